"""`gawah agreement`: how far two coders of one case agree."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from gawah.case import Case
from gawah.cli.options import case_argument, examples
from gawah.cli.output import say, stdout_is_terminal, terminal_width, write_bytes
from gawah.cli.plain_table import Column, table_lines
from gawah.cli.terminal_text import one_line, wrap

if TYPE_CHECKING:
    from gawah.agreement.bootstrap import Estimate
    from gawah.agreement.comparing import Comparison, FieldAgreement

CANNOT_TELL = "cannot tell"
_COLUMNS = (
    Column("field"),
    Column("n", right=True),
    Column("agree %", right=True),
    Column("kappa", right=True),
    Column("95 %"),
    Column("alpha", right=True),
    Column("95 %"),
)


@click.command(epilog=examples("gawah agreement gawah-demo/demo.gawah --coders hana omid --format table"))
@case_argument
@click.option(
    "--coders",
    nargs=2,
    required=True,
    metavar="NAME NAME",
    help="The two to compare: names under which claims were imported (coder/NAME) or decisions made.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "jsonl")),
    help="How to write it. Default: table on a terminal, jsonl into a pipe or a file.",
)
def agreement(case: Path, coders: tuple[str, str], form: str | None) -> None:
    """Show how far two coders of CASE agree, field by field.

    A coder's claims are those that were imported with the extractor coder/NAME, and those that NAME accepted or
    corrected. They are paired by document and overlapping quotes. Of each field the table gives the share of pairs on
    which both say the same, Cohen's kappa and Krippendorff's alpha, each with a 95 % interval from 1,000 draws.

    found asks of every claim whether both hold it for one, passage of every passage whether it holds a claim. toll
    compares deaths as numbers. A measure that chance alone could give is not printed as a number: cannot tell.
    """
    with Case(case) as opened:
        found = opened.agreement(*coders)
    if (form or ("table" if stdout_is_terminal() else "jsonl")) == "jsonl":
        write_bytes(
            msgspec.json.encode({"coders": found.coders, **msgspec.structs.asdict(row)}) + b"\n" for row in found.fields
        )
    else:
        _show_table(found)


def _show_table(found: Comparison) -> None:
    first, second = map(one_line, found.coders)
    say(
        f"{first} and {second}: {_counted(found.pairs, 'claim')} of both in {_counted(found.documents, 'document')}, "
        f"{found.only_first} of {first} alone, {found.only_second} of {second} alone"
    )
    if found.left_out > 0:
        say(f"{_counted(found.left_out, 'claim')} left out: nothing shows that the other looked there")
    say("", *table_lines(_COLUMNS, [_cells(row) for row in found.fields], total=terminal_width()))
    told = [f"{row.field}: {row.why}" for row in found.fields if row.why != ""]
    say("", *(line for sentence in told for line in wrap(sentence, terminal_width())))


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _cells(row: FieldAgreement) -> list[object]:
    shared = "" if row.share.value is None else f"{100 * row.share.value:.0f}"
    field = row.field if row.metric == "nominal" else f"{row.field} ({row.metric})"
    return [field, row.n, shared or CANNOT_TELL, *_measure(row.kappa), *_measure(row.alpha)]


def _measure(estimate: Estimate) -> list[str]:
    if estimate.value is None:
        return [CANNOT_TELL, ""]
    if estimate.low is None or estimate.high is None:
        return [f"{estimate.value:.2f}", CANNOT_TELL]
    return [f"{estimate.value:.2f}", f"{estimate.low:.2f} to {estimate.high:.2f}"]
