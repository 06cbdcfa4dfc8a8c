"""Numbers of people and things as a text gives them, what they count, and what befell those counted.

A number is a count unless it is a date, a duration, an age, a time, a share, a measure, a sum of money, an ordinal, or
part of a name. How "nearly", "at least" and "dozens" become bounds stands in `_quantities`.
"""

from __future__ import annotations

import re

import msgspec

from gawah.identity._noun_phrases import PRONOUN_PART, phrase_after
from gawah.identity._quantities import QUANTITY, Range, add, range_of
from gawah.identity._victims import (
    TITLES,
    Effect,
    effect_after,
    effect_before,
    effect_of_noun,
    is_one_person,
    is_person,
)
from gawah.identity.periods import find_periods
from gawah.model import Count


class CountMention(msgspec.Struct, frozen=True, kw_only=True):
    """A count at `[start, end)`, the words that bound it included ("at least 30").

    `of` is the noun phrase counted, at `[of_start, of_end)`, or None where the text leaves it out. `effect` is what
    befell those counted, None where the words next to them do not say. `parts` are counts contained in this one
    ("six people including five ..."); they are not repeated beside it.
    """

    start: int
    end: int
    count: Count
    of: str | None = None
    of_start: int = 0
    of_end: int = 0
    effect: Effect | None = None
    parts: tuple[CountMention, ...] = ()

    def moved(self, by: int) -> CountMention:
        """Return the mention as it stands in a text that begins `by` characters earlier, parts included."""
        return msgspec.structs.replace(
            self,
            start=self.start + by,
            end=self.end + by,
            of_start=self.of_start + by,
            of_end=self.of_end + by,
            parts=tuple(part.moved(by) for part in self.parts),
        )


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
_SENTENCE_BREAK = re.compile(r"[.!?;][\s”\"]|\n\s*\n")
_JOINED = re.compile(
    r"\s*(?:,|,?\s*and|,?\s*as well as|,?\s*along with|,?\s*together with|,?\s*plus|&)\s+", re.IGNORECASE
)
_INCLUDING = re.compile(
    r"\s*[,(–—-]?\s*(?:including|includes|among them|among whom were|most of them|of whom|of them|whom)\s+(?:were\s+)?",
    re.IGNORECASE,
)
_LIVES = re.compile(r"(?:claim(?:s|ed|ing)|cost(?:s|ing)?|t(?:ook|aken|aking|akes))\s+(?:the\s+)?\Z", re.IGNORECASE)
_FAR_AFTER = re.compile(
    r"\s+(?:of|in|from|at|on|near|aboard|inside|with|belonging)\s(?:(?!\b(?:who|that|which|by|and|"
    r"or)\b)[^\d,.;:()]){1,60}?"
    r"(?=\s(?:was|were|have been|had been|has been|are|died|perished)\b)",
    re.IGNORECASE,
)
_ZERO = re.compile(
    r"(?<!\w)(?:no[ -]one|nobody|none(?:\s+of\s+(?:the|its|his|her|their|our|them|those)(?:\s+\w+)?)?|(?:no|zero|"
    r"without(?: any)?)\s+(?:\w+\s+){0,2}?"
    r"(?P<noun>casualt(?:y|ies)|deaths?|fatalit(?:y|ies)|injur(?:y|ies)|victims?|losses|people|civilians?|soldiers?|"
    r"fighters?|members?|policemen|troops|personnel|arrests?))\b",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    r"(?<![\w-])(?P<article>an?|another|one|his|her|its|their|the)\s+(?P<phrase>(?:[^\W\d_][\w'’-]*\s+){0,4}?"
    r"(?P<noun>[^\W\d_][\w-]*))(?!\w)",
    re.IGNORECASE,
)
_TITLED = re.compile(rf"(?<![\w-])(?!(?-i:[a-z]))(?:{TITLES})(?=\.?\s+(?-i:[A-Z]))", re.IGNORECASE)
_NAME_AFTER = re.compile(r"\.?\s+(?:[A-Z][\w’'-]*\s*){1,4}(?=[a-z,.])")
_SINGLE_STOP = re.compile(
    r"\b(?:of|in|on|at|by|with|from|to|for|and|or|who|that|which|was|were|is|are|has|had|have|the|a|an|said|says)\b",
    re.I,
)


