"""Whole processes: closed pipes, terminals that speak only ASCII, Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .sample import make_case

PROGRAM = [sys.executable, "-m", "gawah"]


def _run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*PROGRAM, *map(str, arguments)], capture_output=True, check=False, env={**os.environ, **environment}
    )


@pytest.mark.parametrize("form", ["table", "jsonl", "csv"])
def test_a_reader_that_goes_away_ends_it_silently(tmp_path: Path, form: str) -> None:
    """`gawah show ... | head -n 1` prints one line and nothing on stderr."""
    case = make_case(tmp_path / "big.gawah", documents=150)
    command = f'"{sys.executable}" -m gawah show "{case}" --limit 0 --format {form} | head -n 1'
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.stderr == b""
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.parametrize("form", ["table", "csv", "jsonl"])
def test_a_terminal_without_unicode_is_served(case: Path, form: str) -> None:
    """With an ASCII stdout a table is transcribed; what a program reads stays UTF-8."""
    done = _run("show", case, "--format", form, PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert done.returncode == 0, done.stderr
    assert done.stderr == b""
    assert (b"[01 par. 1]" in done.stdout) if form == "table" else ("Dashtar" in done.stdout.decode("utf-8"))


def test_the_module_is_the_program(case: Path) -> None:
    """`python -m gawah` verifies a case like the program does."""
    assert _run("verify", case).stdout.startswith(b"verified: ")


def test_ctrl_c_keeps_whole_documents_and_says_how_to_go_on(tmp_path: Path) -> None:
    """After Ctrl-C the case verifies, the message says what to do, and running again completes it."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number:03d}.txt").write_text(f"The army denied report {number}.\n", encoding="utf-8")
    case = tmp_path / "x.gawah"
    process = subprocess.Popen([*PROGRAM, "add", str(case), str(folder)], stderr=subprocess.PIPE)
    while not case.with_name("x.gawah-wal").exists() and process.poll() is None:
        time.sleep(0.005)
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    if process.returncode == 0:
        pytest.skip("all was added before the signal came")
    assert process.returncode == 130
    assert said == b"gawah: stopped; whole documents are kept. Run the same command again to go on.\n"
    assert _run("verify", case).returncode == 0
    assert _run("add", case, folder).returncode == 0
    assert b"400 documents" in _run("verify", case).stdout


def test_a_watching_person_sees_a_bar_with_rate(tmp_path: Path) -> None:
    """On a terminal a progress bar shows how many of how many, and nothing of it stays on stdout."""
    pty = pytest.importorskip("pty")
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(20):
        (folder / f"{number}.txt").write_text(f"The army denied report {number}.\n", encoding="utf-8")
    (folder / "empty.txt").touch()
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*PROGRAM, "add", str(tmp_path / "x.gawah"), str(folder)],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
    )
    os.close(theirs)
    seen = b""
    try:
        while piece := os.read(ours, 65536):
            seen += piece
    except OSError:
        pass  # the other end of a terminal that was closed
    os.close(ours)
    said, _ = process.communicate(timeout=30)
    assert b"21/21" in seen
    assert b"/s" in seen
    assert b"refused" in seen
    assert said.startswith(b"20 new documents")
