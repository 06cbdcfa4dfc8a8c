"""The program pdftotext (poppler), run with bounds on its time and on how much it may print."""

from __future__ import annotations

import re
import subprocess
import tempfile
import threading
from functools import lru_cache

from gawah.errors import UnreadableInput
from gawah.reading.limits import Limits


@lru_cache(maxsize=4)
def tool_version(program: str) -> str:
    """Return the version that the program states."""
    said = subprocess.run([program, "-v"], capture_output=True, text=True, check=False, timeout=10)  # noqa: S603
    found = re.search(r"version\s+([\w.]+)", said.stderr + said.stdout)
    return found[1] if found else "unknown"


def tool_pages(program: str, data: bytes, limits: Limits) -> list[str]:
    """Return the text of each page.

    Raises:
        UnreadableInput: a password is needed (`encrypted`), the file is `damaged`, the program took longer than
            `tool_seconds` (`timeout`) or printed more than `max_expanded_bytes` (`zip_bomb`).
    """
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file, tempfile.TemporaryFile() as complaints:
        file.write(data)
        file.flush()
        command = [program, "-enc", "UTF-8", file.name, "-"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=complaints) as process:  # noqa: S603
            printed, late = _printed(process, limits)
        complaints.seek(0)
        said = complaints.read(65536).decode("utf-8", "replace")
    _refuse(process.returncode, said, printed, late, limits)
    pages = printed.decode("utf-8", "replace").split("\f")
    return pages[:-1] if not pages[-1].strip() else pages


def _printed(process: subprocess.Popen[bytes], limits: Limits) -> tuple[bytes, bool]:
    late = threading.Event()

    def stop() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(limits.tool_seconds, stop)
    timer.start()
    try:
        printed = process.stdout.read(limits.max_expanded_bytes + 1) if process.stdout else b""
        if len(printed) > limits.max_expanded_bytes:
            process.kill()
        process.wait()
    finally:
        timer.cancel()
    return printed, late.is_set()


def _refuse(code: int, said: str, printed: bytes, late: bool, limits: Limits) -> None:
    if late:
        message = f"pdftotext took longer than {limits.tool_seconds:g} seconds and was stopped; split the file"
        raise UnreadableInput(message, reason="timeout")
    if len(printed) > limits.max_expanded_bytes:
        message = f"expected at most {limits.max_expanded_bytes} bytes of text, got more; split the file"
        raise UnreadableInput(message, reason="zip_bomb")
    if "Incorrect password" in said:
        raise UnreadableInput("expected an open PDF, got one with a password; save a copy without", reason="encrypted")
    if code != 0:
        fault = " ".join(said.split())[:200] or f"pdftotext ended with {code}"
        message = f"expected a whole PDF, got one that breaks off or is malformed ({fault}); fetch it again"
        raise UnreadableInput(message, reason="damaged")
