"""`gawah extract`: the claims of one file to stdout, without a case."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

import click

from gawah.cli.add import say_refused
from gawah.cli.options import examples, extractor_option
from gawah.cli.output import say_error, write_bytes
from gawah.cli.terminal_text import one_line
from gawah.intake.outcomes import Found, Options, Outcome
from gawah.intake.sources import Source
from gawah.ledger import Refusal
from gawah.model import Document


@click.command(
    epilog=examples(
        "gawah extract gawah-demo/reports/1-wire.html",
        "gawah extract --mentions gawah-demo/reports/5-urdu.txt",
        "gawah extract - < gawah-demo/reports/2-ministry.txt > claims.jsonl",
    )
)
@click.argument("source", metavar="FILE")
@click.option("--mentions", is_flag=True, help="Print what is named (actors, places, dates, numbers), not the claims.")
@click.option("--allow-private", is_flag=True, help="Let a URL lead to a private or loopback address.")
@extractor_option
def extract(source: str, mentions: bool, allow_private: bool, extractor: str) -> None:
    """Print the claims of FILE as claims JSONL, without a case.

    FILE is a file, a URL, or - for stdin. A file with several documents, such as a feed, yields the claims of all.
    Nothing is hidden or recorded. The format is described in docs/reference/claims-format.md.
    """
    options = Options(extractor=extractor, allow_private=allow_private)
    refused: list[Refusal] = []
    silent: list[Document] = []
    write_bytes(_lines(options.outcomes(Source(source)), refused, silent, mentions=mentions))
    say_refused(refused)
    say_silent(silent, mentions=mentions)
    if len(refused) > 0:
        sys.exit(1)


def say_silent(silent: Sequence[Document], *, mentions: bool) -> None:
    """Say of which documents nothing was found, and why that may be so."""
    if len(silent) == 0:
        return
    languages = sorted({document.language or "unknown" for document in silent})
    what = "mentions" if mentions else "claims"
    where = one_line(silent[0].name) if len(silent) == 1 else f"{len(silent)} documents"
    line = f"no {what} in {where} (language: {', '.join(languages)})"
    if not mentions and languages != ["en"]:
        line += "; claims are read in English only, --mentions lists names, places, dates and numbers"
    say_error(line)


def _lines(
    outcomes: Iterator[Outcome], refused: list[Refusal], silent: list[Document], *, mentions: bool
) -> Iterator[bytes]:
    """Yield the lines of each document; what was refused goes to `refused`, what has no lines to `silent`."""
    import msgspec

    from gawah.exchange.jsonl import encode_claims

    for outcome in outcomes:
        if isinstance(outcome, Refusal):
            refused.append(outcome)
        elif isinstance(outcome, Found) and outcome.extraction is not None:
            if len(outcome.extraction.mentions if mentions else outcome.extraction.claims) == 0:
                silent.append(outcome.document)
            if mentions:
                document = outcome.document.id
                for mention in outcome.extraction.mentions:
                    yield msgspec.json.encode({"document": document, **msgspec.structs.asdict(mention)}) + b"\n"
            else:
                yield from encode_claims(outcome.extraction.claims)
