#!/usr/bin/env python3
"""Measure how long `gawah show` takes to list and filter a case of 10,000 claims, as whole processes.

usage: cli.py [--runs N] [--claims N]

Prints the median, the best and the worst of N runs of each command in milliseconds. The case is made of invented
reports in a temporary folder.
"""

from __future__ import annotations

import argparse
import hashlib
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from gawah.ledger import Ledger
from gawah.model import ActorRef, Claim, Count, Document, Extraction, Passage, Period, Place, Speaker, reference

CLAIMS_A_DOCUMENT = 20
COMMANDS = {
    "all, jsonl": ["claims", "--format", "jsonl"],
    "all, csv": ["claims", "--format", "csv"],
    "all, table (200 shown)": ["claims", "--format", "table"],
    "all, table (all shown)": ["claims", "--format", "table", "--limit", "0"],
    "stance and actor, jsonl": ["claims", "--stance", "denies", "--actor", "Group 3", "--format", "jsonl"],
    "stance and actor, table": ["claims", "--stance", "denies", "--actor", "Group 3", "--format", "table"],
    "place and dates, jsonl": ["claims", "--place", "Town 4", "--since", "2024-03", "--format", "jsonl"],
    "words of the quote, table": ["claims", "--text", "report 17", "--format", "table"],
    "one document, table": ["claims", "--document", "99", "--format", "table"],
    "actors, table": ["actors", "--format", "table"],
    "documents, table": ["documents", "--format", "table"],
}


def main() -> int:
    """Measure and print a line for each command."""
    parser = argparse.ArgumentParser(description="Measure listing and filtering of a large case.")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--claims", type=int, default=10_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "bench.gawah"
        documents = options.claims // CLAIMS_A_DOCUMENT
        make_case(case, documents)
        print(f"gawah show, {documents * CLAIMS_A_DOCUMENT} claims in {documents} documents, {options.runs} runs, ms")
        for name, arguments in COMMANDS.items():
            spent = [
                once([str(Path(sys.executable).parent / "gawah"), "show", str(case), *arguments], folder)
                for _ in range(options.runs)
            ]
            median = statistics.median(spent)
            print(f"{name:28} median {median:5.0f}   best {min(spent):5.0f}   worst {max(spent):5.0f}")
    return 0


def once(command: list[str], folder: str) -> float:
    """Run one command with its output to a file and return its wall-clock time in milliseconds."""
    with (Path(folder) / "out").open("wb") as out:
        started = time.perf_counter()
        subprocess.run(command, check=True, stdout=out)
        return (time.perf_counter() - started) * 1000


def make_case(path: Path, documents: int) -> None:
    """Write a case of invented claims."""
    with Ledger.open(path, mode="create") as ledger, ledger.transaction():
        for number in range(documents):
            document = make_document(number)
            claims = tuple(make_claim(document, passage, number) for passage in range(CLAIMS_A_DOCUMENT))
            ledger.record(document, document.text.encode(), Extraction(claims=claims))


def make_document(number: int) -> Document:
    """Return one invented report with a claim in each paragraph."""
    lines = [
        f"Group {(number + line) % 40} says that Group {(number * line) % 40} attacked Town {line % 50} on day {line}, "
        f"killing {line} people, and blames others for it in report {number}."
        for line in range(CLAIMS_A_DOCUMENT)
    ]
    passages, at = [], 0
    for count, line in enumerate(lines, start=1):
        passages.append(Passage(start=at, end=at + len(line), label=f"¶{count}", language="en"))
        at += len(line) + 1
    text = "\n".join(lines)
    return Document(
        id=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        passages=tuple(passages),
        name=f"report-{number}.txt",
        title=f"Report {number} of an invented press",
        publisher=f"Publisher {number % 9}",
        published=f"2024-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
    )


def make_claim(document: Document, passage: int, number: int) -> Claim:
    """Return the claim of one paragraph."""
    at = document.passages[passage]
    month = f"2024-{number % 12 + 1:02d}"
    return Claim(
        document=reference(document),
        start=at.start,
        end=at.end,
        quote=document.text[at.start : at.end],
        type="event",
        kind="attack",
        roles={
            "perpetrator": (ActorRef(text=f"Group {(number * passage) % 40}", id=f"group_{(number * passage) % 40}"),),
            "target": (ActorRef(text=f"{passage} people"),),
        },
        place=(Place(text=f"Town {passage % 50}", name=f"Town {passage % 50}", lat=30.1, lon=66.2, country="XX"),),
        time=Period(text=f"on day {passage}", start=f"{month}-01", end=f"{month}-28", precision=4),
        deaths=Count(low=passage, best=passage, high=passage, text=str(passage)),
        stance="denies" if passage % 5 == 0 else "accuses",
        polarity="negative" if passage % 5 == 0 else "positive",
        speakers=(Speaker(name=f"Group {(number + passage) % 40}", id=f"group_{(number + passage) % 40}"),),
        extractor="rules/1",
    )


if __name__ == "__main__":
    sys.exit(main())
