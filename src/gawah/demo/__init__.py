"""The shipped demonstration: eight retold reports of one invented incident, told by eight invented publishers.

Country, places, groups, publishers and persons are all invented. Each file says so on top.
"""

from __future__ import annotations

from importlib.resources import files
from operator import attrgetter
from pathlib import Path


def copy_demo(folder: Path) -> list[Path]:
    """Write the reports of the demonstration into `folder`, which is made if missing, and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    copies = []
    for report in sorted(files("gawah.demo").joinpath("reports").iterdir(), key=attrgetter("name")):
        copy = folder / report.name
        copy.write_bytes(report.read_bytes())
        copies.append(copy)
    return copies
