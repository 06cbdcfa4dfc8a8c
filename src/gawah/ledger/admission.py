"""What may enter the ledger: claims that fit the vocabulary and whose words stand in the text, letter for letter."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import get_args

import msgspec

from gawah.errors import ClaimError, UnreadableInput
from gawah.model import Certainty, Claim, ClaimType, Document, Mention, Polarity, Span, Stance, claim_id, reference
from gawah.vocabulary import kind_names

WORDS: dict[str, tuple[str, ...]] = {
    "type": get_args(ClaimType),
    "stance": get_args(Stance),
    "polarity": get_args(Polarity),
    "certainty": get_args(Certainty),
}
"""Field of a claim -> the words that it may hold."""


def admit(document: Document, claim: Claim) -> Claim:
    """Return `claim` checked against the vocabulary and the text of `document`, with its id and its document's data.

    Raises:
        ClaimError: a word that is not in the vocabulary, a quote that is not the text at its offsets, an id that is
            not the claim's own, or a field of the wrong type.
    """
    check_words(claim)
    check_quotes(document, claim)
    own = claim_id(claim)
    if claim.id not in {"", own}:
        raise ClaimError(f"{_name(claim)}: expected the id {own} (or none), got {claim.id!r}; use gawah.model.claim_id")
    named = msgspec.structs.replace(claim, id=own, document=reference(document))
    encode_claim(named)
    return named


def check_words(claim: Claim) -> None:
    """Refuse a claim whose type, kind, stance, polarity or certainty the vocabulary does not have."""
    for field, words in WORDS.items():
        known_word(field, getattr(claim, field), words)
    known_word(f"kind of type {claim.type}", claim.kind, kind_names()[claim.type])


def known_word(field: str, word: str, words: Iterable[str]) -> str:
    """Return `word` if it is one of `words`.

    Raises:
        ClaimError: it is not; the message names the nearest or all.
    """
    known = sorted(words)
    if word in known:
        return word
    near = difflib.get_close_matches(str(word), known, n=1)
    hint = f"did you mean {near[0]!r}?" if len(near) > 0 else f"expected one of: {', '.join(known)}"
    raise ClaimError(f"{field}: {word!r} is not in the vocabulary; {hint}")


def check_quotes(document: Document, claim: Claim) -> None:
    """Refuse a claim whose quote, cue or hedges are not the text of `document` at their offsets."""
    if claim.document.id != document.id:
        raise ClaimError(f"{_name(claim)}: belongs to document {claim.document.id!r}, not to {document.id!r}")
    _check_span(document, Span(start=claim.start, end=claim.end, text=claim.quote), f"{_name(claim)}: quote")
    for span in (*claim.hedges, *(() if claim.cue is None else (claim.cue,))):
        _check_span(document, span, f"{_name(claim)}: cue or hedge")


def check_mention(document: Document, mention: Mention) -> None:
    """Refuse a mention whose words are not the text of `document` at its offsets."""
    span = Span(start=mention.start, end=mention.end, text=mention.text)
    _check_span(document, span, f"mention of kind {mention.kind}")


def _check_span(document: Document, span: Span, what: str) -> None:
    there = document.text[span.start : span.end] if 0 <= span.start < span.end <= len(document.text) else None
    if there is None:
        raise ClaimError(
            f"{what}: offsets {span.start}:{span.end} do not lie in a text of {len(document.text)} characters"
        )
    if there != span.text:
        raise ClaimError(f"{what}: the text at {span.start}:{span.end} is {there!r}, not {span.text!r}")


_KEYS = ("id", *(key for key in Claim.__struct_fields__ if key != "id"))
"""The order of the claims format, so that a stored claim is listed as it is."""


def encode_claim(claim: Claim) -> str:
    """Return `claim` in the claims format: one JSON object.

    Raises:
        ClaimError: a field holds what the format cannot.
    """
    try:
        raw = msgspec.json.encode({key: getattr(claim, key) for key in _KEYS})
        msgspec.json.decode(raw, type=Claim)
    except (msgspec.MsgspecError, UnicodeError, OverflowError, TypeError) as error:
        raise ClaimError(f"{_name(claim)}: cannot be written in the claims format: {error}") from error
    return raw.decode("utf-8")


def check_storable(document: Document) -> None:
    """Refuse a document without an id or with half characters (lone surrogates), which no file can hold."""
    if len(document.id) == 0:
        raise UnreadableInput("a document needs an id: the SHA-256 of its bytes", reason="no_id", source=document.name)
    try:
        msgspec.json.encode(document)
    except UnicodeError as error:
        raise UnreadableInput(
            f"{visible(document.name)}: the text holds half characters (lone surrogates) that cannot be stored: "
            f"{error}; decode the bytes with another encoding or with errors='replace'",
            reason="lone_surrogates",
            source=visible(document.name),
        ) from error


def visible(text: str) -> str:
    """Return `text` with half characters (from file names that are not UTF-8) written as escapes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _name(claim: Claim) -> str:
    return f"claim {claim.type}/{claim.kind} at {claim.start}:{claim.end}"
