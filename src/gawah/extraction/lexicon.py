"""The English word lists as the extraction uses them: forms of verbs, small words, cues, events, patterns."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Literal

import msgspec

from gawah.vocabulary.lexicons import read_yaml

Form = Literal["base", "s", "past", "participle", "ing"]
_VOWELS = "aeiou"


class EventWord(msgspec.Struct, frozen=True):
    """A verb or noun that tells of an event: its kind and where its arguments stand."""

    kind: str
    frame: Literal["acts_on", "suffers", "device", "together", "acts"]
    fatal: bool = False
    weak: bool = False
    transitive: bool = False
    people: bool = False
    needs: frozenset[str] = frozenset()
    """Words of which one has to follow the verb: "took the men from a bus", not "took the men to lunch"."""


class Pattern(msgspec.Struct, frozen=True):
    """One pattern over phrases, as written in en_events.yaml."""

    type: Literal["event", "relation", "presence", "assessment"]
    kind: str
    match: str
    roles: dict[str, str] = {}
    stance: str | None = None
    speaker: str | None = None
    event: str | None = None
    place: str | None = None
    document_in: str | None = None
    between: bool = False
    unnamed: bool = False
    actors_only: bool = False
    known_only: bool = False
    people_only: bool = False
    """Counts only with people in its slots: a report may be missing too."""
    hostile_aim: bool = False
    behind_of: str | None = None
    """A slot whose phrase names the actor behind "of": "the armed wing of the party"."""
    before_of: str | None = None
    """A slot whose phrase names the actor before "of": "accused the army of links with"."""
    owner_of: str | None = None
    """A slot in whose phrase the actor stands as its owner: "the group's threats against"."""
    violence_near: bool = False
    """Counts only where violence was told of just before: "the army blamed the rebels"."""
    polarity: Literal["positive", "negative"] | None = None


class Lexicon(msgspec.Struct, frozen=True):
    """All of the English lexicon, ready for look-up. Keys are case-folded words."""

    forms: dict[str, tuple[tuple[str, Form], ...]]
    homographs: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    relatives: frozenset[str]
    determiners: frozenset[str]
    pronouns: frozenset[str]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    abbreviations: frozenset[str]
    titles: frozenset[str]
    cues: dict[str, str]
    nouns_of_saying: dict[str, str]
    documents: frozenset[str]
    speaker_nouns: frozenset[str]
    unnamed_speakers: frozenset[str]
    hedges: dict[str, str]
    negation: frozenset[str]
    number_words: frozenset[str]
    bounds: tuple[tuple[str, ...], ...]
    """Words that bound a number, each split, the longest first."""
    not_targets: frozenset[str]
    making_verbs: frozenset[str]
    part_nouns: frozenset[str]
    listener_verbs: frozenset[str]
    clause_verbs: frozenset[str]
    person_pronouns: frozenset[str]
    thing_pronouns: frozenset[str]
    plural_pronouns: frozenset[str]
    group_nouns: frozenset[str]
    state_nouns: frozenset[str]
    leading_words: frozenset[str]
    not_adverbs: frozenset[str]
    contracting_words: frozenset[str]
    outcomes: frozenset[str]
    """Words that tell behind a noun what became of it: "dead", "hostage"."""
    sentence_starters: frozenset[str]
    event_verbs: dict[str, EventWord]
    people_verbs: dict[str, EventWord]
    """What a verb tells of where people are its target: "seized the crew", not "seized the hill"."""
    phrasal_verbs: dict[str, tuple[str, ...]]
    """Verbs of events in several words by their first: take -> "take hostage", "take prisoner"."""
    people_nouns: frozenset[str]
    actor_nouns: frozenset[str]
    """Common nouns for those who give, receive and fight without being named: "both sides", "the firm"."""
    projectiles: dict[str, str]
    """What is thrown, fired, dropped or planted, and the kind of event where it is."""
    launching_verbs: frozenset[str]
    planting_verbs: frozenset[str]
    landing_verbs: frozenset[str]
    event_nouns: dict[str, EventWord]
    areas: frozenset[str]
    hostile_aims: frozenset[str]
    light_verbs: frozenset[str]
    device_nouns: frozenset[str]
    weapons: frozenset[str]
    vehicles: frozenset[str]
    hostile: frozenset[str]
    civilians: frozenset[str]
    targets: frozenset[str]
    goods: frozenset[str]
    """What is carried off where it is seized: "seized fuel trucks" takes no ground."""
    patterns: tuple[Pattern, ...]


def _inflect(base: str, irregular: dict[str, list[str]]) -> list[tuple[str, Form]]:
    if base in irregular:
        s, past, participle, ing = irregular[base]
    elif base.endswith("e"):
        s, past, participle, ing = (
            base + "s",
            base + "d",
            base + "d",
            (base if base.endswith("ee") else base[:-1]) + "ing",
        )
    elif base.endswith("y") and base[-2] not in _VOWELS:
        s, past, participle, ing = base[:-1] + "ies", base[:-1] + "ied", base[:-1] + "ied", base + "ing"
    else:
        s = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")
        past, participle, ing = base + "ed", base + "ed", base + "ing"
    return [(base, "base"), (s, "s"), (past, "past"), (participle, "participle"), (ing, "ing")]


def _words(value: str) -> frozenset[str]:
    return frozenset(value.split())


def _by_word(table: dict[str, str]) -> dict[str, str]:
    return {word: label for label, words in table.items() for word in words.split()}


def _event_words(rows: list[dict[str, Any]], column: str) -> dict[str, EventWord]:
    found: dict[str, EventWord] = {}
    for row in rows:
        word = EventWord(
            row["kind"],
            row["frame"],
            bool(row.get("fatal")),
            bool(row.get("weak")),
            bool(row.get("transitive")),
            bool(row.get("people")),
            _words(row.get("needs", "")),
        )
        for name in row.get(column, "").split():
            found.setdefault(name.replace("_", " "), word)
    return found


def _gifts(table: dict[str, Any]) -> list[dict[str, Any]]:
    """Return a pattern for each way to say that somebody gives each sort of goods."""
    return [
        {
            "type": "relation",
            "kind": kind,
            "match": match.replace("GIVE", table["giving"]).replace("GOODS", "|".join(goods.split())),
            "roles": {"a": "A", "b": "B"},
        }
        for kind, goods in table["goods"].items()
        for match in table["ways"]
    ]


def _by_first_word(verbs: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the verbs of several words by their first, the longest first."""
    found: dict[str, list[str]] = {}
    for verb in sorted(verbs, key=lambda v: (-len(v.split()), v)):
        if " " in verb:
            found.setdefault(verb.split()[0], []).append(verb)
    return {first: tuple(whole) for first, whole in found.items()}


