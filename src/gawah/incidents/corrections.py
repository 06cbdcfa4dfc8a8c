"""Which claims their own publisher took back; both stay visible, only the later one counts.

A claim that names what it corrects is believed. Else a document that calls itself a correction is held against the
earlier ones of its publisher: what it denies there, what it says is somebody's claim and was told as a fact, and what
it gives another value for. Outside of corrections, a publisher's own denial takes back what it said in its own voice.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from gawah.identity.actor_breadth import actor_key
from gawah.incidents.copies import heading_end
from gawah.incidents.credits import name_key
from gawah.incidents.records import Copy
from gawah.incidents.sameness import actors_of, apart, says_the_same, tolls_fit
from gawah.incidents.shingles import words_of
from gawah.model import Claim, Document
from gawah.reading.folding import fold
from gawah.vocabulary.lexicons import read_yaml

_HEAD = 600
"""Characters in which a document says that it is a correction."""


def superseded(
    claims: Sequence[Claim], documents: Mapping[str, Document], copies: Mapping[str, Copy]
) -> dict[str, str]:
    """Return for each claim that its own source took back the id of the claim that does so.

    Args:
        claims: all claims of the case, in any order.
        documents: their documents, by id.
        copies: what `find_copies` gives for the documents: a correction by the maker of a story reaches its copies
            only where their publishers print it too, so they are left as they are.
    """
    held = {claim.id: claim for claim in sorted(claims, key=_place)}
    found: dict[str, str] = {}
    for claim in held.values():
        for taken in claim.corrects:
            if taken in held and taken != claim.id:
                found.setdefault(taken, claim.id)
    for of_publisher in _by_publisher(held.values(), documents).values():
        for earlier, later in _successions(of_publisher, documents):
            for taken, by in _taken_back(of_publisher[earlier], of_publisher[later], documents):
                found.setdefault(taken, by)
    return {taken: by for taken, by in sorted(found.items()) if _ends(by, found)}


def _ends(by: str, found: Mapping[str, str]) -> bool:
    """Tell whether what supersedes leads on to a claim that stands, and not round in a circle."""
    seen: set[str] = set()
    while by in found and by not in seen:
        seen.add(by)
        by = found[by]
    return by not in seen


def _place(claim: Claim) -> tuple[str, int, int, str]:
    return claim.document.id, claim.start, claim.end, claim.id


def _by_publisher(claims: Iterable[Claim], documents: Mapping[str, Document]) -> dict[str, dict[str, list[Claim]]]:
    """Return the claims of each publisher by document."""
    found: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        document = documents.get(claim.document.id)
        publisher = name_key((document.publisher if document else claim.document.publisher) or "")
        if publisher != "" and document is not None:
            found[publisher][claim.document.id].append(claim)
    return found


def _successions(
    of_publisher: Mapping[str, Sequence[Claim]], documents: Mapping[str, Document]
) -> Iterable[tuple[str, str]]:
    """Yield pairs of an earlier and a later document of one publisher where the later one may take something back.

    A document that is no correction is asked only for what it denies in its own voice, so most are passed over.
    """
    dated = sorted((documents[key].published or "", key) for key in of_publisher)
    for day, later in dated:
        if day == "" or not (is_correction(documents[later]) or any(map(_own_denial, of_publisher[later]))):
            continue
        yield from ((earlier, later) for before, earlier in dated if before != "" and before < day)


@lru_cache(maxsize=4096)
def is_correction(document: Document) -> bool:
    """Tell whether a document says of itself that it corrects or withdraws an earlier one."""
    return any(pattern.search(fold(document.text[:_HEAD])) for pattern in _patterns("correction"))


def _own_denial(claim: Claim) -> bool:
    unclaimed = claim.stance == "claims_responsibility"
    return len(claim.speakers) == 0 and claim.polarity == "negative" and not unclaimed


def _taken_back(
    earlier: Sequence[Claim], later: Sequence[Claim], documents: Mapping[str, Document]
) -> Iterable[tuple[str, str]]:
    """Yield the claims of the earlier document that the later one takes back, each with the claim that does so."""
    document, before = documents[later[0].document.id], documents[earlier[0].document.id]
    corrects = is_correction(document)
    if corrects and _retracts(document, before):
        yield from ((claim.id, later[0].id) for claim in earlier)
        return
    for claim in earlier:
        by = next((each for each in later if _takes_back(each, claim, corrects=corrects)), None)
        if by is not None:
            yield claim.id, by.id


def _retracts(document: Document, before: Document) -> bool:
    """Tell whether a document withdraws another as a whole, calling it by its headline."""
    if not any(pattern.search(fold(document.text)) for pattern in _patterns("retraction")):
        return False
    title = words_of(before.title or before.text[: heading_end(before)])
    return len(title) > 2 and " ".join(title) in " ".join(words_of(document.text))


def _takes_back(later: Claim, earlier: Claim, *, corrects: bool) -> bool:
    if (later.type, earlier.polarity) != (earlier.type, "positive"):
        return False
    if _own_denial(later):
        return (corrects or len(earlier.speakers) == 0) and _denies(later, earlier)
    if not corrects or later.polarity == "negative":
        return False
    if len(earlier.speakers) == 0 and _is_handed_over(later, earlier):
        return True
    return _gives_another(later, earlier)


def _denies(later: Claim, earlier: Claim) -> bool:
    """Tell whether a denial is about what the earlier claim says: an actor of it in the same role, or all of it."""
    if apart(later, earlier):
        return False
    first, second = actors_of(later), actors_of(earlier)
    doers = first.get("perpetrator", frozenset()) | first.get("sponsor", frozenset())
    if len(doers) > 0:
        return doers <= second.get("perpetrator", frozenset()) | second.get("sponsor", frozenset())
    return says_the_same(later, earlier, polarity=False)


def _is_handed_over(later: Claim, earlier: Claim) -> bool:
    """Tell whether a correction gives somebody's words for what was told as a fact.

    A speaker that is the publisher itself only repeats what it had printed.
    """
    if len(later.speakers) == 0:
        return False
    speaker = later.speakers[-1]
    own = name_key(later.document.publisher or "")
    if own in (name_key(speaker.name), name_key(speaker.actor or "")):
        return False
    return says_the_same(later, earlier)


def _gives_another(later: Claim, earlier: Claim) -> bool:
    """Tell whether a correction gives another value for the same thing: another toll, or "36 minutes, not 38"."""
    if later.kind != earlier.kind or _actors(later) != _actors(earlier):
        return False
    old = {word for match in _instead_of(later.quote) for word in words_of(match)}
    if len(old & set(words_of(earlier.quote)) - set(words_of(_without(later.quote)))) > 0:
        return True
    return not apart(later, earlier) and not tolls_fit(later.deaths, earlier.deaths)


def _actors(claim: Claim) -> frozenset[str]:
    return frozenset(actor_key(filler) for fillers in claim.roles.values() for filler in fillers)


def _instead_of(quote: str) -> list[str]:
    folded = fold(quote)
    return [match["old"] for pattern in _patterns("instead_of") for match in pattern.finditer(folded)]


def _without(quote: str) -> str:
    """Return a quote without what it says instead of which it gives a value."""
    folded = fold(quote)
    for pattern in _patterns("instead_of"):
        folded = pattern.sub(" ", folded)
    return folded


@lru_cache(maxsize=8)
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    rows = read_yaml("lexicon/corrections.yaml")[name]
    return tuple(re.compile(_folded(row), re.MULTILINE) for row in rows)


def _folded(pattern: str) -> str:
    """Return a pattern for folded text; folding lowers the P of a named group and the W of a class."""
    return fold(pattern).replace("(?p<", "(?P<").replace("^\\w*", "^\\W*")
