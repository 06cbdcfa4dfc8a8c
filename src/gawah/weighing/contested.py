"""What origins disagree about in an incident, each with the sentence that says between whom and about what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from gawah.incidents.nearness import apart_in_space, apart_in_time, span
from gawah.model import Claim
from gawah.vocabulary.claim_kinds import all_kinds
from gawah.weighing.evidence import Evidence
from gawah.weighing.later_tolls import later_tolls
from gawah.weighing.records import Attribution, Contest
from gawah.weighing.status import standing_names
from gawah.weighing.tolls import bounds, disputes_number, exclude, figure, is_given
from gawah.weighing.voices import counted_as
from gawah.weighing.wording import say, worded

_ONE_MEANS = frozenset(
    {"suicide_bomb", "remote_explosive_landmine_ied", "air_drone_strike", "shelling_artillery_missile", "grenade"}
)
"""Kinds of explosion: one blast had one of these causes. Looting and abduction go together with any of them."""


class _Question(msgspec.Struct, frozen=True, kw_only=True):
    """A field whose values can exclude each other: how they are compared, and how one is put in a sentence."""

    field: str
    exclude: Callable[[Claim, Claim], bool]
    key: Callable[[Claim], object]
    shown: Callable[[Claim], str]
    one: str
    several: str
    tail: str = ""


def contests(evidence: Evidence, attribution: Mapping[str, Attribution]) -> tuple[Contest, ...]:
    """Return the contested fields of an incident, what weighs most first.

    Targets are never contested here: two who name different ones may both be right.
    """
    told = [claim for claim in evidence.told() if claim.id not in evidence.superseded]
    found = [
        _occurrence(evidence),
        _doers(evidence, attribution),
        _deaths(evidence, [claim for claim in told if is_given(claim.deaths)]),
        _exclusive(evidence, _PLACE, [claim for claim in told if claim.place and claim.kind != "plot"]),
        _exclusive(evidence, _TIME, [claim for claim in told if claim.time and claim.kind != "plot"]),
        _exclusive(evidence, _MANNER, [claim for claim in told if claim.kind in _ONE_MEANS and _is_sure(claim)]),
    ]
    return tuple(contest for contest in found if contest is not None)


def _occurrence(evidence: Evidence) -> Contest | None:
    yes, no, doubt = (evidence.names(evidence.on(side)) for side in ("yes", "no", "doubts"))
    no = tuple(name for name in no if name not in yes)
    doubt = tuple(name for name in doubt if name not in (*yes, *no))
    if len(yes) == 0 or len(no) + len(doubt) == 0:
        return None
    parts = [f"{say(yes, 'says', 'say')} that it took place"]
    parts += [f"{say(no, 'denies', 'deny')} that it did, or that it was of such a size"] if no else []
    parts += [f"{say(doubt, 'doubts', 'doubt')} it, or its size"] if doubt else []
    return Contest(field="occurrence", sentence=_sentence(parts), yes=yes, no=no, doubt=doubt)


def _doers(evidence: Evidence, attribution: Mapping[str, Attribution]) -> Contest | None:
    disputed = {name: found for name, found in attribution.items() if found.contested}
    if len(disputed) == 0:
        return None
    standing = standing_names(evidence)
    parts = [_named(name, found, taken_back=name not in standing) for name, found in disputed.items()]
    return Contest(
        field="perpetrator",
        sentence=_sentence(parts),
        yes=tuple(sorted({by for name, found in disputed.items() if name in standing for by in found.by})),
        no=tuple(sorted({by for found in disputed.values() for by in found.denied_by})),
        rival={name: found.by for name, found in disputed.items() if name in standing},
        withdrawn=evidence.names(c for c in evidence.told() if c.id in evidence.superseded and evidence.doers(c)),
    )


def _named(name: str, found: Attribution, *, taken_back: bool) -> str:
    verbs = ("has withdrawn that it was", "have withdrawn that it was") if taken_back else ("names", "name")
    said = f"{say(found.by, *verbs)} {worded(name)}"
    return f"{said}, which {say(found.denied_by, 'denies', 'deny')}" if found.denied_by else said


def _deaths(evidence: Evidence, given: Sequence[Claim]) -> Contest | None:
    disputes = [claim for claim in evidence.counted if disputes_number(claim)]
    replaced = later_tolls(given, {claim.id: evidence.origin(claim) for claim in given})
    standing = [claim for claim in given if claim.id not in replaced]
    if len(given) == 0 or len(disputes) == 0:
        return _exclusive(evidence, _DEATHS, standing, also=given)
    yes, no = evidence.names(given), evidence.names(disputes)
    parts = [
        f"{say(yes, 'says', 'say')} that {_tolls(given)} were killed",
        f"{say(no, 'disputes', 'dispute')} the number",
    ]
    return Contest(field="deaths", sentence=_sentence(parts), yes=yes, no=no)


def _tolls(claims: Iterable[Claim]) -> str:
    """Return the numbers that are given, each best number once: "12 or about 30"."""
    said: dict[int, set[str]] = {}
    for claim in claims:
        if claim.deaths is not None:
            number = next(bound for bound in (claim.deaths.best, *bounds(claim.deaths)) if bound is not None)
            said.setdefault(number, set()).add(figure(claim.deaths))
    return " or ".join(min(said[n]) if len(said[n]) == 1 else f"about {n}" for n in sorted(said))


def _exclusive(
    evidence: Evidence, question: _Question, claims: Sequence[Claim], *, also: Sequence[Claim] = ()
) -> Contest | None:
    """Return the contest of a field where two independent origins give values that cannot both be.

    `also` are claims whose values were replaced since: they are no rivals, but who repeats one of them is none either.
    """
    said: dict[str, set[object]] = {}
    for claim in (*claims, *also):
        said.setdefault(counted_as(evidence.origin(claim)), set()).add(question.key(claim))
    disputed = [one for one in claims if any(_rivals(evidence, question, said, one, other) for other in claims)]
    if len(disputed) == 0:
        return None
    rival: dict[str, list[Claim]] = {}
    for claim in disputed:
        rival.setdefault(question.shown(claim), []).append(claim)
    values = {value: evidence.names(rival[value]) for value in sorted(rival)}
    parts = [f"{say(by, question.one, question.several)} {value}{question.tail}" for value, by in values.items()]
    return Contest(field=question.field, sentence=_sentence(parts), yes=evidence.names(disputed), rival=values)


def _rivals(evidence: Evidence, question: _Question, said: Mapping[str, set[object]], one: Claim, other: Claim) -> bool:
    """Tell whether two claims give rival values: who has given the other's value too, as a first toll, is no rival."""
    mine, theirs = counted_as(evidence.origin(one)), counted_as(evidence.origin(other))
    if mine == theirs or not question.exclude(one, other):
        return False
    return question.key(other) not in said[mine] and question.key(one) not in said[theirs]


