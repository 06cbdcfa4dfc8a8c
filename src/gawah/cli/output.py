"""Where the commands write: text that any encoding survives, bytes that stay UTF-8."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TextIO

_PLAIN = str.maketrans({"¶": "par. ", "…": "...", "█": "#", "“": '"', "”": '"', "’": "'", "\u2068": "", "\u2069": ""})


def _fit(text: str, stream: TextIO) -> str:
    """Return `text` as far as the stream can write it; what it cannot is written as an escape."""
    if text.isascii():
        return text
    encoding = stream.encoding or "ascii"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_PLAIN).encode(encoding, "backslashreplace").decode(encoding)
    return text


def say(*lines: str) -> None:
    """Write lines to stdout."""
    sys.stdout.write(_fit("".join(f"{line}\n" for line in lines), sys.stdout))


def say_error(*lines: str) -> None:
    """Write lines to stderr."""
    sys.stderr.write(_fit("".join(f"{line}\n" for line in lines), sys.stderr))
    sys.stderr.flush()


def write_bytes(pieces: Iterable[bytes]) -> None:
    """Write bytes to stdout as they are: claims JSONL is UTF-8 whatever the terminal speaks."""
    sys.stdout.flush()
    binary = sys.stdout.buffer
    for piece in pieces:
        binary.write(piece)
    binary.flush()


def stdout_is_terminal() -> bool:
    """Tell whether a person reads stdout directly."""
    return sys.stdout.isatty()


def stderr_is_terminal() -> bool:
    """Tell whether a person reads stderr directly."""
    return sys.stderr.isatty()


def terminal_width() -> int:
    """Return the columns of the terminal: at least 40, at most 120, and 80 where there is none."""
    from shutil import get_terminal_size

    return min(max(get_terminal_size((80, 24)).columns, 40), 120)


def write_text(pieces: Iterable[str]) -> None:
    """Write text that a program will read (CSV) as UTF-8, whatever the terminal speaks."""
    write_bytes(piece.encode("utf-8", "backslashreplace") for piece in pieces)
