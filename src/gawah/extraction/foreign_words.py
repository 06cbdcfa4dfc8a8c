"""The words of sentences in French, Arabic, Urdu, Persian and Pashto, and the lexicon of what is told with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import msgspec

from gawah.reading.folding import fold, fold_with_offsets
from gawah.vocabulary.lexicons import lexicon, read_yaml

_TOKEN = re.compile(r"\w+(?:-\w+)*'?|[^\w\s]")
_SHORTEST_STEM = 3


class Token(msgspec.Struct, frozen=True):
    """A word or a mark: offsets into the document's text, half-open, and its folded form."""

    start: int
    end: int
    low: str


class Found(msgspec.Struct, frozen=True):
    """A phrase of the lexicon among tokens: the first, the one behind the last, and what it is listed under."""

    first: int
    last: int
    label: str


class Phrases:
    """Phrases by label, found among tokens; with endings and prefixes of the language where they are inflected."""

    def __init__(self, listed: Mapping[str, Iterable[str]], language: str, *, inflected: bool) -> None:
        words = lexicon(language) if inflected else None
        self._suffixes = () if words is None else tuple(sorted({fold(s) for s in words.suffixes}, key=len))
        self._prefixes = () if words is None else tuple(sorted({fold(p) for p in words.prefixes}, key=len))
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for label, forms in listed.items():
            for form in forms:
                parts = tuple(found.group() for found in _TOKEN.finditer(fold(form.replace("_", " "))))
                if parts:
                    self._by_first.setdefault(parts[0], []).append((parts, label))
        for phrases in self._by_first.values():
            phrases.sort(key=lambda each: -len(each[0]))

    def stems(self, word: str) -> list[str]:
        """Return a word, and what is left of it without an ending or a prefix of the language."""
        found = [word]
        for prefix in self._prefixes:
            if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST_STEM:
                found.append(word[len(prefix) :])
        for stem in list(found):
            for suffix in self._suffixes:
                if stem.endswith(suffix) and len(stem) - len(suffix) >= _SHORTEST_STEM:
                    found.append(stem[: -len(suffix)])
        return found

    def at(self, tokens: Sequence[Token], first: int) -> Found | None:
        """Return the longest phrase that begins at a token, None where none does."""
        best: Found | None = None
        for stem in self.stems(tokens[first].low):
            for parts, label in self._by_first.get(stem, ()):
                last = first + len(parts)
                fits = last <= len(tokens) and all(
                    part in self.stems(token.low)
                    for part, token in zip(parts[1:], tokens[first + 1 : last], strict=True)
                )
                if fits and (best is None or last > best.last):
                    best = Found(first, last, label)
        return best

    def among(self, tokens: Sequence[Token]) -> list[Found]:
        """Return the phrases among tokens, the longest at each place, none within another."""
        found: list[Found] = []
        at = 0
        while at < len(tokens):
            here = self.at(tokens, at)
            at = at + 1 if here is None else here.last
            found += [] if here is None else [here]
        return found


class ClaimWords(msgspec.Struct, frozen=True):
    """What the claims of a language are made of; lexicon/claims/LANGUAGE.yaml says what each part is."""

    order: str
    deeds: Phrases
    people: Phrases
    cues: Phrases
    markers: Phrases
    before: Phrases
    after: Phrases
    speaker_before: Phrases
    speaker_after: Phrases
    groups: Phrases
    small: frozenset[str]
    pronouns: frozenset[str]


_CUES = {
    "speech": "reports",
    "accusing": "accuses",
    "denying": "denies",
    "claiming": "claims_responsibility",
    "demanding": "demands",
    "hearsay": "unnamed",
}
_MARKERS = ("that", "negation", "condition", "passive", "receiving", "release_words")


@lru_cache(maxsize=8)
def claim_words(language: str) -> ClaimWords:
    """Return the words of one of LEXICON_LANGUAGES, read once."""
    raw = read_yaml(f"lexicon/claims/{language}.yaml")

    def words(name: str) -> list[str]:
        return str(raw.get(name) or "").split()

    deeds = {kind: str(forms).split() for kind, forms in raw["deeds"].items()}
    sides = {side: (f"{side}_before", f"{side}_after") for side in ("agent", "patient", "giver", "locative")}
    return ClaimWords(
        order=raw["order"],
        deeds=Phrases(deeds, language, inflected=True),
        people=Phrases({"people": words("people")}, language, inflected=True),
        cues=Phrases(
            {stance: words(name) for name, stance in _CUES.items()}, language, inflected=raw["order"] == "vso"
        ),
        markers=Phrases({name: words(name) for name in _MARKERS}, language, inflected=False),
        before=Phrases({side: words(names[0]) for side, names in sides.items()}, language, inflected=False),
        after=Phrases({side: words(names[1]) for side, names in sides.items()}, language, inflected=False),
        speaker_before=Phrases({"speaker": words("speaker_before")}, language, inflected=False),
        speaker_after=Phrases({"speaker": words("speaker_after")}, language, inflected=False),
        groups=Phrases({"group": words("group")}, language, inflected=False),
        small=frozenset(fold(word) for word in words("small")),
        pronouns=frozenset(fold(word.replace("_", " ")) for word in words("pronouns")),
    )


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of a stretch of a text."""
    folded = fold_with_offsets(text[start:end])
    found = []
    for match in _TOKEN.finditer(folded.text):
        low, high = folded.span(*match.span())
        if high > low:
            found.append(Token(start + low, start + high, match.group()))
    return found
