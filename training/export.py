"""Write the trained network as one int8 ONNX file, with its vocabulary beside it.

usage: python -m training.export WEIGHTS.pt --encoder FOLDER --out src/gawah/extraction
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from gawah.extraction.encoder.session import CONSTANTS, OUTPUTS, TAGS
from training.network import Network


class Exported(nn.Module):
    """The network with everything that is read off a piece as outputs, and the weights of pairs as constants."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """Return the outputs in the order of OUTPUTS."""
        hidden, pooled = self.network.read(ids, mask)
        found = [self.network.tag(name, hidden, pooled) for name in TAGS]
        found.append(self.network.incident(pooled))
        for pairs in (self.network.attribution, self.network.arguments, self.network.same):
            found += pairs.project(hidden)
        return tuple(found)


def constants(network: Network) -> dict[str, Tensor]:
    """Return the weights with which pairs are scored outside of the graph."""
    made = {}
    for name in ("attribution", "arguments", "same"):
        pairs = getattr(network, name)
        made[f"{name}.bilinear"], made[f"{name}.distance"] = pairs.bilinear.detach(), pairs.distance.detach()
    return made


def export(weights: Path, out: Path) -> Path:
    """Write model.onnx to a folder and return its path."""
    network = Network()
    network.resume(weights)
    network.eval()
    full = out / "model.fp32.onnx"
    example = (torch.full((2, 16), 100), torch.ones(2, 16))
    axes = {name: {0: "batch", 1: "length"} for name in ("ids", "mask", *OUTPUTS) if name != "incident"}
    torch.onnx.export(
        Exported(network), example, str(full), input_names=["ids", "mask"], output_names=list(OUTPUTS),
        dynamic_axes={**axes, "incident": {0: "batch"}}, opset_version=17, dynamo=False,
    )  # fmt: skip
    final = out / "model.onnx"
    # Weights of seven bits: with eight, processors without VNNI may add two products up to more than 16 bits hold
    # (documentation of onnxruntime, quantization, "reduce_range").
    quantize_dynamic(str(full), str(final), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
                     op_types_to_quantize=["MatMul", "Gather"])  # fmt: skip
    full.unlink()
    model = onnx.load(final)
    for name, value in constants(network).items():
        held = onnx.numpy_helper.from_array(value.half().float().numpy(), f"constant.{name}")
        model.graph.initializer.append(held)
        model.graph.node.append(onnx.helper.make_node("Identity", [held.name], [name]))
        model.graph.output.append(onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, value.shape))
    if sorted(constants(network)) != sorted(CONSTANTS):
        raise SystemExit("the constants of the network are not those that the package reads")
    onnx.save(model, final)
    return final


def main(given: Sequence[str]) -> int:
    """Write the model and its vocabulary, and print their size."""
    parser = argparse.ArgumentParser()
    parser.add_argument("weights", type=Path)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("src/gawah/extraction"))
    asked = parser.parse_args(given)
    asked.out.mkdir(parents=True, exist_ok=True)
    path = export(asked.weights, asked.out)
    shutil.copyfile(asked.encoder / "vocab.txt", asked.out / "vocabulary.txt")
    size = sum(each.stat().st_size for each in (path, asked.out / "vocabulary.txt"))
    print(f"{path}: {size / 1e6:.1f} MB with the vocabulary")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
