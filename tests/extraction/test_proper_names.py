"""Names that no table has are told from ordinary words by their form."""

from __future__ import annotations

import pytest

from gawah.extraction.proper_names import is_proper_name, names_one
from gawah.model import ActorRef

from .parsing import parse, where
from .reports import claims, fillers

PHRASES: list[tuple[str, str, bool]] = [
    ("Men of the Free Ostrel Movement came.", "Men of the Free Ostrel Movement", False),
    ("He met the Free Ostrel Movement.", "the Free Ostrel Movement", True),
    ("He met Harakat al-Nahr.", "Harakat al-Nahr", True),
    ("Harakat al-Nahr came.", "Harakat al-Nahr", True),
    ("The Velmar army came.", "The Velmar army", True),
    ("KPDF came.", "KPDF", True),
    ("Lashkar-e-Tarin came.", "Lashkar-e-Tarin", True),
    ("In a video, Belgara came.", "Belgara", True),
    ("He crossed the Ostrel valley.", "the Ostrel valley", False),
    ("Violence came.", "Violence", False),
    ("Residents came.", "Residents", False),
    ("He met an Ostrel.", "an Ostrel", False),
    ("HE MET THE CABINET.", "THE CABINET", False),
]


@pytest.mark.parametrize(("text", "words", "named"), PHRASES, ids=[c[0] for c in PHRASES])
def test_a_phrase_is_a_name_by_its_capitals(text: str, words: str, named: bool) -> None:
    """A capital counts where it does not only open a sentence."""
    cut = parse(text)
    assert is_proper_name(cut, where(cut, words)) is named


FILLERS: list[tuple[ActorRef, bool]] = [
    (ActorRef(text="gunmen", id="ttp", name="TTP"), True),
    (ActorRef(text="The Velmar army", name="Velmar army"), True),
    (ActorRef(text="it", name="Velmar army"), True),
    (ActorRef(text="Ostrel rebels", name="Ostrel rebels"), False),
    (ActorRef(text="Masked gunmen", name="Masked gunmen"), False),
    (ActorRef(text="an Afghan", name="Afghan"), False),
    (ActorRef(text="THE OFFICERS", name="OFFICERS"), False),
    (ActorRef(text="7 KM", name="7 KM"), False),
    (ActorRef(text="", name=""), False),
]


@pytest.mark.parametrize(("ref", "named"), FILLERS, ids=[f"{c[0].text} {c[0].name}" for c in FILLERS])
def test_a_filler_names_one_actor_or_a_crowd(ref: ActorRef, named: bool) -> None:
    """An id or a name is one actor; an idea or a people with a word for a crowd is not."""
    assert names_one(ref) is named


ALIKE: list[tuple[str, str]] = [
    ("The mayor said {} burned the mill.", "accuses"),
    ("{} threatened the mayor on Friday.", "threatens"),
    ("The mayor said {} supplied weapons to the ELN.", "accuses"),
    ("{} attacked a post. Its men burned a mill.", "reports"),
]


@pytest.mark.parametrize(("text", "stance"), ALIKE, ids=[c[0] for c in ALIKE])
def test_an_actor_nobody_knows_is_read_like_a_known_one(text: str, stance: str) -> None:
    """Whether the actor table has a name changes neither the claims nor their stance."""
    known, unknown = claims(text.format("JNIM")), claims(text.format("Harakat al-Nahr"))
    assert [(c.kind, c.stance) for c in known] == [(c.kind, c.stance) for c in unknown] != []
    assert {c.stance for c in known} == {stance}


@pytest.mark.parametrize("people", ["militants", "gunmen", "soldiers", "terrorists"])
def test_people_told_of_again_are_the_same_ones(people: str) -> None:
    """ "The gunmen" are those of whom the sentence before spoke, by whatever word it called them."""
    found = claims(f"Eight {people} of the BLF attacked a post. The {people} killed three guards.")
    assert [fillers(claim, "perpetrator") for claim in found] == [["BLF"], ["BLF"]]
