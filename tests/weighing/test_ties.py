"""Ties weighed: who says so, who does not, when, and what the tie went through."""

from collections.abc import Sequence

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.incidents.test_ties import claims as drawn_claims
from tests.incidents.tie_claims import denied, origins_of, report, said

from gawah.identity.actor_breadth import actor_key
from gawah.incidents.tie_ends import family_of
from gawah.incidents.ties import group_ties
from gawah.model import Claim
from gawah.weighing.records import Tie
from gawah.weighing.ties import weigh_tie


def weighed(claims: Sequence[Claim], superseded: dict[str, str] | None = None) -> list[Tie]:
    """Return all ties of these claims."""
    by_id = {claim.id: claim for claim in claims}
    return [weigh_tie(group, by_id, origins_of(claims), {}, superseded or {}) for group in group_ties(claims)]


def tie(claims: Sequence[Claim], family: str, a: str, superseded: dict[str, str] | None = None) -> Tie:
    """Return the one tie of this family that this actor is the first end of, or an end where there is no order."""
    ties = zip(group_ties(claims), weighed(claims, superseded), strict=True)
    [found] = [tie for g, tie in ties if family_of(g.kind) == family and actor_key(a) in (g.a, g.b)]
    return found


def test_eight_reports_of_one_speaker_are_one_origin() -> None:
    """The independent origins of a tie are counted and not its reports."""
    claims = [said("Kenya", "supports.funding", a="Eritrea", b="al-Shabaab", document=report(str(n))) for n in range(8)]
    [found] = weighed(claims)
    assert (found.independent_origins, len(found.says_yes), len(found.says_yes[0].claims)) == (1, 1, 8)
    assert found.sentence.endswith("Kenya says so. Nobody else speaks of it.")


def test_organs_of_one_state_are_counted_once() -> None:
    """Two origins under one state are shown by name and counted as one."""
    claims = [said(by, "supports.funding", a="Eritrea", b="al-Shabaab") for by in ("Kenya", "Kenyan police")]
    by_id = {claim.id: claim for claim in claims}
    origins = {key: msgspec.structs.replace(origin, under="state:ke") for key, origin in origins_of(claims).items()}
    found = weigh_tie(group_ties(claims)[0], by_id, origins, {}, {})
    assert (found.independent_origins, len(found.says_yes)) == (1, 2)


def test_two_who_speak_of_nobody_in_particular_do_not_corroborate_each_other() -> None:
    """The rebels whom one means need not be those whom another means."""
    claims = [said(by, "supports.funding", a="Eritrea", b="rebels") for by in ("Kenya", "Ethiopia")]
    [found] = weighed(claims)
    assert (found.independent_origins, len(found.says_yes)) == (1, 2)


def test_a_tie_is_contested_where_one_says_so_and_another_denies_it() -> None:
    """The sentence names both sides; who denies its own words contests nothing."""
    yes = said("DR Congo", "supports.troops", a="Rwandan army", b="M23")
    no = denied("Rwanda", "supports.other", a="Rwanda", b="M23")
    found = tie([yes, no], "supports", "Rwandan army")
    assert found.contested
    assert found.sentence.startswith(
        "Whether Rwandan army supports M23 (troops) is contested: DR Congo says so; Rwanda"
    )
    own = denied("DR Congo", "supports.troops", a="Rwandan army", b="M23", document=report("later"))
    assert not tie([yes, own], "supports", "Rwandan army").contested


def test_a_denial_of_one_kind_of_support_does_not_contest_another() -> None:
    """Who denies shelter has not denied money; who denies support has denied both."""
    money = said("Mali", "supports.funding", a="Algeria", b="JNIM")
    shelter = denied("Algeria", "supports.territory", a="Algeria", b="JNIM")
    assert not tie([money, shelter], "supports", "Algeria").contested
    assert tie([money, denied("Algeria", "supports.other", a="Algeria", b="JNIM")], "supports", "Algeria").contested


