"""Claims and mentions as rows: written once, never changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gawah.errors import ClaimError
from gawah.ledger import chain, nested
from gawah.ledger.admission import admit, check_mention, encode_claim
from gawah.ledger.connection import Connection
from gawah.model import Claim, Document, Mention


def store(connection: Connection, document: Document, claims: Iterable[Claim], *, now: str) -> list[Claim]:
    """Write the claims that are not there yet and return them.

    Raises:
        ClaimError: a claim does not fit the vocabulary or the text.
    """
    fresh = {claim.id: claim for claim in (admit(document, claim) for claim in claims)}
    for known in connection.rows("SELECT id FROM claims WHERE document = ?", (document.id,)):
        fresh.pop(str(known[0]), None)
    connection.run_many(_INSERT, (_row(claim, now) for claim in fresh.values()))
    chain.append(connection, "claims", fresh, at=now)
    return list(fresh.values())


OF_A_CODER = "coder/"
"""What the extractor of a claim begins with that a person wrote."""


def coded_alike(connection: Connection, document: Document, claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims that a person wrote and that are recorded, with the same id, as somebody else's."""
    written = [admit(document, claim) for claim in claims if claim.extractor.startswith(OF_A_CODER)]
    if len(written) == 0:
        return []
    rows = connection.rows("SELECT id, extractor FROM claims WHERE document = ?", (document.id,))
    recorded = {str(key): str(extractor) for key, extractor in rows}
    return [claim for claim in written if recorded[claim.id] != claim.extractor]


CLAIM_COLUMNS = ("id", "document", "start", "end", "type", "kind", "stance", "polarity", "certainty", "extractor")
"""The columns that repeat what the claim itself says, for filters."""

_INSERT = f"""
INSERT INTO claims ({", ".join(f'"{column}"' for column in CLAIM_COLUMNS)}, recorded_at, claim)
VALUES ({", ".join("?" * len(CLAIM_COLUMNS))}, ?, ?)
"""  # noqa: S608


def columns_of(claim: Claim) -> tuple[str | int, ...]:
    """Return the values of CLAIM_COLUMNS for one claim."""
    return tuple(claim.document.id if column == "document" else getattr(claim, column) for column in CLAIM_COLUMNS)


def _row(claim: Claim, now: str) -> tuple[str | int, ...]:
    return (*columns_of(claim), now, encode_claim(claim))


def decode(connection: Connection, raw: str) -> Claim:
    """Return the claim that a row holds as JSON."""
    return nested.decode(connection, raw, Claim, what="a claim")


def load_all(connection: Connection) -> Iterator[Claim]:
    """Yield every claim in the order of recording."""
    for (raw,) in connection.stream("SELECT claim FROM claims ORDER BY seq"):
        yield decode(connection, raw)


def load_one(connection: Connection, key: str) -> Claim:
    """Return the one claim whose id is `key` or begins with it.

    Raises:
        ClaimError: none or several fit.
    """
    sql = "SELECT claim FROM claims WHERE substr(id, 1, ?) = ? ORDER BY seq LIMIT 2"
    found = connection.rows(sql, (len(key), key.lower())) if len(key) > 0 else []
    if len(found) == 1:
        return decode(connection, found[0][0])
    told = "no claim fits" if len(found) == 0 else "several claims fit; give more of the id"
    raise ClaimError(f"{key!r}: {told}; expected the id of a claim of {connection.path} or the beginning of one")


_MENTION_COLUMNS = ("start", "end", "text", "kind", "language", "value")


def store_mentions(connection: Connection, document: Document, mentions: Iterable[Mention], *, now: str) -> int:
    """Write the mentions that are not there yet as one batch and return how many."""
    known = set(load_mentions(connection, document.id))
    fresh = [mention for mention in dict.fromkeys(mentions) if mention not in known]
    for mention in fresh:
        check_mention(document, mention)
    if len(fresh) == 0:
        return 0
    last = connection.one("SELECT coalesce(max(batch), 0) FROM mentions")
    batch = 1 + (0 if last is None else int(last[0]))
    rows = (
        (batch, position, document.id, *(getattr(mention, column) for column in _MENTION_COLUMNS))
        for position, mention in enumerate(fresh)
    )
    connection.run_many("INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    chain.append(connection, "mentions", [batch], at=now)
    return len(fresh)


def load_mentions(connection: Connection, document: str) -> list[Mention]:
    """Return the mentions of one document in the order of recording."""
    columns = ", ".join(f'"{column}"' for column in _MENTION_COLUMNS)
    sql = f"SELECT {columns} FROM mentions WHERE document = ? ORDER BY batch, position"  # noqa: S608
    return [Mention(**dict(zip(_MENTION_COLUMNS, row, strict=True))) for row in connection.stream(sql, (document,))]
