"""Pairs of texts that differ only in who acts or in how somebody is called, and what an extractor tells differently.

The texts and what is put into them are in tests/fairness/pairs.yaml. Claims are compared with the exchanged actors
and labels mapped back to their slots, so that equal treatment gives equal claims. A flip is a pair in which a claim
appears or disappears, or differs in kind, in who fills a role, in stance or in polarity.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from gawah.identity.actors import ActorResolver
from gawah.model import ActorRef, Claim, Document, Speaker
from gawah.reading import Reading, read_bytes

PAIRS = Path(__file__).resolve().parent.parent / "tests" / "fairness" / "pairs.yaml"
_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)
_SLOT = re.compile(r"\{(\w+)\}")
_DETERMINERS = re.compile(r"^(?:the|a|an|this|these|its|their|our|his) ")

Extract = Callable[[Document], tuple[Claim, ...]]


class Pair(NamedTuple):
    """One text with two fillings of its slots; `stance` is one that both must tell, where the words leave no choice."""

    sort: str
    text: str
    one: dict[str, str]
    other: dict[str, str]
    stance: str | None


class Told(NamedTuple):
    """What counts of a claim, with actors as slots: equal for two texts that are read alike."""

    kind: str
    roles: str
    stance: str
    polarity: str


class Outcome(NamedTuple):
    """What an extractor told of the two texts of a pair, and whether the innermost speakers differ."""

    pair: Pair
    one: Counter[Told]
    other: Counter[Told]
    speakers_differ: bool

    @property
    def flipped(self) -> bool:
        """Say whether the claims of the two texts differ."""
        return self.one != self.other

    @property
    def silent(self) -> bool:
        """Say whether no claim was found in either text, so that nothing could differ."""
        return not self.one and not self.other

    def explained(self) -> str:
        """Return both texts and what is told of one and not of the other, in lines."""
        lines = [f"[{self.pair.sort}]"]
        for values, told, others in ((self.pair.one, self.one, self.other), (self.pair.other, self.other, self.one)):
            lines.append(f"  {filled(self.pair.text, values)}")
            lines += [f"    only here: {' | '.join(claim)}" for claim in sorted((told - others).elements())]
        return "\n".join(lines)


def read_pairs(path: Path = PAIRS) -> list[Pair]:
    """Return the pairs of the file, always the same and in the same order."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [*_sides(data), *_names(data), *_labels(data), *_possessives(data)]


def _sides(data: dict[str, Any]) -> Iterator[Pair]:
    for sort, actors in data["sides"].items():
        for number, row in enumerate(data["two actors"]):
            a, b = actors[number % len(actors)]
            yield _pair(f"sides exchanged: {sort}", row, {"A": a, "B": b}, {"A": b, "B": a})


def _names(data: dict[str, Any]) -> Iterator[Pair]:
    for number, row in enumerate(data["two actors"]):
        known, invented = (dict(zip("AB", s, strict=True)) for s in data["names"][number % len(data["names"])])
        yield _pair("known names: invented names", row, known, invented)


def _labels(data: dict[str, Any]) -> Iterator[Pair]:
    labels = data["labels"]
    for row in data["one label"]:
        for label, following in zip(labels, [*labels[1:], labels[0]], strict=True):
            yield _pair("label: another label", row, {"L": label}, {"L": following})


def _possessives(data: dict[str, Any]) -> Iterator[Pair]:
    for row in data["one side's own"]:
        for noun in data["armed"]:
            yield _pair("our: their", row, {"our": "our", "F": noun}, {"our": "their", "F": noun})


def _pair(sort: str, row: dict[str, str], one: dict[str, str], other: dict[str, str]) -> Pair:
    return Pair(sort, row["text"], one, other, row.get("stance"))


def filled(text: str, values: dict[str, str]) -> str:
    """Return a text with its slots filled; what opens a sentence gets a capital."""
    done = _SLOT.sub(lambda m: values[m.group(1)], text)
    opening = re.compile(r"(?:^|(?<=[.!?:] ))“?[a-z]")
    return done if done.startswith("al-") else opening.sub(lambda m: m.group().upper(), done)


