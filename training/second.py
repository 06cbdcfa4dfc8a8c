"""Choose the tenth of the passages that a second annotator reads, print them bare, and compare both annotations.

usage: python -m training.second bare [LANGUAGE]      the texts without marks, one sentence a line
       python -m training.second compare SCORER      figures of the second annotation against the first
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from training.gold import named_lines, write_gold
from training.passages import Passage, read_passages

CORPUS = Path(__file__).resolve().parent.parent / "corpus"


def chosen(passage: Passage) -> bool:
    """Tell whether a passage is one of the tenth that is annotated twice, which its id alone decides."""
    return int(hashlib.sha256(f"second {passage.id}".encode()).hexdigest(), 16) % 10 == 0


def bare(language: str | None) -> None:
    """Print the chosen passages without what was annotated."""
    for passage in read_passages(CORPUS / "passages"):
        if chosen(passage) and language in (None, passage.language):
            print(f"---\nid: {passage.id}\nlanguage: {passage.language}\nstyle: {passage.style}")
            print(f"published: {passage.published}\nnames: {passage.names}\ntext: |")
            last = 0
            for start, end in passage.sentences:
                print("" if last == 0 or "\n" not in passage.text[last:start] else "\n", end="")
                print(f"  {passage.text[start:end]}")
                last = end


def compare(scorer: Path) -> None:
    """Print how far the second annotation agrees with the first, as the scorer of claims has it."""
    first = {passage.id: passage for passage in read_passages(CORPUS / "passages")}
    second = [passage for passage in read_passages(CORPUS / "second") if passage.id in first]
    changed = [passage.id for passage in second if passage.text != first[passage.id].text]
    if changed:
        raise SystemExit(f"the text of these differs between both annotations: {', '.join(changed)}")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        pairs, _ = write_gold([first[passage.id] for passage in second], folder / "first")
        gold, found = folder / "gold.jsonl", folder / "found.jsonl"
        gold.write_text("".join(path.read_text("utf-8") for _, path in pairs), encoding="utf-8")
        records = [json.dumps(line, ensure_ascii=False) + "\n" for passage in second for line in named_lines(passage)]
        found.write_text("".join(records), encoding="utf-8")
        command = [sys.executable, str(scorer), str(gold), str(found)]
        subprocess.run([*command, "--text", str(folder / "first")], check=True)


def main(given: list[str]) -> int:
    """Run what is asked for."""
    if given[:1] == ["bare"]:
        bare(given[1] if len(given) > 1 else None)
    elif given[:1] == ["compare"] and len(given) == 2:
        compare(Path(given[1]))
    else:
        print(__doc__)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
