"""The curated actors: records, and the table that finds them by id and by name."""

from __future__ import annotations

import unicodedata
from functools import cached_property, lru_cache
from importlib import resources
from typing import Literal

import msgspec

from gawah.errors import GawahError
from gawah.identity.actor_forces import ActorKind, ForceNoun, Nouns
from gawah.identity.actor_names import exact_key, spelling_key

RelationKind = Literal["part_of", "affiliated_with", "splinter_of", "merged_with", "successor_of", "allied_with"]

ARTICLES = ("the ", "el ", "la ", "le ", "los ", "las ", "les ", "l ", "der ", "die ", "das ")


class Alias(msgspec.Struct, frozen=True, omit_defaults=True):
    """One name of an actor.

    `weak`: means this actor only where the document says so. `default`: the reading of a weak name when the document
    says nothing. `metonym`: a capital or building that stands for a government, and a place as well.
    """

    text: str
    lang: str | None = None
    weak: bool = False
    default: bool = False
    metonym: bool = False
    note: str | None = None


class Relation(msgspec.Struct, frozen=True, omit_defaults=True):
    """A tie to another actor; `start` and `end` are ISO prefixes, absent where not known or not ended."""

    kind: RelationKind
    to: str
    start: str | None = None
    end: str | None = None
    note: str | None = None


class Veto(msgspec.Struct, frozen=True):
    """An actor that this one is never the same as, though the names look alike."""

    id: str
    reason: str


