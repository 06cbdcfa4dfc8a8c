"""A tie weighed: when it is said to hold, who says so and who does not, and what it went through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import msgspec

from gawah.incidents.records import TieGroup
from gawah.incidents.tie_ends import Ends, denied_by, ends_of, family_of, is_open, is_vague
from gawah.incidents.tie_events import meetings_of
from gawah.incidents.ties import kinds_said
from gawah.model import Claim, Document
from gawah.weighing.interest import Rivals, interest_of
from gawah.weighing.records import Origin, Tie
from gawah.weighing.tie_history import history_of
from gawah.weighing.tie_periods import ends_said, period_of
from gawah.weighing.tie_words import tie_clause
from gawah.weighing.voices import Voices, sentence, shared_interest, voices
from gawah.weighing.wording import in_a_row

_ANY_SUPPORT = frozenset({"supports.other"})
"""Kinds of support that leave open which: denying it denies all of them, and each of them denies it."""


def weigh_tie(  # noqa: PLR0913 - a group and all that its claims rest on
    group: TieGroup,
    claims: Mapping[str, Claim],
    origins: Mapping[str, Origin],
    documents: Mapping[str, Document],
    superseded: Mapping[str, str],
    *,
    rivals: Rivals | None = None,
) -> Tie:
    """Return what the claims of a group say of a tie.

    Args:
        group: the claims of the tie and of its history.
        claims: at least these claims, by id.
        origins: the origin of each of them.
        documents: the documents they stand in, by id.
        superseded: claims that their own source took back, with the claim that does; they are shown and not counted.
        rivals: what `known_rivals` gives for the whole case.
    """
    members = (*group.claims, *group.history)
    counted = [_dated(claims[each], documents) for each in members if each not in superseded]
    told = [claim for claim in counted if _speaks_of(group, claim)]
    events = [claim for claim in counted if claim.type == "event"]
    said = voices(told, origins)
    kinds = kinds_said(told, family_of(group.kind)) if len(told) > 0 else group.kinds
    held, denied = said.of("yes", "suspects"), said.of("no", "doubts")
    judge = partial(interest_of, parties=(group.a, group.b), rivals=rivals)
    yes = said.spoken(judge, "yes")
    contested = said.contested(partial(_meets, Ends(family_of(group.kind), group.a, group.b)))
    return Tie(
        id=group.id,
        kind=kinds[0],
        a=group.a_name,
        b=group.b_name,
        period=period_of(held, denied, events, origins),
        says_yes=yes,
        says_no=said.spoken(judge, "no"),
        doubts=said.spoken(judge, "suspects", "doubts"),
        independent_origins=_independent(group, said),
        interest=shared_interest(yes),
        contested=contested,
        sentence=sentence(tie_clause(kinds, group.a_name, group.b_name), said, contested=contested)
        + _other_ends(held, events),
        claims=tuple(sorted({*group.claims, *(claim.id for claim in told)})),
        history=history_of(group, counted, origins),
        kinds=kinds,
        under=group.under,
        superseded=tuple(sorted(each for each in members if each in superseded)),
    )


def _independent(group: TieGroup, said: Voices) -> int:
    """Return how many independent origins say yes; one at most where an end is nobody in particular.

    "The rebels" of one speaker need not be those of another, so they do not corroborate each other.
    """
    vague = any(is_open(end) or is_vague(end) for end in (group.a, group.b))
    return min(1, said.independent()) if vague else said.independent()


def _dated(claim: Claim, documents: Mapping[str, Document]) -> Claim:
    """Return a claim with the date of publication that its document has by now."""
    document = documents.get(claim.document.id)
    if document is None or document.published in (None, claim.document.published):
        return claim
    reference = msgspec.structs.replace(claim.document, published=document.published)
    return msgspec.structs.replace(claim, document=reference)


def _speaks_of(group: TieGroup, claim: Claim) -> bool:
    """Tell whether a claim says that the tie is or is not: every relation claim, and a threat of one rival."""
    if claim.type == "relation":
        return True
    return group.kind == "rival_of" and any(meeting.sort == "threatened" for meeting in meetings_of(claim))


def _meets(tie: Ends, yes: Claim, no: Claim) -> bool:
    """Tell whether a denial speaks of what is said: of these actors or broader ones, and of this sort of support.

    What is denied of an agency alone does not contest what is said of its state.
    """
    if no.type != "relation" or yes.type != "relation":
        return True
    if no.kind != yes.kind and not {no.kind, yes.kind} & _ANY_SUPPORT:
        return False
    return any(denied_by(tie, denial) for denial in ends_of(no))


def _other_ends(held: Sequence[Claim], events: Sequence[Claim]) -> str:
    """Return a sentence on ends that are told differently; nothing where one or none is."""
    ends = ends_said(held, events)
    if len(ends) < 2:
        return ""
    reports = {end: len({claim.document.id for claim in its_claims}) for end, its_claims in ends.items()}
    ways = [f"{end} in {n} {'report' if n == 1 else 'reports'}" for end, n in reports.items()]
    return f" Its end is told differently: {in_a_row(ways)}."
