"""Nouns that name a state's force or office after its name or adjective ("Pakistani army", "Iran's police")."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from gawah.identity.actor_names import exact_key

ActorKind = Literal[
    "armed_group",
    "state",
    "government",
    "armed_force",
    "police",
    "intelligence_agency",
    "ministry",
    "un_body",
    "international_organisation",
    "think_tank",
    "rights_group",
    "monitor",
    "news_agency",
    "political_party",
    "media_arm",
    "criminal_group",
    "ethnic_or_religious_group",
    "organisation",
]


class ForceNoun(msgspec.Struct, frozen=True, omit_defaults=True):
    """One office or force that every state may have.

    `slug` ends the id (`force:sv:army`), `name` ends the name, `words` stand after the state in English and Urdu
    ("Salvadoran army"), `before` before it ("ejército salvadoreño", "army of El Salvador").
    `parent` is the slug of what it is part of; empty means the government.
    """

    slug: str
    name: str
    kind: ActorKind
    words: tuple[str, ...]
    before: tuple[str, ...] = ()
    parent: str = ""

    def parent_of(self, state_id: str) -> str:
        """Return the id of what this force of the state is part of."""
        return f"force:{state_id.removeprefix('state:')}:{self.parent}" if self.parent != "" else state_id


class Nouns:
    """The force nouns by slug and by their words."""

    def __init__(self, nouns: Iterable[ForceNoun]) -> None:
        self.by_slug = {noun.slug: noun for noun in nouns}
        self.after: dict[str, ForceNoun] = {}
        self.before: dict[str, ForceNoun] = {}
        for noun in self.by_slug.values():
            self.after.update((exact_key(word), noun) for word in noun.words)
            self.before.update((exact_key(word), noun) for word in noun.before)
        self.first_words = frozenset(key.split(" ", 1)[0] for key in (*self.after, *self.before))
        keys = (*self.after, *self.before)
        self.longest = max((key.count(" ") + 1 for key in keys), default=0)
