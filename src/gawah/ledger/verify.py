"""Verification: hash everything again and say the first row that does not fit.

Order: the file as SQLite sees it; each link of the chain with the row it stands for, and its end; rows that no link
stands for; rows that point nowhere; the guards of the tables; the computed tables.
"""

from __future__ import annotations

import codecs
import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from gawah.errors import CaseError, ClaimError
from gawah.ledger import chain, claims, computed, decisions, documents, migrations, originals
from gawah.ledger.admission import check_mention, check_quotes, check_words
from gawah.ledger.chain import CHAINED, Head
from gawah.ledger.connection import Connection, Row
from gawah.model import Document, claim_id


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """The first thing that does not fit: in which table, which row, at which link of the chain, and what is wrong."""

    table: str
    key: str
    message: str
    link: int | None = None

    def __str__(self) -> str:
        """Return the fault as one line for a person."""
        link = "" if self.link is None else f" (link {self.link} of the chain)"
        return f"{self.table} {self.key}{link}: {self.message}"


class VerifyReport(msgspec.Struct, frozen=True, kw_only=True):
    """What a verification found: rows checked by table up to the first fault, the end of the chain, the fault."""

    checked: dict[str, int]
    head: Head
    fault: Fault | None = None

    @property
    def ok(self) -> bool:
        """Tell whether everything fits."""
        return self.fault is None

    @property
    def rows(self) -> int:
        """Return how many rows were checked."""
        return sum(self.checked.values())


def verify(connection: Connection, *, head: str | None = None) -> VerifyReport:
    """Check the whole case.

    Args:
        connection: an open case; reading is enough.
        head: a chain hash noted down earlier; the chain must still pass through it.
    """
    walk = _Walk(connection)
    with connection.snapshot():
        try:
            fault = next(walk.faults(head), None)
            end = chain.head(connection)
        except CaseError as error:
            fault, end = Fault(table="file", key=str(connection.path), message=str(error)), Head(0, "")
    return VerifyReport(checked=dict(walk.checked), head=end, fault=fault)


