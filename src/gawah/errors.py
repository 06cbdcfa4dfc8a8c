"""The errors that Gawah raises.

GawahError
├── UnreadableInput (ValueError)      a file, feed entry or address that cannot become a document
│   └── UnsafeAddress                 a URL that the rules for the network do not allow
├── CaseError (RuntimeError)          a case file that is missing, damaged, newer or in use
├── ClaimError (ValueError)           a claim that does not fit the vocabulary or its text
├── EndpointError (RuntimeError)      a model's server that cannot be used, or must not be
├── ModelError (RuntimeError)         one document that a model's server gave no usable answer for
└── MissingExtra (ImportError)        a feature whose optional packages are not installed

Every message says what was expected, what came, and what to do next.
"""

from __future__ import annotations


class GawahError(Exception):
    """Base of everything that Gawah raises on purpose."""


class UnreadableInput(GawahError, ValueError):
    """An input that cannot become a document; `reason` is a short code, `source` what was read."""

    def __init__(self, message: str, *, reason: str, source: str = "") -> None:
        super().__init__(message)
        self.reason = reason
        self.source = source


class UnsafeAddress(UnreadableInput):
    """A URL that leads where the rules for the network do not allow."""


class CaseError(GawahError, RuntimeError):
    """A case file that cannot be opened, read or written as asked."""


class ClaimError(GawahError, ValueError):
    """A claim that does not fit the vocabulary, or whose quote is not the text at its offsets."""


class EndpointError(GawahError, RuntimeError):
    """A model's server that cannot be used as asked: wrong address, wrong key, not there; no document can be read."""


class ModelError(GawahError, RuntimeError):
    """One document that a model's server gave no usable answer for; another try may succeed."""


class MissingExtra(GawahError, ImportError):
    """A feature whose optional packages are not installed; the message names the extra."""
