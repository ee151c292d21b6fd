"""What the clauses of one sentence share: a predicate, a unit, a verb or a bound."""

import re

from policy_lineage.ingest.quantities_values import Quantity
from policy_lineage.ingest.targets_clauses import Clause, is_linked, opens_action
from policy_lineage.ingest.targets_drafts import Draft, noun_of
from policy_lineage.ingest.targets_words import cleaned, is_whole_area, merged, predicate, tail_of


def shared(words: str, parts: list[Clause], read: list[Draft]) -> list[Draft]:
    """The drafts of one sentence with the predicate, the tail or the verb that neighbours share."""
    out = list(read)
    last = len(out) - 1
    for i in range(len(out) - 2, -1, -1):
        if not parts[i + 1].joined or parts[i + 1].among:
            last = i
            continue
        out[i] = _with_tail(words, parts[i], out[i], parts[last], out[last])
        last = last if out[i] is not read[i] else i
    out = _in_turn(words, parts, out)
    headed = 0  # the clause that has the verb
    for i in range(1, len(out)):
        if parts[i].joined and not parts[i].among:
            out[i] = _with_verb(words, (parts[i - 1], parts[headed]), out[i - 1], parts[i], out[i])
        headed = headed if parts[i].joined and not _around(words, parts[i])[0] else i
    return out


LISTED = re.compile(r",\s(?:và\s)?|\svà\s")


def _in_turn(words: str, parts: list[Clause], read: list[Draft]) -> list[Draft]:
    """ "nông nghiệp, thủy sản lần lượt chiếm 60%, 40%": each figure belongs to the name in its place."""
    before = words[parts[0].start : parts[0].quantity.number] if parts else ""
    at = before.lower().rfind("lần lượt")
    if at < 0:
        return read
    names = LISTED.split(cleaned(before[:at]).removesuffix(" chiếm"))
    run = 1 + next((i for i, part in enumerate(parts[1:]) if not part.joined), len(parts) - 1)
    if not 1 < len(names) <= run:
        return read
    last = parts[len(names) - 1]
    tail = tail_of(words[last.quantity.end : last.end]) or None
    named = [names[0], *(_in_place(names[0], name) for name in names[1:])]
    return [d._replace(indicator=n, qualifier=tail) for d, n in zip(read, named, strict=False)] + read[len(names) :]


def _in_place(first: str, name: str) -> str:
    """ "thủy sản" in the place of "nông nghiệp" in "tỷ trọng nông nghiệp"."""
    both = merged(first, name)
    if both != f"{first} {name}":
        return both
    return " ".join([*first.split(" ")[: -len(name.split(" "))], name])


def _with_tail(words: str, clause: Clause, draft: Draft, next_clause: Clause, after: Draft) -> Draft:
    """ "80% trường mầm non, 75% trường tiểu học đạt chuẩn": the predicate belongs to both."""
    quantity, other = draft.quantity, after.quantity
    if not quantity or not other or not _same_kind(quantity, other):
        return draft
    head, tail = _around(words, clause)
    next_head, next_tail = _around(words, next_clause)
    if quantity.kind in ("count", "thing") and (per := _base(other.unit)) and not _base(quantity.unit):
        return draft._replace(indicator=draft.indicator + per, quantity=quantity._replace(unit=f"{quantity.unit}{per}"))
    if quantity.kind in ("count", "thing") and not head and not tail and predicate(next_tail) == 0 and quantity.verb:
        return draft._replace(indicator=f"{noun_of(quantity)} {next_tail}".strip())  # "có 9 xã và 1 huyện đạt chuẩn"
    if quantity.kind != "percent":
        return draft
    if opens_action(head) and not tail and next_tail and not is_linked(quantity):
        return draft._replace(indicator=f"{head} {next_tail}")
    if not head and not tail and next_tail and quantity.verb and not next_head:
        return draft._replace(indicator=after.indicator, qualifier=after.qualifier)  # "đạt 60% và … đạt 75% số trường"
    if quantity.change and not other.change:
        return draft  # "giảm 20% số vụ cháy, 90% số chợ đạt chuẩn"
    at = predicate(next_tail)
    if head and not tail and at == 0 and not is_linked(quantity):
        return draft._replace(indicator=f"{head} {next_tail}", qualifier=head)
    if tail and not head and at and predicate(tail) is None:
        return draft._replace(indicator=f"{tail} {next_tail[at:]}", qualifier=tail)
    return draft


