"""The noun phrase after an English number: where it begins and where its head ends, by a few words of grammar."""

from __future__ import annotations

import re

from gawah.identity._victims import is_person


def _split(words: str) -> list[str]:
    return words.split()


_STOP = frozenset(
    [
        *_split(
            "in on at by with from to for of into onto near since after before during between against over under about"
        ),
        *_split(
            "within across along among around through throughout inside outside towards toward upon until till per via"
        ),
        *_split("and or but nor as than that which who whom whose when while where if because so then though although"),
        *_split(
            "was were is are be been being has have had do does did will would can could may might must shall should"
        ),
        *_split("the a an this these those its his her their our my your it he she they we you i him them us me"),
        *_split(
            "including also not no only again later earlier ago there here today yesterday all both each out up down"
        ),
        *_split(
            "killed dead died wounded injured hurt arrested detained captured kidnapped abducted missing displaced"
        ),
        *_split(
            "said says told claimed reported remain remained died lost fled took take went came left made left lay fell"
        ),
        *_split(
            "fought struck shot broke held began met attack fight die kill live flee hold seize join shortly reportedly"
        ),
        *_split("once twice times according due despite without amid following using carrying travelling traveling"),
    ]
)
_ADJECTIVAL = frozenset(
    _split(
        "armed unarmed suspected masked hooded unidentified uniformed alleged wanted united wounded injured "
        "displaced hired detained captured trained convicted retired accused combined coordinated"
    )
)
_NO_PLURALS = frozenset(
    _split("us previous serious various religious dangerous is as this was his its gas press business")
)
_DETERMINER = re.compile(
    r"\s+(?:(?:of\s+)?(?:its|their|his|her|the|our|these|those|all)\s+|of\s+(?:them|whom|those|"
    r"these)\b\s*,?\s*(?:were\s+)?"
    r"|of\s+)?",
    re.IGNORECASE,
)
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_](?:[\w.’'-]*\w)?")
_SPACE = re.compile(r"[ \t\u00a0]+|[ \t]*\n[ \t]*(?=\S)|\s?[“\"‘]")
PRONOUN_PART = re.compile(r"\s+of\s+(?:them|whom|those|these)\b", re.IGNORECASE)


def _is_plural(word: str) -> bool:
    folded = word.casefold()
    return folded.endswith("s") and not folded.endswith("ss") and folded not in _NO_PLURALS and len(folded) > 3


def _words(text: str, at: int) -> list[re.Match[str]]:
    """Return up to six words that may belong to one noun phrase."""
    words: list[re.Match[str]] = []
    while len(words) < 6:
        match = _WORD.match(text, at)
        if match is None:
            break
        # A possessive ends the modifiers: "30 of Pakistan's soldiers" has its head behind it.
        folded = match.group().casefold()
        verb = folded.endswith("ed") and folded not in _ADJECTIVAL and len(folded) > 4
        if folded in _STOP and not (len(words) == 0 and folded in _ADJECTIVAL):
            break
        if verb:
            break
        words.append(match)
        gap = _SPACE.match(text, match.end())
        if gap is None:
            break
        at = gap.end()
    while len(words) > 0 and (
        words[-1].group().casefold().endswith("ly") or words[-1].group().casefold() in _ADJECTIVAL
    ):
        words.pop()
    return words


def phrase_after(text: str, at: int) -> tuple[int, int] | None:
    """Return where the noun phrase counted by a number that ends at `at` stands, determiners left out, or None."""
    opening = _DETERMINER.match(text, at)
    if opening is None:
        return None
    words = _words(text, opening.end())
    if len(words) == 0:
        return None
    return words[0].start(), words[_head(words)].end()


def _head(words: list[re.Match[str]]) -> int:
    for at, word in enumerate(words):
        if is_person(word.group().split("-")[-1]):
            while at + 1 < len(words) and is_person(words[at + 1].group()):
                at += 1  # noqa: PLW2901 - "police officers" is one phrase
            return at
    for at, word in enumerate(words):
        if _is_plural(word.group()):
            return at
    return min(len(words) - 1, 2)
