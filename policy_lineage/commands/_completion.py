"""What the Tab key offers: codes, questions and their parameters, provinces, selectors; no store is opened."""

from collections.abc import Iterable

import click
from click.shell_completion import CompletionItem

MOST = 60


def codes(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Central codes of the registry, with what they are about."""
    from policy_lineage.graph.known import documents

    known = {d.code: d.subject for d in documents() if d.code and not d.province}
    return _begins(known.items(), typed)


def questions(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Names of the questions."""
    from policy_lineage.queries.catalogue import catalogue

    return _begins(((q.name, q.title_en) for q in catalogue().values()), typed)


def parameters(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """KEY= of the question that stands before."""
    from policy_lineage.queries.catalogue import catalogue

    query = catalogue().get(str(ctx.params.get("name") or ""))
    return _begins(((f"{p.name}=", f"for example {p.example}") for p in query.parameters), typed) if query else []


def places(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Provinces as they can be typed without marks or spaces: ha-tinh."""
    from policy_lineage.graph.letters import slug
    from policy_lineage.graph.places import provinces

    return _begins(((slug(name), name) for name in sorted(provinces())), slug(typed))


def selectors(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """The first word of a selector, or what follows `query` and `matrix`."""
    given = list(ctx.params.get("selector") or ())
    if given[:1] == ["query"]:
        ctx.params["name"] = given[1] if len(given) > 1 else ""
        return parameters(ctx, param, typed) if len(given) > 1 else questions(ctx, param, typed)
    if given[:1] == ["matrix"]:
        return codes(ctx, param, typed)
    if given:
        return []
    words = [(word, "") for word in ("all", "agency", "indicator", "matrix", "query")]
    return [*_begins(words, typed), *codes(ctx, param, typed), *places(ctx, param, typed)]


def _begins(known: Iterable[tuple[str, str]], typed: str) -> list[CompletionItem]:
    found = sorted((value, about) for value, about in known if value.lower().startswith(typed.lower()))
    return [CompletionItem(value, help=about) for value, about in found[:MOST]]
