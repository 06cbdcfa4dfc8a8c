"""Who a named speaker is: the actor that it speaks for, else the person; and under which name an actor is shown."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from gawah.identity.actor_breadth import actor_key
from gawah.identity.actors import ActorTable
from gawah.incidents.credits import known_agency, name_key
from gawah.model import Claim, Speaker
from gawah.weighing.records import OriginKind
from gawah.weighing.unnamed import is_unnamed

_OUTLETS = frozenset({"news_agency", "media_arm", "monitor", "think_tank", "rights_group", "un_body"})


class Speakers:
    """The named speakers of a case: their keys and the names that they are shown by."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        forms: dict[str, Counter[str]] = defaultdict(Counter)
        sides: dict[str, set[str]] = defaultdict(set)
        self._full: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for claim in claims:
            for speaker in claim.speakers:
                if is_unnamed(speaker):
                    continue
                forms[spoken_for(speaker)][speaker.actor or speaker.name] += 1
                sides[person_key(speaker.name)].add(spoken_for(speaker))
                self._full[claim.document.id].add(_words(speaker.name))
        self._forms = dict(forms)
        # A person for whom one report gives the office and another does not is one speaker all the same.
        self._sides = {person: keys for person, keys in sides.items() if len(person.split("-")) > 1}

    def key(self, speaker: Speaker, document: str) -> str:
        """Return the key of whoever a named speaker speaks for; a surname is filled from the same document."""
        key = spoken_for(speaker)
        if speaker.actor is not None or not key.startswith("name:"):
            return key
        full = self._full_name(speaker.name, document)
        others = self._sides.get(full, set()) - {full}
        return min(others) if len(others) == 1 else full

    def _full_name(self, name: str, document: str) -> str:
        words = _words(name)
        longer = {
            full for full in self._full.get(document, ()) if len(full) > len(words) and full[-len(words) :] == words
        }
        return "name:" + "-".join(longer.pop() if len(longer) == 1 else words)

    def name(self, key: str) -> str:
        """Return the name that a key is shown by: the actor table's if reports use it, else what most say."""
        said = self._forms.get(key, Counter())
        actor = ActorTable.load().find(key)
        if actor is not None and (actor.name in said or len(said) == 0):
            return actor.name
        if len(said) == 0:
            return key.removeprefix("name:").replace("-", " ").title()
        return min(said, key=lambda form: (not form.isascii(), -said[form], form))


def spoken_for(speaker: Speaker) -> str:
    """Return the key of the actor on whose behalf a speaker speaks, of itself where none is given."""
    if speaker.id is not None:
        return speaker.id
    return actor_key(speaker.actor) if speaker.actor is not None else actor_key(speaker.name)


def person_key(name: str) -> str:
    """Return what is equal for one name of a person."""
    return "name:" + "-".join(_words(name))


def _words(name: str) -> tuple[str, ...]:
    return tuple(name_key(name).split())


def kind_of(key: str, speaker: Speaker | None = None) -> OriginKind:
    """Return what sort of origin an actor's key stands for."""
    actor = ActorTable.load().find(key)
    if actor is not None:
        return "agency" if actor.kind == "news_agency" else "actor"
    personal = speaker is not None and (speaker.kind == "person" or person_key(speaker.name) == key)
    return "person" if personal else "actor"


def country_of(key: str) -> str | None:
    """Return the country of an actor of the table that has one only."""
    actor = ActorTable.load().find(key)
    return actor.countries[0] if actor is not None and len(actor.countries) == 1 else None


def publisher_key(name: str) -> str:
    """Return the key of an outlet: the actor table's where it knows the outlet for one, else its folded name."""
    agency = known_agency(name)
    known = ActorTable.load().named(agency or name)
    sure = [actor for actor, alias in known if actor.kind in _OUTLETS or not alias.weak]
    return sure[0].id if len(sure) > 0 and not sure[0].id.startswith("state:") else f"publisher:{name_key(name)}"
