"""What a brief says, in order, before it is written as HTML or Markdown."""

from __future__ import annotations

import msgspec

from gawah.brief.contest_page import ContestPage
from gawah.brief.incident_page import IncidentPage, incident_page
from gawah.brief.input import BriefInput
from gawah.brief.making import Fact, limits, making, standard
from gawah.brief.map import MapPage, map_page
from gawah.brief.network import NetworkPage, network_page
from gawah.brief.quotes import Quotes
from gawah.brief.sources import Source, sources
from gawah.brief.tie_page import RecordPage, contests_of, finding_page, pointed, tie_page
from gawah.brief.timeline import TimelinePage, timeline_page
from gawah.brief.value_words import counted
from gawah.brief.veiled import veiled


class Contents(msgspec.Struct, frozen=True, kw_only=True):
    """A brief: contested points first, then incidents, where and when, ties, findings, sources, and how it was made."""

    title: str
    label: str
    only: str
    counts: tuple[str, ...]
    standard: tuple[str, ...]
    contests: tuple[ContestPage, ...]
    incidents: tuple[IncidentPage, ...]
    map: MapPage | None
    timeline: TimelinePage | None
    network: NetworkPage | None
    ties: tuple[RecordPage, ...]
    findings: tuple[RecordPage, ...]
    sources: tuple[Source, ...]
    making: tuple[Fact, ...]
    limits: tuple[str, ...]


def contents(given: BriefInput) -> Contents:
    """Return what a brief says, private persons hidden unless the input says otherwise."""
    safe = veiled(given)
    quotes = Quotes(safe)
    incidents = tuple(incident_page(one, number, quotes) for number, one in enumerate(safe.incidents, start=1))
    ties = tuple(tie_page(tie, number, quotes) for number, tie in enumerate(safe.ties, start=1))
    findings = tuple(finding_page(one, number, quotes) for number, one in enumerate(safe.findings, start=1))
    points = [point for incident in incidents for point in incident.contests]
    of_ties = contests_of(ties)
    drawn = map_page(safe.incidents, safe.claims, quotes)
    listed = sources(safe, quotes.used())
    return Contents(
        title=safe.title,
        label=safe.label,
        only=safe.only,
        counts=_counts(safe, len(listed), len(quotes.used())),
        standard=standard(),
        contests=(*points, *of_ties, *contests_of(findings)),
        incidents=incidents,
        map=drawn,
        timeline=timeline_page(safe),
        network=network_page(safe.ties),
        ties=pointed(ties, after=len(points)),
        findings=pointed(findings, after=len(points) + len(of_ties)),
        sources=listed,
        making=tuple(making(safe, len(quotes.used()))),
        limits=tuple(limits(safe, drawn)),
    )


def _counts(given: BriefInput, documents: int, quotes: int) -> tuple[str, ...]:
    contested = sum(len(one.contested) > 0 for one in given.incidents)
    parts = [
        counted(documents, "report"),
        f"{quotes} quoted claims" if quotes != 1 else "1 quoted claim",
        f"{counted(len(given.incidents), 'incident')}, {contested} of them contested",
        counted(len(given.ties), "tie"),
    ]
    if len(given.findings) > 0:
        parts.append(f"{counted(len(given.findings), 'finding')} on presence and judgements")
    return tuple(parts)
