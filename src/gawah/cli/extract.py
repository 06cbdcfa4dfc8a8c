"""`gawah extract`: the claims of one file to stdout, without a case."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from gawah.cli.options import examples, extractor_option
from gawah.cli.output import say_error, write_bytes
from gawah.cli.terminal_text import isolate, one_line
from gawah.intake.outcomes import Found, Options, Outcome
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
    outcomes = (
        options.outcomes_of_bytes(sys.stdin.buffer.read(), "stdin") if source == "-" else options.outcomes(source)
    )
    refused: list[Refusal] = []
    write_bytes(_lines(outcomes, refused, mentions=mentions))
    for refusal in refused:
        say_error(f"refused {isolate(one_line(refusal.source))}: {one_line(refusal.message)} [{refusal.reason}]")
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
