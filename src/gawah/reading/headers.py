"""What a text says of itself at its top: front matter, datelines, bylines.

A dateline opens a paragraph ("QUETTA, Pakistan, May 26 (Wire service A) - ..."), a byline stands on a line of its own
("Research institute F, analysis, 1 June 2025"). Both need a date. A publisher is taken from brackets after the date,
or from the start of a byline that names an institution or a kind of text.
"""

from __future__ import annotations

import re

import msgspec

from gawah.model import Passage
from gawah.reading.stated_dates import file_name_date, find_date, iso_date

_LINE_LIMIT = 300
_PASSAGES = 4
_BLOCK_LIMIT = 8192
_PLACE_LIMIT = 120
_BLOCK = re.compile(r"---[ \t]*\r?\n(?P<lines>.*?)(?<=\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
_KEY = re.compile(r"(?P<key>title|publisher|source|date|published|url|link)[ \t]*:[ \t]*(?P<value>\S[^\r\n]*)", re.I)
_SAME = {"source": "publisher", "date": "published", "link": "url"}
_BEFORE_DATE = re.compile(r"(?:[^.!?۔]|(?<=[A-Z])\.){0,120}[,،(:–—-]\s*")
_AFTER_DATE = re.compile(
    r"\)?\s*(?:\((?P<agency>[^()]{2,60})\)\s*)?(?:(?P<rest>\.?\s*(?:--?|[–—])\s|//|:\s|\)\s)|(?P<alone>[.]?\s*$))"
)
_KIND_OF_TEXT = re.compile(
    r"\b(analysis|report|commentary|statement|briefing|brief|interview|transcript|news|opinion|dispatch|bulletin"
    r"|communiqué|analyse|rapport|dépêche)\b",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(
    r"\b(institute|institution|ministry|agency|news|times|post|daily|wire|journal|observer|centre|center|council|group"
    r"|university|radio|television|tv|press|monitor|foundation|review|herald|tribune|gazette|courier|chronicle|office"
    r"|notebook|committee|network|service|institut|ministère|agence|journal)\b",
    re.IGNORECASE,
)


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """What the top of a text says; `end` is where front matter ends and the report begins."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    end: int = 0

    def over(self, other: Header) -> Header:
        """Return this header, filled from another where it is silent."""
        return Header(
            title=self.title or other.title,
            publisher=self.publisher or other.publisher,
            published=self.published or other.published,
            url=self.url or other.url,
            end=self.end or other.end,
        )


def front_matter(text: str) -> Header:
    """Return what lines such as "Title: ..." at the very top say, in a block between `---` lines or without one."""
    block = _BLOCK.match(text[:_BLOCK_LIMIT])
    at, end = (block.start("lines"), block.end("lines")) if block else (0, min(len(text), _BLOCK_LIMIT))
    stated: dict[str, str] = {}
    while at < end:
        line = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)").match(text, at, end)
        found = _KEY.match(line[0]) if line else None
        if line is None or (found is None and block is None):
            break
        if found:
            key = found["key"].lower()
            stated.setdefault(_SAME.get(key, key), found["value"].strip().strip("\"'"))
        at = line.end()
    if not stated:
        return Header()
    published = iso_date(stated.get("published", ""))
    return Header(
        title=stated.get("title"),
        publisher=stated.get("publisher"),
        published=published,
        url=stated.get("url"),
        end=block.end() if block else at,
    )


def dateline(line: str) -> Header | None:
    """Return what the dateline or byline of a paragraph says, None where there is none; the year may be missing."""
    top = line[:_LINE_LIMIT]
    found = find_date(top)
    if found is None or found.start > _PLACE_LIMIT:
        return None
    before, after = top[: found.start], _AFTER_DATE.match(top, found.end)
    if after is None or (before and _BEFORE_DATE.fullmatch(before) is None):
        return None
    publisher = after["agency"] or (_institution(before) if after["alone"] is not None else None)
    return Header(publisher=publisher, published=found.iso)


def byline(line: str) -> Header | None:
    """Return what a line says that holds nothing but who, what and when; None for any other line."""
    found = find_date(line) if len(line) <= _LINE_LIMIT else None
    after = _AFTER_DATE.match(line, found.end) if found else None
    return dateline(line) if after is not None and after["alone"] is not None else None


def opening(text: str, passages: tuple[Passage, ...], name: str) -> Header:
    """Return what the first paragraphs and the file name say."""
    header = Header()
    for passage in passages[:_PASSAGES]:
        if passage.kind == "heading":
            title = text[passage.start : passage.end]
            header = header.over(Header(title=title))
        found = dateline(text[passage.start : min(passage.end, passage.start + _LINE_LIMIT)])
        if found is not None:
            header = header.over(found)
            break
    return header.over(Header(published=file_name_date(name)))


def _institution(before: str) -> str | None:
    segments = [segment.strip() for segment in re.split(r"[,،]|:\s", before) if segment.strip()]
    if not segments:
        return None
    named = _INSTITUTION.search(segments[0]) is not None
    described = any(_KIND_OF_TEXT.search(segment) for segment in segments[1:])
    return segments[0] if named or described else None
