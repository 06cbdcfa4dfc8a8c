"""Keeps what is known in step with the ledger: computed when something was recorded, written only where it changed."""

from __future__ import annotations

from collections.abc import Mapping

from gawah.incidents.records import Account, Copy, Link
from gawah.known.compute import Computed, compute
from gawah.known.decided import Decided
from gawah.known.fingerprint import VERSION
from gawah.known.knowledge import Knowledge, Standing
from gawah.known.rows import SORTS, records, row
from gawah.ledger import Ledger
from gawah.ledger.known_rows import KnownRow, Written
from gawah.ledger.verify import Fault
from gawah.weighing.records import Finding, Incident, Tie


def stamp(ledger: Ledger) -> str:
    """Return what tells two states of the ledger apart: the end of its chain and the version of the computing."""
    head = ledger.head()
    return f"{VERSION}:{head.length}:{head.hash}"


def is_current(ledger: Ledger) -> bool:
    """Tell whether what is kept as known was computed from what the ledger holds now."""
    return ledger.known_stamp() == stamp(ledger)


def refresh(ledger: Ledger) -> dict[str, Written]:
    """Compute what is known and write what changed; nothing where it is current. The ledger must be writable."""
    if is_current(ledger):
        return {}
    with ledger.transaction():
        return ledger.keep_known(rows_of(computed_from(ledger)), stamp=stamp(ledger))


def computed_from(ledger: Ledger) -> Computed:
    """Return what is known from a ledger, computed now; what was kept is taken over where its input is the same."""
    return compute(
        (ledger.document(key) for key in ledger.document_ids()),
        ledger.claims(),
        Decided.of(ledger.decisions(standing=True)),
        {sort: ledger.known(sort) for sort in ("account", "incident", "tie")},
    )


def knowledge_of(ledger: Ledger) -> Knowledge:
    """Return what is known: as kept where that is current, computed in memory where it is not."""
    if not is_current(ledger):
        return computed_from(ledger).knowledge
    kept = {sort: ledger.known(sort) for sort in SORTS}
    claims = Decided.of(ledger.decisions(standing=True)).apply(list(ledger.claims()))
    return Knowledge(
        claims={claim.id: claim for claim in sorted(claims, key=lambda claim: claim.id)},
        standing=records(kept["standing"], Standing),
        copies=records(kept["copy"], Copy),
        accounts=records(kept["account"], Account),
        incidents=records(kept["incident"], Incident),
        ties=records(kept["tie"], Tie),
        findings=records(kept["finding"], Finding),
        links=tuple(records(kept["link"], Link).values()),
        unsure=tuple(records(kept["unsure"], Link).values()),
    )


def standing_of(ledger: Ledger) -> dict[str, Standing]:
    """Return how each claim stands, by id: as kept where that is current, computed where it is not."""
    if not is_current(ledger):
        return computed_from(ledger).knowledge.standing
    return records(ledger.known("standing"), Standing)


def fault(ledger: Ledger) -> Fault | None:
    """Return in what the kept rows differ from what the ledger gives, None where they are the same or not current."""
    if not is_current(ledger):
        return None
    wanted = rows_of(computed_from_nothing(ledger))
    for sort, rows in wanted.items():
        kept = ledger.known(sort)
        for key in sorted({*kept, *rows}):
            given = None if key not in rows else (rows[key].made_of, rows[key].record)
            if kept.get(key) != given:
                message = f"holds {kept.get(key)!r}, the ledger gives {given!r}"
                return Fault(table="known", key=f"{sort} {key}", message=message)
    return None


def computed_from_nothing(ledger: Ledger) -> Computed:
    """Return what is known with nothing taken over."""
    documents = (ledger.document(key) for key in ledger.document_ids())
    return compute(documents, ledger.claims(), Decided.of(ledger.decisions(standing=True)), {})


def rows_of(computed: Computed) -> dict[str, Mapping[str, KnownRow]]:
    """Return the rows of the case file."""
    known, made_of = computed.knowledge, computed.made_of
    return {
        "copy": {key: row(copy) for key, copy in known.copies.items()},
        "account": {
            key: row(account, made_of=made_of["account"][key], claims=account.claims)
            for key, account in known.accounts.items()
        },
        "standing": {key: row(standing, claims=(key,)) for key, standing in known.standing.items()},
        "incident": {
            key: row(incident, made_of=made_of["incident"][key], claims=incident.claims)
            for key, incident in known.incidents.items()
        },
        "tie": {key: row(tie, made_of=made_of["tie"][key], claims=tie.claims) for key, tie in known.ties.items()},
        "finding": {key: row(finding, claims=finding.claims) for key, finding in known.findings.items()},
        "link": {f"{link.left} {link.right}": row(link, claims=(link.left, link.right)) for link in known.links},
        "unsure": {f"{link.left} {link.right}": row(link, claims=(link.left, link.right)) for link in known.unsure},
    }
