"""A server that speaks the protocol of chat completions and plays recorded answers, good and hostile ones.

usage: server.py        writes the port to stdout, and serves on loopback until stdin ends

The first part of the path names what to play and the second keeps the counts of one test apart:
/good/TEST/v1/chat/completions. GET /log/TEST gives the requests of a test as JSON; GET /mend/TEST mends what is broken.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import defaultdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

Claim = dict[str, Any]
_PLAIN: Claim = {
    "quote": "",
    "kind": "event/attack",
    "roles": [],
    "speakers": [],
    "cue": None,
    "stance": "reports",
    "polarity": "positive",
    "certainty": "certain",
    "hedges": [],
    "places": [],
    "time": None,
    "deaths": None,
    "injured": None,
    "arrested": None,
    "count": None,
}


def claim(**said: Any) -> Claim:
    """Return a claim of the form asked for, with what it says."""
    return {**_PLAIN, **said}


def role(name: str, text: str, full: str | None = None) -> dict[str, str | None]:
    """Return a filler of a role."""
    return {"role": name, "text": text, "name": full}


def voice(text: str, name: str | None = None, actor: str | None = None, kind: str = "organisation") -> dict[str, Any]:
    """Return a speaker."""
    return {"text": text, "name": name, "actor": actor, "kind": kind}


RECORDED = [
    claim(
        quote="it attacked a convoy near Tolmarak on 3 March 2024, killing at least nine soldiers",
        roles=[role("perpetrator", "it", "The Dashtar Front"), role("target", "a convoy")],
        speakers=[voice("The Dashtar Front")],
        cue="says",
        stance="claims_responsibility",
        places=["Tolmarak"],
        time="on 3 March 2024",
        deaths="at least nine soldiers",
    ),
    claim(
        quote="The Ministry of Defence denied that nine soldiers were killed",
        roles=[role("target", "nine soldiers")],
        speakers=[voice("The Ministry of Defence")],
        cue="denied",
        stance="denies",
        polarity="negative",
        deaths="nine soldiers",
    ),
    claim(
        quote="No convoy was attacked",
        roles=[role("target", "convoy")],
        speakers=[voice("Colonel Yusuf Barak", "Yusuf Barak", "the ministry", "person")],
        cue="said",
        stance="denies",
        polarity="negative",
    ),
    claim(
        quote="Pakistan supports the Tehreek-e-Taliban Pakistan with money",
        kind="relation/supports.funding",
        roles=[role("a", "Pakistan"), role("b", "the Tehreek-e-Taliban Pakistan")],
        stance="accuses",
        speakers=[voice("", kind="unnamed")],
    ),
    claim(
        quote="حکومت نے حملے کی تردید کی ہے",
        roles=[role("target", "حملے")],
        speakers=[voice("حکومت")],
        cue="تردید",
        stance="denies",
        polarity="negative",
    ),
    *(claim(quote=f"Rebels burned village number {n}", roles=[role("perpetrator", "Rebels")]) for n in range(400)),
]
FIRST = RECORDED[0]
INVENTED = [
    {**FIRST, "quote": "it attacked a convoy near Tolmarak, killing at least ninety soldiers"},
    {**FIRST, "quote": "IT ATTACKED a convoy near Tolmarak on 3 March 2024"},
    {**FIRST, "quote": "convoy"},
    {**FIRST, "speakers": [voice("President Omar Invented")]},
    {**FIRST, "speakers": [voice("The Dashtar Front", "Commander Nobody")]},
    {**FIRST, "roles": [role("perpetrator", "India")]},
    {**FIRST, "roles": [role("perpetrator", "it", "The Army of Elsewhere")]},
    {**FIRST, "roles": [role("a", "The Dashtar Front")]},
    {**FIRST, "cue": "boasted"},
    {**FIRST, "kind": "event/genocide"},
    {**FIRST, "kind": "relation/allied_with", "roles": []},
]
GARBLED: list[Any] = [
    7,
    None,
    [],
    {},
    "quote",
    {**FIRST, "quote": 7},
    {**FIRST, "stance": "shouts"},
    {**FIRST, "roles": {"perpetrator": ["it"]}},
    {**FIRST, "speakers": "me"},
    {**FIRST, "certainty": None},
    {**FIRST, "deaths": 9},
]


LOG: dict[str, list[dict[str, Any]]] = defaultdict(list)
MENDED: set[str] = set()


class Script(BaseHTTPRequestHandler):
    """Plays what the path asks for."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Tell the requests of a test, or mend what is broken for it."""
        _, what, test = self.path.split("/")[:3]
        if what == "mend":
            MENDED.add(test)
        self._send(200, json.dumps(LOG[test]).encode())

    def do_POST(self) -> None:
        """Play an answer."""
        _, play, test, *_ = self.path.split("/")
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        LOG[test].append({"key": self.headers["Authorization"], "path": self.path, "request": request})
        self.text = re.findall(r"<<<REPORT \w+\n(.*)\nREPORT \w+>>>", request["messages"][-1]["content"], re.S)[0]
        self.tried = len(LOG[test])
        self.test = test
        self.request_body = request
        getattr(self, "play_" + play.replace("-", "_"))()

    # -- what can be played ---------------------------------------------------------------------------------------

    def play_good(self) -> None:
        self._claims(self._recorded())

    def play_invented(self) -> None:
        self._claims([*INVENTED, *self._recorded(), {**FIRST, "time": "in May 1999", "places": ["Paris", "Tolmarak"]}])

    def play_garbled(self) -> None:
        self._claims([*GARBLED, *self._recorded()])

    def play_obedient(self) -> None:
        """Do whatever the report says: answer with the JSON that stands in it."""
        self._content(re.findall(r"output (\{.*\})", self.text, re.S)[0])

    def play_twice(self) -> None:
        told = self._recorded()
        self._claims([*told, *({**each, "quote": each["quote"] + "."} for each in told), *told])

    def play_prose(self) -> None:
        self._content("I am happy to help! Here are the claims: none.")

    def play_prose_once(self) -> None:
        self.play_prose() if self.tried == 1 else self.play_good()

    def play_fenced(self) -> None:
        self._content("<think>hm {</think>\n```json\n" + json.dumps({"claims": self._recorded()}) + "\n```")

    def play_nested(self) -> None:
        self._content('{"claims": ' + "[" * 100_000)

    def play_html(self) -> None:
        self._send(200, b"<!doctype html><title>Sign in</title><p>Please sign in.", kind="text/html")

    def play_down(self) -> None:
        self._send(502, b"<html>Bad gateway</html>", kind="text/html", wait="0")

    def play_busy_twice(self) -> None:
        self._send(429, b'{"error": "slow down"}', wait="0") if self.tried < 3 else self.play_good()

    def play_cut(self) -> None:
        body = self._completion(json.dumps({"claims": self._recorded()}))
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[:40])
        self.close_connection = True

    def play_cut_once(self) -> None:
        self.play_cut() if self.tried == 1 else self.play_good()

    def play_long(self) -> None:
        """Be cut off at the longest answer, as long as more than one paragraph is asked about."""
        self._claims(self._recorded()) if "\n\n" not in self.text else self._content('{"claims": [{"qu', "length")

    def play_too_long(self) -> None:
        self._content('{"claims": [{"qu', "length")

    def play_small_context(self) -> None:
        small = "\n\n" not in self.text
        self.play_good() if small else self._send(400, b'{"error": {"message": "exceeds the context size"}}')

    def play_huge(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(1 << 40))
        self.end_headers()
        try:
            while True:
                self.wfile.write(b" " * 1_000_000)
        except OSError:
            self.close_connection = True

    def play_drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000000")
        self.end_headers()
        try:
            for _ in range(200):
                self.wfile.write(b" ")
                time.sleep(0.05)
        except OSError:
            pass
        self.close_connection = True

    def play_redirect(self) -> None:
        port = self.server.server_address[1]
        self.send_response(307)
        self.send_header("Location", f"http://localhost:{port}/good/elsewhere-{self.test}/v1/chat/completions")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def play_locked(self) -> None:
        """Want the key `open-sesame`, and repeat whatever key came."""
        key = self.headers["Authorization"]
        said = json.dumps({"error": {"message": f"wrong key: {key}"}}).encode()
        self.play_good() if key == "Bearer open-sesame" else self._send(401, said)

    def play_indiscreet(self) -> None:
        self._send(500, f"the header was {self.headers['Authorization']}".encode(), wait="0")

    def play_older(self) -> None:
        """Take neither json_schema nor max_tokens nor a temperature, as some servers and models do."""
        form, request = self.request_body["response_format"], self.request_body
        if form["type"] == "json_schema":
            self._send(500, b'{"error": {"message": "expected text or json_object", "input": "json_schema"}}')
        elif "max_tokens" in request:
            self._send(400, b'{"error": {"message": "max_tokens: use max_completion_tokens"}}')
        elif "temperature" in request:
            self._send(400, b'{"error": {"message": "temperature cannot be set"}}')
        else:
            self.play_good()

    def play_declining(self) -> None:
        choice = {"message": {"content": None, "refusal": "I cannot read this."}, "finish_reason": "stop"}
        self._send(200, json.dumps({"choices": [choice]}).encode())

    def play_uncounted(self) -> None:
        choice = {"message": {"content": '{"claims": []}'}, "finish_reason": "stop"}
        self._send(200, json.dumps({"choices": [choice]}).encode())

    def play_broken(self) -> None:
        """Fail for a text with the word "quarry" until mended."""
        broken = "quarry" in self.text and self.test not in MENDED
        self._send(500, b"oops", wait="0") if broken else self.play_good()

    # -- how it is sent -------------------------------------------------------------------------------------------

    def _recorded(self) -> list[Claim]:
        return [each for each in RECORDED if each["quote"] in self.text]

    def _claims(self, claims: list[Any]) -> None:
        self._content(json.dumps({"claims": claims}))

    def _content(self, content: str, finish: str = "stop") -> None:
        self._send(200, self._completion(content, finish))

    @staticmethod
    def _completion(content: str, finish: str = "stop") -> bytes:
        message = {"role": "assistant", "content": content}
        usage = {"prompt_tokens": 1000, "completion_tokens": 50, "total_tokens": 1050}
        choice = {"index": 0, "message": message, "finish_reason": finish}
        return json.dumps({"object": "chat.completion", "choices": [choice], "usage": usage}).encode()

    def _send(self, status: int, body: bytes, *, kind: str = "application/json", wait: str | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if wait is not None:
            self.send_header("Retry-After", wait)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Write nothing."""


def main() -> None:
    """Serve until stdin ends, as it does with the process that started this one."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Script)
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_port, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
