"""One person ("a policeman was killed") and nobody ("no casualties"), which are counts without a number."""

from __future__ import annotations

import re

from gawah.identity._count_mention import CountMention
from gawah.identity._victims import TITLES, effect_after, effect_before, effect_of_noun, is_one_person
from gawah.model import Count

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
_DEATH_OF = re.compile(
    r"\b(?:murder|assassination|killing|slaying|kidnapping|abduction)\s+of\s+(?!(?:the|an?|his|her|its|their)\b)"
    rf"(?P<who>(?:[^\W\d_][\w.'’-]*\s+){{0,4}}?(?:{TITLES}))(?!\w)",
    re.IGNORECASE,
)
_NAME_AFTER = re.compile(r"\.?\s+(?:[A-Z][\w’'-]*\s*){1,4}(?=[a-z,.])")
_SINGLE_STOP = re.compile(
    r"\b(?:of|in|on|at|by|with|from|to|for|and|or|who|that|which|was|were|is|are|has|had|have|the|a|an|said|says)\b",
    re.I,
)


def single_persons(text: str) -> list[CountMention]:
    """Return persons in the singular: "a soldier", "their driver", "Senator" before a name."""
    found = []
    at = 0
    while (match := _SINGLE.search(text, at)) is not None:
        at = match.start() + 1
        single = _single(text, match)
        if single is not None:
            found.append(single)
            at = single.end
    titled = [_one(text, m.start(), m.start(), m.end()) for m in _TITLED.finditer(text)]
    return [*found, *titled, *(_one(text, m.start("who"), m.start("who"), m.end()) for m in _DEATH_OF.finditer(text))]


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


def noughts(text: str) -> list[CountMention]:
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
