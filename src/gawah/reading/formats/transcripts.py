"""Transcripts as JSON: Whisper's segments and YouTube's json3 events."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gawah.reading.draft import Draft
from gawah.reading.limits import Limits
from gawah.reading.passages import Piece, compose
from gawah.reading.reader import Reader
from gawah.reading.source import Source
from gawah.reading.stated_dates import file_name_date


def is_whisper(source: Source) -> bool:
    """Recognise a list of segments with a start and a text."""
    return len(_segments(source.json)) > 0


def is_json3(source: Source) -> bool:
    """Recognise a list of events that hold pieces of text with a time in milliseconds."""
    events = _listed(source.json, "events")
    return any(isinstance(event, dict) and "tStartMs" in event for event in events)


def read_whisper(source: Source, limits: Limits) -> Iterator[Draft]:
    """Yield the transcript as one document, a line for each segment."""
    found = _segments(source.json)
    pieces = (Piece(str(s["text"]), "cue", clock(float(s["start"]))) for s in found)
    language = source.json.get("language")
    yield _draft(source, WHISPER, pieces, language if isinstance(language, str) else None)


def read_json3(source: Source, limits: Limits) -> Iterator[Draft]:
    """Yield the subtitles as one document, a line for each event that holds words."""
    yield _draft(source, JSON3, _events(source.json), None)


def clock(seconds: float) -> str:
    """Return a number of seconds as hours, minutes and whole seconds."""
    whole = max(0, int(seconds))
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"


def _events(data: Any) -> Iterator[Piece]:
    for event in _listed(data, "events"):
        if not isinstance(event, dict):
            continue
        said = "".join(str(part.get("utf8", "")) for part in _listed(event, "segs") if isinstance(part, dict))
        start = event.get("tStartMs")
        yield Piece(" ".join(said.split()), "cue", clock(start / 1000 if isinstance(start, int | float) else 0))


def _segments(data: Any) -> list[dict[str, Any]]:
    return [
        segment
        for segment in _listed(data, "segments")
        if isinstance(segment, dict)
        and isinstance(segment.get("text"), str)
        and isinstance(segment.get("start"), int | float)
    ]


def _listed(data: Any, key: str) -> list[Any]:
    found = data.get(key) if isinstance(data, dict) else None
    return found if isinstance(found, list) else []


def _draft(source: Source, reader: Reader, pieces: Iterator[Piece], language: str | None) -> Draft:
    composed = compose(pieces, between="\n")
    return Draft(
        original=source.data,
        text=composed.text,
        passages=composed.passages,
        name=source.name,
        format=reader.name,
        reader=f"{reader.name}/{reader.version}",
        published=file_name_date(source.name),
        url=source.url,
        language=language,
        notes=(*source.decoded.notes, *composed.notes),
    )


WHISPER = Reader(
    name="whisper-json",
    version="1",
    extensions=(".json",),
    media_types=("application/json",),
    sniff=is_whisper,
    read=read_whisper,
)
JSON3 = Reader(
    name="youtube-json3",
    version="1",
    extensions=(".json3", ".json"),
    media_types=("application/json",),
    sniff=is_json3,
    read=read_json3,
)
