"""Speakers without a name: what a document says they are, and what that tells of them."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from gawah.identity.actors import ActorTable, exact_key
from gawah.model import Speaker
from gawah.reading.folding import fold
from gawah.vocabulary.lexicons import read_yaml

_NAMELESS = re.compile(r"^(?:unnamed|anonymous|unidentified|unknown)\b\s*")
_ARTICLE = re.compile(r"^(?:the|a|an|some|several|one|two|three|certain|other|many|its|their)\s+")


class Description(msgspec.Struct, frozen=True, kw_only=True):
    """What a speaker without a name is called.

    `words` is the description folded, without articles and "unnamed"; `sort` the sort of voice it is in any language
    (None where no list knows it); `speaks_for` is `state`, `scene` or `place` where the sort tells; `state` is the
    key of the state whose officials they are said to be.
    """

    words: str
    sort: str | None = None
    speaks_for: str | None = None
    state: str | None = None


def is_unnamed(speaker: Speaker) -> bool:
    """Tell whether a speaker has no name: said to be unnamed, a pronoun, or a common noun alone."""
    if speaker.kind == "unnamed" or _NAMELESS.match(fold(speaker.name)):
        return True
    if speaker.id is not None or speaker.actor is not None:
        return False
    # A script without capitals cannot show that a word is no name; only the word lists can.
    small = any(c.isalpha() for c in speaker.name) and speaker.name == speaker.name.lower() != speaker.name.upper()
    return small or fold(speaker.name) in _pronouns() or _is_described(speaker.name)


def _is_described(name: str) -> bool:
    """Tell whether a name is the description of a sort of voice and no own name with such a word ("Umar Media")."""
    words = name.split()
    for _, _, pattern in _sorts():
        match = pattern.search(fold(name))
        if match is None:
            continue
        first = len(fold(name)[: match.start()].split())
        last = first + len(match[0].split())
        capital = any(word[:1].isupper() for word in words[max(first, 1) : last + 1])
        if not capital:
            return True
    return False


@lru_cache(maxsize=16384)
def describe(speaker: Speaker) -> Description:
    """Return what a speaker without a name is called."""
    words = bare(speaker.name)
    texts = [text for text in (words, bare(speaker.text)) if text != ""]
    row = next((row for text in texts for row in _sorts() if row[2].search(text)), None)
    states = [state for text in texts for word in text.split() if (state := _state(word)) is not None]
    official = row is not None and row[1] == "state"
    return Description(
        words=words or "unnamed",
        sort=None if row is None else row[0],
        speaks_for=None if row is None else row[1],
        state=states[0] if official and len(states) > 0 else None,
    )


def bare(name: str) -> str:
    """Return a description folded, without "unnamed" and articles."""
    text = _NAMELESS.sub("", " ".join(re.findall(r"[\w'-]+", fold(name))))
    return _ARTICLE.sub("", text).strip()


def _state(word: str) -> str | None:
    actor = ActorTable.load().adjective(exact_key(word))
    return None if actor is None else actor.id


@lru_cache(maxsize=1)
def _sorts() -> tuple[tuple[str, str | None, re.Pattern[str]], ...]:
    rows = read_yaml("lexicon/unnamed_voices.yaml")["sorts"]
    return tuple((row["sort"], row.get("speaks_for"), _any_of(row["words"])) for row in rows)


def _any_of(words: list[str]) -> re.Pattern[str]:
    forms = sorted({fold(word) for word in words}, key=lambda form: (-len(form), form))
    return re.compile(r"\b(?:" + "|".join(re.escape(form) for form in forms) + r")\b")


@lru_cache(maxsize=1)
def _pronouns() -> frozenset[str]:
    return frozenset(fold(word) for word in read_yaml("lexicon/unnamed_voices.yaml")["pronouns"].split())
