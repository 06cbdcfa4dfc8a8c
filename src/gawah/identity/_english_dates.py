"""The expressions of date and duration that an English text may hold: a pattern for each, and what reads it.

Of two that overlap, the longer stands; of two equally long, the earlier in `RULES`.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from gawah.identity import _english_absolute as absolute
from gawah.identity import _english_date_words as said
from gawah.identity import _english_relative as relative
from gawah.identity._dates import OTHER_EVENT, VAGUE
from gawah.identity._english_date_words import FULL_MONTH, YEAR, Builder

COUNTED = (
    r"people|persons?|civilians?|fighters|militants|soldiers|troops|policemen|police|men|women|children|others?|rebels|"
    r"victims|terrorists|insurgents|students|workers|engineers|residents|villagers|villages|houses|bodies|guerrillas|"
    r"prisoners|hostages|passengers|members|personnel|dead|killed|wounded|injured|arrested"
)
_NOT_COUNTED = rf"(?!\s+(?:{COUNTED})\b)"
_MONTH = rf"(?P<month>{FULL_MONTH}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_LAST = r"(?P<last>[0-3]?\d)(?:st|nd|rd|th)?"
_NAMED_DAY = "|".join(said.WEEKDAYS)
_WEEKDAY = rf"(?:(?:{_NAMED_DAY}|sun|mon|tues?|wed|thu(?:rs)?|fri|sat)\.?,?\s+(?:the\s+)?)?"
_SHORT_YEAR = rf"['’]?(?P<yy>\d\d)(?![\d:%]|[.,]\d|-)(?!\s+(?-i:[a-z])){_NOT_COUNTED}"
_NUMBER = (
    r"(?P<n>\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|"
    r"several|few|some|a few|a couple of|couple of)"
)
_UNIT = r"(?P<unit>second|minute|hour|day|night|week|fortnight|month|year|decade|centur(?=y|ies))"
_UNITS = _UNIT + r"(?:s|y|ies)?"
_PART_OF_DAY = r"(?:(?:early|late)\s+)?(?:morning|afternoon|evening|night|noon|midnight|dawn)"
_SEASON = f"(?P<season>{'|'.join(said.SEASONS)})"
_OF = rf"(?P<of>(?:{FULL_MONTH})(?:,?\s+(?:of\s+)?(?:19|20)\d\d)?|(?:19|20)\d\d)"


_MONTHS, _FULL_MONTHS, _DAYS = frozenset(said.MONTHS), frozenset(said.MONTH_NAMES), frozenset(said.WEEKDAYS)
_SEASONS, _DECADES, _SOLAR = frozenset(said.SEASONS), frozenset(said.DECADES), frozenset(said.SOLAR)
_UNIT_WORDS = frozenset(
    [unit + end for unit in ("decade", *said.ISO_UNITS) for end in ("", "s", "y", "ies")] + ["century", "centuries"]
)


def _any(words: str) -> frozenset[str]:
    return frozenset(words.split())


_LUNAR = frozenset(re.findall(r"\w+", said.LUNAR_MONTHS))
_WHICH, _DIGITS, _YEAR_FIGURES = _any("last this next coming"), _any("#"), _any("####")


class Rule(msgspec.Struct, frozen=True):
    """A pattern and what reads its matches. `needs`: a text without a word of each set has no match."""

    pattern: re.Pattern[str]
    build: Builder
    needs: tuple[frozenset[str], ...]


def _rule(pattern: str, build: Builder, *needs: frozenset[str]) -> Rule:
    return Rule(re.compile(rf"(?<![\w$€£/])(?<!\d[.,:-])(?:{pattern})(?!\w)", re.IGNORECASE), build, needs)


_WORD = re.compile(r"\d+|[^\W\d_]+")
_DOTS = str.maketrans({"ı": "i", "İ": "i"})  # re.IGNORECASE takes them for an i


def words_in(text: str) -> set[str]:
    """Return the words of a text in lower case, `#` where it has figures and `####` where one may be a year."""
    words = set(_WORD.findall(text.translate(_DOTS).casefold()))
    for figures in [word for word in words if word.isdecimal()]:
        words.add("#")
        if len(figures) == 4 and (figures.startswith(("19", "20")) or figures == "2100"):
            words.add("####")
    return words


@lru_cache(maxsize=4)  # dates and numbers are looked for in one text one after the other
def matches(text: str) -> list[tuple[re.Match[str], Builder]]:
    """Return the matches of all rules in a text, with what reads each."""
    words = words_in(text)
    fitting = [rule for rule in RULES if not any(words.isdisjoint(needed) for needed in rule.needs)]
    return [(match, rule.build) for rule in fitting for match in rule.pattern.finditer(text)]


RULES: tuple[Rule, ...] = (
    # 26 March 2024 · 18 AUG 89 · 16 November · March 26, 2024 · March 26
    _rule(
        rf"{_WEEKDAY}{_DAY}(?:\s+|-|\s+of\s+){_MONTH}(?:,?\s+|-)(?:of\s+)?{YEAR}",
        absolute.dated,
        _MONTHS,
        _YEAR_FIGURES,
    ),
    _rule(rf"{_WEEKDAY}{_DAY}\s+{_MONTH},?\s+{_SHORT_YEAR}", absolute.dated, _MONTHS, _DIGITS),
    _rule(rf"{_WEEKDAY}{_DAY}(?:\s+|-|\s+of\s+){_MONTH}", absolute.dated, _MONTHS, _DIGITS),
    _rule(rf"{_WEEKDAY}{_MONTH}\s+{_DAY}(?:,|\s+of)?\s+{YEAR}", absolute.dated, _MONTHS, _YEAR_FIGURES),
    _rule(rf"{_WEEKDAY}{_MONTH}\s+{_DAY}(?![\d:%]|[.,]\d|-\w){_NOT_COUNTED}", absolute.dated, _MONTHS, _DIGITS),
    # 3-5 May · 22 and 23 March 2024 · May 3-5
    _rule(
        rf"{_DAY}(?:\s*[-–—/]\s*|\s+(?:to|and|until)\s+){_LAST}\s+{_MONTH}(?:,?\s+{YEAR})?",
        absolute.dated,
        _MONTHS,
        _DIGITS,
    ),
    _rule(
        rf"{_MONTH}\s+{_DAY}(?:\s*[-–—]\s*|\s+(?:to|and)\s+){_LAST}(?![\d:%])(?:,?\s+{YEAR})?{_NOT_COUNTED}",
        absolute.dated,
        _MONTHS,
        _DIGITS,
    ),
    # March 2024 · March · 2024-03-26 · 26/03/2024 · 2024 · 2014-17 · the 1980s · the eighties
    _rule(rf"{_MONTH},?\s+(?:of\s+)?{YEAR}", absolute.dated, _MONTHS, _YEAR_FIGURES),
    _rule(rf"(?P<month>{FULL_MONTH})", absolute.month_alone, _FULL_MONTHS),
    _rule(
        r"(?P<year>(?:19|20)\d\d)-(?P<m>[01]\d)(?:-(?P<d>[0-3]\d)(?:T[0-2]\d:[0-5]\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)?)?)?(?!-)",
        absolute.iso,
        _YEAR_FIGURES,
    ),
    _rule(
        r"(?P<a>[0-3]?\d)(?P<mark>[/.-])(?P<b>[0-3]?\d)(?P=mark)(?P<year>(?:19|20)\d\d)",
        absolute.slashed,
        _YEAR_FIGURES,
    ),
    _rule(YEAR, absolute.year_alone, _YEAR_FIGURES),
    _rule(r"(?P<year>(?:19|20)\d\d)\s?[-–/]\s?(?P<until>(?:19|20)\d\d|\d\d)(?![-–/\d])", absolute.years, _YEAR_FIGURES),
    _rule(r"(?:the\s+)?(?P<figures>(?:19|20)\d0|['’‘]?[2-9]0)['’]?s", absolute.decade, _DIGITS),
    _rule(
        rf"(?:(?<=\bthe\s)|(?<=\bearly\s)|(?<=\blate\s)|(?<=\bmid-)|(?<=\bmid\s))(?P<name>{'|'.join(said.DECADES)})",
        absolute.decade,
        _DECADES,
    ),
    # Sunday · yesterday · last week · earlier this month · last September · next Friday
    _rule(rf"(?:(?:early|late)\s+)?(?P<weekday>{_NAMED_DAY})(?:\s+{_PART_OF_DAY})?", absolute.weekday, _DAYS),
    _rule(
        r"the day before yesterday|the day after tomorrow|today|tonight|overnight|last night|"
        rf"(?:(?:late|early)\s+)?(?:yesterday|tomorrow|this)\s+{_PART_OF_DAY}|yesterday|tomorrow",
        relative.named_day,
        _any("today tonight overnight yesterday tomorrow morning afternoon evening night noon midnight dawn"),
    ),
    _rule(
        r"(?:(?P<side>earlier|later)\s+)?(?P<which>last|this|next)\s+(?P<unit>weekend|week|month|year|decade)",
        relative.beside,
        _WHICH,
        _any("weekend week month year decade"),
    ),
    _rule(r"(?:at\s+)?(?P<which>the)\s+(?P<unit>weekend)", relative.beside, _any("weekend")),
    _rule(r"(?<=\bof\s)(?P<which>the)\s+(?P<unit>month|year)", relative.beside, _any("month year")),
    _rule(
        rf"(?P<which>last|this|next|the coming)\s+(?P<name>{FULL_MONTH}|{_NAMED_DAY})",
        relative.named_beside,
        _WHICH,
        _FULL_MONTHS | _DAYS,
    ),
    _rule(
        rf"(?:in\s+)?(?:(?P<which>last|this|next)|the)\s+{_SEASON}(?:\s+of)?(?:\s+{YEAR})?",
        relative.season,
        _SEASONS,
        _WHICH | {"the"},
    ),
    _rule(rf"{_SEASON}\s+(?:of\s+)?{YEAR}", relative.season, _SEASONS, _YEAR_FIGURES),
    _rule(
        rf"(?:the\s+)?(?P<nth>first|second|third|last)\s+(?P<piece>week|half)\s+of\s+{_OF}",
        absolute.nth_of,
        _any("week half"),
    ),
    _rule(
        rf"(?:the\s+)?(?P<nth>first|second|third|fourth|last)\s+(?P<piece>quarter)\s+of\s+{_OF}",
        absolute.nth_of,
        _any("quarter"),
    ),
    # 8 days ago · the past three weeks · two days before · three days · a five-hour
    _rule(
        rf"(?:(?P<bound>more than|over|about|around|nearly|almost|some)\s+)?{_NUMBER}\s+{_UNITS}\s+ago",
        relative.ago,
        _any("ago"),
    ),
    _rule(
        rf"(?:the|these)\s+(?:past|last)\s+(?:{_NUMBER}\s+)?{_UNITS}",
        relative.past_stretch,
        _any("past last"),
        _UNIT_WORDS,
    ),
    _rule(
        rf"(?:the\s+)?(?:recent|past|coming)\s+{_UNIT}(?:s|ies)",
        relative.unresolved(VAGUE),
        _any("recent past coming"),
        _UNIT_WORDS,
    ),
    _rule(
        rf"{_NUMBER}\s+(?:or more\s+)?{_UNITS}\s+(?:after|before|later|earlier|afterwards?|prior|previously)"
        r"(?:\s+(?:9/11|that|this|it))?",
        relative.unresolved(OTHER_EVENT),
        _any("after before later earlier afterward afterwards prior previously"),
        _UNIT_WORDS,
    ),
    _rule(
        r"(?:the|that)\s+(?:(?:very\s+)?(?:following|next|same|previous)\s+)(?:day|night|week|month|year|morning|"
        r"evening)|"
        r"(?:earlier|later)\s+(?:that|the same)\s+(?:day|week|month|year)|the\s+day\s+(?:before|after)|"
        r"that\s+(?:same\s+)?(?:day|night|week|month|year|morning|evening|afternoon)",
        relative.unresolved(OTHER_EVENT),
        _any("day night week month year morning evening afternoon"),
    ),
    _rule(rf"{_NUMBER}(?:\s+|-){_UNITS}(?!\s*-?\s*olds?\b)(?:-long)?", absolute.duration, _UNIT_WORDS),
    # the calendars of the region
    _rule(
        rf"(?:(?P<day>[0-3]?\d)\s+)?(?P<month>{'|'.join(said.SOLAR)}),?\s+(?P<solar>1[34]\d\d)",
        absolute.solar,
        _SOLAR,
        _DIGITS,
    ),
    _rule(rf"(?:(?:the\s+)?month\s+of\s+)?(?:{said.LUNAR_MONTHS})(?:\s+1[34]\d\d)?", absolute.lunar, _LUNAR),
)
