"""The kinds that a claim of each type may have (docs/reference/claims-format.md)."""

from __future__ import annotations

EVENT_KINDS = frozenset(
    [
        "armed_clash",
        "government_regains_territory",
        "non_state_actor_overtakes_territory",
        "chemical_weapon",
        "air_drone_strike",
        "suicide_bomb",
        "shelling_artillery_missile",
        "remote_explosive_landmine_ied",
        "grenade",
        "sexual_violence",
        "attack",
        "abduction_forced_disappearance",
        "peaceful_protest",
        "protest_with_intervention",
        "excessive_force_against_protesters",
        "violent_demonstration",
        "mob_violence",
        "agreement",
        "arrests",
        "change_to_group_activity",
        "disrupted_weapons_use",
        "headquarters_or_base_established",
        "looting_property_destruction",
        "non_violent_transfer_of_territory",
        "other",
        "media_release",
        "threat",
        "plot",
        "policy",
        "withdrawal",
        "government_overthrown",
    ]
)
RELATION_KINDS = frozenset(
    [
        "supports.troops",
        "supports.territory",
        "supports.infrastructure",
        "supports.weapons",
        "supports.materiel",
        "supports.training",
        "supports.funding",
        "supports.intelligence",
        "supports.other",
        "allied_with",
        "rival_of",
        "non_aggression_with",
        "negotiates_with",
        "affiliated_with",
        "part_of",
        "splinter_of",
        "merged_with",
    ]
)
PRESENCE_KINDS = frozenset({"operates_in", "based_in", "controls"})
ASSESSMENT_KINDS = frozenset(
    [
        "threat",
        "threat_level_up",
        "threat_level_down",
        "intent",
        "capability",
        "trend",
        "policy_works",
        "policy_fails",
        "knowledge_gap",
        "other",
    ]
)

KINDS: dict[str, frozenset[str]] = {
    "event": EVENT_KINDS,
    "relation": RELATION_KINDS,
    "presence": PRESENCE_KINDS,
    "assessment": ASSESSMENT_KINDS,
}
"""Type of claim -> its kinds."""
