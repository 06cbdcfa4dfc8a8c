"""Whom words of a document name: by its mentions, which know the tables and what the document itself defines."""

from __future__ import annotations

import re

from gawah.extraction.lexicon import english
from gawah.extraction.mentions import Mentions, within
from gawah.extraction.sentences import Stretch
from gawah.identity.actors import Actor

_STATES = frozenset({"state", "government"})
_LEADING = re.compile(r"(?:the|a|an|its|their|his|her|these|those|this|that)\s+", re.IGNORECASE)
_OF = re.compile(r"\b(?:of|from|by|against|in|near|at)\s+(?:the\s+)?$", re.IGNORECASE)


def named_actor(mentions: Mentions, text: str, words: Stretch) -> Actor | None:
    """Return the actor that words name as a whole, its people included ("TTP fighters"); None where they only
    describe somebody by it ("Chinese engineers", "a convoy of the army").
    """
    for mention in reversed(within(mentions.actors, words.start, words.end)):
        actor = mention.actor or mentions.resolver.resolve(mention.text)[0]
        if actor is None:
            continue
        before, after = text[words.start : mention.start], _words(text[mention.end : words.end])
        if _means(actor, before, after):
            return actor
    return None


def plain(words: str) -> str:
    """Return words on one line, without a leading article or possessive."""
    return _LEADING.sub("", " ".join(words.split()), count=1)


def _means(actor: Actor, before: str, after: set[str]) -> bool:
    lexicon = english()
    people = lexicon.hostile | lexicon.speaker_nouns | lexicon.state_nouns | lexicon.group_nouns
    if _OF.search(before) is not None and not _words(before) & people:
        return False
    if actor.kind in _STATES and len(after) > 0:
        return bool(after & lexicon.state_nouns) and not after & (lexicon.civilians - lexicon.state_nouns)
    return True


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
