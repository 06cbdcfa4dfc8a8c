"""Actors that only the document itself introduces: "the Dashtar Liberation Front (DLF)".

Both forms then name one actor in that document. Its id is made from the full name, `name:dashtar-liberation-front`,
so that two documents that spell the
name in full alike meet; nothing else joins them.
"""

from __future__ import annotations

import re

from gawah.identity.actors import Actor, ActorMention, ActorResolver
from gawah.reading.folding import fold


def local_mentions(text: str, resolver: ActorResolver) -> list[ActorMention]:
    """Return every mention of an actor that the document introduces by name and abbreviation and the table does not
    know.
    """
    found: list[ActorMention] = []
    for short, full in resolver.definitions.items():
        if resolver.resolve(full)[0] is not None or resolver.resolve(short)[0] is not None:
            continue
        actor = Actor(id=local_id(full), name=full, kind="organisation")
        reason = f"the document introduces {full!r} as {short!r}"
        for form in (full, short):
            found += [
                ActorMention(start=m.start(), end=m.end(), text=m.group(), actor=actor, reason=reason, sense="defined")
                for m in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text)
            ]
    return found


def local_id(name: str) -> str:
    """Return the id of an actor that is known by its full name only."""
    return "name:" + "-".join(re.findall(r"\w+", fold(name)))


def merged(known: list[ActorMention], local: list[ActorMention]) -> list[ActorMention]:
    """Return both in the order of the text; where two overlap the longer stands, and what the document introduces
    before what is guessed.
    """
    kept: list[ActorMention] = []
    for mention in sorted([*known, *local], key=lambda m: (m.start, m.start - m.end, m.actor is None)):
        if len(kept) == 0 or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
