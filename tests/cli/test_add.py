"""`gawah add`: folders, stdin, refusals, names of every kind, and doing it again."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from gawah.case import Case
from gawah.cli.terminal_text import width

from .conftest import Run

REPORT = "The Dashtar Front says it attacked a convoy near Tolmarak.\n\nThe ministry denies report {}.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with three reports, one of them below another folder."""
    place = tmp_path / "reports"
    (place / "deeper").mkdir(parents=True)
    for number, name in enumerate(("a.txt", "b.txt", "deeper/c.txt")):
        (place / name).write_text(REPORT.format(number), encoding="utf-8")
    return place


def _names(case: Path) -> list[str]:
    with Case(case) as opened:
        return [row.name for row in opened.documents()]


def test_a_folder_is_added_in_the_order_of_its_names(run: Run, folder: Path, tmp_path: Path) -> None:
    """All files of a folder and of those below are added, sorted, and the summary counts them."""
    result = run("add", tmp_path / "x.gawah", folder)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("3 new documents with ")
    assert result.stdout.endswith("claims, 0 known, 0 refused\n")
    assert _names(tmp_path / "x.gawah") == ["a.txt", "b.txt", "deeper/c.txt"]


def test_adding_again_changes_nothing(run: Run, folder: Path, tmp_path: Path) -> None:
    """The same folder again leaves the chain where it was and says that all is known."""
    run("add", tmp_path / "x.gawah", folder)
    before = run("verify", tmp_path / "x.gawah").stdout
    result = run("add", tmp_path / "x.gawah", folder)
    assert result.stdout == "0 new documents with 0 claims, 3 known, 0 refused\n"
    assert run("verify", tmp_path / "x.gawah").stdout == before


def test_workers_change_nothing_but_the_time(run: Run, folder: Path, tmp_path: Path) -> None:
    """With two worker processes the same documents and claims are recorded in the same order."""
    (folder / "empty.txt").touch()
    alone, together = (run("add", tmp_path / f"{jobs}.gawah", folder, "--jobs", jobs).output for jobs in ("1", "2"))
    assert alone == together
    with Case(tmp_path / "1.gawah") as one, Case(tmp_path / "2.gawah") as two:
        assert one.claims() == two.claims()
        assert [row.id for row in one.documents()] == [row.id for row in two.documents()]


def test_what_is_refused_is_named_and_the_rest_goes_on(run: Run, folder: Path, tmp_path: Path) -> None:
    """A file that cannot be read is one line with its reason, is kept in the case, and makes the exit status 1."""
    (folder / "b.txt").write_bytes(b"")
    result = run("add", tmp_path / "x.gawah", folder, tmp_path / "missing.txt")
    assert result.exit_code == 1
    assert [line.split(":")[0] for line in result.stderr.splitlines()] == [
        f"refused {folder / 'b.txt'}",
        f"refused {tmp_path / 'missing.txt'}",
    ]
    assert "2 new documents" in result.stdout
    assert "2 refused" in result.stdout
    assert "b.txt" in run("show", tmp_path / "x.gawah", "refusals", "--format", "table").stdout


def test_many_refusals_of_one_reason_are_counted(run: Run, tmp_path: Path) -> None:
    """Five refusals of a reason are written out and the rest counted; the case keeps each with its whole reason."""
    (tmp_path / "empty").mkdir()
    for number in range(7):
        (tmp_path / "empty" / f"{number}.txt").touch()
    result = run("add", tmp_path / "x.gawah", tmp_path / "empty")
    lines = result.stderr.splitlines()
    assert len(lines) == 6
    assert lines[5].startswith("refused 2 more [empty]; `gawah show ")
    shown = run("show", tmp_path / "x.gawah", "refusals", "--format", "table").stdout
    assert shown.count("[empty]") == 7
    assert "6.txt" in shown


def test_stdin_is_a_document(run: Run, tmp_path: Path) -> None:
    """- reads stdin."""
    result = run("add", tmp_path / "x.gawah", "-", stdin=REPORT.encode())
    assert "1 new document with" in result.stdout
    assert _names(tmp_path / "x.gawah") == ["-"]


def test_an_empty_folder_is_said_to_be_empty(run: Run, tmp_path: Path) -> None:
    """A folder without files is no error, but is said."""
    (tmp_path / "nothing").mkdir()
    result = run("add", tmp_path / "x.gawah", tmp_path / "nothing")
    assert (result.exit_code, result.stdout) == (0, "nothing to add: no files were found\n")


