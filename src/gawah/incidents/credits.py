"""Which agency a document says that its story comes from: a dateline, a signature, "with input from", "told AFP"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import msgspec

from gawah.model import Document
from gawah.reading.folding import fold
from gawah.vocabulary.lexicons import read_yaml

_NAME = r"(?P<name>[^\s()\[\]:;,.\"][^()\[\]:;,.\"\n]{1,60})"
_DATELINE = re.compile(r"^[^\n]{0,90}?[\(\[](?P<name>[^()\[\]\n]{2,60})[\)\]]\s{0,3}[-:]", re.MULTILINE)
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_LAST = re.compile(r"[\(\[-]{0,2}\s*(?P<name>[^()\[\]\n]{2,60}?)\s*[\)\]]?\.?\s*\Z")
_HEAD = 400
"""Characters in which a dateline is looked for."""
_FEW = 6
"""Words in a signature at most."""
_LONG = 60
"""Characters of a name at most."""
_SHORT = 4000
"""Characters of a document that a statement made to an agency makes the agency's: a longer one has work of its own."""


class Credit(msgspec.Struct, frozen=True, kw_only=True):
    """The agency that a document names as the maker of its story, and how it does so."""

    agency: str
    how: str


@lru_cache(maxsize=1)
def _lexicon() -> tuple[dict[str, str], frozenset[str], list[re.Pattern[str]], list[re.Pattern[str]]]:
    raw = read_yaml("lexicon/credits.yaml")
    forms = {name_key(form): name for name, written in raw["agencies"].items() for form in (name, *written)}
    words = frozenset(fold(word) for word in raw["agency_words"].split())
    # Patterns are written as people type them: letters that fold together may be written either way.
    credit, told = ([_compiled(each) for each in raw[key]] for key in ("credit", "told"))
    return forms, words, credit, told


def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern for folded text; where the name comes first, what stands before the words that follow it.

    A pattern that began with any name would be tried at every letter.
    """
    before, after = pattern.split("NAME")
    if before == "":
        return re.compile(r"(?<=\s)" + fold(after).strip())
    ending = r"?(?:\s+" + fold(after).strip() + ")" if after.startswith(" ") else fold(after)
    return re.compile(fold(before) + _NAME + ending)


@lru_cache(maxsize=1)
def at_the_scene() -> re.Pattern[str]:
    """Return the pattern, for folded text, of an author who says to have been there."""
    raw = read_yaml("lexicon/credits.yaml")
    return re.compile("|".join(fold(each) for each in raw["at_the_scene"]))


def name_key(name: str) -> str:
    """Return what is equal for two spellings of an outlet's name."""
    bare = re.sub(r"^(?:the|l'|la|le)\s*\b", "", fold(name).strip())
    return " ".join(re.findall(r"\w+", bare))


def known_agency(name: str) -> str | None:
    """Return the name that an agency of the word list is shown by, None for any other name."""
    return _lexicon()[0].get(name_key(name))


def publishers_of(documents: Iterable[Document]) -> dict[str, str]:
    """Return the publishers by key, each in the spelling that comes first in the alphabet.

    What a name carries in brackets, "The Times (London)", may be left out where only one publisher is meant so.
    """
    names = sorted({document.publisher for document in documents if document.publisher}, reverse=True)
    found: dict[str, str] = {}
    short: dict[str, set[str]] = {}
    for name in names:
        found[name_key(name)] = name
        short.setdefault(name_key(_BRACKETS.sub("", name)), set()).add(name)
    return {key: min(meant) for key, meant in short.items() if key and len(meant) == 1} | found


def credit_of(document: Document, publishers: Mapping[str, str]) -> Credit | None:
    """Return the agency that a document says its story comes from; None where it names none but its own publisher.

    Args:
        document: the document that may name one.
        publishers: who publishes documents of the case, by `name_key`: these names are known too.
    """
    own = name_key(document.publisher or "")
    for name, how in _named(document, publishers):
        if name_key(name) not in ("", own) and known_agency(name) != (known_agency(own) or own):
            return Credit(agency=name, how=how)
    return None


def _named(document: Document, publishers: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    folded = fold(document.text)
    _, _, credit, told = _lexicon()
    for pattern in credit:
        for match in pattern.finditer(folded):
            yield _shown(document.text, match["name"], publishers), "credits it"
    for match in _DATELINE.finditer(folded[:_HEAD]):
        if _is_outlet(match["name"], publishers):
            yield _shown(document.text, match["name"], publishers), "names it in the dateline"
    last = _LAST.search(folded.rstrip()[-2 * _LONG :].rpartition("\n")[2])
    if last is not None and _is_signature(last["name"], publishers):
        yield _shown(document.text, last["name"], publishers), "is signed by it"
    for pattern in told if len(folded) <= _SHORT else ():
        for match in pattern.finditer(folded):
            name = _known_start(_name_in(match, folded), publishers)
            if name is not None:
                yield name, "has statements that were made to it"


def _name_in(match: re.Match[str], folded: str) -> str:
    """Return the stretch that holds the name: the pattern's, or what stands before a match that has none."""
    if "name" in match.groupdict():
        return match["name"]
    before = folded[max(0, match.start() - _LONG) : match.start()]
    return re.split(r"[\n.,:;]", before)[-1]


def _is_outlet(name: str, publishers: Mapping[str, str]) -> bool:
    """Tell whether a name is known as an agency's or a publisher's, or has a word such as "agency"."""
    key = name_key(name)
    forms, words, _, _ = _lexicon()
    return key in forms or key in publishers or bool(words & set(key.split()))


def _is_signature(name: str, publishers: Mapping[str, str]) -> bool:
    """Tell whether a last line is an outlet's name and nothing else; a word such as "agency" begins or ends it."""
    words = name_key(name).split()
    if not 0 < len(words) <= _FEW or not _is_outlet(name, publishers):
        return False
    known = " ".join(words) in _lexicon()[0] or " ".join(words) in publishers
    return known or bool({words[0], words[-1]} & _lexicon()[1])


def _known_start(words: str, publishers: Mapping[str, str]) -> str | None:
    """Return the agency that a stretch begins with or ends in: "afp on tuesday that"."""
    parts = name_key(words).split()
    forms = _lexicon()[0]
    for length in range(min(_FEW, len(parts)), 0, -1):
        for key in (" ".join(parts[:length]), " ".join(parts[-length:])):
            if key in forms:
                return forms[key]
            if key in publishers and _lexicon()[1] & set(key.split()):
                return publishers[key]
    return None


def _shown(text: str, folded_name: str, publishers: Mapping[str, str]) -> str:
    """Return a name as it is shown: the list's form, the publisher's, or as the document writes it."""
    key = name_key(folded_name)
    known = _lexicon()[0].get(key) or publishers.get(key) or _known_start(folded_name, publishers)
    if known is not None:
        return known
    at = fold(text).find(folded_name)
    written = text[at : at + len(folded_name)] if len(fold(text)) == len(text) and at >= 0 else folded_name
    return " ".join(written.split()[:_FEW])
