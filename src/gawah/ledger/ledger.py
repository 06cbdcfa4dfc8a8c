"""The case file as one object: what may be asked of it and added to it."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self, Unpack

import msgspec

from gawah.errors import CaseError
from gawah.ledger import (
    actors,
    chain,
    claims,
    computed,
    decisions,
    documents,
    known_rows,
    listing,
    migrations,
    originals,
    refusals,
)
from gawah.ledger.actors import ActorRow
from gawah.ledger.admission import check_storable
from gawah.ledger.chain import Head
from gawah.ledger.connection import Connection, Mode, connect
from gawah.ledger.decisions import Decision
from gawah.ledger.documents import DocumentRow
from gawah.ledger.known_rows import KnownRow, Written
from gawah.ledger.listing import ClaimFilters
from gawah.ledger.refusals import Refusal
from gawah.ledger.search import Hit, search
from gawah.ledger.verify import VerifyReport, verify
from gawah.model import Claim, Document, Extraction, Mention

COUNTED = ("documents", "claims", "mentions", "refusals", "decisions")


class Recorded(msgspec.Struct, frozen=True, kw_only=True):
    """What recording a document did.

    `added`: it is new. `extended`: it was known, and claims or mentions of this extraction were appended. `known`:
    nothing changed. `claims` and `mentions` count what was written, `reason` says why nothing was.
    """

    document: str
    outcome: Literal["added", "extended", "known"]
    claims: int = 0
    mentions: int = 0
    reason: str = ""


def utc_now() -> str:
    """Return the time as ISO 8601 in UTC, to the second."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Ledger:
    """One case file, open. Use it as a context manager; it belongs to the thread that opened it."""

    def __init__(self, connection: Connection, *, clock: Callable[[], str] = utc_now) -> None:
        self._connection = connection
        self._clock = clock

    @classmethod
    def open(
        cls,
        path: str | os.PathLike[str],
        *,
        mode: Mode = "read",
        patience: float = 30.0,
        clock: Callable[[], str] = utc_now,
    ) -> Self:
        """Open a case file.

        Args:
            path: the file.
            mode: `read` (other processes may be writing), `write` (it must exist), or `create` (made if missing).
            patience: seconds to wait while another process writes.
            clock: gives the time that is recorded.

        Raises:
            CaseError: missing, not a case, written by a newer Gawah, damaged, or not to be written.
        """
        connection = connect(Path(path), mode=mode, patience=patience)
        try:
            migrations.prepare(connection, mode=mode, now=clock())
        except BaseException:
            connection.close()
            raise
        return cls(connection, clock=clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @property
    def path(self) -> Path:
        """Return the file that is open."""
        return self._connection.path

    def case_id(self) -> str:
        """Return the random name that this case was begun with; copies of the file share it."""
        return chain.meta(self._connection)["case"]

    def transaction(self) -> AbstractContextManager[None]:
        """Return a context in which all writes are kept together or not at all; contexts nest."""
        return self._connection.transaction()

    def record(self, document: Document, original: bytes, extraction: Extraction, *, again: bool = False) -> Recorded:
        """Add one document whole: original, text, claims, mentions, index and audit, in one transaction.

        A document that is there already changes nothing; with `again` the claims and mentions of this extraction
        that are not there yet are appended, checked against the text as it was first recorded.

        Raises:
            ClaimError: a claim or mention does not fit the vocabulary or the text; nothing is written.
            UnreadableInput: the document cannot be stored.
        """
        self._check_writable()
        check_storable(document)
        with self.transaction():
            kept = documents.load(self._connection, document.id)
            if kept is None:
                return self._add(document, original, extraction)
            if not again:
                return Recorded(document=document.id, outcome="known", reason=_why_known(kept, document))
            found, mentions = self._append(kept, extraction)
        changed = found + mentions > 0
        return Recorded(
            document=document.id,
            outcome="extended" if changed else "known",
            claims=found,
            mentions=mentions,
            reason="" if changed else "this extraction found nothing that is not there",
        )

    def _add(self, document: Document, original: bytes, extraction: Extraction) -> Recorded:
        now = self._clock()
        sha256 = originals.store(self._connection, original, now=now)
        documents.store(self._connection, document, original=sha256, now=now)
        computed.index_documents(self._connection, [document])
        found, mentions = self._append(document, extraction)
        return Recorded(document=document.id, outcome="added", claims=found, mentions=mentions)

    def _append(self, document: Document, extraction: Extraction) -> tuple[int, int]:
        now = self._clock()
        fresh = claims.store(self._connection, document, extraction.claims, now=now)
        computed.index_claims(self._connection, fresh)
        self._note_coders(claims.coded_alike(self._connection, document, extraction.claims), now)
        return len(fresh), claims.store_mentions(self._connection, document, extraction.mentions, now=now)

    def _note_coders(self, alike: Iterable[Claim], now: str) -> None:
        """Keep who coded what another recorded first: a claim has one row, and two coders may write the same."""
        for claim in alike:
            who = claim.extractor.removeprefix(claims.OF_A_CODER)
            draft = Decision(who=who, kind=decisions.CODED, target=claim.id, value=claim)
            decisions.store(self._connection, draft, now=now)

    def refuse(self, *, source: str, reason: str, message: str, sha256: str | None = None) -> bool:
        """Note an input that could not become a document; return whether that is new."""
        self._check_writable()
        refusal = Refusal(source=source, reason=reason, message=message, sha256=sha256)
        with self.transaction():
            return refusals.store(self._connection, refusal, now=self._clock())

    def decide(self, *, who: str, kind: str, target: str, value: Any = None, why: str = "") -> Decision:
        """Append a person's decision and return it; the same one, still standing, is not repeated."""
        self._check_writable()
        draft = Decision(who=who, kind=kind, target=target, value=value, why=why)
        with self.transaction():
            decision, _ = decisions.store(self._connection, draft, now=self._clock())
        return decision

    def withdraw(self, decision: int, *, who: str, why: str = "") -> Decision:
        """Take back a decision by appending a withdrawal, and return that."""
        self._check_writable()
        with self.transaction():
            return decisions.withdraw(self._connection, decision, who=who, why=why, now=self._clock())

    def documents(self) -> Iterator[DocumentRow]:
        """Yield a row for every document in the order of recording."""
        return documents.listing(self._connection)

    def has_document(self, document: str) -> bool:
        """Tell whether a document with exactly this id is recorded."""
        return self._connection.one("SELECT 1 FROM documents WHERE id = ?", (document,)) is not None

    def document_ids(self) -> list[str]:
        """Return the id of every document in the order of recording."""
        return [str(row[0]) for row in self._connection.stream("SELECT id FROM documents ORDER BY seq")]

    def document(self, key: str) -> Document:
        """Return the document that an id, the beginning of one, a name or a title means; CaseError if not one."""
        return documents.find_one(self._connection, key)

    def original(self, key: str) -> bytes:
        """Return the bytes that a document was read from."""
        document = documents.find_one(self._connection, key)
        row = self._connection.one("SELECT original FROM documents WHERE id = ?", (document.id,))
        return originals.load(self._connection, "" if row is None else str(row[0]))

    def mentions(self, key: str) -> list[Mention]:
        """Return the mentions of a document in the order of recording."""
        return claims.load_mentions(self._connection, documents.find_one(self._connection, key).id)

    def claims(self, *, limit: int | None = None, offset: int = 0, **filters: Unpack[ClaimFilters]) -> Iterator[Claim]:
        """Yield the claims that the filters keep (see ClaimFilters), in the order of recording."""
        for raw in self.claims_json(limit=limit, offset=offset, **filters):
            yield claims.decode(self._connection, raw)

    def claims_json(
        self, *, limit: int | None = None, offset: int = 0, **filters: Unpack[ClaimFilters]
    ) -> Iterator[str]:
        """Yield the same claims as JSON objects of the claims format, as they are stored."""
        for (raw,) in listing.select(self._connection, "claim", filters, limit=limit, offset=offset):
            yield raw

    def claims_with_ids(
        self, *, limit: int | None = None, **filters: Unpack[ClaimFilters]
    ) -> Iterator[tuple[str, str]]:
        """Yield id and JSON of the claims that the filters keep, in the order of recording."""
        for key, raw in listing.select(self._connection, "id, claim", filters, limit=limit):
            yield str(key), str(raw)

    def claim_ids(self, **filters: Unpack[ClaimFilters]) -> Iterator[str]:
        """Yield the ids of the claims that the filters keep."""
        for (key,) in listing.select(self._connection, "id", filters):
            yield str(key)

    def claim(self, key: str) -> Claim:
        """Return the claim whose id is `key` or begins with it; ClaimError if not one."""
        return claims.load_one(self._connection, key)

    def count_claims(self, **filters: Unpack[ClaimFilters]) -> int:
        """Return how many claims the filters keep."""
        return listing.count(self._connection, filters)

    def actors(self) -> list[ActorRow]:
        """Return who occurs in the claims, those with most claims first."""
        return actors.listing(self._connection)

    def refusals(self) -> Iterator[Refusal]:
        """Yield what was refused, in the order of recording."""
        return refusals.listing(self._connection)

    def decisions(
        self, *, kind: str | None = None, target: str | None = None, standing: bool = False
    ) -> Iterator[Decision]:
        """Yield decisions in the order they were made; `standing` keeps those that hold now."""
        return decisions.listing(self._connection, kind=kind, target=target, standing=standing)

    def search(self, query: str, *, limit: int | None = None) -> Iterator[Hit]:
        """Yield the passages that hold every term of a query."""
        return search(self._connection, query, limit=limit)

    def counts(self) -> dict[str, int]:
        """Return how many rows each kept table has."""
        rows = (self._connection.one(f"SELECT count(*) FROM {table}") for table in COUNTED)  # noqa: S608
        return {table: 0 if row is None else int(row[0]) for table, row in zip(COUNTED, rows, strict=True)}

    def head(self) -> Head:
        """Return the end of the audit chain, worth noting down elsewhere."""
        return chain.head(self._connection)

    def rebuild(self) -> None:
        """Drop the computed tables and make them again from documents and claims."""
        self._check_writable()
        computed.rebuild(self._connection)

    def verify(self, *, head: str | None = None) -> VerifyReport:
        """Hash everything again; `head` is a chain hash noted earlier that the chain must pass through."""
        return verify(self._connection, head=head)

    def known(self, sort: str) -> dict[str, tuple[str, str]]:
        """Return what was computed of a sort: `made_of` and `record` by id; see known_rows."""
        return known_rows.load(self._connection, sort)

    def known_of(self, claims: Iterable[str], sort: str) -> dict[str, list[str]]:
        """Return the ids of the records of a sort that rest on each of these claims."""
        return known_rows.holders(self._connection, claims, sort)

    def keep_known(self, rows: Mapping[str, Mapping[str, KnownRow]], *, stamp: str) -> dict[str, Written]:
        """Make `rows`, by sort and id, what is kept as known, in one transaction; unchanged rows stay untouched."""
        self._check_writable()
        with self.transaction():
            written = {sort: known_rows.replace(self._connection, sort, rows[sort]) for sort in rows}
            known_rows.mark(self._connection, stamp)
        return written

    def known_stamp(self) -> str | None:
        """Return the stamp that `keep_known` left, None where what is known must be computed anew."""
        return known_rows.stamp(self._connection)

    def _check_writable(self) -> None:
        if not self._connection.writable:
            raise CaseError(f"{self.path}: the case is open for reading only; open it with mode='write'")


def _why_known(kept: Document, document: Document) -> str:
    if kept.text == document.text:
        return "the same bytes are recorded already"
    return f"the same bytes are recorded already, with the text that {kept.reader} read"
