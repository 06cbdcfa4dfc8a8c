"""Average the weights of stages that followed each other.

usage: python -m training.average OUT.pt FIRST.pt SECOND.pt ...

Stages that start from each other's weights end in one valley of the loss, and its middle generalises at least as well
as its edges (Izmailov et al. 2018, "Averaging Weights Leads to Wider Optima and Better Generalization").
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import torch


def main(given: Sequence[str]) -> int:
    """Write the mean of the weights; a head that not all of them have stays as the last has it."""
    parser = argparse.ArgumentParser(description="Average the weights of stages.")
    parser.add_argument("out", type=Path)
    parser.add_argument("weights", type=Path, nargs="+")
    asked = parser.parse_args(given)
    held = [torch.load(path) for path in asked.weights]
    made = dict(held[-1])
    for name, last in made.items():
        if last.is_floating_point() and all(name in weights for weights in held):
            made[name] = torch.stack([weights[name].float() for weights in held]).mean(0).to(last.dtype)
    torch.save(made, asked.out)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
