"""Texts of the training sets as windows of words with the labels that each set has."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from gawah.extraction.encoder import labels
from gawah.extraction.encoder.words import FIRST, LAST, UNKNOWN, Mask, PieceEncoder, Word, read_words, windows
from gawah.extraction.masks import masks
from gawah.extraction.mentions import find_mentions
from gawah.reading import Reading, read_bytes
from training.passages import Passage

NER = ("PER", "ORG", "LOC")


class Trigger(msgspec.Struct):
    """The word that carries a claim, and what is around it; words by their number in the window."""

    word: int
    label: int
    stance: int
    polarity: int
    certainty: int
    arguments: list[tuple[int, list[int]]]


class Example(msgspec.Struct):
    """A window: ids of its pieces, the first piece of each word, and the labels by task (-100: not known)."""

    set: str
    document: str
    ids: list[int]
    first: list[int]
    tags: dict[str, list[int]]
    roles: list[list[int]] = []
    types: list[float] = []
    cues: list[tuple[int, list[int], list[int]]] = []
    triggers: list[Trigger] = []
    clusters: list[tuple[int, int]] = []
    governors: list[int] = []


def window(name: str, document: str, words: Sequence[Word], first: int, last: int) -> Example:
    """Return a window of words, as yet without labels."""
    ids, heads = [FIRST], []
    for word in words[first:last]:
        heads.append(len(ids))
        ids += word.pieces
    return Example(set=name, document=document, ids=[*ids, LAST], first=heads, tags={})


def _inside(words: Sequence[Word], start: int, end: int) -> list[int]:
    return [number for number, word in enumerate(words) if word.start >= start and word.end <= end]


def bio(count: int, spans: Iterable[tuple[Sequence[int], int]]) -> list[int]:
    """Return the tags of words: 0 outside, 2k+1 at the beginning of label k, 2k+2 inside; longer spans win."""
    tags = [0] * count
    for inside, label in sorted(spans, key=lambda each: -len(each[0])):
        if inside and not any(tags[number] for number in inside):
            for number in inside:
                tags[number] = 2 * label + 2
            tags[inside[0]] = 2 * label + 1
    return tags


def sentence_ends(text: str, words: Sequence[Word]) -> list[int]:
    """Return the numbers of words behind which a sentence may end."""
    found = []
    for number, word in enumerate(words):
        after = text[word.end : words[number + 1].start] if number + 1 < len(words) else "\n"
        if "\n" in after or (text[word.start] in '.!?”"' and after != ""):
            found.append(number + 1)
    return found


def muc_examples(path: Path, encoder: PieceEncoder) -> Iterator[Example]:
    """Yield windows of MUC-4 documents with the roles of its templates, found again in the text."""
    for line in path.read_text("utf-8").splitlines():
        raw = json.loads(line)
        text = raw["text"]
        words = read_words(text, encoder)
        starts, ends = {w.start: n for n, w in enumerate(words)}, {w.end: n for n, w in enumerate(words)}
        tags = []
        for strings in muc_strings(raw):
            spans = set()
            for wanted in strings:
                for found in re.finditer(r"(?<!\w)" + re.escape(wanted) + r"(?!\w)", text):
                    if found.start() in starts and found.end() in ends:
                        spans.add((starts[found.start()], ends[found.end()] + 1))
            tags.append(bio(len(words), [(range(a, b), 0) for a, b in spans]))
        kinds = {word for each in raw["templates"] for word in str(each["incident_type"]).split(" / ")}
        types = [float(bool(raw["templates"]))] + [float(kind in kinds) for kind in labels.INCIDENT_TYPES]
        for each in windows(words, sentence_ends(text, words), size=298):
            made = window("muc", raw["docid"], words, each.first, each.last)
            made.roles = [row[each.first : each.last] for row in tags]
            made.types = types
            yield made


def muc_strings(raw: dict[str, Any]) -> list[set[str]]:
    """Return for each of MUC-4's roles the strings that its templates give."""
    found: list[set[str]] = []
    for role in labels.MUC_ROLES:
        strings: set[str] = set()
        for template in raw["templates"]:
            if role == "human_description":
                values = template.get("human_target_description") or []
                strings |= {text for each in values for text in each["value"][:1]}
            else:
                strings |= {text for entity in template.get(role) or [] for text in entity}
        found.append({text for text in strings if len(text) > 1})
    return found


