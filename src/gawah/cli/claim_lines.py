"""A claim as lines of text: sign and word, who says it, the quote, what it says and where it stands.

The signs are the same everywhere: `+` asserts, `-` denies, `?` doubts or suspects, `#` claims responsibility, and
`.` where a text says that nobody has claimed it.
"""

from __future__ import annotations

from collections.abc import Iterator

from gawah.cli.period_text import period_text
from gawah.cli.terminal_text import isolate, one_line, pad, shorten, width, wrap
from gawah.model import ActorRef, Claim, Count, Place

LEGEND = "+ asserts  - denies  ? doubts or suspects  # claims responsibility  . unclaimed"
_INDENT = " " * 13
_QUOTE_LINES = 3
_WORDS = {"claims_responsibility": "claims", "reports": "says", "assesses": "judges"}
_AGENTS = ("perpetrator", "sponsor", "actor", "a")
_OBJECTS = ("target", "b")


def sign(claim: Claim) -> str:
    """Return the sign of what the innermost speaker does."""
    if claim.stance == "claims_responsibility":
        return "#" if claim.polarity == "positive" else "."
    if claim.stance == "denies" or claim.polarity == "negative":
        return "-"
    if claim.stance == "suspects" or claim.certainty in ("possible", "probable"):
        return "?"
    return "+"


def stance_word(claim: Claim) -> str:
    """Return the word for the stance: "says", "says not", "denies", "claims", "no claim" and so on."""
    if claim.stance == "claims_responsibility" and claim.polarity == "negative":
        return "no claim"
    word = _WORDS.get(claim.stance, claim.stance)
    return f"{word} not" if claim.polarity == "negative" and claim.stance != "denies" else word


def speakers_text(claim: Claim) -> str:
    """Return the chain of speakers, outermost first, or the author where there is none."""
    if len(claim.speakers) == 0:
        return f"{_isolated(claim.document.publisher)} (own voice)" if claim.document.publisher else "(own voice)"
    return " > ".join(_speaker(s.name or s.text, s.actor) for s in claim.speakers)


def _speaker(name: str, actor: str | None) -> str:
    shown = _isolated(name)
    return f"{shown} ({_isolated(actor)})" if actor and actor != name else shown


def _isolated(text: str | None) -> str:
    return isolate(one_line(text or ""))


def _actor(filler: ActorRef) -> str:
    return _isolated(filler.name or filler.text)


def actors_text(claim: Claim) -> str:
    """Return who does it and to whom: "A, B -> C"."""
    agents = [_actor(f) for role in _AGENTS for f in claim.roles.get(role, ())]
    objects = [_actor(f) for role in _OBJECTS for f in claim.roles.get(role, ())]
    if len(objects) == 0:
        return ", ".join(agents)
    return f"{', '.join(agents) or '?'} -> {', '.join(objects)}"


def place_text(place: Place) -> str:
    """Return a place with its country."""
    shown = _isolated(place.name or place.text)
    return f"{shown} ({place.country})" if place.country else shown


def count_text(name: str, count: Count | None) -> str | None:
    """Return "deaths: at least nine" and the like, in the words of the text."""
    if count is None:
        return None
    value = count.best if count.best is not None else count.low if count.low is not None else count.high
    return f"{name}: {_isolated(count.text) or value}"


def details(claim: Claim) -> list[str]:
    """Return what the claim says, in parts: kind, actors, places, time, numbers."""
    numbers = (count_text(name, getattr(claim, name)) for name in ("deaths", "injured", "arrested", "count"))
    parts = [
        claim.kind,
        actors_text(claim),
        ", ".join(map(place_text, claim.place)),
        _isolated(period_text(claim.time)) if claim.time is not None else "",
        *numbers,
    ]
    return [part for part in parts if part]


def claim_lines(claim: Claim, reference: str, total: int) -> Iterator[str]:
    """Yield the lines of one claim, each at most `total` columns wide where its words allow."""
    space = max(total - len(_INDENT), 20)
    yield f"{sign(claim)} {pad(stance_word(claim), 10)} {shorten(speakers_text(claim), space)}".rstrip()
    quote = wrap(f'"{one_line(claim.quote)}"', space)
    for line in quote[:_QUOTE_LINES]:
        yield _INDENT + isolate(line)
    if len(quote) > _QUOTE_LINES:
        yield _INDENT + '[...]"'
    for line in _packed([*details(claim), f"[{reference}] {claim.id[:8]}"], space):
        yield _INDENT + line


def _packed(parts: list[str], space: int) -> Iterator[str]:
    """Yield lines of parts joined by bars; a part is broken only where it is longer than a line."""
    line = ""
    for part in parts:
        if line and width(line) + 3 + width(part) > space:
            yield line
            line = part
        else:
            line = f"{line} | {part}" if line else part
        if width(line) > space:
            *full, line = wrap(line, space)
            yield from full
    yield line
