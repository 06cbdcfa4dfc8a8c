"""What all tests share."""

from __future__ import annotations

import signal

import pytest


@pytest.fixture(scope="session", autouse=True)
def interruptible() -> None:
    """Let the programs that tests start be interrupted.

    In the background of a shell Ctrl-C is ignored, and a program inherits that; one that is handled here is not.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
