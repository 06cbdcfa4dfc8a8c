"""`gawah add`: reports into a case."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from gawah.case import Case
from gawah.cli.extractor_options import ExtractorChoice, extractor_options
from gawah.cli.options import case_argument, examples
from gawah.cli.output import say, say_error
from gawah.cli.progress import progress_bar
from gawah.cli.spent_lines import spent_lines
from gawah.cli.terminal_text import isolate, one_line
from gawah.errors import GawahError
from gawah.intake.tally import Added, Step
from gawah.ledger import Refusal
from gawah.model import Spent

_INTERRUPTED = 130
_TOLD_OF_EACH = 5
"""Refusals of one reason that are written out; the rest are counted."""


@click.command(
    epilog=examples(
        "gawah add mycase.gawah gawah-demo/reports",
        "gawah add mycase.gawah gawah-demo/reports/1-wire.html gawah-demo/reports/2-ministry.txt",
        "gawah add mycase.gawah --jobs 2 --quiet gawah-demo/reports",
        "gawah add mycase.gawah - < gawah-demo/reports/3-daily.txt",
    )
)
@case_argument
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--allow-private", is_flag=True, help="Let a URL lead to a private or loopback address.")
@extractor_options
@click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    default=1,
    show_default=True,
    help="Worker processes that read and extract; the result is the same for any number.",
)
@click.option("--quiet", "-q", is_flag=True, help="No progress bar and no summary; refusals are still told.")
def add(case: Path, sources: tuple[str, ...], quiet: bool, extractor: ExtractorChoice, **how: Any) -> None:
    """Read reports, extract their claims and record them in CASE.

    CASE is a file such as mycase.gawah; it is made if it is missing. SOURCE is a file, a folder, a URL, or - for
    stdin. Hidden files of a folder are left out.

    Each document is recorded whole or not at all; adding it again changes nothing. What cannot be read is named with
    the reason, noted in the case, and the rest goes on; the exit status is then 1. After Ctrl-C, run the same
    command again. The same holds where a language model (--extractor llm, docs/how-to/language-model.md) gave no
    answer: what is recorded is not asked for again.
    """
    with Case(case) as opened:
        try:
            refused = _add_all(opened, sources, extractor, how, quiet=quiet)
        except KeyboardInterrupt:
            say_error("gawah: stopped; whole documents are kept. Run the same command again to go on.")
            sys.exit(_INTERRUPTED)
    if refused:
        sys.exit(1)


def _add_all(
    case: Case, sources: tuple[str, ...], choice: ExtractorChoice, how: dict[str, Any], *, quiet: bool
) -> bool:
    """Add the sources, say what happened, and return whether anything was refused."""
    told: Counter[str] = Counter()
    extractor = choice.made()
    spent = Spent()
    with progress_bar(quiet=quiet) as advance:

        def on_step(step: Step) -> None:
            nonlocal spent
            spent = step.spent
            for refusal in step.refused:
                told[refusal.reason] += 1
                if told[refusal.reason] <= _TOLD_OF_EACH:
                    say_refused([refusal])
            advance(step.done, step.total, step.source)

        try:
            added = case.add(sources, extractor=extractor, on_step=on_step, **how)
        except (KeyboardInterrupt, GawahError):
            # What was spent until then is spent, however the run ends.
            say_error(*spent_lines(spent, {}, choice))
            raise
    for reason, number in told.items():
        if number > _TOLD_OF_EACH:
            say_error(f"refused {number - _TOLD_OF_EACH} more [{reason}]; `gawah show {case.path} refusals` lists all")
    if not quiet:
        say(summary(added), *spent_lines(added.spent, added.dropped, choice))
    return len(added.refused) > 0


def say_refused(refused: Iterable[Refusal]) -> None:
    """Write a line for each refused source with its reason."""
    for refusal in refused:
        say_error(f"refused {isolate(one_line(refusal.source))}: {one_line(refusal.message)} [{refusal.reason}]")


def summary(added: Added) -> str:
    """Return what was done as one line."""
    new, known, refused, claims = added.new, added.known, len(added.refused), added.claims
    if new + known + refused == 0:
        return "nothing to add: no files were found"
    documents = f"{new} new {_plural(new, 'document')} with {claims} {_plural(claims, 'claim')}"
    return f"{documents}, {known} known, {refused} refused"


def _plural(number: int, noun: str) -> str:
    return noun if number == 1 else f"{noun}s"
