"""Opening a case file: what is one, what may be done with it, and who else is using it."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sqlite3
import stat
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from gawah.errors import CaseError, GawahError
from gawah.ledger import Ledger, migrations
from gawah.ledger.connection import Mode

from .building import dump, fill, raw, report


def test_a_case_is_made_only_when_asked(tmp_path: Path) -> None:
    """`create` makes a missing case; `write` and `read` refuse one and leave nothing behind."""
    path = tmp_path / "a.gawah"
    modes: list[Mode] = ["read", "write"]
    for mode in modes:
        with pytest.raises(CaseError, match="no such case"):
            Ledger.open(path, mode=mode)
    assert list(tmp_path.iterdir()) == []
    Ledger.open(path, mode="create").close()
    for mode in modes:
        Ledger.open(path, mode=mode).close()
    assert list(tmp_path.iterdir()) == [path]


def test_a_closed_case_is_one_file(tmp_path: Path) -> None:
    """Neither a writer nor a reader leaves files beside the case, and a reader leaves its bytes as they are."""
    path = tmp_path / "a.gawah"
    fill(path, [report(1)])
    before = path.read_bytes()
    with Ledger.open(path) as ledger:
        assert ledger.verify().ok
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == before


def test_names_with_any_characters_are_files(tmp_path: Path) -> None:
    """Question marks, hashes, percent signs and Urdu in a name lead to that file."""
    for name in ("what? #1 100%.gawah", "مقدمہ.gawah", "file:x?mode=memory.gawah"):
        path = tmp_path / name
        fill(path, [report(1)])
        assert path.stat().st_size > 0
        with Ledger.open(path) as ledger:
            assert ledger.counts()["documents"] == 1


def _foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE places (name TEXT)")


@pytest.mark.parametrize("mode", ["read", "write", "create"])
@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: path.write_bytes(b"A plain text of some length.\n" * 200), "found something else"),
        (_foreign, "another program's SQLite file"),
        (lambda path: path.mkdir(), "found a folder"),
    ],
    ids=["text", "foreign", "folder"],
)
def test_what_is_no_case_is_refused_and_left_alone(tmp_path: Path, mode: Mode, make: object, message: str) -> None:
    """A text file, another program's database or a folder is named as such in every mode, and not changed."""
    path = tmp_path / "a.gawah"
    make(path)  # type: ignore[operator]
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(CaseError, match=message):
        Ledger.open(path, mode=mode)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_an_empty_file_is_a_case_not_begun(tmp_path: Path) -> None:
    """An empty file, as a kill at the very start may leave, can be begun but not read."""
    path = tmp_path / "a.gawah"
    path.touch()
    with pytest.raises(CaseError, match="empty"):
        Ledger.open(path)
    fill(path, [report(1)])
    with Ledger.open(path) as ledger:
        assert ledger.verify().ok


@pytest.mark.parametrize("mode", ["read", "write", "create"])
def test_a_newer_case_is_refused(tmp_path: Path, mode: Mode) -> None:
    """A case that a newer version wrote is left alone, and the message says what to install."""
    path = tmp_path / "a.gawah"
    fill(path, [report(1)])
    with raw(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(CaseError, match=r"format version 99.*install a newer Gawah"):
        Ledger.open(path, mode=mode)


@pytest.mark.parametrize("mode", ["read", "write", "create"])
def test_a_case_without_its_format_is_refused(tmp_path: Path, mode: Mode) -> None:
    """It is neither begun anew nor called empty."""
    path = tmp_path / "a.gawah"
    fill(path, [report(1)])
    with raw(path) as connection:
        connection.execute("PRAGMA user_version = 0")
    with pytest.raises(CaseError, match="taken out"):
        Ledger.open(path, mode=mode)


def test_an_older_case_is_brought_up_to_date_when_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Missing steps run once, in one transaction; a reader is told to run them."""
    path = tmp_path / "a.gawah"
    fill(path, [report(1)])
    steps = (*migrations.MIGRATIONS, lambda connection: connection.run("CREATE TABLE later (x)"))
    monkeypatch.setattr(migrations, "MIGRATIONS", steps)
    with pytest.raises(CaseError, match=r"older Gawah.*gawah rebuild"):
        Ledger.open(path)
    with Ledger.open(path, mode="write") as ledger:
        assert ledger.verify().ok
    with Ledger.open(path) as ledger:
        assert ledger.counts()["documents"] == 1
    assert "later" in dump(path)


def test_a_failed_step_leaves_the_case_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A migration that fails half-way is undone."""
    path = tmp_path / "a.gawah"
    fill(path, [report(1)])
    before = dump(path)

    def broken(connection: object) -> None:
        connection.run("CREATE TABLE later (x)")  # type: ignore[attr-defined]
        raise CaseError("no")

    with monkeypatch.context() as patched:
        patched.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, broken))
        with pytest.raises(CaseError, match="no"):
            Ledger.open(path, mode="write")
    assert dump(path) == before


