"""Ties, presences and judgements as plain clauses, in neutral words."""

from __future__ import annotations

from collections.abc import Sequence

from gawah.vocabulary.claim_kinds import all_kinds

_TIES = {
    "supports": "{a} supports {b}",
    "allied_with": "{a} and {b} are allied",
    "rival_of": "{a} and {b} are rivals",
    "non_aggression_with": "{a} and {b} had agreed not to fight each other",
    "negotiates_with": "{a} and {b} negotiate",
    "affiliated_with": "{a} is affiliated with {b}",
    "part_of": "{a} is part of {b}",
    "splinter_of": "{a} split from {b}",
    "merged_with": "{a} and {b} merged",
}
_PRESENCES = {
    "operates_in": "{actor} operates in {place}",
    "based_in": "{actor} has bases in {place}",
    "controls": "{actor} controls {place}",
}


def tie_clause(kinds: Sequence[str], a: str, b: str) -> str:
    """Return a tie as a clause: "Government of Iran supports Hizballah (funding, weapons)"."""
    family, _, _ = kinds[0].partition(".")
    given = sorted({kind.partition(".")[2] for kind in kinds} - {"", "other"})
    clause = _TIES.get(family, "{a} is tied to {b}").format(a=a, b=b)
    return f"{clause} ({', '.join(given)})" if len(given) > 0 else clause


def presence_clause(kind: str, actor: str, place: str | None) -> str:
    """Return a presence as a clause: "Boko Haram has bases in Sambisa Forest"."""
    return _PRESENCES.get(kind, "{actor} is in {place}").format(actor=actor, place=place or "a place not named")


def judgement_clause(kind: str, actor: str, place: str | None) -> str:
    """Return a judgement as a clause: "the judgement on al-Shabaab in Somalia 'threat level up' holds"."""
    known = all_kinds().get(("assessment", kind))
    label = kind if known is None else known.label.lower()
    on = " ".join(part for part in (f"on {actor}" if actor else "", f"in {place}" if place else "") if part)
    return f"the judgement {on + ' ' if on else ''}'{label}' holds"
