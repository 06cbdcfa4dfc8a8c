"""A disk that fills up while documents are recorded."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gawah.errors import CaseError
from gawah.ledger import Ledger

from .building import report

resource = pytest.importorskip("resource")
DOCUMENTS = 60


def _record_all(path: Path) -> None:
    with Ledger.open(path, mode="create") as ledger:
        for number in range(DOCUMENTS):
            ledger.record(*report(number))


def _recorded_within(path: Path, size: int) -> str:
    """Record in a child process that may write files of `size` bytes, and return what it says of it."""
    readable, writable = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        try:
            _record_all(path)
        except CaseError as error:
            os.write(writable, str(error).encode())
        finally:
            os._exit(0)
    os.close(writable)
    with os.fdopen(readable, "rb") as said:
        told = said.read().decode()
    os.waitpid(child, 0)
    return told


@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits a child process")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.parametrize("size", [1_000, 10_000, 100_000, 300_000, 500_000])
def test_whole_documents_are_kept_when_the_disk_is_full(tmp_path: Path, size: int) -> None:
    """The fault says what to do; what was recorded verifies, and once there is room the rest is recorded."""
    path = tmp_path / "a.gawah"
    assert "disk is full" in _recorded_within(path, size)
    try:
        with Ledger.open(path) as ledger:
            assert ledger.verify().fault is None
            assert ledger.counts()["documents"] < DOCUMENTS
    except CaseError as error:
        assert "the file is empty" in str(error)
    _record_all(path)
    with Ledger.open(path) as ledger:
        assert ledger.verify().fault is None
        assert ledger.counts()["documents"] == DOCUMENTS
