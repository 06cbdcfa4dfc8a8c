"""`gawah show`: what a case holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from gawah.case import Case
from gawah.cli import show_claims, show_known, show_rows
from gawah.cli.group import did_you_mean
from gawah.cli.options import case_argument, check_filters, examples, filter_options, format_option
from gawah.cli.output import stdout_is_terminal

SUBJECTS = (*show_known.KNOWN, "claims", "actors", "documents", "refusals", "claim")

FILTERED = ("contested", "incidents", "ties", "findings")
"""What is shown only where it fits the filters of claims, besides the claims themselves."""


class Subject(click.ParamType):  # type: ignore[type-arg]  # generic only in newer versions of click
    """What to show; the nearest word is proposed for a mistyped one."""

    name = "what"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word, or say what may have been meant."""
        if value in SUBJECTS:
            return str(value)
        raise click.BadParameter(
            f"there is no {value!r} to show.{did_you_mean(value, SUBJECTS)} Known: {', '.join(SUBJECTS)}.", ctx, param
        )


@click.command(
    epilog=examples(
        "gawah show gawah-demo/demo.gawah",
        "gawah show gawah-demo/demo.gawah contested",
        "gawah show gawah-demo/demo.gawah incidents --place Tolmarak --origins 2",
        "gawah show gawah-demo/demo.gawah ties --actor DLF",
        "gawah show gawah-demo/demo.gawah origins --format table",
        "gawah show gawah-demo/demo.gawah claims --stance denies",
        "gawah show gawah-demo/demo.gawah claims --actor DLF --since 2024-03 --format table",
        "gawah show gawah-demo/demo.gawah claims --document 4 --polarity negative --format csv",
        "gawah show gawah-demo/demo.gawah actors --format table",
        "gawah show gawah-demo/demo.gawah documents --format table --limit 3",
        "gawah show gawah-demo/demo.gawah refusals",
        "gawah show gawah-demo/demo.gawah claims --format jsonl | head -n 1",
    )
)
@case_argument
@click.argument("what", type=Subject(), default="claims", metavar=f"[{'|'.join(SUBJECTS)}]")
@click.argument("key", required=False, metavar="[ID]")
@filter_options
@click.option("--origins", type=click.IntRange(min=0), metavar="N", help="Only what at least N origins say.")
@click.option("--contested/--uncontested", default=None, help="Only what is contested, or only what is not.")
@format_option
def show(case: Path, what: str, key: str | None, limit: int | None, form: str | None, **filters: Any) -> None:
    """Show what CASE holds: what is contested, incidents, ties, who stands behind them, and every claim.

    `contested` begins with what origins disagree about. `incidents` has every value of every field with its origins,
    `ties` the relations between actors, `findings` who is said to be where and what is judged, `origins` on whom the
    claims rest, `links` why accounts are held to be of one incident, `unsure` the pairs that a person should decide
    about.

    `gawah show CASE claim ID` shows one claim whole, with the words around its quote; the beginning of the id is
    enough. Several filters must all hold; an incident or tie is shown where each filter fits one of its claims.

    In a table, + asserts, - denies, ? doubts or suspects, # claims responsibility, and . says that nobody has
    claimed it. [04 ¶3] is the third paragraph of document 4 of the case.
    """
    given = _checked(what, key, filters)
    form = form or ("table" if stdout_is_terminal() else "jsonl")
    with Case(case) as opened:
        if what == "claim":
            show_claims.show_one(opened, str(key), form)
        elif what == "claims":
            show_claims.show_many(opened, given, limit, form)
        elif what in show_known.KNOWN:
            show_known.show(opened, what, given, limit, form)
        else:
            show_rows.show(opened, what, limit, form)


def _checked(what: str, key: str | None, filters: dict[str, Any]) -> dict[str, Any]:
    """Return the filters that were given, or say what does not go together."""
    alone = {name: filters.pop(name) for name in ("origins", "contested")}
    alone = {name: value for name, value in alone.items() if value is not None}
    if len(alone) > 0 and what not in FILTERED:
        raise click.UsageError(f"--{next(iter(alone))}: this filter is for {', '.join(FILTERED)}, not for {what}.")
    given = check_filters(filters)
    if what == "claim" and key is None:
        raise click.UsageError("`gawah show CASE claim` needs the id of a claim, or the beginning of one.")
    if what != "claim" and key is not None:
        raise click.UsageError(f"`gawah show CASE {what}` takes no id; got {key!r}.")
    if what not in ("claims", *FILTERED) and len(given) > 0:
        names = ", ".join(f"--{name}" for name in given)
        raise click.UsageError(f"{names}: these filters are for claims, not for {what}.")
    return {**given, **alone}
