"""Which documents are copies, as people's decisions leave it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from gawah.incidents.records import Copy
from gawah.model import Document


class CopyRuling(msgspec.Struct, frozen=True, kw_only=True):
    """A person's decision that one of two documents copies the other, or that neither does."""

    left: str
    right: str
    same: bool
    decision: int


def decided_copies(
    copies: Mapping[str, Copy], documents: Iterable[Document], rulings: Sequence[CopyRuling]
) -> dict[str, Copy]:
    """Return the copies that were found, by document, changed as people decided.

    Documents that are no copies of each other are parted first: the one that copies the other, or else the one of two
    copies of a third that has less in common with it. Then of each two that are copies the later becomes a
    copy of the earlier, or of what that one copies.

    Args:
        copies: as found, by document.
        documents: all documents of the case, for the dates of publication.
        rulings: the decisions that stand.
    """
    found = dict(copies)
    published = {document.id: document.published or "9999" for document in documents}
    ordered = sorted(rulings, key=_pair)
    for ruling in ordered:
        if not ruling.same:
            _part(found, ruling)
    for ruling in ordered:
        if ruling.same:
            _join(found, ruling, published)
    return dict(sorted(found.items()))


def _pair(ruling: CopyRuling) -> tuple[str, str]:
    return ruling.left, ruling.right


def _of(found: Mapping[str, Copy], document: str) -> str | None:
    copy = found.get(document)
    return None if copy is None else copy.of


def _part(found: dict[str, Copy], ruling: CopyRuling) -> None:
    left, right = ruling.left, ruling.right
    if _of(found, left) == right:
        _release(found, left, ruling)
    elif _of(found, right) == left:
        _release(found, right, ruling)
    elif _of(found, left) is not None and _of(found, left) == _of(found, right):
        weaker = min((left, right), key=lambda one: (found[one].share or 0.0, one))
        _release(found, weaker, ruling)


def _release(found: dict[str, Copy], document: str, ruling: CopyRuling) -> None:
    """Make a document no copy of another; an agency that it names it still names."""
    copy = found[document]
    if copy.agency is None:
        del found[document]
        return
    sentence = f"It names {copy.agency}; that it copies another document was denied by decision {ruling.decision}."
    found[document] = msgspec.structs.replace(copy, of=None, share=None, sentence=sentence)


def _join(found: dict[str, Copy], ruling: CopyRuling, published: Mapping[str, str]) -> None:
    roots = {_of(found, one) or one for one in (ruling.left, ruling.right)}
    if len(roots) == 1:
        return
    original, copied = sorted(roots, key=lambda one: (published.get(one, "9999"), one))
    sentence = f"Decision {ruling.decision} says that it is a copy."
    for document in [copied, *(one for one, copy in found.items() if copy.of == copied)]:
        before = found.get(document, Copy(document=document))
        found[document] = msgspec.structs.replace(before, of=original, share=None, sentence=sentence)