def test_a_denial_of_the_narrower_leaves_the_broader_open() -> None:
    """That one brigade is denied does not contest what is said of the whole group, and is shown there."""
    yes = said("Mali", "supports.other", a="Algeria", b="JNIM")
    part = said("Mali", "supports.other", a="Algeria", b="Katiba Macina")
    no = denied("Algeria", "supports.other", a="Algeria", b="Katiba Macina")
    [whole] = [found for found in weighed([yes, part, no]) if found.b == "JNIM"]
    [brigade] = [found for found in weighed([yes, part, no]) if found.b == "Katiba Macina"]
    assert brigade.contested
    assert not whole.contested
    assert [voice.origin for voice in whole.says_no] == ["Algeria"]


def test_kinds_that_are_only_denied_do_not_name_a_tie() -> None:
    """What is said to be given names the tie; where all is denied, what is denied does."""
    money = said("Mali", "supports.funding", a="Algeria", b="JNIM")
    shelter = denied("Algeria", "supports.territory", a="Algeria", b="JNIM")
    assert tie([money, shelter], "supports", "Algeria").kinds == ("supports.funding",)
    assert tie([shelter], "supports", "Algeria").kinds == ("supports.territory",)


def test_a_suspicion_is_no_yes_and_is_contested_by_a_denial() -> None:
    """Who is not sure is not counted, and a denial of a suspicion is a contest all the same."""
    perhaps = said("ICG", "supports.other", a="Algeria", b="JNIM", stance="suspects", certainty="possible")
    found = tie([perhaps], "supports", "Algeria")
    assert (found.independent_origins, found.says_yes, [v.origin for v in found.doubts]) == (0, (), ["ICG"])
    assert tie([perhaps, denied("Algeria", "supports.other", a="Algeria", b="JNIM")], "supports", "Algeria").contested


def test_a_demand_says_neither_yes_nor_no() -> None:
    """ "Stop arming them" accuses nobody here; it is kept and counted for nobody."""
    [found] = weighed([said("Mali", "supports.weapons", a="Algeria", b="JNIM", stance="demands")])
    assert (found.says_yes, found.says_no, found.contested, len(found.claims)) == ((), (), False, 1)


def test_a_month_in_which_a_pact_ended_stays_a_month() -> None:
    """An end alone ends the tie; the claim that lays it at somebody's door is a breach."""
    held = said("JNIM", "non_aggression_with", a="JNIM", b="ISGS", document=report("a", "2020-01-05"))
    broken = said(
        "ISGS",
        "non_aggression_with",
        a="JNIM",
        b="ISGS",
        time="/2019-08-01",
        precision=4,
        stance="accuses",
        document=report("b", "2020-03-01"),
    )
    [found] = weighed([held, broken])
    assert (found.period.start, found.period.end) == (None, "2019-07")
    assert (found.period.said_first, found.period.said_last) == ("2020-01-05", "2020-03-01")
    assert [(step.step, step.at, step.origin) for step in found.history] == [
        ("breached", "2019-07", "ISGS"),
        ("held", None, "JNIM"),
    ]


def test_of_two_ends_the_one_of_more_origins_stands_and_both_are_told() -> None:
    """The end that most independent origins give is the period's, and the sentence says that it is disputed."""
    ends = [
        said(by, "allied_with", a="JNIM", b="ISGS", time=f"/{day}", precision=1, document=report(by))
        for by, day in (("UN", "2019-07-02"), ("ICG", "2019-07-02"), ("Mali", "2020-02-11"))
    ]
    [found] = weighed(ends)
    assert found.period.end == "2019-07-01"
    assert found.sentence.endswith("Its end is told differently: 2019-07-01 in 2 reports and 2020-02-10 in 1 report.")


def test_a_tie_taken_up_again_has_no_end() -> None:
    """A beginning after the last end leaves the tie open; the end stays in its history."""
    over = said("UN", "allied_with", a="JNIM", b="ISGS", time="/2019-01-01", precision=5)
    anew = said("UN", "allied_with", a="JNIM", b="ISGS", time="2021-03-01/", precision=4, start=1)
    [found] = weighed([over, anew])
    assert (found.period.start, found.period.end) == ("2021-03", None)
    assert [step.step for step in found.history] == ["ended", "began"]


