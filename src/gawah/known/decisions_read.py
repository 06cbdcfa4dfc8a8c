"""The log of decisions sorted by what they are about.

| kind | target | value |
|---|---|---|
| `accept`, `reject` | a claim's id | none |
| `correct` | a claim's id | `{field: what it becomes}`; a role is `roles.ROLE` |
| `same_actor`, `not_same_actor` | the smaller of two keys | `{"with": the other, "names": {key: name}}` |
| `same_incident`, `not_same_incident` | the smaller of two ids of claims | `{"with": the other, "also": [claims]}` |
| `same_document`, `not_same_document` | the smaller of two ids | `{"with": the other}` |
| `grade` | the key of a source | a letter, A to F |
| `private`, `public` | a name | none |
| `coded` | a claim's id | the same claim as another coder wrote it; bears on agreement alone |
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from gawah.known.conflicts import Word
from gawah.known.pairs import PairDecision
from gawah.ledger.decisions import CODED, Decision

GRADES = ("A", "B", "C", "D", "E", "F")
"""How reliable a source is, from A (reliable) to E (unreliable); F cannot be judged."""
SORTS = ("actor", "incident", "document")
"""What can be the same or not."""

_IN = {"accept": "it counts", "correct": "it counts, corrected", "reject": "it does not count"}


class Log(msgspec.Struct, kw_only=True):
    """Decisions by what they are about, each list in the order of the decisions."""

    verdicts: dict[str, list[Word]] = {}
    patches: dict[str, list[tuple[int, dict[str, Any]]]] = {}
    pairs: dict[str, list[PairDecision]] = {}
    names: dict[str, str] = {}
    grades: dict[str, list[Word]] = {}
    persons: dict[str, list[Word]] = {}
    ignored: tuple[int, ...] = ()


def pair_kind(sort: str, *, same: bool) -> str:
    """Return the kind of a decision about two actors, incidents or documents."""
    return f"same_{sort}" if same else f"not_same_{sort}"


_PAIR_KINDS = {pair_kind(sort, same=same): (sort, same) for sort in SORTS for same in (True, False)}
KINDS = (*_IN, *_PAIR_KINDS, "grade", "private", "public", CODED)
"""Every kind that is read; `withdraw` is the ledger's own."""


def read(decisions: Iterable[Decision]) -> Log:
    """Return the decisions sorted; what is of no known kind or holds no value of its kind is noted as ignored."""
    log = Log(pairs={sort: [] for sort in SORTS})
    for decision in sorted(decisions, key=_number):
        if not _read_one(log, decision):
            log.ignored = (*log.ignored, decision.id)
    return log


def _read_one(log: Log, decision: Decision) -> bool:
    if decision.kind in _IN:
        return _read_verdict(log, decision)
    if decision.kind in _PAIR_KINDS:
        return _read_pair(log, decision)
    if decision.kind == "grade" and decision.value in GRADES:
        said = Word(decision.id, decision.who, decision.value, f"grade {decision.value}")
        log.grades.setdefault(decision.target, []).append(said)
        return True
    if decision.kind in ("private", "public"):
        said = Word(decision.id, decision.who, decision.kind == "private", decision.kind)
        log.persons.setdefault(decision.target, []).append(said)
        return True
    return decision.kind == CODED


def _read_verdict(log: Log, decision: Decision) -> bool:
    if decision.kind == "correct":
        if not isinstance(decision.value, dict) or len(decision.value) == 0:
            return False
        log.patches.setdefault(decision.target, []).append((decision.id, decision.value))
    said = Word(decision.id, decision.who, decision.kind != "reject", _IN[decision.kind])
    log.verdicts.setdefault(decision.target, []).append(said)
    return True


def _read_pair(log: Log, decision: Decision) -> bool:
    sort, same = _PAIR_KINDS[decision.kind]
    value = decision.value if isinstance(decision.value, dict) else {"with": decision.value}
    other, names = value.get("with"), value.get("names", {})
    if not isinstance(other, str) or other == decision.target or not isinstance(names, dict):
        return False
    also = value.get("also", ())
    for one in (other, *(also if isinstance(also, list) and same else ())):
        left, right = sorted((decision.target, str(one)))
        log.pairs[sort].append(PairDecision(left=left, right=right, same=same, decision=decision.id, who=decision.who))
    for key, name in names.items():
        log.names[key] = min(str(name), log.names.get(key, str(name)))
    return True


def _number(decision: Decision) -> int:
    return decision.id
