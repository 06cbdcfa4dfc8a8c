"""Requests: tried again where that may help, ended where not, bounded in time and size, and no key told on."""

from __future__ import annotations

import shlex
import shutil
import socket
import ssl
import subprocess
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from gawah.errors import EndpointError
from gawah.extraction.llm.conversation import TRIES
from gawah.extraction.llm.extractor import LlmExtractor
from gawah.model import Spent

from .conftest import TEXT, Served, document


@pytest.mark.parametrize(("play", "requests"), [("busy-twice", 3), ("prose-once", 2), ("cut-once", 2), ("fenced", 1)])
def test_what_may_pass_is_tried_again(server: Served, play: str, requests: int) -> None:
    """A busy server, an answer that is no JSON and a cut connection cost another request and no claim."""
    extraction = server.extractor(play).extract(document(TEXT))
    assert len(extraction.claims) == 3
    assert len(server.log()) == requests


@pytest.mark.parametrize(
    ("play", "why", "requests"),
    [
        ("down", "status 502", TRIES),
        ("prose", "JSON form", TRIES),
        ("nested", "JSON form", TRIES),
        ("html", "no chat completion", TRIES),
        ("too-long", "cut off at its longest", 4 + 1),
        ("declining", "declined", 1),
    ],
)
def test_what_does_not_pass_fails_the_document(server: Served, play: str, why: str, requests: int) -> None:
    """After a bounded number of tries the document has failed, with the reason and what was spent."""
    extraction = server.extractor(play).extract(document(TEXT))
    assert extraction.failure is not None
    assert why in extraction.failure
    assert "run the same command again" in extraction.failure
    assert extraction.claims == ()
    if play != "too-long":
        assert extraction.spent.requests == len(server.log()) == requests


def test_a_cut_connection_is_no_short_answer(server: Served) -> None:
    """A server that always cuts the connection is as good as none."""
    with pytest.raises(EndpointError, match="cut after 40 of"):
        server.extractor("cut").extract(document(TEXT))
    assert len(server.log()) == TRIES


def test_a_slow_drip_ends_at_the_deadline(server: Served) -> None:
    """A server that keeps sending a byte now and then is cut off, whatever it waits for."""
    started = time.monotonic()
    with pytest.raises(EndpointError, match=r"within 0\.2 seconds"):
        server.extractor("drip", seconds=0.2).extract(document(TEXT))
    assert time.monotonic() - started < 5


def test_an_endless_answer_is_not_read_to_its_end(server: Served) -> None:
    """The answer is given up at its limit."""
    extraction = server.extractor("huge").extract(document(TEXT))
    assert "longer than" in (extraction.failure or "")


def test_a_redirect_is_not_followed(server: Served) -> None:
    """Text goes to the endpoint that was named and to no other, and the run ends."""
    with pytest.raises(EndpointError, match="to no other"):
        server.extractor("redirect").extract(document(TEXT))
    assert server.log(f"elsewhere-{server.test}") == []


def test_a_server_that_is_not_there_ends_the_run() -> None:
    """Nobody waits for a thousand documents to fail one by one."""
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{nobody.getsockname()[1]}/v1"
        with pytest.raises(EndpointError, match="look whether a server runs"):
            LlmExtractor(url, "m", first_wait=0.01).extract(document(TEXT))


def test_documents_that_fail_in_a_row_end_the_run(server: Served) -> None:
    """Two failures are two documents, the third is the server."""
    extractor = server.extractor("declining")
    assert [extractor.extract(document(TEXT)).failure is not None for _ in range(2)] == [True, True]
    with pytest.raises(EndpointError, match="3 documents in a row"):
        extractor.extract(document(TEXT))


def test_a_server_of_an_older_dialect_is_understood(server: Served) -> None:
    """What a server does not take is said otherwise, once for all documents; the schema stays."""
    extractor = server.extractor("older")
    assert len(extractor.extract(document(TEXT)).claims) == 3
    assert len(extractor.extract(document(TEXT)).claims) == 3
    log = [each["request"] for each in server.log()]
    assert len(log) == 5
    assert log[-1]["response_format"]["type"] == "json_object"
    assert log[-1]["response_format"]["schema"] == log[0]["response_format"]["json_schema"]["schema"]


def test_an_answer_is_held_to_the_schema(server: Served) -> None:
    """A request names model, schema and the longest answer, and sends nothing else of the document."""
    server.extractor("good").extract(document(TEXT, name="secret-source-name.txt"))
    (entry,) = server.log()
    request = entry["request"]
    assert set(request) == {"model", "messages", "response_format", "max_tokens", "temperature"}
    assert request["response_format"]["json_schema"]["strict"] is True
    assert "secret-source-name" not in str(request)
    kinds = request["response_format"]["json_schema"]["schema"]["properties"]["claims"]["items"]["properties"]["kind"]
    assert "event/attack" in kinds["enum"]


def test_tokens_are_counted(server: Served) -> None:
    """What the server counts is added up, and requests that it does not count are told apart."""
    spent = server.extractor("good").extract(document(TEXT)).spent
    assert spent == Spent(requests=1, prompt_tokens=1000, completion_tokens=50)
    assert server.extractor("uncounted").extract(document(TEXT)).spent == Spent(requests=1, uncounted=1)


def test_a_key_is_sent_and_told_to_nobody_else(server: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """The key of the environment opens the server; an answer that repeats it does not bring it into a message."""
    monkeypatch.setenv("GAWAH_API_KEY", " open-sesame \n")
    extractor = server.extractor("locked")
    assert len(extractor.extract(document(TEXT)).claims) == 3
    assert server.log()[0]["key"] == "Bearer open-sesame"
    assert "open-sesame" not in repr(vars(extractor)) + repr(extractor.endpoint)
    failure = server.extractor("indiscreet").extract(document(TEXT)).failure or ""
    assert "status 500" in failure
    assert "open-sesame" not in failure
    monkeypatch.setenv("GAWAH_API_KEY", "wrong-one")
    with pytest.raises(EndpointError, match="GAWAH_API_KEY") as caught:
        server.extractor("locked").extract(document(TEXT))
    assert "wrong-one" not in str(caught.value)


def test_a_key_that_is_none_is_refused_without_being_shown(server: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line break inside a key could forge a header."""
    monkeypatch.setenv("GAWAH_API_KEY", "open\nX-Forged: sesame")
    with pytest.raises(EndpointError, match="GAWAH_API_KEY holds characters") as caught:
        server.extractor("good").extract(document(TEXT))
    assert "sesame" not in str(caught.value)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="a certificate is made with openssl")
def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    """Nothing is sent to a server that cannot show who it is."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost"
    files = ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*shlex.split(command), *files], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        server.handle_error = lambda *_: None  # type: ignore[method-assign]
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            with pytest.raises(EndpointError, match="no certificate that this machine trusts"):
                LlmExtractor(f"https://localhost:{server.server_port}", "m").extract(document(TEXT))
        finally:
            server.shutdown()
            thread.join()
