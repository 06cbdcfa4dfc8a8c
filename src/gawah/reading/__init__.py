"""Bytes to documents: one reader per format.

`read` and `read_bytes` yield one outcome per document, a `Reading` or a `Refusal`, and raise for no bad input. What a
reader finds odd but can live with is a note on the document. The formats are in `READERS`, the reasons in `REASONS`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gawah.reading.batch import read, read_bytes
    from gawah.reading.folding import Folded, fold, fold_with_offsets
    from gawah.reading.limits import DEFAULT_LIMITS, Limits
    from gawah.reading.outcomes import NOTES, REASONS, Outcome, Reading, Refusal
    from gawah.reading.reader import Reader
    from gawah.reading.registry import READERS

__all__ = [
    "DEFAULT_LIMITS",
    "NOTES",
    "READERS",
    "REASONS",
    "Folded",
    "Limits",
    "Outcome",
    "Reader",
    "Reading",
    "Refusal",
    "fold",
    "fold_with_offsets",
    "read",
    "read_bytes",
]

_HOMES = {
    "batch": ("read", "read_bytes"),
    "folding": ("Folded", "fold", "fold_with_offsets"),
    "limits": ("DEFAULT_LIMITS", "Limits"),
    "outcomes": ("NOTES", "REASONS", "Outcome", "Reading", "Refusal"),
    "reader": ("Reader",),
    "registry": ("READERS",),
}
_MODULES = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    """Load a public name on first use: whoever needs the folding alone does not load every reader."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