@pytest.mark.parametrize("name", ["رپورٹ.txt", "two\nlines.txt", "-dash.txt", "\x1b[31mred.txt", "a b'c\".txt"])
def test_any_file_name_is_recorded_and_shown(run: Run, tmp_path: Path, name: str) -> None:
    """Names in Urdu, with line breaks or escape sequences are kept, and break neither table nor terminal."""
    place = tmp_path / "odd"
    place.mkdir()
    (place / name).write_text(REPORT, encoding="utf-8")
    assert run("add", tmp_path / "x.gawah", place).exit_code == 0
    assert _names(tmp_path / "x.gawah") == [name]
    table = run("show", tmp_path / "x.gawah", "documents", "--format", "table").stdout
    assert len(table.splitlines()) == 3
    assert "\x1b" not in table
    assert all(width(line) <= 80 for line in table.splitlines())


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not have such names")
def test_a_file_name_that_is_no_text_is_recorded(run: Run, tmp_path: Path) -> None:
    """A name with bytes that are not UTF-8 is kept with U+FFFD for each of them, and does no harm."""
    (tmp_path / "odd" / "deeper").mkdir(parents=True)
    Path(os.fsdecode(os.fsencode(tmp_path / "odd" / "deeper") + b"/\xff\xfe.txt")).write_text(REPORT, encoding="utf-8")
    result = run("add", tmp_path / "x.gawah", tmp_path / "odd")
    assert (result.exit_code, result.stdout[:14]) == (0, "1 new document")
    assert _names(tmp_path / "x.gawah") == ["deeper/\ufffd\ufffd.txt"]


def test_an_empty_word_is_no_folder(run: Run, tmp_path: Path) -> None:
    """An empty source, from a variable that was not set, does not mean the folder one stands in."""
    result = run("add", tmp_path / "x.gawah", "")
    assert result.stderr.startswith("refused '': expected a path")


def test_a_folder_that_holds_the_case_leaves_it_out(run: Run, folder: Path) -> None:
    """The case does not read itself when it lies among the reports."""
    assert run("add", folder / "x.gawah", folder).stdout.startswith("3 new documents")
    assert "3 known, 0 refused" in run("add", folder / "x.gawah", folder).stdout


def test_a_case_as_a_source_is_refused(run: Run, folder: Path, tmp_path: Path) -> None:
    """A case file that is named as a source is refused with a reason."""
    run("add", tmp_path / "x.gawah", folder)
    shutil.copy(tmp_path / "x.gawah", tmp_path / "copy.gawah")
    for source in ("x.gawah", "copy.gawah"):
        result = run("add", tmp_path / "x.gawah", tmp_path / source)
        assert result.exit_code == 1
        assert result.stderr.startswith(f"refused {tmp_path / source}: ")


@pytest.fixture
def address() -> Iterator[str]:
    """Serve one report on this machine and return its address."""

    class Report(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.end_headers()
            self.wfile.write(REPORT.encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Report) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/report.txt"
        server.shutdown()
        thread.join()


def test_a_private_address_is_read_only_when_allowed(run: Run, tmp_path: Path, address: str) -> None:
    """An address of this machine is refused unless --allow-private is given."""
    refused = run("add", tmp_path / "x.gawah", address)
    assert refused.exit_code == 1
    assert "unsafe_address" in refused.stderr
    allowed = run("add", tmp_path / "x.gawah", "--allow-private", address)
    assert (allowed.exit_code, allowed.stdout[:14]) == (0, "1 new document")
    with Case(tmp_path / "x.gawah") as case:
        assert case.documents()[0].url == address


def test_quiet_says_only_what_is_refused(run: Run, folder: Path, tmp_path: Path) -> None:
    """--quiet leaves out the summary and keeps the refusals."""
    assert run("add", tmp_path / "x.gawah", folder, "--quiet").output == ""
    assert "missing" in run("add", tmp_path / "x.gawah", tmp_path / "missing", "-q").stderr


def test_a_file_that_is_no_case_is_left_alone(run: Run, folder: Path, tmp_path: Path) -> None:
    """Adding to a text file by mistake is one line and changes nothing."""
    (tmp_path / "notes.txt").write_text("my notes, long enough to be taken for nothing else\n" * 9, encoding="utf-8")
    result = run("add", tmp_path / "notes.txt", folder)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8").startswith("my notes")


def test_a_source_is_needed(run: Run, tmp_path: Path) -> None:
    """No source at all is wrong usage, and makes no case."""
    assert run("add", tmp_path / "x.gawah").exit_code == 2
    assert not (tmp_path / "x.gawah").exists()
