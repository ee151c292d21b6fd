"""The command line as its user meets it: help, columns, refusals, files, pipes."""

import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from policy_lineage.cli import COMMANDS, cli
from tests.shared import ROOT, SAMPLES

LINEAGE = Path(sys.executable).parent / "lineage"
PRESENT = [name for name in COMMANDS if (ROOT / "policy_lineage" / "commands" / f"{name}.py").exists()]
WITH_ROWS = {
    "provinces": (
        ["68-NQ/TW"],
        "province province_then code kind title issued_on issuer status via evidence stated_in start end origin",
    ),
    "trace": (
        ["68-NQ/TW"],
        "depth source source_province target relation status evidence stated_in start end origin",
    ),
    "matrix": (["68-NQ/TW"], "resolution province state documents evidence stated_in origin"),
    "targets": (
        [],
        "province year indicator_id indicator comparator value value_max unit value_canonical unit_canonical document"
        " lead coordinating evidence start end",
    ),
    "agencies": (["Sở Tài chính"], "agency role what text deadline document province start end"),
    "query": ([], "name title_vi title_en parameters columns"),
    "check": ([], "severity rule what document province start end text"),
    "status": ([], "kind name count"),
}
EVERY_STATEMENT = "MATCH (a)-[r]->(b) RETURN a.key AS a, type(r) AS type, b.key AS b"
HELD_BY_A_PIPE = 65_536


