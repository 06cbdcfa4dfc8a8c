"""Our own words about origins and values."""

from __future__ import annotations

import pytest

from gawah.weighing.wording import in_a_row, is_crowd, say, spoken_name, worded


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Mali"], "Mali denies"),
        (["Mali", "JNIM"], "Mali and JNIM deny"),
        (["local sources in Gao"], "local sources in Gao deny"),
        (["unnamed: unnamed officials (Le Phare)"], "unnamed officials (Le Phare) deny"),
        (["unnamed: unnamed (Le Phare)"], "an unnamed source (Le Phare) denies"),
        (["unnamed reports (relayed by the envoy)"], "unnamed reports (relayed by the envoy) deny"),
        (["Rapid Support Forces"], "Rapid Support Forces denies"),
    ],
)
def test_the_verb_fits_who_speaks(names: list[str], expected: str) -> None:
    """A common noun in the plural is a crowd, a name is one body."""
    assert say(names, "denies", "deny") == expected


@pytest.mark.parametrize("name", ["Reuters", "a boss", "the census", "evening news", "", "فرنس"])
def test_what_ends_in_s_is_not_always_many(name: str) -> None:
    """Names, words in -ss and -us, and scripts without capitals are taken for one."""
    assert not is_crowd(name)


def test_an_unnamed_voice_is_named_by_its_description() -> None:
    """The mark that sorts unnamed voices is not read aloud; a name stays as it is."""
    assert spoken_name("unnamed: unnamed residents (Nil)") == "unnamed residents (Nil)"
    assert spoken_name("Human Rights Watch") == "Human Rights Watch"


@pytest.mark.parametrize(
    ("text", "expected"), [("terrorists", "“terrorists”"), ("two martyrs", "“two martyrs”"), ("soldiers", "soldiers")]
)
def test_loaded_words_stand_in_quotation_marks(text: str, expected: str) -> None:
    """The words of one side are not those of the program."""
    assert worded(text) == expected


def test_names_are_listed_as_in_a_sentence() -> None:
    """The last is joined by "and"."""
    assert [in_a_row(list("ABC"[:n])) for n in (1, 2, 3)] == ["A", "A and B", "A, B and C"]
