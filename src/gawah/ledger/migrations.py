"""The version of a case file: what says that a file is one, and the steps that bring an old one up to date.

The number of the last step is kept in `PRAGMA user_version`, the mark of the format in `PRAGMA application_id`.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from pathlib import Path

from gawah import __version__
from gawah.errors import CaseError
from gawah.ledger import chain, computed
from gawah.ledger.connection import Connection, Mode, statements

APPLICATION_ID = 0x47415748
"""The letters GAWH; `file` and SQLite tools show it, and no foreign database carries it."""


def _first_version(connection: Connection) -> None:
    script = Path(__file__).with_name("schema.sql").read_text("utf-8")
    for statement in statements(script):
        connection.run(statement)


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (_first_version,)
"""Step N brings a file of version N to version N + 1; steps are only ever added."""


def prepare(connection: Connection, *, mode: Mode, now: str) -> None:
    """Check that the file is a case, and when it may be written bring it up to date (or begin it).

    Raises:
        CaseError: a foreign database, an empty file, or a case that a newer version of Gawah wrote.
    """
    version = _version(connection)
    if mode == "read":
        _check_readable(connection, version)
        return
    # Write-ahead log: readers go on while one writes, and a killed writer leaves whole transactions only.
    # FULL: after a kill NORMAL would do, but a decision that a person was told is recorded must also survive a power
    # cut; the price is one flush for each document, small beside reading and extracting it.
    connection.write_ahead()
    connection.run("PRAGMA synchronous = FULL")
    if version < len(MIGRATIONS) or not computed.is_current(connection):
        with connection.transaction():
            _migrate(connection, now)


def _version(connection: Connection) -> int:
    with connection.snapshot():
        mark = _number(connection, "PRAGMA application_id")
        version = _number(connection, "PRAGMA user_version")
        tables = _number(connection, "SELECT count(*) FROM sqlite_master")
    if mark == 0 and version == 0 and tables == 0:
        return 0
    if mark != APPLICATION_ID:
        raise CaseError(
            f"{connection.path}: expected a Gawah case, found another program's SQLite file "
            f"(application_id {mark:#x}, {tables} tables and indexes); it was left as it is. Check the name"
        )
    if version < 1:
        raise CaseError(f"{connection.path}: the number of the case's format was taken out; restore a copy of the file")
    if version > len(MIGRATIONS):
        raise CaseError(
            f"{connection.path}: the case is of format version {version}, this Gawah ({__version__}) knows up to "
            f"version {len(MIGRATIONS)}; install a newer Gawah"
        )
    return version


def _check_readable(connection: Connection, version: int) -> None:
    if version == 0:
        raise CaseError(f"{connection.path}: the file is empty, no case was begun in it; add a document first")
    if version < len(MIGRATIONS) or not computed.is_current(connection):
        raise CaseError(
            f"{connection.path}: the case was written by an older Gawah (format version {version}, now "
            f"{len(MIGRATIONS)}); run `gawah rebuild` on it once, or on a copy if it cannot be written"
        )


def _migrate(connection: Connection, now: str) -> None:
    # Asked again under the lock: another process may have begun the case meanwhile.
    version = _version(connection)
    for step in MIGRATIONS[version:]:
        step(connection)
    if version == 0:
        connection.run(f"PRAGMA application_id = {APPLICATION_ID}")
        chain.begin(connection, case=str(uuid.uuid4()), created_at=now, created_by=f"gawah {__version__}")
    connection.run(f"PRAGMA user_version = {len(MIGRATIONS)}")
    if not computed.is_current(connection):
        computed.rebuild(connection)


def _number(connection: Connection, sql: str) -> int:
    row = connection.one(sql)
    return 0 if row is None else int(row[0])
