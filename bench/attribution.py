"""Find who is said to say what in annotated texts, for a scorer of attribution.

usage: python bench/attribution.py GOLD.jsonl OUT.jsonl [--model FOLDER]
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from gawah.extraction.encoder.reading import Piece, read
from gawah.extraction.encoder.session import FOLDER, Session


def main(given: list[str]) -> int:
    """Write the attributions of each text, a line a document."""
    parser = argparse.ArgumentParser(description="Find who is said to say what in annotated texts.")
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--model", type=Path, default=FOLDER)
    asked = parser.parse_args(given)
    model = Session(asked.model)
    with asked.out.open("w", encoding="utf-8") as out:
        for line in asked.gold.read_text("utf-8").splitlines():
            raw = json.loads(line)
            found = read(raw["text"], model).attributions
            said: list[dict[str, Any]] = [
                {
                    "id": f"A{number}",
                    "source": _spans((each.source,) if each.source else ()),
                    "cue": _spans((each.cue,)),
                    "content": _spans(each.content),
                }
                for number, each in enumerate(found)
            ]
            out.write(json.dumps({"docid": raw["docid"], "attributions": said}) + "\n")
    return 0


def _spans(pieces: tuple[Piece, ...]) -> list[list[int]]:
    return [[piece.start, piece.end] for piece in pieces]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
