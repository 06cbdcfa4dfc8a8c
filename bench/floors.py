"""The least that each figure of reading must reach, in per cent, by set and measure; what is not here has no floor."""

from __future__ import annotations

FLOORS: dict[str, dict[str, float]] = {
    "seed": {
        "core_recall": 75.0,
        "core_precision": 50.0,
        "core_f1": 70.0,
        "strict_f1": 45.0,
        "stance": 70.0,
        "speaker": 70.0,
    },
    "mastung": {"f1": 35.0},
    "besham": {"f1": 35.0},
    "cases English": {"f1": 60.0, "strict_f1": 18.0, "stance": 75.0, "speaker": 80.0},
    "cases other languages": {"f1": 35.0},
    "muc4_claims": {"f1": 45.0, "strict_f1": 20.0, "stance": 70.0, "speaker": 75.0},
    "corpus test en": {"f1": 46.0, "stance": 75.0, "speaker": 70.0},
    "polnear dev": {"who_what_overlap_f1": 70.0, "source_accuracy": 88.0},
    "muc4 dev": {"ree": 50.0, "template": 43.0, "all_slots": 45.0},
    "re3d dev": {},
    "trnews": {"recognition_strict.f1": 84.0, "resolution_end_to_end.acc161": 60.0},
    "lgl": {"recognition_strict.f1": 68.0, "resolution_end_to_end.acc161": 42.0},
    "geovirus": {"recognition_strict.f1": 90.0, "resolution_end_to_end.acc161": 62.0},
}

MOST_TIMES = 1.6
"""How many times as long as the bare model the whole of an extraction may take."""
MOST_MEMORY = 600.0
"""How many megabytes a process that extracts may take at its peak."""


def floor(name: str, measure: str) -> float | None:
    """Return the floor of a figure; None where it has none."""
    return FLOORS.get(name, {}).get(measure)
