"""A model's server in a process of its own, and extractors that ask it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from click.testing import CliRunner, Result

from gawah.cli import commands
from gawah.extraction.llm.extractor import LlmExtractor
from gawah.model import Document
from gawah.reading import Reading, read_bytes

TEXT = """\
The Dashtar Front says it attacked a convoy near Tolmarak on 3 March 2024, killing at least nine soldiers.

The Ministry of Defence denied that nine soldiers were killed. "No convoy was attacked," said Colonel Yusuf Barak, \
a spokesman for the ministry.
"""


class Served:
    """A running server, as one test sees it."""

    def __init__(self, port: int, test: str) -> None:
        self._root = f"http://127.0.0.1:{port}"
        self._test = test

    def url(self, play: str) -> str:
        """Return the endpoint that plays something."""
        return f"{self._root}/{play}/{self._test}/v1"

    def extractor(self, play: str, **how: Any) -> LlmExtractor:
        """Return an extractor that asks an endpoint, and does not wait long."""
        return LlmExtractor(self.url(play), "recorded", **{"first_wait": 0.01, "seconds": 10.0, **how})

    def log(self, test: str = "") -> list[dict[str, Any]]:
        """Return the requests that came."""
        return self._get("log", test)

    def mend(self) -> None:
        """Mend what is broken."""
        self._get("mend")

    def _get(self, what: str, test: str = "") -> list[dict[str, Any]]:
        with urlopen(f"{self._root}/{what}/{test or self._test}") as response:
            found: list[dict[str, Any]] = json.load(response)
        return found

    @property
    def test(self) -> str:
        """Return the name under which the server counts."""
        return self._test


@pytest.fixture(scope="session")
def port() -> Iterator[int]:
    """Start the server and return its port."""
    script = Path(__file__).with_name("server.py")
    process = subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdin is not None
    yield int(process.stdout.readline())
    process.stdin.close()
    process.wait(timeout=10)
    process.stdout.close()


@pytest.fixture
def server(port: int, request: pytest.FixtureRequest) -> Served:
    """Return the server as this test sees it."""
    return Served(port, "".join(c if c.isalnum() else "-" for c in request.node.name))


@pytest.fixture(autouse=True)
def no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep a key of the person who runs the tests out of them."""
    monkeypatch.delenv("GAWAH_API_KEY", raising=False)


@pytest.fixture
def run() -> Callable[..., Result]:
    """Return a function that runs the command line in this process."""

    def _run(*arguments: str | os.PathLike[str]) -> Result:
        return CliRunner().invoke(commands, [os.fspath(argument) for argument in arguments])

    return _run


def document(text: str, name: str = "report.txt") -> Document:
    """Return a text as it is read."""
    (outcome,) = read_bytes(text.encode(), name=name)
    assert isinstance(outcome, Reading)
    return outcome.document
