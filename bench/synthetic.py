"""Invented event claims with known truth, as columns: three reports of each event, and near misses among the events.

Reports err as reports do: one in five names a neighbouring day, one in 33 only the month, one in 100 none; towns are
placed with an error of two kilometres, one in twenty names only the district, one in 33 no place; one in three gives a
toll that is 0.6 to 1.3 times the true one, one in ten none; one in ten names nobody and a third no target; one in five
says no more than "attack". Thirty-six years, as in UCDP GED. The world has 20,000 towns in 32 regions, each with six
groups of the actor table. Places and groups are as skewed as in event data: a few towns and a few groups have most
events.

Near misses: one event in eight is followed by another of the same group in the same town one to four days later, and
one in sixteen falls on the same day and town as another by another group.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from gawah.identity.actors import ActorTable
from gawah.incidents.columns import NOBODY, UNDATED, Columns, bits_of

REPORTS = 3
YEARS = 36
TOWNS = 20_000
REGIONS = 32
GROUPS = 6
"""Armed groups of a region; a town's events are by the groups of its region."""
ACTORS = REGIONS * GROUPS
FIRST_DAY = 733_000
KINDS = ("attack", "armed_clash", "remote_explosive_landmine_ied", "suicide_bomb", "shelling_artillery_missile")
KIND_SHARES = (0.35, 0.3, 0.2, 0.05, 0.1)


def make(rows: int, seed: int = 1, days: int = 365 * YEARS, gaps: float = 1.0) -> tuple[Columns, np.ndarray[Any, Any]]:
    """Return `rows` reports of so many days as columns and, for each, the number of the event that it tells of.

    Fields are missing or vague `gaps` times as often as said above.
    """
    random = np.random.default_rng(seed)
    events = _events(rows // REPORTS, days, random)
    truth = np.repeat(np.arange(rows // REPORTS), REPORTS)
    truth = truth[random.permutation(len(truth))]
    return _reports(events, truth, random, gaps), truth


def _skewed(number: int, exponent: float) -> np.ndarray[Any, Any]:
    weights = 1.0 / np.arange(1, number + 1) ** exponent
    return weights / weights.sum()


def _events(number: int, days: int, random: np.random.Generator) -> dict[str, np.ndarray[Any, Any]]:
    day = random.integers(0, days, number)
    town = random.choice(TOWNS, number, p=_skewed(TOWNS, 0.7))
    actor = _group_of(town, random.choice(GROUPS, number, p=_skewed(GROUPS, 1.0)))
    again = np.flatnonzero(random.random(number) < 1 / 8)
    again = again[again > 0]
    town[again], actor[again] = town[again - 1], actor[again - 1]
    day[again] = day[again - 1] + random.integers(1, 5, len(again))
    beside = np.flatnonzero(random.random(number) < 1 / 16)
    beside = beside[beside > 0]
    town[beside], day[beside] = town[beside - 1], day[beside - 1]
    shift = 1 + random.integers(0, GROUPS - 1, len(beside))
    actor[beside] = _group_of(town[beside], (actor[beside - 1] + shift) % GROUPS)
    target = _group_of(town, random.choice(GROUPS, number, p=_skewed(GROUPS, 0.5)))
    return {
        "day": day,
        "town": town,
        "actor": actor,
        "target": np.where(target == actor, _group_of(town, (target + 1) % GROUPS), target),
        "kind": random.choice(len(KINDS), number, p=KIND_SHARES),
        "deaths": np.minimum(200, random.geometric(0.18, number)),
    }


def _groups() -> tuple[str, ...]:
    """Return armed groups of the actor table, none of them a part of another."""
    groups = [actor.id for actor in ActorTable.load().actors if actor.kind == "armed_group" and not actor.relations]
    return tuple(sorted(groups)[:ACTORS])


def _towns(random: np.random.Generator) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Return where the towns lie: each region a square of 8 degrees, the regions spread over the inhabited world."""
    south, west = random.uniform(-35, 50, REGIONS), random.uniform(-120, 140, REGIONS)
    region = np.arange(TOWNS) % REGIONS
    return south[region] + random.uniform(0, 8, TOWNS), west[region] + random.uniform(0, 8, TOWNS)


def _group_of(town: np.ndarray[Any, Any], rank: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Return the group of a rank in the region of a town."""
    return (town % REGIONS) * GROUPS + rank


def _reports(
    events: dict[str, np.ndarray[Any, Any]], truth: np.ndarray[Any, Any], random: np.random.Generator, gaps: float
) -> Columns:
    number = len(truth)

    def happens(share: float) -> np.ndarray[Any, Any]:
        return random.random(number) < share

    latitudes, longitudes = _towns(random)
    day = events["day"][truth] + np.where(happens(0.2), random.choice([-1, 1], number), 0) + FIRST_DAY
    month, undated = happens(0.03 * gaps), happens(0.01 * gaps)
    start = np.where(undated, UNDATED, np.where(month, day - day % 30, day)).astype(np.int32)
    end = np.where(undated, UNDATED, np.where(month, day - day % 30 + 30, day + 1)).astype(np.int32)
    vague, nowhere = happens(0.05 * gaps), happens(0.03 * gaps)
    error = np.where(vague, 20.0, 2.0) / 111.0
    lat = latitudes[events["town"][truth]] + random.normal(0, 1, number) * error
    lon = longitudes[events["town"][truth]] + random.normal(0, 1, number) * error
    killed = events["deaths"][truth]
    other = happens(1 / 3)
    killed = np.maximum(0, np.where(other, np.round(killed * random.uniform(0.6, 1.3, number)), killed)).astype(
        np.float32
    )
    killed[happens(0.1 * gaps)] = np.nan
    kind = np.where(happens(0.2), 0, events["kind"][truth])
    masks = np.array([bits_of([name]) for name in KINDS], dtype=np.uint64)
    return Columns(
        day_start=start,
        day_end=end,
        lat=np.where(nowhere, np.nan, lat).astype(np.float32)[:, None],
        lon=np.where(nowhere, np.nan, lon).astype(np.float32)[:, None],
        reach=np.where(nowhere, np.nan, np.where(vague, 40.0, 4.0)).astype(np.float32)[:, None],
        country=np.where(nowhere, 0, 1).astype(np.int64)[:, None],
        kinds=masks[kind],
        perpetrators=np.where(happens(0.1 * gaps), NOBODY, events["actor"][truth]).astype(np.int32)[:, None],
        targets=np.where(happens(0.3), NOBODY, events["target"][truth]).astype(np.int32)[:, None],
        sides=np.full((number, 1), NOBODY, dtype=np.int32),
        deaths_low=killed,
        deaths_high=killed,
        injured_low=np.full(number, np.nan, dtype=np.float32),
        injured_high=np.full(number, np.nan, dtype=np.float32),
        objects=np.zeros((number, 1), dtype=np.int64),
        words=None,
        document=np.arange(1, number + 1, dtype=np.int64),
        published=(day + random.integers(0, 3, number)).astype(np.int32),
        aggregate=np.zeros(number, dtype=np.bool_),
        actor_keys=_groups(),
    )
