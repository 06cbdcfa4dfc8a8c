"""Counts, what they count, what befell those counted, and the toll of a clause."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gawah.identity.counts import CountMention, casualties, find_counts
from gawah.identity.number_words import number_of
from gawah.model import Count

Bounds = tuple[int | None, int | None, int | None]


def bounds(count: Count | None) -> Bounds | None:
    return None if count is None else (count.low, count.best, count.high)


def only(text: str, language: str = "en") -> CountMention:
    found = find_counts(text, language)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("30", (30, 30, 30)),
        ("thirty", (30, 30, 30)),
        ("exactly 30", (30, 30, 30)),
        ("nearly 30", (None, 30, 30)),
        ("almost thirty", (None, 30, 30)),
        ("about 30", (None, 30, None)),
        ("some 30", (None, 30, None)),
        ("30 or so", (None, 30, None)),
        ("at least 30", (30, None, None)),
        ("30 or more", (30, None, None)),
        ("30+", (30, None, None)),
        ("more than 30", (31, None, None)),
        ("up to 30", (None, None, 30)),
        ("as many as 30", (None, None, 30)),
        ("no more than 30", (None, None, 30)),
        ("fewer than 30", (None, None, 29)),
        ("between 20 and 30", (20, None, 30)),
        ("20-30", (20, None, 30)),
        ("20 to 30", (20, None, 30)),
        ("two or three", (2, None, 3)),
        ("dozens of", (24, None, None)),
        ("scores of", (40, None, None)),
        ("hundreds of", (200, None, None)),
        ("tens of thousands of", (20_000, None, None)),
        ("several", (3, None, None)),
        ("a few", (3, None, None)),
        ("several hundred", (300, None, None)),
        ("a dozen", (None, 12, None)),
        ("two dozen", (None, 24, None)),
        ("half a dozen", (None, 6, None)),
        ("nearly two dozen", (None, 24, 24)),
        ("a couple of", (2, 2, 2)),
        ("twenty-one", (21, 21, 21)),
        ("two hundred and five", (205, 205, 205)),
        ("1.5 million", (1_500_000, 1_500_000, 1_500_000)),
        ("12 000", (12_000, 12_000, 12_000)),
        ("1,200", (1_200, 1_200, 1_200)),
        ("SIX", (6, 6, 6)),
    ],
)
def test_bounds(words: str, expected: Bounds) -> None:
    """The words beside a number become bounds; a bound that is not said stays open."""
    found = only(f"There were {words} soldiers there")
    assert bounds(found.count) == expected
    assert found.of == "soldiers"


@pytest.mark.parametrize(
    ("text", "of", "effect"),
    [
        ("Rebels killed nearly 30 of its fighters at a camp", "fighters", "killed"),
        ("about 30 people died", "people", "killed"),
        ("five drivers were abducted", "drivers", "kidnapped"),
        ("police arrested 12 suspected militants", "suspected militants", "arrested"),
        ("wounding 12 bystanders", "bystanders", "injured"),
        ("The death toll rose to 31", None, "killed"),
        ("the raid claimed 31 lives", "lives", "killed"),
        ("31 deaths", "deaths", "killed"),
        ("Hundreds of families were displaced", "families", "displaced"),
        ("13 attacks since 2016", "attacks", None),
        ("six armed men came", "armed men", None),
        ("three casualties were reported", "casualties", None),
        ("they killed or wounded 20 people", "people", None),
        ("30 militants attacked the post", "militants", None),
        ("a policeman was killed", "policeman", "killed"),
        ("no one was killed", None, "killed"),
        ("two people in the upper village were killed", "people", "killed"),
        ("THE MURDER OF SIX JESUIT PRIESTS", "JESUIT PRIESTS", "killed"),
    ],
)
def test_what_and_what_befell_it(text: str, of: str | None, effect: str | None) -> None:
    """A count names what it counts, and an effect only where the words right beside it say so."""
    found = only(text)
    assert (found.of, found.effect) == (of, effect)
    assert of is None or text[found.of_start : found.of_end] == of


def test_active_verb_spares_its_subject() -> None:
    """In "30 militants killed five soldiers" the soldiers are the dead."""
    found = find_counts("30 militants killed five soldiers")
    assert [(m.of, m.effect) for m in found] == [("militants", None), ("soldiers", "killed")]


@pytest.mark.parametrize(
    ("text", "whole", "part"),
    [
        ("at least six people including five foreign nationals were killed", 6, "foreign nationals"),
        ("31 people died, 21 of them hostages", 31, "hostages"),
        ("12 people, among them three children, were wounded", 12, "children"),
    ],
)
def test_parts(text: str, whole: int, part: str) -> None:
    """A count that is contained in the one before stands under it and shares what befell it."""
    found = only(text)
    assert found.count.low == whole
    assert [p.of for p in found.parts] == [part]
    assert found.parts[0].effect == found.effect is not None


def test_moved_keeps_its_words() -> None:
    """A mention found in a piece of a text is moved with its noun and its parts."""
    piece, before = "six people including five nationals were killed", "Earlier, "
    found = only(piece).moved(len(before))
    for mention in (found, *found.parts):
        assert (before + piece)[mention.start : mention.end] == mention.count.text
        assert (before + piece)[mention.of_start : mention.of_end] == mention.of


@pytest.mark.parametrize(
    "text",
    [
        "a 24-year-old man",
        "a man aged 24",
        "in 2024",
        "on 5 May",
        "for three days",
        "10 percent",
        "$500",
        "the 5th brigade",
        "Section 144",
        "an AK-47 and 7.62 mm rounds",
        "at 5 pm",
        "at 12:30",
        "20 km away",
        "(1) the first point",
        "2005 levels",
        "24 years after 9/11",
        "one can say",
        "no group has claimed it",
        "millions of dollars",
        "Resolution 1267",
    ],
)
def test_no_count(text: str) -> None:
    """Ages, dates, times, shares, money, measures, ordinals and numbered things are no counts."""
    assert find_counts(text) == []


@pytest.mark.parametrize(
    ("text", "deaths", "injured", "arrested"),
    [
        ("killing at least six people and wounding 12", (6, None, None), (12, 12, 12), None),
        ("31 people died, 21 of them hostages", (31, 31, 31), None, None),
        ("THE DEATH OF A CIVILIAN", (1, 1, 1), None, None),
        ("the blast left 3 dead and 5 wounded", (3, 3, 3), (5, 5, 5), None),
        ("436 people killed and 691 injured in 2024", (436, 436, 436), (691, 691, 691), None),
        ("three casualties were reported", None, None, None),
        ("there were no casualties", (0, 0, 0), (0, 0, 0), None),
        ("no one was killed", (0, 0, 0), None, None),
        ("none of its fighters was killed", (0, 0, 0), None, None),
        ("Five engineers and their driver were killed", (6, 6, 6), None, None),
        ("a soldier and a policeman were wounded", None, (2, 2, 2), None),
        ("police arrested a man and two women", None, None, (3, 3, 3)),
        ("killed at least five soldiers and two officers", (7, None, None), None, None),
        ("the governor was killed", (1, 1, 1), None, None),
        ("nearly 30 of its men, some from abroad, were killed", (None, 30, 30), None, None),
        ("TWO U.S. MISSIONARIES -- AGED 19 AND 21 -- WERE SHOT TO DEATH", (2, 2, 2), None, None),
        ("their driver was first reported injured", None, (1, 1, 1), None),
        ("a policy of zero tolerance", None, None, None),
        ("SEVEN BLOCKS FROM WHERE THE MAYOR WAS KILLED", (1, 1, 1), None, None),
        ("THE MURDER OF PROVINCIAL GOVERNOR EXAMPLO", (1, 1, 1), None, None),
        ("he died too, which brings the number of dead to six", (6, 6, 6), None, None),
        ("they killed Senator Anwar Examplo", (1, 1, 1), None, None),
        ("30 militants attacked two posts", None, None, None),
        ("dozens of people were killed in 13 attacks", (24, None, None), None, None),
        ("they killed or wounded 20 people", None, None, None),
    ],
)
def test_casualties(text: str, deaths: Bounds | None, injured: Bounds | None, arrested: Bounds | None) -> None:
    """A clause gives its dead, injured and arrested, and nothing that it does not say."""
    padded = f"Before. {text}. Afterwards 99 people were killed."
    toll = casualties(padded, 8, 8 + len(text))
    assert tuple(bounds(count) for count in toll) == (deaths, injured, arrested)


@pytest.mark.parametrize(
    ("language", "text", "words", "expected"),
    [
        ("fr", "une trentaine de combattants", "une trentaine", (None, 30, None)),
        ("fr", "au moins 12 000 personnes en 2024", "au moins 12 000", (12_000, None, None)),
        ("fa", "حدود ۳۰ جنگجو", "حدود ۳۰", (None, 30, None)),
        ("fa", "بیش از ۱۰۰ تن", "بیش از ۱۰۰", (101, None, None)),
        ("ur", "تقریباً تیس جنگجو", "تقریباً تیس", (None, 30, None)),
        ("ur", "30 سے زائد افراد", "30 سے زائد", (31, None, None)),
        ("ar", "نحو ٣٠ مسلحا", "نحو ٣٠", (None, 30, None)),
        ("ar", "مسلحون و12 جنديا", "12", (12, 12, 12)),
        ("ps", "شاوخوا ۳۰ کسان", "شاوخوا ۳۰", (None, 30, None)),
    ],
)
def test_other_languages(language: str, text: str, words: str, expected: Bounds) -> None:
    """Other languages give figures of every script with the words that bound them."""
    found = only(text, language)
    assert (found.count.text, bounds(found.count)) == (words, expected)


def test_unknown_language_has_no_counts() -> None:
    """Without words for dates every day and year would be a count, so nothing is counted."""
    assert find_counts("26 марта 2024 года погибли 30 человек", "ru") == []


def test_measures_of_other_languages_are_no_counts() -> None:
    """A share, a distance and a date are left out in every language."""
    assert find_counts("15 % en 2024, 12 km", "fr") == find_counts("۱۲ کیلومتر در سال ۲۰۲۴", "fa") == []


@given(st.integers(0, 999_999))
def test_figures_read_back(number: int) -> None:
    """A number written with or without separators is read as itself."""
    assert number_of(str(number)) == number_of(f"{number:,}") == number_of(f"{number:,}".replace(",", " ")) == number


@pytest.mark.parametrize(
    ("text", "number"), [("two nine", None), ("1.5", None), ("80-19", None), ("two million", 2_000_000)]
)
def test_odd_numbers(text: str, number: int | None) -> None:
    """What is no whole number is refused rather than guessed."""
    assert number_of(text) == number


_PIECES = st.sampled_from(
    [
        *[
            "at least",
            "nearly",
            "30",
            "thirty",
            "1,200",
            "12 000",
            "between",
            "and",
            "20-30",
            "dozens",
            "a dozen",
            "of",
        ],
        *["people", "soldiers", "were", "killed", "wounded", "including", "of them", "a", "policeman", "no one", ","],
        *[
            ".",
            "(",
            ")",
            "2024",
            "in",
            "their driver",
            "Senator",
            "X",
            "the",
            "death toll",
            "99999999999999",
            "۳۰",
            "نحو",
        ],
    ]
)
_TEXTS = st.lists(_PIECES, max_size=14).map(" ".join) | st.text(max_size=60)


@example("¼", "fr")
@given(_TEXTS, st.sampled_from(["en", "fr", "ur", "ps", "fa", "ar", "xx"]))
def test_any_text(text: str, language: str) -> None:
    """Whatever the text: no error, verbatim and ordered spans, low <= best <= high."""
    at = 0
    for found in find_counts(text, language):
        assert at <= found.start < found.end <= len(text)
        at = found.end
        for mention in (found, *found.parts):
            said = [n for n in bounds(mention.count) or () if n is not None]
            assert said == sorted(said)
            assert len(said) > 0
            assert mention.count.text == text[mention.start : mention.end]
    for count in casualties(text, 0, len(text)):
        assert count is None or count.text in text


@pytest.mark.parametrize("piece", ["one ", "two hundred and ", "12 ", "a ", "12,345,", "killed 5 men, ", " "])
def test_repetition_does_not_slow(piece: str) -> None:
    """Reading time grows with the length of a text and not with its square, whatever is repeated."""
    started = time.perf_counter()
    find_counts(piece * (40_000 // len(piece)))
    assert time.perf_counter() - started < 8
