"""Presence records and judgements weighed: who says so, who says otherwise, and whether that is contested."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import msgspec

from gawah.incidents.findings import OPEN_KINDS, OPPOSITE_OF, FindingGroup, denies, group_findings
from gawah.incidents.nearness import apart_in_time
from gawah.incidents.ties import kinds_said
from gawah.model import Claim
from gawah.weighing.interest import Rivals, interest_of
from gawah.weighing.records import Finding, Origin
from gawah.weighing.tie_words import judgement_clause, presence_clause
from gawah.weighing.voices import Voices, sentence, voices
from gawah.weighing.wording import in_a_row


def find_findings(
    claims: Sequence[Claim],
    origins: Mapping[str, Origin],
    superseded: Mapping[str, str],
    *,
    rivals: Rivals | None = None,
) -> list[Finding]:
    """Return every presence record and judgement that claims tell of, sorted by id.

    Args:
        claims: of any type, in any order; each id once.
        origins: the origin of each claim, by its id.
        superseded: claims that their own source took back; they are shown and not counted.
        rivals: what `known_rivals` gives for the whole case.
    """
    by_id = {claim.id: claim for claim in claims}
    return [weigh_finding(group, by_id, origins, superseded, rivals=rivals) for group in group_findings(claims)]


def weigh_finding(
    group: FindingGroup,
    claims: Mapping[str, Claim],
    origins: Mapping[str, Origin],
    superseded: Mapping[str, str],
    *,
    rivals: Rivals | None = None,
) -> Finding:
    """Return what the claims of a group say of a presence or a judgement; see find_findings."""
    counted = [claims[each] for each in group.claims if each not in superseded]
    kinds = _kinds(group, counted or [claims[each] for each in group.claims])
    said = voices([_as_said_of(claim, kinds[0]) for claim in counted], origins)
    judge = partial(interest_of, parties=(group.actor,) if group.actor else (), rivals=rivals)
    is_open = kinds[0] in OPEN_KINDS
    contested = not is_open and said.contested(partial(_meets, group))
    return Finding(
        id=group.id,
        type=group.type,
        kind=kinds[0],
        actor=group.actor_name,
        place=group.place_name,
        says_yes=said.spoken(judge, "yes"),
        says_no=said.spoken(judge, "no"),
        doubts=said.spoken(judge, "suspects", "doubts"),
        independent_origins=min(1, said.independent()) if is_open else said.independent(),
        contested=contested,
        sentence=_sentence(kinds[0], group, said, contested=contested),
        claims=group.claims,
        kinds=kinds,
        under=group.under,
    )


def _kinds(group: FindingGroup, counted: Sequence[Claim]) -> tuple[str, ...]:
    """Return the kinds that are said; a judgement stands before its opposite where both are."""
    ranked = kinds_said(counted, group.sort)
    return tuple(sorted(ranked, key=lambda kind: (kind in OPPOSITE_OF, ranked.index(kind))))


def _as_said_of(claim: Claim, kind: str) -> Claim:
    """Return a judgement as what it says of `kind`: that a policy fails denies that it works."""
    if OPPOSITE_OF.get(claim.kind) != kind:
        return claim
    return msgspec.structs.replace(claim, polarity="positive" if claim.polarity == "negative" else "negative")


def _sentence(kind: str, group: FindingGroup, said: Voices, *, contested: bool) -> str:
    if group.type == "presence":
        return sentence(presence_clause(kind, group.actor_name, group.place_name), said, contested=contested)
    clause = judgement_clause(kind, group.actor_name, group.place_name, group.policy)
    if kind not in OPEN_KINDS:
        return sentence(clause, said, contested=contested, judged=True)
    names = said.names("yes", "suspects", "no", "doubts")
    by = f"judged by {in_a_row(names)}" if len(names) > 0 else "no judgement stands"
    return f"{clause[:1].upper()}{clause[1:]}: {by}; what is judged stands in the quotes alone."


def _meets(group: FindingGroup, yes: Claim, no: Claim) -> bool:
    """Tell whether a denial reaches this finding, and for judgements whether both may be of one time.

    The time of a denied presence is as often that of the denial, and so tells nothing.
    """
    return denies(no, group) and not (yes.type == "assessment" and apart_in_time(yes.time, no.time))
