"""Invented documents with claims, and raw access to a case file for tampering."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from gawah.ledger import Ledger, Recorded
from gawah.model import ActorRef, Claim, Document, Extraction, Mention, Passage, Place, Speaker, reference

SENTENCES = (
    "The valley council said that unnamed gunmen attacked a bridge near Kharan.",
    "A spokesman for the River Front denied any part in it.",
    "ترجمان نے کوئٹہ میں حملے کی ذمہ داری قبول نہیں کی۔",
)


class Report(NamedTuple):
    """What `Ledger.record` takes."""

    document: Document
    original: bytes
    extraction: Extraction


def report(number: int, sentences: Iterable[str] = SENTENCES, *, extractor: str = "builtin/1", **fields: Any) -> Report:
    """Build a document of numbered paragraphs with a claim and a mention for each."""
    parts = [f"{number}. {sentence}" for sentence in sentences]
    text = "\n\n".join(parts)
    original = text.encode()
    spans = list(_spans(parts))
    passages = tuple(Passage(start=a, end=b, label=f"¶{n}") for n, (a, b) in enumerate(spans, 1))
    fields = {"name": f"report-{number}.txt", "published": "2024-03-05", **fields}
    document = Document(id=hashlib.sha256(original).hexdigest(), text=text, passages=passages, **fields)
    claims = tuple(claim(document, a, b, extractor=extractor) for a, b in spans)
    mentions = tuple(Mention(start=a, end=a + 1, text=text[a], kind="number") for a, _ in spans)
    return Report(document, original, Extraction(claims=claims, mentions=mentions))


def _spans(parts: list[str]) -> Iterator[tuple[int, int]]:
    at = 0
    for part in parts:
        yield at, at + len(part)
        at += len(part) + 2


def claim(document: Document, start: int, end: int, **fields: Any) -> Claim:
    """Build a claim about a stretch of a document."""
    fields = {
        "type": "event",
        "kind": "attack",
        "roles": {"perpetrator": (ActorRef(text="unnamed gunmen", id=None, name=None),)},
        "place": (Place(text="Kharan", name="Kharan", country="PK", geonameid=1174000),),
        "speakers": (Speaker(name="valley council", text="The valley council", id="valley-council"),),
        "extractor": "builtin/1",
        **fields,
    }
    return Claim(document=reference(document), start=start, end=end, quote=document.text[start:end], **fields)


def one_claim(text: str = "The valley council blamed the River Front.", name: str = "one.txt", **fields: Any) -> Report:
    """Build a document that is one claim."""
    original = text.encode()
    document = Document(id=hashlib.sha256(original).hexdigest(), text=text, name=name, published="2024-03-05")
    return Report(document, original, Extraction(claims=(claim(document, 0, len(text), **fields),)))


def fill(path: Path, reports: Iterable[Report]) -> list[Recorded]:
    """Record reports in a case, made if missing."""
    with Ledger.open(path, mode="create") as ledger:
        return [ledger.record(*each) for each in reports]


@contextmanager
def raw(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a plain connection; what is written is kept."""
    with closing(sqlite3.connect(path)) as connection, connection:
        yield connection


@contextmanager
def unguarded(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a plain connection with the guards of the tables taken off, and put them back at the end."""
    with raw(path) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for _, sql in triggers:
            connection.execute(sql)


def dump(path: Path, *, without: Iterable[str] = ()) -> dict[str, list[tuple[Any, ...]]]:
    """Return every table with all its rows, row numbers included where there are any."""
    tables: dict[str, list[tuple[Any, ...]]] = {}
    left_out = ", ".join(f"'{name}'" for name in without)
    query = f"SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT IN ({left_out}) ORDER BY name"
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        for name, sql in connection.execute(query).fetchall():
            if sql.startswith("CREATE VIRTUAL"):
                continue
            numbered = "" if "WITHOUT ROWID" in sql else "rowid, "
            tables[name] = connection.execute(f"SELECT {numbered}* FROM {name} ORDER BY 1, 2").fetchall()
    return tables
