"""What the innermost speaker does with a draft: stance, polarity, certainty; and which drafts are no claims at all."""

from __future__ import annotations

import msgspec

from gawah.extraction.attribution import Frame
from gawah.extraction.clauses import clause
from gawah.extraction.drafts import Draft
from gawah.extraction.lexicon import english
from gawah.extraction.proper_names import names_one
from gawah.extraction.roles import Roles
from gawah.extraction.sentence import Sentence
from gawah.extraction.words import Word
from gawah.model import Certainty, Polarity, Span, Speaker, Stance

_HYPOTHETICAL = frozenset({"would", "should", "will", "shall", "must", "can"})
_TENTATIVE = frozenset({"could", "may", "might"})
_FUTURE: frozenset[str] = frozenset({"threatens", "promises", "demands"})
_BLAMELESS = frozenset({"agreement", "armed_clash", "arrests", "disrupted_weapons_use", "government_regains_territory",
                        "media_release", "other", "policy", "withdrawal"})  # fmt: skip
"""Kinds of deeds that nobody is accused of by being said to have done them."""
_WITNESSES = frozenset(
    {
        *("people", "resident", "residents", "villager", "villagers", "locals", "witness", "witnesses", "eyewitnesses"),
        *("survivor", "survivors", "family", "families", "relative", "relatives", "neighbour", "neighbours"),
        *("neighbor", "neighbors", "brother", "sister", "mother", "father", "wife", "widow", "widows", "son"),
        *("daughter", "parents", "woman", "women", "man", "men", "girl", "boy", "refugee", "refugees", "driver"),
        *("drivers", "farmer", "farmers", "trader", "traders", "doctor", "doctors", "nurse", "nurses"),
    }
)
"""Who tells what he lived through reports, and accuses only by saying so."""
_CERTAINTIES: tuple[Certainty, ...] = ("possible", "probable", "underspecified")


class Judgement(msgspec.Struct, frozen=True):
    """How a draft is said."""

    stance: Stance
    polarity: Polarity
    certainty: Certainty


def judge(sentence: Sentence, draft: Draft, frames: list[Frame]) -> Judgement | None:
    """Return how a draft is said under `frames`, outermost first; None where it is conditional or hypothetical and
    so no claim.
    """
    inner = frames[-1] if frames else None
    stance = draft.stance or (inner.stance if inner is not None else "reports")
    stance = "reports" if stance == "claims" else stance
    if inner is not None and inner.stance == "confirms" and inner.negated and draft.stance is None:
        return None  # "could not confirm that": nobody vouches for it
    if _conditional(sentence, draft) or _asked(sentence, inner) or _hypothetical(sentence, draft, stance, inner):
        return None
    polarity = _polarity(sentence, draft, inner)
    if draft.modal in _TENTATIVE:
        return Judgement(_as_stance("suspects" if stance in ("reports", "accuses") else stance), polarity, "possible")
    suffering = [sentence.element(i) for i in draft.roles.get("target", [])]
    hedged = {
        english().hedges.get(w.low)
        for w in _words(sentence, draft.stretch.start, draft.stretch.end)
        if w.cls != "T" and not any(e.start <= w.start < e.end for e in suffering)
    }  # neither "on 25 May" nor "killed suspected rebels" says that the deed is in doubt
    certainty: Certainty = next((c for c in _CERTAINTIES if c in hedged), "certain")
    return Judgement(_as_stance(stance), polarity, certainty)


def _as_stance(word: str) -> Stance:
    stance: Stance = msgspec.convert(word, Stance)
    return stance


def _words(sentence: Sentence, start: int, end: int) -> list[Word]:
    return [w for e in sentence.parse.elements for w in e.words if start <= w.start < end]


def find_hedges(sentence: Sentence, start: int, end: int) -> tuple[Span, ...]:
    """Return the hedging words between two offsets."""
    words = [w for w in _words(sentence, start, end) if w.low in english().hedges and w.cls != "T"]
    return tuple(Span(start=w.start, end=w.end, text=w.text) for w in words)


def _hypothetical(sentence: Sentence, draft: Draft, stance: str, inner: Frame | None) -> bool:
    voiced = inner is not None and any(map(sentence.can_speak, inner.speakers))
    if draft.stance is None and stance == "threatens" and draft.type == "event" and draft.kind != "threat" and voiced:
        return True  # "vowed to burn the school": the threat is the claim
    if draft.stance is not None or stance in _FUTURE:
        return False
    if draft.modal == "to":
        return inner is None or inner.stance not in ("claims", "suspects")
    return draft.modal in _HYPOTHETICAL


def _asked(sentence: Sentence, inner: Frame | None) -> bool:
    """Say whether what is said is only a question: "asked whether rebels attacked"."""
    if inner is None:
        return False
    opening = next((e for e in sentence.parse.elements if inner.content.covers(e.start)), None)
    return opening is not None and opening.low in ("whether", "if")


def _conditional(sentence: Sentence, draft: Draft) -> bool:
    stretch = clause(sentence.parse, draft.at)
    inside = [i for i, e in enumerate(sentence.parse.elements) if stretch.start <= e.start < stretch.end]
    opening = [sentence.element(i) for i in inside[:2]]
    if inside and inside[0] > 0 and sentence.element(inside[0] - 1).kind == "c":
        opening.insert(0, sentence.element(inside[0] - 1))
    inverted = bool(inside) and sentence.element(inside[0]).low in ("should", "were")
    return inverted or any(e.low in ("if", "unless", "whether", "lest") for e in opening)


def _polarity(sentence: Sentence, draft: Draft, inner: Frame | None) -> Polarity:
    if draft.polarity is not None:
        return draft.polarity
    if inner is not None and inner.stance == "denies" and draft.stance is None:
        return "positive" if inner.negated else "negative"
    return "negative" if _negated(sentence, draft) else "positive"


def _negated(sentence: Sentence, draft: Draft) -> bool:
    left = draft.at - 1
    while left >= 0 and sentence.element(left).kind in ("aux", "adv", "t", "to"):
        low = sentence.element(left).low
        if low in ("not", "never", "neither") or low.endswith("n't"):
            return True
        left -= 1
    indexes = [i for role in ("perpetrator", "actor", "target") for i in draft.roles.get(role, [])]
    if any(i > 0 and sentence.element(i - 1).low in ("not", "neither") for i in indexes):
        return True  # "not one soldier died"
    fillers = [sentence.element(i) for i in indexes]
    return any(
        (e.words[0].low in ("no", "none", "nobody", "neither") and e.low.split()[1:2] not in (["fewer"], ["less"]))
        or e.low.startswith("no one")
        for e in fillers
    )


def accuses_another(speakers: list[Speaker], roles: Roles, kind: str) -> bool:
    """Say whether a speaker tells what a named other did, or whom he supports: that is an accusation, not a report."""
    if kind in _BLAMELESS or not speakers or (speakers[-1].kind in ("unnamed", "document") and not speakers[-1].text):
        return False
    if not _WITNESSES.isdisjoint(speakers[-1].text.lower().split()):
        return False
    doers = roles.get("perpetrator", ()) or (roles.get("a", ()) if kind.startswith("supports.") else ())
    himself = (speakers[-1].actor, speakers[-1].name)
    return any(map(names_one, doers)) and all(d.name not in himself for d in doers)
