"""Build `vocabulary/actors/actors.json` from the YAML beside it: `python -m gawah.identity.actor_build [--check]`.

The YAML is what people edit; the artefact holds the same actors and the indexes over their names, so that loading
takes milliseconds.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import yaml

from gawah.identity.actor_forces import ForceNoun
from gawah.identity.actor_names import Token, exact_key, key_of, tokens
from gawah.identity.actor_table import Actor, Alias, Artefact, Relation

FOLDER = Path(__file__).parent.parent / "vocabulary" / "actors"
ARTEFACT = FOLDER / "actors.json"
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class StateRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of states.yaml: a country, its government's names and metonyms.

    `code` is ISO 3166-1 alpha-2, `adjectives` come with the English one first, `capital` and `metonyms` also name
    places, `names` are further names of the country, by language where the key is one.
    """

    code: str
    name: str
    adjectives: tuple[str, ...] = ()
    capital: str | None = None
    metonyms: tuple[str, ...] = ()
    names: tuple[str | Alias, ...] = ()
    weak: tuple[str, ...] = ()
    scripts: dict[str, str] = {}
    until: str | None = None
    since: str | None = None
    about: str | None = None


def sources(folder: Path = FOLDER) -> list[Path]:
    """Return the YAML files of the table, in a fixed order."""
    return sorted(folder.glob("*.yaml"))


def digest(folder: Path = FOLDER) -> str:
    """Return the SHA-256 over all YAML files and the schema: equal digests mean an up-to-date artefact."""
    return hashlib.sha256(b"2" + b"\0".join(p.name.encode() + p.read_bytes() for p in sources(folder))).hexdigest()


def _rows(path: Path) -> list[dict[str, Any]]:
    rows = yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506  a safe loader, the C one
    if not isinstance(rows, list):
        raise ValueError(f"expected a list of actors in {path.name}, got {type(rows).__name__}")
    return rows


def _actor(row: dict[str, Any]) -> Actor:
    row = dict(row)
    row["aliases"] = [{"text": a} if isinstance(a, str) else a for a in row.get("aliases", ())]
    unknown = set(row) - set(Actor.__struct_fields__)
    if len(unknown) > 0:
        raise ValueError(
            f"expected the fields {Actor.__struct_fields__}, got also {sorted(unknown)} in {row.get('id')!r}"
        )
    return msgspec.convert(row, Actor)


def _state(row: dict[str, Any]) -> Actor:
    raw = [{"text": a} if isinstance(a, str) else a for a in row.get("names", ())]
    state = msgspec.convert({**row, "names": raw}, StateRow)
    aliases = [Alias(state.name), *(a for a in state.names if isinstance(a, Alias))]
    aliases += [Alias(text, lang=lang) for lang, text in state.scripts.items()]
    places = (*((state.capital,) if state.capital is not None else ()), *state.metonyms)
    aliases += [Alias(text, metonym=True) for text in places if text not in {a.text for a in aliases}]
    aliases += [Alias(text, weak=True) for text in state.weak]
    unique = {exact_key(a.text): a for a in reversed(aliases)}
    return Actor(
        id=f"state:{state.code.lower()}",
        name=f"Government of {state.name}",
        kind="government",
        countries=(state.code,),
        active_from=state.since,
        active_to=state.until,
        about=state.about,
        aliases=tuple(reversed(unique.values())),
        adjectives=state.adjectives,
    )


def read_actors(folder: Path = FOLDER) -> list[Actor]:
    """Return the actors of all YAML files; raises ValueError (or msgspec's) naming the row that does not fit."""
    actors: list[Actor] = []
    for path in sources(folder):
        if path.name == "force_nouns.yaml":
            continue
        make = _state if path.name == "states.yaml" else _actor
        for row in _rows(path):
            try:
                actors.append(make(row))
            except (ValueError, msgspec.ValidationError) as error:
                raise ValueError(f"{path.name}: {row.get('id', row.get('code'))!r}: {error}") from error
    return [_with_parent(actor) for actor in actors]


def _with_parent(actor: Actor) -> Actor:
    """Add the government as parent to a curated force of a state that names no parent."""
    parts = actor.id.split(":")
    if parts[0] != "force" or any(r.kind == "part_of" for r in actor.relations):
        return actor
    return msgspec.structs.replace(
        actor, relations=(*actor.relations, Relation(kind="part_of", to=f"state:{parts[1]}"))
    )


def _spellings(actors: list[Actor]) -> Iterator[tuple[list[Token], tuple[int, int]]]:
    for at, actor in enumerate(actors):
        for number, alias in enumerate(actor.names()):
            yield tokens(alias.text), (at, number)


def build(folder: Path = FOLDER) -> Artefact:
    """Return the artefact that the YAML files make."""
    actors = read_actors(folder)
    spellings: dict[str, list[tuple[int, int]]] = {}
    longest: dict[str, int] = {}
    for words, entry in _spellings(actors):
        spellings.setdefault(key_of(words), []).append(entry)
        kept = [w.loose for w in words if not w.link] or [words[0].loose]
        longest[kept[0]] = max(longest.get(kept[0], 0), len(kept))
    adjectives = {exact_key(word): at for at, actor in enumerate(actors) for word in actor.adjectives}
    nouns = msgspec.convert(_rows(folder / "force_nouns.yaml"), list[ForceNoun])
    return Artefact(digest(folder), actors, spellings, adjectives, longest, nouns)


def is_current() -> bool:
    """Return whether the committed artefact is what the YAML files make."""
    return ARTEFACT.exists() and ARTEFACT.read_bytes() == encode(build())


def encode(artefact: Artefact) -> bytes:
    """Return the bytes of the artefact: one actor a line, so that a change shows as a small diff."""
    whole = msgspec.to_builtins(artefact)
    actors = whole.pop("actors")
    lines = b",\n".join(msgspec.json.encode(a) for a in actors)
    rest = msgspec.json.encode(whole)
    return b'{"actors":[\n' + lines + b"\n],\n" + rest[1:] + b"\n"


def main(arguments: list[str]) -> int:
    """Write the artefact, or with `--check` return 1 when it is out of date."""
    if "--check" in arguments:
        if is_current():
            return 0
        sys.stderr.write("actors.json does not fit the YAML; run: python -m gawah.identity.actor_build\n")
        return 1
    ARTEFACT.write_bytes(encode(build()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
