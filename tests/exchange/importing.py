"""A folder with two invented reports, and claims files about them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from gawah.exchange.claims_in import Imported, import_claims
from gawah.ledger import Ledger
from gawah.model import Claim, Document

WIRE = (
    "Troops shelled Bakhmut on Monday, the Arakan Army says.\nNazeer Palwandi was among nine dead.\nIts pact ended.\n"
)
RADIO = "1\n00:00:01,000 --> 00:00:02,000\nThe army denies\nthat it shelled anything.\n"


def make_folder(where: Path, *, sidecar: list[dict[str, Any]] | None = None) -> Path:
    """Write the two reports, one below another folder, and the sidecar where there is one."""
    (where / "deeper").mkdir(parents=True)
    (where / "wire.txt").write_text(WIRE, encoding="utf-8")
    (where / "deeper" / "radio.srt").write_text(RADIO, encoding="utf-8")
    if sidecar is not None:
        (where / "index.json").write_text(json.dumps(sidecar), encoding="utf-8")
    return where


def row(text: str = WIRE, quote: str = "Troops shelled Bakhmut on Monday", **fields: Any) -> dict[str, Any]:
    """Return one line of a claims file in the plain form; a field that is None is left out."""
    start = text.index(quote)
    plain: dict[str, Any] = {
        "id": "w1",
        "document": "wire" if text == WIRE else "radio",
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "type": "event",
        "kind": "attack",
        "roles": {},
        "stance": "reports",
        "polarity": "positive",
        "speakers": [],
    }
    return {key: value for key, value in {**plain, **fields}.items() if value is not None}


def write(path: Path, *rows: dict[str, Any] | str) -> Path:
    """Write rows as lines, a string as it is, and return the file."""
    lines = [each if isinstance(each, str) else json.dumps(each, ensure_ascii=False) for each in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def imported(case: Path, *files: Path, folder: Path | None, extractor: str | None = None) -> Imported:
    """Import the files into a case and return what that did."""
    with Ledger.open(case, mode="create") as ledger:
        return import_claims(ledger, files, folder, extractor=extractor)


def claims_in(case: Path) -> list[Claim]:
    """Return the claims of a case in the order of recording."""
    with Ledger.open(case) as ledger:
        return list(ledger.claims())


def documents_in(case: Path) -> dict[str, Document]:
    """Return the documents of a case by name."""
    with Ledger.open(case) as ledger:
        return {each.name: each for each in (ledger.document(key) for key in ledger.document_ids())}
