"""`gawah rebuild`: the computed tables again."""

from __future__ import annotations

from pathlib import Path

import click

from gawah.case import Case
from gawah.cli.options import case_argument, examples
from gawah.cli.output import say


@click.command(epilog=examples("gawah rebuild gawah-demo/demo.gawah"))
@case_argument
def rebuild(case: Path) -> None:
    """Make the computed tables of CASE again from what was recorded.

    Documents, claims and the audit chain stay as they are. Needed once after a newer version of Gawah was installed,
    or when `gawah verify` names a computed table.
    """
    with Case(case) as opened:
        opened.rebuild()
        documents, claims = len(opened.numbers()), opened.count_claims()
    say(f"rebuilt from {documents} documents and {claims} claims")
