"""The table of languages against what the code does, and the pages against the data."""

from __future__ import annotations

import pytest

from gawah.extraction.foreign import find_words
from gawah.extraction.foreign_words import claim_words
from gawah.identity.counts import find_counts
from gawah.identity.periods import find_periods
from gawah.reading.languages import LANGUAGES as TOLD_APART
from gawah.vocabulary import LANGUAGES, LEXICON_LANGUAGES, Language, capabilities
from scripts import build_vocabulary_docs

SAMPLES = {
    "en": ("in March 2024", "30 people", "attack"),
    "fr": ("en mars 2024", "30 personnes", "attaque"),
    "ur": ("مارچ ۲۰۲۴", "۳۰ افراد", "حملہ"),
    "ps": ("مارچ ۲۰۲۴", "۳۰ کسان", "برید"),
    "fa": ("مارس ۲۰۲۴", "۳۰ نفر", "حمله"),
    "ar": ("مارس ٢٠٢٤", "٣٠ مسلحا", "هجوم"),
    "ru": ("март 2024", "30 человек", "атака"),
    "hi": ("मार्च 2024", "30 लोग", "हमला"),
    "tg": ("марти 2024", "30 нафар", "ҳамла"),
    "uz": ("mart 2024", "30 kishi", "hujum"),
}


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_table_says_what_the_code_does(language: Language) -> None:
    """Dates, counts and words are found where the table says so, and nowhere else."""
    date, count, word = SAMPLES[language.code]
    assert (len(find_periods(date, language=language.code)) > 0) == language.dates
    assert (len(find_counts(count, language.code)) > 0) == language.counts
    assert (len(find_words(word, language.code)) > 0) == language.words


def test_the_table_has_every_language_that_is_told_apart() -> None:
    """What the reading recognises is what the table lists."""
    assert {language.code for language in LANGUAGES} == set(TOLD_APART)


def test_claims_are_promised_only_where_there_are_words_for_them() -> None:
    """English has a grammar, the others a list of what claims are made of; the table promises nothing else."""
    promised = {language.code for language in LANGUAGES if language.claims}
    assert promised == {"en", *LEXICON_LANGUAGES}
    assert all(claim_words(code).order for code in LEXICON_LANGUAGES)
    assert capabilities("xx") is None


def test_the_pages_agree_with_the_data(capsys: pytest.CaptureFixture[str]) -> None:
    """The committed pages are those that the script would write."""
    assert build_vocabulary_docs.main(["--check"]) == 0, capsys.readouterr().out
