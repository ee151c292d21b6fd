"""What a loading will do: which nodes are new, which change, which statements find no end. Pure values."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from policy_lineage.graph.batch import GraphBatch, Node, Relationship, Standing, Value
from policy_lineage.graph.cypher import key_of
from policy_lineage.graph.model import NODE_KINDS, OWNED, RELATIONSHIP_KINDS
from policy_lineage.words import both

At = tuple[str, str]  # label and key
TOLD = {Standing.OWN_TEXT: "told_by_text", Standing.REGISTRY: "told_by_registry"}
REGISTRY = "registry/"  # what rows of the registry are stated in: registry/province/Hà Tĩnh, registry/vn/68-NQ/TW@2025
ROW_LABELS = {"province": "Province", "agency": "Agency", "indicator": "Indicator"}
BARE = frozenset({"told_by_text", "told_by_registry"})


@dataclass(frozen=True, slots=True)
class Existing:
    """A node that the store has."""

    id: str
    properties: Mapping[str, Any]


Reason = tuple[str, str]  # in English and in Vietnamese


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A statement that was not written, and why."""

    statement: str
    reason: Reason

    def __str__(self) -> str:
        return self.said("en")

    def said(self, lang: str) -> str:
        """Both, in that language."""
        return f"{self.statement}: {self.reason[lang == 'vi']}"


@dataclass(slots=True)
class Plan:
    """The rows to write, grouped as the statements want them."""

    new: dict[tuple[str, tuple[str, ...]], list[dict[str, Any]]] = field(default_factory=dict)
    changes: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    statements: dict[tuple[str, str, str], list[Relationship]] = field(default_factory=dict)
    known: dict[At, str] = field(default_factory=dict)
    rest: list[LeftOut] = field(default_factory=list)


def spoken_of(batches: Sequence[GraphBatch]) -> dict[str, list[str]]:
    """The keys, by label, of nodes that may be there already with values of their own."""
    needed: set[At] = {own_node(batch.stated_in)[0] for batch in batches}
    for batch in batches:
        needed.update((node.label, node.key) for node in batch.nodes if node.label not in OWNED)
    return _by_label(needed)


def only_ends(batches: Sequence[GraphBatch]) -> dict[str, list[str]]:
    """The keys, by label, of nodes that statements hold and no batch speaks of."""
    ends: set[At] = set()
    for batch in batches:
        ends.update([relationship.source for relationship in batch.relationships])
        ends.update([relationship.target for relationship in batch.relationships])
    ends.difference_update([(node.label, node.key) for batch in batches for node in batch.nodes])
    return _by_label(ends)


def _by_label(nodes: Set[At]) -> dict[str, list[str]]:
    by_label: dict[str, list[str]] = {}
    for label, key in sorted(nodes):
        if label in NODE_KINDS:
            by_label.setdefault(label, []).append(key)
    return by_label


def make_plan(
    batches: Sequence[GraphBatch],
    existing: Mapping[At, Existing],
    again: frozenset[str] = frozenset(),
    *,
    ends_known: bool = True,
) -> Plan:
    """The plan for these batches; `again` are the texts that were loaded before.

    Without `ends_known` an end that no batch speaks of is taken to be there,
    and the writing finds out.
    """
    plan = Plan(known={at: found.id for at, found in existing.items()})
    after = _states(batches, existing, again)
    for at, (state, labels) in sorted(after.items(), key=lambda item: item[0]):
        if at in existing:
            _plan_change(plan, at, existing[at].properties, state)
        else:
            plan.new.setdefault((at[0], labels), []).append(state)
    there = {*after, *existing} if ends_known else None
    for batch in batches:
        _plan_statements(plan, batch, there)
    return plan


def _states(
    batches: Sequence[GraphBatch], existing: Mapping[At, Existing], again: frozenset[str]
) -> dict[At, tuple[dict[str, Any], tuple[str, ...]]]:
    """What each node that the batches speak of will be."""
    after: dict[At, tuple[dict[str, Any], tuple[str, ...]]] = {}
    for key in sorted(again):
        at, told = own_node(key)
        found = existing.get(at)
        if found is not None and found.properties.get(told):
            after[at] = (without_told(found.properties, told), ())
    for batch in batches:
        for node in batch.nodes:
            at = (node.label, node.key)
            if at in after:
                state = joined(after[at][0], _owned(node, batch))
            elif at in existing:
                state = joined(existing[at].properties, _owned(node, batch))
            else:
                state = _first(_owned(node, batch))
            after[at] = (state, node.extra_labels)
    return after


