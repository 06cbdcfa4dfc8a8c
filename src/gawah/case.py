"""A case as one object: reports go in, sourced claims come out.

case = gawah.open("x.gawah")
case.add(["reports"])
case.claims(actor="ISKP", stance="denies")
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar, Unpack, cast
from weakref import WeakSet

from gawah.errors import UnreadableInput
from gawah.extraction import DEFAULT, Extractor
from gawah.intake.outcomes import Options
from gawah.intake.sources import find_sources
from gawah.intake.tally import Added, Step, Tally
from gawah.intake.workers import take_in
from gawah.ledger import ActorRow, ClaimFilters, Decision, DocumentRow, Hit, Ledger, Refusal, VerifyReport
from gawah.ledger.connection import Mode
from gawah.model import Claim, Document

if TYPE_CHECKING:
    from gawah.agreement.comparing import Comparison
    from gawah.exchange.claims_in import Imported
    from gawah.exchange.veil import VeiledClaim
    from gawah.known.asking import KnownFilters, OriginRow
    from gawah.known.conflicts import Conflict
    from gawah.known.knowledge import Knowledge, Standing
    from gawah.weighing.records import Finding, Incident, Tie

_Row = TypeVar("_Row")
Sources = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]


class Case:
    """One case file. It is opened when something is asked of it and belongs to the thread that asks first.

    Args:
        path: the file. The first `add` makes it; everything else expects it to be there.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        self._ledger: Ledger | None = None
        self._mode: Mode = "read"
        self._running: WeakSet[Generator[Any, None, None]] = WeakSet()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Case({str(self.path)!r})"

    def close(self) -> None:
        """Close the file; asking something of the case opens it again."""
        # A query that nobody reads to its end must let go of the file before that is closed.
        while len(self._running) > 0:
            self._running.pop().close()
        if self._ledger is not None:
            self._ledger.close()
            self._ledger = None

    def ledger(self, mode: Mode = "read") -> Ledger:
        """Return the ledger beneath, opened for reading, or for writing where that is asked.

        Raises:
            CaseError: the file is missing, not a case, damaged, or not to be written.
        """
        if self._ledger is not None and mode != "read" and self._mode == "read":
            self.close()
        if self._ledger is None:
            self._ledger = Ledger.open(self.path, mode=mode)
            self._mode = mode
        return self._ledger

    def add(
        self,
        sources: Sources,
        *,
        allow_private: bool = False,
        extractor: str | Extractor = DEFAULT,
        jobs: int = 1,
        on_step: Callable[[Step], None] | None = None,
    ) -> Added:
        """Read, extract and record; a document that is there already changes nothing.

        Each document is recorded whole or not at all. What cannot be read is noted with its reason, and the rest
        goes on.

        Args:
            sources: files, folders, URLs, and `-` for stdin.
            allow_private: let a URL lead to a private or loopback address.
            extractor: what finds the claims: `rules`, or an `Extractor` such as an `LlmExtractor`.
            jobs: worker processes that read and extract; the order of recording is the same for any number.
            on_step: called after each source.

        Raises:
            CaseError: the case cannot be opened or written.
            ValueError: there is no such extractor.
            EndpointError: the server of a model cannot be used; what was recorded before stays.
        """
        ledger = self.ledger("create")
        known = frozenset(ledger.document_ids())
        options = Options(allow_private=allow_private, extractor=extractor, jobs=jobs, known=known)
        found = find_sources(_listed(sources), without=self.path)
        tally = Tally(ledger)
        for done, (source, outcomes) in enumerate(take_in(found, options), start=1):
            before = len(tally.refused)
            for outcome in outcomes:
                tally.record(source, outcome)
            if on_step is not None:
                refused = tuple(tally.refused[before:])
                on_step(Step(done=done, total=len(found), source=source, refused=refused, spent=tally.spent))
        self._refresh()
        return tally.added()

    def add_bytes(self, data: bytes, name: str, *, extractor: str | Extractor = DEFAULT) -> Added:
        """Read, extract and record bytes that stand in no file, such as those of a pipe, under `name`."""
        ledger = self.ledger("create")
        options = Options(extractor=extractor, known=frozenset(ledger.document_ids()))
        tally = Tally(ledger)
        for outcome in options.outcomes_of_bytes(data, name):
            tally.record(name, outcome)
        self._refresh()
        return tally.added()

    def import_claims(
        self, files: Sources, *, documents: str | os.PathLike[str] | None = None, extractor: str | None = None
    ) -> Imported:
        """Record claims that stand in claims JSONL files, hand-made or exported.

        Args:
            files: the claims files.
            documents: the folder with the documents; without it the case must hold them already.
            extractor: who made the claims, such as `coder/NAME`; `import/FILE` where the file does not say.

        Raises:
            UnreadableInput: a file cannot be read. A line that is no claim is refused, and the rest goes on.
        """
        from gawah.exchange.claims_in import import_claims

        ledger = self.ledger("create")
        imported = import_claims(ledger, _listed(files), documents, extractor=extractor)
        self._refresh()
        return imported

    def claims(self, *, limit: int | None = None, **filters: Unpack[ClaimFilters]) -> list[Claim]:
        """Return the claims that the filters keep, in the order of recording; see `ClaimFilters`.

        Raises:
            ClaimError: a filter that is not known, or a value that no claim can have; the nearest is proposed.
        """
        return list(self.each_claim(limit=limit, **filters))

    def each_claim(self, *, limit: int | None = None, **filters: Unpack[ClaimFilters]) -> Iterator[Claim]:
        """Yield the same claims one by one."""
        return self._watched(self.ledger().claims(limit=limit, **self._resolved(filters)))

    def claims_json(self, *, limit: int | None = None, **filters: Unpack[ClaimFilters]) -> Iterator[str]:
        """Yield the same claims as lines of the computed claims JSONL, without their ends: each with its origin and
        what it is part of.
        """
        from gawah.exchange.standing_lines import standing_lines

        standing = self.standing()
        lines = self.ledger().claims_with_ids(limit=limit, **self._resolved(filters))
        return self._watched(standing_lines(lines, standing))

    def _watched(self, rows: Iterator[_Row]) -> Iterator[_Row]:
        if isinstance(rows, Generator):
            self._running.add(rows)
        return rows

    def count_claims(self, **filters: Unpack[ClaimFilters]) -> int:
        """Return how many claims the filters keep."""
        return self.ledger().count_claims(**self._resolved(filters))

    def exported(
        self, *, veiled: bool = True, limit: int | None = None, **filters: Unpack[ClaimFilters]
    ) -> Iterator[VeiledClaim]:
        """Yield claims as they leave the case: private persons hidden, coordinates rounded, unless not `veiled`."""
        from gawah.exchange.veil import Veil, VeiledClaim
        from gawah.known.decided import Decided

        claims = self.each_claim(limit=limit, **filters)
        if not veiled:
            return map(VeiledClaim, claims)
        # Who is private, and who speaks, is asked of the whole case, whatever the filters leave out.
        private = Decided.of(self.ledger().decisions(standing=True)).private()
        veil = Veil(self.each_claim(), key=self.ledger().case_id().encode(), decided=private)
        return map(veil.over, claims)

    def claim(self, key: str) -> Claim:
        """Return the claim whose id is `key` or begins with it.

        Raises:
            ClaimError: none or several fit.
        """
        return self.ledger().claim(key)

    def documents(self) -> list[DocumentRow]:
        """Return a row for every document, in the order of recording: the first is number 1."""
        return list(self.ledger().documents())

    def document(self, key: str) -> Document:
        """Return the document with its text; `key` is its number, id (or the beginning of it), name or title.

        Raises:
            CaseError: none or several fit.
        """
        return self.ledger().document(self._document_key(key))

    def actors(self) -> list[ActorRow]:
        """Return who occurs in the claims, those with most claims first."""
        return self.ledger().actors()

    def refusals(self) -> list[Refusal]:
        """Return what was refused, each with its reason."""
        return list(self.ledger().refusals())

    def search(self, words: str, *, limit: int | None = None) -> list[Hit]:
        """Return the passages that hold all the words, in any spelling of their script."""
        return list(self.ledger().search(words, limit=limit))

    def decide(
        self, action: str, *what: str, who: str, why: str = "", changes: Mapping[str, Any] | None = None
    ) -> Decision:
        """Record what a person decides; the same decision of the same person, still standing, is not repeated.

        `decide("reject", ID)`, `decide("correct", ID, changes={"kind": "attack"})`,
        `decide("same", "actor", "DLF", "Dashtar Liberation Front")`, `decide("grade", "Meridian Wire", "B")`,
        `decide("private", NAME)`; see `gawah decide --help` for all of them.

        Raises:
            CaseError: there is no such action, or it names what is not in the case.
            ClaimError: there is no such claim, or the correction does not fit it.
        """
        from gawah.known.deciding import draft

        ledger = self.ledger("write")
        made = draft(ledger, action, what, changes=changes)
        decision = ledger.decide(who=who, kind=made.kind, target=made.target, value=made.value, why=why)
        self._refresh()
        return decision

    def withdraw(self, decision: int, *, who: str, why: str = "") -> Decision:
        """Take back a decision by its number and return the withdrawal, which is a decision too."""
        taken = self.ledger("write").withdraw(decision, who=who, why=why)
        self._refresh()
        return taken

    def decisions(self, *, standing: bool = False) -> list[Decision]:
        """Return the decisions in the order they were made; `standing` keeps those that hold now."""
        return list(self.ledger().decisions(standing=standing))

    def conflicts(self) -> list[Conflict]:
        """Return where people decided differently, with the decision that is followed: the latest."""
        from gawah.known.decided import Decided

        return Decided.of(self.ledger().decisions()).conflicts()

    def coders(self) -> dict[str, tuple[int, int]]:
        """Return everybody who coded, with the numbers of their own claims and of claims that they reviewed."""
        from gawah.agreement.coders import coders

        return coders(self.each_claim(), self.decisions())

    def agreement(self, first: str, second: str) -> Comparison:
        """Return how far two coders agree, field by field: per cent, Cohen's kappa and Krippendorff's alpha.

        Raises:
            CaseError: one of them coded nothing here.
        """
        from gawah.agreement.comparing import compare_coders

        return compare_coders(self.ledger(), first, second)

    def verify(self, *, head: str | None = None) -> VerifyReport:
        """Hash everything again and report the first row that does not fit; `head` is a chain hash noted earlier."""
        from msgspec.structs import replace

        from gawah.known.refresh import fault

        report = self.ledger().verify(head=head)
        wrong = fault(self.ledger()) if report.ok else None
        return report if wrong is None else replace(report, fault=wrong)

    def rebuild(self) -> None:
        """Drop what is computed from documents and claims and make it again; what was recorded stays."""
        self.ledger("write").rebuild()
        self._refresh()

    def _refresh(self) -> None:
        from gawah.known.refresh import refresh

        refresh(self.ledger("write"))

    def known(self) -> Knowledge:
        """Return all that is computed from the claims taken together, brought up to date where it must be."""
        from gawah.known.refresh import knowledge_of

        return knowledge_of(self.ledger())

    def standing(self) -> dict[str, Standing]:
        """Return how each claim stands: its origin, what it is part of, and which claim took it back, by id."""
        from gawah.known.refresh import standing_of

        return standing_of(self.ledger())

    def incidents(self, **filters: Unpack[KnownFilters]) -> list[Incident]:
        """Return the incidents that the filters keep, contested ones first; see `KnownFilters`."""
        from gawah.known import asking

        return asking.incidents(self.known(), self._met(filters), filters)

    def ties(self, **filters: Unpack[KnownFilters]) -> list[Tie]:
        """Return the ties between actors that the filters keep, contested ones first."""
        from gawah.known import asking

        return asking.ties(self.known(), self._met(filters), filters)

    def findings(self, **filters: Unpack[KnownFilters]) -> list[Finding]:
        """Return the presence records and judgements that the filters keep."""
        from gawah.known import asking

        return asking.findings(self.known(), self._met(filters), filters)

    def origins(self) -> list[OriginRow]:
        """Return on whom the claims rest, those behind most reports first."""
        from gawah.known import asking

        known = self.known()
        return asking.origins(known, {key: claim.document.id for key, claim in known.claims.items()})

    def _met(self, filters: KnownFilters) -> list[frozenset[str]]:
        """Return for each filter of claims the ids of the claims that it keeps."""
        from gawah.known.asking import ALONE

        given: list[ClaimFilters] = [
            cast(ClaimFilters, {name: value})
            for name, value in filters.items()
            if value is not None and name not in ALONE
        ]
        return [frozenset(self.ledger().claim_ids(**self._resolved(each))) for each in given]

    def numbers(self) -> dict[str, int]:
        """Return the number of each document by its id."""
        return {document: number for number, document in enumerate(self.ledger().document_ids(), start=1)}

    def _resolved(self, filters: ClaimFilters) -> ClaimFilters:
        """Return the filters with numbers of documents and aliases of actors as ids."""
        resolved = filters.copy()
        document = filters.get("document")
        if document is not None:
            key = self._document_key(document)
            self._check_document(key)
            resolved["document"] = key
        if "actor" in filters:
            resolved["actor"] = self._actor_key(filters["actor"])
        if "speaker" in filters:
            resolved["speaker"] = self._actor_key(filters["speaker"])
        return resolved

    def _actor_key(self, name: str | None) -> str | None:
        """Return the id of the one actor that bears this name and occurs in the case, or the name as it is."""
        if name is None:
            return None
        from gawah.identity.actors import ActorTable

        bearers = {actor.id for actor in ActorTable.load().by_name(name)}
        occurring = [actor for actor in sorted(bearers) if self.ledger().count_claims(actor=actor) > 0]
        return occurring[0] if len(occurring) == 1 else name

    def _document_key(self, key: str) -> str:
        """Return the id of the document with the number `key`, or `key` itself where it is no number."""
        if not (key.isascii() and key.isdigit() and len(key) < 6):
            return key
        return next((id_ for id_, number in self.numbers().items() if number == int(key)), key)

    def _check_document(self, key: str) -> None:
        if next(self.ledger().claims_json(document=key, limit=1), None) is not None:
            return
        self.ledger().document(key)


