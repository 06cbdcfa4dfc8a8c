"""Find the actors that a text names: longest match over whole words, with verbatim offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from gawah.identity.actor_compose import Composed, compose
from gawah.identity.actor_match import Found, Pair, Words
from gawah.identity.actor_names import Token, spelling, wordset
from gawah.identity.actor_table import Actor, ActorTable, Alias, is_abbreviation

Sense = Literal["name", "country", "metonym", "composed", "weak", "defined"]

_CAPS_WINDOW = 60
# Abbreviations that are words of their own: not read as names where everything around is in capitals.
_WORDS_IN_CAPITALS = wordset(
    "IS US AU AS IT OR AND LET RAW FAR CAR WHO AIM PAC SAS PAN SIS ALF ICE ARM FAST MOD BIS PIS SON LIFE UP PC PS BRA"
    " LEA TAK LIT JIM KAN SI NDA LI FC JI KH HM AQ AA FACT SITE MEND RAND BRAS SANA ANA ISA AMAL"
)
_WORDS_IN_ROMANCE_CAPITALS = wordset("UN UNE UNO SE ES LES DES MAS DAS PAR")
_WORDS_IN_TITLE = wordset("ARENA FACT SITE RAND MEND FAST LIFE BRAS SANA PIPS CODE PACE IRIS ANSA WAFA RUSI")
# Arabic conjunctions and prepositions written with the word: wa-, fa-, bi-, li-, ka-, also before the article.
_CLITIC = re.compile(r"[وفبلک]")
_CLITIC_REACH = 10


class ActorMention(msgspec.Struct, frozen=True, kw_only=True):
    """One naming of an actor: half-open offsets, the verbatim words, who is meant and why.

    `actor` is None when the name alone does not decide; `candidates` then lists who it may be, the surest first.
    `sense`: `name`; `country` (the place or its government); `metonym` (a capital for its government); `composed`
    (state and noun); `weak` (ambiguous alone); `defined` (an abbreviation that the document explains).
    """

    start: int
    end: int
    text: str
    actor: Actor | None
    candidates: tuple[Actor, ...] = ()
    reason: str = ""
    sense: Sense = "name"


def find_actors(text: str, *, language: str | None = None) -> list[ActorMention]:
    """Return the mentions of actors in `text`, in order, without overlaps; the longest name at each place wins.

    `language` (ISO 639-1) keeps words of that language from being read as abbreviations in text set in capitals.
    Nothing is decided from context here; `ActorResolver` does that for a whole document.
    """
    return list(_Scan(ActorTable.load(), text, language).mentions())


class _Scan:
    def __init__(self, table: ActorTable, text: str, language: str | None) -> None:
        self.text = text
        self.language = language
        self.read = Words(table, text)
        self.words = self.read.words

    def mentions(self) -> Iterator[ActorMention]:
        at = 0
        while at < len(self.words):
            mention, at = self._at(at)
            if mention is not None:
                yield mention

    def _at(self, at: int) -> tuple[ActorMention | None, int]:
        if not self._may_begin(at):
            return None, at + 1
        found = self._name(at)
        made = compose(self.read, at)
        if made is not None and (found is None or made.stop > found.stop):
            return self._composed(at, made), made.stop
        if found is None:
            return None, at + 1
        return self._mention(at, found), found.stop

    def _may_begin(self, at: int) -> bool:
        """Say whether a name can begin at a word at all: most words are told apart by this alone."""
        word, table = self.words[at], self.read.table
        return (
            table.longest(word.loose) > 0
            or table.begins_adjective(word.exact)
            or word.exact in table.nouns.first_words
            or _CLITIC.match(word.exact) is not None
        )

    def _composed(self, at: int, made: Composed) -> ActorMention:
        start, end = self.words[at].start, self.words[made.stop - 1].end
        return ActorMention(
            start=start,
            end=end,
            text=self.text[start:end],
            actor=made.actor,
            candidates=(made.actor,),
            reason=made.reason,
            sense="composed",
        )

    def _name(self, at: int) -> Found | None:
        found = self.read.name_at(at, self._admits)
        return found if found is not None else self._after_clitic(at)

    def _after_clitic(self, at: int) -> Found | None:
        word = self.words[at]
        if (
            self.language not in (None, "ar")
            or word.end - word.start != len(word.exact)
            or _CLITIC.match(word.exact) is None
        ):
            return None
        for cut, bare in _without_clitics(word.exact):
            token = Token(word.start + cut, word.end, bare, spelling(bare), False, False)
            words = Words(self.read.table, self.text, [token, *self.words[at + 1 : at + _CLITIC_REACH]])
            found = words.name_at(0, self._admits)
            if found is not None:
                return Found(found.start, at + found.stop, found.pairs)
        return None

    def _admits(self, alias: Alias, first: Token, last: Token) -> bool:
        """Return whether the letters of the text, capitals and all, can be this name."""
        said = self.text[first.start : last.end]
        if alias.text == alias.text.lower() or said.lower() == said.upper():
            return True
        if is_abbreviation(alias.text):
            return self._admits_abbreviation(alias.text, said, first.start, last.end)
        return said[0] == alias.text[0] or not said[0].islower() or not self.read.has_capitals

    def _admits_abbreviation(self, alias: str, said: str, start: int, end: int) -> bool:
        letters, wanted = said.replace(".", ""), alias.replace(".", "")
        if "." in said and letters.isupper():
            return True
        if letters not in (wanted, wanted.upper()):
            return len(letters) > 3 and letters.istitle() and letters.upper() not in _WORDS_IN_TITLE
        if letters == wanted and wanted != wanted.upper():
            return True
        taken = _WORDS_IN_CAPITALS | (
            _WORDS_IN_ROMANCE_CAPITALS if self.language in ("es", "fr", "pt") else frozenset()
        )
        return letters not in taken or not self._all_capitals(start, end)

    def _all_capitals(self, start: int, end: int) -> bool:
        around = self.text[max(0, start - _CAPS_WINDOW) : start] + self.text[end : end + _CAPS_WINDOW]
        cased = [c for c in around if c.isalpha()]
        return len(cased) > 4 and sum(c.isupper() for c in cased) > 0.7 * len(cased)

    def _mention(self, at: int, found: Found) -> ActorMention:
        start, end = found.start, self.words[found.stop - 1].end
        if "(" in self.text[start:end] and self.text[end : end + 1] == ")":
            end += 1
        actor, sense, reason = judge(found.pairs)
        start = self._with_article(at, start)
        candidates = tuple(dict.fromkeys(a for a, _ in found.pairs))
        return ActorMention(
            start=start,
            end=end,
            text=self.text[start:end],
            actor=actor,
            candidates=candidates,
            reason=reason,
            sense=sense,
        )

    def _with_article(self, at: int, start: int) -> int:
        """Return the start moved back over an Arabic article that belongs to the name ("al-Shabaab")."""
        before = self.words[at - 1] if at > 0 else None
        if before is None or not before.link or len(before.exact) > 3 or before.exact in ("e", "i", "o", "u"):
            return start
        gap = self.text[before.end : start]
        return before.start if gap in ("-", "–", "‑") or (before.exact == "al" and gap == " ") else start


def _without_clitics(word: str) -> Iterator[tuple[int, str]]:
    """Yield how many letters to cut and what is left: "بالقاعده" gives "القاعده", "للحوثيين" gives "الحوثيين"."""
    match = re.match(r"([وف]?[بلک]?)(?=ال..)", word)
    if match is not None and match.end() > 0:
        yield match.end(), word[match.end() :]
    match = re.match(r"[وف]?لل(?=..)", word)
    if match is not None:
        yield match.end(), "ال" + word[match.end() :]
    for match in (re.match(r"[وف](?=....)", word), re.match(r"[وف]?[بلک](?=....)", word)):
        if match is not None:
            yield match.end(), word[match.end() :]


def judge(pairs: list[Pair]) -> tuple[Actor | None, Sense, str]:
    """Return who the bearers of a name mean without a context, in which sense, and why."""
    strong = list(dict.fromkeys(actor for actor, alias in pairs if not alias.weak))
    actor, alias = pairs[0]
    if len(strong) != 1:
        names = " or ".join(dict.fromkeys(a.name for a, _ in pairs))
        return None, "weak", f"{alias.text!r} alone may mean {names}"
    if alias.metonym:
        return actor, "metonym", f"{alias.text!r} stands for {actor.name}, or is the place"
    if actor.id.startswith("state:"):
        return actor, "country", f"{alias.text!r} is the country or {actor.name}"
    return actor, "name", f"{alias.text!r} is a name of {actor.name}"
