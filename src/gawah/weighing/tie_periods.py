"""When a tie is said to hold, and the steps of its history.

A claim's time is read by which sides it has. A start alone says when the tie began, an end alone when it ended; a day,
a month or a year says only that it held then; a longer span says both. Nothing is filled in: what is given as a month
stays a month.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from gawah.incidents.nearness import span
from gawah.ledger.dates import days
from gawah.model import Claim, Period
from gawah.reading.folding import fold
from gawah.vocabulary.lexicons import read_yaml
from gawah.weighing.records import Origin, TiePeriod
from gawah.weighing.voices import counted_as

_ONE_DAY = datetime.timedelta(days=1)


class Time(NamedTuple):
    """What a claim's time says of a tie, as ISO prefixes: from when, until when, or when it held."""

    start: str | None = None
    end: str | None = None
    held: str | None = None


def time_of(period: Period | None) -> Time:
    """Return what a time says of a tie; nothing where it has no date."""
    found = span(period)
    if period is None or found is None:
        return Time()
    first = None if period.start is None else _as_said(found[0], period.precision)
    last = None if period.end is None else _last_day(found[1], period.precision)
    if period.end is None:
        return Time(start=first)
    if period.start is None:
        return Time(end=last)
    if first == last or (period.precision or 9) <= 3:
        return Time(held=first)
    return Time(start=first, end=last)


def _as_said(day: str, precision: int | None) -> str:
    if precision == 5 and day.endswith("-01-01"):
        return day[:4]
    return day[:7] if precision in (4, 5) and day.endswith("-01") else day


def _last_day(exclusive: str, precision: int | None) -> str:
    """Return an exclusive end as the last day, month or year that belongs to the time."""
    last = (datetime.date.fromisoformat(exclusive) - _ONE_DAY).isoformat()
    if precision == 5 and exclusive.endswith("-01-01"):
        return last[:4]
    return last[:7] if precision in (4, 5) and exclusive.endswith("-01") else last


def said_on(claim: Claim) -> str | None:
    """Return the day on which a claim was published, as far as it is known."""
    published = claim.document.published
    return None if published is None or days(published) is None else published[:10]


def period_of(
    held: Sequence[Claim], denied: Sequence[Claim], events: Iterable[Claim], origins: Mapping[str, Origin]
) -> TiePeriod:
    """Return when a tie is said to hold and when that is first and last said.

    Args:
        held: the relation claims (and threats) that say or suspect the tie.
        denied: those that deny or doubt it; they give dates of speech where nobody says yes.
        events: the joint deeds of its two ends.
        origins: the origin of each claim.
    """
    times = [time_of(claim.time) for claim in held if claim.type == "relation"]
    starts = [start for time in times for start in (time.start or time.held,) if start is not None]
    said = sorted(day for claim in (held or denied) for day in (said_on(claim),) if day is not None)
    return TiePeriod(
        start=min(starts, default=None),
        end=_most_told_end(ends_said(held, events), origins, starts),
        said_first=said[0] if len(said) > 0 else None,
        said_last=said[-1] if len(said) > 0 else None,
    )


def ends_said(held: Iterable[Claim], events: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Return every end that is said, with the claims that say so."""
    joint = list(events)
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in held:
        if claim.type == "relation":
            end = time_of(claim.time).end or end_of_deed(claim, joint)
            if end is not None:
                found[end].append(claim)
    return dict(sorted(found.items()))


def _most_told_end(
    said: Mapping[str, Sequence[Claim]], origins: Mapping[str, Origin], starts: Sequence[str]
) -> str | None:
    """Return the end that most independent origins give, then most documents, then the earliest.

    A tie that is said to have begun after all its ends goes on: it was taken up again.
    """
    if len(said) == 0 or (len(starts) > 0 and max(starts) > max(said) and not max(starts).startswith(max(said))):
        return None

    def weight(end: str) -> tuple[int, int, str]:
        by = {counted_as(origins[claim.id]) for claim in said[end]}
        return -len(by), -len({claim.document.id for claim in said[end]}), end

    return min(said, key=weight)


def end_of_deed(claim: Claim, events: Iterable[Claim]) -> str | None:
    """Return when a deed was done that support is said to have been given for; None where none is.

    "Paid the group for the attack" says of the payment that it came before the attack. The deed is one that the same
    document lays to both, and its last day is the end.
    """
    if claim.time is not None or not claim.kind.startswith("supports.") or not is_for_a_deed(claim.quote):
        return None
    joint = [each for each in events if each.document.id == claim.document.id and each.polarity == "positive"]
    dated = [found for each in joint for found in (time_of(each.time),) if found != Time()]
    return max((time.end or time.held or time.start or "" for time in dated), default=None)


def is_for_a_deed(quote: str) -> bool:
    """Tell whether words say that support was given for one deed."""
    return _for_a_deed().search(fold(quote)) is not None


@lru_cache(maxsize=1)
def _for_a_deed() -> re.Pattern[str]:
    lines = read_yaml("lexicon/tie_words.yaml")["for_a_deed"].splitlines()
    return re.compile("|".join(rf"(?<!\w)(?:{fold(line)})(?!\w)" for line in lines if line.strip()))