BASE = re.compile(r"(?: trên |/)[\d.]* ?(?:vạn|nghìn|ngàn)? ?dân.*$")


def _base(unit: str | None) -> str:
    """What a unit is counted on: "giường bệnh/1 vạn dân" gives "/1 vạn dân"."""
    found = BASE.search(unit or "")
    return found.group() if found else ""


def _with_verb(words: str, earlier: tuple[Clause, Clause], before: Draft, clause: Clause, draft: Draft) -> Draft:
    """ "Thành lập mới 250 doanh nghiệp, 90 hợp tác xã": the verb and the bound belong to both."""
    quantity, other = draft.quantity, before.quantity
    if not quantity or not other or not _same_sort(quantity, other):
        return draft
    head, tail = _around(words, clause)
    _, tail_before = _around(words, earlier[0])
    verb, _ = _around(words, earlier[1])
    if head or (quantity.verb and not _is_bound(quantity.verb)):
        return draft
    stated = quantity.kind == "percent" and predicate(tail_before) is not None  # says all that it says by itself
    if not quantity.verb and quantity.comparator == "=" and not stated and _binds_on(other):
        quantity = quantity._replace(comparator=other.comparator)
    if _moves_too(quantity, other, verb, tail):
        quantity = quantity._replace(comparator=other.comparator, change=other.change)
    indicator = draft.indicator
    bare = bool(tail_before) and predicate(tail_before) is None and predicate(tail) is None
    placed = is_whole_area(verb) or PLACED.match(tail) is not None
    done_to = bare and not placed and not is_linked(earlier[1].quantity)  # "Nhựa hóa 100% đường huyện, 80% đường xã"
    if quantity.kind == "percent" and tail and verb and (verb.lower() in SHARES or done_to):
        indicator = f"{verb} {tail}"  # "đóng góp 55% GRDP, 35% tổng thu ngân sách"
    if verb and quantity.kind != "percent" and opens_action(verb):
        indicator = " ".join(part for part in (verb, noun_of(quantity), tail) if part)
    return draft._replace(quantity=quantity, indicator=indicator)


def _moves_too(quantity: Quantity, other: Quantity, verb: str, tail: str) -> bool:
    """ "giảm ít nhất 30% thời gian, 30% chi phí": the second goes down as far as the first."""
    if verb or not other.change or quantity.verb or quantity.kind != "percent" or quantity.unit != other.unit:
        return False
    return quantity.value == other.value and bool(tail) and predicate(tail) is None


def _binds_on(quantity: Quantity) -> bool:
    """Whether a bound also holds for the figures listed after it: "có từ 14 bác sĩ, 35 giường"."""
    verb = quantity.verb or ""
    return verb == "có từ" or (quantity.comparator in (">=", "~") and not verb.endswith("từ"))


def _is_bound(verb: str) -> bool:
    """Whether the words before a figure only bind it: "khoảng", "trên"."""
    return all(word in BOUNDS for word in verb.split())


BOUNDS = ("từ", "khoảng", "trên", "dưới", "hơn", "gần", "ít", "nhất", "tối", "thiểu", "đa")
PLACED = re.compile(r"(?:đối với|ở|tại|trong|cho|trên)\s", re.IGNORECASE)
SHARES = ("đóng góp", "đóng góp vào", "chiếm")


def _around(words: str, clause: Clause) -> tuple[str, str]:
    quantity = clause.quantity
    return cleaned(words[clause.start : quantity.start]), tail_of(words[quantity.end : clause.end])


def _same_sort(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are of one kind, or both count or measure things: "500 km đường, 20 cây cầu"."""
    things = {"count", "thing", "classifier", "bare", "measure"}
    return one.kind == other.kind or {one.kind, other.kind} <= things


def _same_kind(one: Quantity, other: Quantity) -> bool:
    return one.kind == other.kind or {one.kind, other.kind} <= {"count", "thing", "classifier", "bare"}
