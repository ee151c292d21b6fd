"""What a target and a doubt say on a page: of what they are, in the language of the page."""

from policy_lineage.graph.batch import Node
from policy_lineage.viz.figures import bound_text
from policy_lineage.viz.tables import doubt_pair


def test_a_doubt_is_told_in_both_languages() -> None:
    doubt = Node("Doubt", "d#1", {"rule": "slip", "what": '"sát nhập" should be "sáp nhập"'})
    assert doubt_pair(doubt) == ("“sát nhập” có lẽ là “sáp nhập”", '"sát nhập" should be "sáp nhập"')


def test_a_rise_is_not_shown_as_a_level() -> None:
    assert bound_text({"comparator": "=", "change": "increase", "value": 0.35, "unit": "%"}) == "↑ 0,35 %"
