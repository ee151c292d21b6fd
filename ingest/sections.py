"""Headings, their tree, and the parts that they open."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from policy_lineage.ingest.duties_names import is_list_of_bodies
from policy_lineage.ingest.outline import Outline, Part, Stretch
from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.sections_announced import Lists, parted
from policy_lineage.ingest.sections_headings import LONGEST, Around, heading_end, is_annex_heading, is_closing
from policy_lineage.ingest.sections_marks import Mark, Style, follows, marks_of, rank
from policy_lineage.ingest.sections_parts import is_acting, part_below, parts_of_heading, pattern
from policy_lineage.ingest.sections_targets import states_target
from policy_lineage.ingest.values import Section

BESIDE = 2  # headings above
PLANNED = frozenset((Part.AIMS, Part.TARGETS, Part.TASKS))
FIRST_NUMBERS = ("I", "A", "1")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in the reading text, with its place in the tree."""

    mark: Mark
    text: str
    end: int
    level: int
    path: str
    parts: tuple[Part, ...]


@dataclass(slots=True)
class _Tree:
    """The headings found so far, those that are open, and where the body was closed."""

    found: list[Heading] = field(default_factory=list)
    open: list[Heading] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)  # where each heading's own text ends
    closed: bool = False
    lists: Lists = field(default_factory=Lists)
    plain: dict[int, Mark] = field(default_factory=dict)  # the last numbered paragraph of each rank that is no heading

    def close(self, at: int) -> None:
        """What stands from `at` on belongs to no heading."""
        if len(self.ends) < len(self.found):
            self.ends.append(at)

    def parts(self) -> tuple[Part, ...]:
        return self.open[-1].parts if self.open else ()


def find_outline(reading: Reading) -> Outline:
    """The headings of the text and the parts between them."""
    tree = _Tree()
    marks = marks_of(reading)
    skip = -1
    for i, mark in enumerate(marks):
        if i <= skip:
            continue
        tree.lists.read(reading, mark)
        if is_closing(reading, mark):
            tree.close(mark.begin)
            tree.closed = True
        elif is_annex_heading(reading, marks, i, tree.closed, bool(tree.found)):
            skip = _add_annex(reading, marks, i, tree)
        else:
            skip = _add_numbered(reading, marks, i, tree)
        if reading.text.endswith("./.", mark.begin, mark.end):  # the last words of a document
            tree.close(mark.end)
            tree.closed = True
    tree.close(len(reading.text))
    tree.lists.close(len(reading.text))
    rules = {i for i, h in enumerate(tree.found) if not _holds_others(tree.found, i) and _is_rule(reading, h)}
    sections = [_section(reading, h) for h in tree.found]
    titled = tuple(s for i, s in enumerate(sections) if i not in rules)
    return Outline(titled, tuple(_stretches(reading, tree)), tuple(sections[i] for i in sorted(rules)))


def _holds_others(found: list[Heading], i: int) -> bool:
    return i + 1 < len(found) and found[i + 1].level > found[i].level


SHORT_TITLE = 90


def _is_rule(reading: Reading, heading: Heading) -> bool:
    """Whether an article is a sentence and no title: "Điều 2. Quyết định này có hiệu lực kể từ ngày ký."."""
    if heading.mark.style != Style.ARTICLE:
        return False
    words = reading.lower[heading.mark.start : heading.mark.end].rstrip("*_ ")
    return words.endswith((".", ";")) and (len(words) > SHORT_TITLE or " này " in words)


def _section(reading: Reading, heading: Heading) -> Section:
    span = reading.span(heading.mark.begin, heading.end)
    return Section(heading.mark.number, heading.text, heading.level, span.start, span.end, heading.path)


