"""Worker processes: they end with the process that records, and Ctrl-C is not theirs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs the signals of POSIX")


@pytest.fixture
def adding(tmp_path: Path) -> subprocess.Popen[bytes]:
    """Return `gawah add --jobs 2` at work, in a process group of its own."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(3000):
        (folder / f"{number:04d}.txt").write_text(f"The army denied report {number}.\n", encoding="utf-8")
    command = [sys.executable, "-m", "gawah", "add", "-q", "--jobs", "2", str(tmp_path / "x.gawah"), str(folder)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True)


def _wait_for(path: Path) -> None:
    until = time.monotonic() + 20
    while not path.exists() and time.monotonic() < until:
        time.sleep(0.005)


@pytest.mark.parametrize("seconds", [0.1, 0.3, 0.6])
def test_ctrl_c_reaches_no_worker(adding: subprocess.Popen[bytes], tmp_path: Path, seconds: float) -> None:
    """A terminal sends it to every process of the group; one line is said, also while the workers are starting."""
    _wait_for(tmp_path / "x.gawah")
    time.sleep(seconds)
    os.killpg(adding.pid, signal.SIGINT)
    _, said = adding.communicate(timeout=30)
    assert adding.returncode == 130
    assert said == b"gawah: stopped; whole documents are kept. Run the same command again to go on.\n"


@pytest.mark.parametrize("killed_by", [signal.SIGKILL, signal.SIGTERM])
def test_no_worker_outlives_the_process_that_records(
    adding: subprocess.Popen[bytes], tmp_path: Path, killed_by: signal.Signals
) -> None:
    """Its pipes are closed by all who hold them, which the workers do as long as they are."""
    _wait_for(tmp_path / "x.gawah")
    time.sleep(1.0)
    adding.send_signal(killed_by)
    try:
        adding.communicate(timeout=10)
    finally:
        if adding.returncode is None:
            os.killpg(adding.pid, signal.SIGKILL)
    assert adding.returncode == -killed_by
