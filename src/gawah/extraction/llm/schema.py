"""The form of an answer as a JSON schema, made of the vocabulary; servers hold a model to it while it writes."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, get_args

from gawah.extraction.llm.answer import SpeakerKind
from gawah.model import Certainty, Polarity, Stance
from gawah.vocabulary import all_kinds, words

Schema = dict[str, Any]
_TEXT: Schema = {"type": "string"}
_OPTIONAL: Schema = {"type": ["string", "null"]}
_TEXTS: Schema = {"type": "array", "items": _TEXT}


@lru_cache(maxsize=1)
def answer_schema() -> Schema:
    """Return the schema of an answer. Every key is required, as strict servers ask; null stands for what is not said.

    `kind` joins type and kind ("event/attack"), so that no claim can pair a type with a kind of another.
    """
    role = _object(role=_one_of(words().roles), text=_TEXT, name=_OPTIONAL)
    speaker = _object(text=_TEXT, name=_OPTIONAL, actor=_OPTIONAL, kind=_one_of(get_args(SpeakerKind)))
    claim = _object(
        quote=_TEXT,
        kind=_one_of(f"{claim_type}/{name}" for claim_type, name in all_kinds()),
        roles={"type": "array", "items": role},
        speakers={"type": "array", "items": speaker},
        cue=_OPTIONAL,
        stance=_one_of(get_args(Stance)),
        polarity=_one_of(get_args(Polarity)),
        certainty=_one_of(get_args(Certainty)),
        hedges=_TEXTS,
        places=_TEXTS,
        time=_OPTIONAL,
        deaths=_OPTIONAL,
        injured=_OPTIONAL,
        arrested=_OPTIONAL,
        count=_OPTIONAL,
    )
    return _object(claims={"type": "array", "items": claim})


def _object(**properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _one_of(values: Any) -> Schema:
    return {"type": "string", "enum": list(values)}
