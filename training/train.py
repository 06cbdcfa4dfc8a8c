"""Train the network on all sets together, with a seed, in two processes of one thread each.

usage: python -m training.train OUT.pt --data FOLDER --encoder FOLDER --plan muc=6,polnear=3,corpus=12,names=3

One process of two threads is slower than two of one; gradients are added up over a local socket. The sets are mixed
batch by batch: heads that are trained one after the other forget.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import distributed, multiprocessing, nn

from gawah.extraction.encoder.pieces import Vocabulary
from training.examples import (
    Example,
    attribution_examples,
    corpus_examples,
    muc_examples,
    name_examples,
    syntax_examples,
)
from training.exchange import exchanged, names_of
from training.losses import WEIGHTS, Batch, losses
from training.network import Network
from training.passages import Passage, read_passages
from training.silver import silver_examples

CORPUS = Path(__file__).resolve().parent.parent / "corpus" / "passages"
PROCESSES = 2
SHARE_OF_TIME = {"silver": (0.0, 0.6), "names": (0.0, 0.6), "corpus": (0.15, 1.0)}
"""When a set is read, as a share of all steps: what a person annotated comes after what a program did."""
HALVED: bool = torch.ops.mkldnn._is_mkldnn_bf16_supported()
"""Whether to reckon in 16 bits: a processor that has no such instructions takes ten times as long with them."""
PER_PROCESS = {"muc": 8, "polnear": 8, "names": 16, "syntax": 16, "corpus": 4, "gum": 8, "silver": 8}


def arguments(given: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else None)
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "--data", type=Path, default=Path("../shared/data"), help="the folder with muc4/, polnear/, uner_ewt/, ud_ewt/"
    )
    parser.add_argument("--encoder", type=Path, required=True, help="the folder with model.safetensors and vocab.txt")
    parser.add_argument("--plan", default="muc=6,polnear=3,names=3,corpus=12", help="epochs of each set")
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--silver", type=Path, help="what training.silver wrote")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="the folder with our own passages")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--share", type=float, default=1.0, help="share of the corpus's training passages, for the learning curve"
    )
    parser.add_argument("--languages", default="en", help="languages of the corpus that are read")
    return parser.parse_args(given)


def load(asked: argparse.Namespace) -> dict[str, tuple[list[Example], float]]:
    """Return the examples of each set that the plan names, and its epochs."""
    encoder = Vocabulary(asked.encoder / "vocab.txt")
    plan = {name: float(epochs) for name, epochs in (part.split("=") for part in asked.plan.split(","))}
    made: dict[str, list[Example]] = {}
    for name, epochs in plan.items():
        if name == "muc":
            made[name] = list(muc_examples(asked.data / "muc4" / "train.jsonl", encoder))
        elif name == "polnear":
            made[name] = list(attribution_examples(asked.data / "polnear" / "train.jsonl", encoder))
        elif name == "gum":
            made[name] = list(attribution_examples(asked.data / "gum_attribution" / "train.jsonl", encoder, "gum"))
        elif name == "names":
            made[name] = list(name_examples(asked.data / "uner_ewt" / "train.iob2.gz", encoder))
        elif name == "syntax":
            made[name] = list(syntax_examples(asked.data / "ud_ewt" / "train.conllu.gz", encoder))
        elif name == "silver":
            made[name] = list(silver_examples(asked.silver, encoder))
        elif name == "corpus":
            passages = [
                p
                for p in read_passages(asked.corpus)
                if p.split == "train" and p.language in asked.languages.split(",")
            ]
            random.Random(asked.seed).shuffle(passages)
            kept = passages[: round(len(passages) * asked.share)]
            made[name] = list(corpus_examples(retold(kept, epochs, asked.seed), encoder))
        else:
            raise SystemExit(
                f"--plan names a set that is not known: {name!r}; "
                "known: muc, polnear, gum, names, syntax, silver, corpus"
            )
    # The corpus is told again each time, so that all its epochs are there already.
    return {name: (made[name], 1.0 if name == "corpus" else epochs) for name, epochs in plan.items()}


def retold(passages: Sequence[Passage], epochs: float, seed: int) -> Iterator[Passage]:
    """Yield passages as often as there are epochs, each time with other names."""
    chance, pool = random.Random(seed), names_of(passages)
    for _ in range(round(epochs)):
        for passage in passages:
            yield exchanged(passage, pool, chance)


def batches(sets: dict[str, tuple[list[Example], float]], seed: int) -> list[list[Example]]:
    """Return the batches of all epochs in a mixed order; windows of like length go together."""
    chance = random.Random(seed)
    found: list[tuple[float, list[Example]]] = []
    for name, (examples, wanted) in sets.items():
        epochs = wanted
        size = PER_PROCESS[name] * PROCESSES
        while epochs > 0:
            # Documents without an incident are half of MUC-4 and teach little: every second one is read an epoch.
            kept = [e for e in examples if not e.types or e.types[0] or chance.random() < 0.5]
            chance.shuffle(kept)
            kept = kept[: round(len(kept) * min(1.0, epochs))]
            kept.sort(key=lambda each: len(each.ids) + chance.random() * 40)
            low, high = SHARE_OF_TIME.get(name, (0.0, 1.0))
            for at in range(0, len(kept), size):
                found.append((low + (high - low) * chance.random(), kept[at : at + size]))
            epochs -= 1
    return [batch for _, batch in sorted(found, key=lambda each: each[0])]


def work(rank: int, asked: argparse.Namespace, port: str) -> None:
    """Train as one of the processes; the first one prints and saves."""
    torch.set_num_threads(1)
    distributed.init_process_group("gloo", init_method=f"file://{port}", rank=rank, world_size=PROCESSES)
    sets = load(asked)
    plan = batches(sets, asked.seed)
    torch.manual_seed(asked.seed)
    network = Network()
    network.encoder.load_pretrained(asked.encoder / "model.safetensors")
    if asked.start is not None:
        network.resume(asked.start)
    for table in (network.encoder.pieces, network.encoder.positions, network.encoder.kind):
        table.requires_grad_(False)
    torch.manual_seed(asked.seed * 10 + rank)
    body = [p for p in network.encoder.parameters() if p.requires_grad]
    heads = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": body, "lr": asked.rate}, {"params": heads, "lr": asked.rate * 5}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = len(plan)
    warm = max(1, steps // 15)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / warm) * max(0.02, (steps - step) / steps)
    )
    if rank == 0:
        sizes = ", ".join(f"{name} {len(examples)}" for name, (examples, _) in sets.items())
        print(f"{steps} steps; windows: {sizes}", flush=True)
    started, sums = time.time(), defaultdict(list)
    for number, batch in enumerate(plan, 1):
        step(network, optimizer, batch[rank::PROCESSES] or batch[:1], body + heads, sums)
        schedule.step()
        if rank == 0 and (number % 50 == 0 or number == steps):
            told = " ".join(f"{name} {sum(values) / len(values):.3f}" for name, values in sorted(sums.items()))
            print(f"step {number}/{steps} {time.time() - started:.0f} s {told}", flush=True)
            sums.clear()
        if rank == 0 and (number % 400 == 0 or number == steps):
            torch.save(network.state_dict(), asked.out)
    distributed.barrier()


def step(
    network: Network,
    optimizer: torch.optim.Optimizer,
    examples: Sequence[Example],
    parameters: Sequence[nn.Parameter],
    sums: dict[str, list[float]],
) -> None:
    """Take one step on a batch, together with the other process."""
    network.train()
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=HALVED):
        found = losses(network, Batch(examples))
    total = torch.stack([WEIGHTS[name] * loss for name, loss in found.items()]).sum()
    optimizer.zero_grad(set_to_none=True)
    total.backward()  # type: ignore[no-untyped-call]
    flat = torch.cat([(p.grad if p.grad is not None else torch.zeros_like(p)).reshape(-1) for p in parameters])
    distributed.all_reduce(flat)
    flat /= PROCESSES
    flat *= min(1.0, 1.0 / (float(flat.norm()) + 1e-6))
    at = 0
    for parameter in parameters:
        parameter.grad = flat[at : at + parameter.numel()].view_as(parameter).clone()
        at += parameter.numel()
    optimizer.step()
    for name, loss in found.items():
        sums[name].append(float(loss.detach()))


def main(given: Sequence[str]) -> int:
    """Start the processes and wait for them."""
    asked = arguments(given)
    os.environ["GLOO_SOCKET_IFNAME"] = "lo"
    port = Path(f"{asked.out}.{os.getpid()}.port").absolute()
    multiprocessing.spawn(work, (asked, str(port)), nprocs=PROCESSES)  # type: ignore[no-untyped-call]
    port.unlink(missing_ok=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
