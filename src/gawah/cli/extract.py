"""`gawah extract`: the claims of one file to stdout, without a case."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence

import click

from gawah.cli.add import say_refused
from gawah.cli.extractor_options import ExtractorChoice, extractor_options
from gawah.cli.options import examples
from gawah.cli.output import say_error, write_bytes
from gawah.cli.spent_lines import spent_lines
from gawah.cli.terminal_text import one_line
from gawah.intake.outcomes import Failed, Found, Options, Outcome
from gawah.intake.sources import Source
from gawah.ledger import Refusal
from gawah.model import Document, Spent
from gawah.vocabulary.languages import LANGUAGES


@click.command(
    epilog=examples(
        "gawah extract gawah-demo/reports/1-wire.html",
        "gawah extract --mentions gawah-demo/reports/5-urdu.txt",
        "gawah extract - < gawah-demo/reports/2-ministry.txt > ministry.jsonl",
    )
)
@click.argument("source", metavar="FILE")
@click.option("--mentions", is_flag=True, help="Print what is named (actors, places, dates, numbers), not the claims.")
@click.option("--allow-private", is_flag=True, help="Let a URL lead to a private or loopback address.")
@extractor_options
def extract(source: str, mentions: bool, allow_private: bool, extractor: ExtractorChoice) -> None:
    """Print the claims of FILE as claims JSONL, without a case.

    FILE is a file, a URL, or - for stdin. A file with several documents, such as a feed, yields the claims of all.
    Nothing is hidden or recorded. The format is described in docs/reference/claims-format.md.
    """
    if mentions and extractor.extractor == "llm":
        raise click.UsageError("--mentions needs no model; leave --extractor llm out.")
    options = Options(extractor=extractor.made(), allow_private=allow_private)
    told = Told()
    try:
        write_bytes(_lines(options.outcomes(Source(source)), told, mentions=mentions))
    finally:
        say_error(*spent_lines(told.spent, told.dropped, extractor))
    say_refused(told.refused)
    say_silent(told.silent, mentions=mentions, rules=extractor.extractor != "llm")
    if len(told.refused) > 0:
        sys.exit(1)


class Told:
    """What is told beside the claims: what was refused, which documents have none, what a model cost and told wrong."""

    def __init__(self) -> None:
        self.refused: list[Refusal] = []
        self.silent: list[Document] = []
        self.dropped: Counter[str] = Counter()
        self.spent = Spent()


def say_silent(silent: Sequence[Document], *, mentions: bool, rules: bool = True) -> None:
    """Say of which documents nothing was found, and why that may be so."""
    if len(silent) == 0:
        return
    languages = sorted({document.language or "unknown" for document in silent})
    what = "mentions" if mentions else "claims"
    where = one_line(silent[0].name) if len(silent) == 1 else f"{len(silent)} documents"
    read = {language.code for language in LANGUAGES if language.claims}
    line = f"no {what} in {where} (language: {', '.join(languages)})"
    if rules and not mentions and not set(languages) <= read:
        line += (
            f"; claims are read in {', '.join(sorted(read))} only, --mentions lists names, places, dates and numbers"
        )
    say_error(line)


def _lines(outcomes: Iterator[Outcome], told: Told, *, mentions: bool) -> Iterator[bytes]:
    """Yield the lines of each document; `told` takes what else there is to say."""
    import msgspec

    from gawah.exchange.jsonl import encode_claims

    for outcome in outcomes:
        if isinstance(outcome, Refusal):
            told.refused.append(outcome)
        elif isinstance(outcome, Failed):
            told.refused.append(outcome.refusal)
            told.spent += outcome.spent
        elif isinstance(outcome, Found) and outcome.extraction is not None:
            told.spent += outcome.extraction.spent
            told.dropped.update(outcome.extraction.dropped)
            if len(outcome.extraction.mentions if mentions else outcome.extraction.claims) == 0:
                told.silent.append(outcome.document)
            if mentions:
                document = outcome.document.id
                for mention in outcome.extraction.mentions:
                    yield msgspec.json.encode({"document": document, **msgspec.structs.asdict(mention)}) + b"\n"
            else:
                yield from encode_claims(outcome.extraction.claims)
