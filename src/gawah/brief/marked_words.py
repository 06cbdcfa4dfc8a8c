"""Words that need care: loaded ones, which stay in quotation marks, and graphic ones, which fold their passage."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from gawah.weighing.wording import whole_words, worded

__all__ = ["graphic_label", "worded"]

_DATA = files("gawah.brief") / "data"


def graphic_label(text: str) -> str:
    """Return why a passage is to be folded, or nothing."""
    return next((label for label, pattern in _graphic() if pattern.search(text)), "")


@lru_cache(maxsize=1)
def _graphic() -> tuple[tuple[str, re.Pattern[str]], ...]:
    sections: dict[str, list[str]] = {}
    label = ""
    for line in _lines("graphic_words.txt"):
        if line.startswith("["):
            label = line.strip("[]")
        else:
            sections.setdefault(label, []).append(line)
    return tuple((name, whole_words(words)) for name, words in sections.items())


def _lines(name: str) -> list[str]:
    lines = (_DATA / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