def test_a_claim_that_was_taken_back_is_shown_and_not_counted() -> None:
    """What its own source withdrew says nothing any more and remains among the claims."""
    yes = said("ICG", "supports.other", a="Algeria", b="JNIM")
    no = said("ICG", "supports.other", a="Algeria", b="JNIM", polarity="negative", document=report("correction"))
    found = tie([yes, no], "supports", "Algeria", {yes.id: no.id})
    assert (found.says_yes, found.superseded, yes.id in found.claims) == ((), (yes.id,), True)


def test_a_declared_war_begins_a_rivalry_on_the_day_it_became_known() -> None:
    """A threat speaks for the rivalry, is dated by its report, and a fight between the two goes on with it."""
    war = said("ISGS", "threat", type="event", stance="threatens", actor="ISGS", target="JNIM")
    again = said("ISGS", "threat", type="event", actor="ISGS", target="JNIM", document=report("b", "2024-07-01"))
    clash = said("UN", "armed_clash", type="event", actor=("ISGS", "JNIM"), time="2024-08-01/2024-08-02", precision=1)
    [found] = weighed([war, again, clash])
    assert (found.kind, found.independent_origins, set(found.claims)) == ("rival_of", 1, {war.id, again.id})
    steps = [(step.step, step.at, step.origin, len(step.claims)) for step in found.history]
    assert steps == [("began", "2024-06-01", "ISGS", 2), ("held", "2024-08-01", "UN", 1)]


def test_a_fight_breaks_a_pact() -> None:
    """A clash between the two ends of a pact is a breach of it, told by who tells of the clash."""
    pact = said("UN", "non_aggression_with", a="JNIM", b="ISGS")
    clash = said("HRW", "armed_clash", type="event", actor=("ISGS", "JNIM"), time="2019-07-01/2019-07-02", precision=1)
    steps = tie([pact, clash], "non_aggression_with", "JNIM").history
    assert ("breached", "2019-07-01", "HRW") in [(step.step, step.at, step.origin) for step in steps]


def test_support_for_one_deed_ends_with_the_deed() -> None:
    """Money paid for an attack was paid by the day of the attack; money paid "for years" has no such end."""
    attack = said(
        "Kenya",
        "suicide_bomb",
        type="event",
        perpetrator=("al-Shabaab", "Eritrea"),
        time="2013-09-21/2013-09-22",
        precision=1,
    )
    paid = said("Kenya", "supports.funding", a="Eritrea", b="al-Shabaab", quote="paid them well for the attack")
    years = said("Kenya", "supports.funding", a="Eritrea", b="al-Shabaab", quote="paid them for years")
    assert tie([attack, paid], "supports", "Eritrea").period.end == "2013-09-21"
    assert tie([attack, years], "supports", "Eritrea").period.end is None


def test_the_date_of_publication_may_be_learned_later() -> None:
    """A document that has got a date gives it to the claims that were made before."""
    claim = said("UN", "allied_with", a="JNIM", b="ISGS", document=report("a", None))
    documents = {claim.document.id: report("a", "2022-02-02")}
    found = weigh_tie(group_ties([claim])[0], {claim.id: claim}, origins_of([claim]), documents, {})
    assert (found.period.said_first, found.period.said_last) == ("2022-02-02", "2022-02-02")


@settings(max_examples=40, deadline=None)
@given(st.lists(drawn_claims(), max_size=10))
def test_the_order_of_claims_changes_nothing(claims: list[Claim]) -> None:
    """Claims in any order give the same ties byte for byte; a contested tie has two sides and names both."""
    ties = weighed(claims)
    assert msgspec.json.encode(weighed(claims[::-1])) == msgspec.json.encode(ties)
    for each in ties:
        assert not each.contested or ((each.says_yes or each.doubts) and (each.says_no or each.doubts))
        assert each.independent_origins <= len(each.says_yes)
        assert {claim for voice in (*each.says_yes, *each.says_no, *each.doubts) for claim in voice.claims} <= set(
            each.claims
        )
