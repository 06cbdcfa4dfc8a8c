"""What a window costs under the network, for each task that its set has labels for."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from gawah.extraction.encoder import labels
from training.examples import Example
from training.network import Network

WEIGHTS = {"muc": 1.0, "types": 0.1, "cue": 1.0, "attribution": 1.0, "mention": 0.7, "name": 0.7, "trigger": 2.0,
           "stance": 0.5, "polarity": 0.3, "certainty": 0.3, "arguments": 2.0, "same": 0.3,
           "governor": 0.5, "relation": 0.3}  # fmt: skip
"""Weights of the tasks in the sum."""


class Batch:
    """Windows as tensors: ids and mask of pieces, and the first piece of each word."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self.examples = examples
        length, words = max(len(e.ids) for e in examples), max(len(e.first) for e in examples)
        self.ids = torch.zeros(len(examples), length, dtype=torch.long)
        self.mask = torch.zeros(len(examples), length)
        self.first = torch.zeros(len(examples), words, dtype=torch.long)
        for row, each in enumerate(examples):
            self.ids[row, : len(each.ids)] = torch.tensor(each.ids)
            self.mask[row, : len(each.ids)] = 1
            self.first[row, : len(each.first)] = torch.tensor(each.first)

    def padded(self, rows: Sequence[Sequence[int]]) -> Tensor:
        """Return labels of words as one tensor, -100 where there is no word."""
        made = torch.full(self.first.shape, -100, dtype=torch.long)
        for number, row in enumerate(rows):
            made[number, : len(row)] = torch.tensor(row, dtype=torch.long)
        return made


def losses(network: Network, batch: Batch) -> dict[str, Tensor]:
    """Return the loss of each task that the batch has labels for."""
    hidden, pooled = network.read(batch.ids, batch.mask)
    words = hidden.gather(1, batch.first[..., None].expand(-1, -1, hidden.shape[-1]))
    found: dict[str, Tensor] = {}
    examples = batch.examples
    if examples[0].roles:
        scores = network.tag("muc", words, pooled).float().view(*words.shape[:2], -1, 3)
        gold = torch.stack([batch.padded([e.roles[r] for e in examples]) for r in range(len(labels.MUC_ROLES))], -1)
        gold = torch.where(gold > 2, torch.full_like(gold, 2), gold)
        found["muc"] = (
            functional.cross_entropy(scores.reshape(-1, 3), gold.reshape(-1), ignore_index=-100) * gold.shape[-1]
        )
        types = torch.tensor([e.types for e in examples])
        found["types"] = functional.binary_cross_entropy_with_logits(
            network.incident(network.drop(pooled)).float(), types
        )
    for name in ("cue", "mention", "name", "trigger", "relation"):
        if name in examples[0].tags:
            scores = network.tag(name, words, pooled).float()
            gold = batch.padded([e.tags[name] for e in examples])
            found[name] = functional.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=-100)
            if name == "trigger":
                found[name] = found[name] * 3.0
    if "cue" in examples[0].tags:
        found["attribution"] = _attribution(network, words, examples)
    if examples[0].governors:
        found["governor"] = _governors(network, words, examples)
    if "trigger" in examples[0].tags:
        found |= _claims(network, words, pooled, examples)
        found["same"] = _same(network, words, examples)
    return found


def buckets(heads: Sequence[int], count: int) -> Tensor:
    """Return the buckets of the distances from heads to all words."""
    distance = np.arange(count)[None, :] - np.asarray(heads)[:, None]
    return torch.from_numpy(np.searchsorted(np.asarray(labels.DISTANCES), distance, side="left"))


def _pairs(scores: Tensor, gold: Tensor) -> Tensor:
    """Return the loss of a row of pairs, summed over words, so that long windows do not hide the few that matter."""
    return functional.binary_cross_entropy_with_logits(scores.float(), gold, reduction="sum")


def _attribution(network: Network, words: Tensor, examples: Sequence[Example]) -> Tensor:
    total, count = words.new_zeros((), dtype=torch.float32), 0
    for row, each in enumerate(examples):
        if not each.cues:
            continue
        size = len(each.first)
        heads, dependents = network.attribution.project(words[row, :size])
        at = [cue for cue, _, _ in each.cues]
        scores = network.attribution.score(heads[at], dependents, buckets(at, size))
        gold = torch.zeros(scores.shape)
        for number, (_, source, content) in enumerate(each.cues):
            gold[number, source, 0] = 1
            gold[number, content, 1] = 1
        total, count = total + _pairs(scores, gold), count + len(at)
    return total / max(1, count) / 20


def _claims(network: Network, words: Tensor, pooled: Tensor, examples: Sequence[Example]) -> dict[str, Tensor]:
    total, count = words.new_zeros((), dtype=torch.float32), 0
    chosen: list[tuple[int, int]] = []
    gold_of: dict[str, list[int]] = {"stance": [], "polarity": [], "certainty": []}
    for row, each in enumerate(examples):
        if not each.triggers:
            continue
        size = len(each.first)
        heads, dependents = network.arguments.project(words[row, :size])
        at = [trigger.word for trigger in each.triggers]
        scores = network.arguments.score(heads[at], dependents, buckets(at, size))
        gold = torch.zeros(scores.shape)
        for number, trigger in enumerate(each.triggers):
            for role, inside in trigger.arguments:
                gold[number, inside, role] = 1
            chosen.append((row, trigger.word))
            for name, values in gold_of.items():
                values.append(getattr(trigger, name))
        total, count = total + _pairs(scores, gold), count + len(at)
    found = {"arguments": total / max(1, count) / 20}
    if chosen:
        rows, places = zip(*chosen, strict=True)
        for name, values in gold_of.items():
            scores = network.tag(name, words, pooled).float()[list(rows), list(places)]
            found[name] = functional.cross_entropy(scores, torch.tensor(values))
    return found


def _governors(network: Network, words: Tensor, examples: Sequence[Example]) -> Tensor:
    """Return the loss of choosing for each word the one that governs it."""
    total, count = words.new_zeros((), dtype=torch.float32), 0
    for row, each in enumerate(examples):
        size = len(each.first)
        heads, dependents = network.governor.project(words[row, :size])
        scores = network.governor.score(heads, dependents, buckets(range(size), size))[..., 0].float()
        total = total + functional.cross_entropy(scores.t(), torch.tensor(each.governors), reduction="sum")
        count += size
    return total / max(1, count)


def _same(network: Network, words: Tensor, examples: Sequence[Example]) -> Tensor:
    total, count = words.new_zeros((), dtype=torch.float32), 0
    for row, each in enumerate(examples):
        if len(each.clusters) < 2:
            continue
        at = [word for word, _ in each.clusters]
        key = torch.tensor([number for _, number in each.clusters])
        heads, dependents = network.same.project(words[row, at])
        distance = torch.from_numpy(
            np.searchsorted(
                np.asarray(labels.DISTANCES), np.asarray(at)[None, :] - np.asarray(at)[:, None], side="left"
            )
        )
        scores = network.same.score(heads, dependents, distance)[..., 0]
        gold = (key[:, None] == key[None, :]).float()
        earlier = torch.tensor(at)[None, :] < torch.tensor(at)[:, None]
        if earlier.any():
            total = total + functional.binary_cross_entropy_with_logits(scores[earlier].float(), gold[earlier])
            count += 1
    return total / max(1, count)
