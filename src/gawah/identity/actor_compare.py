"""Whether two names mean the same actor: the table decides, similarity only proposes."""

from __future__ import annotations

from itertools import product
from typing import Literal

import msgspec

from gawah.identity.actor_names import exact_key, spelling, spelling_key, tokens
from gawah.identity.actor_table import Actor, ActorTable, Alias

_HEADS = {
    "army": "army armies ejército ejercito armée armee exército lashkar jaish jaysh laskar armia",
    "front": "front frente fronte jabha jabhat",
    "forces": "force forces fuerzas fuerza forças",
    "party": "party partido parti hizb hezb partiya",
    "brigade": "brigade brigades brigada brigadas kataib liwa",
    "tigers": "tiger tigers",
    "guards": "guard guards guardia garde",
    "movement": "movement movimiento mouvement movimento harkat harakat tehreek tehrik haraka",
    "union": "union unión",
    "council": "council consejo conseil shura",
    "league": "league liga ligue",
    "command": "command comando commando comandos",
    "police": "police policía policia",
    "government": "government gobierno gouvernement",
    "state": "state estado état",
    "congress": "congress congreso",
    "committee": "committee comité",
    "wing": "wing",
    "province": "province provincia wilayat",
}
_HEAD_OF = {spelling(exact_key(word)): head for head, words in _HEADS.items() for word in words.split()}


class Verdict(msgspec.Struct, frozen=True):
    """What was found about two names: the answer, how alike they look (0-100), and a sentence that says why."""

    same: Literal["same", "different", "unsure"]
    score: float
    reason: str


def compare(a: str, b: str) -> Verdict:
    """Return whether two names mean the same actor.

    In this order: the table's bearers of both names; names equal by spelling rules; a head noun (Army, Front) or a
    country that differs. What is left is `unsure`, with the similarity as a proposal to a person, never a decision.
    """
    score = _similarity(a, b)
    table = ActorTable.load()
    verdict = _by_table(table.named(a), table.named(b), score)
    if verdict is None:
        verdict = _by_rule(a, b, score, table)
    return verdict if verdict is not None else Verdict("unsure", score, _proposal(a, b, score))


def _similarity(a: str, b: str) -> float:
    from rapidfuzz import fuzz

    return round(float(fuzz.token_sort_ratio(exact_key(a), exact_key(b))), 1)


def _proposal(a: str, b: str, score: float) -> str:
    return f"the table does not decide between {a!r} and {b!r}; they look alike by {score:.0f} of 100"


def _bearers(pairs: list[tuple[Actor, Alias]]) -> list[Actor]:
    """Return who may be meant: the strong bearers, or all where the name is weak for all."""
    strong = [actor for actor, alias in pairs if not alias.weak]
    return list(dict.fromkeys(strong if len(strong) > 0 else [actor for actor, _ in pairs]))


def _by_table(one: list[tuple[Actor, Alias]], two: list[tuple[Actor, Alias]], score: float) -> Verdict | None:
    if len(one) == 0 or len(two) == 0:
        return None
    first, second = _bearers(one), _bearers(two)
    if len(first) == 1 and len(second) == 1 and first[0].id == second[0].id:
        if one[0][1].weak or two[0][1].weak:
            return Verdict("unsure", score, f"one of the names is {first[0].name} only where the document says so")
        return Verdict("same", score, f"both are names of {first[0].name}")
    if {actor.id for actor in first} & {actor.id for actor in second}:
        names = " or ".join(dict.fromkeys(a.name for a in (*first, *second)))
        return Verdict("unsure", score, f"may mean {names}; the document decides")
    return Verdict("different", score, _difference(first, second))


def _difference(first: list[Actor], second: list[Actor]) -> str:
    for a, b in (*product(first, second), *product(second, first)):
        veto = next((v for v in a.not_same_as if v.id == b.id), None)
        if veto is not None:
            return f"{a.name} is not {b.name}: {veto.reason}"
        tie = next((r for r in a.relations if r.to == b.id), None)
        if tie is not None:
            return f"{a.name} is {tie.kind.replace('_', ' ')} {b.name}, not the same"
    return f"{first[0].name} and {second[0].name} are two actors of the table"


def _by_rule(a: str, b: str, score: float, table: ActorTable) -> Verdict | None:
    if spelling_key(a) == spelling_key(b):
        return Verdict("same", score, "the names differ only in spelling, by the rules for romanised names")
    heads = _heads(a), _heads(b)
    if all(heads) and not heads[0] & heads[1]:
        return Verdict("different", score, f"{' '.join(sorted(heads[0]))} is not {' '.join(sorted(heads[1]))}")
    states = _states(a, table), _states(b, table)
    if all(states) and not states[0] & states[1]:
        return Verdict("different", score, f"they name different countries: {states[0]} and {states[1]}")
    return None


def _heads(name: str) -> set[str]:
    return {_HEAD_OF[t.loose] for t in tokens(name) if t.loose in _HEAD_OF}


def _states(name: str, table: ActorTable) -> set[str]:
    """Return the countries whose name or adjective stands in the name."""
    found = set()
    for token in tokens(name):
        state = table.adjective(token.exact)
        bearers = [state] if state is not None else [a for a, _ in table.entries(token.loose)]
        found |= {actor.id for actor in bearers if actor.id.startswith("state:")}
    return found
