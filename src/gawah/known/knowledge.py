"""All that is computed from the claims of a case taken together, as one record."""

from __future__ import annotations

import msgspec

from gawah.incidents.records import Account, Copy, Link
from gawah.model import Claim
from gawah.weighing.records import Finding, Incident, Origin, Tie


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """How one claim stands: whom it rests on, what it is part of, and which claim took it back."""

    origin: Origin
    incident: str | None = None
    ties: tuple[str, ...] = ()
    finding: str | None = None
    superseded_by: str | None = None


class Knowledge(msgspec.Struct, frozen=True, kw_only=True):
    """What is known.

    `claims` are those that count, as people's decisions left them, by id. `standing` is by claim, `copies` by
    document. `links` hold the incidents together, each with its reason; `unsure` are the pairs of
    accounts that a person should look at. `accounts` are by id.
    """

    claims: dict[str, Claim] = {}
    standing: dict[str, Standing] = {}
    copies: dict[str, Copy] = {}
    accounts: dict[str, Account] = {}
    incidents: dict[str, Incident] = {}
    ties: dict[str, Tie] = {}
    findings: dict[str, Finding] = {}
    links: tuple[Link, ...] = ()
    unsure: tuple[Link, ...] = ()
