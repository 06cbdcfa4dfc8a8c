"""A language model of a few hundred kilobytes with random weights, as GGUF; it needs the packages gguf and numpy.

usage: tiny_model.py FILE

Its tokens are single bytes. Each has a fixed weight beside the random ones, so that what a grammar allows to be closed
is closed soon, and an answer ends.
"""

from __future__ import annotations

import sys

import gguf
import numpy as np

WIDTH, LAYERS, HEADS, INNER = 64, 2, 4, 128
LIKED = b'"{]}: ,'
"""The bytes that it prefers, the liked most first: one claim with an empty quote."""


def main(path: str) -> None:
    """Write the model."""
    writer = gguf.GGUFWriter(path, "llama")
    words = [b"<unk>", b"<s>", b"</s>", *(f"<0x{byte:02X}>".encode() for byte in range(256))]
    kinds = [2, 3, 3] + [6] * 256
    writer.add_context_length(32768)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(INNER)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(WIDTH // HEADS)
    writer.add_vocab_size(len(words))
    writer.add_tokenizer_model("llama")
    writer.add_token_list(words)
    writer.add_token_scores([0.0] * len(words))
    writer.add_token_types(kinds)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_unk_token_id(0)
    for name, weights in tensors(len(words)).items():
        writer.add_tensor(name, weights.astype(np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def tensors(words: int) -> dict[str, np.ndarray]:
    """Return the weights: small random ones, and the first dimension as what each byte is liked by."""
    random = np.random.default_rng(0)

    def matrix(*shape: int) -> np.ndarray:
        return random.standard_normal(shape) * 0.02

    embedding, output = matrix(words, WIDTH), matrix(words, WIDTH)
    embedding[:, 0] = 5.0
    output[:, 0] = 0.0
    for rank, byte in enumerate(LIKED):
        output[3 + byte, 0] = 4.0 - rank * 0.4
    output[2, 0] = 5.0  # the end, where the grammar lets it end
    found = {"token_embd.weight": embedding, "output_norm.weight": np.ones(WIDTH), "output.weight": output}
    for layer in range(LAYERS):
        block = f"blk.{layer}."
        found |= {f"{block}{part}_norm.weight": np.ones(WIDTH) for part in ("attn", "ffn")}
        found |= {f"{block}attn_{part}.weight": matrix(WIDTH, WIDTH) for part in ("q", "k", "v", "output")}
        found |= {f"{block}ffn_{part}.weight": matrix(INNER, WIDTH) for part in ("gate", "up")}
        found[f"{block}ffn_down.weight"] = matrix(WIDTH, INNER)
    return found


if __name__ == "__main__":
    main(sys.argv[1])
