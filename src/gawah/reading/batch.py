"""Inputs to outcomes: nothing that an input does ends the batch, it is stored as a refusal with its reason."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from gawah.errors import UnreadableInput
from gawah.reading.draft import Draft, seal
from gawah.reading.files import Found, find_files, load, too_large
from gawah.reading.limits import DEFAULT_LIMITS, Limits
from gawah.reading.outcomes import Outcome, Reading, Refusal, failure, refusal
from gawah.reading.registry import choose
from gawah.reading.source import Source

STANDARD_INPUT = "-"
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


def read(
    source: str | Path, *, allow_private: bool = False, limits: Limits = DEFAULT_LIMITS
) -> Iterator[Reading | Refusal]:
    """Yield what becomes of a file, a folder (all files in it, sorted), an http(s) address, or `-`, standard input.

    Each document and each entry of a container is one outcome; a container yields several. Hidden files in a folder
    are passed over. `allow_private` lets an address lead into a private or loopback network. No bad input raises.
    """
    if str(source) == STANDARD_INPUT:
        yield from _standard_input(limits)
    elif isinstance(source, str) and _ADDRESS.match(source) is not None:
        yield from _address(source, allow_private, limits)
    else:
        for found in find_files(Path(source)):
            yield from [found] if isinstance(found, Refusal) else _file(found, limits)


def read_bytes(
    data: bytes, *, name: str, url: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> Iterator[Reading | Refusal]:
    """Yield what becomes of bytes; `name` is a file name, whose extension decides only what the content leaves open."""
    yield from _outcomes(Source(data, name=name, url=url), name, limits)


def _standard_input(limits: Limits) -> Iterator[Outcome]:
    if sys.stdin is None:
        error = UnreadableInput("expected a report on standard input, which is closed", reason="missing")
        yield refusal(error, STANDARD_INPUT)
        return
    data = sys.stdin.buffer.read(limits.max_bytes + 1)
    yield from _outcomes(Source(data, name=STANDARD_INPUT), STANDARD_INPUT, limits)


def _file(found: Found, limits: Limits) -> Iterator[Outcome]:
    try:
        data = load(found.path, limits)
    except UnreadableInput as error:
        yield refusal(error, str(found.path))
        return
    yield from _outcomes(Source(data, name=found.name), str(found.path), limits)


def _address(url: str, allow_private: bool, limits: Limits) -> Iterator[Outcome]:
    from gawah.reading.web import fetch

    try:
        source = fetch(url, allow_private=allow_private, limits=limits)
    except UnreadableInput as error:
        yield refusal(error, url)
        return
    except Exception as error:  # noqa: BLE001 - the item boundary: one server that breaks the client must not end the batch
        yield failure(error, url, None)
        return
    yield from _outcomes(source, url, limits)


def _outcomes(source: Source, named: str, limits: Limits) -> Iterator[Outcome]:
    """Yield what becomes of one input; refusals call it `named`."""
    try:
        _refuse_at_once(source, limits)
        reader, notes = choose(source)
        for draft in reader.read(source, limits):
            if isinstance(draft, Refusal):
                yield draft
            else:
                yield _sealed(draft.noting(*notes), named)
                notes = ()
    except UnreadableInput as error:
        yield refusal(error, named, source.data)
    except Exception as error:  # noqa: BLE001 - the item boundary: one input that breaks a reader must not end the batch
        yield failure(error, named, source.data)


def _refuse_at_once(source: Source, limits: Limits) -> None:
    if len(source.data) == 0:
        raise UnreadableInput("expected a report, got an empty file", reason="empty")
    if len(source.data) > limits.max_bytes:
        raise too_large(f"more than {limits.max_bytes}", limits)
    if not source.data.strip(b" \t\r\n\x0b\x0c"):
        raise UnreadableInput(f"expected text, got {len(source.data)} bytes of white space", reason="blank")


def _sealed(draft: Draft, named: str) -> Outcome:
    """Return the document a draft becomes, or the refusal of that one entry."""
    try:
        return seal(draft)
    except UnreadableInput as error:
        return refusal(error, draft.name or named, draft.original)
