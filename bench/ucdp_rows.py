"""Reports of known events: every headline row of UCDP GED as an account of one event.

Day, place, actors and toll come from the event's row, and each report errs for itself, within what the row says of its
own precision and a little beyond: gazetteers differ by a kilometre or two, early tolls grow, a night has two dates,
"militants" are named as such. The words are the real headline; what sort of event they tell of is read from them by
the product's own extractor. Nothing that only two reports of one event could share is left in a row.
"""

from __future__ import annotations

import csv
import hashlib
import math
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from gawah.extraction import extract_document
from gawah.identity.actor_breadth import actor_key
from gawah.incidents.nearness import RADIUS_OF_PRECISION
from gawah.incidents.records import Account
from gawah.model import Count, Document, Passage, Period, Place

HEADLINES = "ucdp_ged/ged_headlines_pakistan.csv"
STATE_FORCES = ("force:pk:army", "force:pk:police", "force:pk:security_forces", "state:pk")
CROWDS = ("militants", "gunmen", "unknown attackers")

Row = dict[str, str]


@dataclass(frozen=True)
class Errors:
    """How often a report errs beyond the precision of its row, as shares of all reports.

    `other_day` names the day before or after although the event's day is known exactly; `no_name` says "militants" or
    "gunmen" for an armed group; `no_toll` gives none, `early_toll` one that was still to grow (60-100 % of it).
    """

    other_day: float = 0.08
    no_name: float = 0.3
    no_toll: float = 0.1
    early_toll: float = 0.3

    def times(self, factor: float) -> Errors:
        """Return errors that are so many times as frequent."""
        return Errors(*(min(1.0, factor * share) for share in astuple(self)))


@dataclass(frozen=True)
class Report:
    """A report made from one row: the account as the product would see it, and the event that it tells of."""

    account: Account
    event: int


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def reports_of_headlines(rows: Iterable[Row], seed: int, errors: Errors) -> list[Report]:
    """Return one report a row; rows of one office, day and headline are accounts of one document."""
    return [
        report(
            row,
            document=f"{row['source_office']}|{row['source_date']}|{row['headline']}",
            turn=0,
            seed=seed,
            errors=errors,
        )
        for row in rows
    ]


def reports_of_events(rows: Iterable[Row], wanted: set[int], seed: int, errors: Errors) -> list[Report]:
    """Return two reports without words of each wanted event."""
    chosen = [{**row, "event_id": row["id"]} for row in rows if int(row["id"]) in wanted]
    return [
        report(row, document=f"{row['id']}|{turn}", turn=turn, seed=seed, errors=errors)
        for row in chosen
        for turn in (0, 1)
    ]


def report(row: Row, *, document: str, turn: int, seed: int, errors: Errors) -> Report:
    """Return a report of the event of a row, with errors of its own drawn from a fixed seed."""
    name = hashlib.sha256(f"{seed}|{row['event_id']}|{document}|{turn}".encode()).hexdigest()
    chance = Random(name)
    published = row.get("source_date", "")[:10] or None
    perpetrators, targets, sides = actors(row, chance, errors)
    account = Account(
        id=name[:20],
        document=hashlib.sha256(document.encode()).hexdigest(),
        claims=(name[:20],),
        kinds=kinds(row.get("headline", "")),
        period=period(row, published, chance, errors),
        published=published,
        places=(place(row, chance),),
        perpetrators=perpetrators,
        targets=targets,
        sides=sides,
        deaths=toll(row, chance, errors),
        text=row.get("headline", ""),
    )
    return Report(account, int(row["event_id"]))


def period(row: Row, published: str | None, chance: Random, errors: Errors) -> Period:
    """Return the time that the report gives: as wide as the row's, moved by a day now and then, never after it.

    Where the row's days are a range, every third report settles on one of them.
    """
    first, last = (date.fromisoformat(row[key][:10]) for key in ("date_start", "date_end"))
    precision = int(row["date_prec"])
    if precision > 1 and chance.random() < 1 / 3:
        first = last = first + timedelta(days=chance.randint(0, (last - first).days))
    move = chance.choice((-1, 1)) if chance.random() < errors.other_day or precision > 1 else 0
    first, last = first + timedelta(days=move), last + timedelta(days=move)
    known = None if published is None else date.fromisoformat(published)
    if known is not None and last > known >= date.fromisoformat(row["date_start"][:10]):
        first, last = min(first, known), known
    end = last + timedelta(days=1)
    return Period(text="", start=first.isoformat(), end=end.isoformat(), precision=precision)


def place(row: Row, chance: Random) -> Place:
    """Return the place that the report gives: anywhere within its precision, rounded to about a kilometre."""
    precision = int(row["where_prec"])
    radius = RADIUS_OF_PRECISION[precision]
    if precision >= 6:
        return Place(text="Pakistan", country="PK", lat=30.0, lon=70.0, precision=6, radius_km=RADIUS_OF_PRECISION[6])
    far, way = radius * math.sqrt(chance.random()), chance.random() * 2 * math.pi
    north = float(row["latitude"]) + far * math.sin(way) / 111.2
    east = float(row["longitude"]) + far * math.cos(way) / (111.2 * math.cos(math.radians(north)))
    return Place(text="", country="PK", lat=round(north, 2), lon=round(east, 2), precision=precision, radius_km=radius)


Keys = tuple[str, ...]


def actors(row: Row, chance: Random, errors: Errors) -> tuple[Keys, Keys, Keys]:
    """Return who did it, to whom, and the sides of a fight, as keys of actors.

    UCDP says who took part and not who began. A state is named by one of its forces; a group not always.
    """
    ones = named(row["side_a"], chance, errors)
    if row["type_of_violence"] == "3":
        return ones, ("name:civilians",), ()
    return (), (), tuple(sorted({*ones, *named(row["side_b"], chance, errors)}))


def named(side: str, chance: Random, errors: Errors) -> Keys:
    """Return the key of one side as a report would name it."""
    if side == "Government of Pakistan":
        return (chance.choice(STATE_FORCES),)
    if not side.startswith("Government of") and chance.random() < errors.no_name:
        return (actor_key(chance.choice(CROWDS)),)
    return (actor_key(side.removeprefix("Government of ")),)


def toll(row: Row, chance: Random, errors: Errors) -> Count | None:
    """Return a toll between the row's bounds, none now and then, an early one now and then."""
    low, high = sorted((int(row["low"]), int(row["high"])))
    told = chance.randint(low, high)
    if chance.random() < errors.early_toll:
        told = round(told * chance.uniform(0.6, 1.0))
    return None if chance.random() < errors.no_toll else Count(low=told, best=told, high=told, text=str(told))


def kinds(headline: str) -> tuple[str, ...]:
    """Return the kinds of event that the extractor reads from a headline, `attack` where it finds none."""
    if headline == "":
        return ("attack",)
    passage = Passage(start=0, end=len(headline), language="en")
    document = Document(id="headline", text=headline, passages=(passage,), language="en")
    claims = extract_document(document).claims
    return tuple(sorted({claim.kind for claim in claims if claim.type == "event"})) or ("attack",)
