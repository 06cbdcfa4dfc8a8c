"""`gawah brief`: what a case says as one cited page, or as Markdown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gawah.case import Case
from gawah.cli.export import write
from gawah.cli.options import case_argument, check_filters, claim_filter_options, examples
from gawah.cli.output import say, write_bytes

if TYPE_CHECKING:
    from gawah.brief import BriefInput
    from gawah.weighing.records import Finding, Incident, Tie

INCIDENTS = 40
"""Incidents that a brief shows unless asked for more: beyond that it is no longer brief."""
_MARKDOWN = (".md", ".markdown")


@click.command(
    epilog=examples(
        "gawah brief gawah-demo/demo.gawah -o brief.html",
        "gawah brief gawah-demo/demo.gawah -o brief.md --label 'Retold demonstration'",
        "gawah brief gawah-demo/demo.gawah --actor DLF --format md",
    )
)
@case_argument
@click.option("--output", "-o", type=click.Path(path_type=Path), help="The file to write; - or nothing is stdout.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("html", "md")),
    help="html: one page that needs no network; md: Markdown. Default: by the name of the file, else html.",
)
@click.option("--title", metavar="WORDS", help="The title. Default: from the name of the case.")
@click.option(
    "--label", default="", metavar="WORDS", help="Words for every page, such as 'TLP:AMBER' or 'Retold case'."
)
@click.option("--with-private-names", is_flag=True, help="Leave private persons as they are.")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=INCIDENTS,
    show_default=True,
    help="At most this many incidents, the most contested first; 0 means all.",
)
@claim_filter_options
def brief(case: Path, output: Path | None, form: str | None, limit: int, **asked: Any) -> None:
    """Write what CASE says as one page that cites every line.

    Contested points come first, then each incident with every value and who stands behind it, a map, a timeline, the
    ties between actors, all quotes, and the sources with their hashes. A filter keeps the incidents and ties that fit.

    The page holds everything it needs, and prints on A4 and Letter. Private persons are veiled as in an export.
    """
    from gawah.brief import brief_html, brief_markdown

    words = {name: asked.pop(name) for name in ("title", "label")}
    words["private_names"] = asked.pop("with_private_names")
    given = check_filters(asked)
    markdown = form == "md" or (form is None and output is not None and output.suffix.lower() in _MARKDOWN)
    with Case(case) as opened:
        made = gather(opened, given, limit=limit, **words)
    page = (brief_markdown(made) if markdown else brief_html(made)).encode("utf-8", "backslashreplace")
    if output is None or str(output) == "-":
        write_bytes([page])
    elif output.exists() and output.samefile(case):
        raise click.UsageError(f"{output} is the case itself; name another file with -o.")
    else:
        write(output, [page])
        say(f"{output}: {len(made.incidents)} incidents, {len(made.ties)} ties")


def gather(case: Case, filters: dict[str, Any], *, limit: int = INCIDENTS, **words: Any) -> BriefInput:
    """Return what a brief of a case is made of.

    Args:
        case: the case.
        filters: those of claims; what fits is kept.
        limit: how many incidents to keep; 0 keeps all.
        words: other fields of `BriefInput`: `title`, `label`, `private_names`.
    """
    from gawah import __version__
    from gawah.brief import BriefInput
    from gawah.known.decided import Decided

    known = case.known()
    found, ties, findings = case.incidents(**filters), case.ties(**filters), case.findings(**filters)
    incidents = found[: limit or None]
    records: list[Incident | Tie | Finding] = [*incidents, *ties, *findings]
    shown = {key for record in records for key in record.claims}
    standing = known.standing
    given = {name: value for name, value in words.items() if value is not None}
    return BriefInput(
        claims=known.claims,
        documents={key: case.document(key) for key in _documents(known.claims, shown)},
        numbers=case.numbers(),
        origins={key: standing[key].origin for key in known.claims if key in standing},
        superseded={key: each.superseded_by for key, each in standing.items() if each.superseded_by is not None},
        copies=known.copies,
        incidents=tuple(incidents),
        ties=tuple(ties),
        findings=tuple(findings),
        only=_only(filters),
        left_out={"incidents": len(found) - len(incidents)},
        versions={"made with": f"gawah {__version__}"},
        counts={"reports in the case": len(case.numbers()), "claims in the case": len(known.claims)},
        veil_key=case.ledger().case_id().encode(),
        private=Decided.of(case.ledger().decisions(standing=True)).private(),
        **{"title": f"What the reports say: {case.path.stem}", **given},
    )


def _documents(claims: dict[str, Any], shown: set[str]) -> list[str]:
    """Return the documents in which the claims that are shown stand."""
    return sorted({claims[key].document.id for key in shown if key in claims})


def _only(filters: dict[str, Any]) -> str:
    if len(filters) == 0:
        return ""
    asked = ", ".join(f"{name} {value}" for name, value in filters.items())
    return f"Only what fits: {asked}. The rest of the case is left out."
