"""Strings of MUC-4 compared as its scorer compares them, and the rules by which two of them name one thing."""

from __future__ import annotations

import re
import string

SMALL = frozenset(["of", "the", "and", "for", "de", "la", "del", "y"])
ARTICLE = re.compile(r"\b(?:a|an|the)\b")
PUNCTUATION = str.maketrans("", "", string.punctuation)
AFTER_HEAD = re.compile(
    r"\s(?:of|from|in|at|on|with|who|which|that|to|for|near|by|belonging|wearing|and|where|against|,|\(|\[)\s.*$"
)
LOOSE_FRONT = re.compile(
    r"^(?:(?:THE|A|AN|ALLEGED|SOME|SEVERAL|OF|AND|BY|IN|AT|ON|WHO|TO|HIS|ITS|THEIR|WAS|WERE)\s+|[\s,;:.()\[\]]+)+",
    re.IGNORECASE,
)
LOOSE_BACK = re.compile(
    r"(?:\s+(?:THE|A|AN|OF|AND|BY|IN|AT|ON|WHO|TO|FROM|FOR|WITH|WAS|WERE|THAT|HIS|ITS|HAS)|[\s,;:.(\[]+)+$",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """Return a string in lower case, without punctuation and articles."""
    return " ".join(ARTICLE.sub(" ", text.lower().translate(PUNCTUATION)).split())


def head(text: str) -> str:
    """Return the last word of a phrase before what is hung on to it: `members of the police` gives `members`."""
    spaced = " ".join(re.sub(r"([,\[\]()])", r" \1 ", text.lower()).split())
    words = plain(AFTER_HEAD.sub("", f" {spaced} ")).split() or plain(text).split()
    return words[-1] if words else ""


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the borders of a stretch without loose words and unpaired brackets at its ends."""
    piece = text[start:end]
    front = LOOSE_FRONT.match(piece)
    if front is not None and front.end() < len(piece):
        start += front.end()
    back = LOOSE_BACK.search(text[start:end])
    if back is not None and back.start() > 0:
        end = start + back.start()
    for opening, closing in ("()", "[]"):
        if text[start:end].count(opening) > text[start:end].count(closing):
            cut = text.rfind(opening, start, end)
            after = text.find(closing, end, end + 2)
            if after >= 0:
                end = after + 1
            elif cut > start:
                end = cut
    if text[start:end].endswith((")", "]")) and not re.search(r"[(\[]", text[start:end]):
        end -= 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def name_one(first: str, second: str) -> bool:
    """Say whether one plain string is part of the other, word for word, or made of its initials."""
    if not first or not second:
        return False
    if f" {first} " in f" {second} " or f" {second} " in f" {first} ":
        return True
    return initials(first) == second or initials(second) == first


def initials(name: str) -> str | None:
    """Return the initials of a name of three words or more, small words left out."""
    words = [word for word in name.split() if word not in SMALL]
    return "".join(word[0] for word in words) if len(words) > 2 else None
