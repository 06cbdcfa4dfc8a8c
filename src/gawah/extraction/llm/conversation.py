"""Requests to one endpoint: said in the server's dialect, tried again where that may help, and counted."""

from __future__ import annotations

import time
from typing import Any

import msgspec

from gawah.errors import EndpointError
from gawah.extraction.llm.answer import ToldClaim, excerpt, told_claims, usage_of
from gawah.extraction.llm.endpoint import Endpoint
from gawah.extraction.llm.fault import Fault
from gawah.extraction.llm.post import KEY_VARIABLE, Response, post
from gawah.extraction.llm.prompt import Messages
from gawah.extraction.llm.schema import answer_schema
from gawah.model import Spent

TRIES = 4
MAX_TOKENS = 4096
"""The longest answer that is asked for; a window whose answer is longer is halved."""
_WARMER = 0.2
"""How much freer each further try is: the same words again would bring the same garbage."""
_BUSY = (408, 409, 425, 429)
_FOR_ALL = {
    401: f"the server wants a key, or another one; set it in {KEY_VARIABLE}",
    403: f"the server refuses this key or model; look at {KEY_VARIABLE} and --model",
    404: "the server has no such address or model; look at --endpoint and --model",
    405: "nothing answers chat completions at this address; look at --endpoint",
}
"""Statuses that every request would get, and what to do about them."""


class Conversation:
    """The requests of one process to one endpoint; it learns what the server's dialect lacks."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._answered = False
        self._without: set[str] = set()
        self._spent = Spent()

    def take_spent(self) -> Spent:
        """Return what was spent since this was asked last."""
        spent, self._spent = self._spent, Spent()
        return spent

    def ask(self, messages: Messages) -> list[ToldClaim | None]:
        """Return the claims that the model tells of these messages.

        Raises:
            Fault: no usable answer came, after some tries where trying again could help.
            EndpointError: no request to this endpoint can succeed.
        """
        for tried in range(TRIES):
            try:
                return self._once(messages, temperature=_WARMER * tried)
            except Fault as fault:
                if fault.again and tried + 1 < TRIES:
                    pause = self._endpoint.first_wait * 2**tried
                    time.sleep(pause if fault.wait is None else fault.wait)
                    continue
                if fault.status == 0 and not self._answered:
                    what = f"{fault}; look whether a server runs at {self._endpoint.shown}"
                    raise EndpointError(what) from fault
                raise
        raise AssertionError  # the last try returns or raises

    def _once(self, messages: Messages, *, temperature: float) -> list[ToldClaim | None]:
        response = self._said(messages, temperature)
        while response.status in (400, 422, 500) and self._learn(response.body):
            response = self._said(messages, temperature)
        if response.status != 200:
            raise self._refused(response)
        return told_claims(response.body)

    def _said(self, messages: Messages, temperature: float) -> Response:
        response = post(self._endpoint, msgspec.json.encode(self._request(messages, temperature)))
        self._answered = True
        usage = usage_of(response.body)
        self._spent += Spent(
            requests=1,
            prompt_tokens=0 if usage is None else usage.prompt_tokens,
            completion_tokens=0 if usage is None else usage.completion_tokens,
            uncounted=int(usage is None and response.status == 200),
        )
        return response

    def _request(self, messages: Messages, temperature: float) -> dict[str, Any]:
        schema = answer_schema()
        form: dict[str, Any] = {
            "type": "json_schema",
            "json_schema": {"name": "claims", "strict": True, "schema": schema},
        }
        if "json_schema" in self._without:
            form = {"type": "json_object", "schema": schema}
        longest = "max_completion_tokens" if "max_tokens" in self._without else "max_tokens"
        request = {"model": self._endpoint.model, "messages": messages, "response_format": form, longest: MAX_TOKENS}
        return request if "temperature" in self._without else {**request, "temperature": temperature}

    def _learn(self, body: bytes) -> bool:
        """Note what a server says it does not take and what can be said otherwise; return whether that is new."""
        said = body.decode("utf-8", "replace")
        for word in ("json_schema", "max_tokens", "temperature"):
            if word in said and word not in self._without:
                self._without.add(word)
                return True
        return False

    def _refused(self, response: Response) -> Exception:
        status, shown, said = response.status, self._endpoint.shown, excerpt(response.body)
        if 300 <= status < 400:
            return EndpointError(
                f"{shown} sends requests on to another address; text goes to the endpoint that was named and to no "
                "other. Name the right one"
            )
        if status in _FOR_ALL:
            return EndpointError(f"{shown} answered with status {status}: {_FOR_ALL[status]}. It said {said}")
        too_long = status == 413 or (status in (400, 500) and "context" in said)
        again = status in _BUSY or (status >= 500 and not too_long)
        message = f"the server answered with status {status}: {said}"
        return Fault(message, again=again, too_long=too_long, wait=response.wait, status=status)
