"""Arguments and options that several commands share, and the check of their values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar, get_args

import click

from gawah.cli.group import did_you_mean

_Function = TypeVar("_Function", bound=Callable[..., Any])
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
FORMATS = ("table", "jsonl", "csv")


def examples(*lines: str) -> str:
    """Return the Examples section of a command's help, one command a line."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def case_argument(function: _Function) -> _Function:
    """Add the argument CASE: the path of a case file."""
    return click.argument("case", type=click.Path(path_type=Path))(function)


def format_option(function: _Function) -> _Function:
    """Add the option --format of commands that list things."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        help="How to write the rows. Default: table on a terminal, jsonl into a pipe or a file.",
    )(function)


FILTERS: dict[str, str] = {
    "actor": "Only claims in which this actor fills a role or speaks: a name, an alias or an id.",
    "place": "Only claims that speak of this place.",
    "kind": "Only this kind, such as attack or supports.funding.",
    "type": "Only this type: event, relation, presence or assessment.",
    "stance": "Only this stance, such as denies or claims_responsibility.",
    "polarity": "Only what is said to be so (positive) or not so (negative).",
    "speaker": "Only claims with this speaker anywhere in the chain: a name, an alias or an id.",
    "document": "Only claims of this document: its number in the case, its id or the start of it, or its name.",
    "since": "Only claims about this day or later: 2024, 2024-03 or 2024-03-07.",
    "until": "Only claims about this day or earlier: 2024, 2024-03 or 2024-03-07.",
    "text": "Only claims whose quote holds these words.",
}
"""Filter of claims -> its help."""


def filter_options(function: _Function) -> _Function:
    """Add one option for each filter of claims, and --limit."""
    function = click.option(
        "--limit",
        type=click.IntRange(min=0),
        help="At most this many rows; 0 means all. Default: 200 in a table, all in jsonl and csv.",
    )(function)
    return claim_filter_options(function)


def claim_filter_options(function: _Function) -> _Function:
    """Add one option for each filter of claims."""
    for name, text in reversed(FILTERS.items()):
        metavar = "DATE" if name in ("since", "until") else "WORDS" if name == "text" else name.upper()
        function = click.option(f"--{name}", metavar=metavar, help=text)(function)
    return function


def check_filters(filters: dict[str, str | None]) -> dict[str, str]:
    """Return the filters that were given.

    Raises:
        click.BadParameter: a value is none of the words of the vocabulary, or no date; the nearest is proposed.
    """
    given = {name: value for name, value in filters.items() if value is not None}
    for name, known in _vocabulary(given).items():
        if given[name] not in known:
            raise _bad(name, given[name], known)
    for name in ("since", "until"):
        if name in given and _DATE.fullmatch(given[name]) is None:
            raise click.BadParameter(
                f"expected a date such as 2024-03-07, got {given[name]!r}.", param_hint=f"--{name}"
            )
    return given


def _vocabulary(given: dict[str, str]) -> dict[str, list[str]]:
    """Return the known values of those filters that take words of the vocabulary."""
    if not given.keys() & {"kind", "type", "stance", "polarity"}:
        return {}
    from gawah import model
    from gawah.vocabulary import kind_names

    known = {
        "kind": sorted(set().union(*kind_names().values())),
        "type": list(get_args(model.ClaimType)),
        "stance": list(get_args(model.Stance)),
        "polarity": list(get_args(model.Polarity)),
    }
    return {name: values for name, values in known.items() if name in given}


def _bad(name: str, value: str, known: Iterable[str]) -> click.BadParameter:
    listed = ", ".join(known)
    near = did_you_mean(value, known)
    return click.BadParameter(f"there is no {name} {value!r}.{near} Known: {listed}.", param_hint=f"--{name}")
