"""What an incident is called: neutral words, the most told kind, target, place and month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from gawah.identity.actor_breadth import actor_key, is_generic
from gawah.incidents.nearness import span
from gawah.incidents.telling import BROAD_KINDS
from gawah.model import ActorRef, Claim
from gawah.vocabulary.claim_kinds import all_kinds
from gawah.weighing.evidence import Evidence, shown_name

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def title_of(evidence: Evidence) -> str:
    """Return the title: "Attack on the ISKP, Mastung, March 2025"; parts that nobody says are left out."""
    head = _kind(evidence)
    whom = _most(filler for claim in evidence.events for filler in evidence.targets(claim))
    who = _most(filler for claim in evidence.events for filler in evidence.doers(claim))
    if whom is not None:
        head = f"{head}: {whom}"
    elif who is not None:
        head = f"{head} said of {who}"
    return ", ".join(part for part in (head, _place(evidence.events), _month(evidence.events)) if part)


def kinds_of(evidence: Evidence) -> tuple[str, ...]:
    """Return the kinds that are said, the most told first; a plot last."""
    told = Counter(claim.kind for claim in evidence.events)
    return tuple(sorted(told, key=lambda kind: (kind == "plot", -told[kind], kind)))


def _kind(evidence: Evidence) -> str:
    kinds = kinds_of(evidence)
    exact = [kind for kind in kinds if kind not in BROAD_KINDS]
    return all_kinds()["event", (exact or list(kinds) or ["other"])[0]].label


def _most(fillers: Iterable[ActorRef]) -> str | None:
    """Return the name that most claims give, known actors before descriptions; nobody in particular is no name."""
    named: dict[str, list[ActorRef]] = {}
    for filler in fillers:
        if not is_generic(actor_key(filler)):
            named.setdefault(actor_key(filler), []).append(filler)
    if len(named) == 0:
        return None
    return shown_name(named[min(named, key=lambda key: (-len(named[key]), key.startswith("name:"), key))])


def _place(claims: Sequence[Claim]) -> str | None:
    told = Counter(
        (place.precision or 9, place.name or place.text)
        for claim in claims
        for place in claim.place[:1]
        if claim.kind != "plot"
    )
    return None if len(told) == 0 else min(told, key=lambda key: (-told[key], key))[1]


def _month(claims: Sequence[Claim]) -> str | None:
    """Return the narrowest time that most claims give, as a day, a month or a year."""
    told = Counter(found for claim in claims if (found := span(claim.time)) is not None and claim.kind != "plot")
    if len(told) == 0:
        return None
    start, end = min(told, key=lambda key: (-told[key], key))
    year, month, day = start.split("-")
    if start[:4] == "0001":
        return f"before {end}"
    if start[:7] == end[:7]:
        return f"{int(day)} {_MONTHS[int(month) - 1]} {year}"
    return f"{_MONTHS[int(month) - 1]} {year}" if day == "01" and _months(start, end) == 1 else _range(start, end)


def _months(start: str, end: str) -> int:
    return (int(end[:4]) - int(start[:4])) * 12 + int(end[5:7]) - int(start[5:7])


def _range(start: str, end: str) -> str:
    if start[5:] == "01-01" and end[5:] == "01-01" and _months(start, end) == 12:
        return start[:4]
    return f"{start} to before {end}"