def find_counts(text: str, language: str = "en") -> list[CountMention]:
    """Return the counts of `text` in their order, a part under its whole.

    English has words and figures, what is counted and what befell it; fr, ur, ps, fa and ar give numbers with the
    words that bound them; any other language nothing. Never raises.

    >>> [(m.count.low, m.of, m.effect) for m in find_counts("at least 30 soldiers were killed")]
    [(30, 'soldiers', 'killed')]
    """
    if language != "en":
        from gawah.identity._foreign_counts import foreign_counts

        return [CountMention(start=a, end=b, count=count) for a, b, count in foreign_counts(text, language)]
    found = _arrange(text, _numbers(text) + _singles(text) + _zeros(text))
    return [m for m in found if not _is_definite(m)]


def casualties(text: str, start: int, end: int) -> tuple[Count | None, Count | None, Count | None]:
    """Return the dead, the injured and the arrested that the English clause `text[start:end]` tells of; None if untold.

    Counts joined by "and" under one verb are added; parts of a whole are not. "Casualties" alone says neither dead nor
    injured, but "no casualties" says that there were neither.
    """
    clause = text[start:end]
    found = _arrange(clause, _numbers(clause) + _singles(clause) + _zeros(clause))
    none = next((m.count for m in found if m.count.high == 0 and m.effect is None), None)
    deaths, injured = _toll(clause, found, "killed"), _toll(clause, found, "injured")
    return deaths or none, injured or none, _toll(clause, found, "arrested")


def _numbers(text: str) -> list[CountMention]:
    dates = [(m.start, m.end) for m in find_periods(text)]
    found = []
    for match in QUANTITY.finditer(text):
        start, end = match.span()
        if any(a < end and start < b for a, b in dates) or not _is_count(text, match):
            continue
        bounds = range_of(match)
        mention = None if bounds is None else _counted(text, start, end, bounds)
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
    named = effect_of_noun(words)
    if named is not None:
        return named
    if words.casefold().endswith("lives") and _LIVES.search(text[max(0, start - 24) : start]) is not None:
        return "killed"
    if not any(is_person(word) for word in re.split(r"[\s-]+", words)) and not words[:1].isupper():
        return None
    direct = effect_after(text, of_end, len(text)) or effect_before(text, 0, start)
    if direct is not None:
        return direct
    far = _FAR_AFTER.match(text, of_end)
    return None if far is None else effect_after(text, far.end(), len(text))


def _singles(text: str) -> list[CountMention]:
    """Return persons in the singular: "a soldier", "their driver", "Senator" before a name."""
    found = []
    at = 0
    while (match := _SINGLE.search(text, at)) is not None:
        at = match.start() + 1
        single = _single(text, match)
        if single is not None:
            found.append(single)
            at = single.end
    return found + [_one(text, m.start(), m.start(), m.end()) for m in _TITLED.finditer(text)]


def _is_definite(mention: CountMention) -> bool:
    """Tell whether a mention is one person known already ("their driver"), who is no count by himself."""
    if mention.count.best != 1 or mention.end != mention.of_end:
        return False
    return mention.count.text.split()[0].casefold() not in {"a", "an", "another", "one"}


def _single(text: str, match: re.Match[str]) -> CountMention | None:
    """Extend "a" to the first noun that names one person, if one follows within five words."""
    words = list(re.finditer(r"[^\W\d_][\w’'-]*", text[match.start("phrase") : match.start("phrase") + 80]))[:5]
    for word in words:
        if _SINGLE_STOP.fullmatch(word.group()) is not None:
            return None
        if is_one_person(word.group()):
            start, end = match.start("phrase"), match.start("phrase") + word.end()
            if re.search(r"[.,;:()\n]", text[start:end]) is not None or text[end : end + 2] in {"'s", "’s"}:
                return None
            return _one(text, match.start(), start, end)
    return None


def _one(text: str, start: int, of_start: int, of_end: int) -> CountMention:
    following = _NAME_AFTER.match(text, of_end)
    effect = effect_after(text, of_end, len(text)) or effect_before(text, 0, start)
    if effect is None and following is not None:
        effect = effect_after(text, following.end() - 1, len(text))
    words = text[of_start:of_end]
    count = Count(low=1, best=1, high=1, text=text[start:of_end], of=words)
    return CountMention(start=start, end=of_end, count=count, of=words, of_start=of_start, of_end=of_end, effect=effect)


