"""Files on disk: found in folders, checked before they are opened, never read beyond the limit."""

from __future__ import annotations

import errno
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
    if not is_folder(source):
        yield Found(source, source.name)
        return
    for outcome in _in_folder(source):
        if isinstance(outcome, Refusal):
            yield outcome
        else:
            yield Found(outcome, outcome.relative_to(source).as_posix())


def is_folder(path: Path) -> bool:
    """Tell whether a path leads to a folder; one that the system cannot even look up does not."""
    return os.path.isdir(path)  # noqa: PTH112 - the method of Path raises for a path that is too long


def load(path: Path, limits: Limits) -> bytes:
    """Return the bytes of a file.

    Raises:
        UnreadableInput: it is `missing`, a `dangling_link`, a `link_loop`, `not_a_file`, `too_large`, `changing`,
            `too_deep`, may not be read (`permission`), or the disk fails (`read_error`).
    """
    try:
        # Opened without waiting, and looked at once open: a pipe blocks on opening, a path can change after a check.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        raise _unopened(path, error) from error
    try:
        return _content(descriptor, path, limits)
    except OSError as error:
        message = f"{str(path)!r} opens, but reading it fails: {error.strerror}; copy it from another disk"
        raise UnreadableInput(message, reason="read_error", source=str(path)) from error
    finally:
        os.close(descriptor)


def _content(descriptor: int, path: Path, limits: Limits) -> bytes:
    before = os.fstat(descriptor)
    if not stat.S_ISREG(before.st_mode):
        message = f"expected a file, got {_kind(before.st_mode)}; write its content to a file first"
        raise UnreadableInput(message, reason="not_a_file", source=str(path))
    if before.st_size > limits.max_bytes:
        raise too_large(str(before.st_size), limits)
    with os.fdopen(descriptor, "rb", closefd=False) as file:
        data = file.read(limits.max_bytes + 1)
    after = os.fstat(descriptor)
    if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        message = "expected a file at rest, got one that was written to while it was read; add it once it is whole"
        raise UnreadableInput(message, reason="changing", source=str(path))
    return data


def too_large(size: str, limits: Limits) -> UnreadableInput:
    """Return the error for an input beyond the size limit."""
    message = f"expected at most {limits.max_bytes} bytes, got {size}; split the file or raise the limit"
    return UnreadableInput(message, reason="too_large")


def _in_folder(folder: Path) -> Iterator[Path | Refusal]:
    """Yield the files of a folder and of those below it, with a stack: they may lie deeper than calls can nest."""
    identity = _identity(folder)
    entered = {identity}
    levels = [(identity, _listed(folder))]
    while len(levels) > 0:
        path = next(levels[-1][1], None)
        if path is None:
            levels.pop()
            continue
        if isinstance(path, Refusal) or not is_folder(path):
            yield path
            continue
        try:
            identity = _identity(path)
        except OSError as error:
            yield refusal(_unopened(path, error), str(path))
            continue
        if any(identity == above for above, _ in levels):
            yield refusal(_loop(path), str(path))
        elif identity not in entered:
            entered.add(identity)
            levels.append((identity, _listed(path)))


def _listed(folder: Path) -> Iterator[Path | Refusal]:
    try:
        names = sorted(name for name in os.listdir(folder) if not name.startswith("."))  # noqa: PTH208 - names are enough
    except OSError as error:
        yield refusal(_unopened(folder, error), str(folder))
        return
    for name in names:
        yield folder / name


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def _loop(path: Path) -> UnreadableInput:
    message = f"expected a file or folder, got a link that leads back to where it stands ({path}); remove the link"
    return UnreadableInput(message, reason="link_loop", source=str(path))


def _unopened(path: Path, error: OSError | ValueError) -> UnreadableInput:
    link = os.path.islink(path)  # noqa: PTH114 - the method of Path raises for a path that is too long
    if link and isinstance(error, FileNotFoundError):
        message = f"expected a file, got a link to {str(path.readlink())!r}, which is not there; repair the link"
        return UnreadableInput(message, reason="dangling_link", source=str(path))
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return UnreadableInput(f"no such file: {str(path)!r}; check the path", reason="missing", source=str(path))
    if isinstance(error, PermissionError):
        message = f"expected a file that may be read, got {str(path)!r}, which may not; change its permissions"
        return UnreadableInput(message, reason="permission", source=str(path))
    if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
        message = "expected a path that the system can open, got one that is too long; move the file nearer to the root"
        return UnreadableInput(message, reason="too_deep", source=str(path))
    if link:
        return _loop(path)
    return UnreadableInput(f"{str(path)!r} cannot be opened: {error}", reason="not_a_file", source=str(path))


def _kind(mode: int) -> str:
    kinds = ((stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"))
    return next((name for is_kind, name in kinds if is_kind(mode)), "a device")
