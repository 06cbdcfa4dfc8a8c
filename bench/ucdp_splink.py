"""Splink on the reports of known events: the same fields at the same steps, trained with labels.

Splink 5 on DuckDB, trained on one half of the events: by its own training (m from labels, u from random pairs), and
with m and u counted on labelled pairs within three days. Names of groups are weighed by how often they occur. What the
product knows and a plain table does not (that "militants" names nobody, that an army is a force of its state, which
words are common) is prepared in the columns.
"""

from __future__ import annotations

import json
import logging
import tempfile
import warnings
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from ucdp_rows import Report
from ucdp_sample import Sample

from gawah.identity.actor_breadth import is_generic
from gawah.incidents.affinity import is_state
from gawah.incidents.columns import Columns

KM = "sqrt(pow(x_l - x_r, 2) + pow(y_l - y_r, 2))"
RATIO = "(greatest(deaths_l, deaths_r) + 0.5) / (least(deaths_l, deaths_r) + 0.5)"
WINDOW = "abs(l.day - r.day) <= 3"
NEVER = -100.0
"""Weight of a pair that is not given back."""


def available() -> bool:
    """Tell whether Splink and DuckDB are installed."""
    try:
        import duckdb  # noqa: F401
        import splink  # noqa: F401
    except ImportError:
        return False
    return True


def predict(reports: Sequence[Report], sample: Sample, half: int, *, near: bool) -> np.ndarray:
    """Return Splink's match weight of each pair of the sample, trained on the reports of one half.

    `near` counts its probabilities on the pairs that are compared; else they are what its own training gives.
    """
    common = _common_words(sample.columns)
    rows = [_row(number, report, sample.columns, common) for number, report in enumerate(reports)]
    model = _trained([row for row, its in zip(rows, sample.half.tolist(), strict=True) if its == half], near=near)
    found = _linker(rows, model).inference.predict(threshold_match_weight=NEVER)
    table = found.as_duckdbpyrelation().fetchnumpy()
    ends = zip(table["unique_id_l"].tolist(), table["unique_id_r"].tolist(), strict=True)
    weights = dict(zip(ends, table["match_weight"].tolist(), strict=True))
    low, high = np.minimum(sample.left, sample.right), np.maximum(sample.left, sample.right)
    return np.array([weights.get(pair, NEVER) for pair in zip(low.tolist(), high.tolist(), strict=True)])


def _trained(rows: Sequence[dict[str, Any]], *, near: bool) -> dict[str, Any]:
    """Return the settings with the probabilities learned from the labels of these rows."""
    linker = _linker(rows, _settings())
    linker.training.estimate_u_using_random_sampling(max_pairs=5e6, seed=1)
    linker.training.estimate_m_from_label_column("event")
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder) / "model.json"
        linker.misc.save_model_to_json(str(model), overwrite=True)
        learned: dict[str, Any] = json.loads(model.read_text())
    return _with_near_chances(learned, rows) if near else learned


