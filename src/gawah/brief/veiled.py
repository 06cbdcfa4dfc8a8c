"""The veil over a whole brief: claims, documents, and every word that was made from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import msgspec

from gawah.brief.input import BriefInput
from gawah.exchange.veil import Veil, round_to_town
from gawah.model import Claim, Document

_Record = TypeVar("_Record", bound=msgspec.Struct)
_KEPT = frozenset({"id", "claims", "reports", "superseded"})
"""Parts of a record that hold ids, in which no name is looked for."""


def veiled(given: BriefInput) -> BriefInput:
    """Return what a brief may show: private persons hidden unless asked for, coordinates always rounded to the town."""
    if given.private_names:
        return msgspec.structs.replace(given, claims={key: _rounded(claim) for key, claim in given.claims.items()})
    veil = Veil(given.claims.values(), key=given.veil_key, decided=given.private)
    documents_of = {key: claim.document.id for key, claim in given.claims.items()}

    def hide(records: Iterable[_Record]) -> tuple[_Record, ...]:
        return tuple(_hidden(record, veil, documents_of) for record in records)

    return msgspec.structs.replace(
        given,
        claims={key: veil.over(claim).claim for key, claim in given.claims.items()},
        documents={key: _document(document, veil) for key, document in given.documents.items()},
        incidents=hide(given.incidents),
        ties=hide(given.ties),
        findings=hide(given.findings),
    )


def _rounded(claim: Claim) -> Claim:
    return msgspec.structs.replace(claim, place=tuple(map(round_to_town, claim.place)))


def _document(document: Document, veil: Veil) -> Document:
    def hide(text: str | None) -> str | None:
        return text and veil.over_words(text, [document.id])

    return msgspec.structs.replace(
        document, title=hide(document.title), name=hide(document.name) or "", url=hide(document.url)
    )


def _hidden(record: _Record, veil: Veil, documents_of: dict[str, str]) -> _Record:
    """Return an incident, tie or finding with the private persons of its own documents hidden."""
    claims: tuple[str, ...] = record.claims  # type: ignore[attr-defined]  # all three have them
    documents = {documents_of[claim] for claim in claims if claim in documents_of}
    plain = msgspec.to_builtins(record)
    return msgspec.convert(_reworded(plain, lambda text: veil.over_words(text, documents)), type(record))


def _reworded(value: Any, change: Callable[[str], str]) -> Any:
    """Return `value` with every string in it changed, keys of tables included, ids left out."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {change(k): part if k in _KEPT else _reworded(part, change) for k, part in value.items()}
    if isinstance(value, list | tuple):
        return [_reworded(part, change) for part in value]
    return value