def test_computed_tables_of_another_version_are_made_again(tmp_path: Path) -> None:
    """A case whose computed tables are of another version is rebuilt when opened for writing."""
    path = tmp_path / "a.gawah"
    fill(path, [report(1)])
    before = dump(path)
    with raw(path) as connection:
        connection.execute("UPDATE meta SET value = '0' WHERE key = 'computed'")
        connection.execute("DROP TABLE claim_places")
    with pytest.raises(CaseError, match="gawah rebuild"):
        Ledger.open(path)
    Ledger.open(path, mode="write").close()
    assert dump(path) == before


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    """Every write through a read-only ledger is refused, by us and by SQLite."""
    path = tmp_path / "a.gawah"
    fill(path, [report(1)])
    with Ledger.open(path) as ledger:
        writes = (
            lambda: ledger.record(*report(2)),
            lambda: ledger.refuse(source="x", reason="y", message="z"),
            lambda: ledger.decide(who="a", kind="b", target="c"),
            lambda: ledger.withdraw(1, who="a"),
            ledger.rebuild,
        )
        for write in writes:
            with pytest.raises(CaseError, match="open for reading only"):
                write()
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            ledger._connection.raw.execute("CREATE TABLE x (y)")


def _as_nobody(work: object, path: Path) -> str:
    """Run `work(path)` in a process without rights (root may write anywhere) and return what it says."""
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    child = context.Process(target=_child, args=(work, path, sending))
    child.start()
    child.join(30)
    return str(receiving.recv()) if receiving.poll() else f"no answer, exit {child.exitcode}"


def _child(work: object, path: Path, answer: object) -> None:
    if os.getuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    try:
        said = work(path)  # type: ignore[operator]
    except GawahError as error:
        said = str(error)
    answer.send(said)  # type: ignore[attr-defined]


@pytest.fixture
def sealed() -> Iterator[Path]:
    """A case file in a folder, both open to all for reading and to nobody for writing."""
    folder = Path(tempfile.mkdtemp())
    path = folder / "a.gawah"
    fill(path, [report(1)])
    path.chmod(0o444)
    folder.chmod(0o555)
    yield path
    folder.chmod(0o755)
    shutil.rmtree(folder)


def _verified(path: Path) -> str:
    with Ledger.open(path) as ledger:
        return f"{ledger.counts()['claims']} claims, {ledger.verify().fault}, {len(list(ledger.search('kharan')))} hits"


def _opened_for_writing(path: Path) -> str:
    with Ledger.open(path, mode="write"):
        return "opened"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes with other rights")