class _Walk:
    """One pass over the case, counting what was checked."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.checked: Counter[str] = Counter()
        self._document: Document | None = None

    def faults(self, head: str | None) -> Iterator[Fault]:
        yield from self._file()
        yield from self._links(head)
        yield from self._unchained()
        yield from self._pointers()
        yield from self._guards()
        yield from self._computed()

    def _file(self) -> Iterator[Fault]:
        told = self.connection.rows("PRAGMA integrity_check(1)")
        if told != [("ok",)]:
            yield Fault(table="file", key=str(self.connection.path), message="; ".join(str(row[0]) for row in told))

    def _links(self, head: str | None) -> Iterator[Fault]:
        previous, expected = chain.start(self.connection), 0
        seen = head is None or head == previous
        for link in self.connection.stream("SELECT * FROM audit ORDER BY seq"):
            expected += 1
            message = _link_fault(link, expected, previous)
            if message is not None:
                yield Fault(table="audit", key=str(link[0]), message=message, link=expected)
            yield from self._row(link)
            previous = str(link[5])
            seen = seen or previous == head
            self.checked["audit"] += 1
        end = chain.head(self.connection)
        if end != Head(expected, previous):
            yield Fault(
                table="audit",
                key=str(expected),
                message=f"the chain ends after {expected} links with {previous}, but meta says after {end.length} "
                f"with {end.hash}: links were cut off or added",
            )
        if not seen:
            yield Fault(table="audit", key=str(head), message="the chain does not pass through this hash: rewritten")

    def _row(self, link: Row) -> Iterator[Fault]:
        seq, table, key, wanted = int(link[0]), str(link[1]), str(link[2]), link[3]
        message = self._row_fault(table, key, wanted)
        if message is not None:
            yield Fault(table=table, key=key, message=message, link=seq)
        self.checked[table] += 1

    def _row_fault(self, table: str, key: str, wanted: object) -> str | None:
        if table not in CHAINED:
            return f"the chain names a table that is not chained; expected one of {', '.join(CHAINED)}"
        try:
            found = chain.row_hash(self.connection, table, key)
            if found is None:
                return "the row is missing"
            if found != wanted:
                return "the row is not what was recorded: its hash differs"
            return self._content_fault(table, key)
        except (CaseError, ClaimError, UnicodeError) as error:
            return str(error)

    def _content_fault(self, table: str, key: str) -> str | None:
        """Return what is wrong in a row whose hash fits: a forger may have hashed again."""
        match table:
            case "originals":
                return self._original(key)
            case "documents":
                return self._document_text(key)
            case "claims":
                return self._claim(key)
            case "mentions":
                return self._mentions(key)
            case "decisions":
                return self._decision(key)
        return None

    def _original(self, key: str) -> str | None:
        row = self.connection.one("SELECT size, compressed FROM originals WHERE sha256 = ?", (key,))
        original = None if row is None else originals.unpack(*row)
        if original is None:
            return "the stored bytes cannot be unpacked to the size that was recorded"
        found = hashlib.sha256(original).hexdigest()
        return None if found == key else f"the bytes have SHA-256 {found}"

    def _document_text(self, key: str) -> str | None:
        """Return what is wrong in a document beside its original: a text that is the file's own must be in the file."""
        document = self._text(key)
        row = self.connection.one(
            "SELECT size, compressed FROM originals JOIN documents ON original = sha256 WHERE id = ?", (key,)
        )
        if row is None or not document.text_is_original or any(note.code == "encoding" for note in document.notes):
            return None
        original = originals.unpack(*row) or b""
        same = original.removeprefix(codecs.BOM_UTF8) == document.text.encode("utf-8")
        return None if same else "the text is not that of its original"

    def _claim(self, key: str) -> str | None:
        columns = ", ".join(f'"{column}"' for column in claims.CLAIM_COLUMNS)
        row = self.connection.one(f"SELECT claim, {columns} FROM claims WHERE id = ?", (key,))  # noqa: S608
        raw, *kept = row if row is not None else ("",)
        claim = claims.decode(self.connection, raw)
        check_words(claim)
        check_quotes(self._text(claim.document.id), claim)
        if claim_id(claim) != key:
            return f"the id of what the claim says is {claim_id(claim)}"
        return None if claims.columns_of(claim) == tuple(kept) else "the columns differ from the claim itself"

    def _mentions(self, key: str) -> str | None:
        row = self.connection.one("SELECT document FROM mentions WHERE batch = ?", (key,))
        document = self._text(str(row[0]) if row is not None else "")
        for mention in claims.load_mentions(self.connection, document.id):
            check_mention(document, mention)
        return None

    def _decision(self, key: str) -> str | None:
        decision = decisions.load(self.connection, int(key))
        sql = "SELECT id FROM decisions WHERE kind = ? AND target = ?"
        row = self.connection.one(sql, (decisions.WITHDRAW, key)) if decision.kind != decisions.WITHDRAW else None
        wanted = None if row is None else int(row[0])
        if decision.withdrawn_by == wanted:
            return None
        return f"withdrawn_by is {decision.withdrawn_by!r}, the withdrawals on record give {wanted!r}"

    def _text(self, document: str) -> Document:
        if self._document is None or self._document.id != document:
            self._document = documents.load(self.connection, document)
        if self._document is None:
            raise CaseError(f"its document {document!r} is missing")
        return self._document

    def _unchained(self) -> Iterator[Fault]:
        for table, chained in CHAINED.items():
            row = self.connection.one(
                f"SELECT {chained.key} FROM {table} WHERE CAST({chained.key} AS TEXT) NOT IN "  # noqa: S608
                "(SELECT row_key FROM audit WHERE table_name = ?) LIMIT 1",
                (table,),
            )
            if row is not None:
                yield Fault(
                    table=table, key=str(row[0]), message="the row is in no link of the chain: put in from outside"
                )

    def _pointers(self) -> Iterator[Fault]:
        broken = self.connection.one("PRAGMA foreign_key_check")
        if broken is not None:
            yield Fault(table=str(broken[0]), key=f"row {broken[1]}", message=f"points to no row of {broken[2]}")

    def _guards(self) -> Iterator[Fault]:
        wanted, there = _schema_of_new_case(), _schema(self.connection)
        for name, sql in wanted.items():
            # A case begun where SQLite has no trigrams has no index for the search.
            if there.get(name) != sql and (name in there or name != "search"):
                what = "is missing" if name not in there else "was changed"
                yield Fault(table="schema", key=name, message=f"this part of the case file {what}")
        for name in there:
            if name not in wanted and there[name].upper().startswith("CREATE TRIGGER"):
                yield Fault(table="schema", key=name, message="a trigger that Gawah did not make")

    def _computed(self) -> Iterator[Fault]:
        found = computed.stale(self.connection)
        if found is not None:
            table, message = found
            yield Fault(table=table, key="computed", message=f"{message}; `gawah rebuild` makes it again")


def _link_fault(link: Row, expected: int, previous: str) -> str | None:
    seq, table, key, of_row, before, found, at = link
    if seq != expected:
        return f"expected link {expected}, found {seq}: a link was taken out"
    if before != previous:
        return "does not hold the hash of the link before it"
    try:
        same = chain.link_hash((seq, table, key, of_row, before, at)) == found
    except TypeError:
        same = False
    return None if same else "the link is not what was recorded: its hash differs"


def _schema(connection: Connection) -> dict[str, str]:
    # The tables that SQLite itself keeps for the search differ from one version of SQLite to the next.
    own = "type = 'trigger' OR name NOT LIKE 'search~_%' ESCAPE '~'"
    rows = connection.rows(f"SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND ({own})")  # noqa: S608
    return {str(name): str(sql) for name, sql in rows}


def _schema_of_new_case() -> dict[str, str]:
    raw = sqlite3.connect(":memory:", isolation_level=None)
    try:
        fresh = Connection(raw, Path(":memory:"), writable=True)
        migrations.prepare(fresh, mode="create", now="")
        return _schema(fresh)
    finally:
        raw.close()
