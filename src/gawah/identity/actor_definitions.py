"""Abbreviations and other names that a document explains: "Tehreek-e-Taliban Pakistan (TTP)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gawah.identity.actor_match import Words
from gawah.identity.actor_names import wordset
from gawah.identity.actor_table import ActorTable

# A short form in brackets after its long form; a second short form may follow ("[FMLN]", "(TTP or Pakistani Taliban)").
_BRACKETED = re.compile(
    r"[(\[]\s*[\"“']?(?:(?:hereafter|henceforth|known as|or|the|acronym|por sus siglas)[ ,:]+)*"
    r"(?P<short>[^\W\d_][\w.&/-]{1,11})[\"”']?\s*(?:[;,][^)\]]{0,60})?[)\]]"
)
# "TTP (Tehreek-e-Taliban Pakistan)"
_EXPANDED = re.compile(
    r"(?<![\w-])(?P<short>[A-Z][A-Za-z.&/-]{1,9})\s*[(\[]\s*(?:the )?(?P<long>[^()\[\]\n]{5,100})[)\]]"
)
# Bounded: in a text set in capitals every word may begin a name, and an open end would cost time by the square.
_NAME = r"[A-Z][\w'’-]{0,40}(?:[ -](?:of|the|for|de|la|al|e|i|and|ul|[A-Z][\w'’-]{0,40})){0,12}"
# "TTP, or Pakistani Taliban,", "the Nusra Front, also known as Jabhat al-Nusra,"
_ALSO = re.compile(
    rf"(?P<one>{_NAME}),?\s*[(\[]?(?:,\s+or(?: the)?|(?:also |better |commonly |widely )?(?:known|called|referred to)"
    rf"(?: locally)?(?: as)?(?: the)?|a\.?k\.?a\.?)\s+(?P<two>{_NAME})\s*[,.;)\]]"
)
_ALSO_SIGN = re.compile(r",\s+or\s|known|called|referred to|a\.?k\.?a")
"""One of these stands wherever _ALSO matches; it is far quicker to look for."""
_BREAK = re.compile(r"[.;:!?](?=\s)|\n\s*\n|[()\[\]]")
_SMALL = wordset("of the for and in on de la le el los las les del des du para por y et e i al ul o a en")
_LONGEST_NAME = 14


def definitions(text: str, *, table: ActorTable | None = None) -> dict[str, str]:
    """Return the short forms that `text` explains, each with its long form, both verbatim; the first one counts.

    A bracket explains a name when the letters of the short form are found in the words before it, in order or as
    their initials, or when the table knows both as names of one actor (FMLN is Spanish, its English name is not).
    """
    known = ActorTable.load() if table is None else table
    found: dict[str, str] = {}
    for short, long in (*_bracketed(text, known), *_expanded(text, known), *_also(text, known)):
        found.setdefault(short, long)
    return found


def _bracketed(text: str, table: ActorTable) -> Iterator[tuple[str, str]]:
    for match in _BRACKETED.finditer(text):
        short = match["short"].strip(".")
        before = _before(text, match.start())
        long = _by_table(before, short, table) or by_initials(before, short)
        if long is not None and len(long) > len(short):
            yield short, long


def _expanded(text: str, table: ActorTable) -> Iterator[tuple[str, str]]:
    for match in _EXPANDED.finditer(text):
        short, long = match["short"], match["long"].strip()
        whole = by_initials(long, short) == long
        if _capitals(short) >= 2 and (whole or _one_actor(short, long, table)):
            yield short, long


def _also(text: str, table: ActorTable) -> Iterator[tuple[str, str]]:
    for match in _ALSO.finditer(text) if _ALSO_SIGN.search(text) else ():
        one, two = match["one"], match["two"]
        if one == two:
            continue
        if _is_short(one) != _is_short(two):
            yield (one, two) if _is_short(one) else (two, one)
        elif len(table.named(one)) + len(table.named(two)) > 0:
            yield (two, one) if len(table.named(two)) == 0 else (one, two)


def _capitals(word: str) -> int:
    return sum(c.isupper() for c in word)


def _is_short(name: str) -> bool:
    return " " not in name and len(name) <= 8 and _capitals(name) >= 2


def _before(text: str, end: int) -> str:
    """Return the words before `end` that may be the long form: the same sentence, no bracket between."""
    start = max(0, end - 160)
    breaks = [m.end() for m in _BREAK.finditer(text, start, end)]
    words = list(re.finditer(r"\S+", text[breaks[-1] if len(breaks) > 0 else start : end]))
    offset = breaks[-1] if len(breaks) > 0 else start
    first = words[-_LONGEST_NAME:][0].start() + offset if len(words) > 0 else end
    return text[first:end].rstrip().rstrip("\"”'’,").rstrip()


def _one_actor(one: str, two: str, table: ActorTable) -> bool:
    """Return whether the table knows both as names of one actor, weak names included."""
    first, second = table.by_name(one), table.by_name(two)
    return any(actor.id in {a.id for a in second} for actor in first)


def _by_table(before: str, short: str, table: ActorTable) -> str | None:
    """Return the longest known name at the end of `before` that may be the same actor as `short`."""
    words = Words(table, before)
    for at in range(len(words)):
        found = words.name_at(at)
        if found is None or found.stop != len(words):
            continue
        ids = {actor.id for actor, _ in found.pairs}
        if any(actor.id in ids for actor in table.by_name(short)):
            return before[found.start :]
    return None


def by_initials(before: str, short: str) -> str | None:
    """Return the end of `before` whose letters make up `short`, or None.

    First each letter in order from the end, the first one at the start of a word (Schwartz and Hearst, 2003,
    "A simple algorithm for identifying abbreviation definitions in biomedical text"); then, for abbreviations of
    another language, the initials of the capitalised words in any order.
    """
    return _in_order(before, short) or _any_order(before, short)


def _in_order(before: str, short: str) -> str | None:
    letters = [c for c in short.casefold() if c.isalnum()]
    at = len(before)
    for n in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= 0 and not (before[at].casefold() == letters[n] and (n > 0 or _starts_word(before, at))):
            at -= 1
        if at < 0:
            return None
    long = before[at:]
    words = [w for w in re.split(r"[\s-]+", long) if w.casefold() not in _SMALL]
    fits = len(letters) >= 2 and _capitals(short) >= 2 and len(words) <= len(letters) + 2 and len(words) >= 2
    return long if fits and _initials(long) >= max(2, len(letters) // 2) and before[at].isupper() else None


def _starts_word(text: str, at: int) -> bool:
    return at == 0 or not text[at - 1].isalnum()


def _initials(long: str) -> int:
    return sum(w[0].isupper() for w in re.findall(r"[^\W\d_]+", long))


def _any_order(before: str, short: str) -> str | None:
    letters = sorted(c for c in short.casefold() if c.isalpha())
    if len(letters) < 3 or not short.isupper():
        return None
    words = list(re.finditer(r"[^\W\d_][^\W_]*", before))
    for first in range(len(words) - len(letters), -1, -1):
        run = [w for w in words[first:] if w[0].casefold() not in _SMALL]
        if len(run) > len(letters) + 1:
            return None
        capitals = all(w[0][0].isupper() for w in run) and words[first][0].casefold() not in _SMALL
        if capitals and sorted(w[0][0].casefold() for w in run) == letters:
            return before[words[first].start() :]
    return None
