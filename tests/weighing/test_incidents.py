"""Incidents weighed as a whole."""

from __future__ import annotations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.incidents.telling_claims import claim
from tests.weighing.small_incidents import NO, report, tells, weigh

from gawah.incidents.copies import find_copies
from gawah.weighing.incidents import weigh_incident
from gawah.weighing.origins import find_origins

STORY = [
    tells("Le Phare", "JNIM", stance="claims_responsibility", perpetrator=["JNIM"], place=["Gao"], deaths=12),
    tells("Gao Info", "Mali", stance="accuses", perpetrator=["ISGS"], target=["Malian Armed Forces"], deaths=4),
    tells("Radio Sahel", "ISGS", perpetrator=["ISGS"], **NO),
    tells("Presse Libre", time="2024-03-11", place=["Gao region"], kind="suicide_bomb"),
    tells("Afrique Jour", "unnamed officials", perpetrator=["unknown attackers"], deaths=12),
    tells("Sahel Matin", "Human Rights Watch", certainty="possible", perpetrator=["JNIM"], place=["Menaka"]),
    tells("Niamey Soir", "Niger", **NO),
]
WORDS = (
    "The convoy was hit by a bomb on the road north of Gao early on Monday, and twelve soldiers died in the first "
    "truck before the rest of the column could turn round and drive back to the camp at the edge of the town. "
    "Residents of two villages heard the blast and saw smoke above the dunes for most of the morning."
)


@settings(max_examples=15, deadline=None)
@given(st.permutations(STORY), st.sets(st.integers(0, len(STORY) - 1), max_size=2))
def test_the_order_of_claims_is_irrelevant(told: list[tuple[object, object]], gone: set[int]) -> None:
    """The same claims in any order give the same incident byte for byte."""
    taken_back = [STORY[index] for index in sorted(gone)]
    expected = msgspec.json.encode(weigh(STORY, taken_back))
    assert msgspec.json.encode(weigh(told, taken_back)) == expected  # type: ignore[arg-type]


@settings(max_examples=10, deadline=None)
@given(st.integers(0, len(STORY) - 1), st.text(alphabet="abcdefgh", min_size=4, max_size=9))
def test_a_relay_adds_a_report_and_no_origin(index: int, outlet: str) -> None:
    """Another outlet with the words of the same named speaker changes the number of reports alone."""
    by = [
        name
        for name in ("JNIM", "Mali", "ISGS")
        if STORY[index][1].speakers[-1:] and name == STORY[index][1].speakers[-1].name
    ]
    if len(by) == 0:
        return
    source = STORY[index][1]
    held = report(outlet.title(), f"{outlet} {source.quote}")
    relay = msgspec.structs.replace(
        source, id=outlet, document=msgspec.structs.replace(source.document, id=held.id, publisher=outlet.title())
    )
    before, after = weigh(STORY), weigh([*STORY, (held, relay)])
    assert len(after.reports) == len(before.reports) + 1
    assert after.independent_origins == before.independent_origins
    assert [view.origin for view in after.origins if view.origin == by[0]] == by
    assert [(one.field, one.yes, one.no) for one in after.contested] == [
        (one.field, one.yes, one.no) for one in before.contested
    ]
    assert {view.origin: view.credibility for view in after.origins} == {
        view.origin: view.credibility for view in before.origins
    }


def test_a_copied_text_is_a_second_report_and_the_same_origin() -> None:
    """An outlet that reprints another's story in its own name is no second source."""
    first = report("Le Phare", WORDS, published="2024-03-11")
    second = report("Gao Info", WORDS + " More later.", published="2024-03-12")
    claims = [claim(held, "twelve soldiers died", deaths=12) for held in (first, second)]
    documents = {held.id: held for held in (first, second)}
    origins = find_origins(claims, documents, find_copies([first, second]))
    found = weigh_incident("i", claims, origins, documents, {})
    assert len(found.reports) == 2
    assert [view.origin for view in found.origins] == ["Le Phare"]
    assert found.independent_origins == {"says_yes": 1, "says_no_or_doubts": 0}


def test_organs_of_one_state_are_counted_once_and_shown_apart() -> None:
    """An army and a police force of one state are two names and one independent origin."""
    told = [tells("Cauca Hoy", "Colombian Army"), tells("El Valle", "Colombian National Police"), tells("Cali Hoy")]
    found = weigh(told)
    assert found.independent_origins["says_yes"] == 2
    assert len(found.origins) == 3


def test_deniers_are_counted_apart() -> None:
    """A state that tells of an attack through one organ is no denier through another."""
    told = [tells("Nil"), tells("Kassala Today", "Sudan"), tells("Port News", "Sudanese Armed Forces", **NO)]
    assert weigh(told).independent_origins == {"says_yes": 2, "says_no_or_doubts": 0}
    deny = tells("Darfur Post", "Human Rights Watch", **NO)
    assert weigh([*told, deny]).independent_origins == {"says_yes": 2, "says_no_or_doubts": 1}


def test_that_nobody_has_claimed_it_is_said_by_somebody() -> None:
    """It is shown with who says so, and it is no denial."""
    told = tells("Radio Sahel", stance="claims_responsibility", polarity="negative", perpetrator=["JNIM"])
    found = weigh([tells("Le Phare"), told])
    assert found.not_claimed_by == ("Radio Sahel",)
    assert found.independent_origins == {"says_yes": 1, "says_no_or_doubts": 0}
    assert (
        next(view.side for view in found.origins if view.origin == "Radio Sahel") == "says that nobody has claimed it"
    )


def test_what_was_taken_back_is_listed_and_does_not_count() -> None:
    """A withdrawn report stays among claims, reports and origins; no count holds it."""
    wrong, right = tells("Le Phare", deaths=50, perpetrator=["JNIM"]), tells("Gao Info", deaths=5)
    found = weigh([wrong, right], [wrong])
    assert found.superseded == (wrong[1].id,)
    assert wrong[1].id in found.claims and len(found.reports) == 2
    assert found.independent_origins["says_yes"] == 1
    gone = next(view for view in found.origins if view.origin == "Le Phare")
    assert gone.side == "names JNIM; has taken back what it said"


def test_who_corrects_itself_is_shown_with_what_it_says_now() -> None:
    """A culprit that an origin took back is not what the origin names."""
    wrong = tells("Le Phare", perpetrator=["JNIM"])
    right = tells("Le Phare", perpetrator=["ISGS"], published="2024-03-14")
    [view] = weigh([wrong, right], [wrong]).origins
    assert view.side.endswith("names ISGS") or "ISGS" in view.side
    assert "JNIM" not in view.side


def test_what_would_settle_it_follows_from_what_is_contested() -> None:
    """An incident that nobody contests needs nothing to be settled."""
    assert weigh([tells("Le Phare")]).would_settle == ""
    found = weigh([tells("Le Phare", deaths=12), tells("Gao Info", deaths=4)])
    assert found.would_settle == "a count by an origin with access to the dead, their families or a hospital"
