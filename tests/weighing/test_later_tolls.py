"""An origin's later toll takes the place of its earlier one."""

from __future__ import annotations

from itertools import permutations

from tests.weighing.origin_claims import origins, report, said, voice

from gawah.incidents.copies import find_copies
from gawah.model import Claim
from gawah.weighing.later_tolls import later_tolls
from gawah.weighing.origins import find_origins

DAY_ONE = report(
    "one", "Four died, police said. A clerk spoke of four. It rises to six, police said.", "Hill Gazette", "2024-02-01"
)
DAY_TWO = report("two", "Nine died, police said. Four bandits died.", "Lake Tribune", "2024-02-02")
POLICE, CLERK = voice("police", "Malian police"), voice("the clerk", "Government of Mali")


def _replaced(*claims: Claim) -> dict[str, str]:
    documents = {document.id: document for document in (DAY_ONE, DAY_TWO)}
    found = find_origins(claims, documents, find_copies(list(documents.values())))
    quotes = {claim.id: claim.quote for claim in claims}
    results = {tuple(later_tolls(order, found).items()) for order in permutations(claims)}
    assert len(results) == 1
    return {quotes[taken]: quotes[by] for taken, by in results.pop()}


def test_the_last_number_of_an_origin_replaces_its_earlier_ones() -> None:
    """In one document by words such as "rises to", across documents by the day."""
    first = said(DAY_ONE, "Four died", POLICE, deaths=4)
    risen = said(DAY_ONE, "It rises to six", POLICE, deaths=6)
    nine = said(DAY_TWO, "Nine died", POLICE, deaths=9)
    assert _replaced(first, risen) == {"Four died": "It rises to six"}
    assert _replaced(first, risen, nine) == {"Four died": "Nine died", "It rises to six": "Nine died"}


def test_two_numbers_in_one_document_without_such_words_both_stand() -> None:
    """Nothing says which is the later one."""
    assert _replaced(
        said(DAY_ONE, "It rises to six", POLICE, deaths=6), said(DAY_ONE, "Four died", POLICE, deaths=4)
    ) == {"Four died": "It rises to six"}
    assert (
        _replaced(said(DAY_TWO, "Nine died", POLICE, deaths=9), said(DAY_TWO, "Four bandits died", POLICE, deaths=4))
        == {}
    )


def test_other_origins_and_other_dead_replace_nothing() -> None:
    """The clerk's four are the clerk's; four bandits are not nine soldiers."""
    clerk = said(DAY_ONE, "spoke of four", CLERK, deaths=4)
    soldiers = said(DAY_ONE, "Four died", POLICE, deaths=4, target=["Malian army"])
    nine = said(DAY_TWO, "Nine died", POLICE, deaths=9, target=["FLA"])
    assert _replaced(clerk, nine) == {}
    assert _replaced(soldiers, nine) == {}


def test_the_same_number_again_replaces_nothing() -> None:
    """A repeated toll, and one that is denied, leave the first as it is."""
    first = said(DAY_ONE, "Four died", POLICE, deaths=4)
    again = said(DAY_TWO, "Four bandits died", POLICE, deaths=4)
    denied = said(DAY_TWO, "Nine died", POLICE, deaths=9, polarity="negative")
    assert _replaced(first, again, denied) == {}
    assert len(origins([DAY_ONE], [first])) == 1
