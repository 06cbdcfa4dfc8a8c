"""What people decided about a case, read from its log: which claims count, who is one actor, whom to believe how far.

Only decisions that stand count. Where two contradict each other the latest is followed and the conflict is listed.
Otherwise the order in which they were made changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

import msgspec

from gawah.errors import ClaimError
from gawah.incidents.records import Copy, Ruling
from gawah.known.conflicts import Conflict, Word, in_pairs, in_words
from gawah.known.decided_claim import patched
from gawah.known.decided_copies import CopyRuling, decided_copies
from gawah.known.decisions_read import GRADES, Log, read
from gawah.known.merged_actors import Canonical, canonicals, merge
from gawah.known.pairs import PairDecision, Settled, joined, settle
from gawah.ledger.admission import check_quotes, check_words
from gawah.ledger.decisions import WITHDRAW, Decision
from gawah.model import Claim, Document

__all__ = ["GRADES", "CopyRuling", "Decided", "Touched"]

Verdict = Literal["accept", "reject"]


class Touched(msgspec.Struct, frozen=True, kw_only=True):
    """What a decision bears on: ids of claims and documents, keys of actors and sources, names of persons."""

    claims: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()


class Decided:
    """The decisions of a case, ready to be applied. Make it with `Decided.of`."""

    def __init__(self, log: Log, everything: tuple[Decision, ...]) -> None:
        self._log = log
        self._all = everything
        self._actors = settle(log.pairs["actor"])
        self._incidents = settle(log.pairs["incident"])
        self._documents = settle(log.pairs["document"])
        self._merged = canonicals(self._actors, log.names)

    @classmethod
    def of(cls, decisions: Iterable[Decision]) -> Decided:
        """Return what the decisions say together; withdrawn ones and withdrawals may be among them."""
        everything = tuple(sorted(decisions, key=_number))
        standing = (one for one in everything if one.withdrawn_by is None and one.kind != WITHDRAW)
        return cls(read(standing), everything)

    def apply(self, claims: Iterable[Claim], documents: Mapping[str, Document] | None = None) -> list[Claim]:
        """Return the claims as decided, in the order given: rejected ones left out, corrected ones and those whose
        actors are joined with others changed. A changed claim keeps its id and is a `DecidedClaim`.

        Args:
            claims: as recorded.
            documents: by id; where the document of a corrected claim is among them, its quotes are checked once more.
        """
        kept = (claim for claim in claims if self.verdict(claim.id) != "reject")
        return [self._changed(claim, documents or {})[0] for claim in kept]

    def verdict(self, claim: str) -> Verdict | None:
        """Return what the latest decision about a claim comes to, None where there is none; to correct is to accept."""
        words = self._log.verdicts.get(claim)
        if words is None:
            return None
        return "accept" if words[-1].value else "reject"

    def accepted(self) -> frozenset[str]:
        """Return the ids of the claims that a person accepted or corrected."""
        return frozenset(claim for claim in self._log.verdicts if self.verdict(claim) == "accept")

    def rejected(self) -> frozenset[str]:
        """Return the ids of the claims that a person rejected."""
        return frozenset(claim for claim in self._log.verdicts if self.verdict(claim) == "reject")

    def unfit(self, claims: Iterable[Claim]) -> dict[int, str]:
        """Return the corrections that cannot be applied to these claims, by number, with the reason.

        That happens where a correction rests on another that was taken back.
        """
        found: dict[int, str] = {}
        for claim in claims:
            if claim.id in self._log.patches:
                found.update(self._changed(claim, {})[1])
        return dict(sorted(found.items()))

    def _changed(self, claim: Claim, documents: Mapping[str, Document]) -> tuple[Claim, dict[int, str]]:
        unfit: dict[int, str] = {}
        for decision, changes in self._log.patches.get(claim.id, ()):
            try:
                claim = corrected(claim, changes, decision, documents.get(claim.document.id))
            except (msgspec.ValidationError, ClaimError) as error:
                unfit[decision] = str(error)
        return merge(claim, self._merged) if len(self._merged) > 0 else claim, unfit

    def rulings(self) -> list[Ruling]:
        """Return the decisions about incidents that stand, each as two claims that stand for them."""
        return [
            Ruling(left=pair.left, right=pair.right, same=pair.same, decision=pair.decision)
            for pair in _once(self._incidents)
        ]

    def copy_rulings(self) -> list[CopyRuling]:
        """Return the decisions about documents that stand."""
        return [
            CopyRuling(left=pair.left, right=pair.right, same=pair.same, decision=pair.decision)
            for pair in _once(self._documents)
        ]

    def copies(self, found: Mapping[str, Copy], documents: Iterable[Document] = ()) -> dict[str, Copy]:
        """Return the copies that were found, by document, changed as people decided; see `decided_copies`.

        Without `documents`, which carry the dates, the one with the smaller id is taken for the original.
        """
        return decided_copies(found, documents, self.copy_rulings())

    def actors(self) -> dict[str, Canonical]:
        """Return what stands for each key of an actor that was joined with another."""
        return dict(self._merged)

    def different_actors(self) -> frozenset[tuple[str, str]]:
        """Return the pairs of keys of actors that a person keeps apart, the smaller key first."""
        return frozenset((pair.left, pair.right) for pair in self._actors.stands if not pair.same)

    def reliability(self) -> dict[str, str]:
        """Return the letter (A-F) of each graded source."""
        return {source: words[-1].value for source, words in sorted(self._log.grades.items())}

    def private(self) -> dict[str, bool]:
        """Return for each name that was decided whether it is a private person's."""
        return {name: words[-1].value for name, words in sorted(self._log.persons.items())}

    def ignored(self) -> tuple[int, ...]:
        """Return the numbers of standing decisions that say nothing this version understands."""
        return self._log.ignored

    def conflicts(self) -> list[Conflict]:
        """Return where people decided differently, in the order of the decisions that are followed."""
        slots = {"claim": self._log.verdicts, "source": self._log.grades, "person": self._log.persons}
        found = [in_words(about, target, said) for about, words in slots.items() for target, said in words.items()]
        found += [in_words("claim", f"{claim} {field}", said) for (claim, field), said in self._fields().items()]
        pairs = {"actors": self._actors, "incidents": self._incidents, "documents": self._documents}
        listed = [conflict for conflict in found if conflict is not None]
        for about, settled in pairs.items():
            listed += in_pairs(about, settled, self._log.names)
        return sorted(listed, key=_counted)

    def _fields(self) -> dict[tuple[str, str], list[Word]]:
        """Return who corrected which field of which claim to what."""
        made_by = {decision.id: decision.who for decision in self._all}
        found: dict[tuple[str, str], list[Word]] = {}
        for claim, patches in self._log.patches.items():
            for decision, changes in patches:
                for field, value in changes.items():
                    shown = msgspec.json.encode(value).decode()
                    word = Word(decision, made_by[decision], shown, f"{field} is {shown}")
                    found.setdefault((claim, field), []).append(word)
        return found

    def touched(self, decision: Decision) -> Touched:
        """Return what changes when this decision is made or taken back; a withdrawal touches what it took back.

        Of actors and incidents, all are named that any decision ever joined with those of this one.
        """
        if decision.kind == WITHDRAW:
            taken = next((one for one in self._all if str(one.id) == decision.target), None)
            return Touched() if taken is None else self.touched(taken)
        log = read([decision])
        ever = read(one for one in self._all if one.kind != WITHDRAW)
        return Touched(
            claims=frozenset(log.verdicts) | _reach("incident", log, ever),
            documents=_reach("document", log, ever),
            actors=_reach("actor", log, ever),
            sources=frozenset(log.grades),
            persons=frozenset(log.persons),
        )


def corrected(claim: Claim, changes: Mapping[str, Any], decision: int, document: Document | None) -> Claim:
    """Return the claim as a correction leaves it, held against the vocabulary and, where given, its document.

    Raises:
        msgspec.ValidationError: a field that cannot be corrected, or a value that it cannot hold.
        ClaimError: a word that is not in the vocabulary, or a quote that is not the text at its offsets.
    """
    made = patched(claim, changes, decision)
    check_words(made)
    if document is not None:
        check_quotes(document, made)
    return made


def _reach(sort: str, log: Log, ever: Log) -> frozenset[str]:
    seeds = {end for pair in log.pairs[sort] for end in (pair.left, pair.right)}
    return joined((*ever.pairs[sort], *log.pairs[sort]), seeds)


def _once(settled: Settled) -> list[PairDecision]:
    """Return each pair once, under its latest decision, in the order of the pairs."""
    latest = {(pair.left, pair.right): pair for pair in settled.stands}
    return [latest[key] for key in sorted(latest)]


def _number(decision: Decision) -> int:
    return decision.id


def _counted(conflict: Conflict) -> tuple[int, str, str]:
    return conflict.counts, conflict.about, conflict.target
