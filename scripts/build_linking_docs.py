#!/usr/bin/env python3
"""Write the table of weights into docs/explanation/linking.md, or check that it is there.

usage: build_linking_docs.py [--check]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from gawah.incidents.weights import FIELDS, SAME_AT, UNSURE_AT, Field

PAGE = Path(__file__).resolve().parent.parent / "docs" / "explanation" / "linking.md"
BEGIN = "<!-- The table is made by scripts/build_linking_docs.py from gawah.incidents.weights; run `make docs`. -->\n"
END = "<!-- end of the table -->\n"


def main(arguments: list[str]) -> int:
    """Write or check the page and return the exit status."""
    page = PAGE.read_text(encoding="utf-8")
    fresh = with_table(page)
    if "--check" not in arguments:
        PAGE.write_text(fresh, encoding="utf-8")
    elif fresh != page:
        print("docs/explanation/linking.md does not show the weights as they are; run `make docs`")
        return 1
    print("linking: its table shows the weights")
    return 0


def with_table(page: str) -> str:
    """Return the page with the table as it is now between its marks.

    Raises:
        ValueError: a mark is missing.
    """
    head, _, rest = page.partition(BEGIN)
    _, mark, tail = rest.partition(END)
    if mark == "":
        msg = f"expected {BEGIN!r} and {END!r} around the table of {PAGE.name}; put them back where it belongs"
        raise ValueError(msg)
    return f"{head}{BEGIN}\n{''.join(table())}\n{END}{tail}"


def table() -> Iterator[str]:
    """Yield the lines of the table, and of the paragraph about each field."""
    yield f"Two accounts are one event from {SAME_AT:g} bits, and a person should look from {UNSURE_AT:g}.\n"
    for field in FIELDS:
        yield f"\n### {field.name.capitalize()}\n\n"
        yield from (f"{sentence}\n" for sentence in sentences(field.about))
        yield "\n| what is found | bits |\n|---|---|\n"
        yield from rows(field)


def rows(field: Field) -> Iterator[str]:
    """Yield a row for each level that has a meaning; "not given by both" is 0 for all."""
    for level in field.levels[1:]:
        yield f"| {level.means} | {level.bits:+g} |\n" if level.bits != 0 else f"| {level.means} | 0 |\n"


def sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph: the pages keep one a line."""
    return [part if part.endswith(".") else f"{part}." for part in text.split(". ")]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
