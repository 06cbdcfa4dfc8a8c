"""Subtitle files, SubRip and WebVTT: the file as stored; a passage is the lines of one cue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gawah.model import Passage
from gawah.reading.decoding import control_note
from gawah.reading.draft import Draft
from gawah.reading.limits import Limits
from gawah.reading.passages import lines
from gawah.reading.reader import Reader
from gawah.reading.source import Source
from gawah.reading.stated_dates import file_name_date

_TIMING = re.compile(r"\s*(?P<start>(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)\s*-->\s*(?:\d{1,3}:)?\d{1,2}:\d{2}")
_SRT_START = re.compile(r"\s*(?:\d+[ \t]*(?:\r\n|\r|\n))?[ \t]*(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[ \t]*-->")


def is_vtt(source: Source) -> bool:
    """Recognise the word WEBVTT at the start."""
    return re.match(r"WEBVTT(?:\s|$)", source.head) is not None


def is_srt(source: Source) -> bool:
    """Recognise a time line at the start, after the number of the cue."""
    return _SRT_START.match(source.head) is not None


def read_srt(source: Source, limits: Limits) -> Iterator[Draft]:
    """Yield the file as one document; numbers and time codes stay in the text but in no passage."""
    yield _draft(source, SRT)


def read_vtt(source: Source, limits: Limits) -> Iterator[Draft]:
    """Yield the file as one document; comments, styles and time codes stay in the text but in no passage."""
    yield _draft(source, VTT)


def cues(text: str) -> Iterator[Passage]:
    """Yield the text lines of each cue, labelled with its start; a blank line ends a cue."""
    label: str | None = None
    start = end = 0
    previous = (0, 0)
    for line_start, line_end in lines(text):
        line = text[line_start:line_end]
        timing = _TIMING.match(line)
        if timing is not None or not line.strip():
            if label is not None and end > start:
                # Where the blank line is missing, the number of the next cue is not this one's words.
                number = timing is not None and text[slice(*previous)].strip().isdigit() and previous[0] > start
                yield _cue(text, start, previous[0] if number else end, label)
            label = time_label(timing["start"]) if timing is not None else None
            start = end = line_end
        elif label is not None:
            start = line_start if start == end else start
            end = line_end
        previous = (line_start, line_end)
    if label is not None and end > start:
        yield _cue(text, start, end, label)


def time_label(code: str) -> str:
    """Return a time code as hours, minutes and seconds."""
    whole = re.split("[.,]", code)[0].split(":")
    hours, minutes, seconds = ([0, *map(int, whole)])[-3:]
    return f"{hours:02}:{minutes:02}:{seconds:02}"


def _cue(text: str, start: int, end: int, label: str) -> Passage:
    words = text[start:end]
    return Passage(start=end - len(words.lstrip()), end=start + len(words.rstrip()), kind="cue", label=label)


def _draft(source: Source, reader: Reader) -> Draft:
    text = source.decoded.text
    return Draft(
        original=source.data,
        text=text,
        passages=tuple(cues(text)),
        name=source.name,
        format=reader.name,
        reader=f"{reader.name}/{reader.version}",
        published=file_name_date(source.name),
        url=source.url,
        text_is_original=True,
        notes=(*source.decoded.notes, *control_note(text)),
    )


SRT = Reader(
    name="srt",
    version="1",
    extensions=(".srt",),
    media_types=("application/x-subrip",),
    sniff=is_srt,
    read=read_srt,
)
VTT = Reader(name="vtt", version="1", extensions=(".vtt",), media_types=("text/vtt",), sniff=is_vtt, read=read_vtt)
