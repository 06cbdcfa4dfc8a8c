#!/usr/bin/env python3
"""Write the list of hard pairs: distinct events of UCDP GED that share day, dyad and 30 km.

usage: ucdp_hard_pairs.py [--data FOLDER]      FOLDER holds ucdp_ged/ged_v22_1_pakistan_1989_2021.csv

Time, place and actors agree in each of them although they are two events; a way of linking that trusts these three
merges them. The list (bench/ucdp_hard_pairs.csv) holds ids of events and nothing else; events of 2008-2021 whose day
is known exactly. The events are UCDP's: Sundberg and Melander 2013; Davies, Pettersson and Öberg 2022.
"""

from __future__ import annotations

import argparse
import csv
import math
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

EVENTS = "ucdp_ged/ged_v22_1_pakistan_1989_2021.csv"
LIST = Path(__file__).with_suffix(".csv")
WITHIN_KM = 30.0
FIRST_YEAR, LAST_YEAR = 2008, 2021

Row = dict[str, str]


def main(arguments: list[str]) -> int:
    """Write the list and say how long it is."""
    parser = argparse.ArgumentParser(description="List distinct events that share day, dyad and place.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="the folder with ucdp_ged/")
    asked = parser.parse_args(arguments)
    source = asked.data / EVENTS
    if not source.exists():
        print(f"not written: {source} is missing; name its folder with --data")
        return 1
    with source.open(encoding="utf-8", newline="") as file:
        pairs = sorted(hard_pairs(list(csv.DictReader(file))))
    with LIST.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerows([("event_a", "event_b"), *pairs])
    print(f"{len(pairs)} pairs of distinct events share day, dyad and {WITHIN_KM:.0f} km: {LIST}")
    return 0


def hard_pairs(events: list[Row]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of ids, the smaller first."""
    together = defaultdict(list)
    for event in events:
        if event["date_prec"] == "1" and FIRST_YEAR <= int(event["year"]) <= LAST_YEAR:
            together[event["date_start"], event["dyad_name"]].append(event)
    for group in together.values():
        for one, other in combinations(group, 2):
            if kilometres(one, other) <= WITHIN_KM:
                first, second = sorted((int(one["id"]), int(other["id"])))
                yield first, second


def kilometres(one: Row, other: Row) -> float:
    """Return the great-circle distance of two events (haversine, spherical Earth)."""
    a, b = (math.radians(float(row["latitude"])) for row in (one, other))
    apart = math.radians(float(one["longitude"]) - float(other["longitude"]))
    half = math.sin((a - b) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(apart / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
