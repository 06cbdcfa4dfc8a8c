"""The veil over private persons and exact places that every export wears unless a person lifts it.

A name in a role that is no known actor, speaks nowhere in the case and is written like a person's becomes `person-`
and eight hex digits, the same in every export of a case. Where that name stands in a quote or a title, each
of its characters becomes `█`, so that offsets stay true. Coordinates are rounded to the town.

A person's decision goes before the rule: a name that was decided to be private is hidden wherever it stands, also
where it speaks or has an id; one that was decided to be public is hidden nowhere.

The veil hides names from search and from a passing reader. It does not hide them from somebody who holds the report.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

import msgspec

from gawah.exchange.persons import name_words, person_names
from gawah.model import ActorRef, Claim, Count, Period, Place, Span, Speaker
from gawah.reading.folding import fold

MASK = "█"
TOWN_DECIMALS = 2
"""Two decimals of a degree are about a kilometre."""
_PERSON_ROLES = ("perpetrator", "sponsor", "target", "actor", "a", "b")
_Worded = TypeVar("_Worded", Count, Period, Place, Span)


class VeiledClaim(msgspec.Struct, frozen=True):
    """A claim as it leaves the case; `masked` says that a private person was veiled in it."""

    claim: Claim
    masked: bool = False


class Veil:
    """Knows the private persons of some claims and hides them.

    Args:
        claims: all claims of a case, also those that are not exported; who speaks in one of them is veiled in none.
        key: the secret of the pseudonyms; the same key gives the same pseudonyms.
        decided: names that people decided about, and whether each is a private person's.
    """

    def __init__(self, claims: Iterable[Claim], *, key: bytes, decided: Mapping[str, bool] | None = None) -> None:
        self._key = key
        known = {_bare(name): private for name, private in (decided or {}).items()}
        self._decided = frozenset(name for name, private in (decided or {}).items() if private)
        self._private = frozenset(name for name, private in known.items() if private)
        public: set[str] = set()
        private: dict[str, set[str]] = {}
        for claim in claims:
            public.update(_public_names(claim))
            private.setdefault(claim.document.id, set()).update(_private_names(claim))
        hidden = {
            document: {name for name in found if fold(name) not in public and known.get(_bare(name), True)}
            | self._decided
            for document, found in private.items()
        }
        self._names = {document: names for document, names in hidden.items() if len(names) > 0}
        self._patterns = {document: _pattern(names, self._decided) for document, names in self._names.items()}

    def over(self, claim: Claim) -> VeiledClaim:
        """Return the claim with its private persons hidden and its coordinates rounded."""
        town = msgspec.structs.replace(claim, place=tuple(map(round_to_town, claim.place)))
        pattern = self._patterns.get(claim.document.id)
        if pattern is None:
            return VeiledClaim(town)
        hidden = self._hide(town, pattern)
        return VeiledClaim(hidden, masked=hidden != town)

    def over_words(self, text: str, documents: Iterable[str]) -> str:
        """Return words of our own, such as a title made from claims of these documents, with pseudonyms for names."""
        for document in sorted(self._names.keys() & set(documents)):
            text = self._renamed(text, document)
        return text

    def _hide(self, claim: Claim, pattern: re.Pattern[str]) -> Claim:
        title = claim.document.title
        return msgspec.structs.replace(
            claim,
            document=msgspec.structs.replace(claim.document, title=title and mask(title, pattern)),
            quote=mask(claim.quote, pattern),
            roles={role: self._fillers(fillers, claim.document.id) for role, fillers in claim.roles.items()},
            speakers=tuple(self._speaker(speaker, claim.document.id) for speaker in claim.speakers),
            place=tuple(_reworded(place, pattern) for place in claim.place),
            time=claim.time and _reworded(claim.time, pattern),
            deaths=claim.deaths and _reworded(claim.deaths, pattern),
            injured=claim.injured and _reworded(claim.injured, pattern),
            arrested=claim.arrested and _reworded(claim.arrested, pattern),
            count=claim.count and _reworded(claim.count, pattern),
            cue=claim.cue and _reworded(claim.cue, pattern),
            hedges=tuple(_reworded(hedge, pattern) for hedge in claim.hedges),
        )

    def _fillers(self, fillers: tuple[ActorRef, ...], document: str) -> tuple[ActorRef, ...]:
        return tuple(self._filler(filler, document) for filler in fillers)

    def _filler(self, filler: ActorRef, document: str) -> ActorRef:
        if filler.id is not None and self._private.isdisjoint({_bare(filler.text), _bare(filler.name or "")}):
            return filler
        name = None if filler.name is None else self._renamed(filler.name, document)
        return msgspec.structs.replace(filler, text=self._renamed(filler.text, document), id=None, name=name)

    def _speaker(self, speaker: Speaker, document: str) -> Speaker:
        """Return a speaker as it is, or with the names hidden that were decided to be private."""
        named = {_bare(name) for name in (speaker.name, speaker.text, speaker.actor or "", *speaker.joint)}
        if self._private.isdisjoint(named):
            return speaker
        return msgspec.structs.replace(
            speaker,
            name=self._renamed(speaker.name, document),
            text=mask(speaker.text, self._patterns[document]),
            actor=None if speaker.actor is None else self._renamed(speaker.actor, document),
            id=None,
            joint=tuple(self._renamed(name, document) for name in speaker.joint),
        )

    def _renamed(self, text: str, document: str) -> str:
        """Return `text` with a pseudonym for each private name, and blocks where only its last word stands."""
        for name in sorted(self._names[document], key=len, reverse=True):
            if name in self._decided:
                text = re.sub(rf"(?i)(?<!\w){re.escape(name)}(?!\w)", self.pseudonym(name), text)
            else:
                text = text.replace(name, self.pseudonym(name))
        return mask(text, self._patterns[document])

    def pseudonym(self, name: str) -> str:
        """Return the name that stands for a private person: HMAC-SHA-256 of the folded name, eight hex digits."""
        return "person-" + hmac.new(self._key, _bare(name).encode(), hashlib.sha256).hexdigest()[:8]


def round_to_town(place: Place) -> Place:
    """Return the place with its coordinates rounded to about a kilometre."""
    if place.lat is None or place.lon is None:
        return place
    return msgspec.structs.replace(place, lat=round(place.lat, TOWN_DECIMALS), lon=round(place.lon, TOWN_DECIMALS))


def mask(text: str, pattern: re.Pattern[str]) -> str:
    """Return `text` with every character of each match made `█`; its length stays."""
    return pattern.sub(_blocks, text)


def _blocks(match: re.Match[str]) -> str:
    return MASK * len(match.group())


def _bare(name: str) -> str:
    """Return the folded words of a name without its honorifics: what is equal for two ways to write it."""
    return " ".join(fold(word) for word in name_words(name))


def _reworded(record: _Worded, pattern: re.Pattern[str]) -> _Worded:
    return msgspec.structs.replace(record, text=mask(record.text, pattern))


def _public_names(claim: Claim) -> Iterator[str]:
    """Yield who speaks and what places are called, folded."""
    for speaker in claim.speakers:
        yield from map(fold, (speaker.name, speaker.text, *speaker.joint))
    for place in claim.place:
        yield from map(fold, (place.text, place.name or ""))


def _private_names(claim: Claim) -> Iterator[str]:
    for role in _PERSON_ROLES:
        for filler in claim.roles.get(role, ()):
            if filler.id is None:
                yield from person_names(filler.text)


def _pattern(names: Iterable[str], decided: frozenset[str]) -> re.Pattern[str]:
    """Match each name, with any white space between its words, and its last word where that stands alone.

    The names that were decided about are matched in capitals and small letters.
    """
    kinds = [(name, "(?i:%s)" if name in decided else "%s") for name in names]
    wholes = {kind % r"\s+".join(map(re.escape, name.split())) for name, kind in kinds}
    lasts = {
        kind % re.escape(words[-1]) for name, kind in kinds if len(words := name_words(name)) > 1 and len(words[-1]) > 2
    }
    forms = sorted(wholes, key=len, reverse=True) + sorted(lasts, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")
