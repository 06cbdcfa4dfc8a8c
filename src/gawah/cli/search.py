"""`gawah search`: words in the documents of a case."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from gawah.case import Case
from gawah.cli.options import case_argument, examples
from gawah.cli.output import say, say_error, stdout_is_terminal, terminal_width, write_bytes
from gawah.cli.terminal_text import isolate, one_line, wrap
from gawah.ledger import Hit


@click.command(
    epilog=examples(
        "gawah search gawah-demo/demo.gawah convoy",
        'gawah search gawah-demo/demo.gawah "nine soldiers" --format table',
        "gawah search gawah-demo/demo.gawah قافلے --limit 5",
    )
)
@case_argument
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--limit", type=click.IntRange(min=0), default=50, show_default=True, help="At most this many; 0: all.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "jsonl")),
    help="How to write the hits. Default: table on a terminal, jsonl into a pipe or a file.",
)
def search(case: Path, words: tuple[str, ...], limit: int, form: str | None) -> None:
    """Find the passages of CASE that hold all the WORDS.

    Spelling variants of Arabic script, accents and capitals make no difference. Words in one pair of quotation marks
    must stand side by side.
    """
    # The shell has taken the quotation marks off: words that came as one argument belong together.
    query = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
    with Case(case) as opened:
        hits = opened.search(query, limit=limit or None)
        if (form or ("table" if stdout_is_terminal() else "jsonl")) == "jsonl":
            write_bytes(msgspec.json.encode(hit) + b"\n" for hit in hits)
            return
        numbers = opened.numbers()
    if len(hits) == 0:
        say_error(f"no passage holds {one_line(' '.join(words))}")
    for hit in hits:
        say(*_lines(hit, numbers.get(hit.document, 0)))
    if limit and len(hits) == limit:
        say(f"the first {limit} hits; --limit 0 shows all")


def _lines(hit: Hit, number: int) -> list[str]:
    """Return a hit as its reference and its words."""
    name = isolate(one_line(hit.title or hit.name))
    snippet = wrap(one_line(hit.snippet), max(terminal_width() - 4, 20))
    return [f"[{number:02d} {hit.label}] {name}".replace(" ]", "]"), *("    " + isolate(line) for line in snippet)]