def _zeros(text: str) -> list[CountMention]:
    """Return "no one was killed", "no casualties": nought, where the words say of what."""
    found = []
    for match in _ZERO.finditer(text):
        noun = match["noun"]
        effect = (effect_of_noun(noun) if noun is not None else None) or effect_after(text, match.end(), len(text))
        unclear = noun is not None and noun.casefold().startswith(("casualt", "victim", "losses"))
        if effect is None and not unclear:
            continue
        count = Count(low=0, best=0, high=0, text=match.group(), of=noun)
        found.append(
            CountMention(
                start=match.start(),
                end=match.end(),
                count=count,
                of=noun,
                of_start=match.start("noun") if noun is not None else match.end(),
                of_end=match.end(),
                effect=effect,
            )
        )
    return found


def _position(mention: CountMention) -> tuple[int, int]:
    return mention.start, -mention.end


def _arrange(text: str, mentions: list[CountMention]) -> list[CountMention]:
    """Put mentions in order, drop overlaps, hand effects along lists and parts under their wholes."""
    ordered: list[CountMention] = []
    for mention in sorted(mentions, key=_position):
        if len(ordered) == 0 or mention.start >= max(ordered[-1].end, ordered[-1].of_end):
            ordered.append(mention)
    ordered = _share_effects(text, ordered)
    arranged: list[CountMention] = []
    for mention in ordered:
        whole = arranged[-1] if len(arranged) > 0 else None
        if whole is not None and _is_part(text, whole, mention):
            effect = whole.effect or mention.effect
            part = msgspec.structs.replace(mention, effect=mention.effect or effect)
            arranged[-1] = msgspec.structs.replace(whole, effect=effect, parts=(*whole.parts, part))
        else:
            arranged.append(mention)
    return [m for m in arranged if m.effect is not None or not _needs_effect(m)]


def _needs_effect(mention: CountMention) -> bool:
    """Tell whether a mention is worth keeping only for what befell it: "a soldier", "no one"."""
    return mention.count.text[:1].isalpha() and mention.end == mention.of_end and mention.count.high == 1


def _share_effects(text: str, ordered: list[CountMention]) -> list[CountMention]:
    """Give an effect to both sides of "and" where only one has it: "five engineers and their driver were killed"."""
    shared = list(ordered)
    for step in (1, -1):
        pairs = range(1, len(shared)) if step == 1 else range(len(shared) - 1, 0, -1)
        for at in pairs:
            here, other = (at, at - 1) if step == 1 else (at - 1, at)
            joined = _JOINED.fullmatch(text, shared[at - 1].of_end, shared[at].start) is not None
            if joined and shared[here].effect is None and shared[other].effect is not None and _may_share(shared[here]):
                shared[here] = msgspec.structs.replace(shared[here], effect=shared[other].effect)
    return shared


def _may_share(mention: CountMention) -> bool:
    return mention.of is None or any(is_person(word) for word in re.split(r"[\s-]+", mention.of))


def _is_part(text: str, whole: CountMention, mention: CountMention) -> bool:
    """Tell whether a count is contained in the one before: "six people including five ...", "31 died, 21 of them"."""
    last = whole.parts[-1] if len(whole.parts) > 0 else whole
    between = text[last.of_end : mention.start]
    if _SENTENCE_BREAK.search(between) is not None or len(between) > 80:
        return False
    if _INCLUDING.fullmatch(text, last.of_end, mention.start) is not None:
        return True
    if len(whole.parts) > 0 and _JOINED.fullmatch(text, last.of_end, mention.start) is not None:
        return mention.effect is None or mention.effect == last.effect
    return PRONOUN_PART.match(text, mention.end) is not None


def _toll(text: str, found: list[CountMention], effect: Effect) -> Count | None:
    """Return the first count of an effect, with those that "and" joins to it added."""
    group: list[CountMention] = []
    for mention in found:
        if mention.effect != effect:
            continue
        if len(group) > 0 and _JOINED.fullmatch(text, group[-1].of_end, mention.start) is None:
            break
        group.append(mention)
    if len(group) == 0:
        return None
    if len(group) == 1:
        return group[0].count
    total = add([Range(m.count.low, m.count.best, m.count.high) for m in group])
    words = text[group[0].start : group[-1].of_end]
    return Count(low=total.low, best=total.best, high=total.high, text=words)
