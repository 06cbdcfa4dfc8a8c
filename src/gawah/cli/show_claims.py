"""Claims on stdout: a table for a person, JSON lines and CSV for a program, one claim whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from gawah.case import Case
from gawah.cli.claim_lines import LEGEND, claim_lines, details, sign, speakers_text, stance_word
from gawah.cli.group import did_you_mean
from gawah.cli.output import say, say_error, terminal_width, write_bytes, write_text
from gawah.cli.terminal_text import isolate, one_line, wrap
from gawah.exchange.jsonl import encode_claims
from gawah.exchange.table import csv_claims
from gawah.exchange.veil import VeiledClaim
from gawah.model import Claim, Document

ROWS_OF_A_TABLE = 200
_AROUND = 240
"""Characters of the text that are shown on either side of a quote."""


def show_many(case: Case, filters: dict[str, Any], limit: int | None, form: str) -> None:
    """Write the claims that the filters keep."""
    if form == "table":
        _show_table(case, filters, ROWS_OF_A_TABLE if limit is None else limit)
    elif form == "csv":
        write_text(csv_claims(map(VeiledClaim, case.each_claim(limit=limit or None, **filters))))
    else:
        write_bytes(line.encode() + b"\n" for line in case.claims_json(limit=limit or None, **filters))


def _show_table(case: Case, filters: dict[str, Any], limit: int) -> None:
    claims = case.claims(limit=limit or None, **filters)
    if len(claims) == 0:
        say_none(case, "claims", filters)
        return
    references = References(case, claims)
    columns = terminal_width()
    for claim in claims:
        say(*claim_lines(claim, references.of(claim), columns))
    say("", LEGEND)
    total = case.count_claims(**filters) if len(claims) == limit else len(claims)
    if total > len(claims):
        say(f"{len(claims)} of {total} claims; --limit 0 shows all, a filter fewer, --format jsonl all for a program")
    else:
        say(f"{total} claim{'' if total == 1 else 's'}")


class References:
    """Short references to the places of claims: `04 ¶3` is paragraph 3 of document 4 of the case."""

    def __init__(self, case: Case, claims: Iterable[Claim]) -> None:
        self._numbers = case.numbers()
        self._documents = {id_: case.document(id_) for id_ in dict.fromkeys(c.document.id for c in claims)}

    def of(self, claim: Claim) -> str:
        """Return the short reference of one claim."""
        number = f"{self._numbers.get(claim.document.id, 0):02d}"
        label = passage_label(self._documents[claim.document.id], claim.start)
        return f"{number} {label}" if label else number


def passage_label(document: Document, at: int) -> str:
    """Return the label of the passage that holds the character at `at`."""
    return next((p.label for p in document.passages if p.start <= at < p.end), "")


def say_none(case: Case, what: str, filters: dict[str, Any]) -> None:
    """Say that nothing was kept, and which name of the case may have been meant."""
    say_error(f"no {what}" if len(filters) == 0 else f"no {what} that fit")
    actors = [actor.name for actor in case.actors()] if filters.keys() & {"actor", "speaker"} else []
    for name in ("actor", "speaker"):
        wanted = filters.get(name)
        if wanted is not None and wanted not in actors:
            near = did_you_mean(wanted, actors)
            say_error(f"--{name} {one_line(wanted)!r}: not among the actors of these claims.{near}")


def show_one(case: Case, key: str, form: str) -> None:
    """Write one claim whole."""
    claim = case.claim(key)
    if form == "table":
        for line in whole_claim(claim, case):
            say(line)
    elif form == "csv":
        write_text(csv_claims([VeiledClaim(claim)]))
    else:
        write_bytes(encode_claims([claim]))


def whole_claim(claim: Claim, case: Case) -> Iterator[str]:
    """Yield a claim with the words around its quote, its speakers, what it says and how it was found."""
    document = case.document(claim.document.id)
    yield f"{sign(claim)} {stance_word(claim)}: {speakers_text(claim)}"
    yield ""
    yield from _in_context(claim, document)
    yield ""
    for name, value in _facts(claim, References(case, [claim]).of(claim)):
        first, *rest = wrap(value, max(terminal_width() - 15, 20))
        yield f"{name:<13}  {isolate(first)}"
        for line in rest:
            yield " " * 15 + isolate(line)


def _in_context(claim: Claim, document: Document) -> Iterator[str]:
    """Yield the quote between »marks« inside the words around it."""
    text = document.text
    before = text[max(claim.start - _AROUND, 0) : claim.start]
    after = text[claim.end : claim.end + _AROUND]
    head = "" if claim.start <= _AROUND else "..."
    tail = "" if claim.end + _AROUND >= len(text) else "..."
    for line in wrap(one_line(f"{head}{before}[[{claim.quote}]]{after}{tail}"), max(terminal_width() - 2, 20)):
        yield "  " + isolate(line)


def _facts(claim: Claim, reference: str) -> Iterator[tuple[str, str]]:
    kind, *rest = details(claim)
    document = claim.document
    yield "says", " | ".join([f"{claim.type}: {kind}", *rest])
    for role, fillers in claim.roles.items():
        yield role, "; ".join(one_line(f"{f.text} = {f.name} ({f.id})" if f.id else f.text) for f in fillers)
    for place in claim.place:
        where = "" if place.lat is None else f" at {place.lat:.2f}, {place.lon:.2f}, within {place.radius_km or '?'} km"
        yield "place", one_line(f"{place.text} = {place.name or '?'}{where}")
    if claim.time is not None:
        yield "time", one_line(f"{claim.time.text} = {claim.time.start or '?'} to before {claim.time.end or '?'}")
    for number, speaker in enumerate(claim.speakers, start=1):
        kind = f", {speaker.kind}" if speaker.kind else ""
        yield f"speaker {number}", one_line(f"{speaker.name} (in the text: {speaker.text or speaker.name}{kind})")
    yield "certainty", claim.certainty + "".join(f", {hedge.text!r}" for hedge in claim.hedges)
    if claim.cue is not None:
        yield "attributed by", one_line(repr(claim.cue.text))
    elif len(claim.speakers) == 0:
        yield "attributed by", "nobody: the author's own voice"
    yield "found by", claim.extractor if claim.confidence is None else f"{claim.extractor}, {claim.confidence:.2f}"
    yield "document", one_line(" | ".join(filter(None, [document.title, document.publisher, document.published])))
    yield "where", f"[{reference}] characters {claim.start} to {claim.end} of {document.id}"
    yield "id", claim.id
