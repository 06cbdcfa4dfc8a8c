"""Admiralty grades: a letter for the source, a digit for the information, never averaged.

Reliability (A-F) is a person's judgement of a source; F, which cannot be judged, until somebody grades it. Credibility
(1-6) is computed for what an origin says of an incident by the table `RULES`, from how many independent others say
the same and how many speak against it. It is no probability.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from gawah.weighing.records import Interest

RULES: tuple[tuple[int, str], ...] = (
    (1, "two or more other independent origins without an interest say the same, and nobody says otherwise"),
    (2, "one or more other independent origins say the same, and nobody says otherwise"),
    (3, "others say the same, and others say otherwise"),
    (4, "nobody else says so, and one independent origin says otherwise"),
    (5, "nobody else says so, and two or more independent origins say otherwise"),
    (6, "nobody else speaks of it, or the origin does not say whether it happened: it cannot be judged"),
)
"""Digit and when it holds."""
UNGRADED = "F"
_WITHOUT_INTEREST = frozenset({"third_party", "against_own_interest"})


def credibility(
    origin: str, same: Collection[str], against: Collection[str], interests: Mapping[str, Interest]
) -> tuple[int, str]:
    """Return the digit of what an origin says, and the rule.

    Args:
        origin: the key under which it is counted.
        same: the keys of the independent origins on its side, its own included; empty where it takes none.
        against: those of the origins on the other side.
        interests: the interest of each key.
    """
    others = {key for key in same if key != origin}
    if origin not in same or (len(others) == 0 and len(against) == 0):
        return _rule(6)
    if len(against) > 0:
        return _rule(3 if len(others) > 0 else 4 if len(against) == 1 else 5)
    free = [key for key in others if interests.get(key) in _WITHOUT_INTEREST]
    return _rule(1 if len(free) >= 2 else 2)


def shared_interests(held: Iterable[tuple[str, Interest]]) -> dict[str, Interest]:
    """Return one interest for each key that origins are counted under: one with an interest gives it to all."""
    found: dict[str, Interest] = {}
    for key, interest in held:
        if key not in found or interest not in _WITHOUT_INTEREST:
            found[key] = interest
    return found


def _rule(digit: int) -> tuple[int, str]:
    return next(rule for rule in RULES if rule[0] == digit)
