"""What origins disagree about in an incident, each with the sentence that says between whom and about what."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from gawah.incidents.nearness import apart_in_space, apart_in_time
from gawah.incidents.telling import BROAD_KINDS
from gawah.model import Claim, Count
from gawah.reading.folding import fold
from gawah.weighing.evidence import Evidence, is_denied, is_unclaimed
from gawah.weighing.records import Attribution, Contest
from gawah.weighing.voices import counted_as, in_a_row

_OF_A_NUMBER = re.compile(
    r"(?<!\w)(figures?|numbers?|tolls?|counts?|casualt\w+|deaths?|inflated|exaggerat\w+|bilan|chiffres?|nombre|"
    r"عدد|حصیلة|حصيلة|تعداد|شمار|آمار|امار|اعداد|شمېر|شمیر)(?!\w)"
)
"""Words with which a denial speaks of how many, folded."""
ROUGH = 0.2
"""Share by which a number that is said to be rough may be off."""


def contests(evidence: Evidence, attribution: Mapping[str, Attribution]) -> tuple[Contest, ...]:
    """Return the contested fields of an incident, in the order of the fields."""
    found = [_occurrence(evidence), _doers(evidence, attribution), _deaths(evidence)]
    told = [c for c in evidence.counted if c.type == "event" and not is_denied(c) and not is_unclaimed(c)]
    placed = [claim for claim in told if claim.kind != "plot"]
    found.append(_exclusive(evidence, "place", [c for c in placed if c.place], _apart_in_space, _where))
    found.append(_exclusive(evidence, "time", [c for c in placed if c.time], _apart_in_time, _when))
    found.append(_exclusive(evidence, "manner", [c for c in told if c.kind not in BROAD_KINDS], _other_kind, _kind))
    return tuple(contest for contest in found if contest is not None)


def _occurrence(evidence: Evidence) -> Contest | None:
    yes, no, doubt = (evidence.names(evidence.on(side)) for side in ("yes", "no", "doubts"))
    against = tuple(name for name in (*no, *doubt) if name not in yes)
    if len(yes) == 0 or len(against) == 0:
        return None
    only_doubt = tuple(name for name in doubt if name not in no)
    parts = [f"{in_a_row(yes)} {_verb(yes, 'says', 'say')} that it took place"]
    parts += [f"{in_a_row(no)} {_verb(no, 'denies', 'deny')} that it did, or that it was of such a size"] if no else []
    parts += [f"{in_a_row(only_doubt)} {_verb(only_doubt, 'doubts', 'doubt')} it"] if only_doubt else []
    return Contest(field="occurrence", sentence=_sentence(parts), yes=yes, no=no, doubt=only_doubt)


def _doers(evidence: Evidence, attribution: Mapping[str, Attribution]) -> Contest | None:
    disputed = {name: found for name, found in attribution.items() if found.contested}
    if len(disputed) == 0:
        return None
    parts = []
    for name, found in disputed.items():
        said = f"{in_a_row(found.by)} {_verb(found.by, 'names', 'name')} {name}" if found.by else f"{name} was named"
        denied = found.denied_by
        parts.append(f"{said}, which {in_a_row(denied)} {_verb(denied, 'denies', 'deny')}" if denied else said)
    yes = tuple(sorted({name for found in disputed.values() for name in found.by}))
    no = tuple(sorted({name for found in disputed.values() for name in found.denied_by}))
    rival = {name: found.by for name, found in disputed.items()}
    withdrawn = evidence.names(c for c in evidence.claims if c.id in evidence.superseded and evidence.doers(c))
    return Contest(field="perpetrator", sentence=_sentence(parts), yes=yes, no=no, rival=rival, withdrawn=withdrawn)


def _deaths(evidence: Evidence) -> Contest | None:
    given = [claim for claim in evidence.counted if claim.deaths is not None and not is_denied(claim)]
    disputes = [claim for claim in evidence.counted if _disputes_number(claim, evidence)]
    if len(given) > 0 and len(disputes) > 0:
        yes, no = evidence.names(given), evidence.names(disputes)
        said = f"{in_a_row(yes)} {_verb(yes, 'gives', 'give')} {_tolls(given)} dead"
        parts = [said, f"{in_a_row(no)} {_verb(no, 'disputes', 'dispute')} the number"]
        return Contest(field="deaths", sentence=_sentence(parts), yes=yes, no=no)
    return _exclusive(evidence, "deaths", given, _other_toll, _toll)


def _disputes_number(claim: Claim, evidence: Evidence) -> bool:
    """Tell whether a claim says that the number is wrong: it denies, names no other doer, and speaks of how many."""
    if claim.type != "event" or not is_denied(claim) or len(claim.roles.get("perpetrator", ())) > 0:
        return False
    return claim.stance == "denies" and (claim.deaths is not None or bool(_OF_A_NUMBER.search(fold(claim.quote))))


def _exclusive(
    evidence: Evidence,
    field: str,
    claims: Sequence[Claim],
    exclude: Callable[[Claim, Claim], bool],
    shown: Callable[[Claim], str],
) -> Contest | None:
    """Return the contest of a field where two independent origins give values that cannot both be."""
    disputed = [one for one in claims if any(_excludes(evidence, one, other, exclude) for other in claims)]
    if len(disputed) == 0:
        return None
    rival: dict[str, set[str]] = {}
    for claim in disputed:
        rival.setdefault(shown(claim), set()).add(evidence.origin(claim).name)
    values = {value: tuple(sorted(rival[value])) for value in sorted(rival)}
    parts = [f"{in_a_row(names)} {_verb(names, 'says', 'say')} {value}" for value, names in values.items()]
    return Contest(field=field, sentence=_sentence(parts), yes=evidence.names(disputed), rival=values)


def _excludes(evidence: Evidence, one: Claim, other: Claim, exclude: Callable[[Claim, Claim], bool]) -> bool:
    return counted_as(evidence.origin(one)) != counted_as(evidence.origin(other)) and exclude(one, other)


def _apart_in_space(one: Claim, other: Claim) -> bool:
    return apart_in_space(one.place, other.place)


def _apart_in_time(one: Claim, other: Claim) -> bool:
    return apart_in_time(one.time, other.time)


def _other_kind(one: Claim, other: Claim) -> bool:
    return one.kind != other.kind


def _other_toll(one: Claim, other: Claim) -> bool:
    if one.deaths is None or other.deaths is None or _victims(one) != _victims(other):
        return False
    first, second = range_of(one.deaths), range_of(other.deaths)
    return first[1] < second[0] or second[1] < first[0]


def _victims(claim: Claim) -> frozenset[str]:
    """Return whom a toll counts, where it says so: two tolls of different people do not exclude each other."""
    return frozenset(filler.text.casefold() for filler in claim.roles.get("target", ()))


def range_of(count: Count) -> tuple[float, float]:
    """Return the least and the most that a toll can mean; a side that is not said is rough, or open."""
    if count.best is None:
        return float(count.low or 0), float("inf") if count.high is None else float(count.high)
    low = count.best * (1 - ROUGH) if count.low is None else count.low
    high = count.best * (1 + ROUGH) if count.high is None else count.high
    return float(low), float(high)


def _where(claim: Claim) -> str:
    return claim.place[0].name or claim.place[0].text


def _when(claim: Claim) -> str:
    return "" if claim.time is None else claim.time.text or str(claim.time.start)


def _kind(claim: Claim) -> str:
    return claim.kind.replace("_", " ")


def _toll(claim: Claim) -> str:
    return "" if claim.deaths is None else f"{claim.deaths.text or claim.deaths.best} dead"


def _tolls(claims: Iterable[Claim]) -> str:
    said = {str(c.deaths.best or c.deaths.low or c.deaths.high) for c in claims if c.deaths is not None}
    return " or ".join(sorted(said, key=lambda number: (len(number), number)))


def _verb(names: Sequence[str], one: str, several: str) -> str:
    return one if len(names) == 1 else several


def _sentence(parts: Sequence[str]) -> str:
    return "; ".join(parts) + "."
