"""Place names in text: which words are places, which place is meant, and why."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gawah.identity.places import (
    PlaceContext,
    PlaceMention,
    countries_of_demonym,
    find_demonyms,
    find_places,
    resolve,
)


def _texts(text: str) -> list[str]:
    return [m.text for m in find_places(text)]


def _place(text: str, words: str, context: PlaceContext | None = None) -> PlaceMention:
    return next(m for m in find_places(text, context=context) if m.text == words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb went off near the Mustung bazaar.", ["Mustung"]),
        ("The convoy left Besham for Dasu.", ["Besham", "Dasu"]),
        ("The king of Jordan flew home.", ["Jordan"]),
        ("Michael Jordan left Chicago.", ["Chicago"]),
        ("Jordan said he would not resign.", []),
        ("Pakistan said it would not yield.", ["Pakistan"]),
        ("Mr. Houston said so.", []),
        ("He read in Reading, England, all day.", ["Reading", "England"]),
        ("Reading is what he likes most.", []),
        ("The village of Police, Poland, is quiet.", ["Police", "Poland"]),
        ("Police said that Mobile phones were lost.", []),
        ("Of all, says May, none was Nice.", []),
        ("Gaza, the West Bank and the Red Sea", ["Gaza", "West Bank", "Red Sea"]),
        ("She lives in Walker County, Texas.", ["Walker County", "Texas"]),
        ("Fighting spread to North Waziristan and Bajaur.", ["North Waziristan", "Bajaur"]),
        ("The U.S. and the UK agreed; they told us.", ["U.S.", "UK"]),
        ("It cost US$5 million.", []),
        ("The New York Times asked; Oxford University answered.", []),
        ("From Port-au-Prince to N'Djamena and Sana’a", ["Port-au-Prince", "N'Djamena", "Sana’a"]),
        ("Kabul’s streets and America's malls", ["Kabul", "America"]),
        ("The Paris-based group met.", ["Paris"]),
        ("He was born in Mosul. Iraq was at war.", ["Mosul", "Iraq"]),
        ("Muqtada al-Sadr spoke in Najaf.", ["Najaf"]),
        ("The Army of Foo (BLA) fought near Kech.", ["Kech"]),
        ("A bus from Lakki Marwat to D.I. Khan", ["Lakki Marwat", "D.I. Khan"]),
        ("", []),
    ],
)
def test_recognition(text: str, expected: list[str]) -> None:
    """What is a place and what is a person, a newspaper, a sum or an ordinary word."""
    assert _texts(text) == expected


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Troops from Georgia met Russian forces near Tbilisi and Gori.", "Georgia", "GE"),
        ("She drove from Atlanta to Macon and on through Georgia to Augusta.", "Georgia", "US"),
        ("He moved to Paris, Texas, last year.", "Paris", "US"),
        ("He moved to Paris last year.", "Paris", "FR"),
        ("He moved to London, Ontario.", "London", "CA"),
        ("Talks were held in Hyderabad, Pakistan.", "Hyderabad", "PK"),
        ("Talks were held in Hyderabad, India.", "Hyderabad", "IN"),
        ("Tripoli lies north of Beirut, in Lebanon.", "Tripoli", "LB"),
        ("The Libyan capital Tripoli was shelled.", "Tripoli", "LY"),
        ("Rebels took Goma and Bukavu in eastern Congo.", "Congo", "CD"),
        ("He flew from Brazzaville to Pointe-Noire, across Congo.", "Congo", "CG"),
    ],
)
def test_which_place_is_meant(text: str, words: str, country: str) -> None:
    """The place beside a name and the other places of the document decide which place is meant."""
    assert _place(text, words).place.country == country


def test_publisher_decides_between_equals() -> None:
    """The country of the publisher helps where the text says nothing."""
    text = "A shopkeeper was shot in Hyderabad on Monday."
    assert _place(text, "Hyderabad", PlaceContext(country="PK")).place.country == "PK"


def test_one_sense_in_a_document() -> None:
    """A name that was placed once keeps its meaning in the document."""
    text = "The mayor of Paris, Texas, spoke. Later Paris was quiet."
    assert {m.place.admin1 for m in find_places(text) if m.text == "Paris"} == {"Texas"}


def test_spellings_name_one_place() -> None:
    """Mustung and Mastung are one district; Basham and Besham one town."""
    first = _place("Shots were heard in Mustung district.", ["Mustung", "district"][0]).place
    second = _place("Shots were heard near Mastung, Balochistan.", "Mastung").place
    assert first.admin1 == second.admin1 == "Balochistan"
    assert abs((first.lat or 0) - (second.lat or 0)) < 0.2
    assert _place("a bus near Basham", "Basham").place.name == "Besham"


def test_fields_of_a_place() -> None:
    """A town comes with GeoNames' id, coordinates, province, precision and radius; curated regions have no id."""
    town = _place("A blast shook Quetta in Balochistan.", "Quetta").place
    assert (town.name, town.country, town.admin1, town.precision) == ("Quetta", "PK", "Balochistan", 1)
    assert town.geonameid == 1167528
    assert town.lat == pytest.approx(30.18, abs=0.05)
    wide = _place("The group operates in Khorasan.", "Khorasan").place
    assert (wide.geonameid, wide.country, wide.precision) == (None, None, 5)
    assert (wide.radius_km or 0) >= 500


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("کوئٹہ میں دھماکہ، ضلع مستونگ میں فائرنگ", {"Quetta", "Mastung"}),
        ("در ننگرهار و کابل انفجار رخ داد", {"Nangarhar", "Kabul"}),
        ("په کونړ کې برید وشو", {"Kunar"}),
        ("قتل جنود في الرقة، والهجوم جاء من العراق", {"Raqqa", "Iraq"}),
        ("انسحبوا بسوريا", {"Syria"}),
        ("انفجار في مدينة كركوك", {"Kirkuk"}),
        ("Взрыв произошёл в Кабуле, боевики бежали из Дагестана в Чечню", {"Kabul", "Dagestan", "Chechnya"}),
        ("काबुल में धमाका हुआ, पाकिस्तान ने कहा", {"Kabul", "Pakistan"}),
        ("Une bombe a explosé à Bamako, au Mali", {"Bamako", "Mali"}),
    ],
)
def test_other_languages(text: str, expected: set[str]) -> None:
    """Names in Arabic script, Cyrillic and Devanagari are found, under endings and prefixes too."""
    assert expected <= {m.place.name if m.place.name != "Ar Raqqah" else "Raqqa" for m in find_places(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LIMA, 2 MAR 90 (RADIO) -- TWO MEN DIED IN AYACUCHO, POLICE SAID.", ["LIMA", "AYACUCHO"]),
        ("SHOTS WERE FIRED NEAR THE CITY OF FLORES, IN THE EL PETEN DEPARTMENT.", ["FLORES", "EL PETEN"]),
        ("THE CAR BOMB HURT US ALL, THEY SAID, AND MANY MEN FLED.", []),
        ("THE U.S. EMBASSY IN COLOMBIA WAS CLOSED ON MONDAY.", ["U.S.", "COLOMBIA"]),
    ],
)
def test_all_capitals(text: str, expected: list[str]) -> None:
    """In old wire copy the places are found, and the ordinary words are not."""
    assert _texts(text) == expected


