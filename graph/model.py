"""The graph, written once: constraints, load statements, docs and exports are made from these tables."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Property:
    """One property: its name, its type (string, integer, float, date, boolean, strings) and its meaning.

    Dates are stored as ISO text ("2025-05-04"): they sort, compare and travel alike everywhere.
    """

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class NodeKind:
    """One kind of node: label, the property that identifies it, labels that may come on top."""

    label: str
    key: str
    meaning: str
    properties: tuple[Property, ...]
    extra_labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RelationshipKind:
    """One kind of relationship, read source to target."""

    type: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    meaning: str
    properties: tuple[Property, ...] = ()


def _properties(*rows: str) -> tuple[Property, ...]:
    """Properties from rows of "name type meaning"."""
    return tuple(Property(*row.split(" ", 2)) for row in rows)


PROOF = _properties(
    "id string the statement: a digest of ends, kind, place and rule; two sentences are two relationships",
    "stated_in string key of the document read, or of the registry row, that states it",
    "start integer first character of the sentence in the source text",
    "end integer character after the last one",
    "text string the sentence as printed",
    "rule string the rule that read it",
    "origin string text | registry | correction",
)

# who decided a value of a node that several texts speak of; what neither names comes from mentions
TOLD = (
    "told_by_text string names of the properties that its own text decided, by spaces",
    "told_by_registry string names of the properties that the registry decided, by spaces",
)

NODES: tuple[NodeKind, ...] = (
    NodeKind(
        "Document",
        "key",
        "a policy document, held or only mentioned",
        _properties(
            "key string place/code@year, place/slug-of-the-name@term, or text/digest for another text",
            "code string normalised number and sign; empty for documents known by name",
            "name string the name of a document without a number",
            "kind string nghị quyết, chương trình hành động …",
            "title string what stands under the kind in its own text",
            "subject string what it is about, as stated by others",
            "issuer string the body that issued it",
            "issued_on date decided: own text, then registry, then the smallest of what mentions say",
            "year integer of issue",
            "status string issued | planned",
            "held boolean its text is in the store",
            "province string the province as named in the document, empty for central ones",
            "sha256 string of the file read",
            "path string of the file read",
            "characters integer length of the source text",
            "media_type string of the file read",
            "rules string digest of the rules that read it",
            "term string committee term or assembly",
            "known boolean the registry has it",
            "signed_by string who signed it",
            "plan_year integer the single year that the title plans for",
            *TOLD,
        ),
        ("Central", "Provincial"),
    ),
    NodeKind(
        "Province",
        "name",
        "a province or city, of today or of before 1 July 2025",
        _properties(
            "name string short name: Hà Tĩnh",
            "gso_code string two digits",
            "full_name string with its kind: Tỉnh Hà Tĩnh",
            "kind string tỉnh | thành phố",
            "valid_from date first day; empty where it always was",
            "valid_to date last day; empty where it still is",
            "region string socio-economic region",
            *TOLD,
        ),
    ),
    NodeKind(
        "Agency",
        "key",
        "a body that issues, leads, coordinates or is charged",
        _properties(
            "key string place/slug-of-the-name",
            "name string canonical name",
            "level string central | province | commune",
            "kind string party committee, department …",
            "aliases strings other names as printed",
            "in_use string when the name is valid",
            *TOLD,
        ),
    ),
    NodeKind(
        "Indicator",
        "id",
        "what a target measures",
        _properties(
            "id string short English identifier",
            "name_vi string canonical name",
            "name_en string translation",
            "group string field of policy",
            "unit string canonical unit",
            "direction string up | down | none: which way is better",
            *TOLD,
        ),
    ),
    NodeKind(
        "Target",
        "key",
        "one measurable figure set for a year",
        _properties(
            "key string document key, item and position",
            "item string number of the point or row as printed",
            "indicator string the words of the text",
            "group string sub-heading",
            "qualifier string what part of the whole is meant",
            "comparator string >= > < <= = ~ range achieve",
            "value float as printed",
            "value_max float upper bound of a range",
            "unit string as printed",
            "change string increase | decrease",
            "year integer the year aimed at",
            "value_canonical float in unit_canonical; empty where no conversion is certain",
            "value_max_canonical float likewise",
            "unit_canonical string unit of the indicator",
            "text string as printed",
            "start integer first character",
            "end integer character after the last one",
            "stated_in string key of the document read",
        ),
    ),
    NodeKind(
        "Task",
        "key",
        "one paragraph or bullet of the tasks part",
        _properties(
            "key string document key and position",
            "section string path of numbers: II.3.4",
            "text string as printed",
            "start integer first character",
            "end integer character after the last one",
            "stated_in string key of the document read",
        ),
    ),
    NodeKind(
        "Duty",
        "key",
        "one point of the implementation part that charges a body",
        _properties(
            "key string document key and position",
            "item string number of the point as printed",
            "text string what is to be done",
            "deadline string as printed",
            "frequency string as printed",
            "start integer first character",
            "end integer character after the last one",
            "stated_in string key of the document read",
        ),
    ),
    NodeKind(
        "Doubt",
        "key",
        "something that a careful reader would flag",
        _properties(
            "key string document key, rule and position",
            "rule string the rule that found it",
            "severity string high | medium | low",
            "what string the doubt in words",
            "text string as printed",
            "start integer first character",
            "end integer character after the last one",
            "stated_in string key of the document read",
        ),
    ),
    NodeKind(
        "Source",
        "key",
        "one text or registry file as it was loaded: the record of the loading, joined to nothing",
        _properties(
            "key string the `stated_in` of its statements",
            "path string of the file",
            "sha256 string of the file",
            "rules string digest of the rules that read it",
            "nodes integer how many the batch had",
            "relationships integer how many the batch had",
            "complete boolean false while a loading is under way or was cut off",
        ),
    ),
)

RELATIONSHIPS: tuple[RelationshipKind, ...] = (
    RelationshipKind(
        "IMPLEMENTS",
        ("Document",),
        ("Document",),
        "carries out",
        _properties(
            "status string issued | planned",
        ),
    ),
    RelationshipKind(
        "CITES",
        ("Document",),
        ("Document",),
        "mentions",
        _properties(
            "role string what the sentence says about the mention",
            "kind string kind word as printed",
            "date string date of the mentioned document as stated here",
            "issuer string issuer as stated here",
            "subject string subject as stated here",
        ),
    ),
    RelationshipKind("CARRIES_OUT", ("Task",), ("Document",), "the task orders the document carried out, or names it"),
    RelationshipKind("REPLACES", ("Document",), ("Document",), "puts out of force"),
    RelationshipKind(
        "ISSUED_IN",
        ("Document",),
        ("Province",),
        "belongs to the province of today",
        _properties(
            "province_then string name of the province when it was issued",
        ),
    ),
    RelationshipKind(
        "ISSUED_BY",
        ("Document",),
        ("Agency",),
        "was issued by",
        _properties(
            "as_stated string the words of the text",
        ),
    ),
    RelationshipKind("SETS_TARGET", ("Document",), ("Target",), "sets"),
    RelationshipKind("SETS_TASK", ("Document",), ("Task",), "sets"),
    RelationshipKind("CHARGES", ("Document",), ("Duty",), "charges"),
    RelationshipKind("RAISES", ("Document",), ("Doubt",), "raises"),
    RelationshipKind(
        "MEASURES",
        ("Target",),
        ("Indicator",),
        "measures",
        _properties(
            "matched_by string how the words were matched to the indicator",
        ),
    ),
    RelationshipKind(
        "LED_BY",
        ("Target", "Task"),
        ("Agency",),
        "lead agency",
        _properties(
            "as_stated string the words of the text",
        ),
    ),
    RelationshipKind(
        "COORDINATED_BY",
        ("Target", "Task"),
        ("Agency",),
        "coordinating agency",
        _properties(
            "as_stated string the words of the text",
        ),
    ),
    RelationshipKind(
        "DIRECTED_BY",
        ("Target", "Task"),
        ("Agency",),
        "directing body",
        _properties(
            "as_stated string the words of the text",
        ),
    ),
    RelationshipKind(
        "CHARGED_TO",
        ("Duty",),
        ("Agency",),
        "charged body",
        _properties(
            "as_stated string the words of the text",
        ),
    ),
    RelationshipKind(
        "MERGED_INTO",
        ("Province",),
        ("Province",),
        "became part of",
        _properties(
            "on date when",
            "by string the document that did it",
        ),
    ),
    RelationshipKind(
        "SUCCEEDED_BY",
        ("Agency",),
        ("Agency",),
        "was followed by",
        _properties(
            "on date when",
            "by string the document that did it",
        ),
    ),
)

# nodes that belong to the one text that states them, and go when it is read again
OWNED = ("Target", "Task", "Duty", "Doubt")

NODE_KINDS = {kind.label: kind for kind in NODES}
RELATIONSHIP_KINDS = {kind.type: kind for kind in RELATIONSHIPS}