def _add_annex(reading: Reading, marks: list[Mark], i: int, tree: _Tree) -> int:
    """Adds the heading of an annex with the lines in capitals that go on with it; the last of them."""
    last = i
    while last + 1 < len(marks) and last < i + 4 and _is_capitals(reading, marks[last + 1]):
        last += 1
    text = " ".join(reading.text[m.start : m.end].strip("*_ ") for m in marks[i : last + 1])
    own = pattern("annex", "own_text").match(text.lower())
    tree.open.clear()
    tree.lists.end(marks[i].begin)
    _push(tree, Heading(marks[i], text, marks[last].end, 1, "", () if own else (Part.ANNEX,)))
    return last


def _is_capitals(reading: Reading, mark: Mark) -> bool:
    text = reading.text[mark.start : mark.end]
    return mark.style == Style.NONE and text.isupper() and len(text) > 3 and text[0] != "|"


def _add_numbered(reading: Reading, marks: list[Mark], i: int, tree: _Tree) -> int:
    """Adds the heading that paragraph `i` is, if it is one; the last paragraph that belongs to it."""
    mark = marks[i]
    if mark.style in (Style.NONE, Style.BULLET, Style.POINT) or (tree.closed and mark.style > Style.ROMAN):
        return i
    above = _above(tree, mark)
    end = heading_end(reading, marks, i, _around(reading, marks, i, tree, above))
    if end is None:
        tree.plain[rank(mark)] = mark
        return i
    tree.open = above
    text = " ".join(reading.text[mark.start : end].replace("**", "").split()).strip(" .:;*_")
    parts = _parts(tree, above, mark, text)
    if mark.style == Style.ARTICLE and len(text) > 120 and parts_of_heading(text) != (Part.IMPLEMENTATION,):
        parts = ()
    listed = tree.lists.start is not None and rank(mark) >= tree.lists.rank and not parts_of_heading(text)
    if listed:  # "như sau:", and then "1. Về kinh tế" over the targets
        parts = (Part.TARGETS,)
    else:
        tree.lists.end(mark.begin)
    _push(tree, Heading(mark, text, end, len(above) + 1, _path(tree, above, mark), parts))
    return i + 1 if end > mark.end else i


def _parts(tree: _Tree, above: list[Heading], mark: Mark, text: str) -> tuple[Part, ...]:
    """The parts that a heading opens by its words and by what stands round it."""
    parts = part_below(text, tree.parts())
    if parts == (Part.IMPLEMENTATION,) and _is_beside_tasks(tree, above):
        return (Part.TASKS,)
    if not parts and not above and mark.style == Style.ROMAN and _is_plan(tree) and is_acting(text):
        return (Part.TASKS,)
    if not parts and not tree.parts() and (_names_bodies(text) or _goes_on_with_bodies(tree, mark, text)):
        return (Part.IMPLEMENTATION,)  # "4. Sở Y tế" in a directive
    return parts


def _goes_on_with_bodies(tree: _Tree, mark: Mark, text: str) -> bool:
    """Whether a heading is the next of a directive's bodies, whoever it names: "5. Các chủ bến đò"."""
    last = tree.found[-1] if tree.found else None
    if last is None or last.parts != (Part.IMPLEMENTATION,) or last.mark.style != mark.style:
        return False
    return follows(last.mark, mark) and _names_bodies(last.text) and not parts_of_heading(text)


def _is_beside_tasks(tree: _Tree, above: list[Heading]) -> bool:
    """Whether points of a part of tasks that stand two levels below it are tasks so far: "1.5. Trách nhiệm của …"."""
    if len(above) < BESIDE or above[-1].parts != (Part.TASKS,):
        return False
    last = tree.found[-1]
    return last.level > len(above) and last.parts == (Part.TASKS,)


def _is_plan(tree: _Tree) -> bool:
    """Whether a heading of aims, targets or tasks was found, and none of the implementation yet."""
    parts = [part for heading in tree.found for part in heading.parts]
    return bool(PLANNED.intersection(parts)) and Part.IMPLEMENTATION not in parts


