"""Telegram Desktop's result.json: one document for each message that holds text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from gawah.errors import UnreadableInput
from gawah.model import Note
from gawah.reading.draft import Draft
from gawah.reading.limits import Limits
from gawah.reading.passages import Piece, compose
from gawah.reading.reader import Reader
from gawah.reading.source import Source
from gawah.reading.stated_dates import iso_instant

_SAID = (
    *("id", "date_unixtime", "from", "from_id", "author", "text", "reply_to_message_id", "via_bot"),
    *("forwarded_from", "forwarded_from_id", "saved_from"),
)
"""Keys of a message that no later export changes while it says the same."""


def is_telegram(source: Source) -> bool:
    """Recognise the messages of one chat, or the list of chats of a whole export."""
    return any(len(chat["messages"]) > 0 for chat in _chats(source.json))


def read_telegram(source: Source, limits: Limits) -> Iterator[Draft]:
    """Yield each message with text; the first notes how many service messages and messages without text were not.

    Raises:
        UnreadableInput: no message holds text (`no_entries`).
    """
    skipped = _skipped(source.json)
    count = 0
    for chat in _chats(source.json):
        for message in chat["messages"]:
            if not _is_read(message):
                continue
            draft = _draft(source, chat, message)
            yield draft.noting(*skipped) if count == 0 else draft
            count += 1
    if count == 0:
        found = skipped[0].message if skipped else ""
        raise UnreadableInput(f"expected messages with text, got none. {found}", reason="no_entries")


def _draft(source: Source, chat: dict[str, Any], message: dict[str, Any]) -> Draft:
    composed = compose([Piece(part, "message") for part in message_text(message).split("\n\n")])
    number = message.get("id")
    return Draft(
        original=_what_is_said(chat, message),
        text=composed.text,
        passages=composed.passages,
        name=f"{source.name}#{number}",
        format=TELEGRAM.name,
        reader=f"{TELEGRAM.name}/{TELEGRAM.version}",
        publisher=chat["name"] if isinstance(chat.get("name"), str) else None,
        published=_published(message),
        notes=(*_forwarded(message), *composed.notes),
    )


def message_text(message: dict[str, Any]) -> str:
    """Return the words of a message, whose styled parts stand apart in the export."""
    text = message.get("text")
    parts = text if isinstance(text, list) else [text]
    said = (part.get("text", "") if isinstance(part, dict) else part for part in parts)
    return "".join(part for part in said if isinstance(part, str))


def _published(message: dict[str, Any]) -> str | None:
    try:
        return iso_instant(datetime.fromtimestamp(int(message["date_unixtime"]), UTC))
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        stated = message.get("date")
    try:
        return iso_instant(datetime.fromisoformat(stated)) if isinstance(stated, str) else None
    except ValueError:
        return None


def _forwarded(message: dict[str, Any]) -> tuple[Note, ...]:
    if "forwarded_from" not in message:
        return ()
    whom = message["forwarded_from"] or "an account that no longer exists"
    return (Note(code="forwarded", message=f"Forwarded from {whom}."),)


def _is_read(message: Any) -> bool:
    return isinstance(message, dict) and message.get("type") != "service" and bool(message_text(message).strip())


def _skipped(data: Any) -> tuple[Note, ...]:
    left = [message for chat in _chats(data) for message in chat["messages"] if not _is_read(message)]
    if not left:
        return ()
    service = sum(1 for message in left if isinstance(message, dict) and message.get("type") == "service")
    words = f"{service} service messages and {len(left) - service} messages without text were not read."
    return (Note(code="skipped", message=words),)


def _chats(data: Any) -> list[dict[str, Any]]:
    if not isinstance(data, dict):
        return []
    groups = [data.get("chats"), data.get("left_chats")]
    listed = [group["list"] for group in groups if isinstance(group, dict) and isinstance(group.get("list"), list)]
    found = [data, *(chat for chats in listed for chat in chats)]
    return [chat for chat in found if isinstance(chat, dict) and _are_messages(chat.get("messages"))]


def _are_messages(found: Any) -> bool:
    return isinstance(found, list) and all(isinstance(m, dict) and "id" in m and "type" in m for m in found[:20])


def _what_is_said(chat: dict[str, Any], message: dict[str, Any]) -> bytes:
    """Return who says what and when as JSON with sorted keys: the same bytes in every export of the same message.

    Left out is what another export may hold otherwise: reactions, the paths of pictures, and local time.
    """
    about = {key: chat.get(key) for key in ("name", "id")}
    said = {key: message[key] for key in _SAID if key in message}
    if "date_unixtime" not in message and "date" in message:
        said["date"] = message["date"]
    entry = {"chat": about, "message": said}
    return json.dumps(entry, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


TELEGRAM = Reader(
    name="telegram-json",
    version="1",
    extensions=(".json",),
    media_types=("application/json",),
    sniff=is_telegram,
    read=read_telegram,
)
