"""Ties, presences and judgements as plain clauses, in neutral words."""

from __future__ import annotations

from collections.abc import Sequence

from gawah.vocabulary.claim_kinds import all_kinds

_TIES = {
    "supports": "{a} {supports} {b}",
    "allied_with": "{a} and {b} are allied",
    "rival_of": "{a} and {b} are rivals",
    "non_aggression_with": "{a} and {b} had agreed not to fight each other",
    "negotiates_with": "{a} and {b} negotiate",
    "affiliated_with": "{a} {is} affiliated with {b}",
    "part_of": "{a} {is} part of {b}",
    "splinter_of": "{a} split from {b}",
    "merged_with": "{a} and {b} merged",
}
_PRESENCES = {
    "operates_in": "{actor} {operates} in {place}",
    "based_in": "{actor} {is} based in {place}",
    "controls": "{actor} {controls} {place}",
}
_JUDGEMENTS = {
    "threat": "{actor} {is} dangerous",
    "threat_level_up": "the danger from {actor} grows",
    "threat_level_down": "the danger from {actor} shrinks",
    "policy_works": "{policy} works",
    "policy_fails": "{policy} fails",
}


def tie_clause(kinds: Sequence[str], a: str, b: str) -> str:
    """Return a tie as a clause: "Government of Iran supports Hizballah (funding, weapons)"."""
    family, _, _ = kinds[0].partition(".")
    given = sorted({kind.partition(".")[2] for kind in kinds} - {"", "other"})
    clause = _TIES.get(family, "{a} {is} tied to {b}").format(a=a, b=b, **_verbs(a))
    return f"{clause} ({', '.join(given)})" if len(given) > 0 else clause


def presence_clause(kind: str, actor: str, place: str | None) -> str:
    """Return a presence as a clause: "Boko Haram is based in Sambisa Forest"."""
    return _PRESENCES.get(kind, "{actor} {is} in {place}").format(
        actor=actor, place=place or "a place not named", **_verbs(actor)
    )


def _verbs(name: str) -> dict[str, str]:
    """Return the verbs in the number of a name: a common noun in the plural ("security forces") takes the plural."""
    last = (name.split() or [""])[-1]
    plural = last.islower() and last.endswith("s") and not last.endswith("ss")
    return {one: several if plural else one for one, several in _SEVERAL.items()}


_SEVERAL = {"supports": "support", "is": "are", "has": "have", "operates": "operate", "controls": "control"}


def judgement_clause(kind: str, actor: str, place: str | None, policy: str = "") -> str:
    """Return a judgement as a clause: "the danger from al-Shabaab in Somalia grows"."""
    whom = " in ".join(part for part in (actor or "an actor not named", place) if part)
    clause = _JUDGEMENTS.get(kind)
    if clause is not None:
        return clause.format(
            actor=whom, policy=f"the policy '{policy}'" if policy else f"the policy of {whom}", **_verbs(actor)
        )
    known = all_kinds().get(("assessment", kind))
    return f"{kind if known is None else known.label.lower()} of {whom}"
