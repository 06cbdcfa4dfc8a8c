"""Words that need care: loaded ones, which stay in quotation marks, and graphic ones, which fold their passage."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

_DATA = files("gawah.brief") / "data"


def worded(text: str) -> str:
    """Return a name for our own sentences: in quotation marks where it holds a loaded word."""
    return f"“{text}”" if _loaded().search(text) else text


def graphic_label(text: str) -> str:
    """Return why a passage is to be folded, or nothing."""
    return next((label for label, pattern in _graphic() if pattern.search(text)), "")


@lru_cache(maxsize=1)
def _loaded() -> re.Pattern[str]:
    return _pattern(_lines("loaded_words.txt"))


@lru_cache(maxsize=1)
def _graphic() -> tuple[tuple[str, re.Pattern[str]], ...]:
    sections: dict[str, list[str]] = {}
    label = ""
    for line in _lines("graphic_words.txt"):
        if line.startswith("["):
            label = line.strip("[]")
        else:
            sections.setdefault(label, []).append(line)
    return tuple((name, _pattern(words)) for name, words in sections.items())


def _lines(name: str) -> list[str]:
    lines = (_DATA / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _pattern(words: list[str]) -> re.Pattern[str]:
    """Match whole words; one that ends in `*` matches every word that begins so."""
    forms = [re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "") for word in words]
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)
