"""Claims listed by what a reader asks for: each filter is one condition in SQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypedDict

import msgspec

from gawah.errors import ClaimError
from gawah.ledger import documents
from gawah.ledger.admission import WORDS, known_word
from gawah.ledger.connection import Connection
from gawah.ledger.dates import days
from gawah.ledger.search import searchable
from gawah.vocabulary import kind_names

Words = str | Sequence[str] | None
Condition = tuple[str, list[Any]]


class ClaimFilters(TypedDict, total=False):
    """What to keep; None keeps all, and all that is given must hold.

    Words of the vocabulary: one, or several of which any may hold. `actor` is in any role or among the speakers,
    `speaker` among the speakers only: an id, or a name or text as folded; where none is equal, one that holds the
    words. `place` is a geonameid, a country code, or a name, likewise. `document` is an id, the beginning
    of one, a name or a title. `since` and `until` are ISO dates of any precision, both inclusive: kept is what may
    have been then, by the claim's own time or else by its document's date. `text` stands in the quote, folded.
    """

    type: Words
    kind: Words
    stance: Words
    polarity: Words
    certainty: Words
    extractor: Words
    actor: str | None
    speaker: str | None
    place: str | None
    document: str | None
    since: str | None
    until: str | None
    text: str | None


def select(
    connection: Connection, what: str, filters: ClaimFilters, *, limit: int | None = None, offset: int = 0
) -> Iterator[tuple[Any, ...]]:
    """Yield the columns `what` of the claims that the filters keep, in the order of recording.

    Raises:
        ClaimError: a filter that is not known, or a value that no claim can have.
    """
    conditions = [_condition(connection, name, value) for name, value in filters.items() if value is not None]
    where = " AND ".join(sql for sql, _ in conditions) or "TRUE"
    parameters = [parameter for _, given in conditions for parameter in given]
    window = "" if limit is None and offset == 0 else f" LIMIT {-1 if limit is None else limit:d} OFFSET {offset:d}"
    yield from connection.stream(f"SELECT {what} FROM claims WHERE {where} ORDER BY seq{window}", parameters)  # noqa: S608


def count(connection: Connection, filters: ClaimFilters) -> int:
    """Return how many claims the filters keep."""
    # An aggregate over no rows is still one row, ordered by nothing.
    return next((int(row[0]) for row in select(connection, "count(*)", filters)), 0)


def _condition(connection: Connection, name: str, value: Any) -> Condition:
    if name not in _CONDITIONS:
        raise ClaimError(f"{known_word('filter', name, _CONDITIONS)}")
    return _CONDITIONS[name](connection, name, value)


def _words(connection: Connection, name: str, value: str | Sequence[str]) -> Condition:
    wanted = [value] if isinstance(value, str) else list(value)
    known = frozenset[str]().union(*kind_names().values()) if name == "kind" else WORDS.get(name)
    for word in wanted if known is not None else ():
        known_word(name, word, known or ())
    return f"{name} IN ({', '.join('?' * len(wanted))})", wanted


class _Names(msgspec.Struct, frozen=True, kw_only=True):
    """Where a name is looked for: the rows of a table, columns that equal it as given, columns that hold it folded."""

    table: str
    rows: str = "TRUE"
    exact: tuple[str, ...]
    folded: tuple[str, ...]

    def query(self, *, whole: bool) -> str:
        """Return the claims that are named `?` (as given), `?` (folded), or hold these words where not `whole`."""
        equal = [f"{column} = wanted.given" for column in self.exact]
        equal += [f"{column} = wanted.folded" for column in self.folded]
        holds = [f"instr(' ' || {column} || ' ', ' ' || wanted.folded || ' ') > 0" for column in self.folded]
        names = " OR ".join(equal if whole else holds)
        source = f"{self.table}, (SELECT ? AS given, ? AS folded) AS wanted"
        return f"SELECT claim FROM {source} WHERE {self.rows} AND ({names})"  # noqa: S608


_FOLDED_NAMES = ("folded_text", "folded_name")
_NAMES = {
    "actor": _Names(
        table="claim_actors", rows="role NOT IN ('weapon', 'policy')", exact=("actor",), folded=_FOLDED_NAMES
    ),
    "speaker": _Names(table="claim_actors", rows="role LIKE 'speaker%'", exact=("actor",), folded=_FOLDED_NAMES),
    "place": _Names(table="claim_places", exact=("geonameid", "country"), folded=(*_FOLDED_NAMES, "folded_admin1")),
}


def _named(connection: Connection, name: str, value: str) -> Condition:
    given = [value, searchable(value).strip()]
    whole = connection.one(f"{_NAMES[name].query(whole=True)} LIMIT 1", given) is not None
    return f"id IN ({_NAMES[name].query(whole=whole)})", given


def _document(connection: Connection, name: str, value: str) -> Condition:
    found = documents.find(connection, value)
    return f"document IN ({', '.join('?' * len(found))})", list(found)


def _since(connection: Connection, name: str, value: str) -> Condition:
    bound = _bounds(name, value)[0]
    return _dated("ends IS NULL OR ends > ?"), [bound]


def _until(connection: Connection, name: str, value: str) -> Condition:
    bound = _bounds(name, value)[1]
    return _dated("starts IS NULL OR starts < ?"), [bound]


def _dated(condition: str) -> str:
    return f"id IN (SELECT claim FROM claim_index WHERE dated_by IS NOT NULL AND ({condition}))"  # noqa: S608


def _bounds(name: str, value: str) -> tuple[str, str]:
    bounds = days(value)
    if bounds is None:
        raise ClaimError(f"{name}: expected an ISO date such as 2024, 2024-03 or 2024-03-05, got {value!r}")
    return bounds


def _text(connection: Connection, name: str, value: str) -> Condition:
    return "id IN (SELECT claim FROM claim_index WHERE instr(quote, ?) > 0)", [searchable(value)]


_CONDITIONS: dict[str, Callable[[Connection, str, Any], Condition]] = {
    **dict.fromkeys(("type", "kind", "stance", "polarity", "certainty", "extractor"), _words),
    **dict.fromkeys(_NAMES, _named),
    "document": _document,
    "since": _since,
    "until": _until,
    "text": _text,
}
