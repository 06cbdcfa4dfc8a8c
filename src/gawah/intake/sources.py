"""Files, folders and addresses to a list of single sources, in an order that does not change."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from gawah.ledger import Refusal

STANDARD_INPUT = "-"
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_CASE_SUFFIXES = ("", "-wal", "-shm", "-journal")


class Source(msgspec.Struct, frozen=True):
    """One file, address or `-`; `name` is the path of a file inside the folder that was named, or its file name."""

    where: str
    name: str = ""


def find_sources(sources: Iterable[str], *, without: Path) -> list[Source | Refusal]:
    """Return single sources: each folder as its files, sorted, without hidden ones and without the case `without`."""
    own = {os.path.realpath(f"{without}{suffix}") for suffix in _CASE_SUFFIXES}
    return [found for source in sources for found in _found(source, own)]


def _found(source: str, own: set[str]) -> Iterator[Source | Refusal]:
    from gawah.reading.files import Found, find_files, is_folder

    if source == STANDARD_INPUT or _ADDRESS.match(source) is not None:
        yield Source(source)
        return
    if source == "":
        yield Refusal(source="''", reason="missing", message="expected a path or an address, got nothing; name one")
        return
    named_itself = not is_folder(Path(source))
    for found in find_files(Path(source)):
        if not isinstance(found, Found):
            yield Refusal(source=found.source, reason=found.reason, message=found.message)
        elif named_itself or os.path.realpath(found.path) not in own:
            yield Source(str(found.path), found.name)
