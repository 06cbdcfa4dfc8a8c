"""Relation claims as ties: which belong together, and what reaches which."""

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.incidents.tie_claims import denied, report, said

from gawah.identity.actor_breadth import actor_key
from gawah.incidents.records import TieGroup
from gawah.incidents.tie_ends import Ends, denied_by, family_of, inside, is_symmetric, lies_within
from gawah.incidents.ties import group_ties
from gawah.model import Claim


def tie(claims: Sequence[Claim], kind: str, a: str, b: str) -> TieGroup:
    """Return the one tie of this family between these two, in either order."""
    ends = {actor_key(a), actor_key(b)}
    [found] = [g for g in group_ties(claims) if family_of(g.kind) == family_of(kind) and {g.a, g.b} == ends]
    return found


def test_all_support_of_one_pair_is_one_tie_that_lists_its_kinds() -> None:
    """Money and weapons are two kinds of one tie, which is called by the kind that most documents give."""
    arms = [said("Amnesty", "supports.weapons", a="Russia", b="Wagner Group", document=report(n)) for n in ("x", "y")]
    money = said("Amnesty", "supports.funding", a="Russia", b="Wagner Group")
    found = tie([money, *arms], "supports.other", "Russia", "Wagner Group")
    assert (found.kind, found.kinds) == ("supports.weapons", ("supports.weapons", "supports.funding"))
    assert set(found.claims) == {money.id, *(claim.id for claim in arms)}


def test_support_has_a_direction_and_rivalry_has_none() -> None:
    """Who supports whom matters; who is whose rival does not."""
    one = said("HRW", "supports.funding", a="JNIM", b="Katiba Macina")
    other = said("HRW", "supports.funding", a="Katiba Macina", b="JNIM")
    assert len(group_ties([one, other])) == 2
    rivals = [said("HRW", "rival_of", a="JNIM", b="ISGS"), said("HRW", "rival_of", a="ISGS", b="JNIM", start=1)]
    assert len(group_ties(rivals)) == 1


def test_two_fillers_of_a_role_give_a_tie_each_and_nobody_is_tied_to_itself() -> None:
    """A claim about one group and two others belongs to two ties."""
    both = said("HRW", "allied_with", a="M23", b=("ADF", "FDLR", "M23"))
    assert len(group_ties([both])) == 2


def test_a_tie_with_one_end_is_none() -> None:
    """A claim that does not say who is supported makes no tie."""
    assert group_ties([said("HRW", "supports.other", a="Iran")]) == []


def test_what_is_said_of_an_army_stands_in_its_states_tie_as_well() -> None:
    """The tie of the state holds the claims about its army, which stands under it; never the other way round."""
    army = said("UN", "supports.troops", a="Rwandan army", b="M23")
    state = said("HRW", "supports.weapons", a="Rwanda", b="M23")
    wide, narrow = (tie([army, state], "supports.other", a, "M23") for a in ("Rwanda", "Rwandan army"))
    assert set(wide.claims) == {army.id, state.id}
    assert narrow.claims == (army.id,)
    assert (narrow.under, wide.under) == (wide.id, None)


def test_a_states_denial_answers_what_is_said_of_its_army() -> None:
    """A denial of the broader actor belongs to the tie of the narrower one, its accusation does not."""
    army = said("UN", "supports.troops", a="Rwandan army", b="M23")
    no = denied("Rwanda", "supports.other", a="Rwanda", b="M23")
    assert no.id in tie([army, no], "supports.other", "Rwandan army", "M23").claims


def test_a_denial_about_nobody_in_particular_answers_every_tie_and_is_none_of_its_own() -> None:
    """A state that says it shelters no militants denies it of each group, and of nobody where nothing is said."""
    yes = said("Mali", "supports.territory", a="Algeria", b="JNIM")
    other = said("Mali", "supports.territory", a="Niger", b="JNIM")
    no = denied("Algeria", "supports.territory", a="Algeria", b="militants")
    groups = group_ties([yes, other, no])
    assert len(groups) == 2
    assert no.id in tie([yes, other, no], "supports.other", "Algeria", "JNIM").claims
    assert no.id not in tie([yes, other, no], "supports.other", "Niger", "JNIM").claims
    assert [group.claims for group in group_ties([no])] == [(no.id,)]


