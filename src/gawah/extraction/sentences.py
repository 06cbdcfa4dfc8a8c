"""Where sentences and quotations begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from gawah.extraction.lexicon import english

_END = re.compile(r"[.!?…۔؟]+[\"'”’»)\]]*(?=\s|$)|\n[ \t]*\n")
_WORD_BEFORE = re.compile(r"([\w.\-]+)$")
_INITIAL = re.compile(r"^(?:[A-Za-z]|(?:[A-Za-z]\.)+[A-Za-z])$")
LONGEST = 2_000
"""Characters after which a sentence is cut: tables and text without stops would otherwise cost time by the square."""
_LONGEST_WORD = 40
_OPENING = re.compile("[“«„]")
_CLOSING = {"“": "”", "«": "»", "„": "“"}


class Stretch(msgspec.Struct, frozen=True):
    """A half-open stretch of a text."""

    start: int
    end: int

    def covers(self, at: int) -> bool:
        """Say whether the character at `at` lies inside."""
        return self.start <= at < self.end


def _ends_sentence(text: str, match: re.Match[str], end: int) -> bool:
    """Say whether the stop that `match` found ends a sentence."""
    if match.group().startswith("\n") or not match.group().startswith("."):
        return True
    before = _WORD_BEFORE.search(text, max(0, match.start() - _LONGEST_WORD), match.start())
    word = before.group(1).casefold() if before is not None else ""
    after = text[match.end() : end].lstrip().lstrip("\"'“‘([«")
    follower = re.match(r"\w+", after)
    if follower is None:
        return True
    if word in english().abbreviations:
        # "the U.S. The" ends a sentence, "the U.S. Army" and "Gen. Khan" do not
        return (
            "." in word and follower.group().casefold() in english().sentence_starters and follower.group()[0].isupper()
        )
    if _INITIAL.match(word):
        return (
            follower.group().casefold() in english().sentence_starters and follower.group()[0].isupper() and "." in word
        )
    return not follower.group()[0].islower()


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[Stretch]:
    """Return the sentences of `text[start:end]`, in order, without surrounding white space.

    A stop after an abbreviation or an initial, or before a small letter, ends nothing. Quotation marks need not
    balance.
    """
    stop = len(text) if end is None else end
    sentences: list[Stretch] = []
    at = start
    for match in _END.finditer(text, start, stop):
        if _ends_sentence(text, match, stop):
            _append(sentences, text, at, match.end())
            at = match.end()
    _append(sentences, text, at, stop)
    return sentences


def _append(sentences: list[Stretch], text: str, start: int, end: int) -> None:
    """Add a sentence without its white space; one that is too long to be a sentence is cut at spaces."""
    while end - start > LONGEST:
        space = max(text.rfind(" ", start, start + LONGEST), text.rfind("\n", start, start + LONGEST))
        stop = space if space > start else start + LONGEST
        _append(sentences, text, start, stop)
        start = stop
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        sentences.append(Stretch(start, end))


def _straight_marks(text: str, start: int, end: int) -> list[int]:
    return [m.start() for m in re.finditer('"', text[start:end])]


def find_quotations(text: str, passages: Iterable[Stretch]) -> list[Stretch]:
    """Return the quoted stretches of a text, marks included; nested marks belong to the outer one.

    A quotation left open at the end of a passage runs to that end, and goes on in the next passage where
    that begins with an opening mark: the habit of quotations over several paragraphs.
    """
    quotations: list[Stretch] = []
    for passage in passages:
        quotations.extend(_curly(text, passage.start, passage.end))
        quotations.extend(_straight(text, passage.start, passage.end))
    return sorted(quotations, key=lambda q: q.start)


def _curly(text: str, start: int, end: int) -> list[Stretch]:
    found: list[Stretch] = []
    at = start
    while (mark := _OPENING.search(text, at, end)) is not None:
        at = mark.start()
        close, depth, i = _CLOSING[text[at]], 1, at + 1
        while i < end and depth > 0:
            depth += (text[i] == text[at]) - (text[i] == close)
            i += 1
        found.append(Stretch(at, i))
        at = i
    return found


def _straight(text: str, start: int, end: int) -> list[Stretch]:
    marks = [start + m for m in _straight_marks(text, start, end)]
    found = [Stretch(a, b + 1) for a, b in zip(marks[::2], marks[1::2], strict=False)]
    if len(marks) % 2 == 1:
        found.append(Stretch(marks[-1], end))
    return found
