"""An incident as lines of text: what is contested, who stands behind each version, in which words.

Reports and origins are both given, origins first in weight. Words before numbers, and never a percentage of truth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from gawah.cli.terminal_text import isolate, one_line, wrap
from gawah.weighing.records import Contest, FieldValue, Incident, OriginView

Quote = Callable[[str], str]
"""Gives the quote and the reference of a claim: `"accuses the ..." [05 ¶3]`."""

_INDENT = "  "
_DEEP = " " * 17
_WHOLE = ("doubted", "did not take place, or not so")
"""Values of `occurrence` that already say no."""
_NAMES = {"occurrence": "that it happened", "deaths": "number killed", "injured": "number injured"}


class _Shown(NamedTuple):
    """What the lines of one incident share; `quoted` grows, so that no quote is shown twice."""

    views: Mapping[str, OriginView]
    quote: Quote
    quoted: set[str]
    total: int


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
    """Yield an incident: what is contested with every version and its words, then the rest in a line a field."""
    yield from heading(incident, total)
    for contest in incident.contested:
        yield from contest_lines(contest, total)
    shown = _Shown({view.origin: view for view in incident.origins}, quote, set(), total)
    contested = [field for field in dict.fromkeys(c.field for c in incident.contested) if field in incident.fields]
    for field in contested:
        for number, values in enumerate(versions(incident.fields[field])):
            yield from _version_lines(field if number == 0 else "", values, shown)
    for field, rest in incident.fields.items():
        if field not in contested and field != "occurrence":
            yield from _labelled(field, "; ".join(map(_version_text, versions(rest))), total)
    if len(contested) == 0:
        yield from _voices_of(incident, shown)
    if incident.would_settle:
        yield from _wrapped(f"would settle it: {incident.would_settle}", total, _INDENT)
    yield from _wrapped(f"incident {incident.id}", total, _INDENT)


def versions(values: Sequence[FieldValue]) -> list[list[FieldValue]]:
    """Put together values that say the same in other words, such as "nearly 30" and "about thirty"."""
    groups: dict[object, list[FieldValue]] = {}
    for value in values:
        groups.setdefault((value.polarity, value.withdrawn, *_meaning(value.value)), []).append(value)
    return list(groups.values())


def _meaning(value: Any) -> tuple[object, ...]:
    if isinstance(value, Mapping):
        number = value.get("best")
        if number is not None:
            return ("toll", number)
        if value.get("start") or value.get("end"):
            return ("time", value.get("start"), value.get("end"))
    return (value_text(value).casefold(),)


def contest_lines(contest: Contest, total: int) -> Iterator[str]:
    """Yield the sentence that says between whom and about what."""
    yield from _wrapped(f"? {contest.sentence}", total, _INDENT)


def _version_lines(field: str, values: Sequence[FieldValue], shown: _Shown) -> Iterator[str]:
    """Yield one version: its value with its sign, who stands behind it, and one quote not shown before."""
    yield from _labelled(field, _version_text(values), shown.total, _sign(values) + " ")
    for origin in dict.fromkeys(origin for value in values for origin in value.origins):
        yield from _wrapped(
            f"{_origin_text(origin, shown.views.get(origin))}{_reports(values, origin)}", shown.total, _DEEP
        )
    told = [shown.quote(value.claims[0]) for value in values if len(value.claims) > 0]
    fresh = next((words for words in told if words not in shown.quoted), None)
    if fresh is not None:
        shown.quoted.add(fresh)
        yield from _wrapped(fresh, shown.total, _DEEP)


def _reports(values: Sequence[FieldValue], origin: str) -> str:
    """Return how many reports carry an origin; of wordings put together, the least number that it can be."""
    numbers = [number for value in values if (number := value.per_origin.get(origin, 0)) > 0]
    if len(numbers) == 0:
        return ""
    return f" · {_counted(max(numbers), 'report')}{' or more' if len(numbers) > 1 else ''}"


def _voices_of(incident: Incident, shown: _Shown) -> Iterator[str]:
    """Yield who says that it happened, or not, where nobody contests it."""
    for number, values in enumerate(versions(incident.fields.get("occurrence", []))):
        yield from _version_lines("occurrence" if number == 0 else "", values, shown)


def _sign(values: Sequence[FieldValue]) -> str:
    stances = {stance for value in values for stance in value.stances}
    if values[0].value == "doubted":
        return "?"
    if values[0].polarity == "negative":
        return "-"
    if "claims_responsibility" in stances:
        return "#"
    return "?" if stances and stances <= {"doubts", "suspects"} else "+"


def _version_text(values: Sequence[FieldValue]) -> str:
    """Return a version in the words of its values: the first, and in brackets how others put it."""
    first, *others = dict.fromkeys(value_text(value.value) for value in values)
    more = f" ({'; '.join(others)})" if len(others) > 0 else ""
    withdrawn = " (withdrawn by its source)" if values[0].withdrawn else ""
    denied = "not " if values[0].polarity == "negative" and first not in _WHOLE else ""
    return f"{denied}{first}{more}{withdrawn}"


def _labelled(label: str, text: str, total: int, sign: str = "") -> Iterator[str]:
    """Yield text with its field and sign before the first line; only the text is isolated."""
    for number, line in enumerate(wrap(one_line(text), max(total - 15 - len(sign), 20))):
        head = f"{label:<12} {sign}" if number == 0 else " " * (13 + len(sign))
        yield f"{_INDENT}{head}{isolate(line)}"


def _origin_text(name: str, view: OriginView | None) -> str:
    name = name.removeprefix("unnamed: ")
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
