"""All that a brief is made of, as one record."""

from __future__ import annotations

import msgspec

from gawah.incidents.records import Copy
from gawah.model import Claim, Document
from gawah.weighing.records import Finding, Incident, Origin, Tie


class BriefInput(msgspec.Struct, frozen=True, kw_only=True):
    """What a brief is made of.

    `title` heads it; `label` stands on every page ("Retold case", "TLP:AMBER"). `claims` (all of the case, so that the
    veil knows who speaks), `documents`, `numbers` (of a document in the case, for references such as [05 ¶3]) and
    `copies` are by id; `origins` and `superseded` (the claim that takes it back) by claim id. `incidents`, `ties` and
    `findings` come in the order to show. `only` says in words what filters kept, `left_out` how many of each sort a
    limit left out. `versions` and `counts` are what "how this was made" tells. `veil_key` is the secret of pseudonyms,
    `private` says of names whether a person decided that they are private; private persons are hidden unless
    `private_names`.
    """

    title: str = "Brief"
    label: str = ""
    claims: dict[str, Claim] = {}
    documents: dict[str, Document] = {}
    numbers: dict[str, int] = {}
    origins: dict[str, Origin] = {}
    copies: dict[str, Copy] = {}
    incidents: tuple[Incident, ...] = ()
    ties: tuple[Tie, ...] = ()
    findings: tuple[Finding, ...] = ()
    superseded: dict[str, str] = {}
    only: str = ""
    left_out: dict[str, int] = {}
    versions: dict[str, str] = {}
    counts: dict[str, int] = {}
    veil_key: bytes = b""
    private: dict[str, bool] = {}
    private_names: bool = False
