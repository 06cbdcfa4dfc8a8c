"""The history of a tie: began, held, breached, ended, denied; each step with who says so in which claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from gawah.incidents.records import TieGroup
from gawah.incidents.tie_ends import Ends, family_of, inside
from gawah.incidents.tie_events import Meeting, MeetingSort, meetings_of
from gawah.model import Claim
from gawah.weighing.records import Origin, TieStep
from gawah.weighing.tie_periods import end_of_deed, said_on, time_of
from gawah.weighing.voices import side_of

Step = Literal["began", "held", "breached", "ended", "denied"]

_UNKNOWN = "9999"
"""What an unknown date is sorted as."""
_BROKEN_BY_FIGHTING = frozenset({"allied_with", "non_aggression_with"})
_ORDER: tuple[Step, ...] = ("began", "held", "breached", "ended", "denied")
_OF_EVENT: dict[MeetingSort, Step] = {"agreed": "began", "together": "held", "threatened": "began"}
_SAID: dict[Step, str] = {
    "began": "says that it began",
    "held": "says that it held",
    "breached": "says that it was broken",
    "ended": "says that it ended",
    "denied": "denies it",
}
_TOLD: dict[MeetingSort, str] = {
    "fought": "tells of fighting between the two",
    "agreed": "tells of an agreement between the two",
    "together": "tells of a deed of both",
    "threatened": "declares hostility, or is said to",
}

_DENIED: dict[MeetingSort, str] = {
    "fought": "denies or doubts fighting between the two",
    "agreed": "denies or doubts an agreement between the two",
    "together": "denies or doubts a deed of both",
    "threatened": "denies or doubts the threat",
}


class _Told(NamedTuple):
    """One step as one claim tells it; `when` only sorts, where the step itself has no date."""

    step: Step
    at: str | None
    when: str
    sentence: str


def history_of(group: TieGroup, claims: Iterable[Claim], origins: Mapping[str, Origin]) -> tuple[TieStep, ...]:
    """Return the steps that claims tell of, by date, those of one date in the order in which a tie goes.

    Claims of one origin that tell the same step of the same date are one step. `at` is the time of what happened,
    None where no claim gives one; such a step stands where it was said.
    """
    told = list(claims)
    joint = [claim for claim in told if claim.type == "event"]
    gathered: dict[tuple[_Told, str], list[Claim]] = defaultdict(list)
    for claim in told:
        for step in _steps(group, claim, joint):
            gathered[step, origins[claim.id].key].append(claim)
    merged = _undated_together(gathered)
    rows = [(each, origins[its_claims[0].id].name, its_claims) for each, its_claims in merged]
    ordered = sorted(rows, key=lambda row: (row[0].when, _ORDER.index(row[0].step), row[1], min(_ids(row[2]))))
    return tuple(
        TieStep(step=each.step, at=each.at, origin=name, claims=tuple(_ids(mine)), sentence=f"{name} {each.sentence}.")
        for each, name, mine in ordered
    )


def _undated_together(gathered: Mapping[tuple[_Told, str], list[Claim]]) -> list[tuple[_Told, list[Claim]]]:
    """Join the undated steps of one origin that differ only in when they were said, at the first of these."""
    joined: dict[tuple[str, str | None, str, str], list[tuple[_Told, list[Claim]]]] = defaultdict(list)
    for (each, origin), its_claims in gathered.items():
        joined[each.step, each.at, each.sentence, origin].append((each, its_claims))
    return [
        (_dated(min((each for each, _ in same), key=_when)), [claim for _, mine in same for claim in mine])
        for same in joined.values()
    ]


def _dated(step: _Told) -> _Told:
    """Return a declaration that gives no date of its own with the day on which it was first known."""
    return step._replace(at=step.when) if step.sentence == _TOLD["threatened"] and step.when != _UNKNOWN else step


def _when(step: _Told) -> str:
    return step.when


def _ids(claims: Iterable[Claim]) -> list[str]:
    return sorted({claim.id for claim in claims})


def _steps(group: TieGroup, claim: Claim, joint: Sequence[Claim]) -> Iterable[_Told]:
    if claim.type == "relation":
        yield from _of_relation(claim, joint)
    else:
        sorts = sorted({meeting.sort for meeting in meetings_of(claim) if _is_of(group, meeting)})
        yield from (_of_event(group, claim, sort) for sort in sorts)


def _is_of(group: TieGroup, meeting: Meeting) -> bool:
    tie = Ends(family_of(group.kind), group.a, group.b)
    return any(inside(each, tie) for each in meeting.ends())


def _of_relation(claim: Claim, joint: Sequence[Claim]) -> Iterable[_Told]:
    side, time, said = side_of(claim), time_of(claim.time), said_on(claim) or _UNKNOWN
    if side is None:
        return
    if side in ("no", "doubts"):
        yield _Told("denied", None, said, "doubts it" if side == "doubts" else _SAID["denied"])
        return
    dated: list[tuple[Step, str | None]] = [
        ("began", time.start),
        (_end_step(claim), time.end or end_of_deed(claim, joint)),
    ]
    for step, at in dated:
        if at is not None:
            yield _Told(step, at, at, _softened(side, step))
    if all(at is None for _, at in dated):
        words = _softened(side, "held")
        yield _Told("held", time.held, time.held or said, words if time.held else words.replace("held", "holds"))


def _end_step(claim: Claim) -> Step:
    """Return `breached` for a pact whose end is told as somebody's fault, `ended` for any other end."""
    return "breached" if claim.kind in _BROKEN_BY_FIGHTING and claim.stance == "accuses" else "ended"


def _softened(side: str, step: Step) -> str:
    return _SAID[step].replace("says", "thinks it possible") if side == "suspects" else _SAID[step]


def _of_event(group: TieGroup, claim: Claim, sort: MeetingSort) -> _Told:
    time = time_of(claim.time)
    at = time.held or time.start or time.end
    step = _OF_EVENT.get(sort, "held")
    if sort == "fought":
        step = "breached" if family_of(group.kind) in _BROKEN_BY_FIGHTING else "held"
    if sort == "agreed" and group.kind == "negotiates_with":
        step = "held"
    if claim.polarity == "negative":
        return _Told("denied", at, at or said_on(claim) or _UNKNOWN, _DENIED[sort])
    return _Told(step, at, at or said_on(claim) or _UNKNOWN, _TOLD[sort])
