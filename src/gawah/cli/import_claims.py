"""`gawah import`: claims that stand in a file into a case."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gawah.case import Case
from gawah.cli.add import say_refused
from gawah.cli.options import case_argument, examples
from gawah.cli.output import say, say_error

if TYPE_CHECKING:
    from gawah.exchange.claims_in import Imported

IMPORTED_FORMATS = ("claims",)
_TOLD = 20
"""Refused lines that are written out; the rest are counted."""


@click.command(
    "import",
    epilog=examples(
        "gawah import mycase.gawah --format claims claims.jsonl --documents gawah-demo/reports",
        "gawah import mycase.gawah --format claims hana.jsonl --documents gawah-demo/reports --coder hana",
    ),
)
@case_argument
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(exists=True, dir_okay=False))
@click.option(
    "--format",
    type=click.Choice(IMPORTED_FORMATS),
    expose_value=False,
    default="claims",
    show_default=True,
    help="What the files hold: claims JSONL, hand-made or exported.",
)
@click.option(
    "--documents",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder with the documents that the claims are about; without it the case must hold them.",
)
@click.option("--coder", metavar="NAME", help="Who made the claims, where the files do not say: kept as coder/NAME.")
@click.option("--quiet", "-q", is_flag=True, help="No summary; refusals are still told.")
def import_claims(case: Path, files: tuple[str, ...], documents: Path | None, coder: str | None, quiet: bool) -> None:
    """Record claims that people or programs have written to FILE.

    Documents are found by name without the ending, or by id. Every quote must stand in its document at its offsets; a
    line that does not fit is named with the reason and noted in the case, and the rest goes on. What a file says
    about origins, incidents and ties is left out: these are computed. Importing again changes nothing.
    """
    with Case(case) as opened:
        done = opened.import_claims(files, documents=documents, extractor=f"coder/{coder}" if coder else None)
    say_refused(done.refused[:_TOLD])
    if len(done.refused) > _TOLD:
        say_error(f"refused {len(done.refused) - _TOLD} more; `gawah show {case} refusals` lists all")
    if not quiet:
        say(_summary(done))
    if len(done.refused) > 0:
        sys.exit(1)


def _summary(done: Imported) -> str:
    claims, documents = _counted(done.claims, "new claim"), _counted(done.documents, "new document")
    return f"{claims}, {documents}, {_counted(done.known, 'claim')} known, {len(done.refused)} refused"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
