"""What Gawah can do in which language. The page docs/reference/languages.md shows this table and is made from it."""

from __future__ import annotations

import msgspec


class Language(msgspec.Struct, frozen=True, kw_only=True):
    """A language (ISO 639-1) and what is found in a text written in it."""

    code: str
    name: str
    claims: bool = False
    """Who says what, with stance, polarity and certainty."""
    actors: bool = False
    """Names of the actor table in the language's own script."""
    places: bool = False
    """Names of the gazetteer in the language's own script."""
    dates: bool = False
    counts: bool = False
    words: bool = False
    """Words for attacks, claims, denials and weapons."""
    remark: str = ""


_READ = {"claims": True, "actors": True, "places": True, "dates": True, "counts": True, "words": True}
LANGUAGES: tuple[Language, ...] = (
    Language(
        code="en",
        name="English",
        claims=True,
        actors=True,
        places=True,
        dates=True,
        counts=True,
        words=False,
        remark="Words are read as parts of claims and are not listed by themselves.",
    ),
    Language(code="fr", name="French", **_READ, remark="Numbers from 2 to 1000 in words, and the likes of trentaine."),
    Language(code="ur", name="Urdu", **_READ, remark="Gregorian months; round numbers in words."),
    Language(
        code="ps",
        name="Pashto",
        **_READ,
        remark="Gregorian months, and Solar Hijri ones with their year; few ordinals of days.",
    ),
    Language(
        code="fa",
        name="Persian and Dari",
        **_READ,
        remark="Gregorian months of Iran and Afghanistan, and Solar Hijri ones with their year.",
    ),
    Language(code="ar", name="Arabic", **_READ, remark="Gregorian months by both sets of names."),
    Language(code="ru", name="Russian", actors=True, places=True, remark="Names only, in their usual case endings."),
    Language(code="hi", name="Hindi", actors=True, places=True, remark="Names only, and few groups."),
    Language(code="tg", name="Tajik", places=True, remark="Towns and provinces, where they stand without an ending."),
    Language(code="uz", name="Uzbek", places=True, remark="Towns and provinces, where they stand without an ending."),
)


def capabilities(code: str) -> Language | None:
    """Return what is found in a language, or None where it is not even recognised."""
    return next((row for row in LANGUAGES if row.code == code), None)
