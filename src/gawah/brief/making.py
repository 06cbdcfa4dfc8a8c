"""The standard of evidence, how a brief was made, and what it cannot tell."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from gawah.brief.characters import has_arabic_script
from gawah.brief.input import BriefInput
from gawah.brief.map import MapPage
from gawah.brief.value_words import counted


class Fact(msgspec.Struct, frozen=True):
    """A line of "how this was made"."""

    name: str
    words: str


def standard() -> tuple[str, ...]:
    """Return the standard of evidence, as sentences."""
    return (
        "This brief says who says what. It does not say what is true, and no number in it is a likelihood of truth.",
        "Every value rests on quotes. A reference such as [05 ¶3] leads to the quote: paragraph 3 of source 05.",
        "Reports are documents that speak of something. An origin is whoever they finally rest on. Ten reports that "
        "relay one video are ten reports and one origin, and origins weigh more than reports.",
        "A point is contested where one origin says so and another denies or doubts it, or where origins name things "
        "that exclude each other. It stays contested here: nothing is averaged or decided.",
        "Words that take a side stand in quotation marks only; outside of them actors have neutral names.",
    )


def making(given: BriefInput, quotes: int) -> Iterator[Fact]:
    """Yield how the brief was made: versions, counts, extractors, what was hidden."""
    for name, version in given.versions.items():
        yield Fact(name, version)
    for name, number in given.counts.items():
        yield Fact(name, str(number))
    yield Fact("quotes shown", str(quotes))
    extractors: dict[str, int] = {}
    for claim in given.claims.values():
        extractors[claim.extractor or "not said"] = extractors.get(claim.extractor or "not said", 0) + 1
    found = ", ".join(f"{name} ({counted(number, 'claim')})" for name, number in sorted(extractors.items()))
    yield Fact("claims found by", found or "nobody")
    yield Fact("origins", "The innermost speaker, or the author where none is named; copies of a text share an origin.")
    yield Fact(
        "grades",
        "Two characters of the Admiralty code: the letter is a person's judgement of the source (F: none was made), "
        "the digit follows from a rule table (6: cannot be judged).",
    )
    yield Fact("private persons", _privacy(given))
    yield Fact("links", "Written so that no program follows them (hxxps, [.]), also inside quotes.")
    yield Fact("signs left out", "Control characters and characters that turn the direction of text.")
    for sort, number in given.left_out.items():
        if number > 0:
            yield Fact("left out", f"{number} more {sort}; ask for them with a filter or a higher limit")


def _privacy(given: BriefInput) -> str:
    if given.private_names:
        return "Shown by name, as was asked for. Do not pass this brief on without thought."
    return "Hidden: a pseudonym in our words, blocks in quotes. The veil is a rule of thumb and misses some names."


def limits(given: BriefInput, drawn: MapPage | None) -> Iterator[str]:
    """Yield what the brief cannot tell."""
    yield "Whether anything in it happened. It holds what these reports say; reports that were not read are missing."
    yield "Whether two origins are truly independent. Where no text says that two share a witness, they count as two."
    yield "What is missing: silence of a group, a place or a language may mean that nobody was there to report."
    if any(claim.extractor.startswith(("rules", "builtin")) for claim in given.claims.values()):
        yield "What the extraction missed or misread. Claims found by a program and checked by nobody hold errors."
    if drawn is not None and drawn.unplaced > 0:
        yield f"Where {counted(drawn.unplaced, 'incident')} happened more closely than a country."
    elif drawn is None and len(given.incidents) > 0:
        yield "Where the incidents happened: no place in these reports could be put on a map."
    undated = sum(not one.fields.get("time") for one in given.incidents)
    if undated > 0:
        yield f"When {counted(undated, 'incident')} happened: no report says."
    if any(has_arabic_script(claim.quote) for claim in given.claims.values()):
        yield "What a quote means in English: quotes stand in their own language and are not translated."
