"""Names made of a state and a noun: "Salvadoran armed forces", "Iran's police", "army of El Salvador"."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from gawah.identity.actor_forces import ForceNoun
from gawah.identity.actor_match import Words
from gawah.identity.actor_names import wordset
from gawah.identity.actor_table import Actor

_MODIFIERS = wordset(
    "top senior local regional federal central interim caretaker national military civilian security intelligence"
    " defense defence law enforcement powerful current ruling own transitional provisional elite regular"
)
_MODIFIABLE = frozenset({"government", "armed_forces", "army"})
_MODIFIERS_AT_MOST = 2
_OF = wordset("of de del du des la el los las d in")
_OF_AT_MOST = 3
# English nouns that need "of" before the state: "police Pakistan" is no name.
_NEEDS_OF = wordset(
    "army government governments authorities police parliament ministry armed military president presidency navy air"
    " security special border national coast intelligence foreign interior defence defense justice prime state supreme"
    " embassy consulate troops soldiers"
)


class Composed(msgspec.Struct, frozen=True):
    """A state and a noun read together, up to word `stop`, and why."""

    actor: Actor
    stop: int
    reason: str


class _Named(msgspec.Struct, frozen=True):
    state: Actor
    stop: int
    metonym: bool = False


def compose(words: Words, at: int) -> Composed | None:
    """Return the force or office that begins at word `at`, by rule for every state, or None."""
    for named in _states_at(words, at):
        made = _noun_after(words, at, named)
        if made is not None:
            return made
    return _noun_before(words, at)


def _states_at(words: Words, at: int) -> Iterator[_Named]:
    """Yield the states named at word `at`, by name or adjective."""
    letter = words.text[words.words[at].start]
    if words.has_capitals and letter.islower() and letter.upper() != letter:
        return
    found = words.name_at(at)
    if found is not None:
        actor, alias = found.pairs[0]
        if actor.id.startswith("state:"):
            yield _Named(actor, found.stop, alias.metonym)
    yield from _adjectives_at(words, at)


def _adjectives_at(words: Words, at: int) -> Iterator[_Named]:
    if not words.table.begins_adjective(words.words[at].exact):
        return
    for stop in (at + 2, at + 1):
        state = words.table.adjective(words.exact(at, stop)) if stop <= len(words) else None
        if state is not None:
            yield _Named(state, stop)


def _noun_at(nouns: dict[str, ForceNoun], words: Words, at: int) -> tuple[ForceNoun, int] | None:
    if words.words[at].exact not in words.table.nouns.first_words:
        return None
    for stop in range(min(at + words.table.nouns.longest, len(words)), at, -1):
        noun = nouns.get(words.exact(at, stop))
        if noun is not None and words.unbroken(at, stop):
            return noun, stop
    return None


def _noun_after(words: Words, at: int, named: _Named) -> Composed | None:
    begin = named.stop
    while begin < len(words) and begin - named.stop <= _MODIFIERS_AT_MOST and words.joined(begin):
        found = _noun_at(words.table.nouns.after, words, begin)
        if found is not None and (begin == named.stop or found[0].slug in _MODIFIABLE):
            return _made(words, at, named, found[0], found[1])
        if words.words[begin].exact not in _MODIFIERS:
            return None
        begin += 1
    return None


def _noun_before(words: Words, at: int) -> Composed | None:
    found = _noun_at(words.table.nouns.before, words, at)
    if found is None:
        return None
    noun, begin = found
    bare = words.words[at].exact not in _NEEDS_OF
    for start in range(begin, min(begin + _OF_AT_MOST + 1, len(words))):
        if not words.joined(start):
            return None
        named = next(_named_after(words, start), None) if bare or start > begin else None
        if named is not None:
            return _made(words, at, named, noun, named.stop)
        if words.words[start].exact not in _OF:
            return None
    return None


def _named_after(words: Words, at: int) -> Iterator[_Named]:
    yield from _states_at(words, at)
    yield from _adjectives_at(words, at)  # "ejército salvadoreño": adjectives without a capital


def _made(words: Words, at: int, named: _Named, noun: ForceNoun, stop: int) -> Composed | None:
    if named.metonym and noun.slug != "government":  # "Islamabad police" is the city's
        return None
    actor = words.table.force(named.state, noun)
    return Composed(actor, stop, f"{words.said(at, stop)!r} reads as {actor.name}: a state and what it has")