def _forms(words: dict[str, Any], bases: set[str]) -> dict[str, tuple[tuple[str, Form], ...]]:
    forms: dict[str, list[tuple[str, Form]]] = {}
    for base in sorted(bases):
        for form, label in _inflect(base, words["irregular"]):
            forms.setdefault(form, []).append((base, label))
    return {form: tuple(dict.fromkeys(entries)) for form, entries in forms.items()}


@lru_cache(maxsize=1)
def english() -> Lexicon:
    """Return the English lexicon, read once."""
    words, events = read_yaml("lexicon/en.yaml"), read_yaml("lexicon/en_events.yaml")
    rows = events["events"]
    event_verbs = _event_words([r for r in rows if not r.get("people")], "verbs")
    people_verbs = _event_words([r for r in rows if r.get("people")], "verbs")
    cues = _by_word(words["cues"])
    bases = (
        set(words["verbs"].split())
        | set(cues)
        | set(words["irregular"])
        | {v.split()[0] for v in [*event_verbs, *people_verbs]}
    )
    bases |= {v for key in ("launching_verbs", "planting_verbs", "landing_verbs") for v in events[key].split()}
    bases |= set(_words(words["media_release"])) | {v.split("_")[0] for v in events["light_verbs"].split()}
    return Lexicon(
        forms=_forms(words, {b for b in bases if " " not in b}),
        event_verbs=event_verbs,
        people_verbs=people_verbs,
        phrasal_verbs=_by_first_word({**event_verbs, **people_verbs}),
        people_nouns=_words(events["people_nouns"]),
        actor_nouns=_words(events["actor_nouns"]),
        projectiles=_by_word(events["projectiles"]),
        launching_verbs=_words(events["launching_verbs"]),
        planting_verbs=_words(events["planting_verbs"]),
        landing_verbs=_words(events["landing_verbs"]),
        event_nouns=_event_words(events["events"], "nouns"),
        cues=cues,
        bounds=tuple(tuple(bound.split()) for bound in words["bounds"]),
        nouns_of_saying=_by_word(words["nouns_of_saying"]),
        hedges=_by_word(words["hedges"]),
        light_verbs=frozenset(v.replace("_", " ") for v in events["light_verbs"].split()),
        hostile_aims=_words(events["hostile_aims"]),
        areas=_words(events["areas"]),
        device_nouns=_words(events["device_nouns"]),
        weapons=_words(events["weapons"]),
        vehicles=_words(events["vehicles"]),
        hostile=_words(events["hostile_actor_nouns"]),
        civilians=_words(events["civilian_nouns"]),
        targets=_words(events["target_nouns"]),
        goods=_words(events["goods"]),
        patterns=tuple(msgspec.convert([*events["patterns"], *_gifts(events["gifts"])], list[Pattern])),
        **{key: _words(words[key]) for key in Lexicon.__struct_fields__ if isinstance(words.get(key), str)},
    )
