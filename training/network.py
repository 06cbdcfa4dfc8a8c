"""The network: an encoder of six layers and the heads on it.

The encoder is BERT's (Devlin et al. 2019) in the size of MiniLM-L6 (Wang et al. 2020), written out here so that it can
be trained and exported without a further library. A pair of words, such as a cue and a word of what it attributes, is
scored by a bilinear form of two projections and the distance between them (Dozat and Manning 2017).
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from gawah.extraction.encoder import labels

WIDTH, LAYERS, HEADS, INNER, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 512
PAIR = 128
"""Numbers in which a word is compared with another."""
RELATIONS = 64
"""Room for the grammatical relations of a treebank; they teach the encoder and are not exported."""


class Layer(nn.Module):
    """One layer of the encoder."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.out, self.norm = nn.Linear(WIDTH, WIDTH), nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.last_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = hidden.shape

        def parts(values: Tensor) -> Tensor:
            return values.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        query, key, value = parts(self.query(hidden)), parts(self.key(hidden)), parts(self.value(hidden))
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        seen = seen.transpose(1, 2).reshape(batch, length, WIDTH)
        hidden = self.norm(hidden + self.drop(self.out(seen)))
        return self.last_norm(hidden + self.drop(self.outer(functional.gelu(self.inner(hidden)))))


class Encoder(nn.Module):
    """Word pieces in, one vector a piece out."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces, self.positions = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.kind = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop = nn.Dropout(0.1)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        place = torch.arange(ids.shape[1], device=ids.device)
        hidden = self.pieces(ids) + self.positions(place) + self.kind.weight[0]
        hidden = self.drop(self.norm(hidden))
        allowed = (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -1e4
        for layer in self.layers:
            hidden = layer(hidden, allowed)
        return hidden

    def load_pretrained(self, path: Path) -> None:
        """Take the weights of a published BERT of this size from a safetensors file."""
        from safetensors.torch import load_file

        raw = load_file(path)
        names = {
            "pieces.weight": "embeddings.word_embeddings.weight",
            "positions.weight": "embeddings.position_embeddings.weight",
            "kind.weight": "embeddings.token_type_embeddings.weight",
            "norm.weight": "embeddings.LayerNorm.weight",
            "norm.bias": "embeddings.LayerNorm.bias",
        }
        inside = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "out": "attention.output.dense",
            "norm": "attention.output.LayerNorm",
            "inner": "intermediate.dense",
            "outer": "output.dense",
            "last_norm": "output.LayerNorm",
        }
        for number in range(LAYERS):
            for mine, theirs in inside.items():
                for part in ("weight", "bias"):
                    names[f"layers.{number}.{mine}.{part}"] = f"encoder.layer.{number}.{theirs}.{part}"
        self.load_state_dict({mine: raw[theirs] for mine, theirs in names.items()})


class Pairs(nn.Module):
    """Scores of pairs of words: one number for each label."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.head, self.dependent = nn.Linear(WIDTH, PAIR), nn.Linear(WIDTH, PAIR)
        self.bilinear = nn.Parameter(torch.randn(count, PAIR + 1, PAIR + 1) * 0.01)
        self.distance = nn.Parameter(torch.zeros(count, len(labels.DISTANCES) + 1))
        self.drop = nn.Dropout(0.2)

    def project(self, hidden: Tensor) -> tuple[Tensor, Tensor]:
        """Return what a word is as the one that rules a pair, and as the other."""
        return functional.gelu(self.head(hidden)), functional.gelu(self.dependent(hidden))

    def score(self, heads: Tensor, dependents: Tensor, distance: Tensor) -> Tensor:
        """Return scores [heads, words, labels] of one text; `distance` holds the buckets of the distances."""
        ones = heads.new_ones(())
        first = torch.cat([heads, ones.expand(*heads.shape[:-1], 1)], -1)
        second = torch.cat([dependents, ones.expand(*dependents.shape[:-1], 1)], -1)
        scores = torch.einsum("hp,lpq,wq->hwl", self.drop(first), self.bilinear, self.drop(second))
        return scores + self.distance.t()[distance]


class Network(nn.Module):
    """The encoder and its heads. The outputs of `forward` are one row a word piece."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.drop = nn.Dropout(0.1)
        self.tags = nn.ModuleDict(
            {
                "muc": nn.Linear(2 * WIDTH, 3 * len(labels.MUC_ROLES)),
                "mention": nn.Linear(WIDTH, 1 + 2 * len(labels.MENTIONS)),
                "cue": nn.Linear(WIDTH, 3),
                "name": nn.Linear(WIDTH, 7),
                "trigger": nn.Linear(WIDTH, 1 + len(labels.trigger_labels())),
                "stance": nn.Linear(WIDTH, len(labels.STANCES)),
                "polarity": nn.Linear(WIDTH, len(labels.POLARITIES)),
                "certainty": nn.Linear(WIDTH, len(labels.CERTAINTIES)),
                "relation": nn.Linear(WIDTH, RELATIONS),
            }
        )
        self.incident = nn.Linear(2 * WIDTH, 1 + len(labels.INCIDENT_TYPES))
        self.attribution = Pairs(len(labels.ATTRIBUTION))
        self.arguments = Pairs(len(labels.ARGUMENTS))
        self.same = Pairs(1)
        self.governor = Pairs(1)

    def read(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Return the vectors of the pieces, and of each window its mean and its maximum."""
        hidden = self.encoder(ids, mask)
        weight = mask[..., None].to(hidden.dtype)
        mean = (hidden * weight).sum(1) / weight.sum(1)
        most = (hidden + (weight - 1) * 1e4).amax(1)
        return hidden, torch.cat([mean, most], -1)

    def resume(self, path: Path) -> None:
        """Take weights of an earlier stage; a head that it did not have begins anew."""
        held = torch.load(path)
        missing, unknown = self.load_state_dict(held, strict=False)
        if unknown or any(not name.startswith(("governor.", "tags.relation.")) for name in missing):
            raise ValueError(f"{path} holds weights of another network: {[*missing, *unknown][:3]}")

    def tag(self, name: str, hidden: Tensor, pooled: Tensor) -> Tensor:
        """Return the scores of the labels of one task, a row a word."""
        if name == "muc":
            mean = pooled[:, None, :WIDTH].expand(-1, hidden.shape[1], -1)
            hidden = torch.cat([hidden, mean], -1)
        scores: Tensor = self.tags[name](self.drop(hidden))
        return scores
