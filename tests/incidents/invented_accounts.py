"""Invented accounts, written as few words, and strategies that make many."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from gawah.incidents.records import Account
from gawah.model import Count, Period, Place

TOWNS = {"Kidal": (18.44, 1.41), "Tessalit": (20.2, 1.01), "Uvira": (-3.39, 29.14)}
GROUPS = ("name:northern-front", "name:river-brigade")


def account(name: str, **fields: Any) -> Account:
    """Return an account with one claim; `day`, `town` and `dead` are plain words, the rest the fields of an account."""
    day, town, dead = fields.pop("day", None), fields.pop("town", None), fields.pop("dead", None)
    places = () if town is None else (Place(text=town, name=town, lat=TOWNS[town][0], lon=TOWNS[town][1], precision=1),)
    given: dict[str, Any] = {
        "document": f"report {name}",
        "claims": (name,),
        "kinds": ("attack",),
        "period": None if day is None else Period(text=day, start=day),
        "places": places,
        "deaths": None if dead is None else Count(low=dead, best=dead, high=dead, text=str(dead)),
    }
    return Account(id=name, **{**given, **fields})


@st.composite
def many_accounts(draw: st.DrawFn, most: int = 9) -> list[Account]:
    """Draw accounts of few towns, days, groups and tolls, each field missing now and then."""
    number = draw(st.integers(2, most))
    return [
        account(
            f"c{row:02d}",
            day=draw(st.sampled_from([None, "2024-05-01", "2024-05-02", "2024-05-05", "2024-06-20"])),
            town=draw(st.sampled_from([None, *TOWNS])),
            dead=draw(st.sampled_from([None, 1, 12, 14, 40])),
            perpetrators=draw(st.sampled_from([(), GROUPS[:1], GROUPS[1:], GROUPS])),
            document=f"report {draw(st.integers(0, most))}",
            text=draw(st.sampled_from(["", "Fighters burned the granary of Ouled", "Shells fell on the granary"])),
        )
        for row in range(number)
    ]
