"""From what a person asks for to a decision that can be kept: names looked up, corrections checked.

Whatever is named must be in the case; what is not is refused with the nearest that is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from gawah.errors import CaseError, ClaimError
from gawah.known import finding
from gawah.known.corrections_read import read_changes
from gawah.known.decided import Decided, corrected
from gawah.known.decisions_read import GRADES, SORTS, pair_kind
from gawah.ledger import Ledger
from gawah.ledger.admission import encode_claim, known_word
from gawah.ledger.decisions import Decision

ACTIONS = ("accept", "reject", "correct", "same", "not-same", "grade", "private", "public")
"""What can be decided, besides withdrawing a decision."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A decision before somebody makes it."""

    kind: str
    target: str
    value: Any = None


def draft(ledger: Ledger, action: str, what: Sequence[str], *, changes: Mapping[str, Any] | None = None) -> Draft:
    """Return the decision that an action about something in the case comes to.

    Args:
        ledger: the case.
        action: one of ACTIONS.
        what: a claim; `actor`, `incident` or `document` and two of them; a source and a letter; or a name.
        changes: for `correct`, a field or role and what it becomes: as a person writes it, or as JSON of the format.

    Raises:
        CaseError: the action does not exist or needs something else, or what it names is not in the case.
        ClaimError: a claim that is not there, or a correction that does not fit.
    """
    if action not in ACTIONS:
        raise CaseError(f"there is no decision {action!r}{finding.nearest(action, ACTIONS)}")
    made, needed, expected = _MAKERS[action]
    if len(what) != needed:
        raise CaseError(f"{action} needs {expected}; got {len(what)}: {', '.join(map(repr, what)) or 'nothing'}")
    if action != "correct" and changes:
        raise CaseError(f"{action} changes no field; use correct with {', '.join(sorted(changes))}")
    return made(ledger, action, what, changes or {})


def _verdict(ledger: Ledger, action: str, what: Sequence[str], changes: Mapping[str, Any]) -> Draft:
    return Draft(kind=action, target=ledger.claim(what[0]).id)


def _correction(ledger: Ledger, action: str, what: Sequence[str], changes: Mapping[str, Any]) -> Draft:
    claim = ledger.claim(what[0])
    if len(changes) == 0:
        raise ClaimError("correct needs at least one field and what it becomes, such as kind=attack")
    document = ledger.document(claim.document.id)
    standing: list[Decision] = [one for one in ledger.decisions(standing=True) if one.target == claim.id]
    now = next(iter(Decided.of(one for one in standing if one.kind == "correct").apply([claim])), claim)
    patch = read_changes(now, document, changes)
    try:
        encode_claim(corrected(now, patch, 0, document))
    except msgspec.ValidationError as error:
        raise ClaimError(f"claim {claim.id}: the correction does not fit: {error}") from error
    return Draft(kind=action, target=claim.id, value=patch)


def _pair(ledger: Ledger, action: str, what: Sequence[str], changes: Mapping[str, Any]) -> Draft:
    sort, one, other = what
    if sort not in SORTS:
        raise CaseError(f"{action} is about {', '.join(SORTS)}; got {sort!r}{finding.nearest(sort, SORTS)}")
    find = {"actor": finding.actor, "incident": finding.anchor, "document": finding.document}[sort]
    first, second = sorted((find(ledger, one), find(ledger, other)))
    if first.key == second.key:
        raise CaseError(f"{one!r} and {other!r} are one {sort} in this case: {first.key}; name two")
    value: dict[str, Any] = {"with": second.key}
    if sort != "document":
        value["names"] = {found.key: found.name for found in (first, second)}
    if action == "same" and len(members := {*first.members, *second.members} - {first.key, second.key}) > 0:
        value["also"] = sorted(members)
    return Draft(kind=pair_kind(sort, same=action == "same"), target=first.key, value=value)


def _grade(ledger: Ledger, action: str, what: Sequence[str], changes: Mapping[str, Any]) -> Draft:
    source, letter = what
    known_word("reliability", letter.upper(), GRADES)
    return Draft(kind="grade", target=finding.source(ledger, source).key, value=letter.upper())


def _person(ledger: Ledger, action: str, what: Sequence[str], changes: Mapping[str, Any]) -> Draft:
    return Draft(kind=action, target=finding.person(ledger, what[0]).key)


_Maker = Callable[[Ledger, str, Sequence[str], Mapping[str, Any]], Draft]
_MAKERS: dict[str, tuple[_Maker, int, str]] = {
    "accept": (_verdict, 1, "the id of one claim"),
    "reject": (_verdict, 1, "the id of one claim"),
    "correct": (_correction, 1, "the id of one claim"),
    "same": (_pair, 3, "actor, incident or document, and two of them"),
    "not-same": (_pair, 3, "actor, incident or document, and two of them"),
    "grade": (_grade, 2, "a source and a letter"),
    "private": (_person, 1, "one name"),
    "public": (_person, 1, "one name"),
}
