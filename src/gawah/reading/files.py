"""Files on disk: found in folders, checked before they are opened, never read beyond the limit."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import msgspec

from gawah.errors import UnreadableInput
from gawah.reading.limits import Limits
from gawah.reading.outcomes import Refusal, refusal


class Found(msgspec.Struct, frozen=True):
    """A file to be read; `name` is its path inside the folder that was named, or its file name."""

    path: Path
    name: str


def find_files(source: Path) -> Iterator[Found | Refusal]:
    """Yield a file itself, or the files of a folder in sorted order, without hidden ones.

    Links are followed; a folder is entered once, and a link that leads back to where it stands is refused.
    """
    if not source.is_dir():
        yield Found(source, source.name)
        return
    for outcome in _in_folder(source, {_identity(source)}, (_identity(source),)):
        if isinstance(outcome, Refusal):
            yield outcome
        else:
            yield Found(outcome, outcome.relative_to(source).as_posix())


def load(path: Path, limits: Limits) -> bytes:
    """Return the bytes of a file.

    Raises:
        UnreadableInput: it is `missing`, a `dangling_link`, a `link_loop`, `not_a_file`, `too_large`, `changing`, or
            may not be read (`permission`).
    """
    try:
        # Opened without waiting, and looked at once open: a pipe blocks on opening, a path can change after a check.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise _unopened(path, error) from error
    with os.fdopen(descriptor, "rb") as file:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            message = f"expected a file, got {_kind(found.st_mode)}; write its content to a file first"
            raise UnreadableInput(message, reason="not_a_file", source=str(path))
        if found.st_size > limits.max_bytes:
            raise too_large(str(found.st_size), limits)
        data = file.read(limits.max_bytes + 1)
        after = os.fstat(descriptor)
        if (after.st_size, after.st_mtime_ns) != (found.st_size, found.st_mtime_ns):
            message = (
                "expected a file at rest, got one that was written to while it was read; add it again once it is whole"
            )
            raise UnreadableInput(message, reason="changing", source=str(path))
        return data


def too_large(size: str, limits: Limits) -> UnreadableInput:
    """Return the error for an input beyond the size limit."""
    message = f"expected at most {limits.max_bytes} bytes, got {size}; split the file or raise the limit"
    return UnreadableInput(message, reason="too_large")


def _in_folder(
    folder: Path, entered: set[tuple[int, int]], above: tuple[tuple[int, int], ...]
) -> Iterator[Path | Refusal]:
    try:
        names = sorted(name for name in os.listdir(folder) if not name.startswith("."))  # noqa: PTH208 - names are enough
    except OSError as error:
        yield refusal(_unopened(folder, error), str(folder))
        return
    for path in (folder / name for name in names):
        if not path.is_dir():
            yield path
            continue
        identity = _identity(path)
        if identity in above:
            yield refusal(_loop(path), str(path))
        elif identity not in entered:
            entered.add(identity)
            yield from _in_folder(path, entered, (*above, identity))


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def _loop(path: Path) -> UnreadableInput:
    message = f"expected a file or folder, got a link that leads back to where it stands ({path}); remove the link"
    return UnreadableInput(message, reason="link_loop", source=str(path))


def _unopened(path: Path, error: OSError) -> UnreadableInput:
    if path.is_symlink() and isinstance(error, FileNotFoundError):
        message = f"expected a file, got a link to {str(path.readlink())!r}, which is not there; repair the link"
        return UnreadableInput(message, reason="dangling_link", source=str(path))
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return UnreadableInput(f"no such file: {str(path)!r}; check the path", reason="missing", source=str(path))
    if isinstance(error, PermissionError):
        message = f"expected a file that may be read, got {str(path)!r}, which may not; change its permissions"
        return UnreadableInput(message, reason="permission", source=str(path))
    if path.is_symlink():
        return _loop(path)
    return UnreadableInput(f"{str(path)!r} cannot be opened: {error.strerror}", reason="not_a_file", source=str(path))


def _kind(mode: int) -> str:
    kinds = ((stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"))
    return next((name for is_kind, name in kinds if is_kind(mode)), "a device")
