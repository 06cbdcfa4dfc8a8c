"""Numbers that count something, with the noun phrase they count and what befell it."""

from __future__ import annotations

import re

import msgspec

from gawah.identity._count_mention import CountMention
from gawah.identity._noun_phrases import phrase_after
from gawah.identity._quantities import Range, quantities, range_of
from gawah.identity._victims import Effect, effect_after, effect_before, effect_of_noun, is_person
from gawah.identity.periods import find_periods
from gawah.model import Count

_UNIT_AFTER = re.compile(
    r"\s?(?:%|percent|per cent|kms?\b|kilo|met(?:re|er)s?\b|miles?\b|feet\b|kgs?\b|mm\b|cm\b|tons?\b|tonnes?\b|"
    r"pounds?\b|"
    r"hectares?\b|acres?\b|degrees?\b|dollars?\b|rupees?\b|euros?\b|afghanis?\b|[ap]\.?m\b|gmt\b|utc\b|o'clock|times\b|"
    r"(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?)\b|million (?:dollars|euros|rupees)|billion|calib|"
    r"liters?\b|"
    r"litres?\b|barrels?\b|percentage|square\b)|-\s?\w|[:/.,]\d|\s?\)\s*\Z",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(
    r"(?:[$€£#]|\brs\.?|\busd|\bsections?|\barticles?|\bno\.|\bnumber|\bchapter|\bpage|\bresolutions?|\bflight|\broute|"
    r"\bhighway|\broom|\baged?|\bunit|\bbattalion|\bbrigade|\bdivision|\bregiment|\bblock|\bsector|\bzone|\bphase|"
    r"\bmodel|"
    r"\btype|\bchannel|\blevel|\bversion|\bfigure|\btable|\bpart|\bclause|\bward|\bday|\bcase|\bof age|\bat|"
    r"\bpresident)\s*\Z",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"dollars?|rupees?|euros?|pounds|cents|billions?|trillions?|tons|tonnes|acres|hectares|miles|kilomet(?:re|er)s|"
    r"shillings|"
    r"met(?:re|er)s|afghanis|percent|years|months|weeks|days|hours|minutes",
    re.IGNORECASE,
)
_YEAR_LIKE = re.compile(r"(?<!\d)(?:19|20)\d\d\Z")
_LISTED = re.compile(r"(?:\A|\n)\s*\(?\Z")
_NUMBER_HEAD = re.compile(
    r"\s+(?P<word>dead|killed|wounded|injured|hurt|missing|homeless|displaced|arrested|detained)\b", re.I
)
_LIVES = re.compile(r"(?:claim(?:s|ed|ing)|cost(?:s|ing)?|t(?:ook|aken|aking|akes))\s+(?:the\s+)?\Z", re.IGNORECASE)
_FAR_AFTER = re.compile(
    r"(?:\s+(?:of|in|from|at|on|near|aboard|inside|with|belonging)\s"
    r"(?:(?!\b(?:who|that|which|by|and|or|where|when|after|before)\b)[^\d,.;:()]){1,60}?"
    r"|\s*,\s[^.;:,]{1,60},|\s*(?:--|–|—)\s[^.;:]{1,60}(?:--|–|—))"
    r"(?=\s(?:was|were|have been|had been|has been|are|died|perished)\b)",
    re.IGNORECASE,
)


def numbered(text: str) -> list[CountMention]:
    numbers = list(quantities(text))
    dates = [(m.start, m.end) for m in find_periods(text)] if numbers else []
    found = []
    for match in numbers:
        start, end = match.span()
        if any(a < end and start < b for a, b in dates) or not _is_count(text, match):
            continue
        bounds = range_of(match)
        mention = None if bounds is None or bounds.high == 0 else _counted(text, start, end, bounds)
        if mention is not None:
            found.append(mention)
    return found


def _is_count(text: str, match: re.Match[str]) -> bool:
    """Tell whether a number counts something, from the characters and words right beside it."""
    before = text[max(0, match.start() - 16) : match.start()]
    if _UNIT_AFTER.match(text, match.end()) is not None or _NAME_BEFORE.search(before) is not None:
        return False
    enclosed = before.endswith("(") and text[match.end() : match.end() + 1] == ")"
    listed = _LISTED.search(before) is not None and text[match.end() : match.end() + 1] in {".", ")"}
    return not (enclosed or listed)


def _counted(text: str, start: int, end: int, bounds: Range) -> CountMention | None:
    head = _NUMBER_HEAD.match(text, end)
    phrase = phrase_after(text, end)
    count = Count(low=bounds.low, best=bounds.best, high=bounds.high, text=text[start:end])
    if head is not None:
        effect = effect_after(text, end, len(text)) or effect_of_noun(text[head.end("word") : head.end()])
        return CountMention(start=start, end=end, count=count, of_start=end, of_end=head.end(), effect=effect)
    lone = text[start:end].casefold() == "one"
    if phrase is None:
        effect = effect_before(text, 0, start) or effect_after(text, end, len(text))
        kept = effect is not None and not lone
        return (
            CountMention(start=start, end=end, count=count, of_start=end, of_end=end, effect=effect) if kept else None
        )
    words = text[phrase[0] : phrase[1]]
    last = words.split()[-1]
    if (lone and not is_person(last)) or _MEASURE.fullmatch(last) is not None:
        return None
    # "2005 levels" dates the levels.
    if _YEAR_LIKE.search(text[start:end]) is not None and not is_person(last):
        return None
    return CountMention(
        start=start,
        end=end,
        count=msgspec.structs.replace(count, of=words),
        of=words,
        of_start=phrase[0],
        of_end=phrase[1],
        effect=_effect_of(text, start, *phrase),
    )


def _effect_of(text: str, start: int, of_start: int, of_end: int) -> Effect | None:
    """Return what befell the noun phrase counted, persons only; a noun like "deaths" says it by itself."""
    words = text[of_start:of_end]
    said = effect_of_noun(words)
    if said is not None:
        return said
    if words.casefold().endswith("lives") and _LIVES.search(text[max(0, start - 24) : start]) is not None:
        return "killed"
    # Nationals and believers ("five Chinese") are written with a capital; in capitals everything is.
    named = words[:1].isupper() and not words.isupper()
    if not named and not any(is_person(word) for word in re.split(r"[\s-]+", words)):
        return None
    direct = effect_after(text, of_end, len(text)) or effect_before(text, 0, start)
    if direct is not None:
        return direct
    far = _FAR_AFTER.match(text, of_end)
    return None if far is None else effect_after(text, far.end(), len(text))
