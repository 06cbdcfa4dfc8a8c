"""Who occurs in the claims, in which roles and how often."""

from __future__ import annotations

import msgspec

from gawah.ledger.connection import Connection


class ActorRow(msgspec.Struct, frozen=True, kw_only=True):
    """One actor of the case; `id` is None where the name was not resolved, and then `name` is as the text has it.

    `roles` maps a role to the number of claims, `claims` and `documents` count each once.
    """

    id: str | None
    name: str
    claims: int
    documents: int
    roles: dict[str, int]


def listing(connection: Connection) -> list[ActorRow]:
    """Return the actors, those with most claims first."""
    roles: dict[str, dict[str, int]] = {}
    for key, role, number in connection.stream(_BY_ROLE):
        roles.setdefault(key, {})[role] = int(number)
    return [
        ActorRow(id=actor, name=name, claims=int(claims), documents=int(documents), roles=roles[key])
        for key, actor, name, claims, documents in connection.stream(_TOTALS)
    ]


# An id keeps its own names together; without one, equal folded names are one row. The prefix keeps the two apart.
_KEYED = """
SELECT claim, role, actor, coalesce(name, text) AS shown,
       CASE WHEN actor IS NOT NULL THEN 'id:' || actor
            WHEN folded_name <> '' THEN 'name:' || folded_name ELSE 'name:' || folded_text END AS key
FROM claim_actors WHERE role NOT IN ('weapon', 'policy')
"""
_BY_ROLE = f"SELECT key, role, count(DISTINCT claim) FROM ({_KEYED}) GROUP BY key, role ORDER BY key, role"  # noqa: S608
_TOTALS = f"""
SELECT key, actor, min(shown), count(DISTINCT keyed.claim) AS number, count(DISTINCT claims.document)
FROM ({_KEYED}) AS keyed JOIN claims ON claims.id = keyed.claim GROUP BY key ORDER BY number DESC, key
"""  # noqa: S608
