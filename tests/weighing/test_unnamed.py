"""Speakers without a name are known for what they are said to be, in several languages."""

from __future__ import annotations

import pytest
from tests.weighing.origin_claims import voice

from gawah.model import Speaker
from gawah.weighing.unnamed import describe, is_unnamed


@pytest.mark.parametrize(
    ("words", "sort"),
    [
        ("unnamed local sources", "local sources"),
        ("Local sources in the district", "local sources"),
        ("مقامی ذرائع", "local sources"),
        ("مصادر محلية", "local sources"),
        ("منابع محلی", "local sources"),
        ("sources sécuritaires", "security sources"),
        ("two security officials", "security sources"),
        ("witnesses", "witnesses"),
        ("des témoins", "witnesses"),
        ("unnamed officials", "officials"),
        ("some observers", "observers"),
        ("unnamed reports", "media reports"),
        ("unnamed sources", "sources"),
        ("unnamed", None),
        ("a man on a donkey", None),
    ],
)
def test_sorts_of_voices(words: str, sort: str | None) -> None:
    """The narrowest sort whose words fit is taken."""
    assert describe(Speaker(name=words)).sort == sort


def test_officials_of_a_state_are_known_by_the_adjective() -> None:
    """ "Sudanese officials" speak for Sudan; Sudanese farmers do not."""
    assert describe(Speaker(name="unnamed Sudanese officials")).state == "state:sd"
    assert describe(Speaker(name="Sudanese farmers")).state is None


def test_who_has_a_name_is_not_unnamed() -> None:
    """A name, an office with an actor and an id each make a speaker known."""
    assert not is_unnamed(voice("Awa Diarra"))
    assert not is_unnamed(voice("the spokesman", "JNIM"))
    assert not is_unnamed(voice("أحمد العلي"))
    assert not is_unnamed(voice("Umar Media"))
    assert not is_unnamed(voice("Media Monitoring Desk"))
    for name in ("Local sources in Gao", "Malian officials", "Sources", "مقامی ذرائع"):
        assert is_unnamed(voice(name)), name
    for name in ("unnamed", "He", "the driver", "anonymous caller", "ذرائع", "on"):
        assert is_unnamed(voice(name)), name


def test_a_description_loses_articles_and_the_word_unnamed() -> None:
    """One description has one key however it is written."""
    assert describe(Speaker(name="the officials")).words == describe(Speaker(name="unnamed officials")).words
    assert describe(Speaker(name="")).words == "unnamed"
