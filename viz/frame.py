"""Every page as one string: template, style and script inside, nothing from outside, a strict content policy."""

import json
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from policy_lineage.viz.facts import shown
from policy_lineage.viz.figures import bound_text, figure
from policy_lineage.viz.looks import Look, kind_of, looks
from policy_lineage.viz.names import name_of, short
from policy_lineage.viz.network import vis_network_js
from policy_lineage.viz.words import bilingual, both, pair, spans, words
from policy_lineage.words import word_or

SCRIPTS = ("page.js", "vis-network.min.js", "network.js")
# characters that end a script or a string early, wherever they stand in the data
UNSAFE: dict[int, str] = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def page_html(template: str, *, lang: str = "vi", live: bool = False, **context: Any) -> str:
    """The page; `live` pages ask the server for style and scripts and link to its other pages."""
    scripts = SCRIPTS if context.get("picture") else SCRIPTS[:1]
    policy = "" if live else content_policy(scripts)
    made = _environment().get_template(template)
    html: str = made.render(lang=lang, live=live, scripts=scripts, policy=policy, **context)
    return html


def asset(name: str) -> str:
    """The text of a style or script of the pages."""
    if name == "vis-network.min.js":
        return vis_network_js()
    if name == "page.css":
        return _kind_colours() + _asset(name)
    return _asset(name)


def json_text(value: Any) -> str:
    """JSON that stands in a script element and cannot leave it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.translate(UNSAFE)


def content_policy(scripts: Iterable[str]) -> str:
    """What the page may do: its own scripts and style, known by their digests, and nothing else."""
    digests = " ".join(_digest(asset(name)) for name in scripts)
    return (
        f"default-src 'none'; script-src {digests}; style-src {_digest(asset('page.css'))}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


@cache
def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _asset(name: str) -> str:
    return files("policy_lineage.viz").joinpath("assets", name).read_text("utf-8")


def _kind_colours() -> str:
    """The colours of the kinds as variables, light and dark."""
    rows = {theme: "".join(f"--k-{k}:{getattr(v, theme)};" for k, v in looks().items()) for theme in ("light", "dark")}
    classes = "".join(f".k-{k}{{--c:var(--k-{k});}}" for k in looks())
    return f":root{{{rows['light']}}}:root[data-theme=dark]{{{rows['dark']}}}{classes}\n"


@cache
def outlines() -> dict[str, str]:
    """State of a cell of the matrix -> its outline."""
    import yaml

    made: dict[str, str] = yaml.safe_load(_asset("states.yaml"))
    return made


@cache
def shapes() -> dict[str, str]:
    """Name of a shape -> its outline."""
    import yaml

    made: dict[str, str] = yaml.safe_load(_asset("shapes.yaml"))
    return made


def icon(look: Look) -> Markup:
    """The shape of a kind, for legends and cards."""
    return Markup(
        '<svg viewBox="0 0 16 16" aria-hidden="true" class="icon k-{0}"><path d="{1}" fill-rule="evenodd"/></svg>'
    ).format(look.kind, shapes()[look.shape])


def head(column: str) -> Markup:
    """The heading of a column: words of the pages, else those of the command line, else its name."""
    if column in words():
        return bilingual(column)
    vi, en = (word_or(f"column.{column}", lang, column) for lang in ("vi", "en"))
    return spans(vi, en)


def day(value: Any) -> Markup:
    """A date day first for Vietnamese readers, as ISO 8601 for others; other values as they are."""
    iso = str(value or "")
    if len(iso) != 10 or iso.count("-") != 2:
        return escape(iso)
    return Markup('<time datetime="{}">{}</time>').format(iso, spans("/".join(reversed(iso.split("-"))), iso))


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("policy_lineage.viz"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        t=bilingual, both=both, spans=spans, asset=lambda name: Markup(asset(name)), looks=looks(), icon=icon,
        json=lambda value: Markup(json_text(value)), name_of=name_of, kind_of=kind_of, short=short,
        figure=figure, bound=bound_text, day=day, pair=pair, head=head, plain=shown, outlines=outlines(),
    )  # fmt: skip
    return made
