"""Gawah keeps a ledger of who says what about armed conflict.

    case = gawah.open("x.gawah")
    case.add(["reports"])
    for claim in case.claims(stance="denies"):
        print(claim.speakers, claim.quote)

Every public name is loaded on first use, so that `import gawah` stays quick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from gawah.agreement.comparing import Comparison
    from gawah.case import Case, extract
    from gawah.case import open_case as open  # noqa: A004 - gawah.open reads as it should
    from gawah.errors import (
        CaseError,
        ClaimError,
        EndpointError,
        GawahError,
        MissingExtra,
        ModelError,
        UnreadableInput,
        UnsafeAddress,
    )
    from gawah.exchange.claims_in import Imported
    from gawah.extraction import Extractor
    from gawah.extraction.llm.extractor import LlmExtractor
    from gawah.intake.tally import Added, Step
    from gawah.known.conflicts import Conflict
    from gawah.ledger import ActorRow, Decision, DocumentRow, Hit, Refusal, VerifyReport
    from gawah.model import (
        ActorRef,
        Claim,
        Count,
        Document,
        DocumentRef,
        Extraction,
        Mention,
        Note,
        Passage,
        Period,
        Place,
        Span,
        Speaker,
        Spent,
    )
    from gawah.reading import Reading, read

_HOMES = {
    "gawah.agreement.comparing": ("Comparison",),
    "gawah.case": ("Case", "extract", "open"),
    "gawah.errors": (
        *("CaseError", "ClaimError", "EndpointError", "GawahError", "MissingExtra", "ModelError", "UnreadableInput"),
        "UnsafeAddress",
    ),
    "gawah.exchange.claims_in": ("Imported",),
    "gawah.extraction": ("Extractor",),
    "gawah.extraction.llm.extractor": ("LlmExtractor",),
    "gawah.intake.tally": ("Added", "Step"),
    "gawah.known.conflicts": ("Conflict",),
    "gawah.ledger": ("ActorRow", "Decision", "DocumentRow", "Hit", "Refusal", "VerifyReport"),
    "gawah.model": (
        *("ActorRef", "Claim", "Count", "Document", "DocumentRef", "Extraction", "Mention", "Note"),
        *("Passage", "Period", "Place", "Span", "Speaker", "Spent"),
    ),
    "gawah.reading": ("Reading", "read"),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}
_NAMED_ELSEWHERE = {"open": "open_case"}

__all__ = [
    "ActorRef",
    "ActorRow",
    "Added",
    "Case",
    "CaseError",
    "Claim",
    "ClaimError",
    "Comparison",
    "Conflict",
    "Count",
    "Decision",
    "Document",
    "DocumentRef",
    "DocumentRow",
    "EndpointError",
    "Extraction",
    "Extractor",
    "GawahError",
    "Hit",
    "Imported",
    "LlmExtractor",
    "Mention",
    "MissingExtra",
    "ModelError",
    "Note",
    "Passage",
    "Period",
    "Place",
    "Reading",
    "Refusal",
    "Span",
    "Speaker",
    "Spent",
    "Step",
    "UnreadableInput",
    "UnsafeAddress",
    "VerifyReport",
    "__version__",
    "extract",
    "open",
    "read",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOME_OF[name]), _NAMED_ELSEWHERE.get(name, name))


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
