"""From claims and decisions to what is known: one chain of plain functions.

The result depends on which documents, claims and standing decisions there are, never on their order. What is costly
(accounts, incidents, ties) is taken over from what was kept where it was made of the same input.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

import msgspec

from gawah.incidents.linking import link
from gawah.incidents.records import Copy
from gawah.incidents.ties import group_ties
from gawah.known.decided import Decided
from gawah.known.knowledge import Knowledge
from gawah.model import Claim, Document
from gawah.weighing.records import Incident, Origin, Tie

Kept = Mapping[str, Mapping[str, tuple[str, str]]]
"""What was kept: sort -> id -> (what it was made of, the record as JSON)."""
Weighed = tuple[str, msgspec.Struct]
_Record = TypeVar("_Record", bound=msgspec.Struct)


class Computed(msgspec.Struct, frozen=True, kw_only=True):
    """What is known, and what each account, incident and tie was made of, by sort and id."""

    knowledge: Knowledge
    made_of: dict[str, dict[str, str]]


class _Basis(msgspec.Struct, frozen=True, kw_only=True):
    """What everything that is weighed rests on."""

    documents: dict[str, Document]
    claims: dict[str, Claim]
    copies: dict[str, Copy]
    origins: dict[str, Origin]
    superseded: dict[str, str]
    reliability: dict[str, str]

    def of(self, claims: Iterable[str]) -> list[Claim]:
        return [self.claims[claim] for claim in claims]

    def input_of(self, claims: Iterable[str]) -> Iterable[object]:
        """Yield what the weighing of these claims depends on."""
        for claim in claims:
            origin = self.origins[claim]
            yield self.claims[claim]
            yield origin, self.superseded.get(claim), self.reliability.get(origin.key)


def compute(documents: Iterable[Document], claims: Iterable[Claim], decided: Decided, kept: Kept) -> Computed:
    """Return what is known from documents and claims under the decisions that stand."""
    basis = _basis(documents, claims, decided)
    accounts, of_accounts = _accounts(basis, kept.get("account", {}))
    linked = link(list(accounts.values()), decided.rulings())
    incidents, of_incidents = _weighed(
        {group.id: group.claims for group in linked.groups},
        basis,
        kept.get("incident", {}),
        Incident,
        {group.id: _incident_of(group, basis) for group in linked.groups},
    )
    groups = group_ties(list(basis.claims.values()))
    ties, of_ties = _weighed(
        {group.id: (*group.claims, *group.history) for group in groups},
        basis,
        kept.get("tie", {}),
        Tie,
        {group.id: _tie_of(group, basis) for group in groups},
    )
    findings = {finding.id: finding for finding in _findings(basis)}
    knowledge = Knowledge(
        claims=basis.claims,
        standing=_standings(basis, incidents, ties, findings),
        copies=basis.copies,
        accounts=accounts,
        incidents=incidents,
        ties=ties,
        findings=findings,
        unsure=linked.unsure,
    )
    return Computed(knowledge=knowledge, made_of={"account": of_accounts, "incident": of_incidents, "tie": of_ties})


def _basis(documents: Iterable[Document], claims: Iterable[Claim], decided: Decided) -> _Basis:
    held = {document.id: document for document in sorted(documents, key=lambda document: document.id)}
    counted = sorted(decided.apply(list(claims)), key=lambda claim: claim.id)
    copies = decided.copies(find_copies(list(held.values())))
    return _Basis(
        documents=held,
        claims={claim.id: claim for claim in counted},
        copies=copies,
        origins=find_origins(counted, held, copies),
        superseded=superseded(counted, held, copies),
        reliability=decided.reliability(),
    )


def _accounts(
    basis: _Basis, kept: Mapping[str, tuple[str, str]]
) -> tuple[dict[str, Account], dict[str, str]]:
    """Return the accounts by id, each with the hash of the document's claims that it was made of."""
    of_document: dict[str, list[Claim]] = {}
    for claim in basis.claims.values():
        of_document.setdefault(claim.document.id, []).append(claim)
    earlier = _by_input(kept)
    accounts: dict[str, Account] = {}
    made_of: dict[str, str] = {}
    for key, claims in of_document.items():
        document = basis.documents[key]
        of = fingerprint([document.id, document.published, *claims])
        for account in earlier.get(of) or accounts_of(document, claims):
            accounts[account.id] = account
            made_of[account.id] = of
    return accounts, made_of


def _by_input(kept: Mapping[str, tuple[str, str]]) -> dict[str, list[Account]]:
    found: dict[str, list[Account]] = {}
    for made_of, record in kept.values():
        found.setdefault(made_of, []).append(msgspec.json.decode(record, type=Account))
    return found


def _weighed(
    members: Mapping[str, Sequence[str]],
    basis: _Basis,
    kept: Mapping[str, tuple[str, str]],
    kind: type[_Record],
    weigh: Mapping[str, Callable[[], _Record]],
) -> tuple[dict[str, _Record], dict[str, str]]:
    """Return a record for each group, taken over where everything it rests on is as it was."""
    made_of = {key: fingerprint(basis.input_of(claims)) for key, claims in members.items()}
    records: dict[str, _Record] = {}
    for key in sorted(members):
        if key in kept and kept[key][0] == made_of[key]:
            records[key] = msgspec.json.decode(kept[key][1], type=kind)
        else:
            records[key] = weigh[key]()
    return records, made_of
