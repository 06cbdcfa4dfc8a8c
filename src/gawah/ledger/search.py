"""Search in the passages: every term of a query must stand in the same passage, in any script, in any spelling.

Index and query are folded alike (gawah.reading.folding), so كوئٹہ finds کوئٹہ. A term is any run of characters, not a
whole word. Terms of three characters and more are looked up in a trigram index; shorter ones, and all of them
where SQLite has no trigram index, are looked for in the folded text of each passage: slower, with the same result.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from gawah.ledger import nested
from gawah.ledger.connection import Connection
from gawah.model import Passage
from gawah.reading.folding import Folded, fold, fold_with_offsets

_SPACES = str.maketrans(dict.fromkeys("\x00\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029", " "))
_AROUND = 60
"""Characters shown on either side of the first match."""


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A passage that fits a query.

    `start` and `end` are the offsets of `snippet` in the document's text; `matches` are the offsets of what was
    found, also in the document's text, for the whole passage. `label` is what a person would cite ("page 2").
    """

    document: str
    name: str
    title: str | None
    passage: int
    label: str
    start: int
    end: int
    snippet: str
    matches: tuple[tuple[int, int], ...]


def searchable(text: str) -> str:
    """Return `text` folded, with each line break or control space as one space."""
    return fold(text).translate(_SPACES)


def terms(query: str) -> list[str]:
    """Return the folded terms of a query: its words, and what stands in double quotation marks as one."""
    folded = searchable(query)
    found = [quoted or word for quoted, word in re.findall(r'"([^"]+)"|([^\s"]+)', folded)]
    if len(found) == 0 and len(folded.strip()) > 0:
        found = [folded.strip()]
    return list(dict.fromkeys(found))


@lru_cache(maxsize=1)
def has_trigrams() -> bool:
    """Tell whether this SQLite can make a trigram index (3.34 and later, with FTS5)."""
    probe = sqlite3.connect(":memory:")
    try:
        probe.execute(INDEX.replace("content = 'passages', content_rowid = 'id', ", ""))
    except sqlite3.OperationalError:
        return False
    finally:
        probe.close()
    return True


# The text is folded by us, so the tokenizer must not fold again: case_sensitive leaves it alone.
INDEX = """
CREATE VIRTUAL TABLE search USING fts5 (
  folded, content = 'passages', content_rowid = 'id', tokenize = 'trigram case_sensitive 1'
)
"""


def is_indexed(connection: Connection) -> bool:
    """Tell whether the case has a trigram index."""
    return connection.one("SELECT 1 FROM sqlite_master WHERE name = 'search'") is not None


def add(connection: Connection, rows: Iterable[tuple[int, str]]) -> None:
    """Put passages (row id, folded text) into the index, where there is one."""
    if is_indexed(connection):
        connection.run_many("INSERT INTO search (rowid, folded) VALUES (?, ?)", rows)


def index_fault(connection: Connection) -> str | None:
    """Return what is wrong in the trigram index, or None; the passages themselves are taken as right.

    SQLite compares an index with its rows only where it may write, so the index is copied to a temporary file.
    """
    if not (is_indexed(connection) and has_trigrams()):
        return None
    copy = sqlite3.connect("", isolation_level=None)
    try:
        copy.execute("BEGIN")
        copy.execute("CREATE TABLE passages (id INTEGER PRIMARY KEY, folded TEXT)")
        copy.execute(INDEX)
        copy.executemany("INSERT INTO passages VALUES (?, ?)", connection.stream("SELECT id, folded FROM passages"))
        for table, columns in _OF_THE_INDEX.items():
            copy.execute(f"DELETE FROM {table}")  # noqa: S608
            rows = connection.stream(f"SELECT * FROM {table}")  # noqa: S608
            copy.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})", rows)  # noqa: S608
        copy.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    except sqlite3.Error as error:
        return f"the index is not that of the passages ({error})"
    finally:
        copy.close()
    return None


