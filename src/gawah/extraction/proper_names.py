"""Proper names that no table knows: an actor nobody has heard of acts, speaks and is accused like a known one.

A capital tells a name, except where it only opens a sentence or where the word is an ordinary one of the lexicon.
"""

from __future__ import annotations

import re
from functools import lru_cache

from gawah.extraction.lexicon import english
from gawah.extraction.phrases import Parse
from gawah.identity.actor_breadth import actor_key, is_generic, is_umbrella
from gawah.model import ActorRef

_WORD = re.compile(r"\w[\w’'-]*")
_INNER_CAPITAL = re.compile(r"\w*[A-Z]\w*[A-Z]|\w+[-’'](?:[a-z]+[-’'])?[A-Z]")


def is_proper_name(parse: Parse, index: int) -> bool:
    """Say whether a noun phrase names an actor by its form: "Harakat al-Nahr", "the Velmar army", not "the Ostrel
    valley". In a sentence of capitals they tell nothing.
    """
    element = parse.elements[index]
    if parse.in_capitals:
        return False
    headed = _capital(element.head.text) or element.head.low in english().state_nouns
    words = [w.text for w in element.words if w.start <= element.head.start]
    if len(words) == 1 and _follows_words(parse, index):
        words.insert(0, "the")  # no sentence opens here, so that one capital is enough
    return headed and _holds_name(words)


def _follows_words(parse: Parse, index: int) -> bool:
    """Say whether a phrase stands behind a word or comma of its sentence and opens no quotation."""
    start = parse.elements[index].start
    opening = any(start - 2 <= q.start <= start for q in parse.quotations)
    return index > 0 and not opening and parse.elements[index - 1].low not in (":", "--", ".", "?", "!")


def names_one(ref: ActorRef) -> bool:
    """Say whether a filler of a role names one actor: by its id, or by a name that says more than "Islamist rebels"."""
    if ref.id is not None:
        return True
    key = actor_key(ref)
    if is_generic(key) or is_umbrella(key):
        return False
    if ref.name is not None and ref.name not in ref.text:
        return _holds_name(["the", *_WORD.findall(ref.name)])  # a pronoun, or "the group", and whom it stands for
    return _holds_name(_WORD.findall(ref.text))


def _holds_name(words: list[str]) -> bool:
    """Say whether a phrase is or holds a name; its first word, which may open a sentence, counts only by an inner
    capital. "An Afghan" and "7 KM" are called nothing.
    """
    if not words or words[0][0].isdigit():
        return False
    first, ordinary = words[0].casefold(), _ordinary()
    if first != "the" and first in english().determiners:
        return False
    inner = first != "the" and first not in ordinary and _INNER_CAPITAL.match(words[0]) is not None
    return inner or any(_capital(w) and w.casefold() not in ordinary for w in words[1:])


def _capital(word: str) -> bool:
    return any(part[:1].isupper() for part in re.split(r"[-’']", word))


@lru_cache(maxsize=1)
def _ordinary() -> frozenset[str]:
    """Return the words that are no names however they are written, as in headlines and titles."""
    known = english()
    people = known.hostile | known.civilians | known.speaker_nouns | known.titles | known.unnamed_speakers
    things = known.targets | known.weapons | known.vehicles | known.documents | known.areas | known.device_nouns
    return people | things | frozenset(known.forms) | frozenset(known.event_nouns)
