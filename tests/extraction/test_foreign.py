"""Words of the lexicons found in text: verbatim, whole, with what the language writes onto them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.extraction.foreign import FOUND_SECTIONS, find_words
from gawah.vocabulary.lexicons import LEXICON_LANGUAGES, lexicon


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "L'attaque a été revendiquée", [("attaque", "attack_word"), ("revendiquée", "claim_word")]),
        (
            "fr",
            "Le porte-parole a nié les attentats à la bombe",
            [("nié", "deny_word"), ("attentats", "attack_word"), ("bombe", "weapon")],
        ),
        ("ur", "ترجمان نے حملوں کی تردید کی", [("حملوں", "attack_word"), ("تردید", "deny_word")]),
        (
            "ur",
            "بم دھماکے کی ذمہ داری قبول کی",
            [("بم", "weapon"), ("دھماکے", "attack_word"), ("ذمہ داری قبول", "claim_word")],
        ),
        (
            "fa",
            "سخنگو حمله‌های انتحاری را تکذیب کرد",
            [("حمله‌های", "attack_word"), ("انتحاری", "attack_word"), ("تکذیب", "deny_word")],
        ),
        ("ps", "ویاند د برید ادعا رد کړه", [("برید", "attack_word"), ("ادعا", "claim_word"), ("رد کړه", "deny_word")]),
        (
            "ar",
            "وتبنت الجماعة الهجوم بعبوة ناسفة",
            [("وتبنت", "claim_word"), ("الهجوم", "attack_word"), ("بعبوة ناسفة", "weapon")],
        ),
    ],
)
def test_words_with_what_is_written_onto_them(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    """Articles, prepositions and endings belong to the word that carries them."""
    assert [(m.text, m.kind) for m in find_words(text, language)] == expected


def test_digits_and_letters_that_look_alike() -> None:
    """Arabic ي and ك written for Persian ی and ک are the same word."""
    assert [m.value for m in find_words("تكذيب", "fa")] == ["deny"]


def test_zero_width_joint_may_be_a_space() -> None:
    """A compound is found with a zero-width joint, a space, or neither."""
    for text in ("سوءقصد", "بی‌اساس", "بی اساس", "بیاساس"):
        assert len(find_words(text, "fa")) == 1


def test_part_of_a_longer_word_is_no_word() -> None:
    """A form inside another word does not count."""
    assert find_words("bombance", "fr") == []


def test_offsets_count_the_whole_text() -> None:
    """With a stretch given, offsets still count the text as a whole."""
    text = "Une bombe, puis une bombe."
    assert [(m.start, m.end) for m in find_words(text, "fr", 11)] == [(20, 25)]
    assert find_words(text, "fr", 0, 4) == []


def test_unknown_language_has_no_words() -> None:
    """A language without lexicon yields nothing."""
    assert find_words("attaque", "ru") == []


@pytest.mark.parametrize("language", LEXICON_LANGUAGES)
def test_every_form_is_found(language: str) -> None:
    """Each form of the sections that are searched is found as itself, whole."""
    words = lexicon(language)
    assert words is not None
    for section in FOUND_SECTIONS:
        for gloss, forms in words.sections[section].items():
            for form in forms:
                found = find_words(form, language)
                assert len(found) > 0, (section, gloss, form)
                assert found[0].text == form, (section, gloss, form, found)


_WORDS = [
    form for code in LEXICON_LANGUAGES for forms in lexicon(code).sections["attack_word"].values() for form in forms
]  # type: ignore[union-attr]


@given(
    st.lists(st.sampled_from([*_WORDS, "ال", "و", "\u200c", "\u064b", " ", ",", "x"]), max_size=8).map("".join)
    | st.text(max_size=40),
    st.sampled_from(LEXICON_LANGUAGES),
)
def test_any_text(text: str, language: str) -> None:
    """Whatever the text: no error, verbatim and ordered spans."""
    at = 0
    for mention in find_words(text, language):
        assert at <= mention.start < mention.end
        at = mention.end
        assert mention.text == text[mention.start : mention.end]
