"""Agencies are known by the way documents name them."""

from __future__ import annotations

import pytest

from gawah.incidents.credits import credit_of, known_agency, name_key, publishers_of
from gawah.model import Document

CASES = [
    ("Titel\n\nBAMAKO (Reuters) - Gunmen took the post.", "Reuters", "dateline"),
    ("Titel\n\nMOSCOW, May 3 (TASS) -- Drones were shot down.", "TASS", "dateline"),
    ("Raid\n\nThe mayor fled. (With additional reporting by the Associated Press)", "Associated Press", "credited"),
    ("Raid\n\nThe mayor fled.\n\n— Anadolu Agency", "Anadolu Agency", "signature"),
    ("Raid\n\nThe mayor fled.\n\nXinhua", "Xinhua", "signature"),
    ("Raid\n\nA colonel told AFP on Tuesday that three had died.", "AFP", "told"),
    ("Raid\n\nThe envoy, as quoted by Interfax, saw no way out.", "Interfax", "quoted"),
    ("Raid\n\nLe colonel a déclaré à l'AFP que trois hommes étaient morts.", "AFP", "told, French"),
    ("Raid\n\nLes combats continuent. (avec Reuters)", "Reuters", "credited, French"),
    ("خبر\n\nقال لرويترز إن القصف توقف", "Reuters", "told, Arabic"),
    ("خبر\n\nدفاع ترجمان نے اے ایف پی کو بتایا کہ لڑائی جاری ہے", "AFP", "told, Urdu"),
    ("خبر\n\nبه نقل از خبرگزاری تسنیم دو نفر زخمی شدند", "Tasnim News Agency", "credited, Persian"),
    ("خبر\n\nویاند پژواک ته وویل چې جګړه روانه ده", "Pajhwok Afghan News", "told, Pashto"),
    (
        "Raid\n\nThe mayor fled. (With input from Highland Press Agency)",
        "Highland Press Agency",
        "credited, unknown name",
    ),
    ("Raid\n\nA farmer told neighbours on Tuesday that three had died.", None, "told nobody known"),
    ("Raid\n\nThe agency that runs the dam said that it would close.", None, "an agency of another kind"),
    ("Raid\n\nThe army (AFP has seen the order) withdrew.", None, "a name in brackets in the text"),
]


@pytest.mark.parametrize(("text", "agency", "note"), CASES, ids=[note for _, _, note in CASES])
def test_credits_in_several_languages(text: str, agency: str | None, note: str) -> None:
    """The agency is found where the document says that its story is the agency's, and only there."""
    found = credit_of(Document(id="x", text=text, publisher="Hill Gazette"), {})
    assert (None if found is None else found.agency) == agency, note


def test_an_agencys_own_story_credits_nobody() -> None:
    """A dateline that names the publisher itself is no credit, in any spelling of its name."""
    text = "Titel\n\nBAMAKO (Reuters) - Gunmen took the post."
    assert credit_of(Document(id="x", text=text, publisher="Thomson Reuters"), {}) is None


def test_publishers_of_the_case_are_known_names() -> None:
    """A signature counts where the name is that of a publisher in the case."""
    maker = Document(id="m", text="x", publisher="Desert Dispatch")
    text = "Raid\n\nThe mayor fled.\n\nDesert Dispatch"
    copy = Document(id="x", text=text, publisher="Hill Gazette")
    assert credit_of(copy, {}) is None
    found = credit_of(copy, publishers_of([maker]))
    assert found is not None
    assert found.agency == "Desert Dispatch"


def test_a_long_story_with_one_statement_to_an_agency_stays_its_publishers() -> None:
    """What somebody told an agency does not make a long piece of own work the agency's."""
    text = "Long read\n\n" + "The road north is closed. " * 300 + "A colonel told AFP that it would open."
    assert credit_of(Document(id="x", text=text, publisher="Hill Gazette"), {}) is None


def test_names_are_equal_without_article_and_capitals() -> None:
    """ "The Hill Gazette" and "hill gazette" are one; agencies are known in every form of the list."""
    assert name_key("The Hill Gazette") == name_key("hill gazette")
    assert known_agency("agence france-presse") == known_agency("فرانس برس") == "AFP"
    assert known_agency("Hill Gazette") is None


def test_a_bracket_of_a_publishers_name_may_be_left_out() -> None:
    """ "Hill Wire" means "Hill Wire (Tolmar)", unless a second one of that name is in the case."""
    held = [Document(id="a", text="Some news.", publisher="Hill Wire (Tolmar)")]
    copied = Document(id="b", text="The bridge fell. (Hill Wire)", publisher="Dawn Post")
    credit = credit_of(copied, publishers_of(held))
    assert credit is not None and credit.agency == "Hill Wire (Tolmar)"
    held.append(Document(id="c", text="Other news.", publisher="Hill Wire (Orvan)"))
    credit = credit_of(copied, publishers_of(held))
    assert credit is not None and credit.agency == "Hill Wire"
