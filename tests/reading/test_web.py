"""Pages fetched from a server on this machine."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from tests.reading.building import FIRST, PAGE, TITLE

from gawah.reading import Limits, Outcome, Reading, Refusal, read
from gawah.reading.addresses import Target
from gawah.reading.connection import CheckedConnection, Deadline

SHORT = Limits(fetch_seconds=0.6, connect_seconds=0.5)


class Pages(BaseHTTPRequestHandler):
    """Answers by path: pages, redirects, and servers that misbehave."""

    hosts: list[str]

    def do_GET(self) -> None:
        """Answer one request."""
        self.hosts.append(self.headers["Host"])
        name = self.path.partition("?")[0].strip("/").replace("-", "_")
        getattr(self, f"say_{name}", self.say_missing)()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the library
        """Keep the tests quiet."""

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        """Send one whole answer."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def say_missing(self) -> None:
        """Know no such page."""
        self.answer(404, b"no such page")

    def say_page(self) -> None:
        """Send a page."""
        self.answer(200, PAGE, Content_Type="text/html; charset=utf-8")

    def say_text_txt(self) -> None:
        """Send plain text."""
        self.answer(200, FIRST.encode(), Content_Type="text/plain")

    def say_latin(self) -> None:
        """Send Cyrillic letters and say in which encoding."""
        self.answer(200, "Двое погибли у реки.".encode("koi8-r"), Content_Type="text/plain; charset=koi8-r")

    def say_gzip(self) -> None:
        """Compress although nobody asked."""
        self.answer(200, gzip.compress(PAGE), Content_Type="text/html", Content_Encoding="gzip")

    def say_gzip_bomb(self) -> None:
        """Compress a great deal."""
        self.answer(200, gzip.compress(bytes(3_000_000)), Content_Type="text/html", Content_Encoding="gzip")

    def say_moved(self) -> None:
        """Send on to the page."""
        self.answer(302, Location="/page")

    def say_moved_to(self) -> None:
        """Send on to wherever the query says."""
        self.answer(301, Location=self.path.partition("?")[2])

    def say_round(self) -> None:
        """Send round in a circle."""
        self.answer(307, Location="/round")

    def say_announced(self) -> None:
        """Announce more than comes."""
        self.send_response(200)
        self.send_header("Content-Length", str(10**10))
        self.end_headers()

    def say_endless(self) -> None:
        """Send without an end and without a length."""
        self.send_response(200)
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"a" * 65536)
        except OSError:
            return

    def say_drip(self) -> None:
        """Send a letter now and then."""
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b"a")
                time.sleep(0.05)
        except OSError:
            return

    def say_slow_head(self) -> None:
        """Send the head of the answer a letter at a time."""
        try:
            for letter in b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 50:
                self.wfile.write(bytes([letter]))
                time.sleep(0.05)
        except OSError:
            return


def serving(secure: ssl.SSLContext | None = None) -> Iterator[ThreadingHTTPServer]:
    """Serve on a free port of this machine until the test is over."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("OfOneTest", (Pages,), {"hosts": []}))
    server.daemon_threads = True
    server.block_on_close = False
    if secure is not None:
        server.socket = secure.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    """A server for one test."""
    yield from serving()


@pytest.fixture
def at(server: ThreadingHTTPServer) -> str:
    """The address of the server."""
    return f"http://127.0.0.1:{server.server_port}"


def only(source: str, **options: object) -> Outcome:
    """Return the one outcome of an address."""
    (found,) = read(source, **options)  # type: ignore[arg-type]
    return found


def reason(source: str, limits: Limits | None = None) -> str:
    """Return why an address on this machine is refused."""
    found = only(source, allow_private=True, limits=limits or Limits())
    assert isinstance(found, Refusal)
    assert found.source == source
    return found.reason


def test_a_page_is_read_with_its_address(at: str) -> None:
    """The address is stored, and the original bytes are those that came."""
    found = only(f"{at}/page", allow_private=True)
    assert isinstance(found, Reading)
    assert (found.document.title, found.document.url, found.original) == (TITLE, f"{at}/page", PAGE)


def test_the_type_that_the_server_states_stands_for_the_extension(at: str) -> None:
    """So does the charset; no extension is wrong then."""
    found = only(f"{at}/latin", allow_private=True)
    assert isinstance(found, Reading)
    assert found.document.text == "Двое погибли у реки."
    plain = only(f"{at}/text.txt".replace(".txt", "-txt"), allow_private=True)
    assert isinstance(plain, Reading)
    assert (plain.document.format, plain.document.notes) == ("text", ())


def test_loopback_is_refused_unless_allowed(server: ThreadingHTTPServer, at: str) -> None:
    """Nothing is sent to it."""
    for url in (f"{at}/page", f"http://localhost:{server.server_port}/page"):
        found = only(url)
        assert isinstance(found, Refusal)
        assert found.reason == "unsafe_address"
    assert server.RequestHandlerClass.hosts == []  # type: ignore[attr-defined]


def test_a_redirect_is_followed_and_the_last_address_stored(at: str) -> None:
    """A relative one as well."""
    found = only(f"{at}/moved", allow_private=True)
    assert isinstance(found, Reading)
    assert found.document.url == f"{at}/page"


@pytest.mark.parametrize("to", ["file:///etc/hostname", "ftp://c.example/", "http://user:word@127.0.0.1/"])
def test_a_redirect_out_of_the_rules_is_refused(at: str, to: str) -> None:
    """The scheme is checked again at each step."""
    assert reason(f"{at}/moved-to?{to}") == "bad_address"


def test_a_redirect_to_a_private_address_is_refused(at: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A public name may not lead inside: the address is checked again at each step."""
    from gawah.reading import addresses

    real = addresses.is_public
    seen: list[str] = []

    def public_at_first(address: str) -> bool:
        """Take the first address for a public one: there is no public server to ask in a test."""
        seen.append(address)
        return True if len(seen) == 1 else real(address)

    monkeypatch.setattr(addresses, "is_public", public_at_first)
    found = only(f"{at}/moved")
    assert isinstance(found, Refusal)
    assert found.reason == "unsafe_address"
    assert len(seen) == 2


