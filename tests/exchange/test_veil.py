"""The veil of exports: who is hidden, where, and that offsets stay true."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from gawah.exchange.jsonl import encode_claim
from gawah.exchange.veil import MASK, Veil, round_to_town
from gawah.known.decided_claim import decided_claim
from gawah.model import ActorRef, Claim, DocumentRef, Place, Speaker

from .strategies import claims

KEY = b"a secret of this test"
QUOTE = "gunmen abducted Rostam Palwandi near Tolmarak"
CLAIM = Claim(
    document=DocumentRef(id="d1", title="Where is Palwandi?"),
    start=0,
    end=len(QUOTE),
    quote=QUOTE,
    type="event",
    kind="abduction_forced_disappearance",
    roles={"perpetrator": (ActorRef(text="gunmen"),), "target": (ActorRef(text="Rostam Palwandi"),)},
    place=(Place(text="Tolmarak", lat=29.79567, lon=66.84567),),
)


def _veiled(*held: Claim, key: bytes = KEY) -> list[Claim]:
    veil = Veil(held, key=key)
    return [veil.over(claim).claim for claim in held]


def test_a_private_person_is_hidden_in_role_quote_and_title() -> None:
    """A private person's name is gone from the whole line."""
    veiled = Veil([CLAIM], key=KEY).over(CLAIM)
    assert veiled.masked
    assert veiled.claim.quote == f"gunmen abducted {MASK * 15} near Tolmarak"
    assert veiled.claim.document.title == f"Where is {MASK * 8}?"
    assert "Palwandi" not in encode_claim(veiled.claim).decode()


def test_a_pseudonym_is_the_same_within_a_key_and_another_with_another() -> None:
    """Two claims about one person carry one pseudonym; another case gives another."""
    titled = msgspec.structs.replace(CLAIM, roles={"target": (ActorRef(text="Haji Rostam Palwandi"),)})
    first, second = _veiled(CLAIM, titled)
    assert first.roles["target"] == second.roles["target"]
    assert _veiled(CLAIM, key=b"another")[0].roles["target"] != first.roles["target"]


def test_a_name_is_hidden_in_the_other_quotes_of_its_document() -> None:
    """A quote that names the person without making them a role is masked as well."""
    other = msgspec.structs.replace(CLAIM, roles={}, quote="Palwandi is alive, they say")
    assert _veiled(CLAIM, other)[1].quote == f"{MASK * 8} is alive, they say"


def test_a_known_actor_is_not_hidden() -> None:
    """A name with an actor id is public."""
    known = msgspec.structs.replace(CLAIM, roles={"target": (ActorRef(text="Rostam Palwandi", id="actor-1"),)})
    assert _veiled(known)[0].quote == QUOTE


def test_who_speaks_is_not_hidden() -> None:
    """A person who speaks in what is exported acts in public."""
    said = msgspec.structs.replace(CLAIM, speakers=(Speaker(name="Rostam Palwandi"),))
    assert _veiled(said)[0].quote == QUOTE


def test_a_place_is_not_hidden() -> None:
    """What is a place in one claim is no person in another."""
    name = ActorRef(text="Nova Sarwan")
    town = msgspec.structs.replace(CLAIM, roles={"target": (name,)}, place=(Place(text="Nova Sarwan"),), quote="on")
    other = msgspec.structs.replace(CLAIM, roles={"target": (name,)}, quote="an attack on Nova Sarwan", place=())
    assert _veiled(town, other)[1] == other


def test_words_around_a_name_stay() -> None:
    """Only the name in a role becomes a pseudonym, and a stray last word becomes blocks."""
    fillers = (ActorRef(text="the teacher Rostam Palwandi", name="Rostam Palwandi"), ActorRef(text="Palwandi's car"))
    (veiled,) = _veiled(msgspec.structs.replace(CLAIM, roles={"target": fillers}))
    first, second = veiled.roles["target"]
    assert first.text == f"the teacher {first.name}"
    assert second.text == f"{MASK * 8}'s car"


def test_coordinates_are_rounded_to_the_town() -> None:
    """Coordinates leave with two decimals, veiled persons or not."""
    place = _veiled(CLAIM)[0].place[0]
    assert (place.lat, place.lon) == (29.8, 66.85)
    assert round_to_town(Place(text="x")) == Place(text="x")


@given(st.lists(claims, max_size=4))
def test_a_veiled_quote_keeps_its_length(held: list[Claim]) -> None:
    """Offsets stay true, and a claim that lost nothing is not called masked."""
    veil = Veil(held, key=KEY)
    for claim in held:
        veiled = veil.over(claim)
        assert len(veiled.claim.quote) == len(claim.quote)
        assert veiled.masked or veiled.claim.quote == claim.quote


def _decided(claim: Claim, **names: bool) -> Claim:
    decided = {name.replace("_", " "): private for name, private in names.items()}
    return Veil([claim], key=KEY, decided=decided).over(claim).claim


def test_a_name_that_a_person_decided_to_be_public_is_not_hidden() -> None:
    """A decision goes before the rule of thumb, whatever honorific stands before the name."""
    titled = msgspec.structs.replace(CLAIM, roles={"target": (ActorRef(text="Haji Rostam Palwandi"),)})
    assert _decided(CLAIM, rostam_palwandi=False).quote == QUOTE
    assert _decided(titled, Rostam_Palwandi=False).roles == titled.roles


def test_a_name_that_a_person_decided_to_be_private_is_hidden_wherever_it_stands() -> None:
    """A speaker, a name with an id and a name in small letters are hidden, and the id goes with them."""
    told = msgspec.structs.replace(
        CLAIM,
        quote="gunmen took PALWANDI, said palwandi",
        roles={"target": (ActorRef(text="Rostam Palwandi", id="name:rostam-palwandi", name="Rostam Palwandi"),)},
        speakers=(Speaker(name="Rostam Palwandi", text="Palwandi", id="name:rostam-palwandi"),),
    )
    line = encode_claim(_decided(told, rostam_palwandi=True)).decode().lower()
    assert "palwandi" not in line
    assert encode_claim(_decided(told)).decode().lower().count("palwandi") > 4


def test_a_decided_name_is_hidden_in_documents_that_only_quote_it() -> None:
    """A document in which the name fills no role is veiled as well."""
    other = msgspec.structs.replace(CLAIM, document=DocumentRef(id="d2"), roles={}, quote="Rostam Palwandi is free")
    assert _decided(other, Rostam_Palwandi=True).quote == f"{MASK * 15} is free"
    assert _decided(other).quote == "Rostam Palwandi is free"


def test_a_corrected_claim_is_veiled_like_any_other() -> None:
    """A claim that carries decisions can be hidden and written."""
    corrected = decided_claim(CLAIM, [7], kind="attack")
    veiled = Veil([corrected], key=KEY).over(corrected)
    assert b"Palwandi" not in encode_claim(veiled.claim, masked=veiled.masked)
