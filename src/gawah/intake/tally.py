"""Outcomes into the ledger, one by one, and what came of them."""

from __future__ import annotations

from collections import Counter

import msgspec

from gawah.errors import ClaimError, UnreadableInput
from gawah.intake.outcomes import Failed, Outcome
from gawah.ledger import Ledger, Refusal
from gawah.model import Document, Extraction, Spent


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What adding did: documents that are new, documents that were known, claims of the new ones, what was refused.

    `dropped` counts by reason what a model told and the text does not hold, `spent` what asking it took.
    """

    new: int = 0
    known: int = 0
    claims: int = 0
    refused: tuple[Refusal, ...] = ()
    dropped: dict[str, int] = {}
    spent: Spent = Spent()


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One source that has been dealt with: how many of how many, its name, what of it was refused, what was spent
    since the beginning.
    """

    done: int
    total: int
    source: str
    refused: tuple[Refusal, ...] = ()
    spent: Spent = Spent()


class Tally:
    """Records outcomes one by one and counts them."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._new = self._known = self._claims = 0
        self._dropped: Counter[str] = Counter()
        self.refused: list[Refusal] = []
        self.spent = Spent()

    def record(self, source: str, outcome: Outcome) -> None:
        """Record a document whole, or note why it was refused."""
        if isinstance(outcome, Refusal):
            self._refuse(outcome)
        elif isinstance(outcome, Failed):
            self.spent += outcome.spent
            self._refuse(outcome.refusal)
        elif outcome.extraction is None:
            self._known += 1
        else:
            self._keep(source, outcome.document, outcome.original, outcome.extraction)

    def _keep(self, source: str, document: Document, original: bytes, extraction: Extraction) -> None:
        self.spent += extraction.spent
        try:
            recorded = self._ledger.record(document, original, extraction)
        except (ClaimError, UnreadableInput) as error:
            reason = getattr(error, "reason", "claim_does_not_fit")
            self._refuse(Refusal(source=source, reason=reason, message=str(error)))
            return
        self._new += recorded.outcome == "added"
        self._known += recorded.outcome == "known"
        self._claims += recorded.claims
        self._dropped.update(extraction.dropped)

    def _refuse(self, refusal: Refusal) -> None:
        self._ledger.refuse(
            source=refusal.source, reason=refusal.reason, message=refusal.message, sha256=refusal.sha256
        )
        self.refused.append(refusal)

    def added(self) -> Added:
        """Return the counts."""
        return Added(
            new=self._new,
            known=self._known,
            claims=self._claims,
            refused=tuple(self.refused),
            dropped=dict(self._dropped),
            spent=self.spent,
        )
