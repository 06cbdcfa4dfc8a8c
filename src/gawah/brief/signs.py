"""The signs that mean the same everywhere: what somebody does with a statement, as a shape and as a word."""

from __future__ import annotations

from typing import Literal

from gawah.model import Claim

Sign = Literal["asserts", "denies", "doubts", "claims", "withdrawn", "silent"]

SIGNS: dict[Sign, str] = {
    "asserts": "says so",
    "denies": "denies",
    "doubts": "doubts or suspects",
    "claims": "claims responsibility",
    "withdrawn": "withdrawn by its source",
    "silent": "does not speak of it",
}
"""Sign -> what it means, in the order of the legend."""

ASCII: dict[Sign, str] = {"asserts": "+", "denies": "-", "doubts": "?", "claims": "#", "withdrawn": "x", "silent": "."}
"""The same signs in plain text."""

_WORDS = {
    "reports": "says",
    "confirms": "confirms",
    "claims_responsibility": "claims responsibility",
    "accuses": "accuses",
    "suspects": "suspects",
    "denies": "denies",
    "threatens": "threatens",
    "promises": "promises",
    "demands": "demands",
    "assesses": "judges",
}


def sign_of(claim: Claim, *, withdrawn: bool = False) -> Sign:
    """Return the sign of what the innermost speaker of a claim does."""
    if withdrawn:
        return "withdrawn"
    if claim.stance == "claims_responsibility":
        return "claims" if claim.polarity == "positive" else "silent"
    if claim.stance == "denies" or claim.polarity == "negative":
        return "denies"
    if claim.stance == "suspects" or claim.certainty in ("possible", "probable"):
        return "doubts"
    return "asserts"


def word_of(claim: Claim) -> str:
    """Return the verb of a claim: "says", "says not", "denies", "says that nobody has claimed it" and so on."""
    if claim.stance == "claims_responsibility" and claim.polarity == "negative":
        return "says that nobody has claimed it"
    word = _WORDS[claim.stance]
    return f"{word} not" if claim.polarity == "negative" and claim.stance != "denies" else word
