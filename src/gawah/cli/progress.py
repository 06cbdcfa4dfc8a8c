"""A progress bar on stderr, drawn only where a person watches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from gawah.cli.output import stderr_is_terminal
from gawah.cli.terminal_text import one_line, shorten

Advance = Callable[[int, int, str], None]
"""Called with what is done, what there is in all, and the name of what was done last."""


def _stand_still(done: int, total: int, name: str) -> None:
    """Draw nothing."""


@contextmanager
def progress_bar(*, quiet: bool) -> Iterator[Advance]:
    """Give a function that moves the bar; it draws nothing when quiet or when stderr is no terminal."""
    if quiet or not stderr_is_terminal():
        yield _stand_still
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, rate="")

        def advance(done: int, total: int, name: str) -> None:
            speed = bar.tasks[0].speed
            rate = f"{speed:.1f}/s" if speed else ""
            bar.update(task, completed=done, total=total, rate=rate, description=escape(shorten(one_line(name), 30)))

        yield advance
