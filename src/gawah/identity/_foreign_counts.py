"""Figures in languages without English grammar, with the words beside them that bound them.

Number words are read up to a hundred or so, and French "une trentaine" and its kin; what is counted is not read.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from gawah.identity._quantities import Bound, Range, bounded
from gawah.identity.periods import find_periods
from gawah.model import Count
from gawah.reading.folding import fold, fold_with_offsets
from gawah.vocabulary.lexicons import numerals


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """The words of one language for numbers and for what bounds them, before (`before`) or after (`after`) the "
    "figure."""

    before: dict[Bound, tuple[str, ...]]
    after: dict[Bound, tuple[str, ...]] = {}
    units: tuple[str, ...] = ()
    """What a figure measures when it is no count: percent, kilometres, hours."""


WORDS: dict[str, Words] = {
    "fr": Words(
        before={
            "low": ("au moins", "pas moins de"),
            "above": ("plus de", "plus d'"),
            "high": ("jusqu'à", "au plus"),
            "below": ("moins de",),
            "nearly": ("près de", "presque"),
            "about": ("environ", "quelque", "autour de"),
        },
        units=(
            "%",
            "pour cent",
            "km",
            "kilomètres",
            "mètres",
            "ans",
            "heures",
            "minutes",
            "jours",
            "mois",
            "h",
            "euros",
        ),
    ),
    "ur": Words(
        before={"low": ("کم از کم",), "nearly": ("قریب",), "about": ("تقریبا", "تقریباً", "لگ بھگ"), "exact": ("کل",)},
        after={"above": ("سے زائد", "سے زیادہ"), "below": ("سے کم",), "nearly": ("کے قریب",)},
        units=("فیصد", "کلومیٹر", "میٹر", "سال", "گھنٹے", "منٹ", "دن", "روز", "ماہ", "روپے"),
    ),
    "ps": Words(
        before={"low": ("لږ تر لږه",), "about": ("شاوخوا", "نږدې"), "high": ("تر",)},
        after={"above": ("څخه ډېر", "نه ډېر", "نه زیات", "څخه زیات")},
        units=("سلنه", "کیلومتره", "متره", "کلن", "ساعته", "ورځې", "میاشتې", "کاله"),
    ),
    "fa": Words(
        before={
            "low": ("دست کم", "دست‌کم", "حداقل"),
            "above": ("بیش از", "بیشتر از"),
            "high": ("حداکثر",),
            "below": ("کمتر از",),
            "nearly": ("نزدیک به",),
            "about": ("حدود", "تقریبا", "تقریباً", "قریب"),
        },
        units=("درصد", "کیلومتر", "متر", "ساله", "سال", "ساعت", "دقیقه", "روز", "ماه"),
    ),
    "ar": Words(
        before={
            "low": ("ما لا يقل عن", "على الأقل"),
            "above": ("أكثر من", "ما يزيد على", "ما يزيد عن"),
            "high": ("ما يصل إلى",),
            "below": ("أقل من",),
            "nearly": ("ما يقرب من",),
            "about": ("نحو", "حوالي", "قرابة", "زهاء"),
        },
        after={"low": ("على الأقل",)},
        units=("%", "في المئة", "بالمئة", "كيلومتر", "كيلومترا", "متر", "عاما", "سنة", "ساعة", "دقيقة", "يوما", "شهرا"),
    ),
}
_AINES = {"dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40} | {
    "cinquantaine": 50,
    "soixantaine": 60,
    "centaine": 100,
}
# Words that are numbers and much else: Persian "نه" (nine, no), "سی", "ده" (ten, village), Urdu "نو" and "اسی".
_DOUBTFUL = frozenset(fold(word) for word in ("نه", "ده", "سی", "نو", "اسی", "چھ", "تر"))


def foreign_counts(text: str, language: str) -> list[tuple[int, int, Count]]:
    """Return the counts of `text` with their verbatim spans, dates and measures left out."""
    # Without words for dates every day and year would be a count.
    if language not in WORDS:
        return []
    dates = [(m.start, m.end) for m in find_periods(text, language=language)]
    folded = fold_with_offsets(text)
    found = []
    for match in _pattern(language).finditer(folded.text):
        start, end = folded.span(*match.span())
        # "¼" folds to figures, of which each alone is no number of the text.
        if fold(text[start:end]) != match.group():
            continue
        bounds = _range(match, language)
        if bounds is None or start >= end or any(a < end and start < b for a, b in dates):
            continue
        found.append((start, end, Count(low=bounds.low, best=bounds.best, high=bounds.high, text=text[start:end])))
    return found


def _choice(words: object) -> str:
    ordered = sorted({fold(str(w)) for w in words}, key=len, reverse=True)  # type: ignore[attr-defined]
    return "|".join(re.escape(w) for w in ordered) or "(?!)"


@lru_cache(maxsize=8)
def _numerals(language: str) -> dict[str, int]:
    return {fold(word): value for word, value in numerals(language).items()}


@lru_cache(maxsize=8)
def _pattern(language: str) -> re.Pattern[str]:
    words = WORDS[language]
    before = "|".join(rf"(?P<{bound}>{_choice(said)})" for bound, said in words.before.items()) or "(?!)"
    after = "|".join(rf"(?P<{bound}_after>{_choice(said)})" for bound, said in words.after.items()) or "(?!)"
    figure = r"\d{1,3}(?:[,.٬ ]\d{3})+(?!\d)|\d{1,9}"
    aines = (
        rf"une?\s+(?P<aine>{'|'.join(_AINES)})|(?P<aines>dizaines|centaines|milliers)" if language == "fr" else "(?!)"
    )
    return re.compile(
        rf"(?:(?<![\w.,:/$€#%+-])|(?<=(?<!\w)و))(?:(?:{before})\s*)?(?:{aines}|(?P<figure>{figure})|"
        rf"(?P<word>{_choice(_numerals(language))}))"
        rf"(?![\w%]|[.,:/٫-]\d|-\w)(?!\s?(?:{_choice(words.units)})(?!\w))(?:\s+(?:{after})(?!\w))?"
    )


def _range(match: re.Match[str], language: str) -> Range | None:
    bound = next((name for name, said in match.groupdict().items() if said is not None and _is_bound(name)), "exact")
    if match["figure"] is not None:
        value = int(re.sub(r"\D", "", match["figure"]))
    elif match["word"] is not None:
        if match["word"] in _DOUBTFUL and bound == "exact":
            return None
        value = _numerals(language)[match["word"]]
    else:
        return _aine(match)
    return bounded(value, bound.removesuffix("_after"))  # type: ignore[arg-type]


def _is_bound(name: str) -> bool:
    return name.removesuffix("_after") in {"low", "above", "high", "below", "nearly", "about", "exact"}


def _aine(match: re.Match[str]) -> Range | None:
    groups = match.groupdict()
    if groups.get("aine") is not None:
        return Range(None, _AINES[groups["aine"]], None)
    plural = {"dizaines": 20, "centaines": 200, "milliers": 2_000}.get(groups.get("aines") or "")
    return None if plural is None else Range(plural, None, None)
