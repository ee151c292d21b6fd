"""What a reader puts right: applied, shown with the original, kept on re-reading, reported where it is lost."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import policy_lineage
from policy_lineage.errors import SourceError
from policy_lineage.ingest.contract import as_json
from policy_lineage.ingest.corrections import LOST, corrections_in, digest_of, read_corrections, shelf_of, strays
from policy_lineage.ingest.corrections_apply import apply
from policy_lineage.ingest.pipeline import extract
from policy_lineage.ingest.source import SourceText
from policy_lineage.ingest.values import Extraction
from tests.shared import ROOT, SAMPLES

TEXT = """UBND TỈNH HÀ TĨNH
Số: 912/KH-UBND
Hà Tĩnh, ngày 12 tháng 8 năm 2025

KẾ HOẠCH
Thực hiện Chương trình hành động số 46-CTr/TU ngày 03/7/2025 của Tỉnh ủy

Chương trình hành động số 46-CTr/TU ngày 03/7/2025 của Tỉnh ủy thực hiện Nghị quyết số 68-NQ/TW ngày 04/5/2025.

II. TỔ CHỨC THỰC HIỆN

1. Sở Tài chính theo dõi, tổng hợp kết quả thực hiện kế hoạch này.
"""
WHO = "reason: the annex says otherwise\n  by: Nguyễn Thị An\n"
HEAD = "- file: plan.txt\n  "
CHAIN = "quotation: Tỉnh ủy thực hiện Nghị quyết số 68-NQ/TW\n  "


def corrected(tmp_path: Path, entries: str, text: str = TEXT) -> Extraction:
    file = tmp_path / "names.yaml"
    file.write_text(entries, encoding="utf-8")
    source = SourceText.of_text(text, "plan.txt")
    return apply(extract(source), read_corrections(file), source)


def edges(found: Extraction) -> set[tuple[str | None, str | None, str]]:
    return {(found.header.code if i.source.self else i.source.code, i.target.code, i.origin) for i in found.implements}


def test_an_edge_is_removed_and_the_doubt_keeps_it(tmp_path: Path) -> None:
    found = corrected(tmp_path, HEAD + "action: remove\n  edge: 46-CTr/TU -> 68-NQ/TW\n  " + CHAIN + WHO)
    assert edges(found) == {("912/KH-UBND", "46-CTr/TU", "text")}
    kept = [a.what for a in found.anomalies if a.rule.startswith("correction ")]
    assert len(kept) == 1
    assert "46-CTr/TU -> 68-NQ/TW (issued" in kept[0]
    assert "Nguyễn Thị An" in kept[0]


def roles(found: Extraction, code: str) -> list[tuple[str, str]]:
    return [(c.role, c.origin) for c in found.citations if c.code == code]


def test_the_mentions_of_a_removed_edge_are_background(tmp_path: Path) -> None:
    found = corrected(tmp_path, HEAD + "action: remove\n  edge: 46-CTr/TU -> 68-NQ/TW\n  " + CHAIN + WHO)
    assert roles(found, "68-NQ/TW") == [("background", "correction")]
    assert roles(found, "46-CTr/TU") == [("implemented-by", "text"), ("background", "correction")]


def test_the_mentions_of_a_changed_edge_take_its_roles(tmp_path: Path) -> None:
    text = TEXT + "\n2. Các sở tiếp tục quán triệt Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị.\n"
    change = "action: change\n  edge: 46-CTr/TU -> 68-NQ/TW\n  to: 46-CTr/TU -> 57-NQ/TW\n  "
    found = corrected(tmp_path, HEAD + change + CHAIN + WHO, text)
    assert roles(found, "68-NQ/TW") == [("background", "correction")]
    assert roles(found, "57-NQ/TW") == [("implemented-by", "correction")]
    assert roles(found, "46-CTr/TU")[1] == ("implementer", "text")


def test_the_json_tells_the_origin_of_what_was_put_right(tmp_path: Path) -> None:
    found = as_json(corrected(tmp_path, HEAD + "action: add\n  edge: self -> 68-NQ/TW\n  " + CHAIN + WHO))
    assert [i["origin"] for i in found["implements"]] == ["text", "text", "correction"]
    assert {c["origin"] for c in found["citations"]} == {"text"}
    assert {d["origin"] for d in found["duties"]} == {"text"}


def test_an_edge_is_added_with_its_origin_and_its_quotation(tmp_path: Path) -> None:
    found = corrected(tmp_path, HEAD + "action: add\n  edge: self -> 68-NQ/TW\n  " + CHAIN + WHO)
    assert ("912/KH-UBND", "68-NQ/TW", "correction") in edges(found)
    added = next(i for i in found.implements if i.origin == "correction")
    assert added.evidence.text == TEXT[added.evidence.start : added.evidence.end]


def test_an_edge_is_changed(tmp_path: Path) -> None:
    change = "action: change\n  edge: 46-CTr/TU -> 68-NQ/TW\n  to: 46-CTr/TU -> 57-NQ/TW\n  "
    found = corrected(tmp_path, HEAD + change + CHAIN + WHO)
    assert edges(found) == {("912/KH-UBND", "46-CTr/TU", "text"), ("46-CTr/TU", "57-NQ/TW", "correction")}


def test_the_date_of_a_mention_is_changed_only_where_the_quotation_stands(tmp_path: Path) -> None:
    change = "action: change\n  date: 46-CTr/TU\n  to: 2025-07-05\n  quotation: Thực hiện Chương trình hành động\n  "
    found = corrected(tmp_path, HEAD + change + WHO)
    dates = [(c.date, c.origin) for c in found.citations if c.code == "46-CTr/TU"]
    assert dates == [("2025-07-05", "correction"), ("2025-07-03", "text")]


def test_the_date_of_the_text_itself_is_changed(tmp_path: Path) -> None:
    change = "action: change\n  date: self\n  to: 2025-08-21\n  quotation: ngày 12 tháng 8 năm 2025\n  "
    assert corrected(tmp_path, HEAD + change + WHO).header.issued_on == "2025-08-21"


@pytest.mark.parametrize(
    ("action", "bodies"),
    [
        ("action: change\n  body: Sở Tài chính\n  to: Sở Công Thương", ("Sở Công Thương",)),
        ("action: add\n  body: Sở Công Thương", ("Sở Tài chính", "Sở Công Thương")),
        ("action: remove\n  body: Sở Tài chính", ()),
    ],
)
def test_the_body_of_a_duty_is_put_right(tmp_path: Path, action: str, bodies: tuple[str, ...]) -> None:
    found = corrected(tmp_path, HEAD + action + "\n  quotation: theo dõi, tổng hợp kết quả\n  " + WHO)
    assert [d.agencies for d in found.duties] == [bodies]


def test_the_lead_agency_of_a_row_is_put_right_and_the_other_columns_stay(tmp_path: Path) -> None:
    file = tmp_path / "names.yaml"
    change = "action: change\n  body: Sở Tài chính\n  to: Sở Công Thương\n  role: lead\n  quotation: "
    file.write_text(HEAD + change + "Tốc độ tăng trưởng kinh tế | % | 10,5\n  " + WHO, encoding="utf-8")
    text = (SAMPLES / "dien-bien-04-NQ-TU.txt").read_text(encoding="utf-8")
    source = SourceText.of_text(text, "plan.txt")
    before, after = extract(source), apply(extract(source), read_corrections(file), source)
    assert before.responsibilities[0].lead == ("Sở Tài chính",)
    assert after.responsibilities[0].lead == ("Sở Công Thương",)
    assert after.responsibilities[0].coordinating == before.responsibilities[0].coordinating
    assert [d.rule for d in after.diagnostics] == []


def test_a_document_is_named_by_its_code(tmp_path: Path) -> None:
    entry = "- document: 912/KH-UBND\n  action: remove\n  edge: 46-CTr/TU -> 68-NQ/TW\n  " + CHAIN + WHO
    assert len(corrected(tmp_path, entry).implements) == 1


def test_another_document_is_left_alone(tmp_path: Path) -> None:
    entry = "- document: 913/KH-UBND\n  action: remove\n  edge: 46-CTr/TU -> 68-NQ/TW\n  " + CHAIN + WHO
    assert corrected(tmp_path, entry) == extract(SourceText.of_text(TEXT, "plan.txt"))


@pytest.mark.parametrize(
    "entry",
    [
        "action: remove\n  edge: 46-CTr/TU -> 68-NQ/TW\n  quotation: những lời không có\n  ",
        "action: remove\n  edge: 46-CTr/TU -> 57-NQ/TW\n  " + CHAIN,
        "action: change\n  date: 57-NQ/TW\n  to: 2024-12-22\n  " + CHAIN,
        "action: remove\n  body: Sở Nội vụ\n  quotation: theo dõi, tổng hợp\n  ",
    ],
)
def test_a_correction_that_finds_nothing_is_a_diagnostic(tmp_path: Path, entry: str) -> None:
    found = corrected(tmp_path, HEAD + entry + WHO)
    lost = [d.what for d in found.diagnostics if d.rule == LOST]
    assert len(lost) == 1
    assert "names.yaml, entry 1" in lost[0]
    assert edges(found) == edges(extract(SourceText.of_text(TEXT, "plan.txt")))


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ("a: b", "no list"),
        ("- [", "cannot be read"),
        (HEAD + "action: remove\n  edge: A/B -> C/D\n  quotation: x\n  reason: y", "entry 1 has no 'by'"),
        (HEAD + "action: delete\n  edge: A -> B\n  quotation: x\n  " + WHO, "add, remove, change"),
        (HEAD + "action: remove\n  quotation: x\n  " + WHO, "edge, date, body"),
        (HEAD + "action: remove\n  edge: A\n  quotation: x\n  " + WHO, "A -> B"),
        (HEAD + "action: change\n  date: A\n  to: 04/5/2025\n  quotation: x\n  " + WHO, "2025-05-04"),
        (HEAD + "action: change\n  date: A\n  quotation: x\n  " + WHO, "changed into"),
        (HEAD + "akt: remove\n  " + WHO, "akt"),
    ],
)
def test_a_wrong_entry_is_refused_with_its_place(tmp_path: Path, entries: str, said: str) -> None:
    file = tmp_path / "names.yaml"
    file.write_text(entries, encoding="utf-8")
    with pytest.raises(SourceError, match=f"{file}.*{said}"):
        read_corrections(file)


def test_corrections_lie_beside_the_file_or_in_a_folder_above(tmp_path: Path) -> None:
    file = tmp_path / "năm 2025" / "plan.txt"
    (tmp_path / "corrections").mkdir()
    entry = HEAD + "action: remove\n  edge: A/B -> C/D\n  quotation: x\n  " + WHO
    (tmp_path / "corrections" / "names.yaml").write_text(entry, encoding="utf-8")
    assert shelf_of([file]) == {}
    assert shelf_of([file, tmp_path / "other.txt"], [tmp_path]) == {file: corrections_in(tmp_path)}


def test_an_entry_whose_file_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "corrections").mkdir()
    entry = HEAD + "action: remove\n  edge: A/B -> C/D\n  quotation: x\n  " + WHO
    (tmp_path / "corrections" / "names.yaml").write_text(entry, encoding="utf-8")
    assert strays([tmp_path / "plan.txt"], [tmp_path]) == ()
    assert "names the file plan.txt" in strays([tmp_path / "plans.txt"], [tmp_path])[0]


def test_the_digest_changes_with_an_entry(tmp_path: Path) -> None:
    entry = HEAD + "action: remove\n  edge: A/B -> C/D\n  quotation: x\n  " + WHO
    file = tmp_path / "names.yaml"
    file.write_text(entry, encoding="utf-8")
    first = digest_of(read_corrections(file))
    file.write_text(entry.replace("annex", "table"), encoding="utf-8")
    assert digest_of(read_corrections(file)) != first


def test_the_page_shows_the_example_as_it_is() -> None:
    page = (ROOT / "docs" / "corrections.md").read_text(encoding="utf-8")
    example = (SAMPLES / "corrections-example.yaml").read_text(encoding="utf-8")
    assert f"```yaml\n{example}```" in page


def lineage(*arguments: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", "from policy_lineage.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder with a plan and one entry that takes its second edge out."""
    (tmp_path / "corrections").mkdir()
    (tmp_path / "plan.txt").write_text(TEXT, encoding="utf-8")
    entry = HEAD + "action: remove\n  edge: 46-CTr/TU -> 68-NQ/TW\n  " + CHAIN + WHO
    (tmp_path / "corrections" / "names.yaml").write_text(entry, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("arguments", [["plan.txt", "--format", "json"], [".", "--format", "jsonl"]])
@pytest.mark.parametrize(("flags", "count"), [([], 1), (["--as-read"], 2)])
def test_extract_applies_what_lies_beside_the_file(
    corpus: Path, arguments: list[str], flags: list[str], count: int
) -> None:
    done = lineage("extract", corpus / arguments[0], *arguments[1:], *flags)
    assert len(json.loads(done.stdout)["implements"]) == count


def test_extract_says_which_entry_finds_nothing(corpus: Path) -> None:
    (corpus / "plan.txt").write_text(TEXT.replace("Tỉnh ủy thực hiện", "Tỉnh ủy để thực hiện"), encoding="utf-8")
    done = lineage("extract", corpus / "plan.txt", "--format", "json")
    assert done.returncode == 0
    assert "names.yaml, entry 1 was not applied" in done.stderr


def test_the_package_applies_what_lies_beside_the_file(corpus: Path) -> None:
    assert len(policy_lineage.extract(corpus / "plan.txt").implements) == 1
    assert len(policy_lineage.extract(TEXT).implements) == 2


def test_a_correction_reaches_the_store_and_survives_re_reading(tmp_path: Path) -> None:
    folder, store = tmp_path / "corpus", tmp_path / "lineage.db"
    (folder / "corrections").mkdir(parents=True)
    plan = folder / "plan.txt"
    plan.write_text(TEXT, encoding="utf-8")

    def ingest() -> tuple[str, str]:
        done = lineage("ingest", folder, "--store", store, "--format", "json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)[0]["status"], done.stderr

    def stated() -> list[tuple[str, str]]:
        cypher = (
            "MATCH (a:Document)-[i:IMPLEMENTS]->(b:Document) WHERE i.origin <> 'registry' "
            "RETURN b.code AS code, i.origin AS origin ORDER BY code, origin"
        )
        done = lineage("cypher", cypher, "--store", store, "--format", "json")
        assert done.returncode == 0, done.stderr
        return [(row["code"], row["origin"]) for row in json.loads(done.stdout)]

    assert ingest()[0] == "loaded"
    assert stated() == [("46-CTr/TU", "text"), ("68-NQ/TW", "text")]
    change = "action: change\n  edge: 46-CTr/TU -> 68-NQ/TW\n  to: 46-CTr/TU -> 57-NQ/TW\n  "
    entries = folder / "corrections" / "names.yaml"
    entries.write_text(HEAD + change + CHAIN + WHO, encoding="utf-8")
    assert ingest()[0] == "loaded"
    put_right = [("46-CTr/TU", "text"), ("57-NQ/TW", "correction")]
    assert stated() == put_right
    assert ingest()[0] == "unchanged"
    plan.write_text(TEXT + "\nThêm một câu.\n", encoding="utf-8")
    assert ingest()[0] == "loaded"
    assert stated() == put_right
    plan.write_text(TEXT.replace("Tỉnh ủy thực hiện", "Tỉnh ủy để thực hiện"), encoding="utf-8")
    status, said = ingest()
    assert status == "loaded"
    assert "names.yaml, entry 1 was not applied" in said
    entries.unlink()
    assert ingest()[0] == "loaded"
