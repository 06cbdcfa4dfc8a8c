"""Files and folders on disk."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.reading.building import FIRST, SECOND

from gawah.reading import Outcome, Reading, Refusal, read


def names(found: list[Outcome]) -> list[str]:
    """Return the names of documents and the reasons of refusals."""
    return [outcome.reason if isinstance(outcome, Refusal) else outcome.document.name for outcome in found]


def test_a_file_is_one_document_with_its_bytes(tmp_path: Path) -> None:
    """The id is the digest of the file."""
    path = tmp_path / "a.txt"
    path.write_text(FIRST)
    (found,) = read(path)
    assert isinstance(found, Reading)
    assert found.original == FIRST.encode()
    assert found.document.id == hashlib.sha256(found.original).hexdigest()
    assert found.document.name == "a.txt"


def test_a_folder_is_walked_in_sorted_order_without_hidden_files(tmp_path: Path) -> None:
    """Names are paths inside the folder."""
    for name in ("b.txt", "a/z.txt", "a/.hidden.txt", ".git/c.txt", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{FIRST} {name}")
    assert names(list(read(str(tmp_path)))) == ["a/z.txt", "b.txt", "c.txt"]


def test_a_folder_is_entered_once_and_loops_are_refused(tmp_path: Path) -> None:
    """Links to files and to other folders are followed."""
    folder, other = tmp_path / "folder", tmp_path / "other"
    for path in (folder, other):
        path.mkdir()
    (folder / "a.txt").write_text(FIRST)
    (other / "b.txt").write_text(SECOND)
    (folder / "linked.txt").symlink_to(other / "b.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "x").symlink_to(other)
    (folder / "y").symlink_to(other)
    (folder / "self").symlink_to(folder / "self")
    found = list(read(folder))
    assert names(found) == ["a.txt", "linked.txt", "link_loop", "link_loop", "x/b.txt"]


def test_what_cannot_be_opened_is_refused_with_its_reason(tmp_path: Path) -> None:
    """Missing, dangling, a pipe."""
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "gone.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert names(list(read(tmp_path))) == ["dangling_link", "not_a_file"]
    (missing,) = read(tmp_path / "gone.txt")
    assert isinstance(missing, Refusal)
    assert (missing.reason, missing.sha256) == ("missing", None)
    assert names(list(read("/dev/null"))) == ["not_a_file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_or_folder_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    """The rest of the folder is read."""
    for name in ("a.txt", "b.txt", "folder/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(FIRST)
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "folder").chmod(0)
    try:
        assert names(list(read(tmp_path))) == ["permission", "b.txt", "permission"]
    finally:
        (tmp_path / "folder").chmod(0o700)


def test_a_denied_permission_becomes_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also seen where the tests run as a user who may read everything."""
    path = tmp_path / "a.txt"
    path.write_text(FIRST)

    def denied(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", denied)
    assert names(list(read(path))) == ["permission"]


def test_standard_input_is_read_as_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash names it."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FIRST.encode())))
    (found,) = read("-")
    assert isinstance(found, Reading)
    assert (found.document.text, found.document.name) == (FIRST, "-")


def test_a_name_that_is_no_text_does_not_end_the_batch(tmp_path: Path) -> None:
    """A file name of bytes that are not UTF-8 can be stored."""
    path = os.path.join(os.fsencode(tmp_path), b"caf\xe9.txt")  # noqa: PTH118 - a name of bytes
    try:
        with open(path, "wb") as file:  # noqa: PTH123 - a name of bytes
            file.write(FIRST.encode())
    except OSError:
        pytest.skip("this file system takes no such name")
    (found,) = read(tmp_path)
    assert isinstance(found, Reading)
    found.document.name.encode()


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of a report that is still being saved is no report."""
    path = tmp_path / "a.txt"
    path.write_text(FIRST)
    looked, looks = os.fstat, []

    def grown(descriptor: int) -> os.stat_result:
        looks.append(descriptor)
        if len(looks) == 2:
            with path.open("a") as more:
                more.write(SECOND)
        return looked(descriptor)

    monkeypatch.setattr(os, "fstat", grown)
    assert names(list(read(path))) == ["changing"]


def test_standard_input_that_is_closed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the shell closes it with `<&-`."""
    monkeypatch.setattr(sys, "stdin", None)
    assert names(list(read("-"))) == ["missing"]


def test_folders_deeper_than_calls_can_nest_are_walked(tmp_path: Path) -> None:
    """A file a thousand folders down is read; one whose path the system cannot open is refused."""
    for name, levels in (("d", 1200), ("x" * 50, 120)):
        folder = os.open(tmp_path, os.O_RDONLY)
        for _ in range(levels):
            os.mkdir(name, dir_fd=folder)
            inner = os.open(name, os.O_RDONLY, dir_fd=folder)
            os.close(folder)
            folder = inner
        with os.fdopen(os.open("a.txt", os.O_CREAT | os.O_WRONLY, dir_fd=folder), "w") as file:
            file.write(FIRST)
        os.close(folder)
    try:
        assert names(list(read(tmp_path))) == ["d/" * 1200 + "a.txt", "too_deep"]
    finally:
        # Python's own removal of folders nests calls.
        subprocess.run(["rm", "-rf", str(tmp_path / "d"), str(tmp_path / ("x" * 50))], check=True)


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file whose reading fails")
def test_a_file_whose_reading_fails_is_refused() -> None:
    """As on a failing disk."""
    assert names(list(read("/proc/self/mem"))) == ["read_error"]


def test_a_name_that_no_system_takes_is_refused() -> None:
    """From the Python API it may come."""
    assert names(list(read("a\0b.txt"))) == ["not_a_file"]
