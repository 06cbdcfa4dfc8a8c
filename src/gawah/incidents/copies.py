"""Which documents are copies of one text: near-duplicates, and stories that name the agency they come from.

A later document is a copy where at least half of its own shingles stand in an earlier one, so a shortened and an
edited copy is one and a report that quotes a whole statement is not. Documents are read from the oldest on, and every
shingle of a sketch leads to the first document that has it: each document meets a handful of candidates, and the work
grows with the length of the texts, not with the number of pairs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from gawah.incidents.credits import Credit, credit_of, name_key, publishers_of
from gawah.incidents.records import Copy
from gawah.incidents.shingles import sketch, text_shingles
from gawah.model import Document

_SHARE = 0.5
"""How much of a copy's own text is its original's, at least."""
_FEWEST = 12
"""Shingles that two texts share, at least; below that they must be nearly equal."""
_NEARLY = 0.8
_CANDIDATES = 6
_VOTES = 0.08
"""Share of a document's sketch that a candidate must hold to be looked at."""
_UNDATED = "9999"


class _Near(msgspec.Struct, frozen=True, kw_only=True):
    """A document and an older one that it shares text with; `share` is that of the shorter text."""

    later: str
    earlier: str
    share: float
    of_later: float


def find_copies(documents: Sequence[Document]) -> dict[str, Copy]:
    """Return the copies among documents by the document's id.

    The original of a group is the named agency's own document where the case has it, else the one published
    earliest, else the one with the smallest id; it is itself in the result only where it carries an agency's story.
    The order of the documents does not matter.
    """
    held = {document.id: document for document in sorted(documents, key=_age)}
    publishers = publishers_of(held.values())
    credited = {key: credit_of(document, publishers) for key, document in held.items()}
    near = _near(held, credited)
    found: dict[str, Copy] = {}
    for group in _groups(list(held), near):
        found.update(_of_group([held[key] for key in group], near, credited))
    return dict(sorted(found.items()))


def heading_end(document: Document) -> int:
    """Return where the headline of a document ends: its first passage where that is one, else its first line."""
    first = document.passages[0] if len(document.passages) > 0 else None
    if first is not None and first.kind == "heading":
        return first.end
    # A first line with an empty one after it stands alone; anything else is running text.
    head, _, rest = document.text.partition("\n")
    return len(head) if rest.startswith(("\n", "\r\n")) and not head.rstrip().endswith((".", "۔")) else 0


def _age(document: Document) -> tuple[str, str]:
    return document.published or _UNDATED, document.id


def _near(held: dict[str, Document], credited: dict[str, Credit | None]) -> dict[str, list[_Near]]:
    """Return for each document the older ones that it shares its text with, the nearest first."""
    first: dict[int, str] = {}
    near: dict[str, list[_Near]] = {}
    for key, document in held.items():
        drawn = sketch(text_shingles(document.text))
        votes = Counter(first[each] for each in drawn if each in first)
        least = max(1, _VOTES * len(drawn))
        likely = [one for one, n in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])) if n >= least]
        pairs = [_compared(document, held[one], credited) for one in likely[:_CANDIDATES]]
        near[key] = sorted((pair for pair in pairs if pair is not None), key=lambda pair: (-pair.share, pair.earlier))
        for each in drawn:
            first.setdefault(each, key)
    return near


def _compared(later: Document, earlier: Document, credited: dict[str, Credit | None]) -> _Near | None:
    one, other = text_shingles(later.text), text_shingles(earlier.text)
    shared = len(one & other)
    if shared == 0:
        return None
    of_later, of_earlier = shared / len(one), shared / len(other)
    same = of_later >= _SHARE or (of_earlier >= _SHARE and _made_by(credited[earlier.id], later))
    enough = shared >= _FEWEST or min(of_later, of_earlier) >= _NEARLY
    if not same or not enough:
        return None
    return _Near(later=later.id, earlier=earlier.id, share=max(of_later, of_earlier), of_later=of_later)


def _made_by(credit: Credit | None, maker: Document) -> bool:
    """Tell whether a credit names the publisher of a document."""
    return credit is not None and name_key(credit.agency) == name_key(maker.publisher or "")


def _groups(keys: Sequence[str], near: dict[str, list[_Near]]) -> list[list[str]]:
    """Return the documents that hang together, each group in the order of `keys`."""
    root = {key: key for key in keys}

    def top(key: str) -> str:
        while root[key] != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    for pairs in near.values():
        for pair in pairs:
            root[top(pair.later)] = top(pair.earlier)
    groups: dict[str, list[str]] = {}
    for key in keys:
        groups.setdefault(top(key), []).append(key)
    return list(groups.values())


def _of_group(
    group: Sequence[Document], near: dict[str, list[_Near]], credited: dict[str, Credit | None]
) -> dict[str, Copy]:
    """Return the copies of a group whose documents come from the oldest on."""
    named = [(document, credit) for document in group if (credit := credited[document.id]) is not None]
    makers = [document for document in group if any(_made_by(credit, document) for _, credit in named)]
    original = (makers or list(group))[0]
    agency = _agency(original, named, is_own=len(makers) > 0)
    found = {
        document.id: _copy(document, original, near, credited[document.id], agency)
        for document in group
        if document.id != original.id
    }
    if agency is not None and len(makers) == 0:
        how = _why(credited[original.id]) or f"Its text is also that of a document that names {agency}."
        found[original.id] = Copy(document=original.id, agency=agency, sentence=how)
    return found


def _agency(original: Document, named: Sequence[tuple[Document, Credit]], *, is_own: bool) -> str | None:
    if is_own:
        return original.publisher
    return named[0][1].agency if len(named) > 0 else None


def _copy(
    document: Document, original: Document, near: dict[str, list[_Near]], credit: Credit | None, agency: str | None
) -> Copy:
    """Return a document as a copy of the original, or of what lies between where they share too little."""
    share = _share(document, original)
    of = original.id
    if share < _SHARE and len(near[document.id]) > 0:
        of, share = near[document.id][0].earlier, near[document.id][0].share
    said = f"{share:.0%} of the shorter text is that of the other."
    why = said if credit is None else f"{said} {_why(credit)}"
    return Copy(document=document.id, of=of, agency=agency, share=round(share, 3), sentence=why)


def _share(one: Document, other: Document) -> float:
    first, second = text_shingles(one.text), text_shingles(other.text)
    return len(first & second) / max(1, min(len(first), len(second)))


def _why(credit: Credit | None) -> str:
    return "" if credit is None else f"It {credit.how}: {credit.agency}."
