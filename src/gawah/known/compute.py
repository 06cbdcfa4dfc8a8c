"""From claims and decisions to what is known: one chain of plain functions.

The result depends on which documents, claims and standing decisions there are, never on their order. What is costly
(accounts, incidents, ties) is taken over from what was kept where it was made of the same input.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

import msgspec

from gawah.identity.actor_breadth import actor_key
from gawah.incidents.accounts import accounts_of
from gawah.incidents.copies import find_copies
from gawah.incidents.corrections import superseded
from gawah.incidents.linking import link
from gawah.incidents.records import Account, Copy, Group, TieGroup
from gawah.incidents.ties import group_ties
from gawah.known.decided import Decided
from gawah.known.decided_copies import decided_copies
from gawah.known.fingerprint import fingerprint
from gawah.known.knowledge import Knowledge, Standing
from gawah.model import Claim, Document
from gawah.weighing.findings import find_findings
from gawah.weighing.incidents import weigh_incident
from gawah.weighing.interest import known_rivals
from gawah.weighing.origins import find_origins
from gawah.weighing.records import Finding, Incident, Origin, Tie
from gawah.weighing.ties import weigh_tie

Kept = Mapping[str, Mapping[str, tuple[str, str]]]
"""What was kept: sort -> id -> (what it was made of, the record as JSON)."""
_Record = TypeVar("_Record", bound=msgspec.Struct)
_Group = TypeVar("_Group", Group, TieGroup)


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
    rivals: dict[str, frozenset[str]]


def compute(documents: Iterable[Document], claims: Iterable[Claim], decided: Decided, kept: Kept) -> Computed:
    """Return what is known from documents and claims under the decisions that stand."""
    basis = _basis(documents, claims, decided)
    accounts, of_accounts = _accounts(basis, kept.get("account", {}))
    linked = link(list(accounts.values()), decided.rulings())
    incidents, of_incidents = _weighed(linked.groups, basis, kept.get("incident", {}), Incident, _incident)
    groups = group_ties(list(basis.claims.values()))
    ties, of_ties = _weighed(groups, basis, kept.get("tie", {}), Tie, _tie)
    found = find_findings(list(basis.claims.values()), basis.origins, basis.superseded, rivals=basis.rivals)
    findings = {finding.id: finding for finding in found}
    knowledge = Knowledge(
        claims=basis.claims,
        standing=_standings(basis, incidents, ties, findings),
        copies=basis.copies,
        accounts=accounts,
        incidents=incidents,
        ties=ties,
        findings=findings,
        links=tuple(link for group in linked.groups for link in group.links),
        unsure=linked.unsure,
    )
    return Computed(knowledge=knowledge, made_of={"account": of_accounts, "incident": of_incidents, "tie": of_ties})


def _basis(documents: Iterable[Document], claims: Iterable[Claim], decided: Decided) -> _Basis:
    held = {document.id: document for document in sorted(documents, key=_id)}
    counted = sorted(decided.apply(claims), key=_id)
    copies = decided_copies(find_copies(list(held.values())), held.values(), decided.copy_rulings())
    return _Basis(
        documents=held,
        claims={claim.id: claim for claim in counted},
        copies=copies,
        origins=find_origins(counted, held, copies),
        superseded=superseded(counted, held, copies),
        reliability=decided.reliability(),
        rivals=known_rivals(counted),
    )


def _id(record: Document | Claim | Group | TieGroup) -> str:
    return record.id


def _accounts(basis: _Basis, kept: Mapping[str, tuple[str, str]]) -> tuple[dict[str, Account], dict[str, str]]:
    """Return the accounts by id, each with the hash of the document's claims that it was made of."""
    of_document: dict[str, list[Claim]] = {}
    for claim in basis.claims.values():
        of_document.setdefault(claim.document.id, []).append(claim)
    earlier = _by_input(kept)
    accounts: dict[str, Account] = {}
    made_of: dict[str, str] = {}
    for key, claims in sorted(of_document.items()):
        document = basis.documents[key]
        of = fingerprint([document.id, document.published, *claims])
        for account in earlier.get(of) or accounts_of(document, claims):
            accounts[account.id] = account
            made_of[account.id] = of
    return dict(sorted(accounts.items())), made_of


