"""What the rules find in the texts of the training sets, as examples: a first, rough teacher for the claims.

Our own passages are few; the rules know hundreds of verbs. A network that has first learned to do what the rules do
learns from the passages what the rules cannot. Where the rules know a word and leave it alone, nothing is taught:
they miss more than they invent.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from gawah import reading
from gawah.extraction.drafts import Draft
from gawah.extraction.encoder import labels
from gawah.extraction.encoder.words import PieceEncoder, Word, read_words, windows
from gawah.extraction.lexicon import english
from gawah.extraction.mentions import find_mentions
from gawah.extraction.rules import drafted_claims
from gawah.extraction.sentence import Sentence
from gawah.extraction.walk import sentences
from gawah.model import Claim, Document
from training.examples import Example, Finder, Trigger, sentence_ends, window

_NUMBERS = {"deaths": "deaths", "injured": "injured", "arrested": "arrested"}


def silver_lines(paths: Sequence[Path]) -> Iterator[dict[str, Any]]:
    """Yield each document with the claims that the rules find in it, as plain records."""
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            raw = json.loads(line)
            for outcome in reading.read_bytes(raw["text"].encode(), name=f"{raw['docid']}.txt"):
                if isinstance(outcome, reading.Reading):
                    yield _of_document(raw["docid"], outcome.document)


def _of_document(name: str, document: Document) -> dict[str, Any]:
    found: list[dict[str, Any]] = []
    known: list[int] = []
    for sentence in sentences(document, find_mentions(document)):
        known += [e.start for e in sentence.parse.elements for w in e.words if _is_known(w.lemma or w.low)]
        found += [_claim(sentence, draft, claim) for draft, claim in drafted_claims(sentence)]
    return {"docid": name, "text": document.text, "known": sorted(set(known)), "claims": found}


def _is_known(word: str) -> bool:
    return word in english().event_verbs or word in english().event_nouns


def _claim(sentence: Sentence, draft: Draft, claim: Claim) -> dict[str, Any]:
    element = sentence.element(draft.at)
    word = element.head if element.kind == "np" else element.words[0]
    arguments = [("quote", claim.start, claim.end)]
    for role, indexes in draft.roles.items():
        if role in claim.roles:
            arguments += [(role, sentence.element(i).start, sentence.element(i).end) for i in indexes]
    text = sentence.document.text
    for place in claim.place:
        at = text.find(place.text, claim.start, claim.end) if place.text else -1
        arguments += [("place", at, at + len(place.text))] if at >= 0 else []
    for field in _NUMBERS:
        count = getattr(claim, field)
        at = text.find(count.text, claim.start, claim.end) if count is not None and count.text else -1
        arguments += [(field, at, at + len(count.text))] if at >= 0 else []
    if claim.time is not None and claim.time.text:
        at = text.find(claim.time.text, sentence.parse.start, sentence.parse.end)
        arguments += [("time", at, at + len(claim.time.text))] if at >= 0 else []
    return {
        "at": word.start,
        "type": claim.type,
        "kind": claim.kind,
        "stance": claim.stance,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "arguments": arguments,
    }


def silver_examples(path: Path, encoder: PieceEncoder) -> Iterator[Example]:
    """Yield the windows of documents that the rules have read."""
    for line in path.read_text("utf-8").splitlines():
        raw = json.loads(line)
        words = read_words(raw["text"], encoder)
        where = Finder(words)
        for each in windows(words, sentence_ends(raw["text"], words)):
            made = _window(raw, words, where, each.first, each.last)
            if made.triggers:
                yield made


def _window(raw: dict[str, Any], words: Sequence[Word], where: Finder, first: int, last: int) -> Example:
    made = window("silver", raw["docid"], words, first, last)
    tags = [0] * len(words)
    for start in raw["known"]:
        for number in where.words([(start, start + 1)]):
            tags[number] = -100
    for claim in raw["claims"]:
        at = where.words([(claim["at"], claim["at"] + 1)])
        if not at or not first <= at[0] < last or tags[at[0]] > 0:
            continue
        tags[at[0]] = 1 + labels.trigger_labels().index((claim["type"], claim["kind"]))
        inside = [
            (labels.ARGUMENTS.index(role), [n - first for n in where.words([(start, end)]) if first <= n < last])
            for role, start, end in claim["arguments"]
            if role in labels.ARGUMENTS
        ]
        made.triggers.append(
            Trigger(
                word=at[0] - first,
                label=tags[at[0]],
                stance=labels.STANCES.index(claim["stance"]),
                polarity=labels.POLARITIES.index(claim["polarity"]),
                certainty=labels.CERTAINTIES.index(claim["certainty"]),
                arguments=[(role, found) for role, found in inside if found],
            )
        )
    made.tags["trigger"] = tags[first:last]
    return made


def main(given: list[str]) -> int:
    """Write what the rules find in some sets: OUT.jsonl SET.jsonl ..."""
    with Path(given[0]).open("w", encoding="utf-8") as out:
        for record in silver_lines([Path(name) for name in given[1:]]):
            out.write(json.dumps(record) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
