"""The case file: append-only claims and decisions, originals by SHA-256, an audit chain."""

from gawah.ledger.actors import ActorRow
from gawah.ledger.chain import Head
from gawah.ledger.decisions import Decision
from gawah.ledger.documents import DocumentRow
from gawah.ledger.ledger import Ledger, Recorded
from gawah.ledger.listing import ClaimFilters
from gawah.ledger.refusals import Refusal
from gawah.ledger.search import Hit
from gawah.ledger.verify import Fault, VerifyReport

__all__ = [
    "ActorRow",
    "ClaimFilters",
    "Decision",
    "DocumentRow",
    "Fault",
    "Head",
    "Hit",
    "Ledger",
    "Recorded",
    "Refusal",
    "VerifyReport",
]