def _by_input(kept: Mapping[str, tuple[str, str]]) -> dict[str, list[Account]]:
    found: dict[str, list[Account]] = {}
    for made_of, record in kept.values():
        found.setdefault(made_of, []).append(msgspec.json.decode(record, type=Account))
    return found


def _weighed(
    groups: Iterable[_Group],
    basis: _Basis,
    kept: Mapping[str, tuple[str, str]],
    kind: type[_Record],
    weigh: Callable[[_Group, _Basis], _Record],
) -> tuple[dict[str, _Record], dict[str, str]]:
    """Return a record for each group, taken over where all it rests on is as it was, and what it was made of."""
    records: dict[str, _Record] = {}
    made_of: dict[str, str] = {}
    for group in sorted(groups, key=_id):
        made_of[group.id] = of = fingerprint(_input(group, basis))
        before = kept.get(group.id)
        taken = before is not None and before[0] == of
        records[group.id] = msgspec.json.decode(before[1], type=kind) if before and taken else weigh(group, basis)
    return records, made_of


def _input(group: Group | TieGroup, basis: _Basis) -> Iterable[object]:
    """Yield all that the weighing of a group depends on."""
    # Not the links of a group: their weights move a little with every document, what is weighed does not.
    yield group.id
    yield {key: sorted(basis.rivals[key]) for key in _actors(group, basis) if key in basis.rivals}
    for claim in _members(group):
        origin = basis.origins[claim]
        grade = basis.reliability.get(origin.key, basis.reliability.get(origin.name))
        yield basis.claims[claim], origin, basis.superseded.get(claim), grade


def _actors(group: Group | TieGroup, basis: _Basis) -> list[str]:
    """Return the keys of all who are named in the claims of a group or stand behind them."""
    claims = [basis.claims[claim] for claim in _members(group)]
    named = {actor_key(filler) for claim in claims for fillers in claim.roles.values() for filler in fillers}
    origins = [basis.origins[claim.id] for claim in claims]
    return sorted(named | {part for origin in origins for part in (origin.key, origin.under, origin.actor or "")})


def _members(group: Group | TieGroup) -> tuple[str, ...]:
    return group.claims if isinstance(group, Group) else (*group.claims, *group.history)


def _incident(group: Group, basis: _Basis) -> Incident:
    return weigh_incident(
        group.id,
        [basis.claims[claim] for claim in group.claims],
        basis.origins,
        basis.documents,
        basis.superseded,
        reliability=basis.reliability,
        rivals=basis.rivals,
    )


def _tie(group: TieGroup, basis: _Basis) -> Tie:
    return weigh_tie(group, basis.claims, basis.origins, basis.documents, basis.superseded, rivals=basis.rivals)


def _standings(
    basis: _Basis, incidents: Mapping[str, Incident], ties: Mapping[str, Tie], findings: Mapping[str, Finding]
) -> dict[str, Standing]:
    incident_of = {claim: key for key, incident in incidents.items() for claim in incident.claims}
    finding_of = {claim: key for key, finding in sorted(findings.items()) for claim in finding.claims}
    ties_of: dict[str, list[str]] = {}
    for key, tie in sorted(ties.items()):
        for claim in tie.claims:
            ties_of.setdefault(claim, []).append(key)
    return {
        key: Standing(
            origin=basis.origins[key],
            incident=incident_of.get(key),
            ties=tuple(ties_of.get(key, ())),
            finding=finding_of.get(key),
            superseded_by=basis.superseded.get(key),
        )
        for key in basis.claims
    }
