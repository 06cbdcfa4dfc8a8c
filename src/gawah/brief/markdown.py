"""A brief as Markdown: the same content as the page, plain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from gawah.brief.characters import is_rtl, one_line, shown
from gawah.brief.contents import Contents, contents
from gawah.brief.contest_page import ContestPage, Side
from gawah.brief.incident_page import Backer, FieldPage, IncidentPage, OriginPage, Value
from gawah.brief.input import BriefInput
from gawah.brief.matrix import Matrix, Row
from gawah.brief.quotes import Quote, Reference
from gawah.brief.signs import ASCII, SIGNS
from gawah.brief.sources import Source
from gawah.brief.tie_page import RecordPage

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~#$])")
_AT_START = re.compile(r"^(\s*)([-+=]|\d+[.)])")


def brief_markdown(given: BriefInput) -> str:
    """Return the brief as Markdown; the same input gives the same text, byte for byte."""
    return "\n".join(_lines(contents(given))).strip() + "\n"


def plain(text: str) -> str:
    """Return text on one line in which nothing is markup; one that runs from right to left is set apart."""
    safe = _AT_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", one_line(shown(text)).replace("&", "&amp;")))
    return f"\u2068{safe}\u2069" if is_rtl(text) else safe


def _lines(b: Contents) -> Iterator[str]:
    if b.label:
        yield from (f"**{plain(b.label)}**", "")
    yield from (f"# {plain(b.title)}", "", " · ".join(map(plain, b.counts)), "")
    if b.only:
        yield from (f"_{plain(b.only)}_", "")
    yield from ("## How to read this", "", *(f"- {plain(sentence)}" for sentence in b.standard))
    yield from ("- Signs: " + ", ".join(f"`{ASCII[sign]}` {meaning}" for sign, meaning in SIGNS.items()), "")
    yield from _contested(b.contests)
    yield from ("## What is reported, by how many, and by whom", "")
    for incident in b.incidents:
        yield from _incident(incident)
    yield from _where(b)
    yield from _when(b)
    yield from _records("Ties between actors, as they are told", b.ties)
    yield from _records("Presence and judgements, as they are told", b.findings)
    yield from ("## What this brief cannot tell", "", *(f"- {plain(sentence)}" for sentence in b.limits), "")
    yield from _sources(b.sources)
    yield from ("## How this was made", "", *(f"- {plain(fact.name)}: {plain(fact.words)}" for fact in b.making), "")
    if b.label:
        yield f"**{plain(b.label)}**"


def _refs(references: Iterable[Reference]) -> str:
    return " ".join(f"\\[{plain(reference.label)}\\]" for reference in references)


def _quote(quote: Quote) -> str:
    """Return a quote on one line, its speakers before the quote marks."""
    chain = " › ".join(plain(name) for name in quote.chain)
    words = f"“{plain(quote.text)}”" if not quote.graphic else f"(left out: {plain(quote.graphic)})"
    back = f" (taken back in {_refs([quote.taken_back])})" if quote.taken_back is not None else ""
    return f"{chain} {quote.word}: {words} {_refs([quote.reference])}{back}"


def _contested(points: Sequence[ContestPage]) -> Iterator[str]:
    if len(points) == 0:
        yield from ("## Nothing is contested in these reports", "")
        return
    yield from (f"## {len(points)} {'point is' if len(points) == 1 else 'points are'} contested", "")
    for point in points:
        about = f"contested: {point.point} · " if point.point else "contested · "
        yield from (f"### {plain(point.sentence or point.about)}", "", about + plain(point.about), "")
        yield from (_side(side) for side in point.sides)
        yield ""
        if point.would_settle:
            yield from (f"**Would settle it:** {plain(point.would_settle)}", "")


def _side(side: Side) -> str:
    what = f" {plain(side.value)}" if side.value else ""
    reports = f" · {side.reports}" if side.reports else ""
    quote = f"\n  - {_quote(side.quote)}" if side.quote is not None else ""
    return f"- `{ASCII[side.sign]}` **{plain(side.origin)}** {side.word}{what}{reports}{quote}"


def _incident(i: IncidentPage) -> Iterator[str]:
    yield from (f"### {i.number} · {plain(i.title)}", "")
    if i.contested:
        yield from (f"Contested: {' · '.join(i.contested)}", "")
    yield from (f"**{' · '.join(i.summary)}** {_refs(i.references)}", "")
    for field in i.fields:
        yield from _field(field)
    yield ""
    if i.blamed or i.unclaimed:
        blamed = [*i.blamed, *([i.unclaimed] if i.unclaimed else [])]
        yield from ("Who is said to have done it:", "", *(f"- {plain(sentence)}" for sentence in blamed), "")
    if i.would_settle:
        yield from (f"**Would settle it:** {plain(i.would_settle)}", "")
    if i.matrix is not None:
        yield from _matrix(i.matrix)
    if i.origins:
        yield from ("Origins:", "", *map(_origin, i.origins), "")


def _field(field: FieldPage) -> Iterator[str]:
    yield f"- {field.name}{' (contested)' if field.contested else ''}"
    for value in field.values:
        yield from _value(value)


def _value(value: Value) -> Iterator[str]:
    words = f"~~{plain(value.words)}~~" if value.withdrawn else f"**{plain(value.words)}**"
    yield f"  - {words}{f' ({value.remark})' if value.remark else ''}"
    yield from (f"    - {_backer(backer)}" for backer in value.backers)
    if value.quote is not None:
        yield f"    - {_quote(value.quote)}"


def _backer(backer: Backer) -> str:
    marks = f" ({plain(backer.marks)})" if backer.marks else ""
    reports = f" · {backer.reports} {'report' if backer.reports == 1 else 'reports'}" if backer.reports else ""
    return f"{plain(backer.name)}{marks}{reports} {_refs(backer.references)}".rstrip()


def _matrix(m: Matrix) -> Iterator[str]:
    folded = [f"+{len(m.folded)}"] if m.folded else []
    heads = [f"{plain(column.origin)} ({column.group})" for column in m.columns]
    yield _row(["value", *heads, *folded, "origins"])
    yield _row(["---"] * (len(heads) + len(folded) + 2))
    yield from (_row(_matrix_row(row, folded=bool(m.folded))) for row in m.rows)
    yield ""
    if m.folded:
        yield from (f"+{len(m.folded)}: {'; '.join(map(plain, m.folded))}.", "")


def _matrix_row(row: Row, *, folded: bool) -> list[str]:
    cells = [f"`{ASCII[cell.sign]}` {cell.word}".strip() for cell in row.cells]
    more = [f"+{row.folded}" if row.folded else ""] if folded else []
    return [f"{row.field}: {plain(row.value)}", *cells, *more, str(row.origins)]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _origin(origin: OriginPage) -> str:
    marks = f" ({plain(origin.marks)})" if origin.marks else ""
    why = " ".join(plain(sentence) for sentence in origin.sentences)
    return f"- **{plain(origin.name)}**{marks} · grade {origin.grade}: {why} {_refs(origin.references)}".rstrip()


def _where(b: Contents) -> Iterator[str]:
    if b.map is None:
        return
    yield from ("## Where it is said to have happened", "")
    for spot in b.map.spots:
        incidents = ", ".join(f"incident {number}" for number in spot.incidents)
        contested = " (place contested)" if spot.contested else ""
        within = f"within about {spot.radius_km:.0f} km of {spot.lat:.2f}, {spot.lon:.2f}"
        yield f"{spot.number}. {plain(spot.name)}, {within}: {incidents}{contested} {_refs(spot.references)}"
    yield from ("", "Coordinates are rounded to the town.", "")


def _when(b: Contents) -> Iterator[str]:
    if b.timeline is None:
        return
    yield from ("## When it is said to have happened, and when it was told", "")
    for row in b.timeline.rows:
        yield f"- {plain(row.title)}: {plain(row.words)}{f' · {row.told}' if row.told else ''}"
    yield ""
    if b.timeline.undated:
        yield from (f"Without a time of their own: {'; '.join(map(plain, b.timeline.undated))}.", "")


def _records(heading: str, records: Sequence[RecordPage]) -> Iterator[str]:
    if len(records) == 0:
        return
    yield from (f"## {heading}", "")
    for record in records:
        yield from (f"### {plain(record.title)}{' (contested)' if record.contested else ''}", "")
        yield from (f"**{' · '.join(map(plain, record.summary))}** {_refs(record.references)}", "")
        if record.sentence and not record.contested:
            yield from (plain(record.sentence), "")
        yield from (_side(side) for side in record.sides if not record.contested)
        yield from (f"- {step.when}: {plain(step.words)} {_refs(step.references)}".rstrip() for step in record.history)
        yield ""


def _sources(sources: Sequence[Source]) -> Iterator[str]:
    yield from ("## Sources", "", _row(["No.", "Report", "Publisher", "Published", "Language", "SHA-256"]))
    yield _row(["---"] * 6)
    for s in sources:
        title = " ".join([plain(s.title), *(f"({plain(note)})" for note in (s.copy, s.url, *s.notes) if note)])
        yield _row([s.number, title, plain(s.publisher), plain(s.published), plain(s.language), f"`{plain(s.sha256)}`"])
    yield from ("", "## All quotes, in the order of the sources", "")
    for s in sources:
        yield from (f"### {s.number} · {plain(s.title)}", "")
        for quote in s.quotes:
            said = plain(" · ".join(quote.says))
            yield f"- `{ASCII[quote.sign]}` {_quote(quote)} — {said} · characters {quote.start} to {quote.end}"
        yield ""
