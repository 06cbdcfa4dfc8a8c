"""Tests of the page that is made from the commands."""

from __future__ import annotations

import click
import pytest

from scripts import build_cli_docs


@click.group(name="gawah")
def program() -> None:
    """Keep a ledger."""


@program.command(epilog="\b\nExamples:\n  gawah add case.gawah FILE")
@click.argument("case")
@click.option("--limit", type=int, default=3, show_default=True, help="Most reports | read at once.")
def add(case: str, limit: int) -> None:
    """Read reports.

    Reading again changes nothing.
    """


@program.command()
@click.option("--quiet", is_flag=True)
def bare(quiet: bool) -> None:
    """Do something without an example."""


@program.command(hidden=True)
def secret() -> None:
    """Stay unseen."""


def test_the_page_has_every_command_and_option() -> None:
    """Usage, help, options with their defaults and examples stand on the page; hidden commands do not."""
    page = build_cli_docs.render(program)
    assert "## gawah add\n\n```text\ngawah add [OPTIONS] CASE\n```" in page
    assert "Read reports.\n\nReading again changes nothing." in page
    assert "| `--limit INTEGER` | Most reports \\| read at once.  [default: 3] |".replace("  [", " [") in page
    assert "```text\nExamples:\n  gawah add case.gawah FILE\n```" in page
    assert "- [`gawah add`](#gawah-add): Read reports." in page
    assert "secret" not in page


def test_what_lacks_help_or_an_example_is_named() -> None:
    """A command without an example and an option without help are faults."""
    assert list(build_cli_docs.silent_parts(program)) == [
        "gawah bare shows no example in its help",
        "gawah bare --quiet has no help",
    ]


def test_the_page_of_this_program_is_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    """The committed page agrees with the commands."""
    status = build_cli_docs.main(["--check"])
    assert status == 0, capsys.readouterr().out
