"""The command line: each command is a thin skin over a function of the Python API."""

from __future__ import annotations

import os

import click

import gawah
from gawah.cli.add import add
from gawah.cli.agreement import agreement
from gawah.cli.brief import brief
from gawah.cli.decide import decide
from gawah.cli.demo import demo
from gawah.cli.export import export
from gawah.cli.extract import extract
from gawah.cli.group import Commands
from gawah.cli.import_claims import import_claims
from gawah.cli.options import examples
from gawah.cli.rebuild import rebuild
from gawah.cli.search import search
from gawah.cli.show import show
from gawah.cli.verify import verify

__all__ = ["commands", "main"]


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=examples("gawah demo --folder gawah-demo", "gawah show gawah-demo/demo.gawah claims --stance denies"),
)
@click.version_option(gawah.__version__, "-V", "--version", prog_name="gawah", help="Show the version and exit.")
def commands() -> None:
    """Keep a ledger of who says what about armed conflict.

    Reports go in; sourced claims come out, each with its speaker, its stance and its verbatim quote. A case is one
    file. Nothing goes over the network unless a URL or an endpoint is named.
    """


for _command in (add, import_claims, extract, show, search, brief, decide, agreement, export, verify, rebuild, demo):
    commands.add_command(_command)


def main() -> None:
    """Run the command line."""
    # The model's matrices are small: sharing one among threads takes longer than working it out, and burns a core.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    commands(prog_name="gawah")