class Actor(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """An armed group, state, force, agency or body that documents speak of.

    `id` is stable. `name` is short and neutral. `countries` are ISO 3166-1 alpha-2. `active_from` and `active_to` are
    ISO prefixes. `adjectives` are a state's ("Pakistani").
    """

    id: str
    name: str
    kind: ActorKind
    countries: tuple[str, ...] = ()
    active_from: str | None = None
    active_to: str | None = None
    about: str | None = None
    aliases: tuple[Alias, ...] = ()
    adjectives: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    not_same_as: tuple[Veto, ...] = ()
    sources: str | None = None

    def names(self) -> tuple[Alias, ...]:
        """Return every name: the canonical one first, then the aliases."""
        if any(a.text == self.name for a in self.aliases):
            return self.aliases
        return (Alias(self.name), *self.aliases)


Entry = tuple[int, int]  # position of the actor, position of the name in its `names()`


class Artefact(msgspec.Struct, frozen=True):
    """What `actors.json` holds: the actors and the indexes over their names, built from the YAML."""

    digest: str
    actors: list[Actor]
    spellings: dict[str, list[Entry]]
    adjectives: dict[str, int]
    longest: dict[str, int]
    nouns: list[ForceNoun]


class ActorTable:
    """All curated actors, found by id or by name; forces of states are made by rule when asked for."""

    def __init__(self, artefact: Artefact) -> None:
        self.actors = artefact.actors
        self.nouns = Nouns(artefact.nouns)
        self._artefact = artefact
        self._by_id = {actor.id: actor for actor in artefact.actors}
        self._first_of_adjectives = frozenset(key.split()[0] for key in artefact.adjectives)

    @staticmethod
    @lru_cache(maxsize=1)
    def load() -> ActorTable:
        """Return the table shipped with the package; read once."""
        path = resources.files("gawah.vocabulary") / "actors" / "actors.json"
        return ActorTable(msgspec.json.decode(path.read_bytes(), type=Artefact))

    def get(self, actor_id: str) -> Actor:
        """Return the actor with this id, made by rule for `force:xx:noun`.

        Raises GawahError when no actor has the id.
        """
        found = self.find(actor_id)
        if found is None:
            raise GawahError(
                f"expected the id of a known actor such as 'ttp' or 'force:pk:army', got {actor_id!r}; "
                "look names up with ActorTable.load().by_name(...)"
            )
        return found

    def find(self, actor_id: str) -> Actor | None:
        """Return the actor with this id, or None."""
        if actor_id in self._by_id:
            return self._by_id[actor_id]
        parts = actor_id.split(":")
        if len(parts) != 3 or parts[0] != "force":
            return None
        state, noun = self._by_id.get(f"state:{parts[1]}"), self.nouns.by_slug.get(parts[2])
        return None if state is None or noun is None else self.force(state, noun)

    def force(self, state: Actor, noun: ForceNoun) -> Actor:
        """Return the force, ministry or government that `noun` means for `state`, curated or made by rule."""
        if noun.slug == "government":
            return state
        force_id = f"force:{state.id.removeprefix('state:')}:{noun.slug}"
        if force_id in self._by_id:
            return self._by_id[force_id]
        adjective = state.adjectives[0] if len(state.adjectives) > 0 else state.names()[1].text
        return Actor(
            id=force_id,
            name=f"{adjective} {noun.name}",
            kind=noun.kind,
            countries=state.countries,
            relations=(Relation(kind="part_of", to=noun.parent_of(state.id)),),
            sources="made by rule from the state and the noun",
        )

    def entries(self, key: str) -> list[tuple[Actor, Alias]]:
        """Return the actors and names whose spelling key is `key`."""
        found = self._artefact.spellings.get(key, ())
        return [(self.actors[at], self.actors[at].names()[name]) for at, name in found]

    def adjective(self, key: str) -> Actor | None:
        """Return the state whose adjective has this exact key."""
        at = self._artefact.adjectives.get(key)
        return None if at is None else self.actors[at]

    def begins_adjective(self, first: str) -> bool:
        """Say whether the adjective of a state is the word `first`, by its exact key, or begins with it."""
        return first in self._first_of_adjectives

    @cached_property
    def _pairs(self) -> frozenset[str]:
        return frozenset(" ".join(key.split(" ", 2)[:2]) for key in self._artefact.spellings if " " in key)

    def goes_on(self, first: str, second: str) -> bool:
        """Say whether a name begins with two words, by their spelling forms."""
        return f"{first} {second}" in self._pairs

    def longest(self, first: str) -> int:
        """Return how many words the longest name has that begins with the spelling form `first`; 0 for none."""
        return self._artefact.longest.get(first, 0)

    def named(self, text: str) -> list[tuple[Actor, Alias]]:
        """Return the actors that bear the name `text`, with the name that matched; the surest first.

        A name that matches letter for letter hides those that match by a spelling rule; strong comes before weak.
        A leading article is left out when the name is not known with it.
        """
        exact = exact_key(text)
        found = surest_first(self.entries(spelling_key(text)), text)
        if len(found) > 0:
            return found
        bare = next((exact[len(a) :] for a in ARTICLES if exact.startswith(a)), None)
        return self._composed(text) if bare is None else self.named(bare)

    def by_name(self, text: str) -> list[Actor]:
        """Return the actors that bear the name `text`: curated, or a state's force by rule; the surest first."""
        return list(dict.fromkeys(actor for actor, _ in self.named(text)))

    def _composed(self, text: str) -> list[tuple[Actor, Alias]]:
        from gawah.identity.actor_compose import compose
        from gawah.identity.actor_match import Words

        words = Words(self, text)
        made = compose(words, 0) if len(words) > 0 else None
        return [(made.actor, Alias(text))] if made is not None and made.stop == len(words) else []


def surest_first(pairs: list[tuple[Actor, Alias]], said: str) -> list[tuple[Actor, Alias]]:
    """Return the bearers of a name in order: those written just so, else those with the same letters, strong first.

    Where the letters differ, only names that spelling rules were made for are left: no abbreviation (ASEAN, Asian)
    and no country in Latin letters (Vienna, Viña).
    """
    if len(pairs) == 0:
        return pairs
    exact = [pair for pair in pairs if _same_letters(pair[1].text, said)]
    written = [pair for pair in exact if _written_so(pair[1].text, said)]
    loose = [pair for pair in pairs if _may_be_respelled(*pair)]
    return sorted(written or exact or loose, key=_sureness)


def _may_be_respelled(actor: Actor, alias: Alias) -> bool:
    latin = unicodedata.normalize("NFKD", alias.text[:1]).isascii()
    return not is_abbreviation(alias.text) and not (latin and actor.id.startswith("state:"))


def _written_so(name: str, said: str) -> bool:
    return name == said and is_abbreviation(name)


def _same_letters(name: str, said: str) -> bool:
    return exact_key(name) == exact_key(said)


def is_abbreviation(name: str) -> bool:
    """Return whether a name is letters like "TTP", "JeM" or "U.S."."""
    letters = name.replace(".", "")
    return " " not in name and len(letters) <= 6 and sum(c.isupper() for c in letters) >= 2 and letters.isalnum()


def _sureness(pair: tuple[Actor, Alias]) -> tuple[bool, bool, str]:
    actor, alias = pair
    return alias.weak, not alias.default, actor.id