def _listed(sources: Sources) -> list[str]:
    if isinstance(sources, str | os.PathLike):
        return [os.fspath(sources)]
    return [os.fspath(source) for source in sources]


def open_case(path: str | os.PathLike[str]) -> Case:
    """Return the case at `path`; the file is made by the first `add`."""
    return Case(path)


def extract(source: str | Document, *, extractor: str | Extractor = DEFAULT) -> list[Claim]:
    """Return the claims of a text or of a document that was read, without a case.

    Offsets count the characters of the text as given.

    Raises:
        UnreadableInput: the text is empty or no text.
        ValueError: there is no such extractor.
        ModelError: a model gave no usable answer.
        EndpointError: the server of a model cannot be used.
    """
    from gawah.extraction import extract_document

    document = _document_of(source) if isinstance(source, str) else source
    return list(extract_document(document, extractor=extractor).claims)


def _document_of(text: str) -> Document:
    from gawah.reading import Reading, read_bytes

    for outcome in read_bytes(text.encode("utf-8", "surrogateescape"), name="text.txt"):
        if isinstance(outcome, Reading):
            return outcome.document
        raise UnreadableInput(outcome.message, reason=outcome.reason, source=outcome.source)
    raise UnreadableInput("expected a text, got nothing that could be read", reason="empty")
