"""Values of fields in words: names, tolls, places, days."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from gawah.brief.characters import has_arabic_script, one_line
from gawah.brief.marked_words import worded
from gawah.brief.period_words import date_words, period_words
from gawah.model import Count, Place
from gawah.weighing.tolls import figure

FIELD_NAMES = {
    "occurrence": "that it happened",
    "perpetrator": "who did it",
    "target": "against whom",
    "place": "where",
    "time": "when",
    "deaths": "number killed",
    "injured": "number injured",
    "manner": "how",
}
"""Field of an incident -> what it is about, in the order in which a brief shows fields."""

SHORT_NAMES = {"occurrence": "happened", "deaths": "killed"}


def field_name(field: str) -> str:
    """Return what a field is about: "number killed"."""
    return FIELD_NAMES.get(field, field.replace("_", " "))


def short_name(field: str) -> str:
    """Return the heading of a field in a table: "killed"."""
    return SHORT_NAMES.get(field, field.replace("_", " "))


def value_words(field: str, value: Any, *, polarity: str = "positive") -> str:
    """Return a value of a field in words, with "not" before one that is denied."""
    plain = msgspec.to_builtins(value)
    if field == "occurrence":
        return _occurrence(plain, polarity)
    words = _mapping(field, plain) if isinstance(plain, Mapping) else worded(one_line(str(plain)))
    if field == "time" and isinstance(plain, str):
        words = date_words(plain)
    return f"not {words}" if polarity == "negative" else words


def _occurrence(value: Any, polarity: str) -> str:
    if isinstance(value, str) and value not in ("happened", "yes", "true", "positive", "negative"):
        return one_line(value)
    return "it did not happen, or not like this" if polarity == "negative" or value is False else "it happened"


def _mapping(field: str, value: Mapping[str, Any]) -> str:
    if field in ("deaths", "injured", "arrested", "count") or {"low", "best", "high"} & value.keys():
        return count_words(msgspec.convert(_known(value, Count), Count))
    if "start" in value or "end" in value:
        return period_words(value.get("start"), value.get("end")) or one_line(str(value.get("text", "")))
    if value.get("name") or value.get("text"):
        country = f" ({value['country']})" if value.get("country") else ""
        return worded(one_line(str(value.get("name") or value["text"]))) + country
    return ", ".join(one_line(str(part)) for part in value.values() if part is not None) or "not said"


def _known(value: Mapping[str, Any], kind: type[msgspec.Struct]) -> dict[str, Any]:
    return {key: part for key, part in value.items() if key in kind.__struct_fields__}


def count_words(count: Count) -> str:
    """Return a number in the words of the text, with the figure beside words that a reader may not read."""
    figures = figure(count)
    text = one_line(count.text)
    if not text:
        return figures or "not said"
    foreign = has_arabic_script(text) or not any(letter.isascii() and letter.isdigit() for letter in text)
    return f"{text} ({figures})" if foreign and figures else text


def place_words(place: Place) -> str:
    """Return a place with its country."""
    name = one_line(place.name or place.text)
    return f"{name} ({place.country})" if place.country else name


def counted(number: int, noun: str) -> str:
    """Return "1 report", "2 reports"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listed(names: tuple[str, ...] | list[str], most: int = 0) -> str:
    """Return "A, B and C"; beyond `most` the rest is a number."""
    parts = list(names)
    if most and len(parts) > most:
        parts = [*parts[: most - 1], f"{len(parts) - most + 1} more"]
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
