"""What is thrown, fired, dropped or planted, and what it hits: "fired rockets at the port", "two shells fell on a
school".
"""

from __future__ import annotations

from gawah.extraction.arguments import after_preposition, agent, direct_object, subject
from gawah.extraction.clauses import passive
from gawah.extraction.lexicon import english
from gawah.extraction.phrases import Parse

_AT = frozenset(
    {
        *("at", "on", "onto", "into", "against", "towards", "toward", "near", "outside", "inside", "under", "over"),
        *("beside", "through", "among", "upon", "in"),
    }
)
_SELVES = frozenset({"himself", "herself", "themselves", "itself"})
_WORN = frozenset({"vest", "vests", "belt", "belts"})
_FROM_THE_AIR = frozenset({"drop", "release"})
_BOMBS = frozenset({"remote_explosive_landmine_ied", "shelling_artillery_missile", "air_drone_strike"})


def projectile_kind(parse: Parse, index: int) -> str | None:
    """Return the kind of event that what a phrase names makes, where it is thrown, fired, dropped or planted."""
    return english().projectiles.get(parse.elements[index].head.low)


def launched(parse: Parse, at: int) -> tuple[str, dict[str, list[int]]] | None:
    """Return what somebody throws, fires, drops or plants with the verb at `at`: the kind of event and its roles."""
    lemma = parse.elements[at].lemma
    known = english()
    if lemma not in known.launching_verbs and lemma not in known.planting_verbs:
        return None
    bare = passive(parse, at)
    things = subject(parse, at) if bare else direct_object(parse, at)
    weapons = [i for i in things if projectile_kind(parse, i) is not None]
    if not weapons:
        return None
    kind = projectile_kind(parse, weapons[0]) or ""
    if lemma in known.planting_verbs and kind != "remote_explosive_landmine_ied":
        return None
    if lemma in _FROM_THE_AIR and kind in _BOMBS:
        kind = "air_drone_strike"
    doers = agent(parse, at) if bare else subject(parse, at)
    target = after_preposition(parse, weapons[-1] if not bare else at, _AT, reach=6)
    return kind, {"perpetrator": doers, "weapon": weapons, "target": target}


def on_himself(parse: Parse, at: int) -> dict[str, list[int]] | None:
    """Return the roles of a suicide bombing: who "blew himself up", "detonated a vest", and among whom."""
    lemma = parse.elements[at].lemma
    things = direct_object(parse, at)
    if lemma not in ("blow", "detonate", "explode") or not things:
        return None
    head = parse.elements[things[0]].head.low
    if head not in _SELVES and not (lemma != "blow" and head in _WORN):
        return None
    among = _AT - {"on"} | {"among", "amid"}
    return {"perpetrator": subject(parse, at), "target": after_preposition(parse, at, among, reach=6)}


def landed(parse: Parse, at: int) -> tuple[str, dict[str, list[int]]] | None:
    """Return what rockets, shells or bombs hit with the verb at `at`: the kind of event and its roles."""
    if parse.elements[at].lemma not in english().landing_verbs or passive(parse, at):
        return None
    left = subject(parse, at)
    weapons = [i for i in left if projectile_kind(parse, i) is not None]
    if not weapons:
        return None
    target = direct_object(parse, at) or after_preposition(parse, at, _AT, reach=4)
    return projectile_kind(parse, weapons[0]) or "", {"weapon": weapons, "target": target}
