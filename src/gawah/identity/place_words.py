"""The words around place names: what speaks for a place, for a person or for something else."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

import msgspec

from gawah.reading.folding import fold
from gawah.vocabulary.lexicons import read_yaml

HEADINGS = (
    "word",
    "given",
    "surname",
    "inside",
    "toward",
    "after",
    "marker",
    "designator",
    "natural",
    "title",
    "organisation",
    "street",
    "publication",
    "speech",
)
_SMALL = "of the and de del la el los las le les du des da do dos e es ez al ul i an am di en wa o y upon au aux sur"
SMALL_WORDS = frozenset(_SMALL.split())
"""What stands in lower case inside a name."""
_MONTHS = "january february march april may june july august september october november december"
MONTHS = frozenset(_MONTHS.split())


class PlaceWords(msgspec.Struct, frozen=True, kw_only=True):
    """The word lists of `vocabulary/place_words.txt`, folded; its comments say what each is."""

    word: frozenset[str]
    given: frozenset[str]
    surname: frozenset[str]
    inside: frozenset[str]
    toward: frozenset[str]
    after: frozenset[str]
    marker: frozenset[str]
    designator: frozenset[str]
    natural: frozenset[str]
    title: frozenset[str]
    organisation: frozenset[str]
    street: frozenset[str]
    publication: frozenset[str]
    demonym: frozenset[str]
    speech: frozenset[str]


@lru_cache(maxsize=1)
def place_words() -> PlaceWords:
    """Return the word lists, read once."""
    lists: dict[str, set[str]] = {heading: set() for heading in HEADINGS}
    text = resources.files("gawah.vocabulary").joinpath("place_words.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        heading, colon, words = line.partition(":")
        if colon and not line.startswith("#"):
            lists[heading].update(map(fold, words.split()))
    demonyms = {fold(word) for words in read_yaml("demonyms.yaml").values() for word in words}
    return PlaceWords(demonym=frozenset(demonyms), **{heading: frozenset(words) for heading, words in lists.items()})