def test_a_denial_without_its_other_end_answers_what_is_said() -> None:
    """ "Tehran denies such support" is kept with the support that others speak of."""
    yes = said("Israel", "supports.weapons", a="Iran", b="Houthis")
    no = denied("Iran", "supports.other", a="Iran")
    assert set(tie([yes, no], "supports.other", "Iran", "Houthis").claims) == {yes.id, no.id}


def test_a_crowd_holds_its_groups_and_vague_names_hold_nobody() -> None:
    """The separatists' tie holds that of one group of theirs; "certain agencies" never means a named one."""
    assert lies_within(actor_key("BLA"), actor_key("Baloch separatists"))
    assert not lies_within(actor_key("ISI"), actor_key("certain intelligence agencies"))
    assert not lies_within(actor_key("BLA"), actor_key("militants"))


def test_a_group_is_not_held_by_what_it_descends_from() -> None:
    """A branch of the Islamic State is no part of al-Qaeda, though the one came out of the other."""
    assert lies_within("iskp", "islamic-state")
    assert not lies_within("iskp", "al-qaeda")


def test_a_threat_between_two_armed_groups_makes_them_rivals() -> None:
    """A declared war is a tie of rivals though no claim says that word; a threat to a state or a crowd is none."""
    threat = said(
        "ISGS", "threat", type="event", stance="threatens", actor="ISGS", target=("JNIM", "Mali", "civilians")
    )
    [group] = group_ties([threat])
    assert (group.kind, {group.a, group.b}, group.claims, group.history) == (
        "rival_of",
        {actor_key("ISGS"), actor_key("JNIM")},
        (),
        (threat.id,),
    )


def test_an_unknown_group_is_armed_where_it_fights() -> None:
    """A name that no table knows counts as an armed group once a claim tells that it fights."""
    threat = said("JNIM", "threat", type="event", actor="JNIM", target="Front of the Red Dune")
    clash = said("HRW", "armed_clash", type="event", actor=("Front of the Red Dune", "Mali"))
    assert group_ties([threat]) == []
    assert [group.kind for group in group_ties([threat, clash])] == ["rival_of"]


def test_fights_and_agreements_belong_to_the_history_of_the_ties_they_touch() -> None:
    """A clash touches a pact and not a subsidy; who only attacks somebody else touches neither."""
    pact = said("HRW", "non_aggression_with", a="JNIM", b="ISGS")
    money = said("HRW", "supports.funding", a="JNIM", b="ISGS")
    clash = said("HRW", "armed_clash", type="event", actor=("ISGS", "JNIM"))
    elsewhere = said("HRW", "attack", type="event", perpetrator="ISGS", target="Mali")
    deal = said("HRW", "agreement", type="event", actor=("ISGS", "JNIM"))
    claims = [pact, money, clash, elsewhere, deal]
    assert set(tie(claims, "non_aggression_with", "JNIM", "ISGS").history) == {clash.id, deal.id}
    assert tie(claims, "supports.funding", "JNIM", "ISGS").history == ()


def test_that_nobody_claims_an_attack_tells_of_no_fight() -> None:
    """ "No group has claimed it" is in nobody's history."""
    rivals = said("HRW", "rival_of", a="JNIM", b="ISGS")
    silence = said(
        None,
        "attack",
        type="event",
        perpetrator="JNIM",
        target="ISGS",
        stance="claims_responsibility",
        polarity="negative",
    )
    assert tie([rivals, silence], "rival_of", "JNIM", "ISGS").history == ()


