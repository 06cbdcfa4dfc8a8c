"""Presences and judgements as findings: by sort, actor and place."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.incidents.tie_claims import denied, report, said

from gawah.incidents.findings import FindingGroup, denies, group_findings
from gawah.incidents.place_keys import is_in, place_key
from gawah.model import Claim, Place

TOWN, PROVINCE, COUNTRY = "Ansongo, Gao, Mali", "Gao, Mali", "Mali"


def finding(claims: list[Claim], place: str) -> FindingGroup:
    """Return the one finding with a place of this name."""
    [found] = [group for group in group_findings(claims) if group.place_name == place]
    return found


def test_a_camp_in_a_town_is_in_its_province_and_its_country() -> None:
    """The finding on the country holds the claims about the town, and the town's stands under the province's."""
    town = said("HRW", "based_in", type="presence", actor="JNIM", place=TOWN)
    province = said("UN", "operates_in", type="presence", actor="JNIM", place=PROVINCE)
    country = said("Mali", "operates_in", type="presence", actor="JNIM", place=COUNTRY)
    claims = [town, province, country]
    assert set(finding(claims, "Mali").claims) == {claim.id for claim in claims}
    assert finding(claims, "Ansongo").claims == (town.id,)
    assert finding(claims, "Ansongo").under == finding(claims, "Gao").id
    assert finding(claims, "Gao").under == finding(claims, "Mali").id


def test_a_denial_about_the_country_reaches_every_place_in_it() -> None:
    """ "Not on our soil" is kept with each camp that others name; a denial about a town leaves the country open."""
    town = said("HRW", "based_in", type="presence", actor="JNIM", place=TOWN)
    no = denied("Mali", "operates_in", type="presence", actor="JNIM", place=COUNTRY)
    assert set(finding([town, no], "Ansongo").claims) == {town.id, no.id}
    assert denies(no, finding([town, no], "Ansongo"))
    no_town = denied("Mali", "based_in", type="presence", actor="JNIM", place=TOWN)
    assert not denies(no_town, finding([town, no, no_town], "Mali"))


def test_two_places_give_a_finding_each() -> None:
    """A claim of two provinces is about both."""
    both = said("HRW", "operates_in", type="presence", actor="JNIM", place=(PROVINCE, "Mopti, Mali"))
    assert sorted(group.place_name or "" for group in group_findings([both])) == ["Gao", "Mopti"]


def test_a_judgement_and_its_opposite_are_one_finding_and_a_remark_is_none() -> None:
    """That a danger grows and that it shrinks is one question; "could not be verified" is about an event."""
    up = said("ICG", "threat_level_up", type="assessment", actor="JNIM")
    down = said("Mali", "threat_level_down", type="assessment", actor="JNIM")
    gap = said("ICG", "knowledge_gap", type="assessment", actor="JNIM")
    [group] = group_findings([up, down, gap])
    assert set(group.claims) == {up.id, down.id}


def test_policies_are_told_apart() -> None:
    """A dialogue that works says nothing of a blockade."""
    talks = said("ICG", "policy_works", type="assessment", actor="Mali", policy="local dialogue")
    siege = said("ICG", "policy_fails", type="assessment", actor="Mali", policy="the blockade")
    assert len(group_findings([talks, siege])) == 2


def test_unnamed_actors_of_two_reports_are_not_one() -> None:
    """ "The rebels" are others in another report, while a denial about any of them reaches each named group."""
    rebels = [
        said("HRW", "operates_in", type="presence", actor="rebels", place=PROVINCE, document=report(name))
        for name in ("one", "two")
    ]
    assert [len(group.claims) for group in group_findings(rebels)] == [1, 1]
    named = said("HRW", "operates_in", type="presence", actor="JNIM", place=TOWN)
    no = denied("Mali", "operates_in", type="presence", actor="militants", place=COUNTRY)
    assert set(finding([named, no], "Ansongo").claims) == {named.id, no.id}
    assert denies(no, finding([named, no], "Ansongo"))


def test_a_place_that_nobody_knows_lies_in_nothing() -> None:
    """Only its own words hold it, and the place that is not said holds every place."""
    unknown, known = place_key(Place(text="Camp Nine")), ("ML", "gao", "ansongo")
    assert not is_in(unknown, ("ML",))
    assert not is_in(known, unknown)
    assert is_in(known, ("ML", "gao"))
    assert is_in(unknown, ())


presences = st.builds(
    lambda make, by, kind, actor, place, start: make(by, kind, type="presence", actor=actor, place=place, start=start),
    st.sampled_from((said, denied)),
    st.sampled_from(("HRW", "Mali", "UN")),
    st.sampled_from(("operates_in", "based_in", "controls")),
    st.sampled_from(("JNIM", "Katiba Macina", "militants")),
    st.sampled_from((TOWN, PROVINCE, COUNTRY, "Camp Nine", ())),
    st.integers(0, 40),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(presences, max_size=10))
def test_the_order_of_claims_changes_nothing(claims: list[Claim]) -> None:
    """Claims in any order give the same findings, and each claim is in at least one."""
    groups = group_findings(claims)
    assert group_findings(claims[::-1]) == groups
    assert {claim for group in groups for claim in group.claims} == {claim.id for claim in claims}
