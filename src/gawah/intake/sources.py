"""Files, folders and addresses to a list of sources, in an order that does not change."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

_CASE_SUFFIXES = ("", "-wal", "-shm", "-journal")


def is_url(source: str) -> bool:
    """Tell whether a source is an address rather than a path."""
    return source.lower().startswith(("http://", "https://"))


def find_sources(sources: Iterable[str], *, without: Path) -> list[str]:
    """Return files and URLs: each folder as its files, sorted, without hidden ones and without the case `without`."""
    own = {os.path.realpath(f"{without}{suffix}") for suffix in _CASE_SUFFIXES}
    found: list[str] = []
    for source in sources:
        if not is_url(source) and Path(source).is_dir():
            found.extend(path for path in _files(source) if os.path.realpath(path) not in own)
        else:
            found.append(source)
    return found


def _files(folder: str) -> Iterator[str]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield str(Path(here) / name)
