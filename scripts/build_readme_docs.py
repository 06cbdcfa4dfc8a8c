#!/usr/bin/env python3
"""Write what the tested commands of README.md print now into README.md, or check that it is there.

usage: build_readme_docs.py [--check]
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.transcripts import commands_of, environment

PAGE = Path(__file__).resolve().parent.parent / "README.md"
FENCE = re.compile(r"(?<=^<!-- tested -->\n```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)


def main(arguments: list[str]) -> int:
    """Write or check the page and return the exit status."""
    page = PAGE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        fresh = FENCE.sub(lambda fence: played(fence.group(), Path(folder)), page)
    if "--check" not in arguments:
        PAGE.write_text(fresh, encoding="utf-8")
    elif fresh != page:
        print("README.md does not show what its commands print; run `make docs`")
        return 1
    print("readme: its transcript is what the program prints")
    return 0


def played(body: str, folder: Path) -> str:
    """Return the commands of one transcript with what each of them prints."""
    return "".join(f"$ {step.command}\n{output(step.command, folder)}" for step in commands_of(body))


def output(command: str, folder: Path) -> str:
    """Return what a command prints in a folder."""
    return subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment(folder), capture_output=True, text=True, check=True
    ).stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
