"""Actors: who is named, found in text by curated names and by rule, each with the reason why.

The table is `vocabulary/actors/*.yaml`; `docs/reference/actors.md` describes its fields. This module is the public
face; each part lives in a file of its own beside it.
"""

from __future__ import annotations

from gawah.identity.actor_compare import Verdict, compare
from gawah.identity.actor_context import ActorResolver
from gawah.identity.actor_definitions import definitions
from gawah.identity.actor_names import exact_key, spelling_key
from gawah.identity.actor_scan import ActorMention, find_actors
from gawah.identity.actor_table import Actor, ActorTable, Alias, Relation, Veto

__all__ = [
    "Actor",
    "ActorMention",
    "ActorResolver",
    "ActorTable",
    "Alias",
    "Relation",
    "Verdict",
    "Veto",
    "compare",
    "definitions",
    "exact_key",
    "find_actors",
    "spelling_key",
]
