"""Which page a selector gets, made from a store."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from policy_lineage.graph.slice import Slice
from policy_lineage.graph.store import GraphStore
from policy_lineage.queries.selectors import Selection, Subject, selection
from policy_lineage.queries.slices import slice_for
from policy_lineage.queries.spec import Bound
from policy_lineage.viz.pages.frame import no_link, node_of
from policy_lineage.viz.picture import Link


def page_of(
    store: GraphStore,
    words: Sequence[str],
    *,
    province: str | None = None,
    lang: str = "vi",
    link: Link = no_link,
    **frame: Any,
) -> str:
    """The page that the words of a selector name, as one HTML string."""
    chosen = selection(store, words, province=province)
    return MAKERS[chosen.subject](store, chosen, lang=lang, link=link, **frame)


def _resolution(store: GraphStore, chosen: Selection, **frame: Any) -> str:
    from policy_lineage.queries.answers_lineage import provinces
    from policy_lineage.viz.pages.lineage import resolution_page

    return resolution_page(slice_for(store, chosen), chosen.key, provinces(store, chosen.key).rows, **frame)


def _document(store: GraphStore, chosen: Selection, **frame: Any) -> str:
    from policy_lineage.viz.pages.lineage import document_page
    from policy_lineage.viz.source_text import text_of

    part = slice_for(store, chosen)
    text = text_of(node_of(part, "Document", chosen.key), part, store.address)
    return document_page(part, chosen.key, text, **frame)


def _province(store: GraphStore, chosen: Selection, **frame: Any) -> str:
    from policy_lineage.viz.pages.province import province_page

    return province_page(slice_for(store, chosen), chosen.key, **frame)


def _agency(store: GraphStore, chosen: Selection, **frame: Any) -> str:
    from policy_lineage.viz.pages.body import body_page

    return body_page(slice_for(store, chosen), chosen.key, **frame)


def _indicator(store: GraphStore, chosen: Selection, **frame: Any) -> str:
    from policy_lineage.queries.answers_targets import targets
    from policy_lineage.viz.pages.indicator import indicator_page

    rows = [row for row in targets(store, chosen.key).rows if row["indicator_id"] == chosen.key]
    return indicator_page(slice_for(store, chosen), chosen.key, rows, **frame)


def _matrix(store: GraphStore, chosen: Selection, **frame: Any) -> str:
    from policy_lineage.queries.answers_matrix import matrix
    from policy_lineage.viz.pages.matrix import matrix_page

    return matrix_page(matrix(store, chosen.keys).rows, slice_for(store, chosen), **frame)


def _query(store: GraphStore, chosen: Selection, **frame: Any) -> str:
    from policy_lineage.queries.runner import run_query
    from policy_lineage.viz.pages.answer import Asked, answer_page

    given = cast("Mapping[str, Bound]", chosen.parameters)
    result = run_query(store, chosen.key, given)
    query = result.query
    asked = Asked(
        (query.title_vi, query.title_en),
        (query.question_vi, query.question_en),
        tuple((name, str(value)) for name, value in result.parameters.items() if value not in ("", None)),
        query.cypher,
    )
    part = slice_for(store, chosen) if query.picture else None
    return answer_page(asked, result.columns, result.rows, part, **frame)


def _all(store: GraphStore, chosen: Selection, **frame: Any) -> str:
    from policy_lineage.viz.pages.answer import Asked, answer_page

    part: Slice = slice_for(store, chosen)
    return answer_page(Asked((chosen.title or "Toàn bộ kho", chosen.title or "The whole store")), (), (), part, **frame)


MAKERS: dict[Subject, Callable[..., str]] = {
    Subject.RESOLUTION: _resolution,
    Subject.DOCUMENT: _document,
    Subject.PROVINCE: _province,
    Subject.AGENCY: _agency,
    Subject.INDICATOR: _indicator,
    Subject.MATRIX: _matrix,
    Subject.QUERY: _query,
    Subject.ALL: _all,
}