def test_redirects_in_a_circle_end(at: str) -> None:
    """After as many as the limit allows."""
    assert reason(f"{at}/round") == "redirects"


def test_an_answer_that_is_no_page_is_refused(at: str) -> None:
    """The status is in the message."""
    found = only(f"{at}/nothing-here", allow_private=True)
    assert isinstance(found, Refusal)
    assert found.reason == "http_status"
    assert "404" in found.message


@pytest.mark.parametrize("path", ["announced", "endless", "gzip-bomb"])
def test_the_size_limit_holds(at: str, path: str) -> None:
    """Announced, sent without an announcement, or unfolded."""
    assert reason(f"{at}/{path}", Limits(max_bytes=1_000_000)) == "too_large"


@pytest.mark.parametrize("path", ["drip", "slow-head"])
def test_the_time_limit_holds(at: str, path: str) -> None:
    """A server that sends a little all the time is cut off."""
    start = time.monotonic()
    assert reason(f"{at}/{path}", SHORT) == "timeout"
    assert time.monotonic() - start < 3


def test_a_server_that_never_answers_is_given_up() -> None:
    """It takes the connection and says nothing, not even the start of a handshake."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        for scheme in ("http", "https"):
            start = time.monotonic()
            assert reason(f"{scheme}://127.0.0.1:{silent.getsockname()[1]}/", SHORT) == "timeout"
            assert time.monotonic() - start < 3


def test_a_server_that_is_not_there_is_refused() -> None:
    """A closed port is told at once."""
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    assert reason(f"http://127.0.0.1:{port}/") == "network"


def test_compression_that_nobody_asked_for_is_undone(at: str) -> None:
    """Some servers send it all the same."""
    found = only(f"{at}/gzip", allow_private=True)
    assert isinstance(found, Reading)
    assert found.document.title == TITLE


def test_the_connection_goes_to_the_checked_address(server: ThreadingHTTPServer) -> None:
    """The name is sent in the Host header but is not looked up again."""
    to = Target(
        scheme="http", host="no-such-name.invalid", port=server.server_port, path="/page", addresses=("127.0.0.1",)
    )
    connection = CheckedConnection(to, Deadline(5), 5)
    connection.request("GET", to.path)
    assert connection.getresponse().read() == PAGE
    connection.end()
    assert server.RequestHandlerClass.hosts == [f"no-such-name.invalid:{server.server_port}"]  # type: ignore[attr-defined]


@pytest.mark.skipif(shutil.which("openssl") is None, reason="a certificate is made with openssl")
def test_certificates_are_checked_against_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A certificate that nobody vouches for, or of another name, is refused; a good one is not."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = (
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
    )
    subprocess.run([*command.split(), "-keyout", key, "-out", certificate], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    for server in serving(context):
        port = server.server_port
        assert reason(f"https://localhost:{port}/page") == "network"
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert isinstance(only(f"https://localhost:{port}/page", allow_private=True), Reading)
        assert reason(f"https://127.0.0.1:{port}/page") == "network"


@pytest.mark.parametrize("source", ["ftp://c.example/a.txt", "file:///etc/hostname", "s3://bucket/a"])
def test_other_schemes_are_no_files(source: str) -> None:
    """They are refused as addresses, not looked for on disk."""
    assert reason(source) == "bad_address"
