"""What is drawn of a slice, and where."""

from policy_lineage.graph.slice import Slice
from policy_lineage.viz.layout import positions
from policy_lineage.viz.network import network_data
from policy_lineage.viz.scene import scene_of


def test_parallel_statements_are_one_line_with_their_number(part: Slice) -> None:
    lines = network_data(scene_of(part))["edges"]
    assert {line.get("label") for line in lines if line["kind"] == "IMPLEMENTS"} == {"3"}


def test_a_cut_picture_keeps_documents_and_says_how_many_there_are(part: Slice) -> None:
    scene = scene_of(part, limit=4)
    assert scene.is_cut
    assert {node.node.label for node in scene.nodes} == {"Document"}
    assert scene.total == len(part.nodes)


def test_the_same_slice_is_drawn_at_the_same_places(part: Slice) -> None:
    assert [n.at for n in scene_of(part).nodes] == [n.at for n in scene_of(part).nodes]


def test_what_implements_stands_to_the_right_of_what_it_implements() -> None:
    places = positions(["document", "document", "detail", "body"], [(1, 0, "IMPLEMENTS"), (1, 2, "SETS_TARGET")])
    assert places[0][0] < places[1][0] < places[2][0] < places[3][0]


def test_no_two_shapes_stand_at_one_place() -> None:
    places = positions(["detail"] * 500 + ["document"] * 50, [])
    assert len(set(places.values())) == 550


def test_a_circle_of_documents_is_laid_out() -> None:
    assert len(positions(["document"] * 2, [(0, 1, "IMPLEMENTS"), (1, 0, "IMPLEMENTS")])) == 2
