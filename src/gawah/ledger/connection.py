"""One connection to a case file: statements, transactions that nest, and SQLite's faults told as CaseError."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Literal

from gawah.errors import CaseError

Mode = Literal["create", "write", "read"]
Row = tuple[Any, ...]

_FAULTS = {
    sqlite3.SQLITE_BUSY: "another process is writing to it; wait until it has finished and try again",
    sqlite3.SQLITE_LOCKED: "another connection is using it; close that and try again",
    sqlite3.SQLITE_NOTADB: "expected a Gawah case (an SQLite file), found something else; check the name",
    sqlite3.SQLITE_CORRUPT: "the file is damaged; restore a copy, or salvage it with `sqlite3 FILE .recover`",
    sqlite3.SQLITE_READONLY: "it is open for reading only, or the file or its folder cannot be written",
    sqlite3.SQLITE_FULL: "the disk is full; make room and run the same command again: whole documents are kept",
    sqlite3.SQLITE_IOERR: "reading or writing failed; see whether the disk is full or failing, and try again",
    sqlite3.SQLITE_CANTOPEN: "the file cannot be opened; check the name and the rights on the file and its folder",
}

# Beside SQLite's own: text with half characters and integers over 64 bits, which cannot be bound to a statement.
_ERRORS = (sqlite3.Error, UnicodeError, OverflowError)


def fault(path: Path, error: Exception) -> CaseError:
    """Return the CaseError that tells a person what an error of SQLite means and what to do."""
    code = getattr(error, "sqlite_errorcode", None)
    known = _FAULTS.get(code & 0xFF) if isinstance(code, int) else None
    return CaseError(f"{path}: {known} ({error})" if known is not None else f"{path}: {error}")


class Connection:
    """Statements and transactions on one open case file.

    Rows are tuples. Every fault of SQLite is raised as CaseError. A connection belongs to the thread that opened it.
    """

    def __init__(self, raw: sqlite3.Connection, path: Path, *, writable: bool, patience: float = 0.0) -> None:
        self.raw = raw
        self.path = path
        self.writable = writable
        self._patience = patience
        self._depth = 0

    def stream(self, sql: str, parameters: Iterable[Any] = ()) -> Iterator[Row]:
        """Yield the rows of a query as SQLite finds them."""
        try:
            yield from self.raw.execute(sql, tuple(parameters))
        except _ERRORS as error:
            raise fault(self.path, error) from error

    def rows(self, sql: str, parameters: Iterable[Any] = ()) -> list[Row]:
        """Return all rows of a query."""
        return list(self.stream(sql, parameters))

    def one(self, sql: str, parameters: Iterable[Any] = ()) -> Row | None:
        """Return the first row of a query, or None."""
        return next(iter(self.rows(sql, parameters)), None)

    def run(self, sql: str, parameters: Iterable[Any] = ()) -> int:
        """Run a statement and return the row id of the last row that was inserted."""
        try:
            return self.raw.execute(sql, tuple(parameters)).lastrowid or 0
        except _ERRORS as error:
            raise fault(self.path, error) from error

    def run_many(self, sql: str, parameters: Iterable[Iterable[Any]]) -> None:
        """Run a statement once for each set of parameters."""
        try:
            self.raw.executemany(sql, (tuple(each) for each in parameters))
        except _ERRORS as error:
            raise fault(self.path, error) from error

    def insert(self, table: str, **values: Any) -> int:
        """Insert one row and return its row id; table and column names come from this package only."""
        columns = ", ".join(f'"{column}"' for column in values)
        marks = ", ".join("?" * len(values))
        return self.run(f"INSERT INTO {table} ({columns}) VALUES ({marks})", values.values())  # noqa: S608

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep all that is written inside, or on an error nothing; nest freely: an inner one undoes only itself.

        The outermost takes the write lock at once (a reader: one unchanging view), so that a second writer waits
        here and never fails half-way.
        """
        inner = f"level_{self._depth}"
        outermost = self._depth == 0
        if outermost:
            self.run("BEGIN IMMEDIATE" if self.writable else "BEGIN")
        else:
            self.run(f"SAVEPOINT {inner}")
        self._depth += 1
        try:
            yield
            self.run("COMMIT" if outermost else f"RELEASE {inner}")
        except BaseException:
            self._undo(None if outermost else inner)
            raise
        finally:
            self._depth -= 1

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let all that is read inside be of one moment, without keeping any writer out."""
        if self.raw.in_transaction:
            yield
            return
        self.run("BEGIN")
        try:
            yield
        finally:
            self._undo(None)

    def _undo(self, savepoint: str | None) -> None:
        # SQLite ends the transaction by itself on a full disk or an input/output error: then nothing is left to undo.
        if not self.raw.in_transaction:
            return
        if savepoint is None:
            self.run("ROLLBACK")
        else:
            self.run(f"ROLLBACK TO {savepoint}")
            self.run(f"RELEASE {savepoint}")

    def write_ahead(self) -> None:
        """Switch the file to a write-ahead log, which it then keeps."""
        # SQLite does not wait for this by itself: where several processes begin a case at once, all but one are
        # turned away.
        until = time.monotonic() + self._patience
        while True:
            try:
                self.raw.execute("PRAGMA journal_mode = WAL").fetchone()
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                    raise fault(self.path, error) from error
                time.sleep(0.01)

    def close(self) -> None:
        """Close the file; what an open transaction wrote is undone."""
        self.raw.close()
        if not self.writable:
            _tidy(self.path)


def connect(path: Path, *, mode: Mode, patience: float) -> Connection:
    """Open the file at `path`, wait up to `patience` seconds for locks, and change nothing in it.

    Raises:
        CaseError: the file is missing, a folder, not to be written, or not an SQLite file.
    """
    _check_path(path, mode)
    try:
        if mode == "read":
            raw = _connect_for_reading(path, patience)
        else:
            raw = _connect(path, "mode=rwc" if mode == "create" else "mode=rw", patience)
    except _ERRORS as error:
        raise fault(path, error) from error
    return Connection(raw, path, writable=mode != "read", patience=patience)


def _check_path(path: Path, mode: Mode) -> None:
    if path.is_dir():
        raise CaseError(f"{path}: expected a case file, found a folder; name a file such as {path / 'case.gawah'}")
    if not path.exists():
        if mode != "create":
            raise CaseError(f"{path}: no such case; check the name, or make one with `gawah add {path} FILE`")
        if not path.parent.is_dir():
            raise CaseError(f"{path}: the folder {path.parent} does not exist; make it first")
    elif mode != "read" and not os.access(path, os.W_OK):
        raise CaseError(f"{path}: the file cannot be written; change its rights, or work on a copy")


def _connect(path: Path, query: str, patience: float) -> sqlite3.Connection:
    raw = sqlite3.connect(f"{path.resolve().as_uri()}?{query}", uri=True, timeout=patience, isolation_level=None)
    try:
        # A case may come from a stranger: nothing that its schema names may run with side effects.
        raw.execute("PRAGMA trusted_schema = OFF")
        raw.execute("PRAGMA foreign_keys = ON")
        with closing(raw.execute("SELECT count(*) FROM sqlite_master")) as cursor:
            cursor.fetchone()
    except BaseException:
        raw.close()
        raise
    return raw


def _connect_for_reading(path: Path, patience: float) -> sqlite3.Connection:
    try:
        return _connect(path, "mode=ro", patience)
    except sqlite3.OperationalError:
        # In a folder that cannot be written SQLite cannot make the index of the log. Where there is no log the file
        # alone is the whole case, and nobody here can change it: read it as a file that stays as it is.
        if _has_log(path):
            raise
        return _connect(path, "mode=ro&immutable=1", patience)


def _tidy(path: Path) -> None:
    """Let SQLite take away the empty log that a reader leaves beside the file; the file itself stays as it is.

    A connection that may only read makes a log and its index to take part in the locking, and cannot delete them. One
    that may write does so when it is closed, unless another process is using them.
    """
    log = path.with_name(path.name + "-wal")
    if not log.exists() or _has_log(path) or not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        return
    with suppress(sqlite3.Error):
        _connect(path, "mode=rw", 0.0).close()


def _has_log(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def statements(script: str) -> Iterator[str]:
    """Yield the statements of an SQL script one by one (`executescript` would commit the caller's transaction)."""
    pending = ""
    for line in script.splitlines(keepends=True):
        if len(pending) == 0 and (line.isspace() or line.startswith("--")):
            continue
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending.strip()
            pending = ""
