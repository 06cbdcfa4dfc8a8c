"""The public names of the package."""

from __future__ import annotations

import subprocess
import sys
import types

import gawah

OF_THE_LANGUAGE = {"Any", "TYPE_CHECKING", "annotations"}


def declared() -> list[str]:
    """Return the names that the root declares as public."""
    return list(getattr(gawah, "__all__", []))


def test_the_public_names_are_sorted_and_named_once() -> None:
    """`__all__` is a sorted list without repetition."""
    assert declared() == sorted(set(declared()))


def test_every_declared_name_is_there() -> None:
    """Each name of `__all__` can be had from the package, also where it is loaded on first use."""
    assert [name for name in declared() if getattr(gawah, name, None) is None] == []


def test_every_public_name_is_declared() -> None:
    """What stands in the root of the package without an underscore is declared, modules apart."""
    program = "import gawah; print(*(n for n, v in vars(gawah).items() if type(v).__name__ != 'module'))"
    names = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    public = {name for name in names if not name.startswith("_")} - OF_THE_LANGUAGE
    assert public <= set(declared())


def test_dir_lists_the_declared_names() -> None:
    """A reader who asks for `dir(gawah)` sees the public names before they are loaded."""
    assert set(declared()) <= set(dir(gawah))


def test_an_unknown_name_is_an_attribute_error() -> None:
    """A name that is not there fails as in any module."""
    assert isinstance(gawah, types.ModuleType)
    assert not hasattr(gawah, "no_such_name")
