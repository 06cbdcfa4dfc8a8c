"""Accounts become incidents."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.incidents.invented_accounts import account, many_accounts

from gawah.incidents.columns import columns_of
from gawah.incidents.linking import link, link_columns
from gawah.incidents.records import Account, Linked, Ruling

KIDAL = {"day": "2024-05-01", "town": "Kidal", "dead": 12}
UVIRA = {"day": "2024-06-20", "town": "Uvira", "dead": 3}


def groups(linked: Linked) -> list[tuple[str, ...]]:
    """Return the claims of each group."""
    return sorted(group.claims for group in linked.groups)


def group_of(linked: Linked, claim: str) -> tuple[str, ...]:
    """Return the claims of the group that holds a claim."""
    return next(group.claims for group in linked.groups if claim in group.claims)


def ruling(left: str, right: str, same: bool, decision: int = 1) -> Ruling:
    """Return a person's decision."""
    return Ruling(left=left, right=right, same=same, decision=decision)


def test_nothing_gives_no_incidents() -> None:
    """No accounts, no incidents."""
    assert link([]) == Linked(groups=())


def test_accounts_of_one_day_town_and_toll_are_one_incident() -> None:
    """What agrees is joined, what lies apart stays apart, and the join is explained."""
    linked = link([account("a", **KIDAL), account("b", **KIDAL), account("c", **UVIRA)])
    assert groups(linked) == [("a", "b"), ("c",)]
    (found,) = next(group.links for group in linked.groups if group.claims == ("a", "b"))
    assert found.verdict == "same"
    assert found.weight == sum(score.weight for score in found.fields)
    assert {score.field for score in found.fields} >= {"time", "place", "deaths"}
    assert all(score.sentence and (score.left or score.right) for score in found.fields if score.weight > 0)
    assert found.sentence


def test_no_single_field_is_needed() -> None:
    """Accounts without a place, without a day or without a toll still meet by what is left."""
    named = {"perpetrators": ("name:northern-front",), "objects": ("granary of ouled",)}
    whole = account("a", **KIDAL, **named)
    for missing in KIDAL:
        rest = {key: value for key, value in KIDAL.items() if key != missing}
        assert groups(link([whole, account("b", **rest, **named)])) == [("a", "b")], missing


def test_an_aggregate_is_joined_with_nothing() -> None:
    """An account of several events at once stays alone."""
    assert len(link([account("a", **KIDAL), account("b", **KIDAL, aggregate=True)]).groups) == 2


def test_what_is_unsure_is_queued_and_not_joined() -> None:
    """A pair that the weights neither join nor part comes with its reasons to a person."""
    linked = link([account("a", day="2024-05-01", dead=4), account("b", day="2024-05-01", dead=5)])
    assert len(linked.groups) == 2
    (unsure,) = linked.unsure
    assert (unsure.left, unsure.right, unsure.verdict) == ("a", "b", "unsure")


def test_a_chain_does_not_join_what_excludes_each_other() -> None:
    """An account that fits two events cannot make them one."""
    early = account("a", town="Kidal", day="2024-05-01", dead=12)
    late = account("c", town="Kidal", day="2024-05-05", dead=40)
    between = account("b", town="Kidal", perpetrators=("name:northern-front",), objects=("granary of ouled",))
    more = {"perpetrators": ("name:northern-front",), "objects": ("granary of ouled",)}
    linked = link([between, *(Account(**{**fields(one), **more}) for one in (early, late))])
    assert "c" not in group_of(linked, "a")


def fields(one: Account) -> dict[str, Any]:
    """Return the fields of an account by name."""
    return {name: getattr(one, name) for name in one.__struct_fields__}


def test_a_ruling_says_by_which_decision() -> None:
    """What a person joined carries the number of the decision and says so."""
    linked = link([account("a", **KIDAL), account("b", **UVIRA)], [ruling("b", "a", True, 7)])
    ((found,),) = [group.links for group in linked.groups]
    assert (found.verdict, found.decided_by) == ("same", 7)
    assert "decision 7" in found.sentence


def test_a_toll_of_none_is_shown() -> None:
    """A toll of nought without words is shown as 0, not as missing."""
    none = account("a", **{**KIDAL, "dead": 0})
    quiet = Account(**{**fields(none), "deaths": type(none.deaths)(best=0)})  # type: ignore[misc]
    linked = link([quiet, Account(**{**fields(quiet), "id": "b", "claims": ("b",), "document": "report b"})])
    shown = {s.field: s.left for g in linked.groups for found in g.links for s in found.fields}
    assert shown["deaths"] == "0"


@settings(max_examples=60, deadline=None)
@given(many_accounts(), st.randoms(use_true_random=False))
def test_order_does_not_matter(accounts: list[Account], random: object) -> None:
    """The same accounts in any order give the same incidents, links and queue."""
    shuffled = sorted(accounts, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert link(shuffled) == link(accounts)


@settings(max_examples=60, deadline=None)
@given(many_accounts())
def test_every_claim_is_in_one_incident(accounts: list[Account]) -> None:
    """Nothing is lost and nothing is told twice; an incident is named after its smallest claim."""
    linked = link(accounts)
    assert sorted(claim for group in linked.groups for claim in group.claims) == sorted(one.id for one in accounts)
    assert [group.id for group in linked.groups] == [f"i{group.claims[0]}" for group in linked.groups]


@settings(max_examples=60, deadline=None)
@given(many_accounts(), st.data())
def test_rulings_hold(accounts: list[Account], data: st.DataObject) -> None:
    """What a person joins is joined and what a person parts is parted, whatever the weights say."""
    first, second = data.draw(st.permutations([one.id for one in accounts]))[:2]
    same = data.draw(st.booleans())
    linked = link(accounts, [ruling(first, second, same)])
    assert (second in group_of(linked, first)) == same


@settings(max_examples=40, deadline=None)
@given(many_accounts(), st.data())
def test_the_latest_ruling_stands(accounts: list[Account], data: st.DataObject) -> None:
    """Of two decisions about one pair the later one holds, whichever is given first."""
    first, second = data.draw(st.permutations([one.id for one in accounts]))[:2]
    both = [ruling(first, second, False, 1), ruling(second, first, True, 2)]
    assert second in group_of(link(accounts, both), first)
    assert link(accounts, both) == link(accounts, both[::-1])


@settings(max_examples=40, deadline=None)
@given(many_accounts())
def test_bulk_gives_the_same_groups(accounts: list[Account]) -> None:
    """Linking columns groups as linking records does."""
    ordered = sorted(accounts, key=lambda one: one.id)
    labels = link_columns(columns_of(ordered))
    found = [tuple(ordered[row].id for row in np.flatnonzero(labels == label)) for label in np.unique(labels)]
    assert sorted(found) == groups(link(accounts))
