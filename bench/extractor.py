"""What gives the claims of a document: the extractor of a name, with the model of the package or another one."""

from __future__ import annotations

import sys
from pathlib import Path

from gawah import reading
from gawah.exchange.jsonl import encode_claim
from gawah.extraction import extract_document

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.swaps import Extract  # noqa: E402  (the path comes first)


def extractor(name: str | None = None, folder: Path | None = None) -> Extract:
    """Return what gives the claims of a document.

    Args:
        name: the name of an extractor; None is the one that the program uses.
        folder: a model for the extractor `builtin`; None is that of the package.
    """
    if name is None and folder is None:
        return lambda document: extract_document(document).claims
    if name is not None and (folder is None or name != "builtin"):
        return lambda document: extract_document(document, extractor=name).claims
    from gawah.extraction.builtin import extract_claims
    from gawah.extraction.encoder.session import Session
    from gawah.extraction.mentions import find_mentions

    model = Session(folder) if folder is not None else None
    return lambda document: tuple(extract_claims(document, find_mentions(document), model))


def claims_of(path: Path, extract: Extract) -> list[bytes]:
    """Return the claims of one file as `gawah extract` prints them, a line each."""
    return [
        encode_claim(claim)
        for outcome in reading.read(str(path))
        if isinstance(outcome, reading.Reading)
        for claim in extract(outcome.document)
    ]


def model_folder(asked: Path | None) -> Path | None:
    """Return the folder of the model that was asked for, else that of the package; None where it holds no model."""
    from gawah.extraction.encoder.session import FOLDER

    folder = asked or FOLDER
    return folder if (folder / "model.onnx").exists() else None
