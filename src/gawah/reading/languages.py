"""The language of each passage: its script first, then letters that one language alone has, then py3langid.

py3langid is restricted to the languages below. Passages of few letters follow the document; a document in none of
these languages has none (`language_unsupported`).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from gawah.model import Note, Passage

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LANGUAGES = ("en", "fr", "ar", "fa", "ps", "ur", "ru", "hi", "tg", "uz")
_BY_SCRIPT = {"arabic": ("ar", "fa", "ps", "ur"), "cyrillic": ("ru", "tg", "uz"), "latin": ("en", "fr", "uz")}
_SCRIPTS = {
    "latin": re.compile(r"[A-Za-z\u00c0-\u024f]"),
    "arabic": re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]"),
    "cyrillic": re.compile(r"[\u0400-\u04ff]"),
    "devanagari": re.compile(r"[\u0900-\u0963\u0971-\u097f]"),
}
_SAMPLE = 2000
"""Letters of a passage that are looked at; more do not change the answer."""
_SHORT = 40
"""Passages with fewer letters follow the document."""
_TOO_FEW = 12
"""With fewer letters the model guesses; then a language is told by its own letters or not at all."""
_DOCUMENT_SAMPLE = 1500
"""Letters of a document that are looked at, a part of each passage."""
_ENGLISH = frozenset(
    {
        *("the", "of", "and", "to", "in", "that", "was", "were", "for", "with", "by", "from", "has", "have", "had"),
        *("said", "is", "are", "who", "which"),
    }
)
"""Words of which English prose is full, and neither French nor Uzbek."""
_ENOUGH_ENGLISH, _SURELY_ENGLISH = 0.12, 0.22
"""Shares of such words from which a passage of an English document, and a document, need no model. English prose has
about 0.35, Dutch, which shares some of them, less than 0.1."""
_FOREIGN = 0.99
"""How sure the unrestricted model must be of another language before a document is said to be in none of ours."""
_FOREIGN_LETTERS = 200


class Told(msgspec.Struct, frozen=True):
    """Passages with their languages, the language most characters are in, and what could not be told."""

    passages: tuple[Passage, ...]
    language: str | None
    notes: tuple[Note, ...] = ()


def tell_languages(text: str, passages: tuple[Passage, ...], *, stated: str | None = None) -> Told:
    """Return the passages with language and direction, and the language of the whole."""
    read = passages[:: 1 + len(passages) * _SHORT // _DOCUMENT_SAMPLE]
    part = _DOCUMENT_SAMPLE // max(1, len(read))
    sample = "\n".join(text[p.start : min(p.end, p.start + part)] for p in read)
    if stated not in LANGUAGES and _share_of_english(sample) >= _SURELY_ENGLISH:
        stated = "en"
    foreign = None if stated in LANGUAGES else _foreign(sample)
    if foreign is not None:
        message = f"The text seems to be in {foreign!r}; languages that are told apart: {', '.join(LANGUAGES)}."
        marked = tuple(_marked(p, None, script_of(_sample(text, p))) for p in passages)
        return Told(marked, None, (Note(code="language_unsupported", message=message),))
    whole = stated if stated in LANGUAGES else language_of(sample)
    told = tuple(_told(text, passage, whole) for passage in passages)
    count: Counter[str] = Counter()
    for passage in told:
        if passage.language is not None:
            count[passage.language] += passage.end - passage.start
    return Told(told, count.most_common(1)[0][0] if count else whole)


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language, None where there are no letters of a known script."""
    script = script_of(text)
    if script is None:
        return None
    if script == "devanagari":
        return "hi"
    by_letters = _by_letters(text, script)
    if by_letters is not None or _letters(text)[script] < _TOO_FEW:
        return by_letters
    return _by_model(text, _BY_SCRIPT[script])


def script_of(text: str) -> str | None:
    """Return the script most letters of a text are in, None where there are none."""
    counts = _letters(text)
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] > 0 else None


@lru_cache(maxsize=4)  # several questions are asked of one text
def _letters(text: str) -> dict[str, int]:
    """Return how many letters of each script a text has."""
    ascii_only = text.isascii()
    return {
        script: 0 if ascii_only and script != "latin" else len(pattern.findall(text))
        for script, pattern in _SCRIPTS.items()
    }


def _told(text: str, passage: Passage, whole: str | None) -> Passage:
    sample = _sample(text, passage)
    script = script_of(sample)
    letters = 0 if script is None else _letters(sample)[script]
    fits = whole is not None and (script is None or whole in _BY_SCRIPT.get(script, ("hi",)))
    follow = fits and (letters < _SHORT or (whole == "en" and _share_of_english(sample) >= _ENOUGH_ENGLISH))
    return _marked(passage, whole if follow else language_of(sample), script)


def _share_of_english(text: str) -> float:
    words = text.casefold().split()
    return sum(word in _ENGLISH for word in words) / max(1, len(words))


def _sample(text: str, passage: Passage) -> str:
    return text[passage.start : min(passage.end, passage.start + _SAMPLE)]


def _marked(passage: Passage, language: str | None, script: str | None) -> Passage:
    return msgspec.structs.replace(passage, language=language, rtl=script == "arabic")


def _by_letters(text: str, script: str) -> str | None:
    if script == "arabic":
        return _arabic_script(text)
    if script == "cyrillic":
        counts = {language: len(re.findall(letters, text)) for language, letters in _CYRILLIC.items()}
        best = max(counts, key=counts.__getitem__)
        return best if counts[best] >= 2 else None
    return None


_CYRILLIC = {"tg": "[ҷӯӣҶӮӢ]", "uz": "[ўЎ]", "ru": "[ыщЫЩ]"}
_URDU = re.compile("[ٹڈڑںےھہ]")
_PASHTO = re.compile("[ټډړښځڅۍېڼږګ]")
_PERSIAN = re.compile("[پچژگکی]")
_ARABIC = re.compile("[ةيكأإىؤ]")


def _arabic_script(text: str) -> str | None:
    """Decide by letters that one of the languages alone has; None where they are too few or disagree."""
    urdu, pashto = len(_URDU.findall(text)), len(_PASHTO.findall(text))
    if urdu + pashto >= 2 and max(urdu, pashto) >= 3 * min(urdu, pashto):
        return "ur" if urdu > pashto else "ps"
    persian, arabic = len(_PERSIAN.findall(text)), len(_ARABIC.findall(text))
    if urdu + pashto == 0 and persian + arabic >= 2 and max(persian, arabic) >= 3 * min(persian, arabic):
        return "fa" if persian > arabic else "ar"
    return None


@lru_cache(maxsize=1)
def _model() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@lru_cache(maxsize=4)  # the whole of a document is judged twice, and once more where it is one passage
def _ranked(text: str) -> list[tuple[str, float]]:
    """Return all languages that the model knows with their shares, the likeliest first."""
    ranked: list[tuple[str, float]] = _model().rank(text)
    return ranked


def _by_model(text: str, among: tuple[str, ...]) -> str:
    scores = dict(_ranked(text))
    return max(among, key=lambda language: float(scores.get(language, 0.0)))


def _foreign(text: str) -> str | None:
    """Return the language of a text that is surely in none of ours, None otherwise."""
    script = script_of(text)
    if script is None or script == "devanagari":
        return None
    if _letters(text)[script] < _FOREIGN_LETTERS or _by_letters(text, script) is not None:
        return None
    language, share = _ranked(text)[0]
    return str(language) if language not in LANGUAGES and share > _FOREIGN else None
