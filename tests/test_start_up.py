"""What a start of the program loads."""

from __future__ import annotations

import pytest

from scripts import check_imports


@pytest.mark.parametrize("module", sorted(check_imports.LIGHT_START))
def test_a_start_loads_nothing_heavy(module: str) -> None:
    """The libraries that read, count and draw are loaded by the function that uses them, not at the start."""
    assert check_imports.loaded_by(module) & check_imports.LIGHT_START[module] == set()
