"""An incident as a brief shows it: what is contested, every value with who stands behind it, what would settle it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from gawah.brief.contest_page import ContestPage, contests_of_incident
from gawah.brief.marked_words import worded
from gawah.brief.matrix import Matrix, matrix_of
from gawah.brief.quotes import Quote, Quotes, Reference
from gawah.brief.value_words import FIELD_NAMES, counted, field_name, listed, short_name, value_words
from gawah.vocabulary.claim_kinds import all_kinds
from gawah.weighing.records import Attribution, FieldValue, Incident, OriginView

INTERESTED = ("party", "rival")
_INTERESTS = {
    "party": "party",
    "rival": "rival",
    "against_own_interest": "against its own interest",
    "third_party": "third party",
}
_ACCESS = {"on_site": "on site", "in_country": "in the country", "abroad": "abroad"}
_STATUS = {
    "reported_as_fact": "reported as fact by",
    "claimed_or_admitted": "claimed or admitted by",
    "suspected_or_accused": "accused or suspected by",
    "suspected_or_accused_by_authorities": "accused or suspected by authorities:",
    "possible": "named as possible by",
    "acquitted": "said by others not to have done it; named by",
}


class Backer(msgspec.Struct, frozen=True, kw_only=True):
    """An origin behind a value: its name, how it stands to the incident, in how many reports it is heard."""

    name: str
    marks: str = ""
    reports: int = 0
    references: tuple[Reference, ...] = ()


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a field; `remark` says that only interested origins carry it, or that its source withdrew it."""

    words: str
    backers: tuple[Backer, ...]
    reports: int
    withdrawn: bool = False
    remark: str = ""
    quote: Quote | None = None


class FieldPage(msgspec.Struct, frozen=True, kw_only=True):
    """A field with all its values."""

    field: str
    name: str
    contested: bool
    values: tuple[Value, ...]


class OriginPage(msgspec.Struct, frozen=True, kw_only=True):
    """An origin as it stands to the incident, with its reasons and grades."""

    name: str
    marks: str
    sentences: tuple[str, ...]
    grade: str
    reports: int
    references: tuple[Reference, ...] = ()


class IncidentPage(msgspec.Struct, frozen=True, kw_only=True):
    """All that a brief says of one incident; one that a single origin tells of and nobody contests is kept `short`."""

    number: int
    title: str
    kinds: str
    contested: tuple[str, ...]
    summary: tuple[str, ...]
    references: tuple[Reference, ...]
    contests: tuple[ContestPage, ...]
    fields: tuple[FieldPage, ...]
    blamed: tuple[str, ...]
    unclaimed: str
    would_settle: str
    origins: tuple[OriginPage, ...]
    matrix: Matrix | None
    short: bool = False


def incident_page(incident: Incident, number: int, quotes: Quotes) -> IncidentPage:
    """Return what a brief says of an incident."""
    quotes.all_of(incident.claims)
    return IncidentPage(
        number=number,
        title=incident.title,
        kinds=listed([_kind(kind) for kind in incident.kind], 3),
        contested=tuple(dict.fromkeys(field_name(contest.field) for contest in incident.contested)),
        summary=tuple(summary(incident)),
        references=quotes.references(incident.claims),
        contests=contests_of_incident(incident, number, quotes),
        short=len(incident.contested) == 0 and len(incident.origins) < 2,
        fields=tuple(_fields(incident, quotes)),
        blamed=tuple(_blamed(incident.attribution)),
        unclaimed=_unclaimed(incident),
        would_settle=incident.would_settle,
        origins=tuple(_origin(view, incident, quotes) for view in incident.origins),
        matrix=matrix_of(incident, quotes),
    )


def _kind(kind: str) -> str:
    known = all_kinds().get(("event", kind))
    return known.label.lower() if known is not None else kind


def summary(incident: Incident) -> Iterator[str]:
    """Yield "10 reports", "2 origins say it happened", "3 deny or doubt it", "nobody has claimed it"."""
    yes = incident.independent_origins.get("says_yes", 0)
    no = incident.independent_origins.get("says_no_or_doubts", 0)
    yield counted(len(incident.reports), "report")
    yield f"{counted(yes, 'origin')} {'says' if yes == 1 else 'say'} it happened"
    if no > 0:
        yield f"{no} {'denies or doubts' if no == 1 else 'deny or doubt'} it"
    if len(incident.not_claimed_by) > 0:
        yield "nobody has claimed it"


