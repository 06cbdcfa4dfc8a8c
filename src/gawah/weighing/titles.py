"""What an incident is called: neutral words, the most told kind, target, place and month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from gawah.identity.actor_breadth import actor_key, is_generic
from gawah.identity.calendar import MONTHS
from gawah.incidents.nearness import OPEN_END, OPEN_START, span
from gawah.incidents.telling import BROAD_KINDS
from gawah.model import ActorRef, Claim
from gawah.vocabulary.claim_kinds import all_kinds
from gawah.weighing.evidence import Evidence, is_denied, shown_name
from gawah.weighing.wording import worded

_HAPPENS_TO = {
    "attack": "Attack on",
    "armed_clash": "Fight with",
    "suicide_bomb": "Suicide bombing of",
    "arrests": "Arrest of",
    "abduction_forced_disappearance": "Abduction of",
}
"""Kinds whose target reads on."""


def title_of(evidence: Evidence) -> str:
    """Return the title: "Attack on the Malian army, Gao, May 2024"; parts that nobody says are left out.

    What counts as a kind that happens to somebody reads on ("Attack on"); of other kinds a colon follows the label.
    """
    kind, head = _kind(evidence)
    told = _told(evidence)
    whom = _most(filler for claim in told for filler in evidence.targets(claim))
    who = _most(filler for claim in told if not is_denied(claim) for filler in evidence.doers(claim))
    if whom is not None:
        head = f"{_HAPPENS_TO[kind]} {whom}" if kind in _HAPPENS_TO else f"{head}: {whom}"
    elif who is not None:
        head = f"{head} said of {who}"
    return ", ".join(part for part in (head, _place(told), _month(told)) if part)


def _told(evidence: Evidence) -> list[Claim]:
    """Return the claims that a title rests on: those that count, all where every one was taken back."""
    return [claim for claim in evidence.events if claim.id not in evidence.superseded] or evidence.events


def kinds_of(evidence: Evidence) -> tuple[str, ...]:
    """Return the kinds that are said, the most told first; a plot last."""
    told = Counter(claim.kind for claim in evidence.events)
    return tuple(sorted(told, key=lambda kind: (kind == "plot", -told[kind], kind)))


def _kind(evidence: Evidence) -> tuple[str, str]:
    """Return the kind that tells most, and its label."""
    kinds = kinds_of(evidence)
    exact = [kind for kind in kinds if kind not in BROAD_KINDS]
    kind = (exact or list(kinds) or ["other"])[0]
    return kind, all_kinds()["event", kind].label


def _most(fillers: Iterable[ActorRef]) -> str | None:
    """Return the name that most claims give, known actors before descriptions; nobody in particular is no name."""
    named: dict[str, list[ActorRef]] = {}
    for filler in fillers:
        if not is_generic(actor_key(filler)):
            named.setdefault(actor_key(filler), []).append(filler)
    if len(named) == 0:
        return None
    return worded(shown_name(named[min(named, key=lambda key: (-len(named[key]), key.startswith("name:"), key))]))


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
    start, end = min(told, key=lambda key: (-told[key], _length(key), key))
    if OPEN_START in (start, end) or OPEN_END in (start, end):
        return f"before {_day(end)}" if start == OPEN_START else f"since {_day(start)}"
    return _whole(start, end) or _days(date.fromisoformat(start), date.fromisoformat(end) - timedelta(days=1))


def _length(days: tuple[str, str]) -> int:
    return (date.fromisoformat(days[1]) - date.fromisoformat(days[0])).days


def _whole(start: str, end: str) -> str | None:
    """Return the name of a month or a year that two days (ISO dates, `end` exclusive) span exactly."""
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    months = (last.year - first.year) * 12 + last.month - first.month
    if first.day != 1 or last.day != 1:
        return None
    if months == 1:
        return f"{MONTHS[first.month - 1]} {first.year}"
    return str(first.year) if months == 12 and first.month == 1 else None


def _days(first: date, last: date) -> str:
    """Return a day or a span of days, month and year said once where they are one."""
    if first == last:
        return _day(first.isoformat())
    month = f" {MONTHS[first.month - 1]}" if first.month != last.month or first.year != last.year else ""
    year = f" {first.year}" if first.year != last.year else ""
    return f"{first.day}{month}{year} to {_day(last.isoformat())}"


def _day(day: str) -> str:
    year, month, number = day.split("-")
    return f"{int(number)} {MONTHS[int(month) - 1]} {int(year)}"
