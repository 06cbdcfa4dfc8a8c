"""How close an origin was is read from what it tells, who it is and where it reports from."""

from __future__ import annotations

import msgspec
import pytest
from tests.weighing.origin_claims import GAO, origins, report, said, voice

from gawah.identity.actor_breadth import actor_key
from gawah.model import Document, Speaker
from gawah.weighing.access import access_of, dateline_country
from gawah.weighing.records import Access

RAID = {"perpetrator": ["JNIM"], "target": ["Malian army"], "place": (GAO,)}


def _access(document: Document, *speakers: Speaker, countries: tuple[str, ...] = ("ML",), **fields: str) -> Access:
    claim = said(document, "the raid", *speakers, **{**RAID, **fields})
    (origin,) = origins([document], [claim])
    parties = [actor_key("JNIM"), actor_key("Malian army")]
    found, why = access_of(origin, [claim], {document.id: document}, parties=parties, countries=countries)
    assert origin.name in why
    return found


PLAIN = report("a", "Much was said of the raid.")


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        (voice("JNIM", "JNIM"), "on_site"),
        (voice("army", "Malian army"), "on_site"),
        (voice("police", "Malian police"), "on_site"),
        (voice("minister", "Government of Mali"), "in_country"),
        (voice("minister", "Government of Niger"), "abroad"),
        (voice("unnamed residents"), "on_site"),
        (voice("unnamed témoins"), "on_site"),
        (voice("unnamed local sources"), "in_country"),
        (voice("unnamed Malian officials"), "in_country"),
        (voice("unnamed observers"), "unknown"),
        (voice("Lena Roth"), "unknown"),
    ],
)
def test_speakers(speaker: Speaker, expected: Access) -> None:
    """Parties tell of their own part, residents live there, states speak from their country."""
    assert _access(PLAIN, speaker) == expected


def test_a_party_that_denies_was_not_there() -> None:
    """Who says that it had no part in it has the access of its country."""
    assert _access(PLAIN, voice("JNIM", "JNIM"), stance="denies", polarity="negative") == "in_country"


def test_a_paper_reports_from_its_dateline() -> None:
    """In the country, abroad, or unknown where nothing says."""
    assert _access(report("b", "Mali\n\nBAMAKO, May 3 - All spoke of the raid.")) == "in_country"
    assert _access(report("c", "Mali\n\nNIAMEY (Sahel Wire) - All spoke of the raid.")) == "abroad"
    assert _access(PLAIN) == "unknown"


def test_without_a_dateline_a_paper_reports_from_its_own_country() -> None:
    """What the case was told of the document's country counts then."""
    assert _access(msgspec.structs.replace(PLAIN, country="NE")) == "abroad"


def test_a_paper_whose_reporter_was_there_was_on_site() -> None:
    """The document says so."""
    text = "Mali\n\nNIAMEY, May 3 - Shells lay about after the raid, seen by our reporter."
    assert _access(report("d", text)) == "on_site"


def test_without_a_place_of_the_incident_nothing_is_known() -> None:
    """A country of the origin says nothing where that of the event is open."""
    assert _access(PLAIN, voice("minister", "Government of Niger"), countries=()) == "unknown"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Head\n\nKHARTOUM, Sudan, April 2 (Nile Wire) - Shells fell.", "SD"),
        ("Titre\n\nOuagadougou, 2 avril. – Des tirs.", "BF"),
        ("سرخی\n\nکابل: دو افراد زخمی", "AF"),
        ("Head\n\nThe army said on Monday - and the mayor agreed - that nothing happened.", None),
        ("Head\n\nShells fell on the town.", None),
    ],
)
def test_datelines(text: str, country: str | None) -> None:
    """A few words before a dash, bracket or colon at the start of the text, with a place in them."""
    assert dateline_country(text) == country