def test_a_sealed_folder_can_be_read(sealed: Path) -> None:
    """A case on a read-only medium is listed, searched and verified, and cannot be opened for writing."""
    assert _as_nobody(_verified, sealed) == "3 claims, None, 1 hits"
    assert "cannot be written" in _as_nobody(_opened_for_writing, sealed)
    assert [path.name for path in sealed.parent.iterdir()] == ["a.gawah"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes with other rights")
def test_a_log_that_cannot_be_read_is_not_passed_over(sealed: Path) -> None:
    """Where a killed writer left a log in a sealed folder, reading without it would hide rows: it is refused."""
    sealed.parent.chmod(0o755)
    log = sealed.with_name("a.gawah-wal")
    log.write_bytes(b"x" * 64)
    log.chmod(0o444)
    sealed.parent.chmod(0o555)
    assert "cannot be opened" in _as_nobody(_verified, sealed)


def test_a_reader_sees_whole_states_while_another_writes(tmp_path: Path) -> None:
    """A reader neither waits nor sees a half-written document, and sees it once it is whole."""
    path = tmp_path / "a.gawah"
    fill(path, [report(1)])
    with Ledger.open(path, mode="write") as writer, Ledger.open(path) as reader:
        with writer.transaction():
            writer.record(*report(2))
            assert reader.counts()["documents"] == 1
            assert reader.verify().ok
        assert reader.counts()["documents"] == 2


def test_a_second_writer_waits_or_is_told(tmp_path: Path) -> None:
    """A second writer waits for the first as long as its patience lasts, then says what is going on."""
    path = tmp_path / "a.gawah"
    fill(path, [])
    with Ledger.open(path, mode="write") as first, Ledger.open(path, mode="write", patience=0.05) as second:
        with first.transaction(), pytest.raises(CaseError, match="another process is writing"):
            second.record(*report(1))
        assert second.record(*report(1)).outcome == "added"


def _write_some(path: Path, first: int, gate: threading.Barrier) -> None:
    gate.wait()
    with Ledger.open(path, mode="create") as ledger:
        for number in range(first, first + 4):
            ledger.record(*report(number))


def test_writers_at_once_all_get_through(tmp_path: Path) -> None:
    """Several writers that even begin the case at the same moment lose nothing, and the chain holds."""
    for attempt in range(10):
        path = tmp_path / f"{attempt}.gawah"
        gate = threading.Barrier(4)
        threads = [threading.Thread(target=_write_some, args=(path, 2 * first, gate)) for first in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        with Ledger.open(path) as ledger:
            assert ledger.counts()["documents"] == 10
            assert ledger.verify().ok


def test_an_inner_transaction_undoes_only_itself(tmp_path: Path) -> None:
    """What fails inside is undone to where it began; the outer one goes on and is kept whole."""
    path = tmp_path / "a.gawah"
    with Ledger.open(path, mode="create") as ledger:
        with ledger.transaction():
            ledger.record(*report(1))
            with pytest.raises(ZeroDivisionError), ledger.transaction():
                ledger.record(*report(2))
                with ledger.transaction():
                    ledger.record(*report(3))
                raise ZeroDivisionError
            ledger.record(*report(4))
        assert [row.name for row in ledger.documents()] == ["report-1.txt", "report-4.txt"]
        assert ledger.verify().ok


def test_nothing_is_kept_of_a_transaction_that_fails(tmp_path: Path) -> None:
    """The library never commits what its caller opened."""
    with Ledger.open(tmp_path / "a.gawah", mode="create") as ledger:
        with pytest.raises(ZeroDivisionError), ledger.transaction():
            ledger.record(*report(1))
            ledger.refuse(source="x", reason="y", message="z")
            ledger.decide(who="a", kind="b", target="c")
            ledger.rebuild()
            raise ZeroDivisionError
        assert set(ledger.counts().values()) == {0}
        assert ledger.verify().ok


@pytest.mark.parametrize("table", ["originals", "documents", "mentions", "claims", "refusals", "decisions", "audit"])
def test_kept_rows_can_be_neither_changed_nor_deleted(tmp_path: Path, table: str) -> None:
    """The tables themselves refuse UPDATE and DELETE, whatever program asks."""
    path = tmp_path / "a.gawah"
    fill(path, [report(1)])
    with Ledger.open(path, mode="write") as ledger:
        ledger.refuse(source="x", reason="y", message="z")
        ledger.decide(who="a", kind="b", target="c")
    column = {"originals": "size", "audit": "at", "mentions": "value", "decisions": "why"}.get(table, "recorded_at")
    with raw(path) as connection:
        for statement in (f"UPDATE {table} SET {column} = 7", f"DELETE FROM {table}"):
            with pytest.raises(sqlite3.IntegrityError, match=r"append-only"):
                connection.execute(statement)


def test_a_withdrawal_is_marked_once(tmp_path: Path) -> None:
    """`withdrawn_by` is set from nothing to a decision, and never again."""
    path = tmp_path / "a.gawah"
    with Ledger.open(path, mode="create") as ledger:
        ledger.withdraw(ledger.decide(who="a", kind="b", target="c").id, who="a")
    with raw(path) as connection:
        for value in ("NULL", "1"):
            with pytest.raises(sqlite3.IntegrityError, match="withdrawn once"):
                connection.execute(f"UPDATE decisions SET withdrawn_by = {value} WHERE id = 1")


def test_tools_can_tell_the_format(tmp_path: Path) -> None:
    """The file carries the mark of the format, and the log is written ahead."""
    path = tmp_path / "a.gawah"
    fill(path, [])
    assert path.read_bytes()[68:72] == b"GAWH"
    with raw(path) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert stat.S_ISREG(path.stat().st_mode)
