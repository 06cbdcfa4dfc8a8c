"""Which words of a text look like a private person's name? A rule of thumb for what an export veils.

The rule errs towards veiling: a group without an entry in the table of actors that is written like a person's name is
veiled too, and comes back with `--with-private-names`. It does not know who is a public figure; a name with an
actor id is taken for one. A name of one word without a title before it is missed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from gawah.reading.folding import fold

_WORD = re.compile(r"[^\W\d_]+(?:[.'’ʼ-][^\W\d_]+)*\.?")
_LONGEST = 6


@cache
def _words(heading: str) -> frozenset[str]:
    """Return the folded words under a heading of person_words.txt."""
    lines = files("gawah.exchange").joinpath("person_words.txt").read_text(encoding="utf-8").splitlines()
    under = [line.partition(":")[2] for line in lines if line.startswith(f"{heading}:")]
    return frozenset(fold(word) for line in under for word in line.split())


def name_words(text: str) -> list[str]:
    """Return the words of a name without its honorifics."""
    words = [match.group() for match in _WORD.finditer(text)]
    return [word for word in words if not _is(word, "honorific")]


def person_names(text: str) -> list[str]:
    """Return the stretches of `text` that are written like the name of one person, as they stand there.

    A stretch is two to six names side by side, or one after an honorific, none of which tells of something else. In
    a script without capitals the whole text must be such a stretch.
    """
    return [text[run[0].start() : run[-1].end()] for run in _runs(text) if _is_person(run, text)]


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield the stretches of words that could be names with nothing but spaces between them."""
    run: list[re.Match[str]] = []
    for match in _WORD.finditer(text):
        word = match.group()
        joined = len(run) > 0 and text[run[-1].end() : match.start()].isspace()
        if _is(word, "outside") or not (_is_name(word) or (joined and _is(word, "particle"))):
            yield run
            run = []
        elif joined:
            run.append(match)
        else:
            yield run
            run = [match]
    yield run


def _is_person(run: list[re.Match[str]], text: str) -> bool:
    while len(run) > 0 and _is(run[-1].group(), "particle"):
        run.pop()
    words = [match.group() for match in run]
    names = [word for word in words if not _is(word, "honorific") and not _is(word, "particle")]
    if not 1 < len(words) <= _LONGEST or len(names) == 0 or any(_is(word, "other") for word in words):
        return False
    return _has_case(words[0]) or " ".join(words) == " ".join(text.split())


def _is(word: str, heading: str) -> bool:
    return fold(word).rstrip(".") in _words(heading)


def _has_case(word: str) -> bool:
    return word[0].lower() != word[0].upper()


def _is_name(word: str) -> bool:
    return word[0].isupper() and not word.isupper() if _has_case(word) else True
