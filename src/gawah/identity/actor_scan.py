"""Find the actors that a text names: longest match over whole words, with verbatim offsets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal

import msgspec

from gawah.identity.actor_forces import ForceNoun
from gawah.identity.actor_names import Token, key_of, spelling, tokens
from gawah.identity.actor_table import Actor, ActorTable, Alias

Sense = Literal["name", "country", "metonym", "composed", "weak", "defined"]
Pair = tuple[Actor, Alias]
Admits = Callable[[Alias, Token, Token], bool]

_GAP = re.compile(r"(?:['’]s)?[ \t\u00a0]*(?:[-–—&/']|\n|\()?[ \t]*")
_MODIFIERS = frozenset(
    ["top", "senior", "local", "regional", "federal", "central", "interim", "caretaker", "national", "military", "civilian", "security", "intelligence", "defense", "defence", "law", "enforcement", "powerful", "current", "ruling", "own", "transitional", "provisional", "elite", "regular"]
)
_MODIFIABLE = frozenset({"government", "armed_forces", "army"})
_OF = frozenset(["of", "de", "del", "du", "des", "la", "el", "los", "las", "d", "in", "de'"])
_CAPS_WINDOW = 60
# Abbreviations that are words of their own: not read as names where everything is in capitals, nor as "Arena".
_WORDS_IN_CAPITALS = frozenset(
    ["IS", "US", "AU", "AS", "IT", "OR", "AND", "LET", "RAW", "FAR", "CAR", "WHO", "AIM", "PAC", "SAS", "ETA", "MAS", "PAN", "SIS", "ALF", "ICE", "ARM", "FAST", "MOD", "BIS", "GRU", "PIS", "HUM", "SON", "JEM", "GIA", "LIFE", "IRA", "NIS", "DAS", "UP", "PC", "PS", "BRA", "LEA", "TAK", "LIT", "JIM", "ANC", "KAN", "PLO", "SI", "NDA"]
) - {"ETA", "IRA", "PLO", "ANC", "GIA", "GRU", "HUM", "JEM", "MAS", "DAS"}
_WORDS_IN_ROMANCE_CAPITALS = frozenset(["UN", "UNE", "SE", "ES", "LES", "DES", "MAS", "DAS", "ETA", "AUC", "PAR"]) - {"ETA", "AUC"}
_WORDS_IN_TITLE = frozenset({"ARENA", "FAST", "LIFE", "MILF", "ASIS", "CODE", "SOFA"})
_CLITIC = re.compile(r"(?:[وف]?[بلک]?(?:ال|لل)|[وف][بلک]?|[بلک])(?=.{3})")


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


class Composed(msgspec.Struct, frozen=True):
    """A state and a noun read together: words `[at, stop)`."""

    actor: Actor
    stop: int
    reason: str


class Found(msgspec.Struct, frozen=True):
    """The longest name at a word: words up to `stop`, its bearers, and the verbatim offset where it starts."""

    start: int
    stop: int
    pairs: list[Pair]


def find_actors(text: str, *, language: str | None = None) -> list[ActorMention]:
    """Return the mentions of actors in `text`, in order, without overlaps; the longest name at each place wins.

    `language` (ISO 639-1) keeps words of that language from being read as abbreviations in text set in capitals.
    Nothing is decided from context here; `ActorResolver` does that for a whole document.
    """
    return list(_Scan(ActorTable.load(), text, language).mentions())


class _Scan:
    def __init__(self, table: ActorTable, text: str, language: str | None) -> None:
        self.table = table
        self.text = text
        self.language = language
        self.words = tokens(text)
        self.has_capitals = any(c.isupper() for c in text)

    def mentions(self) -> Iterator[ActorMention]:
        at = 0
        while at < len(self.words):
            mention, at = self._at(at)
            if mention is not None:
                yield mention

    def _at(self, at: int) -> tuple[ActorMention | None, int]:
        found = self._name(at)
        made = compose(self.table, self.words, at, self.text, self.has_capitals)
        if made is not None and (found is None or made.stop > found.stop):
            return self._composed(at, made), made.stop
        if found is None:
            return None, at + 1
        return self._mention(at, found), found.stop

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
        found = name_at(self.table, self.words, at, self.text, self._admits)
        return found if found is not None else self._after_clitic(at)

    def _after_clitic(self, at: int) -> Found | None:
        word = self.words[at]
        clitic = _CLITIC.match(word.exact)
        if clitic is None or word.end - word.start != len(word.exact):
            return None
        bare = word.exact[clitic.end() :]
        start = word.start + clitic.end()
        words = [Token(start, word.end, bare, spelling(bare), False, False), *self.words[at + 1 : at + 10]]
        found = name_at(self.table, words, 0, self.text, self._admits)
        return None if found is None else Found(found.start, at + found.stop, found.pairs)

    def _admits(self, alias: Alias, first: Token, last: Token) -> bool:
        """Return whether the letters of the text, capitals and all, can be this name."""
        said = self.text[first.start : last.end]
        if alias.text == alias.text.lower() or said.lower() == said.upper():
            return True
        if _is_abbreviation(alias.text):
            return self._admits_abbreviation(alias.text, said, first.start, last.end)
        return any(c.isupper() for c in said) or not self.has_capitals

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


def _is_abbreviation(name: str) -> bool:
    letters = name.replace(".", "")
    return " " not in name and len(letters) <= 6 and sum(c.isupper() for c in letters) >= 2 and letters.isalnum()


def name_at(table: ActorTable, words: list[Token], at: int, text: str, admits: Admits | None = None) -> Found | None:
    """Return the longest known name that begins at word `at`, or None."""
    first = words[at]
    limit = 0 if first.link else table.longest(first.loose)
    best: Found | None = None
    kept = 0
    for stop in range(at + 1, len(words) + 1):
        last = words[stop - 1]
        kept += not last.link
        if kept > limit or (stop - at > 1 and not _joined(text, words[stop - 2], last)):
            break
        if not last.link:
            pairs = _admitted(table.entries(key_of(words[at:stop])), words[at:stop], admits)
            best = Found(first.start, stop, pairs) if len(pairs) > 0 else best
    return best


def _admitted(pairs: list[Pair], words: list[Token], admits: Admits | None) -> list[Pair]:
    if admits is not None:
        pairs = [(actor, alias) for actor, alias in pairs if admits(alias, words[0], words[-1])]
    exact = [w.exact for w in words]
    same = [pair for pair in pairs if [t.exact for t in tokens(pair[1].text)] == exact]
    return sorted(same if len(same) > 0 else pairs, key=_surest)


def _surest(pair: Pair) -> tuple[bool, bool, str]:
    return pair[1].weak, not pair[1].default, pair[0].id


def _joined(text: str, left: Token, right: Token) -> bool:
    gap = text[left.end : right.start]
    if gap in (" ", "-"):
        return True
    if len(left.exact) <= 2 and gap.startswith("."):
        gap = gap[1:]
    return _GAP.fullmatch(gap) is not None


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


def compose(table: ActorTable, words: list[Token], at: int, text: str, has_capitals: bool = True) -> Composed | None:
    """Read "<state or adjective> <noun>" or "<noun> of <state>" at word `at`: the forces and offices of all states."""
    for state, stop, metonym in _states_at(table, words, at, text, has_capitals):
        made = _noun_after(table, words, at, stop, text, state, metonym)
        if made is not None:
            return made
    return _noun_before(table, words, at, text, has_capitals)


def _states_at(
    table: ActorTable, words: list[Token], at: int, text: str, has_capitals: bool
) -> Iterator[tuple[Actor, int, bool]]:
    """Yield the states named at word `at` (by name or adjective), where the name stops, and whether by metonym."""
    if has_capitals and not _may_be_name(text[words[at].start]):
        return
    found = name_at(table, words, at, text)
    if found is not None and found.pairs[0][0].id.startswith("state:"):
        yield found.pairs[0][0], found.stop, found.pairs[0][1].metonym
    for stop in (at + 2, at + 1):
        state = table.adjective(" ".join(w.exact for w in words[at:stop]))
        if state is not None and stop <= len(words):
            yield state, stop, False


def _may_be_name(letter: str) -> bool:
    return letter.isupper() or letter.lower() == letter.upper()


def _noun_at(nouns: dict[str, ForceNoun], words: list[Token], at: int, longest: int) -> tuple[ForceNoun, int] | None:
    for stop in range(min(at + longest, len(words)), at, -1):
        noun = nouns.get(" ".join(w.exact for w in words[at:stop]))
        if noun is not None:
            return noun, stop
    return None


def _noun_after(
    table: ActorTable, words: list[Token], at: int, stop: int, text: str, state: Actor, metonym: bool
) -> Composed | None:
    for skipped in range(3):
        begin = stop + skipped
        if begin >= len(words) or not _joined(text, words[begin - 1], words[begin]):
            return None
        found = _noun_at(table.nouns.after, words, begin, table.nouns.longest)
        fits = found is not None and (skipped == 0 or found[0].slug in _MODIFIABLE)
        if found is not None and fits and _unbroken(text, words, begin, found[1]):
            return _made(table, words, at, found[1], text, state, found[0], metonym)
        if words[begin].exact not in _MODIFIERS:
            return None
    return None


def _unbroken(text: str, words: list[Token], start: int, stop: int) -> bool:
    return all(_joined(text, words[n - 1], words[n]) for n in range(start + 1, stop))


def _made(
    table: ActorTable, words: list[Token], at: int, stop: int, text: str, state: Actor, noun: ForceNoun, metonym: bool
) -> Composed | None:
    if metonym and noun.slug != "government":  # "Islamabad police" is the city's
        return None
    said = text[words[at].start : words[stop - 1].end]
    actor = table.force(state, noun)
    return Composed(actor, stop, f"{said!r} reads as {actor.name}: a state and what it has")


def _noun_before(table: ActorTable, words: list[Token], at: int, text: str, has_capitals: bool) -> Composed | None:
    found = _noun_at(table.nouns.before, words, at, table.nouns.longest)
    if found is None or not _unbroken(text, words, at, found[1]):
        return None
    begin = found[1]
    while begin < len(words) and words[begin].exact in _OF and begin - found[1] < 3:
        begin += 1
    for start in range(found[1], begin + 1):
        if start >= len(words) or not _unbroken(text, words, at, start + 1):
            continue
        state, stop = _state_after(table, words, start, text, has_capitals)
        if state is not None and (start > found[1] or _bare_ok(words[at])):
            return _made(table, words, at, stop, text, state, found[0], False)
    return None


def _bare_ok(word: Token) -> bool:
    """Return whether a noun may stand right before its state: not in English ("police Pakistan")."""
    return word.exact not in (
        "army",
        "government",
        "police",
        "parliament",
        "ministry",
        "armed",
        "military",
        "president",
    )


def _state_after(
    table: ActorTable, words: list[Token], at: int, text: str, has_capitals: bool
) -> tuple[Actor | None, int]:
    for state, stop, _ in _states_at(table, words, at, text, has_capitals):
        return state, stop
    state = table.adjective(words[at].exact)  # "ejército salvadoreño": adjectives without a capital
    return state, at + 1
