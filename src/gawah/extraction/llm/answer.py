"""What a model's server answers, taken apart: the claims as the model told them, each still unchecked."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from gawah.extraction.llm.fault import Fault
from gawah.extraction.llm.post import without_key
from gawah.model import Certainty, Polarity, Stance

SpeakerKind = Literal["person", "organisation", "document", "unnamed"]
_THINKING = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)
_FENCE = re.compile(r"\A\s*```(?:json)?\s*\n(.*)\n\s*```\s*\Z", re.DOTALL)
_LONGEST_EXCUSE = 200


class Usage(msgspec.Struct, frozen=True, kw_only=True):
    """The tokens that the server counted."""

    prompt_tokens: int = 0
    completion_tokens: int = 0


class _Message(msgspec.Struct, frozen=True, kw_only=True):
    content: str | None = None
    refusal: str | None = None


class _Choice(msgspec.Struct, frozen=True, kw_only=True):
    message: _Message
    finish_reason: str | None = None


class _Completion(msgspec.Struct, frozen=True, kw_only=True):
    choices: list[_Choice]


class _Counted(msgspec.Struct, frozen=True, kw_only=True):
    usage: Usage | None = None


class _Listed(msgspec.Struct, frozen=True, kw_only=True):
    claims: list[msgspec.Raw]


class ToldRole(msgspec.Struct, frozen=True, kw_only=True):
    """A filler of a role as the model told it."""

    role: str
    text: str
    name: str | None = None


class ToldSpeaker(msgspec.Struct, frozen=True, kw_only=True):
    """A speaker as the model told it."""

    text: str = ""
    name: str | None = None
    actor: str | None = None
    kind: SpeakerKind | None = None


class ToldClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as the model told it; `schema.py` gives the same form to the server."""

    quote: str
    kind: str
    stance: Stance
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    roles: list[ToldRole] = []
    speakers: list[ToldSpeaker] = []
    cue: str | None = None
    hedges: list[str] = []
    places: list[str] = []
    time: str | None = None
    deaths: str | None = None
    injured: str | None = None
    arrested: str | None = None
    count: str | None = None


def usage_of(body: bytes) -> Usage | None:
    """Return the tokens that a response counts; None where it does not, or counts below nothing."""
    try:
        usage = msgspec.json.decode(body, type=_Counted).usage
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None
    return usage if usage is not None and min(usage.prompt_tokens, usage.completion_tokens) >= 0 else None


def told_claims(body: bytes) -> list[ToldClaim | None]:
    """Return the claims of a response; None stands for one that is not of the form asked for.

    Raises:
        Fault: the response holds no list of claims; `too_long` where it was cut off at its longest.
    """
    try:
        choice = msgspec.json.decode(body, type=_Completion).choices[0]
    except (msgspec.MsgspecError, UnicodeError, RecursionError, IndexError):
        raise Fault(f"the answer is no chat completion: {excerpt(body)}", again=True) from None
    if choice.finish_reason == "length":
        raise Fault("the answer was cut off at its longest", too_long=True)
    if choice.message.refusal or choice.finish_reason == "content_filter":
        raise Fault("the model declined to read the text")
    content = _THINKING.sub("", choice.message.content or "")
    fenced = _FENCE.match(content)
    try:
        listed = msgspec.json.decode(fenced[1] if fenced else content, type=_Listed)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        raise Fault("the answer is not in the JSON form that was asked for", again=True) from None
    return [_claim(raw) for raw in listed.claims]


def _claim(raw: msgspec.Raw) -> ToldClaim | None:
    try:
        return msgspec.json.decode(raw, type=ToldClaim)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None


def excerpt(body: bytes) -> str:
    """Return the beginning of what a server said, without the key, fit to stand in a message."""
    said = " ".join(body[: 4 * _LONGEST_EXCUSE].decode("utf-8", "replace").split())
    return repr(without_key(said)[:_LONGEST_EXCUSE])
