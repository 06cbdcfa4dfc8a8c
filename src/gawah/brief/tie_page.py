"""A tie, a presence record and a judgement as a brief shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from gawah.brief.contest_page import ContestPage, Side, contest_of_record
from gawah.brief.marked_words import worded
from gawah.brief.period_words import date_words
from gawah.brief.quotes import Quotes, Reference
from gawah.brief.value_words import counted
from gawah.vocabulary.claim_kinds import all_kinds
from gawah.weighing.records import Finding, Tie, TieStep

_VERBS = {
    "allied_with": "allied with",
    "rival_of": "rival of",
    "non_aggression_with": "at peace by understanding with",
    "negotiates_with": "negotiates with",
    "affiliated_with": "affiliated with",
    "part_of": "part of",
    "splinter_of": "split off from",
    "merged_with": "merged with",
    "operates_in": "operates in",
    "based_in": "based in",
    "controls": "controls",
}


class StepPage(msgspec.Struct, frozen=True, kw_only=True):
    """One step of a history."""

    when: str
    words: str
    references: tuple[Reference, ...] = ()


class RecordPage(msgspec.Struct, frozen=True, kw_only=True):
    """A tie, a presence record or a judgement: what is said, by whom, who says otherwise.

    `point` is the anchor of the contested point that has the words of each side.
    """

    anchor: str
    title: str
    summary: tuple[str, ...]
    contested: bool
    sentence: str
    sides: tuple[Side, ...]
    history: tuple[StepPage, ...] = ()
    references: tuple[Reference, ...] = ()
    contest: ContestPage | None = None
    point: str = ""


def tie_words(kind: str) -> str:
    """Return a kind of relation as the words between its two ends: "said to support with money"."""
    if kind in _VERBS:
        return _VERBS[kind]
    family, _, what = kind.partition(".")
    if family == "supports":
        return "supports" + (f" ({what.replace('_', ' ')})" if what not in ("", "*", "other") else "")
    known = all_kinds().get(("relation", kind))
    return known.label.lower() if known is not None else kind.replace("_", " ")


def tie_page(tie: Tie, number: int, quotes: Quotes) -> RecordPage:
    """Return what a brief says of a tie."""
    anchor, title = f"t{number}", f"{worded(tie.a)} {tie_words(tie.kind)} {worded(tie.b)}"
    contest = contest_of_record(tie, anchor, title, quotes)
    return RecordPage(
        anchor=anchor,
        title=title,
        summary=(*_counts(tie), *_period(tie)),
        contested=tie.contested,
        sentence=tie.sentence,
        sides=contest.sides,
        history=tuple(_step(step, quotes) for step in tie.history),
        references=quotes.references(tie.claims),
        contest=contest if tie.contested else None,
    )


def finding_page(finding: Finding, number: int, quotes: Quotes) -> RecordPage:
    """Return what a brief says of a presence record or a judgement."""
    kind = all_kinds().get((finding.type, finding.kind))
    verb = _VERBS.get(finding.kind) or (kind.label.lower() if kind is not None else finding.kind.replace("_", " "))
    where = finding.place or ""
    words = f"{verb} {where}" if finding.type == "presence" else f"— {verb}{f', {where}' if where else ''}"
    anchor, title = f"f{number}", f"{worded(finding.actor)} {words}".strip()
    contest = contest_of_record(finding, anchor, title, quotes)
    return RecordPage(
        anchor=anchor,
        title=title,
        summary=tuple(_counts(finding)),
        contested=finding.contested,
        sentence=finding.sentence,
        sides=contest.sides,
        references=quotes.references(finding.claims),
        contest=contest if finding.contested else None,
    )


def _counts(record: Tie | Finding) -> Iterator[str]:
    yield f"{counted(record.independent_origins, 'origin')} {'says' if record.independent_origins == 1 else 'say'} so"
    if len(record.says_no) > 0:
        yield f"{len(record.says_no)} {'denies' if len(record.says_no) == 1 else 'deny'} it"
    if len(record.doubts) > 0:
        yield f"{len(record.doubts)} {'doubts or suspects' if len(record.doubts) == 1 else 'doubt or suspect'}"


def _period(tie: Tie) -> Iterator[str]:
    period = tie.period
    if period.start and period.end:
        yield f"said to hold from {date_words(period.start)} to {date_words(period.end)}"
    elif period.start:
        yield f"said to hold since {date_words(period.start)}"
    elif period.end:
        yield f"said to have ended by {date_words(period.end)}"
    if period.said_first:
        last = "" if period.said_last in (None, period.said_first) else f" to {date_words(str(period.said_last))}"
        yield f"told {'from ' if last else 'on '}{date_words(period.said_first)}{last}"


def _step(step: TieStep, quotes: Quotes) -> StepPage:
    words = step.sentence or f"{step.origin} says: {step.step}"
    return StepPage(when=date_words(step.at or "") or "undated", words=words, references=quotes.references(step.claims))


def contests_of(records: Iterable[RecordPage]) -> list[ContestPage]:
    """Return the contested points among records."""
    return [record.contest for record in records if record.contest is not None]


def pointed(records: Iterable[RecordPage], *, after: int) -> tuple[RecordPage, ...]:
    """Return records with the anchors of their contested points, which follow `after` others."""
    made = []
    for record in records:
        after += record.contest is not None
        made.append(msgspec.structs.replace(record, point=f"c{after}") if record.contest is not None else record)
    return tuple(made)
