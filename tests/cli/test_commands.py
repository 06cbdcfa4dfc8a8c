"""The group of commands: help, suggestions, and what holds for all of them."""

from __future__ import annotations

import click
import pytest

from gawah.cli import commands

from .conftest import Run


def test_help_lists_the_commands_in_the_order_of_their_use(run: Run) -> None:
    """The commands are listed in the order in which a newcomer needs them."""
    assert list(commands.commands) == [
        "add",
        "import",
        "extract",
        "show",
        "search",
        "brief",
        "decide",
        "agreement",
        "export",
        "verify",
        "rebuild",
        "demo",
    ]
    lines = run("--help").stdout
    assert lines.index("  add ") < lines.index("  show ") < lines.index("  demo ")


@pytest.mark.parametrize("name", list(commands.commands))
def test_every_command_and_option_has_help_and_examples(name: str) -> None:
    """Every command says what it does and shows an example; every option says what it is for."""
    command = commands.commands[name]
    assert command.help
    assert "Examples:" in str(command.epilog)
    assert all(option.help for option in command.params if isinstance(option, click.Option))


def test_a_mistyped_command_brings_the_nearest(run: Run) -> None:
    """An unknown command exits with 2 and proposes the nearest."""
    result = run("shw")
    assert result.exit_code == 2
    assert "Did you mean show?" in result.stderr
    assert "--help" in result.stderr


def test_an_unknown_command_far_from_all_lists_them(run: Run) -> None:
    """An unknown command that is like none brings the list."""
    assert "Commands: add, import, extract" in " ".join(run("zzz").stderr.split())


def test_the_version_is_shown(run: Run) -> None:
    """The version is that of the package."""
    assert run("--version").stdout.startswith("gawah, version ")


def test_no_argument_shows_help(run: Run) -> None:
    """The bare program explains itself."""
    assert "Usage: " in run().output