def fields_in_order(incident: Incident) -> list[str]:
    """Return the fields that have values, in the order in which they are shown."""
    known = [field for field in FIELD_NAMES if incident.fields.get(field)]
    return known + sorted(field for field in incident.fields if field not in FIELD_NAMES and incident.fields[field])


def _fields(incident: Incident, quotes: Quotes) -> Iterator[FieldPage]:
    contested = {contest.field for contest in incident.contested}
    views = {view.origin: view for view in incident.origins}
    told: set[str] = set()
    for field in fields_in_order(incident):
        values = tuple(_once(_value(field, value, views, quotes), told) for value in incident.fields[field])
        yield FieldPage(field=field, name=short_name(field), contested=field in contested, values=values)


def _value(field: str, value: FieldValue, views: dict[str, OriginView], quotes: Quotes) -> Value:
    return Value(
        words=value_words(field, value.value, polarity=value.polarity),
        backers=tuple(_backers(value, views, quotes)),
        reports=value.reports,
        withdrawn=value.withdrawn,
        remark=remark(value, views),
        quote=quotes.best(value.claims),
    )


def _once(value: Value, told: set[str]) -> Value:
    """Return the value without a quote that already stands at one before it; its references stay."""
    if value.quote is None or value.quote.claim not in told:
        told.update(() if value.quote is None else (value.quote.claim,))
        return value
    return msgspec.structs.replace(value, quote=None)


def remark(value: FieldValue, views: dict[str, OriginView]) -> str:
    """Return what a reader must know of a value at once."""
    if value.withdrawn:
        return "withdrawn by its source"
    interests = [views[origin].interest for origin in value.origins if origin in views]
    if len(interests) > 0 and len(interests) == len(value.origins) and all(each in INTERESTED for each in interests):
        return "only interested origins"
    return ""


def _backers(value: FieldValue, views: dict[str, OriginView], quotes: Quotes) -> Iterator[Backer]:
    for origin in sorted(value.origins, key=lambda name: (-value.per_origin.get(name, 0), name)):
        view = views.get(origin)
        yield Backer(
            name=origin,
            marks=marks(view) if view is not None else "",
            reports=value.per_origin.get(origin, 0),
            references=_references(quotes.by(origin, value.claims)),
        )


def _references(quotes: Iterable[Quote]) -> tuple[Reference, ...]:
    first: dict[str, Reference] = {}
    for quote in quotes:
        first.setdefault(quote.document, quote.reference)
    return tuple(first.values())


def marks(view: OriginView) -> str:
    """Return how an origin stands to what it says: "party, on site, known only through the police"."""
    parts = [_INTERESTS.get(view.interest, ""), "authority" if view.authority else "", _ACCESS.get(view.access, "")]
    if len(view.relayed_only_by) > 0:
        parts.append(f"known only through {listed(view.relayed_only_by)}")
    return ", ".join(part for part in parts if part)


def _origin(view: OriginView, incident: Incident, quotes: Quotes) -> OriginPage:
    counted_with = f"counted with {view.counted_with}" if view.counted_with else ""
    why = (view.side, view.interest_why, view.access_why, counted_with, view.credibility_why)
    return OriginPage(
        name=view.origin,
        marks=marks(view),
        sentences=tuple(map(_sentence, filter(None, why))),
        grade=f"{view.reliability}{view.credibility}",
        reports=len(view.reports),
        references=_references(quotes.by(view.origin, incident.claims)),
    )


def _sentence(words: str) -> str:
    """Return words with a capital letter and a full stop."""
    return f"{words[0].upper()}{words[1:]}{'' if words.endswith('.') else '.'}"


def _blamed(attribution: dict[str, Attribution]) -> Iterator[str]:
    """Yield how each actor stands to the incident, in words that follow the status."""
    for actor, status in attribution.items():
        sentence = f"{worded(actor)}: {_STATUS[status.status]} {listed(status.by) or 'nobody'}"
        if len(status.denied_by) > 0:
            sentence += f"; denied by {listed(status.denied_by)}"
        yield sentence + (" (contested)" if status.contested else "")


def _unclaimed(incident: Incident) -> str:
    if len(incident.not_claimed_by) == 0:
        return ""
    return f"Nobody has claimed it, according to {listed(incident.not_claimed_by)}."
