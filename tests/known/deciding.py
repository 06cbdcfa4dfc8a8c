"""Invented claims and decisions about them."""

from __future__ import annotations

from typing import Any

from gawah.ledger.decisions import Decision
from gawah.model import ActorRef, Claim, DocumentRef, Speaker

QUOTE = "The River Front killed nine soldiers, the council said."


def make_claim(key: str, **fields: Any) -> Claim:
    """Return a claim with an id of choice."""
    fields = {
        "roles": {"perpetrator": (ActorRef(text="River Front"),), "target": (ActorRef(text="soldiers"),)},
        "speakers": (Speaker(name="valley council"),),
        "type": "event",
        "kind": "attack",
        **fields,
    }
    return Claim(id=key, document=DocumentRef(id="d1"), start=0, end=len(QUOTE), quote=QUOTE, **fields)


def decision(number: int, kind: str, target: str, value: Any = None, *, who: str = "hana", **fields: Any) -> Decision:
    """Return a decision with a number of choice."""
    return Decision(id=number, who=who, kind=kind, target=target, value=value, **fields)
