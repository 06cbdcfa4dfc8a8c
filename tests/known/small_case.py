"""A small invented case: a raid told by a wire, by a copy that drops the speaker and by a denial, and other events."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.incidents.telling_claims import claim, document

from gawah.ledger import Ledger
from gawah.model import Claim, Document, Extraction

WIRE = document(
    "wire.txt",
    "The army said that fighters of JNIM attacked a post near Gao on 3 May and killed nine soldiers.",
    "The account could not be checked, and no group has claimed the attack so far, officials in Bamako said.",
    publisher="Delta Wire",
    published="2024-05-04",
)
COPY = document(
    "copy.txt",
    "Fighters of JNIM attacked a post near Gao on 3 May and killed nine soldiers.",
    "The account could not be checked, and no group has claimed the attack so far, officials in Bamako said.",
    "(Delta Wire)",
    publisher="Morning Post",
    published="2024-05-05",
)
DENIAL = document(
    "denial.txt",
    "JNIM denied that it attacked the post near Gao on 3 May. It has no truce with the army, it said.",
    publisher="River Radio",
    published="2024-05-06",
)
OTHER = document(
    "other.txt",
    "Gunmen raided a market in Menaka on 20 May, traders said. JNIM has bases in Menaka, the army says.",
    publisher="River Radio",
    published="2024-05-21",
)
RAID = {"perpetrator": ["JNIM"], "target": ["Malian army"], "place": ["Gao"], "time": "2024-05-03/2024-05-04"}


def _claims() -> dict[str, list[Claim]]:
    wire = [
        claim(WIRE, "fighters of JNIM attacked a post near Gao on 3 May and killed nine soldiers", deaths=9,
              stance="accuses", speakers=["Malian army"], **RAID),
        claim(WIRE, "The account could not be checked", "knowledge_gap", type="assessment"),
        claim(WIRE, "no group has claimed the attack", perpetrator=["armed groups"], target=["Malian army"],
              stance="claims_responsibility", polarity="negative"),
    ]  # fmt: skip
    copy = [
        claim(COPY, "Fighters of JNIM attacked a post near Gao on 3 May and killed nine soldiers", deaths=9, **RAID)
    ]
    denial = [
        claim(DENIAL, "JNIM denied that it attacked the post near Gao on 3 May", stance="denies", polarity="negative",
              speakers=["JNIM"], **RAID),
        claim(DENIAL, "It has no truce with the army", "non_aggression_with", type="relation", a=["JNIM"],
              b=["Malian army"], polarity="negative", speakers=["JNIM"]),
    ]  # fmt: skip
    other = [
        claim(OTHER, "Gunmen raided a market in Menaka on 20 May", perpetrator=["Gunmen"], target=["market"],
              place=["Menaka"], time="2024-05-20/2024-05-21", speakers=["traders"]),
        claim(OTHER, "JNIM has bases in Menaka", "based_in", type="presence", actor=["JNIM"], place=["Menaka"],
              speakers=["Malian army"]),
    ]  # fmt: skip
    return {WIRE.id: wire, COPY.id: copy, DENIAL.id: denial, OTHER.id: other}


CLAIMS = _claims()
DOCUMENTS = (WIRE, COPY, DENIAL, OTHER)


def record(path: Path, documents: Iterable[Document], *, backwards: bool = False) -> None:
    """Record documents with their claims, in this order and each document's claims forwards or backwards."""
    with Ledger.open(path, mode="create") as ledger:
        for each in documents:
            claims = tuple(reversed(CLAIMS[each.id]) if backwards else CLAIMS[each.id])
            ledger.record(each, each.text.encode(), Extraction(claims=claims))


def known_rows(path: Path) -> dict[str, list[Any]]:
    """Return every row of the tables that hold what is known, as they are stored."""
    with closing(sqlite3.connect(path)) as connection:
        return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in ("known", "known_claims")}