def environment(**more: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LINEAGE", "LC_", "LANG"))}
    return kept | {"LINEAGE_LANG": "en", "COLUMNS": "100"} | more


def run(*words: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINEAGE, *words], cwd=folder, env=environment(**more), capture_output=True, encoding="utf-8", timeout=120
    )


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose lineage.db holds the samples."""
    folder = tmp_path_factory.mktemp("cli")
    done = run("ingest", str(SAMPLES), folder=folder)
    assert done.returncode == 0, done.stderr
    return folder


def calls() -> list[str]:
    """Every command as it is typed, those of a group after its name."""
    context = click.Context(cli)
    out = []
    for name in PRESENT:
        command = cli.get_command(context, name)
        below = list(command.commands) if isinstance(command, click.Group) else []
        out += [f"{name} {part}" for part in below] or [name]
    return out


@pytest.mark.parametrize("lang", ["en", "vi"])
@pytest.mark.parametrize("call", calls())
def test_the_help_of_every_command_shows_a_call_of_it(call: str, lang: str) -> None:
    shown = CliRunner().invoke(cli, ["--lang", lang, *call.split(), "--help"])
    assert shown.exit_code == 0
    assert [line for line in shown.output.splitlines() if line.strip().startswith(f"lineage {call}")]


def test_the_help_of_the_group_lists_every_command() -> None:
    shown = CliRunner().invoke(cli, ["--help"]).output
    assert [name for name in PRESENT if f"\n  {name} " not in shown] == []


@pytest.mark.parametrize("name", WITH_ROWS)
def test_json_begins_with_the_promised_columns_in_their_order(name: str, place: Path) -> None:
    words, columns = WITH_ROWS[name]
    done = run(name, *words, "--format", "json", folder=place)
    rows = json.loads(done.stdout)
    assert rows, done.stderr
    promised = columns.split()
    assert list(rows[0])[: len(promised)] == promised


def test_a_document_is_one_object_in_json(place: Path) -> None:
    card = json.loads(run("document", "68-NQ/TW", "--format", "json", folder=place).stdout)
    assert card["code"] == "68-NQ/TW"


def test_a_second_ingest_reads_nothing_again(place: Path) -> None:
    rows = json.loads(run("ingest", str(SAMPLES), "--format", "json", folder=place).stdout)
    assert {row["status"] for row in rows} == {"unchanged"}


REFUSED = {
    "a store that is not there": (["provinces", "68-NQ/TW", "--store", "nowhere.db"], "nowhere.db"),
    "a code that nothing has": (["provinces", "9999-NQ/TW"], "9999-NQ/TW"),
    "a code of three years": (["provinces", "18-NQ/TW"], "18-NQ/TW@2022"),
    "a question that there is not": (["query", "who_implement"], "who_implements"),
    "a parameter that there is not": (["query", "who_implements", "kode=68-NQ/TW"], "kode"),
    "a code of two provinces": (["document", "12-KH/TU"], "lao-cai/12-KH/TU@2025"),
    "a file that is not there": (["extract", "nothing.txt"], "nothing.txt"),
    "a statement that writes": (["cypher", "CREATE (n:Document {key: 'x'}) RETURN n"], "CREATE"),
    "a procedure that writes": (["cypher", "CALL db.createLabel('x')"], "db.createLabel"),
}


@pytest.mark.parametrize("reason", REFUSED)
def test_what_cannot_be_done_is_one_paragraph_and_status_1(reason: str, place: Path) -> None:
    words, named = REFUSED[reason]
    done = run(*words, folder=place)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("lineage: ")
    assert "\n\n" not in done.stderr.strip()
    assert "Traceback" not in done.stderr
    assert named in done.stderr


@pytest.mark.parametrize("reason", ["a code of three years", "a question that there is not"])
def test_a_refusal_speaks_vietnamese_where_asked(reason: str, place: Path) -> None:
    words, named = REFUSED[reason]
    english, vietnamese = (run(*words, folder=place, LINEAGE_LANG=lang).stderr for lang in ("en", "vi"))
    assert named in vietnamese
    assert vietnamese != english


@pytest.mark.parametrize("direction", [[], ["--down"]])
def test_every_candidate_of_an_ambiguous_code_is_accepted_as_input(direction: list[str], place: Path) -> None:
    said = run("trace", "18-NQ/TW", *direction, folder=place).stderr
    candidates = sorted(set(re.findall(r"\b18-NQ/TW@\d{4}\b", said)))
    assert len(candidates) > 1
    assert [c for c in candidates if run("trace", c, folder=place).returncode] == []


def test_a_refused_write_leaves_the_store_as_it_was(place: Path) -> None:
    before = run("status", folder=place).stdout
    run("cypher", "MATCH (n) DETACH DELETE n", folder=place)
    assert run("status", folder=place).stdout == before


def test_a_store_that_is_not_there_is_not_made_by_asking(place: Path) -> None:
    run("status", "--store", "asked.db", folder=place)
    assert not (place / "asked.db").exists()


def test_wrong_usage_ends_with_status_2(place: Path) -> None:
    assert run("provinces", folder=place).returncode == 2


def test_csv_has_a_mark_of_its_encoding_in_a_file_only(place: Path) -> None:
    words = ("provinces", "68-NQ/TW", "--format", "csv")
    printed = run(*words, folder=place).stdout
    run(*words, "-o", "who.csv", folder=place)
    written = (place / "who.csv").read_bytes()
    assert not printed.startswith("\ufeff")
    assert written.decode("utf-8") == "\ufeff" + printed


def test_csv_read_by_another_program_has_the_rows_of_json(place: Path) -> None:
    lines = run("provinces", "68-NQ/TW", "--format", "csv", folder=place).stdout.splitlines(keepends=True)
    rows = json.loads(run("provinces", "68-NQ/TW", "--format", "json", folder=place).stdout)
    assert [r["code"] for r in csv.DictReader(lines)] == [r["code"] for r in rows]


def test_remarks_do_not_mix_with_the_answer(place: Path) -> None:
    done = run("provinces", "68-NQ/TW", "--format", "json", folder=place)
    assert "34 provinces" in done.stderr
    json.loads(done.stdout)


def test_nothing_is_coloured_where_no_terminal_looks(place: Path) -> None:
    done = run("provinces", "68-NQ/TW", folder=place)
    assert "\x1b" not in done.stdout + done.stderr


@pytest.mark.parametrize("columns", ["60", "100", "160"])
def test_a_table_is_no_wider_than_the_terminal(columns: str, place: Path) -> None:
    lines = run("provinces", "68-NQ/TW", folder=place, COLUMNS=columns).stdout.splitlines()
    assert max(map(len, lines)) <= int(columns)


@pytest.mark.skipif(os.name == "nt", reason="there is no head")
@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_a_reader_that_has_seen_enough_is_no_error(form: str, place: Path) -> None:
    # the whole graph is more than a pipe holds, so that the writer meets the closed end
    whole = run("cypher", EVERY_STATEMENT, "--format", form, folder=place).stdout
    assert len(whole.encode()) > HELD_BY_A_PIPE
    script = f'"{LINEAGE}" cypher "{EVERY_STATEMENT}" --format {form} | head -1; exit ${{PIPESTATUS[0]}}'
    done = subprocess.run(["bash", "-c", script], cwd=place, env=environment(), capture_output=True, text=True)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 1
    assert "Error" not in done.stderr


def test_two_answers_to_one_question_are_the_same_bytes(place: Path) -> None:
    first, second = (run("matrix", "--format", "json", folder=place).stdout for _ in range(2))
    assert first == second


def test_a_folder_that_is_not_there_is_named_when_an_answer_is_written(place: Path) -> None:
    done = run("status", "--format", "csv", "-o", "no-folder/status.csv", folder=place)
    assert done.returncode == 1
    assert "no-folder" in done.stderr