def test_nouns_for_places_are_no_places() -> None:
    """The Arabic, Urdu and Pashto words for city and province are not taken for the towns of that name."""
    assert [m.place.name for m in find_places("انفجار في مدينة كركوك")] == ["Kirkuk"]
    assert [m.place.name for m in find_places("چاودنه په ننګرهار ولایت کې وشوه")] == ["Nangarhar"]


def test_unknown_place_in_a_pattern() -> None:
    """A name that no gazetteer has gets the point and the radius of what it lies in, and the reason says so."""
    mention = _place("Fighters seized Zarbatkhel district in Paktika on Sunday.", "Zarbatkhel")
    assert (mention.place.country, mention.place.admin1, mention.place.geonameid) == ("AF", "Paktika", None)
    assert (mention.place.radius_km or 0) > 100
    assert "in no gazetteer" in mention.reason


def test_every_mention_says_why() -> None:
    """The reason is a sentence that names the place."""
    mention = _place("He moved to Paris, Texas, last year.", "Paris")
    assert "Texas" in mention.reason
    assert mention.reason.endswith(".")


def test_demonyms_are_not_places() -> None:
    """Adjectives of countries are left to their own function."""
    text = "Salvadoran and Guatemalan troops met South Sudanese officers."
    assert _texts(text) == []
    assert [(s.text, c) for s, c in find_demonyms(text)] == [
        ("Salvadoran", ("SV",)),
        ("Guatemalan", ("GT",)),
        ("South Sudanese", ("SS",)),
    ]


@pytest.mark.parametrize(
    ("word", "countries"),
    [
        ("Pakistani", ("PK",)),
        ("AFGHANS", ("AF",)),
        ("Congolese", ("CG", "CD")),
        ("Norwegian", ("NO",)),
        ("Martian", ()),
    ],
)
def test_countries_of_a_demonym(word: str, countries: tuple[str, ...]) -> None:
    """A demonym gives its countries, both where it is ambiguous."""
    assert countries_of_demonym(word) == countries


def test_resolve_ranks_with_reasons() -> None:
    """Candidates come best first; places beside the name change the order."""
    alone = resolve("Tripoli")
    assert alone[0].place.country == "LY"
    beirut = resolve("Beirut")[0].place.as_place("Beirut")
    assert resolve("Tripoli", near=[beirut])[0].place.country == "LB"
    assert all(c.reason or c.place.population == 0 for c in alone)
    assert resolve("Qqzzqq") == []


_WORDS = [
    "Kabul",
    "in ",
    "near ",
    "Mr. ",
    "Texas",
    " district",
    "U.S.",
    "کوئٹہ",
    "в Москве",
    "The ",
    "GAZA ",
    "Foo",
    "1989",
]
_SIGNS = [
    ", ",
    "\n",
    ". ",
    "’s ",
    "village of ",
    " (",
    ")",
    "St. ",
    "-",
    "  ",
    "\u200c",
    "काबुल",
    "Ömer ",
    "$",
    "ﬁ",
    "\u0301",
]
_PIECES = st.sampled_from([*_WORDS, *_SIGNS])


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=14).map("".join)))
def test_offsets_are_verbatim(text: str) -> None:
    """Whatever the text, each mention is the text at its offsets, in order and without overlap."""
    end = 0
    for mention in find_places(text):
        assert text[mention.start : mention.end] == mention.text == mention.place.text
        assert end <= mention.start < mention.end
        assert mention.place.lat is not None
        assert mention.place.precision in range(1, 8)
        end = mention.end
