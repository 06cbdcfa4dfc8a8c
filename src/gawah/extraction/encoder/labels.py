"""The labels of the model's heads, in the order of their numbers; training and reading share them."""

from __future__ import annotations

from functools import lru_cache

from gawah.model import Certainty, ClaimType, Polarity, Stance
from gawah.vocabulary.claim_kinds import kind_names

MENTIONS = ("actor", "place", "date", "number", "weapon")
"""What a marked stretch of text names."""
MUC_ROLES = ("perp_individual", "perp_org", "physical_target", "human_target_name", "instrument", "human_description")
"""Roles of an incident in MUC-4's terms, tagged over the whole document."""
INCIDENT_TYPES = ("attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage")
"""MUC-4's types; before them stands whether the text tells of an incident at all."""
ATTRIBUTION = ("source", "content")
"""What a word is to a cue."""
ARGUMENTS = (
    "quote",
    "perpetrator",
    "sponsor",
    "target",
    "actor",
    "a",
    "b",
    "place",
    "time",
    "weapon",
    "policy",
    "deaths",
    "injured",
    "arrested",
    "count",
)
"""What a word is to the word that carries a claim."""
ACTOR_ROLES = ("perpetrator", "sponsor", "target", "actor", "a", "b")
"""Those that actors fill."""
STANCES: tuple[Stance, ...] = (
    "reports",
    "confirms",
    "claims_responsibility",
    "accuses",
    "suspects",
    "denies",
    "threatens",
    "promises",
    "demands",
    "assesses",
)
POLARITIES: tuple[Polarity, ...] = ("positive", "negative")
CERTAINTIES: tuple[Certainty, ...] = ("certain", "probable", "possible", "underspecified")
DISTANCES = (-64, -32, -16, -8, -4, -2, -1, 0, 1, 2, 4, 8, 16, 32, 64)
"""Borders of the distances in words between two words that are compared."""
OUTSIDE, BEGIN, INSIDE = 0, 1, 2


@lru_cache(maxsize=1)
def trigger_labels() -> tuple[tuple[ClaimType, str], ...]:
    """Return type and kind of each label of a word that carries a claim; label 0 is none of them."""
    types: tuple[ClaimType, ...] = ("assessment", "event", "presence", "relation")
    return tuple((claim_type, kind) for claim_type in types for kind in sorted(kind_names()[claim_type]))
