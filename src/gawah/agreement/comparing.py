"""Two coders compared: what both found, and how far they agree in each field.

`found` asks of every claim whether both hold it for one. `passage` asks of every passage of a document that both
coded freely whether it holds a claim; there, what neither found is counted too. The other fields are asked of the
claims that were paired, `toll` of the numbers of deaths where both give one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

import msgspec

from gawah.agreement.alpha import Metric, alpha_of, both_ways
from gawah.agreement.bootstrap import Cells, Estimate, estimate
from gawah.agreement.coders import Coding, coders, coding
from gawah.agreement.kappa import Pair, kappa, share, tally
from gawah.agreement.pairing import Paired, pair
from gawah.agreement.values import FIELDS, applies, toll
from gawah.errors import CaseError
from gawah.ledger import Ledger
from gawah.model import Claim, Document

_UNDEFINED = Estimate()


class FieldAgreement(msgspec.Struct, frozen=True, kw_only=True):
    """How far two coders agree in one field, over `n` units.

    `share` is the share of units on which they say the same (0-1), `kappa` Cohen's, `alpha` Krippendorff's with its
    metric. `why` says why a measure cannot be told.
    """

    field: str
    n: int
    metric: Metric = "nominal"
    share: Estimate = _UNDEFINED
    kappa: Estimate = _UNDEFINED
    alpha: Estimate = _UNDEFINED
    why: str = ""


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Two coders of one case.

    `pairs` is the number of claims that both have, `only_first` and `only_second` of those that one has and the
    other, who looked there, has not. `left_out` counts the claims of one where nothing shows that the other looked.
    """

    coders: tuple[str, str]
    documents: int
    pairs: int
    only_first: int
    only_second: int
    left_out: int
    fields: tuple[FieldAgreement, ...]


def compare(first: Coding, second: Coding, documents: Mapping[str, Document]) -> Comparison:
    """Return how far two coders agree.

    Args:
        first: what one made of the case.
        second: what the other made of it.
        documents: by id, those that both coded freely.
    """
    paired = pair(first.claims, second.claims)
    missed_by_second = _looked_at(paired.only_first, second)
    missed_by_first = _looked_at(paired.only_second, first)
    alone = len(paired.only_first) + len(paired.only_second)
    shared = first.documents & second.documents
    return Comparison(
        coders=(first.name, second.name),
        documents=len({one.document.id for one, _ in paired.both} | shared),
        pairs=len(paired.both),
        only_first=len(missed_by_second),
        only_second=len(missed_by_first),
        left_out=alone - len(missed_by_second) - len(missed_by_first),
        fields=(
            _found(len(paired.both), missed_by_second, missed_by_first, first.rejected & second.rejected),
            _passages(first, second, [documents[key] for key in sorted(shared & documents.keys())]),
            *_of_pairs(paired),
        ),
    )


def compare_coders(ledger: Ledger, first: str, second: str) -> Comparison:
    """Return how far two coders of a case agree.

    Raises:
        CaseError: one of them coded nothing in the case, or both are the same.
    """
    claims, decisions = list(ledger.claims()), list(ledger.decisions(standing=True))
    known = coders(claims, decisions)
    for name in (first, second):
        if name not in known:
            told = f"; the coders are: {', '.join(known)}" if len(known) > 0 else "; nobody did"
            raise CaseError(f"{name!r} coded nothing in this case{told}")
    if first == second:
        raise CaseError(f"expected two coders, got {first!r} twice; the coders are: {', '.join(known)}")
    one, other = coding(first, claims, decisions), coding(second, claims, decisions)
    return compare(one, other, {key: ledger.document(key) for key in sorted(one.documents & other.documents)})


def _looked_at(claims: Iterable[Claim], other: Coding) -> list[Claim]:
    """Return the claims of one coder of which the other holds otherwise: rejected, or not found where they coded."""
    return [claim for claim in claims if claim.id in other.rejected or claim.document.id in other.documents]


def _found(
    both: int, only_first: Sequence[Claim], only_second: Sequence[Claim], neither: frozenset[str]
) -> FieldAgreement:
    cells: dict[Pair, int] = {
        ("yes", "yes"): both,
        ("yes", "no"): len(only_first),
        ("no", "yes"): len(only_second),
        ("no", "no"): len(neither),
    }
    kept = {pair_: count for pair_, count in cells.items() if count > 0}
    measured = measure("found", kept)
    if len(neither) > 0 or measured.n == 0:
        return measured
    why = "nothing tells how much both did not find, so chance cannot be taken off"
    return msgspec.structs.replace(measured, kappa=_UNDEFINED, alpha=_UNDEFINED, why=why)


def _passages(first: Coding, second: Coding, documents: Iterable[Document]) -> FieldAgreement:
    ones, others = _places(first.claims), _places(second.claims)
    found = [
        (_holds(ones.get(document.id, ()), start, end), _holds(others.get(document.id, ()), start, end))
        for document in documents
        for start, end in ((passage.start, passage.end) for passage in document.passages)
    ]
    return measure("passage", tally(found))


def _places(claims: Iterable[Claim]) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for claim in claims:
        found.setdefault(claim.document.id, []).append((claim.start, claim.end))
    return found


def _holds(places: Iterable[tuple[int, int]], start: int, end: int) -> bool:
    return any(begin < end and stop > start for begin, stop in places)


def _of_pairs(paired: Paired) -> Iterable[FieldAgreement]:
    for field, value in FIELDS.items():
        compared = [(value(one), value(other)) for one, other in paired.both if applies(field, one, other)]
        yield measure(field, tally(compared))
        if field == "deaths":
            tolls = [(toll(one), toll(other)) for one, other in paired.both]
            yield measure("toll", tally(both for both in tolls if None not in both), "interval")


def measure(field: str, cells: Cells, metric: Metric = "nominal") -> FieldAgreement:
    """Return the agreement of a table of counts: how often one's value meets the other's."""
    found = estimate(cells, {"share": share, "kappa": kappa, "alpha": partial(_alpha, metric=metric)})
    if metric == "interval":
        found["kappa"] = _UNDEFINED
    return FieldAgreement(
        field=field,
        n=sum(cells.values()),
        metric=metric,
        share=found["share"],
        kappa=found["kappa"],
        alpha=found["alpha"],
        why=_why(cells, metric),
    )


def _alpha(cells: Cells, metric: Metric) -> float | None:
    return alpha_of(both_ways(cells), metric)


def _why(cells: Cells, metric: Metric) -> str:
    values = {value for cell in cells for value in cell}
    if len(cells) == 0:
        return "nothing to compare"
    if len(values) == 1:
        return "both use one value only, so chance cannot be taken off"
    return "kappa takes numbers for names; alpha weighs how far they are apart" if metric == "interval" else ""
