#!/usr/bin/env python3
"""Check the documentation and the words of the repository.

usage: check_docs.py [FOLDER]

Every relative link in a Markdown file leads to a file, and its #part to a heading. Prose keeps one sentence per
source line and the words of CONTRIBUTING.md. No file names a path of one machine or the host of a package registry.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"#{1,6} +(.+?)\s*$")
FENCE = re.compile(r"\s*(```|~~~)")
CODE = re.compile(r"`[^`]*`")
NEXT_SENTENCE = re.compile(r"(?<![A-Z])(?<!e\.g)(?<!i\.e)[.?!][)\"”]? +[A-Z\"“(]")
LIST_NUMBER = re.compile(r"^\s*\d+\. ")

UNWANTED = re.compile(
    r"\b([Ww]e|[Oo]ur|us|[Ss]imply|[Jj]ust|[Ee]asy|[Ee]asily|[Oo]bviously|[Oo]f course|[Pp]owerful|[Ss]eamless(ly)?"
    r"|[Rr]obust|[Cc]utting-edge|[Ll]everag\w+)\b"
)
OUT_OF_PLACE = re.compile(
    r"(?<![\w./:-])/(?:work|root|home|Users|farm)/[\w.-]*"
    r"|python[h]osted\.|p[y]pi\.org|registry\.n[p]mjs|deb\.d[e]bian|files\.c[o]nda"
    r"|sub[a]gent|\bthis s[e]ssion\b|\bissue #\d+\b|\bCL[A]UDE\b",
    re.IGNORECASE,
)
LARGEST = 2_000_000
WORD_LIST = "vocabulary.txt"
"""The word pieces of a published model, among them given names: no text of the project."""


def main(arguments: list[str]) -> int:
    """Print a line for each fault and return 1 if there is one."""
    root = Path(arguments[0]) if arguments else Path(__file__).resolve().parent.parent
    pages = [path for path in files(root) if path.suffix == ".md" and "src" not in path.relative_to(root).parts]
    faults = [fault for page in pages for fault in page_faults(page, root)]
    faults += [fault for path in files(root) for fault in word_faults(path, root)]
    for fault in faults:
        print(fault)
    if not faults:
        print(f"docs: {len(pages)} pages, links and words in order")
    return 1 if faults else 0


def files(root: Path) -> list[Path]:
    """Return the files that belong to the project: those git knows or would take, or all where there is no git."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        listed = [str(path.relative_to(root)) for path in root.rglob("*") if ".venv" not in path.parts]
    return sorted(root / name for name in listed if name and (root / name).is_file())


def page_faults(page: Path, root: Path) -> Iterator[str]:
    """Yield the faults of one Markdown page."""
    text = page.read_text(encoding="utf-8")
    generated = text.startswith("<!-- Made by ")
    for number, line in prose(text):
        place = f"{page.relative_to(root)}:{number}"
        for match in LINK.finditer(line):
            yield from link_faults(match[1] or match[2], page, place)
        bare = CODE.sub("x", LINK.sub("x", line))
        if not generated and is_sentence(line) and NEXT_SENTENCE.search(LIST_NUMBER.sub("", bare)):
            yield f"{place}: two sentences on one line; begin the second on a line of its own"
        for word in UNWANTED.finditer(re.sub(r'"[^"]*"|“[^”]*”', "", bare)):
            yield f"{place}: the word {word[0]!r} is not used here; say it without"


def prose(text: str) -> Iterator[tuple[int, str]]:
    """Yield the numbered lines of a page that stand outside fences of code and comments."""
    fenced = False
    for number, line in enumerate(text.split("\n"), start=1):
        if FENCE.match(line):
            fenced = not fenced
        elif not fenced and not line.startswith("<!--"):
            yield number, line


def is_sentence(line: str) -> bool:
    """Say whether a line is running text: no heading, row of a table or quotation."""
    return bool(line) and not line.lstrip().startswith(("#", "|", ">"))


def link_faults(target: str, page: Path, place: str) -> Iterator[str]:
    """Yield what is wrong with one link; links to the web are not followed."""
    if re.match(r"[a-z]+:", target):
        return
    name, _, part = target.partition("#")
    path = (page.parent / name).resolve() if name else page
    if not path.exists():
        yield f"{place}: the link {target} leads nowhere"
    elif part and path.suffix == ".md" and part not in anchors(path.read_text(encoding="utf-8")):
        yield f"{place}: {path.name} has no heading for #{part}"


def anchors(text: str) -> set[str]:
    """Return the names by which the headings of a page can be linked."""
    headings = (HEADING.match(line) for _, line in prose(text))
    return {anchor(match[1]) for match in headings if match}


def anchor(heading: str) -> str:
    """Return the name of a heading in a link: lower case, no punctuation, hyphens for spaces."""
    return re.sub(r"[^\w\- ]", "", heading.replace("`", "").lower()).strip().replace(" ", "-")


def word_faults(path: Path, root: Path) -> Iterator[str]:
    """Yield each line of a text file that names what belongs to one machine or workplace."""
    if path.stat().st_size > LARGEST or path.name == WORD_LIST:
        return
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError:
        return
    for number, line in enumerate(lines, start=1):
        for match in OUT_OF_PLACE.finditer(line):
            yield f"{path.relative_to(root)}:{number}: {match[0]!r} belongs to one machine or workplace; leave it out"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
