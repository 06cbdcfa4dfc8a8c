"""Presences and judgements weighed."""

from tests.incidents.tie_claims import denied, origins_of, said

from gawah.model import Claim
from gawah.weighing.findings import find_findings
from gawah.weighing.records import Finding


def finding(claims: list[Claim], place: str | None = None, superseded: dict[str, str] | None = None) -> Finding:
    """Return the finding with a place of this name."""
    [found] = [one for one in find_findings(claims, origins_of(claims), superseded or {}) if one.place == place]
    return found


def test_a_denial_about_the_country_contests_the_camp_in_a_town() -> None:
    """The sentence says between whom and about what."""
    camp = said("HRW", "based_in", type="presence", actor="JNIM", place="Ansongo, Gao, Mali")
    no = denied("Mali", "operates_in", type="presence", actor="JNIM", place="Mali")
    found = finding([camp, no], "Ansongo")
    assert found.contested
    assert found.sentence == "Whether JNIM is based in Ansongo is contested: HRW says so; Mali denies it."


def test_a_denial_about_a_town_does_not_contest_the_country() -> None:
    """A group may be elsewhere in the country."""
    yes = said("HRW", "operates_in", type="presence", actor="JNIM", place="Mali")
    no = denied("Mali", "operates_in", type="presence", actor="JNIM", place="Ansongo, Gao, Mali")
    assert not finding([yes, no], "Mali").contested


def test_that_a_danger_shrinks_says_otherwise_than_that_it_grows() -> None:
    """Opposite judgements are contested unless they speak of different times."""
    up = said("ICG", "threat_level_up", type="assessment", actor="JNIM", time="2024-01-01/2025-01-01")
    down = said("Mali", "threat_level_down", type="assessment", actor="JNIM", time="2024-03-01/2024-04-01")
    found = finding([up, down])
    assert (found.kind, found.contested) == ("threat_level_up", True)
    assert found.sentence == "Whether the danger from JNIM grows is contested: ICG says so; Mali says otherwise."
    later = said("Mali", "threat_level_down", type="assessment", actor="JNIM", time="2025-03-01/2025-04-01")
    assert not finding([up, later]).contested


def test_a_lone_opposite_is_a_judgement_of_its_own() -> None:
    """That a danger shrinks is said with yes where nobody says that it grows."""
    found = finding([said("Mali", "threat_level_down", type="assessment", actor="JNIM")])
    assert (found.kind, [voice.origin for voice in found.says_yes]) == ("threat_level_down", ["Mali"])
    assert found.sentence == "That the danger from JNIM shrinks: Mali says so. Nobody else speaks of it."


def test_judgements_whose_content_is_in_the_quote_corroborate_nobody() -> None:
    """Two judgements of somebody's aims need not be of the same aim: no count of origins, no contest."""
    aims = [said(by, "intent", type="assessment", actor="JNIM") for by in ("ICG", "Mali")]
    found = finding([*aims, denied("UN", "intent", type="assessment", actor="JNIM")])
    assert (found.independent_origins, found.contested) == (1, False)
    assert found.sentence == "Intent of JNIM: judged by ICG, Mali and UN; what is judged stands in the quotes alone."


def test_what_was_taken_back_is_not_counted() -> None:
    """A withdrawn claim stays among the claims and gives no voice."""
    yes = said("HRW", "operates_in", type="presence", actor="JNIM", place="Mali")
    found = finding([yes], "Mali", {yes.id: "another"})
    assert (found.says_yes, found.claims, found.sentence) == (
        (),
        (yes.id,),
        "Nobody says outright that JNIM operates in Mali.",
    )
