"""Indicators: what a target measures, matched with a stated reason or left unmatched.

Growth, share, cut and level are never mixed: an indicator is matched only if
the unit and the movement of the figure fit what it measures.
"""

import re
from dataclasses import dataclass
from functools import cache

from policy_lineage.data import rows, rules
from policy_lineage.graph.letters import folded, plain
from policy_lineage.graph.name_index import index_of, names_in
from policy_lineage.graph.units import converts
from policy_lineage.ingest.values import Target

NOT_WORDS = re.compile(r"[,;:()\[\]“”\"'‘’*]|(?<!\d)\.|\.(?!\d)| [–-] ")
# "(tăng 4,3%)", "(trong đó trồng mới 250 ha)": another figure, said aside
ASIDE = re.compile(r"\((?:tăng|giảm|trồng mới|trong đó|gồm|bằng|tương đương)\b[^()]*\d[^()]*\)", re.IGNORECASE)
EMPTY = re.compile(r"\b(?:và|các|những|tỉnh)\b(?!/)")
SPACES = re.compile(r"\s+")
# "tăng lên 46%", "giảm còn 2,4%": the figure is the level that is reached
REACHED = re.compile(r"(?:lên|đến|còn|xuống)(?: mức| khoảng| trên| dưới| ít nhất)* \d")
GROWS = re.compile(r"\b(?:tốc độ tăng|tăng trưởng|tăng)\b")
FALLS = re.compile(r"\bgiảm\b")
RANKED = re.compile(r"^(?:điểm|hạng|%|/?\d{2}.*|tỉnh.*|địa phương|vị trí|bậc)?$")


@dataclass(frozen=True, slots=True)
class Match:
    """The indicator of a target, its unit, and how the words were matched to it."""

    id: str
    unit: str
    reason: str


@dataclass(frozen=True, slots=True)
class Rule:
    """The words that name one indicator."""

    id: str
    any: tuple[re.Pattern[str], ...]
    none: re.Pattern[str] | None
    unit: str
    measure: str


@cache
def indicator_rules() -> tuple[Rule, ...]:
    """The rules of `data/indicator_phrases.yaml`, in the order of the registry."""
    phrases = rules("indicator_phrases")["indicators"]
    return tuple(_rule(row, phrases[row["id"]]) for row in rows("indicators") if row["id"] in phrases)


def _rule(row: dict[str, str], said: dict[str, list[str]]) -> Rule:
    never = said.get("not")
    none = re.compile("|".join(never)) if never else None
    return Rule(row["id"], tuple(re.compile(p) for p in said["any"]), none, row["unit"], row["measure"])


@cache
def _names() -> dict[str, str]:
    """Indicators by their names and other names, where one has that name alone."""
    return index_of(((r["id"], names_in(r, "name_vi")) for r in rows("indicators")), words_of).alone


@cache
def words_of(text: str) -> str:
    """The words of a target in the form that the rules are written in.

    >>> words_of("Tốc độ tăng tổng sản phẩm trên địa bàn (GRDP)")
    'tốc độ tăng grdp'
    >>> words_of("Tỉ lệ thôn, bản và tổ dân phố văn hoá")
    'tỷ lệ thôn bản tổ dân phố văn hóa'
    """
    bare = SPACES.sub(" ", EMPTY.sub(" ", NOT_WORDS.sub(" ", ASIDE.sub(" ", folded(text))))).strip()
    for printed, word in rules("indicator_phrases")["words"].items():
        if printed in bare:
            bare = re.sub(rf"(?<!\w){re.escape(printed)}(?!\w)", word, bare) if word else bare.replace(printed, "")
    return SPACES.sub(" ", bare).strip()


def match_indicator(target: Target) -> Match | None:
    """The indicator that the target measures; None where none is certain."""
    text = words_of(target.indicator)
    if part := words_of(target.qualifier or ""):
        text = f"{text} | {part}"
    found = [(length, rule) for rule in indicator_rules() if (length := _length(rule, text)) and _fits(rule, target)]
    exact = _names().get(text)
    if exact and any(rule.id == exact for _, rule in found):
        return _match(exact, "name")
    if not found:
        return None
    longest = max(length for length, _ in found)
    best = [rule for length, rule in found if length == longest]
    if len(best) > 1:
        return None
    return _match(best[0].id, f"words: {_said(best[0], text)}")


