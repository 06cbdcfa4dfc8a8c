"""What all tests share."""

from __future__ import annotations

import signal

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("gawah", suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault
settings.load_profile("gawah")


@pytest.fixture(scope="session", autouse=True)
def interruptible() -> None:
    """Let the programs that tests start be interrupted.

    In the background of a shell Ctrl-C is ignored, and a program inherits that; one that is handled here is not.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