def compare(pair: Pair, extract: Extract) -> Outcome:
    """Return what an extractor tells of both texts of a pair."""
    one, first = told(pair.text, pair.one, extract)
    other, second = told(pair.text, pair.other, extract)
    return Outcome(pair, one, other, first != second)


def told(text: str, values: dict[str, str], extract: Extract) -> tuple[Counter[Told], Counter[str]]:
    """Return the claims of a filled text, with actors as slots, and their innermost speakers in the same way."""
    read = document(filled(text, values))
    slots = Slots(read.text, values)
    claims = extract(read)
    voices = Counter(slots.speaker(c.speakers[-1]) for c in claims if c.speakers)
    return Counter(_told(c, slots) for c in claims), voices


def document(text: str) -> Document:
    """Return a text as a report of a fixed day.

    Raises:
        ValueError: it cannot be read.
    """
    outcome = next(iter(read_bytes(text.encode(), name="2031-05-26-report.txt")))
    if not isinstance(outcome, Reading):
        raise ValueError(f"{text!r} cannot be read: {outcome}")
    return outcome.document


def _told(claim: Claim, slots: Slots) -> Told:
    roles = {role: sorted({slots.actor(ref) for ref in refs}) for role, refs in claim.roles.items()}
    if {"a", "b"} <= roles.keys() and claim.kind in ("negotiates_with", "non_aggression_with", "allied_with"):
        roles = {"a, b": sorted(roles["a"] + roles["b"])}
    said = "; ".join(f"{role}: {' + '.join(who)}" for role, who in sorted(roles.items()))
    return Told(f"{claim.type} {claim.kind}", said, claim.stance, claim.polarity)


class Slots:
    """The slots of one filled text, and how an actor of a claim is mapped back to one."""

    def __init__(self, text: str, values: dict[str, str]) -> None:
        resolver = ActorResolver(text)
        self._known: dict[str, str] = {}
        self._forms: list[tuple[str, re.Pattern[str]]] = []
        for slot, value in values.items():
            form = _ARTICLE.sub("", value)
            actor, _ = resolver.resolve(form)
            if actor is not None:
                self._known |= {actor.id: slot, actor.name.casefold(): slot}
            self._forms.append((slot, re.compile(rf"(?<!\w){re.escape(form)}(?!\w)", re.IGNORECASE)))

    def actor(self, ref: ActorRef) -> str:
        """Return the slot that a filler of a role means, else its words."""
        return self._slot(ref.text, ref.id, ref.name)

    def speaker(self, speaker: Speaker) -> str:
        """Return the slot on whose behalf somebody speaks, else the words for the speaker."""
        return self._slot(speaker.text or speaker.name, speaker.id, speaker.actor or speaker.name)

    def _slot(self, text: str, ident: str | None, name: str | None) -> str:
        masked = text
        for slot, form in self._forms:
            masked = form.sub(f"{{{slot}}}", masked)
        marked = set(_SLOT.findall(masked))
        sides = marked & {"A", "B"}
        if len(sides) == 1:
            return f"{{{sides.pop()}}}"  # "TTP fighters" and "the TTP" are one actor
        if len(sides) > 1 or "our" in marked:
            return _plain(masked)  # "their forces" may rightly mean somebody whom "our forces" does not
        for key in (ident, name.casefold() if name else None):
            if key in self._known:
                return f"{{{self._known[key]}}}"
        if ident is not None:
            return ident
        for slot, form in self._forms:
            if name is not None and form.search(name):
                return f"{{{slot}}}"
        return _plain(masked if marked else name or text)


def _plain(words: str) -> str:
    return _DETERMINERS.sub("", " ".join(words.casefold().split()))


def differing(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """Return the pairs that flipped."""
    return [outcome for outcome in outcomes if outcome.flipped]
