"""Text made fit for a terminal: no control characters, right-to-left stretches isolated, cells of a known width."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

FIRST_STRONG_ISOLATE = "\u2068"
POP_ISOLATE = "\u2069"
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_DIRECTION_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


def one_line(text: str) -> str:
    """Return `text` on one line, without control characters and without marks that could turn its neighbours round."""
    if text.isascii() and text.isprintable():
        return text
    return " ".join(_DIRECTION_MARKS.sub("", _CONTROLS.sub(" ", text)).split(" ")).strip()


def isolate(text: str) -> str:
    """Wrap `text` in Unicode isolates (U+2068, U+2069) when it holds right-to-left letters."""
    if text.isascii() or _RIGHT_TO_LEFT.search(text) is None:
        return text
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"


@lru_cache(maxsize=4096)
def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def width(text: str) -> int:
    """Return how many columns of a terminal `text` takes."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def shorten(text: str, columns: int) -> str:
    """Return `text`, cut to at most `columns` columns with an ellipsis where it is longer."""
    if width(text) <= columns:
        return text
    taken, used = 0, 0
    for character in text:
        used += _columns(character)
        if used > columns - 3:
            break
        taken += 1
    return text[:taken].rstrip() + "..."[: max(columns, 0)]


def shorten_start(text: str, columns: int) -> str:
    """Return `text`, cut at its beginning to at most `columns` columns, with an ellipsis where it is longer."""
    return text if width(text) <= columns else shorten(text[::-1], columns)[::-1]


def shorten_middle(text: str, columns: int) -> str:
    """Return `text`, cut in its middle to at most `columns` columns: a file keeps its number and its ending."""
    if width(text) <= columns or columns < 9:
        return shorten(text, columns)
    tail = shorten_start(text, (columns - 1) // 2 + 2).removeprefix("...")
    return shorten(text, columns - width(tail)) + tail


def pad(text: str, columns: int) -> str:
    """Return `text` with spaces after it up to `columns` columns."""
    return text + " " * (columns - width(text))


def wrap(text: str, columns: int) -> list[str]:
    """Break `text` between words into lines of at most `columns` columns; a longer word gets a line of its own."""
    if text.isascii() and len(text) <= columns:
        return [text]
    lines: list[str] = []
    line, used = "", 0
    for word in text.split():
        size = width(word)
        if line and used + 1 + size > columns:
            lines.append(line)
            line, used = word, size
        else:
            line, used = (f"{line} {word}", used + 1 + size) if line else (word, size)
    return [*lines, line]
