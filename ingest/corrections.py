"""What readers put right: the entries of `corrections/*.yaml`, checked, and which files they are for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from policy_lineage.errors import SourceError

FOLDER = "corrections"
APPLIED = "correction "  # how the rule of the doubt that keeps the original begins
LOST = "correction-not-applied"  # rule of the diagnostic
ACTIONS = ("add", "remove", "change")
THINGS = ("edge", "date", "body")
STATUSES = ("issued", "planned")
ROLES = ("charged", "lead", "coordinating", "directing")
FIELDS = ("file", "document", "action", *THINGS, "to", "role", "status", "quotation", "reason", "by")
ARROW = "->"


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry: what to add, remove or change where the quotation stands, why, and who says so."""

    place: str  # "corrections/names.yaml, entry 2"
    file: str | None
    document: str | None  # code
    action: str  # add | remove | change
    thing: str  # edge | date | body
    subject: str  # "A -> B", the code whose date it is, or the body
    to: str | None
    role: str | None  # of a body
    status: str | None  # of an edge
    quotation: str
    reason: str
    by: str


def shelf_of(paths: Iterable[Path], folders: Sequence[Path] = ()) -> dict[Path, tuple[Correction, ...]]:
    """The corrections of each file: those beside it and those of the folders that it lies in."""
    read: dict[Path, tuple[Correction, ...]] = {}
    shelf: dict[Path, tuple[Correction, ...]] = {}
    for path in paths:
        around = dict.fromkeys([path.parent, *(f for f in folders if path.is_relative_to(f))])
        for folder in around:
            if folder not in read:
                read[folder] = corrections_in(folder)
        found = tuple(c for folder in around for c in read[folder] if _is_for(c, path))
        if found:
            shelf[path] = found
    return shelf


def _is_for(correction: Correction, path: Path) -> bool:
    """Whether the entry may be for the file; one that names a document may be for any."""
    if correction.file is None:
        return True
    wanted = Path(correction.file).parts
    return path.parts[-len(wanted) :] == wanted


def strays(paths: Sequence[Path], folders: Sequence[Path]) -> tuple[str, ...]:
    """In words, the entries of the folders that name a file which is not among `paths`."""
    return tuple(
        f"{c.place} names the file {c.file}, which is not among those read. Check how it is spelled."
        for folder in folders
        for c in corrections_in(folder)
        if c.file is not None and not any(_is_for(c, path) for path in paths)
    )


def digest_of(corrections: tuple[Correction, ...]) -> str:
    """Twelve characters that change with any of the entries."""
    return sha256(repr([astuple(c) for c in corrections]).encode()).hexdigest()[:12]


def corrections_in(folder: Path) -> tuple[Correction, ...]:
    """The entries of `corrections/*.yaml` in `folder`; SourceError names file and entry of what is wrong."""
    files = sorted((folder / FOLDER).glob("*.y*ml"))
    return tuple(c for file in files for c in read_corrections(file))


def read_corrections(file: Path) -> tuple[Correction, ...]:
    """The entries of one file, in its order."""
    import yaml

    try:
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        said = " ".join(str(error).split())
        raise SourceError(f"{file} cannot be read as YAML in UTF-8 ({said}). Put that place right.") from error
    if not isinstance(data, list):
        raise SourceError(f"{file} is no list of corrections. Begin each entry with '- file:' or '- document:'.")
    return tuple(_entry(row, f"{file}, entry {number}") for number, row in enumerate(data, 1))


def _entry(row: Any, place: str) -> Correction:
    if not isinstance(row, Mapping):
        raise _wrong(place, "is no set of fields", "Write fields such as 'action: remove'")
    unknown = [str(name) for name in row if name not in FIELDS]
    if unknown:
        raise _wrong(place, f"has unknown fields ({', '.join(unknown)})", f"Accepted are {', '.join(FIELDS)}")
    fields = {name: _text(row[name], name, place) for name in row if row[name] is not None}
    thing = _one_of(fields, THINGS, place)
    _one_of(fields, ("file", "document"), place)
    for name in ("action", "quotation", "reason", "by"):
        if not fields.get(name):
            raise _wrong(place, f"has no '{name}'", f"Add the line '{name}: ...'")
    _check_words(fields, place)
    _check_thing(fields, thing, place)
    return Correction(
        place=place,
        file=fields.get("file"),
        document=fields.get("document"),
        action=fields["action"],
        thing=thing,
        subject=fields[thing],
        to=fields.get("to"),
        role=fields.get("role"),
        status=fields.get("status"),
        quotation=fields["quotation"],
        reason=fields["reason"],
        by=fields["by"],
    )


def _text(value: Any, name: str, place: str) -> str:
    if not isinstance(value, str | int | date):
        raise _wrong(place, f"has a '{name}' that is no text", "Put it in quotation marks")
    return " ".join(str(value).split())


def _one_of(fields: Mapping[str, str], names: Sequence[str], place: str) -> str:
    given = [name for name in names if fields.get(name)]
    if len(given) != 1:
        raise _wrong(place, f"has {len(given)} of the fields {', '.join(names)}", "Give exactly one of them")
    return given[0]


def _check_words(fields: Mapping[str, str], place: str) -> None:
    for name, accepted in (("action", ACTIONS), ("role", ROLES), ("status", STATUSES)):
        if name in fields and fields[name] not in accepted:
            raise _wrong(place, f"has {name} '{fields[name]}'", f"Accepted are {', '.join(accepted)}")


def _check_thing(fields: Mapping[str, str], thing: str, place: str) -> None:
    """What the action needs for an edge, a date or a body."""
    to, action = fields.get("to"), fields["action"]
    needs_to = action == "change" or (thing == "date" and action == "add")
    if needs_to and not to and not (thing == "edge" and fields.get("status")):
        raise _wrong(place, "does not say what it is changed into", "Add the line 'to: ...'")
    if not needs_to and to:
        raise _wrong(place, f"has a 'to', which '{action}' does not use", "Take it out or write 'action: change'")
    if thing == "edge":
        for edge in (fields["edge"], to):
            if edge and len([end for end in edge.split(ARROW) if end.strip()]) != 2:
                raise _wrong(place, f"has the edge '{edge}'", "Write 'A -> B' with two codes, or 'self' for the text")
    if thing == "date" and to:
        _check_date(to, place)


def _check_date(text: str, place: str) -> None:
    try:
        date.fromisoformat(text)
    except ValueError:
        raise _wrong(place, f"has the date '{text}'", "Write year-month-day, 2025-05-04") from None


def _wrong(place: str, what: str, step: str) -> SourceError:
    return SourceError(f"{place} {what}. {step}; see docs/corrections.md.")
