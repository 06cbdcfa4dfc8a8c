#!/usr/bin/env python3
"""Write docs/reference/cli.md from the commands themselves, or check that it agrees with them.

usage: build_cli_docs.py [--check]

A command or option without help, and a command whose help has no example, is a fault in either case.
"""

from __future__ import annotations

import importlib
import inspect
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import click

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "cli.md"
HEAD = """\
<!-- Made by scripts/build_cli_docs.py from the commands; run `make docs` after changing one. -->

# The command line

`gawah COMMAND --help` shows the same text.
Expected errors are one line and exit status 1; wrong usage is exit status 2.
"""


def main(arguments: list[str]) -> int:
    """Write or check the page and return the exit status."""
    program = find_program()
    if program is None:
        print("commands: none yet")
        return 0
    page = render(program)
    faults = list(silent_parts(program))
    if "--check" not in arguments:
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(page, encoding="utf-8")
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page:
        faults.append(f"{PAGE.name} does not agree with the commands; run `make docs`")
    for fault in faults:
        print(fault)
    if not faults:
        print(f"commands: {len(list(commands(program)))} with help, options and examples")
    return 1 if faults else 0


def find_program() -> click.Command | None:
    """Return the program, or None where the package has no command line."""
    try:
        module = importlib.import_module("gawah.cli")
    except ModuleNotFoundError as error:
        if error.name == "gawah.cli":
            return None
        raise
    members = [getattr(module, "main", None), *vars(module).values()]
    groups = [member for member in members if isinstance(member, click.Group)]
    return groups[0] if groups else None


def commands(program: click.Command) -> Iterator[click.Context]:
    """Yield a context for the program and each of its commands, in the order in which it lists them."""
    context = click.Context(program, info_name="gawah", **program.context_settings)
    yield context
    yield from below(context)


def below(context: click.Context) -> Iterator[click.Context]:
    """Yield a context for every visible command of a group, depth first."""
    group = context.command
    if not isinstance(group, click.Group):
        return
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is not None and not command.hidden:
            inner = click.Context(command, info_name=name, parent=context, **command.context_settings)
            yield inner
            yield from below(inner)


def render(program: click.Command) -> str:
    """Return the whole page."""
    return "\n".join([HEAD, *(section(context) for context in commands(program))])


def section(context: click.Context) -> str:
    """Return the part of the page that is about one command."""
    usage = context.command.get_usage(context).removeprefix("Usage: ")
    lines = [f"## {context.command_path}", "", "```text", " ".join(usage.split()), "```", "", body(context.command)]
    rows = [row for parameter in context.command.get_params(context) for row in parameter_row(parameter, context)]
    if rows:
        lines += ["", "| option | meaning |", "|---|---|", *rows]
    if isinstance(context.command, click.Group):
        lines += ["", *listing(context)]
    return "\n".join(lines) + "\n"


def body(command: click.Command) -> str:
    """Return help and epilogue as Markdown: paragraphs, and what click keeps as it stands as code."""
    parts = [inspect.cleandoc(part) for part in (command.help, command.epilog) if part]
    return "\n\n".join(paragraph_text(text) for text in "\n\n".join(parts).split("\n\n"))


def paragraph_text(text: str) -> str:
    """Return one paragraph, fenced where it begins with click's sign for text that is not wrapped again."""
    if not text.lstrip().startswith("\b"):
        return " ".join(text.split())
    kept = textwrap.dedent(text.lstrip().removeprefix("\b").strip("\n"))
    return f"```text\n{kept.rstrip()}\n```"


def parameter_row(parameter: click.Parameter, context: click.Context) -> Iterator[str]:
    """Yield the row of the table for one option; the usage line names the arguments."""
    record = parameter.get_help_record(context)
    if record is not None and record[1] != "":
        name, meaning = record
        yield f"| `{cell(name)}` | {cell(' '.join(meaning.split()))} |"


def cell(text: str) -> str:
    """Return text that does not end a cell of a table."""
    return text.replace("|", "\\|")


def listing(context: click.Context) -> Iterator[str]:
    """Yield a line for each command directly below a group."""
    for inner in below(context):
        if inner.parent is context:
            link = inner.command_path.replace(" ", "-")
            yield f"- [`{inner.command_path}`](#{link}): {inner.command.get_short_help_str(100)}"


def silent_parts(program: click.Command) -> Iterator[str]:
    """Yield a sentence for each command and option that leaves its reader without help."""
    for context in commands(program):
        command, path = context.command, context.command_path
        text = f"{command.help or ''}\n{command.epilog or ''}"
        if not command.help:
            yield f"{path} has no help"
        if not isinstance(command, click.Group) and f"gawah {context.info_name}" not in text:
            yield f"{path} shows no example in its help"
        for parameter in command.get_params(context):
            if isinstance(parameter, click.Option) and not parameter.hidden and not parameter.help:
                yield f"{path} {parameter.opts[-1]} has no help"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