def _with_near_chances(model: dict[str, Any], rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the model with m and u counted on the pairs that are compared, one added to each level.

    Random pairs are years apart, and fields that go with time (the day, the publication) then say too much; a level
    that was never seen (one document for one event) would say nothing.
    """
    pairs = _linker(rows, model).inference.predict(threshold_match_weight=NEVER).as_duckdbpyrelation().fetchnumpy()
    event = {row["unique_id"]: row["event"] for row in rows}
    ends = zip(pairs["unique_id_l"].tolist(), pairs["unique_id_r"].tolist(), strict=True)
    same = np.array([event[one] == event[other] for one, other in ends])
    for comparison in model["comparisons"]:
        levels = [level for level in comparison["comparison_levels"] if not level.get("is_null_level", False)]
        found = np.asarray(pairs[f"gamma_{comparison['output_column_name']}"])
        for name, taken in (("m_probability", same), ("u_probability", ~same)):
            counts = np.array([(found[taken] == gamma).sum() + 1.0 for gamma in reversed(range(len(levels)))])
            for level, share in zip(levels, (counts / counts.sum()).tolist(), strict=True):
                level[name] = share
    return model


def _linker(rows: Sequence[dict[str, Any]], settings: Any) -> Any:
    """Return a linker that keeps its progress to itself."""
    from splink import DuckDBAPI, Linker

    warnings.filterwarnings("ignore", module="splink")
    linker = Linker(DuckDBAPI().register(list(rows)), settings, log_level=logging.ERROR)
    for name in [each for each in logging.root.manager.loggerDict if each.startswith("splink")]:
        logging.getLogger(name).setLevel(logging.ERROR)
    return linker


def _common_words(columns: Columns) -> frozenset[int]:
    """Return the hashes of words that one of fifteen headlines or more has: the product takes them for common too."""
    found, counts = np.unique(columns.words, return_counts=True)
    return frozenset(found[counts > len(columns) / 15].tolist())


def _row(number: int, report: Report, columns: Columns, common: frozenset[int]) -> dict[str, Any]:
    """Return a report as Splink's row: numbers as they are, places in kilometres, rare words as a list."""
    account = report.account
    place = account.places[0]
    names = [key for key in (*account.perpetrators, *account.sides) if not is_generic(key)]
    words = [] if columns.words is None else columns.words[number].tolist()
    return {
        "unique_id": number,
        "event": report.event,
        "day": int(columns.day_start[number]),
        "days": int(columns.day_end[number] - columns.day_start[number]),
        "published": date.fromisoformat(account.published or "").toordinal(),
        "x": (place.lon or 0.0) * 111.2 * float(np.cos(np.radians(31.0))),
        "y": (place.lat or 0.0) * 111.2,
        "reach": place.radius_km,
        "armed": _first(key for key in names if not is_state(key)),
        "target": _first(account.targets),
        "kinds": "+".join(account.kinds),
        "deaths": None if account.deaths is None else account.deaths.best,
        "words": [word for word in words if word not in common],
        "document": account.document,
    }


def _first(names: Iterable[str]) -> str | None:
    return min(names, default=None)


def _overlap(days: int) -> str:
    return f"greatest(day_l, day_r) - least(day_l + days_l, day_r + days_r) + 1 <= {days}"


def _near(kilometres: str) -> str:
    return f"{KM} <= {kilometres}"


DAYS = ("day_l = day_r and days_l = 1 and days_r = 1", _overlap(0), _overlap(1), _overlap(3))
PLACES = (
    f"greatest(reach_l, reach_r) <= 5 and {_near('reach_l + reach_r')}",
    _near("12"),
    _near("least(reach_l + reach_r, 50)"),
    _near("reach_l + reach_r"),
    _near("reach_l + reach_r + 15"),
    _near("reach_l + reach_r + 100"),
)
TOLLS = (
    "deaths_l = deaths_r and deaths_l >= 10",
    "deaths_l = deaths_r and deaths_l > 2",
    "deaths_l = deaths_r",
    *(f"{RATIO} <= {ratio}" for ratio in (1.3, 2.1, 4.0)),
)


def _settings() -> Any:
    import splink.comparison_library as cl
    from splink import SettingsCreator

    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="unique_id",
        comparisons=[
            _custom("day", DAYS),
            _custom("place", PLACES),
            cl.ExactMatch("armed").configure(term_frequency_adjustments=True),
            cl.ExactMatch("target"),
            cl.ExactMatch("kinds"),
            _custom("deaths", TOLLS, missing="deaths_l is null or deaths_r is null"),
            cl.ArrayIntersectAtSizes("words", [4, 3, 2, 1]),
            _custom("published", ("published_l < day_r - 1 or published_r < day_l - 1",)),
            _custom("document", ("document_l = document_r",)),
        ],
        blocking_rules_to_generate_predictions=[WINDOW],
        retain_intermediate_calculation_columns=False,
    )


def _custom(name: str, steps: Sequence[str], missing: str = "false") -> Any:
    import splink.comparison_level_library as cll
    import splink.comparison_library as cl

    levels = [cll.CustomLevel(missing, f"no {name}").configure(is_null_level=True)]
    levels += [cll.CustomLevel(step, step) for step in steps]
    return cl.CustomComparison(output_column_name=name, comparison_levels=[*levels, cll.ElseLevel()])
