"""Who issues a statement: a text that one body publishes in its own voice, and names only at its beginning.

"The Ministry of Defence informs the public of the following." Whatever such a text tells without naming a speaker, its
issuer says. News tells that a body said something, in the past; a statement says so in the present, in its first
sentence, or has a heading that says whose statement it is.
"""

from __future__ import annotations

import re

from gawah.extraction.arguments import subject
from gawah.extraction.sentence import Sentence
from gawah.model import Speaker

_OURS = re.compile(r"\b(?:we|our|us)\b(?![^\n\"“”«»]{0,300}[\"”»])", re.IGNORECASE)
FIRST_SENTENCES = 3
"""Sentences in which the issuer of a statement is looked for: a date or a blessing may come first."""
_ISSUING = frozenset(
    {
        *("announce", "inform", "report", "declare", "wish", "state", "note", "reject", "confirm", "condemn", "salute"),
        *("extend", "conclude", "reiterate", "remind", "draw", "accept", "regret", "express", "deny", "issue", "take"),
        *("publish", "study", "make", "convey", "present", "recall", "refute", "notify", "clarify", "communicate"),
        *("provide", "release"),
    }
)
_CONSIDERED = frozenset({"take", "note", "conclude", "study", "issue"})
"""What an issuer has done who now publishes what came of it: "has taken note of", "has concluded its inquiry"."""
_HEADING = re.compile(
    r"\W*(?:(?:press|public|joint|official|urgent)\s+)?(?:statement|communiqu[ée]|press release|declaration|"
    r"clarification|bulletin)(?:\s+no\.?\s*\d+)?\s+(?:of|by|from|issued by)\s+(?:the\s+)?",
    re.IGNORECASE,
)


def issuer(sentence: Sentence, *, opens: bool) -> Speaker | None:
    """Return whose statement a text is by one of its first sentences; None where the sentence does not tell.

    One that does not open the text tells it only where the text speaks of itself as "we".
    """
    parse = sentence.parse
    heading = _HEADING.match(sentence.document.text, parse.start, parse.end)
    if heading is None:
        at = _who_issues(sentence) if opens or _OURS.search(sentence.document.text) else None
    else:
        at = next((i for i, e in enumerate(parse.elements) if e.kind == "np" and e.end > heading.end()), None)
    if at is None or not sentence.is_actor(at) or parse.elements[at].head.cls == "PRO":
        return None
    return sentence.context.speaker(parse, at)


def _who_issues(sentence: Sentence) -> int | None:
    """Return the subject of the first verb of a sentence, where that issues something in the present or perfect."""
    parse = sentence.parse
    elements = parse.elements
    if (
        not elements
        or elements[-1].low not in (".", ":")
        or any(e.low in ("-", "--", "–", "—", "[", "]") for e in elements[:-1])
    ):
        return None  # a headline, or a dateline
    at = next((i for i, e in enumerate(elements) if e.kind == "v"), None)
    if at is None or elements[at].lemma not in _ISSUING:
        return None
    before = elements[at - 1]
    perfect = before.kind == "aux" and before.lows <= {"has", "have"} and elements[at].lemma in _CONSIDERED
    verb = elements[at].words[0]
    present = before.kind != "aux" and verb.form in ("s", "base") and not verb.low.endswith("ed")
    following = elements[at].lemma == "issue" and any("following" in e.lows for e in elements[at + 1 : at + 3])
    if not (perfect or present or following):
        return None
    who = next(iter(subject(parse, at)), None)
    return who if who is not None and elements[who].words[0].low in ("the", "our") else None
