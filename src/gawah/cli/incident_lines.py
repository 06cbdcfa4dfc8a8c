"""An incident as lines of text: what is contested, who stands behind each version, in which words.

Reports and origins are both given, origins first in weight. Words before numbers, and never a percentage of truth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from gawah.cli.terminal_text import isolate, one_line, wrap
from gawah.weighing.records import Contest, FieldValue, Incident, OriginView

Quote = Callable[[str], str]
"""Gives the quote and the reference of a claim: `"accuses the ..." [05 ¶3]`."""

_INDENT = "  "
_NAMES = {"occurrence": "that it happened", "deaths": "number killed", "injured": "number injured"}


def heading(incident: Incident, total: int) -> Iterator[str]:
    """Yield the title and what is contested."""
    yield from _wrapped(incident.title, total, "")
    if len(incident.contested) > 0:
        fields = " · ".join(dict.fromkeys(_NAMES.get(c.field, c.field) for c in incident.contested))
        yield from _wrapped(f"CONTESTED: {fields}", total, _INDENT)
    yield from _wrapped(summary(incident), total, _INDENT)


def summary(incident: Incident) -> str:
    """Return "10 reports · 2 origins say it happened · 3 deny or doubt it · nobody has claimed it"."""
    yes = incident.independent_origins.get("says_yes", 0)
    no = incident.independent_origins.get("says_no_or_doubts", 0)
    parts = [_counted(len(incident.reports), "report"), f"{_counted(yes, 'origin')} {_verb(yes, 'say')} it happened"]
    if no > 0:
        parts.append(f"{no} {_verb(no, 'deny')} or {_verb(no, 'doubt')} it")
    if len(incident.not_claimed_by) > 0:
        parts.append("nobody has claimed it")
    return " · ".join(parts)


def incident_lines(incident: Incident, quote: Quote, total: int) -> Iterator[str]:
    """Yield an incident with every value of every field."""
    yield from heading(incident, total)
    for contest in incident.contested:
        yield from contest_lines(contest, total)
    views = {view.origin: view for view in incident.origins}
    for field, values in incident.fields.items():
        for value in values:
            yield from _value_lines(field, value, views, quote, total)
    if incident.would_settle:
        yield from _wrapped(f"would settle it: {incident.would_settle}", total, _INDENT)
    yield from _wrapped(f"incident {incident.id}", total, _INDENT)


def contest_lines(contest: Contest, total: int) -> Iterator[str]:
    """Yield the sentence that says between whom and about what."""
    yield from _wrapped(f"? {contest.sentence}", total, _INDENT)


def _value_lines(
    field: str, value: FieldValue, views: Mapping[str, OriginView], quote: Quote, total: int
) -> Iterator[str]:
    denied = "not " if value.polarity == "negative" and field != "occurrence" else ""
    withdrawn = " (withdrawn by its source)" if value.withdrawn else ""
    yield from _wrapped(f"{field:<12} {denied}{value_text(value.value)}{withdrawn}", total, _INDENT)
    for origin in value.origins:
        number = value.per_origin.get(origin, 0)
        reports = f" · {_counted(number, 'report')}" if number > 0 else ""
        yield from _wrapped(f"{_origin_text(origin, views.get(origin))}{reports}", total, " " * 15)
    if len(value.claims) > 0:
        yield from _wrapped(quote(value.claims[0]), total, " " * 15)


def _origin_text(name: str, view: OriginView | None) -> str:
    if view is None:
        return name
    marks = [mark.replace("_", " ") for mark in (view.interest, view.access) if mark != "unknown"]
    relayed = f", known only through {', '.join(view.relayed_only_by)}" if len(view.relayed_only_by) > 0 else ""
    return f"{name} ({', '.join(marks)}{relayed})" if marks or relayed else name


def value_text(value: Any) -> str:
    """Return a value of a field in words: a name, the words of a toll, days."""
    if isinstance(value, Mapping):
        if value.get("text"):
            return str(value["text"])
        if "start" in value or "end" in value:
            return f"{value.get('start') or '?'} to before {value.get('end') or '?'}"
        return str(value.get("name") or next((part for part in value.values() if part is not None), "?"))
    return str(value)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _verb(number: int, verb: str) -> str:
    if number != 1:
        return verb
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeiou" else f"{verb}s"


def _wrapped(text: str, total: int, indent: str) -> Iterator[str]:
    for line in wrap(one_line(text), max(total - len(indent), 20)):
        yield indent + isolate(line)
