"""The windows that training reads."""

from __future__ import annotations

import gzip
from pathlib import Path

from training.examples import syntax_examples

from gawah.extraction.encoder.session import session

SENTENCE = (
    "# sent_id = {number}\n"
    "1\tRebels\trebel\tNOUN\tNNS\t_\t2\tnsubj\t_\t_\n"
    "2\tfled\tflee\tVERB\tVBD\t_\t0\troot\t_\t_\n\n"
)


def test_each_word_of_a_treebank_points_to_its_governor_in_its_own_sentence(tmp_path: Path) -> None:
    """Also where sentences are packed into windows; a root points to itself."""
    path = tmp_path / "train.conllu.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(SENTENCE.format(number=number) for number in range(120))
    windows = list(syntax_examples(path, session()))
    assert sum(len(window.governors) for window in windows) == 240
    assert len(windows) > 1
    for window in windows:
        assert window.governors == [number | 1 for number in range(len(window.first))]
        assert len(window.tags["relation"]) == len(window.governors)
