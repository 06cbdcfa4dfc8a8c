"""Check the corpus against its guidelines, and print what it holds.

usage: python -m training.validate [FOLDER or FILE]
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from training.passages import Passage, PassageActor, PassageError, read_file, read_passages

CORPUS = Path(__file__).resolve().parent.parent / "corpus" / "passages"
NAMED_IN_TEXT = ("people", "person", "group")
"""Kinds of actors whose name is that of the text; states and organisations may stand for one of their organs."""

_WORD = re.compile(r"\w+")


def main(arguments: list[str]) -> int:
    """Print the faults of the passages, or what they hold; return 1 where there are faults."""
    path = Path(arguments[0]) if arguments else CORPUS
    try:
        passages = _of_file(path) if path.is_file() else read_passages(path)
    except PassageError as error:
        print(error)
        return 1
    if faults := [fault for passage in passages for fault in naming_faults(passage)]:
        print("\n".join(faults))
        return 1
    for line in summary(passages):
        print(line)
    return 0


def _of_file(path: Path) -> list[Passage]:
    found = list(read_file(path))
    faults = [fault for _, fault in found if fault is not None]
    if faults:
        raise PassageError("\n".join(faults))
    return [passage for passage, _ in found if passage is not None]


def naming_faults(passage: Passage) -> list[str]:
    """Return what is wrong with the names of a passage's actors.

    Who reads the passage must come to the same names: those of people, persons and groups stand in the text, or are the
    full form of a short name that does; and no two actors share one.
    """
    text = _flat(passage.text)
    faults = []
    for key, actor in passage.actors.items():
        marked = [each.text for each in passage.mentions if each.key == key]
        if not marked:
            faults.append(f"{passage.id}: {key} is never marked in the text")
        elif actor.kind in NAMED_IN_TEXT and _flat(actor.name) not in text and not _full_form(actor, marked):
            faults.append(f"{passage.id}: {key} is called {actor.name!r}, which the text does not say")
    held = Counter(_flat(actor.name) for actor in passage.actors.values())
    return faults + [
        f"{passage.id}: {number} actors are called {name!r}" for name, number in held.items() if number > 1
    ]


def _full_form(actor: PassageActor, marked: list[str]) -> bool:
    """Tell whether a group's name is the full form of what is marked: its initials, or a name that it holds."""
    if actor.kind != "group":
        return False
    words = set(_WORD.findall(actor.name))
    initials = "".join(word[0] for word in _WORD.findall(actor.name) if not word[0].islower())
    short = [word for form in marked for word in _WORD.findall(form)]
    return any(
        (len(word) > 1 and word.isupper() and (word in actor.name or initials.startswith(word)))
        or (len(word) > 2 and not word[0].islower() and word in words)
        for word in short
    )


def _flat(words: str) -> str:
    return " ".join(words.casefold().replace("’", "'").split())


def summary(passages: list[Passage]) -> list[str]:
    """Return lines that say how much there is of everything."""
    claims = [(passage, claim) for passage in passages for claim in passage.claims]
    bare = sum(_sentences_without_claim(passage) for passage in passages)
    sentences = sum(len(passage.sentences) for passage in passages)
    tables: dict[str, Counter[str]] = {
        "passages by language": Counter(each.language for each in passages),
        "sentences by language": Counter({each.language: 0 for each in passages}),
        "style": Counter(each.style for each in passages),
        "names": Counter(each.names for each in passages),
        "split": Counter(each.split for each in passages),
        "shows": Counter(word for each in passages for word in each.shows),
        "kind": Counter(claim.kind for _, claim in claims),
        "stance": Counter(claim.stance for _, claim in claims),
        "polarity": Counter(claim.polarity for _, claim in claims),
        "certainty": Counter(claim.certainty for _, claim in claims),
        "speakers in a chain": Counter(str(len(claim.speakers)) for _, claim in claims),
    }
    for passage in passages:
        tables["sentences by language"][passage.language] += len(passage.sentences)
    head = [
        f"{len(passages)} passages, {sentences} sentences ({bare} without a claim), {len(claims)} claims, "
        f"{sum(len(each.attributions) for each in passages)} attributions, "
        f"{sum(len(each.mentions) for each in passages)} mentions"
    ]
    rows = (", ".join(f"{key} {number}" for key, number in table.most_common()) for table in tables.values())
    return head + [f"{name}: {row}" for name, row in zip(tables, rows, strict=True)]


def _sentences_without_claim(passage: Passage) -> int:
    starts = [claim.on.start for claim in passage.claims]
    return sum(not any(start <= place < end for place in starts) for start, end in passage.sentences)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
