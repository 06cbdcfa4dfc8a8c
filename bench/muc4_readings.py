"""The model's readings of documents, kept in a file so that they are made once for each model."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import msgspec

from gawah.extraction.encoder.reading import Reading, SaidBy, Tag, read
from gawah.extraction.encoder.session import Session

Document = dict[str, Any]


class Kept(msgspec.Struct):
    """What of a reading the prediction uses."""

    roles: list[Tag]
    attributions: list[SaidBy]
    incident: dict[str, float]


def documents(path: Path) -> list[Document]:
    """Return the documents of a file in MUC-4's form, one a line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def readings(held: list[Document], model: Path, folder: Path | None) -> dict[str, Kept]:
    """Return the reading of each document by its name.

    Args:
        held: the documents.
        model: the folder with the model.
        folder: where readings are kept; None keeps nothing. What was kept for another model or text is not used.
    """
    kept: dict[str, Kept] = {}
    path = None
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        mark = hashlib.sha256((model / "model.onnx").read_bytes())
        for document in held:
            mark.update(document["text"].encode())
        path = folder / f"{mark.hexdigest()[:16]}.json"
        if path.exists():
            return msgspec.json.decode(path.read_bytes(), type=dict[str, Kept])
    session = Session(model)
    for document in held:
        found: Reading = read(document["text"], session, incidents=True)
        kept[document["docid"]] = Kept(found.roles, found.attributions, found.incident)
    if path is not None:
        path.write_bytes(msgspec.json.encode(kept))
    return kept
