"""A passage told again with other names: what is said of a group must not hang on how it is called.

A model that reads names learns that some of them attack and others are attacked. Each time a passage is read in
training, the proper names of its actors are exchanged for those of other passages and labels such as "militants" for
other labels; all that is annotated moves with the text.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from training.passages import Attribution, GoldClaim, Mention, Passage, Span

LABELS = (
    "militants", "fighters", "terrorists", "rebels", "insurgents", "gunmen", "guerrillas", "extremists", "soldiers",
    "troops", "jihadists", "separatists",
)  # fmt: skip
"""Words for armed people that one report uses where another uses the next."""
NAMED = 0.7
LABELLED = 0.5
"""How often a passage is read with other names and with other labels."""

_SMALL = r"of|and|for|the|in|de|al|el"
_WORD = r"[A-Z][\w'’.-]*|[a-z]{2,3}-[A-Z]\w*|\d+"
_PROPER = re.compile(
    rf"^(?:[Tt]he )?(?:{_WORD})(?: (?:{_WORD}|{_SMALL}))*"
    r"(?: (?:army|armed forces|forces|military|police|navy|air force|government|troops))?$"
)
_ARTICLE = re.compile(r"^the ", re.IGNORECASE)
_KINDS = ("group", "state", "organisation")

Place = TypeVar("Place", Span, Mention)


class Names(msgspec.Struct, frozen=True):
    """How one actor is called: in full and in short, articles left out."""

    kind: str
    long: str
    short: str


def names_of(passages: Iterable[Passage]) -> list[Names]:
    """Return the proper names of groups, states and organisations in passages, each once."""
    found: dict[Names, None] = {}
    for passage in passages:
        for key, actor in passage.actors.items():
            if actor.kind in _KINDS:
                forms = {_bare(m.text) for m in passage.mentions if m.key == key and _proper(m.text)}
                if forms:
                    ordered = sorted(forms, key=lambda form: (len(form), form))
                    found[Names(actor.kind, ordered[-1], ordered[0])] = None
    return list(found)


def _proper(text: str) -> bool:
    bare = _bare(text)
    return (
        bool(_PROPER.match(text)) and bare[:1].isupper() and bare not in ("The", "They", "It", "He", "She", "We", "I")
    )


def _bare(text: str) -> str:
    return _ARTICLE.sub("", text)


def exchanged(passage: Passage, pool: Sequence[Names], chance: random.Random) -> Passage:
    """Return a passage with other names and labels, or as it is: `chance` decides."""
    edits: dict[tuple[int, int], str] = {}
    if pool and chance.random() < NAMED:
        edits |= _named(passage, pool, chance)
    if chance.random() < LABELLED:
        edits |= _labelled(passage, edits, chance)
    return _told_again(passage, edits) if edits else passage


def _named(passage: Passage, pool: Sequence[Names], chance: random.Random) -> dict[tuple[int, int], str]:
    chosen: dict[str, Names] = {}
    edits: dict[tuple[int, int], str] = {}
    for mention in passage.mentions:
        actor = passage.actors.get(mention.key or "")
        inside = any(start < mention.end and mention.start < end for start, end in edits)
        if actor is None or actor.kind not in _KINDS or inside or not _proper(mention.text):
            continue
        if mention.key not in chosen:
            alike = [names for names in pool if names.kind == actor.kind]
            chosen[str(mention.key)] = chance.choice(alike if alike and chance.random() < 0.6 else pool)
        names, bare = chosen[str(mention.key)], _bare(mention.text)
        edits[mention.end - len(bare), mention.end] = names.short if " " not in bare else names.long
    return edits


def _labelled(passage: Passage, taken: Iterable[tuple[int, int]], chance: random.Random) -> dict[tuple[int, int], str]:
    new = {label: chance.choice(LABELS) for label in LABELS}
    held = list(taken)
    return {
        found.span(): new[found[0]]
        for found in re.finditer(r"\b(?:" + "|".join(LABELS) + r")\b", passage.text)
        if not any(start < found.end() and found.start() < end for start, end in held)
    }


def _told_again(passage: Passage, edits: dict[tuple[int, int], str]) -> Passage:
    """Return the passage with stretches of its text written otherwise; what lies within one of them is left out."""
    starts, ends, pieces, shifts = [], [], [], []
    at = shift = 0
    for (start, end), new in sorted(edits.items()):
        pieces += [passage.text[at:start], new]
        starts.append(start)
        ends.append(end)
        shift += len(new) - (end - start)
        shifts.append(shift)
        at = end
    text = "".join([*pieces, passage.text[at:]])

    def moved(offset: int) -> int | None:
        """Return where an offset goes, None for one inside a stretch that was written otherwise."""
        number = bisect_right(starts, offset) - 1
        if number < 0:
            return offset
        if offset >= ends[number]:
            return offset + shifts[number]
        before = shifts[number - 1] if number else 0
        return offset + before if offset == starts[number] else None

    def place(old: Place) -> Place | None:
        start, end = moved(old.start), moved(old.end)
        if start is None or end is None or start >= end:
            return None
        return msgspec.structs.replace(old, start=start, end=end, text=text[start:end])

    def places(old: Iterable[Place]) -> tuple[Place, ...]:
        return tuple(new for each in old if (new := place(each)) is not None)

    def attribution(old: Attribution) -> Attribution | None:
        cue, content = place(old.cue), places(old.content)
        if cue is None or not content:
            return None
        source = None if old.source is None else place(old.source)
        return msgspec.structs.replace(old, source=source, cue=cue, content=content)

    def claim(old: GoldClaim) -> GoldClaim | None:
        quote, on = place(old.quote), place(old.on)
        if quote is None or on is None:
            return None
        fields = {name: found for name, marked in old.fields.items() if (found := places(marked))}
        cue = None if old.cue is None else place(old.cue)
        return msgspec.structs.replace(old, quote=quote, on=on, fields=fields, cue=cue)

    sentences = []
    for start, end in passage.sentences:
        low, high = moved(start), moved(end)
        if low is not None and high is not None:
            sentences.append((low, high))
    return msgspec.structs.replace(
        passage,
        text=text,
        sentences=tuple(sentences),
        mentions=places(passage.mentions),
        attributions=tuple(new for old in passage.attributions if (new := attribution(old)) is not None),
        claims=tuple(new for old in passage.claims if (new := claim(old)) is not None),
    )
