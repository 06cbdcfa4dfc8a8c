"""`gawah extract`: the claims of one file to stdout, without a case."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from gawah.cli.add import say_refused
from gawah.cli.options import examples, extractor_option
from gawah.cli.output import write_bytes
from gawah.intake.outcomes import Found, Options, Outcome
from gawah.intake.sources import Source
from gawah.ledger import Refusal


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
    write_bytes(_lines(options.outcomes(Source(source)), refused, mentions=mentions))
    say_refused(refused)
    if len(refused) > 0:
        sys.exit(1)


def _lines(outcomes: Iterator[Outcome], refused: list[Refusal], *, mentions: bool) -> Iterator[bytes]:
    """Yield the lines of each document; what was refused goes to `refused`."""
    import msgspec

    from gawah.exchange.jsonl import encode_claims

    for outcome in outcomes:
        if isinstance(outcome, Refusal):
            refused.append(outcome)
        elif isinstance(outcome, Found) and outcome.extraction is not None:
            if mentions:
                document = outcome.document.id
                for mention in outcome.extraction.mentions:
                    yield msgspec.json.encode({"document": document, **msgspec.structs.asdict(mention)}) + b"\n"
            else:
                yield from encode_claims(outcome.extraction.claims)
