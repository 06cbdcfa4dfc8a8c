"""Does a name look like a private person's? A rule of thumb for what an export veils.

The rule errs towards veiling: a group without an entry in the table of actors that is written like a person's name is
veiled too, and comes back with `--with-private-names`. It does not know who is a public figure; a
name with an actor id is taken for one.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from gawah.reading.folding import fold

_WORD = re.compile(r"[^\W\d_]+(?:[.'’ʼ-][^\W\d_]+)*\.?")


@cache
def _words(heading: str) -> frozenset[str]:
    """Return the folded words under a heading of person_words.txt."""
    lines = files("gawah.exchange").joinpath("person_words.txt").read_text(encoding="utf-8").splitlines()
    under = [line.partition(":")[2] for line in lines if line.startswith(f"{heading}:")]
    return frozenset(fold(word) for line in under for word in line.split())


def name_words(text: str) -> list[str]:
    """Return the words of a name without its honorifics."""
    words = [match.group() for match in _WORD.finditer(text)]
    return [word for word in words if fold(word).rstrip(".") not in _words("honorific")]


def looks_like_a_person(text: str) -> bool:
    """Tell whether `text` is written like the name of one person: two to five names, or one after an honorific."""
    words = [match.group() for match in _WORD.finditer(text)]
    if not 1 < len(words) <= 6 or any(character.isdigit() for character in text):
        return False
    if any(fold(word) in _words("other") for word in words):
        return False
    names = name_words(text)
    return len(names) > 0 and all(_is_name(word) or fold(word) in _words("particle") for word in names)


def _is_name(word: str) -> bool:
    cased = word[0].lower() != word[0].upper()
    return word[0].isupper() and not word.isupper() if cased else True
