"""Why two accounts are held to be of one event, or not: the number, the values compared, and one sentence."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gawah.identity.actors import ActorTable
from gawah.incidents.compare import PairWeights, Weigher
from gawah.incidents.nearness import span
from gawah.incidents.records import Account, FieldScore, Link, Ruling, Verdict
from gawah.incidents.weights import FIELDS, SAME_AT, UNSURE_AT
from gawah.model import Count

_MEANS = {field.name: tuple(level.means for level in field.levels) for field in FIELDS}


class Explained:
    """The comparisons of accounts in words."""

    def __init__(self, accounts: Sequence[Account], weigher: Weigher) -> None:
        self._accounts = accounts
        self._weigher = weigher

    def link(self, one: int, other: int, ruling: Ruling | None = None, *, unsure: bool = False) -> Link:
        """Return the comparison of two rows with a line for each field that says something, the heaviest first.

        `unsure` marks a pair that the weights would join and its groups do not let.
        """
        weighed = self._weigher.weigh(np.array([one]), np.array([other]))
        total = float(weighed.total[0])
        left, right = self._accounts[one], self._accounts[other]
        found = (_score(field, left, right, weighed) for field in weighed.fields)
        scores = sorted((s for s in found if s.weight != 0.0), key=lambda score: (-abs(score.weight), score.field))
        return Link(
            left=left.id,
            right=right.id,
            weight=total,
            verdict=_verdict(total, ruling, unsure=unsure),
            fields=tuple(scores),
            sentence=_sentence(scores, total, ruling),
            decided_by=None if ruling is None else ruling.decision,
        )


def _score(field: str, left: Account, right: Account, weighed: PairWeights) -> FieldScore:
    return FieldScore(
        field=field,
        left=shown(left, field),
        right=shown(right, field),
        weight=float(weighed.fields[field][0]),
        sentence=_MEANS[field][int(weighed.levels[field][0])],
    )


def _verdict(total: float, ruling: Ruling | None, *, unsure: bool) -> Verdict:
    if ruling is not None:
        return "same" if ruling.same else "different"
    if unsure or UNSURE_AT <= total < SAME_AT:
        return "unsure"
    return "same" if total >= SAME_AT else "different"


def _sentence(scores: Sequence[FieldScore], total: float, ruling: Ruling | None) -> str:
    if ruling is not None:
        word = "one incident" if ruling.same else "two incidents"
        return f"A person decided that these are {word} (decision {ruling.decision})."
    said = [f"{score.field}: {score.sentence}" for score in scores[:4]]
    what = "speak for one event" if total >= SAME_AT else "may be one event" if total >= UNSURE_AT else "are apart"
    return f"{total:+.1f} bits {what}; {'; '.join(said) or 'nothing can be compared'}."


def shown(account: Account, field: str) -> str:
    """Return the value of a field as a person would write it."""
    if field == "time":
        found = span(account.period)
        return "" if found is None else f"{found[0]} to before {found[1]}"
    values = {
        "place": ", ".join(place.name or place.text for place in account.places),
        "perpetrator": _names(account.perpetrators or account.sides),
        "target": _names(account.targets or account.sides),
        "kind": ", ".join(account.kinds),
        "deaths": _count(account.deaths),
        "injured": _count(account.injured),
        "object": ", ".join(account.objects),
        "reported": (account.published or "")[:10],
        "document": account.document[:12],
    }
    return values.get(field, "")


def _names(keys: Sequence[str]) -> str:
    return ", ".join(map(_name, keys))


def _name(key: str) -> str:
    actor = ActorTable.load().find(key)
    return key.removeprefix("name:").replace("-", " ") if actor is None else actor.name


def _count(count: Count | None) -> str:
    if count is None or count.text:
        return "" if count is None else count.text
    return next((str(number) for number in (count.best, count.low, count.high) if number is not None), "")