def _first(node: Node) -> dict[str, Any]:
    """The properties of a node of which nobody has spoken before."""
    own_key = key_of(node.label)
    if node.standing is not Standing.MENTION and node.label not in OWNED:
        return joined({own_key: node.key}, node)
    known = {name: value for name, value in node.properties.items() if value is not None and name not in BARE}
    return {**known, own_key: node.key}


def _owned(node: Node, batch: GraphBatch) -> Node:
    """A node that belongs to its text says which text that is."""
    if node.label not in OWNED:
        return node
    return Node(node.label, node.key, {**node.properties, "stated_in": batch.stated_in}, node.extra_labels)


def own_node(stated_in: str) -> tuple[At, str]:
    """The node that a text, or a row of the registry, is about, and where it notes which values it decided."""
    if not stated_in.startswith(REGISTRY):
        return ("Document", stated_in), "told_by_text"
    row = stated_in.removeprefix(REGISTRY)
    table, _, key = row.partition("/")
    return ((ROW_LABELS[table], key) if table in ROW_LABELS else ("Document", row)), "told_by_registry"


def without_told(properties: Mapping[str, Any], told: str) -> dict[str, Any]:
    """The node as others know it, once its own text or its row of the registry is withdrawn."""
    decided = set(str(properties.get(told, "")).split())
    return {k: v for k, v in properties.items() if k not in decided and k != told}


def joined(before: Mapping[str, Any], node: Node) -> dict[str, Any]:
    """The properties once `node` has spoken.

    The higher standing wins; among mentions the smaller value, so that the
    order of loading never counts.
    """
    after = dict(before)
    own_key = key_of(node.label)
    standing = {name: level for level, told in TOLD.items() for name in str(before.get(told, "")).split()}
    decided = set()
    for name, value in node.properties.items():
        if value is None or name == own_key or name in BARE:
            continue
        if _wins(node.standing, value, standing.get(name, Standing.MENTION), after.get(name)):
            after[name] = list(value) if isinstance(value, list) else value
            decided.add(name)
    _note_decided(after, node, decided, standing)
    return after


def _wins(speaks: Standing, value: Value, spoke: Standing, known: Any) -> bool:
    if known is None or speaks > spoke:
        return True
    if speaks < spoke:
        return False
    return speaks is not Standing.MENTION or _rank(value) < _rank(known)


def _rank(value: Any) -> tuple[str, Any]:
    if isinstance(value, bool | int | float):
        return ("", float(value))
    return ("text", str(value))


def _note_decided(after: dict[str, Any], node: Node, decided: set[str], standing: Mapping[str, Standing]) -> None:
    """Writes down which values the text or the registry decided."""
    if node.standing is Standing.MENTION or node.label in OWNED:
        return
    for level, told in TOLD.items():
        names = {name for name, was in standing.items() if was is level and name not in decided}
        names |= decided if level is node.standing else set()
        if names:
            after[told] = " ".join(sorted(names))
        else:
            after.pop(told, None)


def _plan_change(plan: Plan, at: At, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    changes = {name: after.get(name) for name in {*before, *after} if before.get(name) != after.get(name)}
    if changes:
        plan.changes.setdefault(at[0], []).append({"key": at[1], "changes": changes})


def _plan_statements(plan: Plan, batch: GraphBatch, there: Set[At] | None) -> None:
    for relationship in batch.relationships:
        source, target = relationship.source, relationship.target
        group = (relationship.type, source[0], target[0])
        # what another one of the group has shown is not looked at again
        fits = group in plan.statements and (there is None or (source in there and target in there))
        if fits and relationship.properties.get("stated_in") == batch.stated_in:
            plan.statements[group].append(relationship)
            continue
        reason = _reason_against(relationship, batch, there)
        if reason:
            plan.rest.append(left_out(relationship, reason))
        else:
            plan.statements.setdefault(group, []).append(relationship)


def left_out(relationship: Relationship, reason: Reason) -> LeftOut:
    """A statement that is not written, with the reason."""
    return LeftOut(f"{relationship.properties.get('stated_in')}: {relationship.type} {relationship.id}", reason)


def missing_end(end: At) -> Reason:
    """Why a statement was left out."""
    return both("store.no-end", label=end[0], key=end[1])


def _reason_against(relationship: Relationship, batch: GraphBatch, there: Set[At] | None) -> Reason | None:
    """Why the statement cannot be written, None where it can."""
    kind = RELATIONSHIP_KINDS.get(relationship.type)
    if kind is None:
        return both("store.no-type")
    if relationship.properties.get("stated_in") != batch.stated_in:
        return both("store.other-text")
    for end, labels in ((relationship.source, kind.sources), (relationship.target, kind.targets)):
        if end[0] not in labels or end[0] not in NODE_KINDS:
            return both("store.wrong-end", label=end[0])
        if there is not None and end not in there:
            return missing_end(end)
    return None
