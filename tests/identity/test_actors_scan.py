"""Actors found in running text, by name and by rule."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.errors import GawahError
from gawah.identity.actors import ActorTable, find_actors

# text, language, expected (words, id or None)
CASES: list[tuple[str, str | None, list[tuple[str, str | None]]]] = [
    ("The TTP denied it.", None, [("TTP", "ttp")]),
    ("Pakistan's military said so.", None, [("Pakistan's military", "force:pk:armed_forces")]),
    (
        "Salvadoran armed forces and Guatemala Army",
        None,
        [("Salvadoran armed forces", "force:sv:armed_forces"), ("Guatemala Army", "force:gt:army")],
    ),
    (
        "Honduran troops met Indian officials.",
        None,
        [("Honduran troops", "force:hn:armed_forces"), ("Indian officials", "state:in")],
    ),
    ("Top Indian security officials spoke.", None, [("Indian security officials", "state:in")]),
    ("the army of El Salvador", None, [("army of El Salvador", "force:sv:army")]),
    ("Kabul rejected the report.", None, [("Kabul", "state:af")]),
    ("Islamabad police arrested two men.", None, [("Islamabad", "state:pk")]),
    ("The Afghan Taliban's spokesman", None, [("Afghan Taliban", "afghan-taliban")]),
    ("The Taliban said", None, [("Taliban", None)]),
    ("Islamic State's Khorasan branch claimed it", None, [("Islamic State's Khorasan branch", "iskp")]),
    ("fighters of al-Shabaab fled", None, [("al-Shabaab", "shabaab")]),
    ("the Communist Party of India (Maoist) fought", None, [("Communist Party of India (Maoist)", "cpi-maoist")]),
    ("Tell us what it is, and let them be; raw far arena", None, []),
    ("It is IS that claims", None, [("IS", None)]),
    ("U.S. officials and US troops", None, [("U.S. officials", "state:us"), ("US troops", "force:us:armed_forces")]),
    ("LET US GO WHERE THE WAR IS, TOLD ALL OF THEM", None, []),
    ("THE FMLN FIRED ON THE SALVADORAN ARMY", None, [("FMLN", "fmln"), ("SALVADORAN ARMY", "force:sv:army")]),
    ("BOMBS HIT A U.S. BANK, SAID POLICE HERE", None, [("U.S.", "state:us")]),
    ("UN GRUPO DE HOMBRES ATACÓ AYER EN EL PUEBLO", "es", []),
    (
        "el ejército salvadoreño y el gobierno de Guatemala",
        "es",
        [("ejército salvadoreño", "force:sv:army"), ("gobierno de Guatemala", "state:gt")],
    ),
    (
        "l'armée malienne et le gouvernement du Niger",
        "fr",
        [("armée malienne", "force:ml:army"), ("gouvernement du Niger", "state:ne")],
    ),
    ("قال تنظيم القاعدة وحركة طالبان باكستان", "ar", [("تنظيم القاعدة", "al-qaeda"), ("حركة طالبان باكستان", "ttp")]),
    ("للحوثيين وبالقاعدة", "ar", [("حوثيين", "houthis"), ("القاعدة", "al-qaeda")]),
    ("في قاعدة عسكرية", "ar", []),
    ("پاک فوج اور پاکستانی حکومت", "ur", [("پاک فوج", "force:pk:army"), ("پاکستانی حکومت", "state:pk")]),
    ("ارتش پاکستان و سپاه پاسداران", "fa", [("ارتش پاکستان", "force:pk:army"), ("سپاه پاسداران", "irgc")]),
    ("боевики Талибана и ФСБ", "ru", [("Талибана", None), ("ФСБ", "fsb")]),
    ("Tehrik-i-Taleban Pakistan", None, [("Tehrik-i-Taleban Pakistan", "ttp")]),
    ("Taliban. Pakistan said", None, [("Taliban", None), ("Pakistan", "state:pk")]),
    ("The Site lies by the state Department store; in Fact, Viña and Asian towns", None, []),
    ("JeM and JEM", None, [("JeM", "jaish-e-mohammed"), ("JEM", "jem-sudan")]),
]


@pytest.mark.parametrize(("text", "language", "expected"), CASES)
def test_actors_are_found_in_text(text: str, language: str | None, expected: list[tuple[str, str | None]]) -> None:
    """The longest names are found, with whom they name without a context."""
    found = find_actors(text, language=language)
    assert [(m.text, m.actor.id if m.actor is not None else None) for m in found] == expected
    assert all(m.reason for m in found)


def test_a_metonym_and_a_country_say_that_they_are() -> None:
    """The sense of a mention tells a capital, a country and a plain name apart."""
    senses = [m.sense for m in find_actors("Moscow, Russia, the FSB, Russian troops, the Taliban")]
    assert senses == ["metonym", "country", "name", "composed", "weak"]


def test_candidates_of_a_weak_name_come_surest_first() -> None:
    """A name that does not decide lists who it may be."""
    (mention,) = find_actors("the Taliban")
    assert [a.id for a in mention.candidates] == ["afghan-taliban", "ttp"]


_PIECES = st.sampled_from(
    [
        "TTP",
        "Pakistan's army",
        "طالبان",
        "وبالقاعدة",
        "U.S.",
        "the",
        " (",
        ") ",
        ". ",
        "\n",
        "’s ",
        "El Salvador",
        "Талибан",
        "army of",
        "ﷺ",
        "\u200c",
        "al-",
        "é",
        "भारत",
    ]
)


@given(st.lists(_PIECES, max_size=14).map("".join) | st.text(max_size=80))
def test_mentions_are_verbatim_ordered_and_apart(text: str) -> None:
    """Every mention is the text at its offsets, and no two overlap."""
    found = find_actors(text)
    assert all(text[m.start : m.end] == m.text and m.text for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_every_strong_name_is_found_as_its_actor() -> None:
    """Each strong name of the table, alone in a text, is found and names its actor."""
    table = ActorTable.load()
    names = [(a, n) for a in table.actors for n in a.names() if not n.weak and not n.metonym]
    wrong = [(a.id, n.text) for a, n in names if [m.actor and m.actor.id for m in find_actors(n.text)] != [a.id]]
    assert wrong == []


def test_actors_are_found_by_id_and_by_name() -> None:
    """Curated actors and those made by rule have ids that lead back to them."""
    table = ActorTable.load()
    made = table.get("force:sv:army")
    assert (made.name, made.kind, made.countries) == ("Salvadoran army", "armed_force", ("SV",))
    assert table.by_name("the Salvadoran army") == [made]
    assert table.by_name("army of El Salvador") == [made]
    assert [a.id for a in table.by_name("El Salvador")] == ["state:sv"]
    assert table.by_name("no such name") == []
    assert table.find("force:zz:army") is None


def test_an_unknown_id_says_what_to_do() -> None:
    """Asking for an unknown id names it and the way to find ids."""
    with pytest.raises(GawahError, match=r"'nobody'.*by_name"):
        ActorTable.load().get("nobody")
