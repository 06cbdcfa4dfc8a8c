"""The model file at work: word pieces in, numbers a word out. One thread, no network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from gawah.errors import ModelError
from gawah.extraction.encoder.pieces import Vocabulary
from gawah.extraction.encoder.words import FIRST, LAST, Window, Word

Floats = NDArray[np.float32]
TAGS = ("muc", "mention", "cue", "trigger", "stance", "polarity", "certainty")
"""Outputs with a row of scores for each piece."""
PAIRS = ("attribution", "arguments", "same")
"""Outputs whose words are compared two by two: what a word is as head, and as dependent."""
OUTPUTS = (*TAGS, "incident", *(f"{name}.{side}" for name in PAIRS for side in ("head", "dependent")))
CONSTANTS = tuple(f"{name}.{part}" for name in PAIRS for part in ("bilinear", "distance"))
"""Weights with which pairs are scored: [label, head, dependent] and [label, bucket of distance]."""
FOLDER = Path(__file__).resolve().parent.parent
BATCH = 1
"""Windows that run together: on one thread more gain nothing, and shorter ones would be filled up to the longest."""


class Rows(dict[str, Floats]):
    """Outputs by name, as arrays with a row a word: those of its first piece, taken when they are first asked for."""

    def __init__(self, of_pieces: dict[str, Floats], heads: Sequence[int]) -> None:
        super().__init__()
        self._of_pieces, self._heads = of_pieces, heads

    def __missing__(self, name: str) -> Floats:
        self[name] = found = self._of_pieces[name].take(self._heads, 0)
        return found


class WindowOutputs(msgspec.Struct):
    """What the model gives for one window: its rows, and the scores of incident types."""

    window: Window
    rows: Rows
    incident: Floats


class Session:
    """The loaded model.

    Raises:
        ModelError: the files of the model are missing or cannot be read.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        try:
            import onnxruntime

            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = options.inter_op_num_threads = 1
            options.log_severity_level = 3
            self._run = onnxruntime.InferenceSession(
                str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
            )
            self._vocabulary = Vocabulary(folder / "vocabulary.txt")
        except Exception as error:  # the library's own errors have no common kind
            msg = f"the model in {folder} cannot be read: {error}; install Gawah again, or use the extractor rules"
            raise ModelError(msg) from error
        feed = {"ids": np.array([[FIRST, LAST]]), "mask": np.ones((1, 2), np.float32)}
        self.constants: dict[str, Floats] = dict(zip(CONSTANTS, self._run.run(list(CONSTANTS), feed), strict=True))

    def pieces(self, words: Sequence[str]) -> list[list[int]]:
        """Return the ids of the pieces of each word."""
        return self._vocabulary.pieces(words)

    def outputs(self, words: Sequence[Word], planned: Sequence[Window]) -> Iterator[WindowOutputs]:
        """Yield what the model gives for each window, in their order."""
        for at in range(0, len(planned), BATCH):
            yield from self._batch(words, planned[at : at + BATCH])

    def _batch(self, words: Sequence[Word], planned: Sequence[Window]) -> Iterator[WindowOutputs]:
        ids: list[list[int]] = []
        heads: list[list[int]] = []
        for window in planned:
            row, first = [FIRST], []
            for word in words[window.first : window.last]:
                first.append(len(row))
                row.extend(word.pieces)
            ids.append([*row, LAST])
            heads.append(first)
        length = max(map(len, ids))
        filled = np.zeros((len(ids), length), np.int64)
        mask = np.zeros((len(ids), length), np.float32)
        for number, row in enumerate(ids):
            filled[number, : len(row)] = row
            mask[number, : len(row)] = 1
        found = dict(zip(OUTPUTS, self._run.run(list(OUTPUTS), {"ids": filled, "mask": mask}), strict=True))
        for number, window in enumerate(planned):
            rows = Rows({name: found[name][number] for name in OUTPUTS}, heads[number])
            yield WindowOutputs(window, rows, found["incident"][number])

    def scores(
        self, pairs: str, outputs: WindowOutputs, heads: Sequence[int], among: Sequence[int] | None = None
    ) -> Floats:
        """Return the scores [head, word, label] of pairs of words of a window; the second of them all, or `among`."""
        from gawah.extraction.encoder.labels import DISTANCES

        first = outputs.rows[f"{pairs}.head"][list(heads)]
        second = outputs.rows[f"{pairs}.dependent"]
        places = np.arange(len(second)) if among is None else np.asarray(among)
        second = second[places]
        bilinear, distance = self.constants[f"{pairs}.bilinear"], self.constants[f"{pairs}.distance"]
        first = np.concatenate([first, np.ones((len(first), 1), np.float32)], 1)
        second = np.concatenate([second, np.ones((len(second), 1), np.float32)], 1)
        ruled = first @ bilinear  # [label, head, pair]
        found = (ruled.reshape(-1, ruled.shape[-1]) @ second.T).reshape(*ruled.shape[:2], -1).transpose(1, 2, 0)
        apart = np.searchsorted(np.array(DISTANCES), places[None, :] - np.asarray(heads)[:, None])
        result: Floats = (found + distance.T[apart]).astype(np.float32, copy=False)
        return result


@lru_cache(maxsize=1)
def session() -> Session:
    """Return the model of the package, loaded once."""
    return Session()
