"""The evidence matrix of an incident: values by origins, a sign and a word in each cell."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from gawah.brief.quotes import Quote, Quotes
from gawah.brief.signs import Sign
from gawah.brief.value_words import FIELD_NAMES, short_name, value_words
from gawah.weighing.records import Contest, FieldValue, Incident, OriginView

MOST_COLUMNS = 7
GROUPS = ("party", "rival", "authority", "local", "third party")
_STRENGTH: tuple[Sign, ...] = ("denies", "claims", "asserts", "doubts", "withdrawn", "silent")
_WORDS: dict[Sign, str] = {
    "asserts": "says",
    "denies": "denies",
    "doubts": "doubts",
    "claims": "claims",
    "withdrawn": "withdrawn",
    "silent": "",
}


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """An origin at the head of a column."""

    origin: str
    group: str
    access: str
    reports: int


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """What one origin does with one value."""

    sign: Sign
    word: str
    quote: Quote | None = None


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A value; `folded` counts the origins behind it that have no column, `origins` all of them."""

    field: str
    value: str
    cells: tuple[Cell, ...]
    folded: int
    origins: int
    remark: str
    first: bool


class Matrix(msgspec.Struct, frozen=True, kw_only=True):
    """Columns by group, rows by field; `folded` names the origins that have no column."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    folded: tuple[str, ...] = ()
    groups: tuple[tuple[str, int], ...] = ()


def matrix_of(incident: Incident, quotes: Quotes) -> Matrix | None:
    """Return the matrix; None where fewer than two origins give a value and there is nothing to compare."""
    shown, folded = _columns(incident)
    if len(shown) < 2:
        return None
    rows = tuple(_rows(incident, [view.origin for view in shown], quotes))
    columns = tuple(
        Column(origin=v.origin, group=group_of(v), access=v.access.replace("_", " "), reports=len(v.reports))
        for v in shown
    )
    groups = [(group, sum(column.group == group for column in columns)) for group in GROUPS]
    return Matrix(columns=columns, rows=rows, folded=folded, groups=tuple(g for g in groups if g[1] > 0))


def group_of(view: OriginView) -> str:
    """Return the group of columns that an origin belongs to."""
    if view.interest in ("party", "against_own_interest"):
        return "party"
    if view.interest == "rival":
        return "rival"
    if view.authority:
        return "authority"
    return "local" if view.access in ("on_site", "in_country") else "third party"


def _columns(incident: Incident) -> tuple[list[OriginView], tuple[str, ...]]:
    """Return the origins with a column, and those without: who denies or doubts is never folded before who agrees."""
    against = {name for contest in incident.contested for name in (*contest.no, *contest.doubt, *contest.withdrawn)}

    def weight(view: OriginView) -> tuple[bool, int, str]:
        return view.origin not in against, -len(view.reports), view.origin

    giving = {origin for values in incident.fields.values() for value in values for origin in value.origins}
    by_weight = sorted((view for view in incident.origins if view.origin in giving), key=weight)
    shown = sorted(by_weight[:MOST_COLUMNS], key=lambda v: (GROUPS.index(group_of(v)), -len(v.reports), v.origin))
    return shown, tuple(view.origin for view in by_weight[MOST_COLUMNS:])


def _rows(incident: Incident, columns: list[str], quotes: Quotes) -> Iterator[Row]:
    contests = {contest.field: contest for contest in incident.contested}
    order = [*FIELD_NAMES, *sorted(incident.fields.keys() - FIELD_NAMES.keys())]
    for field in order:
        for at, value in enumerate(incident.fields.get(field, ())):
            contest = contests.get(field)
            yield Row(
                field=short_name(field),
                value=value_words(field, value.value, polarity=value.polarity),
                cells=tuple(_cell(value, origin, contest, quotes) for origin in columns),
                folded=sum(origin not in columns for origin in value.origins),
                origins=len(value.origins),
                remark="withdrawn" if value.withdrawn else "",
                first=at == 0,
            )


def _cell(value: FieldValue, origin: str, contest: Contest | None, quotes: Quotes) -> Cell:
    if origin not in value.origins:
        return Cell(sign="silent", word="")
    own = quotes.by(origin, value.claims)
    sign = _sign(value, origin, contest, own)
    quote = next((quote for quote in own if quote.sign == sign), next(iter(own), None))
    return Cell(sign=sign, word=_WORDS[sign], quote=quote)


def _sign(value: FieldValue, origin: str, contest: Contest | None, own: list[Quote]) -> Sign:
    """Return the strongest thing that an origin does with a value; who carries a denied value denies it."""
    if value.withdrawn:
        return "withdrawn"
    if contest is not None and contest.field == "occurrence" and origin in contest.doubt:
        return "doubts"
    if value.polarity == "negative":
        return "denies"
    standing = [quote.sign for quote in own if quote.sign != "withdrawn"]
    return min(standing, key=_STRENGTH.index) if standing else "withdrawn" if own else "asserts"
