"""The extractor `llm`: a document window by window to a model, and its claims back as far as they are grounded."""

from __future__ import annotations

from gawah.errors import EndpointError
from gawah.extraction.llm.conversation import Conversation
from gawah.extraction.llm.endpoint import Endpoint, checked
from gawah.extraction.llm.fault import Fault
from gawah.extraction.llm.prompt import messages
from gawah.extraction.llm.taking import DROPPED, LEFT_OUT, Taker
from gawah.extraction.llm.windows import Window, halves, windows_of
from gawah.extraction.mentions import as_records, find_mentions
from gawah.model import Document, Extraction, Note

MOST_FAILURES = 3
"""Documents in a row without a usable answer, after which a run ends: the server, not a document, is at fault."""


class LlmExtractor:
    """Finds claims with a model behind an OpenAI-compatible server (`/v1/chat/completions`).

    A key is read from the environment variable GAWAH_API_KEY when a request is made, and kept nowhere.

    Args:
        endpoint: the address of the server, such as `http://127.0.0.1:8080/v1`.
        model: the name of one of its models.
        allow_remote: let the text of documents be sent to another machine than this one, encrypted.
        seconds: how long one request may take.
        first_wait: the pause before a second try, in seconds; each later pause is twice as long.

    Raises:
        EndpointError: the address is none, or not on this machine though that is not allowed.
    """

    def __init__(
        self,
        endpoint: str,
        model: str,
        *,
        allow_remote: bool = False,
        seconds: float = 120.0,
        first_wait: float = 1.0,
    ) -> None:
        given = Endpoint(url=endpoint, model=model, allow_remote=allow_remote, seconds=seconds, first_wait=first_wait)
        self.endpoint = checked(given)
        self._conversation = Conversation(self.endpoint)
        self._failures = 0

    @property
    def name(self) -> str:
        """Return `llm/` and the model."""
        return f"llm/{self.endpoint.model}"

    def extract(self, document: Document) -> Extraction:
        """Return the claims and mentions of a document, or why the server gave no usable answer for it.

        Raises:
            EndpointError: no request can succeed, or several documents in a row have failed.
        """
        mentions = find_mentions(document)
        taker = Taker(document, mentions, self.name)
        try:
            for window in windows_of(document):
                self._read(document, window, taker)
        except Fault as fault:
            return self._failed(fault)
        self._failures = 0
        return Extraction(
            claims=tuple(sorted(taker.claims, key=lambda c: (c.start, c.end))),
            mentions=tuple(as_records(document, mentions)),
            dropped=dict(taker.dropped),
            notes=self._notes(taker),
            spent=self._conversation.take_spent(),
        )

    def _read(self, document: Document, window: Window, taker: Taker) -> None:
        """Ask for the claims of a window; one that is too long for the model is asked for in halves."""
        own, before = document.text[window.start : window.end], document.text[window.shown : window.start]
        try:
            answered = self._conversation.ask(messages(before, own))
        except Fault as fault:
            smaller = halves(window) if fault.too_long else []
            if len(smaller) == 0:
                raise
            for half in smaller:
                self._read(document, half, taker)
            return
        for told in answered:
            taker.take(told, window)

    def _failed(self, fault: Fault) -> Extraction:
        self._failures += 1
        why = f"{self.name} gave no usable answer: {fault}"
        if self._failures >= MOST_FAILURES:
            raise EndpointError(
                f"{why}; {self._failures} documents in a row have failed, so that the run ends here. What is recorded "
                "stays; run the same command again to go on"
            ) from fault
        message = f"{why}. The document was not recorded; run the same command again to try again"
        return Extraction(spent=self._conversation.take_spent(), failure=message)

    def _notes(self, taker: Taker) -> tuple[Note, ...]:
        reasons = [f"{number} with {DROPPED[code]}" for code, number in taker.dropped.items() if code in DROPPED]
        notes = []
        if len(reasons) > 0:
            all_told = sum(taker.dropped[code] for code in DROPPED)
            message = f"{all_told} claims that {self.name} told were not taken: {'; '.join(reasons)}"
            notes.append(Note(code="claims_dropped", message=message))
        if taker.dropped[LEFT_OUT] > 0:
            message = f"{self.name} told {taker.dropped[LEFT_OUT]} places, times, numbers or hedges that do not stand"
            notes.append(Note(code="details_left_out", message=f"{message} in the text; claims were kept without them"))
        return tuple(notes)
