"""The word lists of five languages."""

from __future__ import annotations

import pytest

from gawah.vocabulary import LEXICON_LANGUAGES, lexicon, numerals
from gawah.vocabulary.lexicons import SECTIONS, read_yaml


@pytest.mark.parametrize("code", LEXICON_LANGUAGES)
def test_a_lexicon_is_complete(code: str) -> None:
    """Each language has every section, each gloss at least one form, and no section beside these."""
    words = lexicon(code)
    assert words is not None
    assert words.language == read_yaml(f"lexicon/{code}.yaml")["language"] == code
    assert set(read_yaml(f"lexicon/{code}.yaml")) <= {*SECTIONS, "language", "prefixes", "suffixes"}
    for section in SECTIONS:
        assert len(words.sections[section]) > 0, section
        assert all(len(forms) > 0 for forms in words.sections[section].values()), section


@pytest.mark.parametrize("code", LEXICON_LANGUAGES)
def test_a_form_has_one_meaning_in_a_section(code: str) -> None:
    """No form stands under two glosses of one section."""
    words = lexicon(code)
    assert words is not None
    for section, glosses in words.sections.items():
        forms = [form for forms in glosses.values() for form in forms]
        assert len(forms) == len(set(forms)), (section, [form for form in forms if forms.count(form) > 1])


def test_numerals() -> None:
    """Number words have their values; a language without lexicon has none."""
    assert numerals("fr")["trente"] == 30
    assert numerals("ur")["پچیس"] == 25
    assert numerals("ru") == {}
    assert lexicon("ru") is None
