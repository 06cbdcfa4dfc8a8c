"""`gawah export`: claims for other programs and other people."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from gawah.case import Case
from gawah.cli.options import case_argument, check_filters, examples, filter_options
from gawah.cli.output import say_error, write_bytes


@click.command(
    epilog=examples(
        "gawah export gawah-demo/demo.gawah --format claims -o demo-claims.jsonl",
        "gawah export gawah-demo/demo.gawah --format csv --stance denies -o denials.csv",
        "gawah export gawah-demo/demo.gawah --format jsonl --with-private-names",
    )
)
@case_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(("claims", "jsonl", "csv")),
    default="claims",
    show_default=True,
    help="claims: claims JSONL, version 1 (jsonl is the same); csv: one flat row a claim.",
)
@click.option("--output", "-o", type=click.Path(path_type=Path), help="The file to write; - or nothing is stdout.")
@click.option("--with-private-names", is_flag=True, help="Leave private persons and exact coordinates as they are.")
@filter_options
def export(
    case: Path, form: str, output: Path | None, with_private_names: bool, limit: int | None, **filters: str | None
) -> None:
    """Write the claims of CASE for other programs.

    Private persons are replaced by pseudonyms, their names in quotes by blocks of the same length, and coordinates are
    rounded to the town. docs/reference/claims-format.md says how, and which cells of a CSV are altered so that a
    spreadsheet does not run them.
    """
    given = check_filters(filters)
    with Case(case) as opened:
        pieces = _pieces(opened, given, limit or None, form, veiled=not with_private_names)
        if output is None or str(output) == "-":
            write_bytes(pieces)
            return
        if output.exists() and output.samefile(case):
            raise click.UsageError(f"{output} is the case itself; name another file with -o.")
        write(output, pieces)


def _pieces(case: Case, filters: Any, limit: int | None, form: str, *, veiled: bool) -> Iterator[bytes]:
    from gawah.exchange.jsonl import encode_claim
    from gawah.exchange.table import csv_claims

    claims = case.exported(veiled=veiled, limit=limit, **filters)
    if form == "csv":
        return (line.encode("utf-8", "backslashreplace") for line in csv_claims(claims))
    return (encode_claim(each.claim, masked=each.masked) + b"\n" for each in claims)


def write(output: Path, pieces: Iterable[bytes]) -> None:
    """Write to a file beside `output` first, so that an error leaves an older export as it was.

    A link is followed, and what is no regular file (a pipe, a device) is written to as it stands, never replaced.
    """
    target = output.resolve()
    try:
        if target.exists() and not target.is_file():
            with target.open("wb") as stream:
                stream.writelines(pieces)
            return
        _replace(target, pieces)
    except OSError as error:
        say_error(f"gawah: {output} cannot be written: {error.strerror}; name another file with -o")
        sys.exit(1)


def _replace(target: Path, pieces: Iterable[bytes]) -> None:
    unfinished = target.with_name(f".{target.name}.unfinished")
    try:
        with unfinished.open("wb") as file:
            file.writelines(pieces)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
