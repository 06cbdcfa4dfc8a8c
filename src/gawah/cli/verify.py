"""`gawah verify`: does the case still hold what was recorded?"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from gawah.case import Case
from gawah.cli.options import case_argument, examples
from gawah.cli.output import say, say_error
from gawah.cli.terminal_text import one_line

_HEAD = re.compile("[0-9a-f]{64}")


@click.command(epilog=examples("gawah verify gawah-demo/demo.gawah"))
@case_argument
@click.option("--head", metavar="HASH", help="A hash that this command printed earlier: the chain must still hold it.")
def verify(case: Path, head: str | None) -> None:
    """Check that CASE still holds what was recorded.

    Every row is hashed again and compared with the audit chain, every quote with its text. When something does not
    fit, the first such row is named and the exit status is 1. Note the printed hash down elsewhere: given as --head
    later, it shows that nothing before it was rewritten.
    """
    if head is not None and _HEAD.fullmatch(head) is None:
        raise click.BadParameter(f"expected the 64 hex digits after `head`, got {head!r}.", param_hint="--head")
    with Case(case) as opened:
        report = opened.verify(head=head)
    if report.fault is not None:
        say_error(f"gawah: {one_line(str(case))} does not verify: {one_line(str(report.fault))}")
        sys.exit(1)
    checked = ", ".join(
        f"{number} {table if number != 1 else table.removesuffix('s')}"
        for table, number in report.checked.items()
        if table != "audit"
    )
    say(f"verified: {report.head.length} links, {checked or 'nothing recorded yet'}", f"head {report.head.hash}")
