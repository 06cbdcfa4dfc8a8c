"""Words for attacks, claims, denials and weapons in languages without a grammar of claims here.

Forms come from the lexicons. Text and forms are compared folded; what the language writes onto a word (an article, a
preposition, an ending) is allowed around a form, and belongs to the mention: a mention is always whole words.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from gawah.model import Mention, MentionKind
from gawah.reading.folding import fold, fold_with_offsets
from gawah.vocabulary.lexicons import Lexicon, lexicon

FOUND_SECTIONS: tuple[MentionKind, ...] = ("attack_word", "claim_word", "deny_word", "weapon")
# A short form with an ending is too often another word.
_SHORTEST_WITH_ENDINGS = 3
_SHORTEST_WITH_PREFIX = 4


class _Words(msgspec.Struct, frozen=True):
    pattern: re.Pattern[str]
    meanings: dict[str, tuple[MentionKind, str]]


def find_words(text: str, language: str, start: int = 0, end: int | None = None) -> list[Mention]:
    """Return the words of the lexicon of `language` in `text[start:end]`, in order; none for a language without one.

    Offsets count `text`; `value` is the plain English gloss ("attack", "claim responsibility").
    """
    words = _words(language)
    if words is None:
        return []
    stop = len(text) if end is None else end
    folded = fold_with_offsets(text[start:stop])
    found = []
    for match in words.pattern.finditer(folded.text):
        kind, gloss = words.meanings[_key(next(form for form in match.groups() if form is not None))]
        at, until = folded.span(*match.span())
        # One character can fold to a whole phrase ("ﷺ"), which is no word of the text.
        if fold(text[start + at : start + until]) != match.group():
            continue
        at, until = start + at, start + until
        found.append(Mention(start=at, end=until, text=text[at:until], kind=kind, language=language, value=gloss))
    return found


def _key(form: str) -> str:
    """Return a form without the spaces that writers set or leave out."""
    return "".join(form.split())


def _pattern_of(form: str) -> str:
    """Return the pattern of one form: a space may be any white space, a zero-width joint may be a space or nothing."""
    words = ([re.escape(fold(part)) for part in word.split("\u200c")] for word in form.split())
    return r"\s+".join(r"\s?".join(parts) for parts in words)


@lru_cache(maxsize=8)
def _words(language: str) -> _Words | None:
    found = lexicon(language)
    if found is None:
        return None
    meanings: dict[str, tuple[MentionKind, str]] = {}
    forms: list[str] = []
    for section in FOUND_SECTIONS:
        for gloss, words in found.sections[section].items():
            for form in words:
                meanings.setdefault(_key(fold(form)), (section, gloss))
                forms.append(form)
    return _Words(_compile(found, sorted(set(forms), key=len, reverse=True)), meanings)


def _compile(words: Lexicon, forms: list[str]) -> re.Pattern[str]:
    """Match a form whole; a longer one also with endings, a longer one yet with prefixes."""
    long = [form for form in forms if len(_key(fold(form))) >= _SHORTEST_WITH_ENDINGS]
    longer = [form for form in forms if len(_key(fold(form))) >= _SHORTEST_WITH_PREFIX]
    prefix, suffix = (_either(fold(affix) for affix in affixes) for affixes in (words.prefixes, words.suffixes))
    return re.compile(
        rf"(?<!\w)(?:({_either_form(forms)})(?!\w)|({_either_form(long)})(?:{suffix})(?!\w)"
        rf"|(?:{prefix})({_either_form(longer)})(?:{suffix})?(?!\w))"
    )


def _either(words: object) -> str:
    kept = sorted({word for word in words if len(word) > 0}, key=len, reverse=True)  # type: ignore[attr-defined]
    return "|".join(map(re.escape, kept)) or "(?!)"


def _either_form(forms: list[str]) -> str:
    return "|".join(map(_pattern_of, forms)) or "(?!)"