def attribution_examples(path: Path, encoder: PieceEncoder, name: str = "polnear") -> Iterator[Example]:
    """Yield windows of texts whose attributions are annotated: cues, and the source and content of each."""
    for line in path.read_text("utf-8").splitlines():
        raw = json.loads(line)
        words = read_words(raw["text"], encoder)
        where = Finder(words)
        said = []
        for each in raw["attributions"]:
            cue, source, content = (where.words(each[part]) for part in ("cue", "source", "content"))
            if cue:
                said.append((cue, source, content))
        tags = bio(len(words), [(_run(cue), 0) for cue, _, _ in said])
        for each in windows(words, sentence_ends(raw["text"], words)):
            made = window(name, raw["docid"], words, each.first, each.last)
            made.tags["cue"] = _masked(tags, each.first, each.last, each.counted_from, each.counted_to)
            made.cues = _cues(said, each.first, each.last)
            yield made


class Finder:
    """Looks up the words inside spans of characters."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._at = {place: number for number, word in enumerate(words) for place in range(word.start, word.end)}

    def words(self, spans: Iterable[Sequence[int]]) -> list[int]:
        found = {self._at[place] for start, end in spans for place in range(start, end) if place in self._at}
        return sorted(found)


def _run(numbers: Sequence[int]) -> list[int]:
    """Return the first unbroken run of numbers."""
    run = [numbers[0]]
    for number in numbers[1:]:
        if number != run[-1] + 1:
            break
        run.append(number)
    return run


def _masked(tags: Sequence[int], first: int, last: int, low: int, high: int) -> list[int]:
    return [tags[n] if low <= n < high else -100 for n in range(first, last)]


def _cues(
    said: Iterable[tuple[list[int], list[int], list[int]]], first: int, last: int
) -> list[tuple[int, list[int], list[int]]]:
    found = []
    for cue, source, content in said:
        if first <= cue[0] < last and (not content or any(first <= n < last for n in content)):
            inside = [[n - first for n in part if first <= n < last] for part in (source, content)]
            found.append((cue[0] - first, inside[0], inside[1]))
    return found


def name_examples(path: Path, encoder: PieceEncoder) -> Iterator[Example]:
    """Yield windows of the Universal NER treebank with its persons, organisations and locations."""
    words: list[str] = []
    tags: list[int] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# sent_id") and len(words) > 120:
                yield _named(words, tags, encoder)
                words, tags = [], []
            elif line[:1].isdigit():
                cells = line.rstrip("\n").split("\t")
                kind = cells[2][2:]
                words.append(cells[1])
                tags.append(0 if kind not in NER else 1 + 2 * NER.index(kind) + (cells[2][0] == "I"))
    if words:
        yield _named(words, tags, encoder)


def _named(words: Sequence[str], tags: list[int], encoder: PieceEncoder) -> Example:
    made = _packed("names", words, encoder)
    made.tags["name"] = tags[: len(made.first)]
    return made


def _packed(name: str, words: Sequence[str], encoder: PieceEncoder) -> Example:
    """Return a window of as many words as go into one."""
    held = [Word(0, 0, tuple(ids[:16]) or (UNKNOWN,)) for ids in encoder.pieces(words)]
    last, used = 0, 0
    while last < len(held) and used + len(held[last].pieces) < 250:
        used += len(held[last].pieces)
        last += 1
    return window(name, "", held, 0, last)


def syntax_examples(path: Path, encoder: PieceEncoder) -> Iterator[Example]:
    """Yield windows of a treebank in CoNLL-U: for each word the one that governs it, itself for a root."""
    words: list[str] = []
    governors: list[int] = []
    relations: list[int] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") if line[:1].isdigit() else line[:9] for line in lines]
    known = {name: n for n, name in enumerate(sorted({row[7].split(":")[0] for row in rows if len(row) == 10}))}
    begin = 0
    for row in rows:
        if isinstance(row, list) and row[0].isdigit():
            words.append(row[1])
            governors.append(begin + int(row[6]) - 1 if int(row[6]) else len(words) - 1)
            relations.append(known[row[7].split(":")[0]])
        elif row == "# sent_id":
            begin = len(words)
            if begin > 100:
                yield _parsed(words, governors, relations, encoder)
                words, governors, relations, begin = [], [], [], 0
    if words:
        yield _parsed(words, governors, relations, encoder)


def _parsed(words: Sequence[str], governors: list[int], relations: list[int], encoder: PieceEncoder) -> Example:
    made = _packed("syntax", words, encoder)
    count = len(made.first)
    made.governors = [at if at < count else word for word, at in enumerate(governors[:count])]
    made.tags["relation"] = relations[:count]
    return made


def corpus_examples(passages: Iterable[Passage], encoder: PieceEncoder) -> Iterator[Example]:
    """Yield the windows of our own passages with all that is annotated in them."""
    for passage in passages:
        words = read_words(passage.text, encoder, masks=_masks(passage.text))
        where = Finder(words)
        ends = [n + 1 for n, word in enumerate(words) if any(end == word.end for _, end in passage.sentences)]
        for each in windows(words, ends):
            yield _of_passage(passage, words, where, each.first, each.last)


def _masks(text: str) -> list[Mask]:
    """Return what the extractor hides of a text, so that the network learns from what it will see."""
    found = []
    for read in read_bytes(text.encode(), name="passage.txt"):
        if isinstance(read, Reading) and read.document.text == text:
            found += masks(text, find_mentions(read.document), [(0, len(text))])
    return found


def _of_passage(passage: Passage, words: Sequence[Word], where: Finder, first: int, last: int) -> Example:
    made = window("corpus", passage.id, words, first, last)
    spans = [(where.words([(m.start, m.end)]), labels.MENTIONS.index(m.type), m) for m in passage.mentions]
    outer = bio(len(words), [(inside, kind) for inside, kind, _ in spans])
    made.tags["mention"] = outer[first:last]
    said = []
    for each in passage.attributions:
        cue = where.words([(each.cue.start, each.cue.end)])
        source = where.words([(each.source.start, each.source.end)]) if each.source else []
        content = where.words([(part.start, part.end) for part in each.content])
        if cue:
            said.append((cue, source, content))
    made.tags["cue"] = bio(len(words), [(_run(cue), 0) for cue, _, _ in said])[first:last]
    made.cues = _cues(said, first, last)
    tags = [0] * len(words)
    for claim in passage.claims:
        at = where.words([(claim.on.start, claim.on.end)])
        if not at or not first <= at[0] < last or tags[at[0]]:
            continue
        tags[at[0]] = 1 + labels.trigger_labels().index((claim.type, claim.kind))
        arguments = [("quote", where.words([(claim.quote.start, claim.quote.end)]))]
        for role, keys in claim.roles.items():
            for key in keys:
                arguments.append((role, _nearest(spans, key, claim.on.start)))
        for field, marked in claim.fields.items():
            arguments += [(field, where.words([(each.start, each.end)])) for each in marked]
        inside = [
            (labels.ARGUMENTS.index(role), [n - first for n in found if first <= n < last]) for role, found in arguments
        ]
        made.triggers.append(
            Trigger(
                word=at[0] - first,
                label=tags[at[0]],
                stance=labels.STANCES.index(claim.stance),
                polarity=labels.POLARITIES.index(claim.polarity),
                certainty=labels.CERTAINTIES.index(claim.certainty),
                arguments=[(role, found) for role, found in inside if found],
            )
        )
    made.tags["trigger"] = tags[first:last]
    numbers: dict[str, int] = {}
    for inside, _, mention in spans:
        if mention.key is not None and inside and first <= inside[0] < last:
            made.clusters.append((inside[0] - first, numbers.setdefault(mention.key, len(numbers))))
    return made


def _nearest(spans: Sequence[tuple[list[int], int, Any]], key: str, at: int) -> list[int]:
    """Return the words of the mention of an actor that is nearest to where a claim stands."""
    held = [(abs(mention.start - at), inside) for inside, _, mention in spans if mention.key == key]
    return min(held)[1] if held else []