def _match(id: str, reason: str) -> Match:
    unit = next(r.unit for r in indicator_rules() if r.id == id)
    return Match(id, unit, reason)


def _length(rule: Rule, text: str) -> int:
    """How many characters of the text the rule speaks for; 0 where it says nothing."""
    if rule.none and rule.none.search(text):
        return 0
    return max((m.end() - m.start() for p in rule.any if (m := p.search(text))), default=0)


def _said(rule: Rule, text: str) -> str:
    spans = [m for p in rule.any if (m := p.search(text))]
    return max((m.group() for m in spans), key=len).strip()


def _fits(rule: Rule, target: Target) -> bool:
    """Whether unit and movement of the figure are those that the indicator has."""
    if "done" in rule.measure:
        return _moves(rule.measure, target)
    if target.value is None:
        return False
    if rule.measure in ("score or rank", "rank"):
        return bool(RANKED.match((target.unit or "").strip()))
    if not converts(target.unit, rule.unit):
        return False
    return _moves(rule.measure, target)


def _moves(measure: str, target: Target) -> bool:
    """Growth wants a rise, a cut wants a fall, a level or a share wants neither."""
    text = folded(target.indicator)
    reached = bool(REACHED.search(folded(target.span.text)))
    moved = None if reached else target.change
    if measure == "growth":
        return moved == "increase" or (moved is None and bool(GROWS.search(text) or "đổi mới" in text))
    if measure == "cut":
        return moved == "decrease" or (moved is None and not reached and bool(FALLS.search(text)))
    return moved is None


@cache
def part_of(id: str, indicator: str, qualifier: str | None) -> frozenset[str]:
    """The parts of the whole that a target speaks of; targets with other parts are not compared.

    >>> sorted(part_of("schools_std", "trường tiểu học đạt chuẩn quốc gia", None))
    ['tiểu học']
    >>> sorted(part_of("share_services", "Cơ cấu GRDP", "Ngành dịch vụ"))
    []
    """
    words, said = words_of(qualifier or ""), f"{words_of(indicator)} | {words_of(qualifier or '')}"
    found, own = _scopes_in(said), _scopes_in(_name(id))
    found = found - own if own <= found else found  # one of several parts that the name has is a part
    for _, patterns in _scopes():
        for pattern in patterns:
            words = pattern.sub(" ", words)
    told = {*words_of(indicator).split(), *rules("indicator_phrases")["whole"]}
    rest = set(words.split()) - _words_of_names(id) - told
    return frozenset(found | {w for w in rest if w[:1].isalnum()})


@cache
def _scopes() -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    table = rules("indicator_phrases")["scopes"]
    return tuple((name, tuple(re.compile(p) for p in patterns)) for name, patterns in table.items())


def _scopes_in(words: str) -> frozenset[str]:
    return frozenset(name for name, patterns in _scopes() if any(p.search(words) for p in patterns))


@cache
def _name(id: str) -> str:
    return next((words_of(r["name_vi"]) for r in rows("indicators") if r["id"] == id), "")


@cache
def _words_of_names(id: str) -> frozenset[str]:
    """The words of all names of an indicator."""
    row = next((r for r in rows("indicators") if r["id"] == id), None)
    names = (row["name_vi"], *row["aliases"].split(";")) if row else ()
    return frozenset(word for name in names for word in words_of(name).split())


def search_indicators(words: str) -> tuple[str, ...]:
    """The indicators that a person's words mean: the one of that name, else all whose names hold the words.

    >>> search_indicators("GRDP bình quân đầu người"), search_indicators("che phu rung")
    (('grdp_pc',), ('forest_cover',))
    """
    if words in {r["id"] for r in rows("indicators")}:
        return (words,)
    if id := _names().get(words_of(words)):
        return (id,)
    wanted = plain(words)
    found = [r["id"] for r in rows("indicators") if wanted in plain(f"{r['name_vi']};{r['aliases']};{r['name_en']}")]
    return tuple(found)
