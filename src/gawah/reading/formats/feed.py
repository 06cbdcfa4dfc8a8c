"""RSS and Atom: one document for each entry, the HTML inside it cleaned."""

from __future__ import annotations

import calendar
import io
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

from gawah.errors import UnreadableInput
from gawah.model import Note
from gawah.reading.draft import Draft
from gawah.reading.formats.markup import blocks, has_markup
from gawah.reading.limits import Limits
from gawah.reading.outcomes import Refusal, digest
from gawah.reading.passages import Piece, compose
from gawah.reading.reader import Reader
from gawah.reading.source import Source
from gawah.reading.stated_dates import iso_instant

_START = re.compile(
    r"(?:<\?xml[^>]{0,200}\?>\s*)?(?:(?:<!--.{0,2000}?-->|<\?[^>]{0,500}\?>|<!DOCTYPE[^>\[]{0,300}"
    r"(?:\[.{0,6000}?\]\s*)?>)\s*)*<(?:rss|feed|(?:\w+:)?RDF)\b",
    re.DOTALL,
)


def is_feed(source: Source) -> bool:
    """Recognise the root element of RSS, Atom or RSS 1.0."""
    return _START.match(source.head) is not None


def read_feed(source: Source, limits: Limits) -> Iterator[Draft | Refusal]:
    """Yield each entry; one without words is refused alone, and a feed that breaks off is read up to there.

    Raises:
        UnreadableInput: entities are declared (`xml_entities`), the feed is no XML (`damaged`) or empty (`no_entries`).
    """
    import feedparser

    refuse_entities(source.decoded.text, source.name)
    # Bytes in a stream: a string could be taken for an address or a file name and be opened.
    stream = io.BytesIO(source.markup.encode("utf-8", "replace"))
    headers = {"content-type": "application/xml; charset=utf-8"}
    feed = feedparser.parse(stream, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    damage = _damage(feed)
    if len(feed.entries) == 0:
        raise _no_entries(feed, damage)
    for number, entry in enumerate(feed.entries, 1):
        draft = _draft(source, feed.feed, entry, number, (*source.decoded.notes, *damage))
        if draft.text:
            yield draft
        else:
            yield _wordless(draft)


def refuse_entities(text: str, name: str) -> None:
    """Refuse XML that declares entities: a few lines of them can unfold to gigabytes or name local files.

    Raises:
        UnreadableInput: always where `<!ENTITY` stands in the text (`xml_entities`).
    """
    if "<!ENTITY" in text:
        message = f"expected XML without declared entities, got <!ENTITY in {name!r}; remove the declarations"
        raise UnreadableInput(message, reason="xml_entities", source=name)


def _draft(source: Source, feed: Any, entry: Any, number: int, notes: tuple[Note, ...]) -> Draft:
    content = _canonical(entry)
    title = " ".join(_paragraphs(_get(entry, "title") or "")) or None
    body = compose([Piece(title or "", "heading"), *map(Piece, _paragraphs(_longest(entry)))])
    return Draft(
        original=content,
        text=body.text,
        passages=body.passages,
        name=f"{source.name}#{number}",
        format=FEED.name,
        reader=f"feedparser/{version('feedparser')}",
        title=title,
        publisher=_publisher(feed, entry),
        published=_published(entry),
        url=_get(entry, "link"),
        notes=(*notes, *body.notes),
    )


def _longest(entry: Any) -> str:
    """Return the fullest of the summary and the contents."""
    contents = _get(entry, "content") or []
    candidates = [str(_get(entry, "summary") or ""), *(str(part.get("value", "")) for part in contents)]
    return max(candidates, key=len)


def _paragraphs(value: str) -> list[str]:
    if has_markup(value):
        return blocks(value)
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", value)]


def _publisher(feed: Any, entry: Any) -> str | None:
    source = _get(entry, "source")
    publisher = (source.get("title") if isinstance(source, dict) else None) or feed.get("title")
    return publisher if isinstance(publisher, str) else None


def _published(entry: Any) -> str | None:
    parsed = _get(entry, "published_parsed") or _get(entry, "updated_parsed")
    if parsed is None:
        return None
    stated = str(_get(entry, "published") or _get(entry, "updated") or "").strip()
    if re.fullmatch(r"\d{4}(-\d{2}){0,2}", stated):
        return stated
    try:
        return iso_instant(datetime.fromtimestamp(calendar.timegm(parsed), UTC))
    except (ValueError, OverflowError, OSError):
        return None


def _get(entry: Any, key: str) -> Any:
    """Return what an entry holds itself; feedparser's own `get` takes one field for another, with a warning."""
    return dict.get(entry, key)


def _canonical(entry: Any) -> bytes:
    """Return what identifies an entry as JSON with sorted keys: the same entry gives the same bytes in every fetch."""
    kept = {key: _get(entry, key) for key in ("id", "title", "link", "author", "published", "updated", "summary")}
    kept["content"] = [str(part.get("value", "")) for part in _get(entry, "content") or []]
    return json.dumps(kept, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _damage(feed: Any) -> tuple[Note, ...]:
    if not feed.bozo:
        return ()
    fault = " ".join(str(feed.get("bozo_exception", "malformed XML")).split())
    message = f"The feed is malformed ({fault}); {len(feed.entries)} entries could be read, others may be missing."
    return (Note(code="feed_damaged", message=message),)


def _no_entries(feed: Any, damage: tuple[Note, ...]) -> UnreadableInput:
    if damage:
        return UnreadableInput(f"expected a feed with entries. {damage[0].message} Fetch it again", reason="damaged")
    return UnreadableInput(f"expected a feed with entries, got {feed.version or 'XML'} with none", reason="no_entries")


def _wordless(draft: Draft) -> Refusal:
    message = "expected an entry with a title or a text, got neither"
    return Refusal(source=draft.name, reason="blank", message=message, sha256=digest(draft.original))


FEED = Reader(
    name="feed",
    version="1",
    extensions=(".xml", ".rss", ".atom", ".rdf"),
    media_types=("application/rss+xml", "application/atom+xml", "application/xml", "text/xml", "application/rdf+xml"),
    sniff=is_feed,
    read=read_feed,
)