_OF_THE_INDEX = {"search_config": 2, "search_data": 2, "search_docsize": 2, "search_idx": 3}
"""Table that SQLite keeps for the index -> how many columns it has."""


def search(connection: Connection, query: str, *, limit: int | None = None) -> Iterator[Hit]:
    """Yield the passages that hold every term of `query`, in the order of recording and of the text."""
    wanted = terms(query)
    if len(wanted) == 0:
        return
    found = 0
    here: _Page | None = None
    for document, position, start, end in _candidates(connection, wanted):
        if here is None or here.document != document:
            here = _Page.load(connection, document)
        hit = here.hit(position, start, end, wanted)
        if hit is not None:
            yield hit
            found += 1
            if found == limit:
                return


def _candidates(connection: Connection, wanted: list[str]) -> Iterator[tuple[str, int, int, int]]:
    indexed = is_indexed(connection) and has_trigrams()
    long = [term for term in wanted if indexed and len(term) >= 3]
    clauses = ["instr(folded, ?) > 0" for _ in wanted]
    parameters = list(wanted)
    if len(long) > 0:
        clauses.insert(0, "id IN (SELECT rowid FROM search WHERE search MATCH ?)")
        parameters.insert(0, " AND ".join(f'''"{term.replace('"', '""')}"''' for term in long))
    sql = f'SELECT document, position, start, "end" FROM passages WHERE {" AND ".join(clauses)} ORDER BY id'  # noqa: S608
    for document, position, start, end in connection.stream(sql, parameters):
        yield str(document), int(position), int(start), int(end)


class _Page:
    """The document that hits are being shown from."""

    def __init__(self, document: str, name: str, title: str | None, text: str, passages: tuple[Passage, ...]) -> None:
        self.document = document
        self.name = name
        self.title = title
        self.text = text
        self.passages = passages

    @classmethod
    def load(cls, connection: Connection, document: str) -> _Page:
        row = connection.one("SELECT name, title, text, passages FROM documents WHERE id = ?", (document,))
        name, title, text, passages = row if row is not None else ("", None, "", "[]")
        spans = nested.decode(connection, passages, tuple[Passage, ...], what=f"document {document!r}")
        return cls(document, name, title, text, spans)

    def hit(self, position: int, start: int, end: int, wanted: list[str]) -> Hit | None:
        """Return the hit in one passage, or None if a term is not there after all."""
        folded = fold_with_offsets(self.text[start:end])
        text = folded.text.translate(_SPACES)
        found = [_spans(folded, text, term) for term in wanted]
        if any(len(spans) == 0 for spans in found):
            return None
        matches = sorted({(start + a, start + b) for spans in found for a, b in spans})
        first, last = self._window(start, end, matches[0])
        return Hit(
            document=self.document,
            name=self.name,
            title=self.title,
            passage=position,
            label=self.passages[position].label if position < len(self.passages) else "",
            start=first,
            end=last,
            snippet=self.text[first:last],
            matches=tuple(matches),
        )

    def _window(self, start: int, end: int, match: tuple[int, int]) -> tuple[int, int]:
        """Return the offsets of a snippet around `match`, cut at spaces, inside the passage."""
        first, last = max(start, match[0] - _AROUND), min(end, match[1] + _AROUND)
        if first > start:
            space = self.text.find(" ", first, match[0])
            first = space + 1 if space >= 0 else first
        if last < end:
            space = self.text.rfind(" ", match[1], last)
            last = space if space >= 0 else last
        return first, last


def _spans(folded: Folded, text: str, term: str) -> list[tuple[int, int]]:
    spans = []
    at = text.find(term)
    while at >= 0:
        until = at + len(term)
        # One verbatim character may fold to several (ﷲ, ß): a match that ends inside it takes it whole.
        spans.append((folded.offsets[at], max(folded.offsets[until], folded.offsets[until - 1] + 1)))
        at = text.find(term, until)
    return spans