def test_the_sponsor_of_an_attack_and_who_did_it_acted_together() -> None:
    """An attack that both are blamed for belongs to the history of the support."""
    paid = said("Kenya", "supports.funding", a="Eritrea", b="al-Shabaab")
    attack = said("Kenya", "suicide_bomb", type="event", sponsor="Eritrea", perpetrator="al-Shabaab", target="Kenya")
    assert tie([paid, attack], "supports.funding", "Eritrea", "al-Shabaab").history == (attack.id,)


NAMES = ("Rwanda", "Rwandan army", "M23", "FDLR", "militants", "Tuareg rebels", "certain agencies", "Front of the Dune")
KINDS = ("supports.troops", "supports.other", "allied_with", "rival_of", "part_of")


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """Draw a relation claim, a denial, a clash or a threat."""
    a, b = draw(st.sampled_from(NAMES)), draw(st.sampled_from(NAMES))
    by, start = draw(st.sampled_from(NAMES)), draw(st.integers(0, 50))
    sort = draw(st.sampled_from(("said", "denied", "threat", "armed_clash", "attack")))
    if sort in ("said", "denied"):
        make = said if sort == "said" else denied
        return make(by, draw(st.sampled_from(KINDS)), a=a, b=b, start=start)
    if sort == "armed_clash":
        return said(by, sort, type="event", actor=(a, b), start=start)
    if sort == "threat":
        return said(by, sort, type="event", actor=a, target=b, start=start)
    return said(by, sort, type="event", perpetrator=a, target=b, start=start)


@settings(max_examples=40, deadline=None)
@given(st.lists(claims(), max_size=12), st.randoms())
def test_the_order_of_claims_changes_nothing(some: list[Claim], random: Random) -> None:
    """Claims in any order give the same ties, and every claim with two ends is in one."""
    shuffled = list(some)
    random.shuffle(shuffled)
    groups = group_ties(some)
    assert group_ties(shuffled) == groups
    held = {claim for group in groups for claim in group.claims}
    for claim in some:
        if claim.type == "relation" and claim.roles["a"][0].id != claim.roles["b"][0].id:
            assert claim.id in held


@settings(max_examples=40, deadline=None)
@given(st.lists(claims(), min_size=1, max_size=10), claims())
def test_a_further_claim_takes_nothing_out_of_a_tie(some: list[Claim], more: Claim) -> None:
    """Adding a claim keeps the ties by their ids and every claim in them, but for denials that found what they deny."""
    before = {group.id: group for group in group_ties(some)}
    after = {group.id: group for group in group_ties([*some, more])}
    polarity = {claim.id: claim.polarity for claim in some}
    for key, group in before.items():
        if key in after:
            assert set(group.claims) <= set(after[key].claims)
        else:
            assert all(polarity[claim] == "negative" for claim in group.claims)


@pytest.mark.parametrize(
    ("told", "denial", "expected"),
    [
        (("Rwandan army", "M23"), ("Rwanda", "M23"), True),
        (("Rwanda", "M23"), ("Rwandan army", "M23"), False),
        (("Rwanda", "M23"), ("Rwanda", "militants"), True),
        (("Rwanda", "M23"), ("Uganda", "militants"), False),
        (("Rwanda", "M23"), ("militants", "armed groups"), False),
    ],
)
def test_a_denial_reaches_downwards(told: tuple[str, str], denial: tuple[str, str], expected: bool) -> None:
    """Who denies the broader thing denies the narrower; who denies the narrower leaves the broader open."""
    one, other = (Ends("supports", *map(actor_key, pair)) for pair in (told, denial))
    assert denied_by(one, other) is expected


def test_ends_without_direction_fit_crosswise() -> None:
    """The army's and the state's alliances are sorted differently by key and still lie within each other."""
    assert is_symmetric("allied_with")
    assert not is_symmetric("supports")
    army, state = Ends("allied_with", actor_key("Rwandan army"), "m23"), Ends("allied_with", "m23", actor_key("Rwanda"))
    assert inside(army, state)
    assert not inside(army._replace(family="supports"), state._replace(family="supports"))