def _is_sure(claim: Claim) -> bool:
    return claim.certainty == "certain" and claim.stance != "suspects"


def _apart_in_space(one: Claim, other: Claim) -> bool:
    return apart_in_space(one.place, other.place)


def _apart_in_time(one: Claim, other: Claim) -> bool:
    return apart_in_time(one.time, other.time)


def _other_means(one: Claim, other: Claim) -> bool:
    return one.kind != other.kind


def _other_toll(one: Claim, other: Claim) -> bool:
    if one.deaths is None or other.deaths is None or _victims(one) != _victims(other):
        return False
    return exclude(one.deaths, other.deaths)


def _victims(claim: Claim) -> frozenset[str]:
    """Return whom a toll counts, where it says so: two tolls of different people do not exclude each other."""
    return frozenset(filler.text.casefold() for filler in claim.roles.get("target", ()))


def _where(claim: Claim) -> str:
    return claim.place[0].name or claim.place[0].text


def _when(claim: Claim) -> str:
    period = span(claim.time)
    return "" if claim.time is None else claim.time.text or ("" if period is None else period[0])


def _day(claim: Claim) -> object:
    return span(claim.time)


def _means(claim: Claim) -> str:
    return all_kinds()["event", claim.kind].label


def _toll(claim: Claim) -> str:
    return "" if claim.deaths is None else figure(claim.deaths)


_DEATHS = _Question(
    field="deaths",
    exclude=_other_toll,
    key=_toll,
    shown=_toll,
    one="says that",
    several="say that",
    tail=" were killed",
)
_PLACE = _Question(
    field="place", exclude=_apart_in_space, key=_where, shown=_where, one="puts it at", several="put it at"
)
_TIME = _Question(field="time", exclude=_apart_in_time, key=_day, shown=_when, one="dates it:", several="date it:")
_MANNER = _Question(field="manner", exclude=_other_means, key=_means, shown=_means, one="calls it:", several="call it:")


def _sentence(parts: Sequence[str]) -> str:
    whole = "; ".join(parts) + "."
    return whole[0].upper() + whole[1:]