def _around(reading: Reading, marks: list[Mark], i: int, tree: _Tree, above: list[Heading]) -> Around:
    """What paragraph `i` stands in."""
    mark, last = marks[i], marks[i - 1]
    inside = tree.parts() if tree.lists.start is None else (*tree.parts(), Part.TARGETS)
    listed = (
        Part.TARGETS in inside
        and last.style == mark.style
        and last.begin != (tree.found[-1].mark.begin if tree.found else -1)
        and follows(last, mark)
        and last.end - last.start < LONGEST
        and states_target(reading.text[last.start : last.end])
    )
    parts = above[-1].parts if above else ()
    body = parts == (Part.IMPLEMENTATION,) and _names_bodies(above[-1].text)
    own = rank(mark)
    sibling = next((h for h in tree.open if rank(h.mark) == own), None)
    bodies = sibling is not None and parts == (Part.IMPLEMENTATION,) and _names_bodies(sibling.text)
    before = tree.plain.get(own)
    plain = before is not None and follows(before, mark) and (not above or before.index > above[-1].mark.index)
    return Around(parts, inside, sibling is not None, body, bodies, listed, plain)


def _names_bodies(heading: str) -> bool:
    """Whether a heading is the name of a body; "TỔ CHỨC THỰC HIỆN" begins like one."""
    return not heading.isupper() and not parts_of_heading(heading) and is_list_of_bodies(heading)


def _push(tree: _Tree, heading: Heading) -> None:
    tree.close(heading.mark.begin)
    tree.closed = False
    tree.found.append(heading)
    tree.open.append(heading)


def _above(tree: _Tree, mark: Mark) -> list[Heading]:
    """The open headings that stay open above `mark`."""
    ranks, own = [rank(h.mark) for h in tree.open], rank(mark)
    if own in ranks:
        return tree.open[: ranks.index(own)]
    # "Điều 1." may hold "I.", and "I." may hold "A."
    inner = mark.number in FIRST_NUMBERS and mark.style in (Style.ROMAN, Style.LETTER)
    outer = tree.open[-1].mark.style if tree.open else Style.NONE
    if inner and outer in (Style.ARTICLE, Style.ROMAN):
        return list(tree.open)
    return [h for h, r in zip(tree.open, ranks, strict=True) if r < own and not _is_past(tree, h, mark)]


def _is_past(tree: _Tree, heading: Heading, mark: Mark) -> bool:
    """Whether "2.1." hangs on a point "2." that is no heading, and not on the heading "1." before that."""
    if mark.style != Style.DECIMAL or heading.mark.style != Style.ARABIC:
        return False
    outer = tree.plain.get(rank(heading.mark))
    return outer is not None and outer.index > heading.mark.index and (mark.number or "").startswith(f"{outer.number}.")


def _path(tree: _Tree, above: list[Heading], mark: Mark) -> str:
    """ "II.3.4": the numbers above, a decimal number in place of those that it repeats."""
    number = mark.number or ""
    outer = [h for h in above if h.path]
    if mark.style == Style.DECIMAL:
        outer = [h for h in outer if not number.startswith(f"{h.mark.number}.")]
    if not outer:
        return number
    last = outer[-1]
    point = tree.plain.get(rank(last.mark)) if mark.style == Style.SMALL and last.mark.style == Style.ARABIC else None
    if point and point.index > last.mark.index:  # "c) …" below a point "6. …" that is no heading, after "5."
        return f"{last.path.removesuffix(last.mark.number or '')}{point.number}.{number}"
    return f"{last.path}.{number}"


def _stretches(reading: Reading, tree: _Tree) -> Iterator[Stretch]:
    """The text below each heading, with its part."""
    for i, (heading, end) in enumerate(zip(tree.found, tree.ends, strict=True)):
        parts = heading.parts
        if len(parts) > 1 and _holds_others(tree.found, i):
            continue
        part = _chosen(parts)
        if part and reading.text[heading.end : end].strip(" .:\n"):
            yield from parted(reading, Stretch(part, heading.end, end, heading.path), tree.lists.found)


def _chosen(parts: tuple[Part, ...]) -> Part | None:
    """The part of a heading that names several and holds no others."""
    for part in (Part.TASKS, Part.TARGETS):
        if part in parts:
            return part
    return parts[0] if parts else None
