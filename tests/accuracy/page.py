"""docs/accuracy.md, made from a run of the measurement."""

from typing import Any

Report = dict[str, dict[str, Any]]

HEAD = """# How well documents are read

Made by `make accuracy-write` from a run over the annotated documents that lie beside the project; do not edit. F1 is
the harmonic mean of precision (what was read is right) and recall (what is there was read). A citation counts when its
code and place are right; its fields are counted apart.

**These figures are a ceiling.** Every one of these texts was looked at while the rules were written; on texts that
nobody here has seen, expect less: nearly the same of numbered citations and their fields; somewhat less of documents
known by name only, of edges in long preambles, and of targets in news and in resolutions that set several periods at
once; much less of anomalies.

Two documents and 33 excerpts are annotated by two readers, the other excerpts by one. The two agreed with each other at
1.00 on numbered citations and roles, 0.74–1.00 on named documents, 0.95–1.00 on targets (0.87–0.97 with every field),
1.00 on table rows.

`make accuracy GOLD=folder` measures annotations of your own: one folder a text, with `text.txt` and a file for each
layer that was annotated, in the format of the annotations beside the project; it prints every figure and every error.
"""

WEAK = """
## What is not read well

- **Names without a number.** Where the title of a plan or scheme ends is a matter of judgement; two readers differ too.
- **Level and province of a programme without a number.** It is taken for one of the province unless the text says
  who issued it, or the registry knows it.
- **Roles in lists.** Members of a long list in brackets after "Căn cứ" can lose the role of their head.
- **Anomalies.** A slip that makes another good word, and contradictions that are worded differently in both places, are
  not seen. What is flagged is nearly always right; much of what a proof-reader of an unseen plan would mark is not.
- **Targets of news and articles.** Where no heading or sentence announces them as targets, figures in running text are
  passed over rather than guessed: of news expect many to be missing. Plans and resolutions with a part for their
  targets are read nearly whole.
- **Bodies of duties.** A group named by what it does ("các tổ chức cung cấp dịch vụ …") can be cut or joined otherwise
  than a reader would.
- **Tables without lines in a PDF** are read by the white between their columns; where columns nearly touch, no rows are
  read and a remark says so.
- **Scans.** A wrong letter inside a number or code is kept as recognised; every quotation of a scan needs a look at the
  page.
- **Paragraphs run together.** Where lines are wrapped anew and the ends of paragraphs are lost with them, a statement
  in the middle of a line is not seen as one of its own; the row "paragraphs run together" shows the loss. In all other
  rows of that table the ends are kept: a text whose lines are longer than 120 characters has one paragraph a line.
- **Short forms** ("Nghị quyết 68" alone) are read as a mention only where the text itself has named the document.

Layers below 0.95 in this run: {weak}.
"""


def page(reports: dict[str, Report], lost: dict[str, dict[str, float]]) -> str:
    """The page as Markdown."""
    names = [n for n in reports if n[0].isdigit()] + ["all excerpts", "all"]
    weak = sorted(
        {f"{la} ({reports[n][la]['f1']:.2f} on {n})" for n in names for la in reports[n] if reports[n][la]["f1"] < 0.95}
    )
    parts = [HEAD, "\n## Figures\n", _figures(reports, names), "\n## Fields\n", _fields(reports, names)]
    parts += [
        "\n## The same text printed by other machines\n",
        _lost(lost),
        WEAK.format(weak="; ".join(weak) or "none"),
    ]
    return "\n".join(parts)


def _figures(reports: dict[str, Report], names: list[str]) -> str:
    rows = [
        "| document | layer | precision | recall | F1 | right | annotated | read |",
        "|---|---|--:|--:|--:|--:|--:|--:|",
    ]
    for name in names:
        for layer, r in reports[name].items():
            figures = f"{r['p']:.3f} | {r['r']:.3f} | {r['f1']:.3f} | {r['match']} | {r['gold']} | {r['pred']}"
            rows.append(f"| {name} | {layer} | {figures} |")
    return "\n".join(rows)


def _fields(reports: dict[str, Report], names: list[str]) -> str:
    rows = ["Share of the matched items whose field is right.\n", "| document | layer | fields |", "|---|---|---|"]
    for name in names:
        for layer, r in reports[name].items():
            known = {k: v for k, v in (r.get("fields") or {}).items() if v is not None}
            if known:
                rows.append(f"| {name} | {layer} | {', '.join(f'{k} {v:.3f}' for k, v in known.items())} |")
    return "\n".join(rows)


def _lost(lost: dict[str, dict[str, float]]) -> str:
    layers = list(next(iter(lost.values())))
    rows = ["Points of F1 lost over all annotated documents (negative: gained).\n"]
    rows += ["| disturbance | " + " | ".join(layers) + " |", "|---|" + "--:|" * len(layers)]
    rows += [f"| {kind} | " + " | ".join(f"{row[la]:.2f}" for la in layers) + " |" for kind, row in lost.items()]
    return "\n".join(rows)
