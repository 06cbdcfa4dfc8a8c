"""Paragraphs: found in text as it is stored, or put together from pieces that a library extracted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from gawah.model import Note, Passage
from gawah.reading.decoding import control_note, without_controls

Kind = Literal["heading", "paragraph", "page", "cue", "message"]

HEADING_LENGTH = 200
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_STOP = re.compile(r"[.۔।…:;,،؛][\"'”’»)\]]*$")


class Piece(msgspec.Struct, frozen=True):
    """A paragraph as extracted, with what a person would cite it by (empty: its number)."""

    text: str
    kind: Kind = "paragraph"
    label: str = ""


class Composed(msgspec.Struct, frozen=True):
    """Text put together from pieces, its passages and what had to be left out."""

    text: str
    passages: tuple[Passage, ...]
    notes: tuple[Note, ...] = ()


def compose(pieces: Iterable[Piece], *, between: str = "\n\n") -> Composed:
    """Join the pieces that hold text and return where each stands."""
    parts: list[str] = []
    passages: list[Passage] = []
    raw: list[str] = []
    at = 0
    for piece in pieces:
        text = without_controls(piece.text).strip()
        raw.append(piece.text)
        if not text:
            continue
        label = piece.label or f"¶{len(passages) + 1}"
        passages.append(Passage(start=at, end=at + len(text), kind=piece.kind, label=label))
        parts.append(text)
        at += len(text) + len(between)
    return Composed(between.join(parts), tuple(passages), control_note("".join(raw)))


def lines(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Yield where each line of a text stands from `start` on, without its line end."""
    for match in _LINE.finditer(text, start):
        if match.start() < len(text):
            yield match.start(), match.start() + len(match[0].rstrip("\r\n"))


def paragraphs(text: str, start: int = 0, *, wrapped: bool = False) -> tuple[Passage, ...]:
    """Return the paragraphs of plain text: parted by blank lines, or by line ends where no line is blank.

    Text without blank lines whose lines break in mid-sentence, or that is said to be `wrapped`, is one paragraph.
    The first short line that has no final stop is a heading, unless it is the only paragraph.
    """
    spans = list(_blocks(text, start))
    if len(spans) == 1 and not wrapped and not _is_wrapped(text, *spans[0]):
        spans = [_stripped(text, *line) for line in lines(text, start) if text[slice(*line)].strip()]
    if spans:
        spans[:1] = _without_heading_line(text, *spans[0])
    heading = 0 if len(spans) > 1 and is_heading(text[slice(*spans[0])]) else None
    return tuple(
        Passage(start=begin, end=end, kind="heading" if at == heading else "paragraph", label=f"¶{at + 1}")
        for at, (begin, end) in enumerate(spans)
    )


def is_heading(line: str) -> bool:
    """Tell whether a paragraph could be a heading: one short line, no final stop, and no byline."""
    from gawah.reading.headers import byline

    one_line = "\n" not in line and "\r" not in line and len(line) <= HEADING_LENGTH
    return one_line and _STOP.search(line) is None and byline(line) is None


def _blocks(text: str, start: int) -> Iterator[tuple[int, int]]:
    begin: int | None = None
    end = start
    for line_start, line_end in lines(text, start):
        if text[line_start:line_end].strip():
            begin = line_start if begin is None else begin
            end = line_end
        elif begin is not None:
            yield _stripped(text, begin, end)
            begin = None
    if begin is not None:
        yield _stripped(text, begin, end)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    block = text[start:end]
    return start + len(block) - len(block.lstrip()), end - len(block) + len(block.rstrip())


def _is_wrapped(text: str, start: int, end: int) -> bool:
    """Tell whether a block was broken to a width: most of its lines are of like, moderate length without a stop."""
    found = [text[start + a : start + b].rstrip() for a, b in lines(text[start:end])]
    body = found[:-1]
    if len(body) < 2:
        return False
    width = max(map(len, found))
    broken = sum(1 for line in body if _STOP.search(line) is None and len(line) > 0.6 * width)
    return width <= 120 and broken > 0.5 * len(body)


def _without_heading_line(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Part a heading line from the paragraph under it, where the line did not end for want of width."""
    found = [(start + a, start + b) for a, b in lines(text[start:end])]
    if len(found) < 2:
        return [(start, end)]
    first, second = text[slice(*found[0])].rstrip(), text[slice(*found[1])]
    width = max(b - a for a, b in found)
    room = len(first) + 1 + len(second.split(maxsplit=1)[0]) <= width
    if not (room and is_heading(first) and not second[:1].islower()):
        return [(start, end)]
    return [_stripped(text, *found[0]), _stripped(text, found[1][0], end)]
