#!/usr/bin/env python3
"""Write docs/reference/vocabulary.md and docs/reference/languages.md from the data of the package, or check them.

usage: build_vocabulary_docs.py [--check]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from gawah.vocabulary import LANGUAGES, MAPPINGS, Kind, Language, Mapped, kinds, mapping, words

REFERENCE = Path(__file__).resolve().parent.parent / "docs" / "reference"
NOTICE = "<!-- Made by scripts/build_vocabulary_docs.py from {source}; run `make docs` after changing it. -->\n"
VOCABULARY_HEAD = (
    NOTICE.format(source="src/gawah/vocabulary")
    + """
# The words of a claim

A claim has a type, and within it a kind.
Stance, polarity and certainty say what its innermost speaker does with it.
The lists are data: `types.yaml`, `kinds.yaml` and `mappings/` in the package `gawah.vocabulary`.
The form of a claim in a file is in [the claims format](claims-format.md).
"""
)
LANGUAGES_HEAD = (
    NOTICE.format(source="gawah.vocabulary.LANGUAGES")
    + """
# What works in which language

Claims (who says what, with stance and certainty) are read in English with a grammar.
In five more languages they are read with word lists: plain sentences are found, long ones are missed.
Four more are recognised, so that a text in one is not taken for another, and some of its names are found.
Any other language is reported as not supported, and the text is kept.
"""
)
LANGUAGES_TAIL = """
"Yes" means that there are rules or lists, not that nothing is missed.

- Actors are found where the actor table has their name in the script of the text.
  Hindi has few of them; in Tajik and Uzbek hardly one is found.
- Places are found where the gazetteer has their name in the script of the text.
  For Russian, Hindi, Tajik and Uzbek these are few, and endings that are written together with a name hide it.
- Dates: relative ones ("last month") need a date of publication in every language.
  Islamic months are recognised and stay without a date, because their first day depends on the sighting of the moon.
- Claims in other languages than English: [the measures](../explanation/measures.md) say how many are found.
  No native reader has read the word lists of Arabic, Persian, Pashto and Urdu.
- Counts: what is counted, and what befell those counted, is read in English only.
- Words of attack, claim and denial come from lists; their presence says nothing about who did what.
"""
NAMES = {"acled": "ACLED", "ucdp": "UCDP", "cameo_plover": "CAMEO / PLOVER", "stix": "STIX 2.1"}


def main(arguments: list[str]) -> int:
    """Write or check both pages and return the exit status."""
    status = 0
    for name, page in {"vocabulary.md": vocabulary_page(), "languages.md": languages_page()}.items():
        path = REFERENCE / name
        if "--check" not in arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != page:
            print(f"{name} does not agree with the data of gawah.vocabulary; run `make docs`")
            status = 1
    if status == 0:
        print(f"vocabulary: {sum(len(kinds(t)) for t in words().types)} kinds, {len(LANGUAGES)} languages")
    return status


def vocabulary_page() -> str:
    """Return the page of the words of a claim."""
    lists = words()
    parts = [VOCABULARY_HEAD, "\n## Types\n\n", table(("type", "means"), lists.types)]
    for claim_type in lists.types:
        parts += [f"\n## Kinds of `{claim_type}`\n\n", *kind_table(claim_type)]
    parts += ["\n## Roles\n\n", table(("role", "is"), lists.roles)]
    parts += ["\n## Stances\n\n", table(("stance", "means"), lists.stances)]
    parts += ["\n## Polarity and certainty\n\n", table(("word", "means"), {**lists.polarity, **lists.certainty})]
    parts += ["\n## Precision of time\n\nThe codes are UCDP's `date_prec`.\n\n"]
    parts += [table(("code", "means"), lists.time_precision)]
    parts += ["\n## Precision of place\n\nThe codes are UCDP's `where_prec`.\n\n"]
    parts += [table(("code", "means"), lists.place_precision)]
    parts += ["\n## In other vocabularies\n\n", "".join(mapping_tables(lists.types))]
    return "".join(parts)


def table(head: tuple[str, str], rows: Mapping[str, str] | Mapping[int, str]) -> str:
    """Return a table of two columns, words set as code."""
    lines = [
        f"| {head[0]} | {head[1]} |",
        "|---|---|",
        *(f"| `{word}` | {meaning} |" for word, meaning in rows.items()),
    ]
    return "\n".join(lines) + "\n"


def kind_table(claim_type: str) -> Iterator[str]:
    """Yield the lines of the table of a type's kinds."""
    yield "| kind | means | roles | families |\n|---|---|---|---|\n"
    for kind in kinds(claim_type):
        yield f"| `{kind.name}` | {meaning(kind)} | {coded(kind.roles)} | {', '.join(kind.families)} |\n"


def meaning(kind: Kind) -> str:
    """Return what a kind means, with a word on ties that have no direction."""
    return kind.description + (" The two sides are interchangeable." if kind.symmetric else "")


def coded(names: tuple[str, ...]) -> str:
    """Return names set as code."""
    return " ".join(f"`{name}`" for name in names)


def mapping_tables(types: Mapping[str, str]) -> Iterator[str]:
    """Yield one table a type: each kind in each other vocabulary, or why it has no place there."""
    for claim_type in types:
        head = " | ".join(NAMES[name] for name in MAPPINGS)
        yield f"### `{claim_type}`\n\n| kind | {head} |\n|---|{'---|' * len(MAPPINGS)}\n"
        for kind in kinds(claim_type):
            cells = (cell(mapping(name).rows[claim_type, kind.name]) for name in MAPPINGS)
            yield f"| `{kind.name}` | {' | '.join(cells)} |\n"
        yield "\n"


def cell(row: Mapped) -> str:
    """Return what stands in a table for one kind in one vocabulary."""
    said = "; ".join(f"{key.replace('_', ' ')}: {value}" for key, value in row.codes.items())
    reason = f"*none: {row.reason}*" if row.reason != "" else ""
    return "; ".join(part for part in (said, reason) if part != "")


def languages_page() -> str:
    """Return the page of languages."""
    columns = ("claims", "actors", "places", "dates", "counts", "words")
    lines = [f"| language | code | {' | '.join(columns)} | remark |", f"|---|---|{'---|' * len(columns)}---|"]
    lines += [language_row(language, columns) for language in LANGUAGES]
    return LANGUAGES_HEAD + "\n" + "\n".join(lines) + "\n" + LANGUAGES_TAIL


def language_row(language: Language, columns: tuple[str, ...]) -> str:
    """Return one row of the table of languages."""
    marks = ("yes" if getattr(language, column) else "no" for column in columns)
    return f"| {language.name} | `{language.code}` | {' | '.join(marks)} | {language.remark} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
