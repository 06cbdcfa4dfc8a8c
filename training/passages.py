"""Passages of the corpus: YAML with mentions marked in the text, read into offsets.

A file of `corpus/passages/LANGUAGE/` holds several passages, divided by `---`. `corpus/GUIDELINES.md` has the form.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import msgspec
import yaml

from gawah.vocabulary.claim_kinds import kind_names

MentionType = Literal["actor", "place", "date", "number", "weapon"]
ActorKind = Literal["group", "state", "organisation", "person", "people", "object"]
Split = Literal["train", "dev", "test"]

_MARKS: dict[str, MentionType] = {"@": "place", "~": "date", "#": "number", "%": "weapon"}
_TOKEN = re.compile(r"\[(?:(?P<mark>[@~#%])|(?P<key>[a-z][a-z0-9_]*)\|)|(?P<close>\])")
_ROLE_WORDS = {"place": "place", "time": "date", "weapon": "weapon", "deaths": "number", "injured": "number"}
NUMBERS = ("deaths", "injured", "arrested", "count")
ACTOR_ROLES = ("perpetrator", "sponsor", "target", "actor", "a", "b")


class PassageError(ValueError):
    """A passage that does not follow the guidelines; the message says where and what was expected."""


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A marked stretch of the text; `key` is the actor it stands for, None for what is no actor."""

    type: MentionType
    start: int
    end: int
    text: str
    key: str | None = None


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a passage's text, offsets half-open."""

    start: int
    end: int
    text: str

    def holds(self, other: Span | Mention) -> bool:
        """Tell whether another stretch lies within this one."""
        return self.start <= other.start and other.end <= self.end


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """Who is said to say what: `source` is None where nobody is named, as in "is accused of"."""

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    speaker: str | None
    on_behalf: str | None


class PassageActor(msgspec.Struct, frozen=True, kw_only=True):
    """An actor of a passage: what it is called, and what sort of thing it is."""

    name: str
    kind: ActorKind


class GoldClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as a person annotated it: its quote, the word that carries it, and its fields."""

    quote: Span
    on: Span
    type: str
    kind: str
    roles: dict[str, tuple[str, ...]]
    fields: dict[str, tuple[Span, ...]]
    stance: str
    polarity: str
    certainty: str
    speakers: tuple[str, ...]
    on_behalf: tuple[str | None, ...]
    cue: Span | None
    about: str | None = None


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """One text of the corpus with all that was annotated in it. `sentences` are offsets into `text`."""

    id: str
    language: str
    style: str
    published: str
    names: str
    shows: tuple[str, ...]
    text: str
    sentences: tuple[tuple[int, int], ...]
    actors: dict[str, PassageActor]
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[GoldClaim, ...]

    @property
    def split(self) -> Split:
        """Return the part of the corpus that the passage belongs to, which its id alone decides."""
        digit = int(hashlib.sha256(self.id.encode()).hexdigest(), 16) % 20
        return "train" if digit < 14 else "dev" if digit < 17 else "test"


STYLES = (
    "wire", "local_daily", "ngo_bulletin", "un_report", "think_tank", "ministry_statement", "social_media",
    "video_narration", "court_report", "background",
)  # fmt: skip
STANCES = (
    "reports", "confirms", "claims_responsibility", "accuses", "suspects", "denies", "threatens", "promises",
    "demands", "assesses",
)  # fmt: skip
CERTAINTIES = ("certain", "probable", "possible", "underspecified")


def read_passages(folder: Path) -> list[Passage]:
    """Return every passage below a folder, in the order of their ids.

    Raises:
        PassageError: a passage does not follow the guidelines, or two have one id; all faults are named.
    """
    found: dict[str, Passage] = {}
    faults: list[str] = []
    for path in sorted(folder.rglob("*.yaml")):
        for passage, fault in read_file(path):
            if fault is not None:
                faults.append(f"{path.name}: {fault}")
            elif passage is not None and passage.id in found:
                faults.append(f"{path.name}: {passage.id}: a second passage of this id")
            elif passage is not None:
                found[passage.id] = passage
    if faults:
        raise PassageError("\n".join(faults))
    return [found[key] for key in sorted(found)]


def read_file(path: Path) -> Iterator[tuple[Passage | None, str | None]]:
    """Yield each passage of a file, or what is wrong with it."""
    try:
        # Every value is a string: YAML would read "no" and "on" as truth values and dates as dates.
        documents = list(yaml.load_all(path.read_text("utf-8"), Loader=yaml.BaseLoader))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        yield None, f"not readable as YAML: {error}"
        return
    for number, raw in enumerate(documents, 1):
        name = raw.get("id", f"passage {number}") if isinstance(raw, dict) else f"passage {number}"
        try:
            yield read_passage(raw), None
        except PassageError as error:
            yield None, f"{name}: {error}"


def read_passage(raw: Any) -> Passage:
    """Return a passage from what its YAML holds.

    Raises:
        PassageError: something is missing, unknown, or not found in the text.
    """
    if not isinstance(raw, dict):
        raise PassageError("expected a mapping with id, language, style, text, actors, says and claims")
    known = {"id", "language", "style", "published", "names", "shows", "text", "actors", "says", "claims", "where"}
    if unknown := set(raw) - known:
        raise PassageError(f"unknown keys {sorted(unknown)}")
    for key in ("id", "language", "style", "published", "names", "text"):
        if not raw.get(key):
            raise PassageError(f"{key} is missing")
    _one_of("style", raw["style"], STYLES)
    _one_of("names", raw["names"], ("real", "invented"))
    text, sentences, mentions = read_text(str(raw["text"]))
    actors = {key: _actor(key, value) for key, value in (raw.get("actors") or {}).items()}
    used = {each.key for each in mentions if each.key is not None}
    if unknown := used - set(actors):
        raise PassageError(f"marked in the text but not under actors: {sorted(unknown)}")
    page = _Page(text, sentences, mentions, actors)
    attributions = tuple(page.attribution(each) for each in raw.get("says") or ())
    page.attributions = attributions
    claims = tuple(page.claim(each) for each in raw.get("claims") or ())
    return Passage(
        id=str(raw["id"]),
        language=raw["language"],
        style=raw["style"],
        published=str(raw["published"]),
        names=raw["names"],
        shows=tuple(raw.get("shows") or ()),
        text=text,
        sentences=sentences,
        actors=actors,
        mentions=mentions,
        attributions=attributions,
        claims=claims,
    )


def read_text(marked: str) -> tuple[str, tuple[tuple[int, int], ...], tuple[Mention, ...]]:
    """Return the plain text, the offsets of its sentences and the mentions of a marked text.

    A line is a sentence; an empty line divides paragraphs. In the plain text, the sentences of a paragraph stand in
    one line, and an empty line stands between paragraphs.
    """
    pieces: list[str] = []
    sentences: list[tuple[int, int]] = []
    mentions: list[Mention] = []
    length = 0
    between = ""
    for raw in marked.strip().split("\n"):
        line = raw.strip()
        if line == "":
            between = "\n\n"
            continue
        if pieces:
            pieces.append(between)
            length += len(between)
        plain, found = _read_line(line)
        mentions += [
            Mention(type=each.type, start=length + each.start, end=length + each.end, text=each.text, key=each.key)
            for each in found
        ]
        sentences.append((length, length + len(plain)))
        pieces.append(plain)
        length += len(plain)
        between = " "
    ordered = sorted(mentions, key=lambda each: (each.start, -each.end))
    return "".join(pieces), tuple(sentences), tuple(ordered)


def _read_line(line: str) -> tuple[str, list[Mention]]:
    plain, at, length = [], 0, 0
    open_marks: list[tuple[MentionType, str | None, int]] = []
    found: list[Mention] = []
    for token in _TOKEN.finditer(line):
        plain.append(line[at : token.start()])
        length += token.start() - at
        at = token.end()
        if token["close"] is None:
            kind: MentionType = _MARKS[token["mark"]] if token["mark"] else "actor"
            open_marks.append((kind, token["key"], length))
            continue
        if not open_marks:
            raise PassageError(f"a ']' without a '[' in: {line}")
        kind, key, start = open_marks.pop()
        text = "".join(plain)[start:length]
        if text == "" or text != text.strip():
            raise PassageError(f"an empty mention, or a space at the edge of one, in: {line}")
        found.append(Mention(type=kind, start=start, end=length, text=text, key=key))
    if open_marks:
        raise PassageError(f"a '[' without a ']' in: {line}")
    plain.append(line[at:])
    whole = "".join(plain)
    if "[" in whole:
        raise PassageError(f"a '[' that opens no mention (write [key|words], [@place], [~date]) in: {line}")
    return whole, found


class _Page:
    """The text of a passage, in which quotes, cues and mentions are looked up."""

    def __init__(
        self,
        text: str,
        sentences: tuple[tuple[int, int], ...],
        mentions: tuple[Mention, ...],
        actors: dict[str, PassageActor],
    ) -> None:
        self.text, self.sentences, self.mentions, self.actors = text, sentences, mentions, actors
        self.attributions: tuple[Attribution, ...] = ()

    def find(self, words: Any, what: str) -> Span:
        """Return where words stand; where they stand twice, "words (2)" means the second."""
        wanted = " ".join(str(words).split())
        number = 0
        if numbered := re.search(r" \((\d)\)$", wanted):
            number, wanted = int(numbered[1]) - 1, wanted[: numbered.start()]
        places = [found.start() for found in re.finditer(re.escape(wanted), self.text)]
        if not places:
            raise PassageError(f"{what} is not in the text: {wanted!r}")
        if len(places) > 1 and not numbered:
            raise PassageError(
                f"{what} stands {len(places)} times in the text, make it longer or add ' (2)': {wanted!r}"
            )
        if number >= len(places):
            raise PassageError(f"{what} stands only {len(places)} times in the text: {wanted!r}")
        return Span(start=places[number], end=places[number] + len(wanted), text=wanted)

    def near(self, words: Any, what: str, at: int, within: Span | None = None) -> Span:
        """Return the place of words that is nearest to an offset, within a span where one is given."""
        wanted = " ".join(str(words).split())
        low, high = (within.start, within.end) if within is not None else (0, len(self.text))
        pattern = rf"(?<!\w){re.escape(wanted)}(?!\w)"
        places = [found.start() for found in re.finditer(pattern, self.text[:high]) if found.start() >= low]
        if not places:
            raise PassageError(f"{what} is not {'in the quote' if within else 'in the text'}: {wanted!r}")
        start = min(places, key=lambda place: abs(place - at))
        return Span(start=start, end=start + len(wanted), text=wanted)

    def attribution(self, raw: Any) -> Attribution:
        if not isinstance(raw, dict) or not {"cue", "content"} <= set(raw):
            raise PassageError(f"says: expected who, cue, content; got {raw!r}")
        if unknown := set(raw) - {"who", "cue", "content", "for"}:
            raise PassageError(f"says: unknown keys {sorted(unknown)}")
        contents = raw["content"] if isinstance(raw["content"], list) else [raw["content"]]
        content = tuple(self.find(each, "content") for each in contents)
        cue = self.near(raw["cue"], "cue", content[0].start)
        if raw.get("who") in (None, "nobody"):
            return Attribution(source=None, cue=cue, content=content, speaker=None, on_behalf=None)
        source = self.near(raw["who"], "who", cue.start)
        inside = [each for each in self.mentions if each.type == "actor" and source.holds(_span(each))]
        if not inside:
            raise PassageError(f"says: no actor is marked in who: {source.text!r}")
        head = max(inside, key=lambda each: (each.end - each.start, -each.start))
        behind = [each.key for each in inside if each.key != head.key and self._speaks_for(each)]
        on_behalf = raw.get("for", behind[0] if behind else None)
        if on_behalf is not None and on_behalf not in self.actors:
            raise PassageError(f"says: for names an actor that is not under actors: {on_behalf!r}")
        return Attribution(source=source, cue=cue, content=content, speaker=head.key, on_behalf=on_behalf)

    def _speaks_for(self, mention: Mention) -> bool:
        return self.actors[str(mention.key)].kind in ("group", "state", "organisation")

    def claim(self, raw: Any) -> GoldClaim:
        if not isinstance(raw, dict) or not {"quote", "word", "kind"} <= set(raw):
            raise PassageError(f"claims: expected quote, word, kind and roles; got {raw!r}")
        known = {"quote", "word", "kind", "type", *ACTOR_ROLES, "place", "time", "weapon", "policy", *NUMBERS}
        known |= {"stance", "polarity", "certainty", "by", "about"}
        if unknown := set(raw) - known:
            raise PassageError(f"claims: unknown keys {sorted(unknown)} at {raw['quote']!r}")
        quote = self.find(raw["quote"], "quote")
        on = self.near(raw["word"], "word", quote.start, quote)
        types = sorted(kind for kind, names in kind_names().items() if raw["kind"] in names)
        chosen = raw.get("type", types[0] if len(types) == 1 else None)
        if chosen not in types:
            raise PassageError(
                f"claims: kind {raw['kind']!r} with type {chosen!r}; possible: {types or 'unknown kind'}"
            )
        roles = {role: self._keys(raw[role], role) for role in ACTOR_ROLES if raw.get(role)}
        fields = {
            field: tuple(self._marked(each, field, on) for each in _several(raw[field]))
            for field in ("place", "time", "weapon", "policy", *NUMBERS)
            if raw.get(field)
        }
        chain, behind, cue = self._speakers(raw, on)
        made = GoldClaim(
            quote=quote,
            on=on,
            type=chosen,
            kind=raw["kind"],
            roles=roles,
            fields=fields,
            stance=_one_of("stance", raw.get("stance", "reports"), STANCES),
            polarity=_one_of("polarity", raw.get("polarity", "positive"), ("positive", "negative")),
            certainty=_one_of("certainty", raw.get("certainty", "certain"), CERTAINTIES),
            speakers=chain,
            on_behalf=behind,
            cue=cue,
            about=raw.get("about"),
        )
        if made.type == "presence" and "place" not in fields:
            raise PassageError(f"claims: a presence needs a place at {quote.text!r}")
        if made.type == "relation" and not {"a", "b"} <= set(roles):
            raise PassageError(f"claims: a relation needs a and b at {quote.text!r}")
        return made

    def _keys(self, value: Any, role: str) -> tuple[str, ...]:
        keys = tuple(str(each) for each in _several(value))
        for key in keys:
            if key not in self.actors:
                raise PassageError(f"claims: {role} names an actor that is not under actors: {key!r}")
        return keys

    def _marked(self, words: Any, field: str, on: Span) -> Span:
        """Return the marked mention that a field names, the one nearest to the word that carries the claim."""
        if field == "policy":
            return self.near(words, field, on.start)
        kind = _ROLE_WORDS.get(field, "number")
        wanted = " ".join(str(words).split())
        marked = [each for each in self.mentions if each.type == kind and each.text == wanted]
        if not marked:
            raise PassageError(f"claims: {field} {wanted!r} is not marked as {kind} in the text")
        return _span(min(marked, key=lambda each: abs(each.start - on.start)))

    def _speakers(self, raw: dict[str, Any], on: Span) -> tuple[tuple[str, ...], tuple[str | None, ...], Span | None]:
        """Return who says it, outermost first: whom `by` names, or the attributions whose content holds the word."""
        around = [each for each in self.attributions if any(part.holds(on) for part in each.content)]
        around.sort(key=lambda each: -sum(part.end - part.start for part in each.content))
        cue = around[-1].cue if around else None
        if "by" not in raw:
            chain = tuple(each.speaker or "nobody" for each in around)
            return chain, tuple(each.on_behalf for each in around), cue
        chain = tuple(str(each) for each in _several(raw["by"])) if raw["by"] else ()
        for key in chain:
            if key not in self.actors and key != "nobody":
                raise PassageError(f"claims: by names an actor that is not under actors: {key!r}")
        behalf = {each.speaker: each.on_behalf for each in self.attributions}
        near = [each.cue for each in self.attributions if chain and (each.speaker or "nobody") == chain[-1]]
        nearest = min(near, key=lambda each: abs(each.start - on.start)) if near else None
        return chain, tuple(behalf.get(key) for key in chain), nearest


def _span(mention: Mention) -> Span:
    return Span(start=mention.start, end=mention.end, text=mention.text)


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _actor(key: Any, value: Any) -> PassageActor:
    """Return an actor from "kind, name"; the name may hold commas."""
    kind, _, name = str(value).partition(",")
    _one_of(f"the kind of actor {key}", kind.strip(), ActorKind.__args__)  # type: ignore[attr-defined]
    return PassageActor(name=name.strip() or str(key), kind=kind.strip())  # type: ignore[arg-type]


def _one_of(what: str, value: Any, words: tuple[str, ...]) -> str:
    if value not in words:
        raise PassageError(f"{what}: expected one of {', '.join(words)}; got {value!r}")
    return str(value)
