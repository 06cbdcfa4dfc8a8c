"""A sentence as words, each with the class that bounds phrases: a small tagger without a model.

The classes are those of closed-class words plus N (whatever may stand in a noun phrase) and V (a form of a known verb
that its neighbours do not make a noun). Words inside a known name are N.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from gawah.extraction.lexicon import Form, Lexicon, english
from gawah.extraction.mentions import within
from gawah.extraction.sentences import Stretch

WordClass = Literal["N", "V", "D", "PRO", "P", "TO", "AUX", "C", "R", "ADV", "T", "PUNCT", "POS"]

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}(?:-[^\W\d_]+)*|\d+(?:[.,:]\d+)*(?:-[^\W\d_]+)*|[’'](?:[sS]|[mM]|[dD]|ll|LL|re|RE|ve|VE)\b|"
    r"[^\W_]+(?:(?:[-/]|- )[^\W_]+)*(?:[’'](?!(?:[sS]|[mM]|[dD]|ll|LL|re|RE|ve|VE)\b)[^\W_]+)?|--|__|[^\w\s]|_"
)
_BE = frozenset(["be", "am", "is", "are", "was", "were", "been", "being", "isn't", "aren't", "wasn't", "weren't", "'s"])
_SHORT = {"'m": "am", "'re": "are", "'ve": "have", "'d": "would", "'ll": "will"}
_QUOTES = frozenset("\"“”‘’'«»")
_DESCRIBING = frozenset({"allied", "alleged", "hooded", "masked", "suspected"})
"""Participles that rather describe the noun behind them than tell what was done to it: "and allied militias"."""


class Word(msgspec.Struct):
    """One word with its offsets in the document, its folded form, class, and the lemma and form where it is a verb."""

    start: int
    end: int
    text: str
    low: str
    cls: WordClass = "N"
    lemma: str = ""
    form: Form | None = None
    name: bool = False


@lru_cache(maxsize=20_000)
def _closed_class(low: str) -> WordClass | None:
    lexicon = english()
    if low == "'s":
        return "POS"
    if low in _SHORT:
        return "AUX"
    if low == "to":
        return "TO"
    if low in lexicon.auxiliaries:
        return "AUX"
    if low in lexicon.determiners:
        return "D"
    if low in lexicon.pronouns:
        return "PRO"
    if low in lexicon.relatives:
        return "R"
    if low in lexicon.prepositions:
        return "P"
    if low in lexicon.conjunctions:
        return "C"
    if low in lexicon.adverbs or (low.endswith("ly") and len(low) > 4 and low not in lexicon.not_adverbs):
        return "ADV"
    return None


def tag_words(text: str, sentence: Stretch, names: Sequence[Stretch], times: Sequence[Stretch]) -> list[Word]:
    """Return the words of one sentence with their classes; `names` are spans that are certainly names, `times`
    dates.
    """
    lexicon = english()
    words = [
        Word(m.start(), m.end(), m.group(), m.group().casefold().replace("’", "'"))
        for m in _TOKEN.finditer(text, sentence.start, sentence.end)
    ]
    for word in words:
        word.cls = _closed_class(word.low) or ("N" if word.low[0].isalnum() else "PUNCT")
    for name in names:
        for word in within(words, name.start, name.end):
            word.name, word.cls = True, "N"
    for time in times:
        for word in within(words, time.start, time.end):
            word.cls = "T"
    _bounds_as_determiners(words)
    for at, word in enumerate(words):
        if word.low in _small_words() or word.cls == "POS":
            _settle_small_word(words, at)
        if word.cls == "N" and not word.name and word.low in lexicon.forms:
            _decide_verb(words, at, lexicon)
        elif word.cls == "AUX":
            word.lemma, word.form = _auxiliary(word.low, lexicon)
    _auxiliaries_as_verbs(words)
    return words


def _bounds_as_determiners(words: Sequence[Word]) -> None:
    """Let the words that bound a number begin its noun phrase: "at least nine", "about 30", "up to 30"."""
    for at, word in enumerate(words):
        if word.cls == "T" or word.name or not _is_number(word):
            continue
        for bound in english().bounds:
            first = at - len(bound)
            if first >= 0 and all(w.low == b for w, b in zip(words[first:at], bound, strict=True)):
                for part in words[first:at]:
                    part.cls = "D"
                break


@lru_cache(maxsize=1)
def _small_words() -> frozenset[str]:
    """Return the words whose class depends on their neighbours."""
    words = ("other", "since", "first", "last", "one", "that", "responsible", "accountable")
    return english().outcomes.union(words)


def _settle_small_word(words: list[Word], at: int) -> None:
    """Give a small word the class that its neighbours tell: "one soldier" and "no one", "that man" and "said that"."""
    word = words[at]
    if word.low == "other" and at > 0 and words[at - 1].low == "each":
        word.cls = words[at - 1].cls = "PRO"
    if word.low == "since" and at > 0 and words[at - 1].cls == "AUX":
        word.cls = "ADV"  # "has since claimed"
    if word.low in ("first", "last") and at > 0 and words[at - 1].cls == "AUX":
        word.cls = "ADV"  # "was first reported"
    if word.low == "one" and at + 1 < len(words) and words[at + 1].cls == "N":
        word.cls = "N"  # "one soldier" is a number, "no one" a pronoun
    if word.low == "that":
        word.cls = "D" if at > 0 and words[at - 1].cls == "P" else "R"
    if word.low in english().outcomes and word.cls == "N" and not word.name and _is_outcome(words, at):
        word.cls = "ADV"  # "left nine soldiers dead", "took the crew hostage"
    if word.low in ("responsible", "accountable") and at > 0 and words[at - 1].cls in ("N", "PRO"):
        word.cls = "C"  # "holds the army responsible": no part of its name
    if word.cls == "POS" and at > 0 and words[at - 1].low in english().contracting_words:
        word.cls = "AUX"  # "it's"


def _is_outcome(words: Sequence[Word], at: int) -> bool:
    """Say whether a word tells what became of those named right before it, and is no part of their name."""
    before, after = (words[at - 1] if at > 0 else None), (words[at + 1] if at + 1 < len(words) else None)
    if before is None or (after is not None and after.cls == "N" and after.low[0].isalnum()):
        return False
    return before.cls == "PRO" or _is_number(before) or (before.cls == "N" and before.low.endswith(("s", "n")))


def _auxiliary(low: str, lexicon: Lexicon) -> tuple[str, Form]:
    low = _SHORT.get(low, low)
    if low in _BE:
        return "be", "participle" if low == "been" else "base"
    entries = lexicon.forms.get(low)
    return entries[0] if entries else (low, "base")


def _neighbour(words: Sequence[Word], at: int, step: int) -> Word | None:
    at += step
    while 0 <= at < len(words):
        if words[at].cls not in ("ADV", "T") and words[at].text not in _QUOTES:
            return words[at]
        at += step
    return None


def _is_number(word: Word) -> bool:
    return word.low[0].isdigit() or word.low in english().number_words


def _starts_phrase(word: Word | None) -> bool:
    return word is not None and (word.cls in ("D", "PRO") or word.name or _is_number(word))


def _decide_verb(words: list[Word], at: int, lexicon: Lexicon) -> None:
    """Mark the known verb form at `at` as a verb, unless its neighbours make it a noun or a modifier."""
    word = words[at]
    entries = lexicon.forms[word.low]
    before, after = _neighbour(words, at, -1), _neighbour(words, at, 1)
    labels = {form for _, form in entries}
    homograph = any(lemma in lexicon.homographs for lemma, _ in entries) or word.low in lexicon.homographs
    if "ing" in labels:
        verb = _ing_is_verb(before, after, homograph)
    elif labels & {"past", "participle"}:
        verb = _past_is_verb(before, after) and not _describes(word, before, after)
    else:
        verb = _present_is_verb(word, before, after, labels, homograph)
    if verb:
        lemma, form = _best_entry(entries, before)
        word.cls, word.lemma, word.form = "V", lemma, form


def _best_entry(entries: Sequence[tuple[str, Form]], before: Word | None) -> tuple[str, Form]:
    if before is not None and before.cls == "AUX":
        for lemma, form in entries:
            if form == "participle":
                return lemma, form
    return entries[0]


def _past_is_verb(before: Word | None, after: Word | None) -> bool:
    if before is None:
        return after is None or after.cls != "N"
    if before.cls == "V" and before.form != "base" and after is not None and after.cls == "N":
        return False  # "embraced failed tactics"
    if before.cls == "PRO":
        return True  # "no one claimed responsibility"
    if before.cls in ("D", "POS") or (_is_number(before) and after is not None and after.cls == "N"):
        return False
    return not (before.cls in ("P", "TO") and after is not None and after.cls == "N")


def _describes(word: Word, before: Word | None, after: Word | None) -> bool:
    """Say whether a participle belongs to the noun behind it and not to a subject before it."""
    opening = before is not None and (before.cls in ("C", "P", "PUNCT") or (before.cls == "V" and before.lemma != "be"))
    return word.low in _DESCRIBING and opening and after is not None and after.cls == "N"


def _ing_is_verb(before: Word | None, after: Word | None, homograph: bool) -> bool:
    if before is not None and before.cls in ("AUX", "TO"):
        return True
    if before is not None and before.cls in ("D", "POS"):
        return False
    if after is not None and after.low == "of":
        return False
    if _starts_phrase(after):
        return True
    singular = before is not None and before.cls == "N" and not before.name and not before.low.endswith("s")
    if singular and after is not None and after.cls == "N":
        return False  # "a small threatening narrative"
    with_another = after is not None and after.low in ("with", "alongside")
    if homograph and with_another and before is not None and before.low in ("of", "for", "by"):
        return True  # "accused of working with"
    if homograph:
        return before is None or (
            before.cls in ("P", "C", "PUNCT", "R") and after is not None and after.cls in ("N", "R")
        )
    return True


def _present_is_verb(word: Word, before: Word | None, after: Word | None, labels: set[Form], homograph: bool) -> bool:
    if before is None:
        return not homograph and "base" not in labels
    if before.cls == "TO":
        return "base" in labels  # "to witness", but "according to witnesses"
    if before.cls == "AUX":
        return before.lemma not in ("have", "be")  # "has bases", "are members"
    if before.cls == "V" and before.lemma in english().cues:
        return not homograph and "base" not in labels  # "X, which Y denied operates there"
    if before.cls in ("D", "P", "POS", "V") or _is_number(before):
        return False
    if before.low in ("when", "where", "as") and after is not None and _is_past(after):
        return False  # "when rockets struck"
    if before.cls in ("PRO", "R"):
        return True
    if not homograph:
        plural = before.low.endswith(("s", "men", "police", "people"))
        return not ("base" in labels and before.cls == "N" and not before.name and not plural)
    if "base" in labels and not before.low.endswith("s") and before.cls == "N":
        return False  # "its previous report", but "rebels report"
    if _acts(before) and after is not None:
        plural = before.low.endswith(("s", "men", "police", "people"))
        if plural and "base" in labels and after.cls == "P" and after.low != "of":
            return True  # "officials pay for", "rebels camp in"
        if not plural and "s" in labels and after.cls == "N":
            return True  # "the group runs camps"
    complement = after is not None and (after.cls in ("D", "PRO", "R", "TO") or after.name or _is_number(after))
    return before.cls == "N" and complement


def _is_past(word: Word) -> bool:
    return any(form == "past" for _, form in english().forms.get(word.low, ()))


def _acts(word: Word) -> bool:
    """Say whether a word names those who act: then what follows is rather a verb than a noun."""
    known = english()
    return word.name or word.low in known.speaker_nouns or word.low in known.hostile or word.low in known.group_nouns


def _auxiliaries_as_verbs(words: list[Word]) -> None:
    """Turn a form of be, have or do that no verb follows into the verb of its clause."""
    for at, word in enumerate(words):
        if word.cls == "AUX" and word.lemma in ("have", "do", "be"):
            after = _neighbour(words, at, 1)
            if after is None or (after.cls not in ("V", "AUX") and after.low not in ("not", "n't")):
                word.cls = "V"
