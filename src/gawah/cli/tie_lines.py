"""A tie, a finding and an unsure pair as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gawah.cli.incident_lines import Quote
from gawah.cli.terminal_text import isolate, one_line, wrap
from gawah.incidents.records import Link
from gawah.weighing.records import Finding, Tie, Voice


def tie_lines(tie: Tie, quote: Quote, total: int) -> Iterator[str]:
    """Yield a tie: its ends, its period as said, who says so and who says not, and its history."""
    contested = "  CONTESTED" if tie.contested else ""
    yield from _wrapped(f"{tie.a} — {tie.kind} — {tie.b}{contested}", total, "")
    yield from _wrapped(_period(tie), total, "  ")
    if tie.sentence:
        yield from _wrapped(tie.sentence, total, "  ")
    yield from _voices(tie.says_yes, "+ says", quote, total)
    yield from _voices(tie.says_no, "- denies", quote, total)
    yield from _voices(tie.doubts, "? doubts or suspects", quote, total)
    for step in tie.history:
        yield from _wrapped(f"{step.at or 'undated'}: {step.sentence or step.step}", total, "    ")
    yield from _wrapped(f"tie {tie.id}", total, "  ")


def _period(tie: Tie) -> str:
    period = tie.period
    held = f"said to hold {period.start or '?'} to {period.end or 'open'}" if period.start or period.end else "undated"
    said = f"; said from {period.said_first} to {period.said_last}" if period.said_first else ""
    origins = "1 origin" if tie.independent_origins == 1 else f"{tie.independent_origins} origins"
    return f"{origins} · {held}{said}"


def finding_lines(finding: Finding, quote: Quote, total: int) -> Iterator[str]:
    """Yield a presence record or a judgement."""
    contested = "  CONTESTED" if finding.contested else ""
    where = f", {finding.place}" if finding.place else ""
    yield from _wrapped(f"{finding.actor} — {finding.kind}{where}{contested}", total, "")
    if finding.sentence:
        yield from _wrapped(finding.sentence, total, "  ")
    yield from _voices(finding.says_yes, "+ says", quote, total)
    yield from _voices(finding.says_no, "- denies", quote, total)
    yield from _voices(finding.doubts, "? doubts or suspects", quote, total)


def _voices(voices: Sequence[Voice], word: str, quote: Quote, total: int) -> Iterator[str]:
    for voice in voices:
        interest = "" if voice.interest == "unknown" else f" ({voice.interest.replace('_', ' ')})"
        claims = "1 claim" if len(voice.claims) == 1 else f"{len(voice.claims)} claims"
        yield from _wrapped(f"{word}: {voice.origin.removeprefix('unnamed: ')}{interest} · {claims}", total, "    ")
        if len(voice.claims) > 0:
            yield from _wrapped(quote(voice.claims[0]), total, "      ")


def _wrapped(text: str, total: int, indent: str) -> Iterator[str]:
    for line in wrap(one_line(text), max(total - len(indent), 20)):
        yield indent + isolate(line)


def link_lines(link: Link, quote: Quote, total: int) -> Iterator[str]:
    """Yield two accounts that are or may be of one incident: what was compared, and the quotes of both."""
    yield from _wrapped(link.sentence, total, "? " if link.verdict == "unsure" else "= ")
    for score in link.fields:
        yield from _wrapped(f"{score.field} {score.weight:+.1f}: {score.sentence}", total, "    ")
    yield from _wrapped(quote(link.left), total, "  ")
    yield from _wrapped(quote(link.right), total, "  ")
    which = "same or not-same" if link.verdict == "unsure" else "not-same"
    yield from _wrapped(f"decide: {which} incident {link.left[:8]} {link.right[:8]}", total, "  ")
