"""Pages fetched from a URL that the user named: http and https, public addresses, bounded in size, time and redirects.

The connection goes to the very address that was checked, so that a host whose name changes its address between check
and use gains nothing; certificate and Host header are still those of the name. Redirects are followed by hand, each
checked like the first. Proxy settings and cookies are not used.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import zlib
from urllib.parse import unquote, urljoin, urlsplit

import msgspec

from gawah import __version__
from gawah.errors import UnreadableInput
from gawah.reading.addresses import Target, target
from gawah.reading.limits import Limits
from gawah.reading.source import Source

_REDIRECTS = (301, 302, 303, 307, 308)
_CHUNK = 65536
_HEADERS = {"User-Agent": f"gawah/{__version__}", "Accept": "*/*", "Accept-Encoding": "identity"}


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a server said: the body is read for status 200 alone."""

    status: int
    location: str | None
    content_type: str
    encoding: str
    body: bytes = b""


class Deadline:
    """A moment after which the connection is cut, whatever it waits for: a server that drips bytes gains nothing."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._ends = time.monotonic() + seconds

    def left(self) -> float:
        """Return the seconds that are left, at least a hundredth."""
        return max(0.01, self._ends - time.monotonic())

    def passed(self) -> bool:
        """Tell whether the moment has come."""
        return time.monotonic() >= self._ends


class CheckedConnection(http.client.HTTPConnection):
    """A connection to the checked addresses of a target instead of to whatever its name resolves to now."""

    def __init__(self, to: Target, deadline: Deadline, connect_seconds: float) -> None:
        super().__init__(to.host, to.port)
        self.default_port = 443 if to.scheme == "https" else 80
        self._to = to
        self._deadline = deadline
        self._connect_seconds = connect_seconds
        self._timer: threading.Timer | None = None

    def connect(self) -> None:
        """Connect to the first address that answers, and for https check the certificate against the name."""
        plain = self._connected()
        secure = self._to.scheme == "https"
        self.sock = self._wrapped(plain) if secure else plain
        self._timer = threading.Timer(self._deadline.left(), _cut, [self.sock])
        self._timer.daemon = True
        self._timer.start()
        self.sock.settimeout(self._deadline.left())
        if isinstance(self.sock, ssl.SSLSocket):
            self.sock.do_handshake()

    def end(self) -> None:
        """Close the connection for good; `close` comes earlier, when a body remains to be read."""
        if self._timer is not None:
            self._timer.cancel()
        self.close()

    def _wrapped(self, plain: socket.socket) -> ssl.SSLSocket:
        context = ssl.create_default_context()
        return context.wrap_socket(plain, server_hostname=self._to.host, do_handshake_on_connect=False)

    def _connected(self) -> socket.socket:
        fault: OSError | None = None
        for address in self._to.addresses:
            wait = min(self._connect_seconds, self._deadline.left())
            try:
                return socket.create_connection((address, self._to.port), timeout=wait)
            except OSError as error:
                fault = error
        raise fault or OSError("no address to connect to")


def fetch(url: str, *, allow_private: bool, limits: Limits) -> Source:
    """Return what stands at a URL, after redirects.

    Raises:
        UnreadableInput: `bad_address`, `network`, `http_status`, `redirects`, `too_large` or `timeout`.
        UnsafeAddress: it, or a redirect, leads into a private, loopback or reserved network.
    """
    deadline = Deadline(limits.fetch_seconds)
    at = url
    for _ in range(limits.max_redirects + 1):
        answer = _ask(at, deadline, allow_private, limits)
        if answer.status in _REDIRECTS and answer.location is not None:
            at = urljoin(at, answer.location)
            continue
        if answer.status != 200:
            message = f"expected a page, got status {answer.status} from {at!r}; open the address in a browser"
            raise UnreadableInput(message, reason="http_status", source=url)
        return _source(at, answer, limits)
    message = f"expected a page after at most {limits.max_redirects} redirects, got another from {url!r}"
    raise UnreadableInput(message, reason="redirects", source=url)


def _ask(url: str, deadline: Deadline, allow_private: bool, limits: Limits) -> Answer:
    to = target(url, allow_private=allow_private, seconds=min(limits.connect_seconds, deadline.left()))
    connection = CheckedConnection(to, deadline, limits.connect_seconds)
    try:
        connection.request("GET", to.path, headers=_HEADERS)
        answer = _answer(connection.getresponse(), limits)
    except (OSError, http.client.HTTPException, ValueError) as error:
        if isinstance(error, UnreadableInput):
            raise
        raise _unreached(url, error, deadline, limits) from error
    finally:
        connection.end()
    if deadline.passed():  # a connection that was cut can look like the end of the page
        raise _late(url, limits)
    return answer


def _answer(response: http.client.HTTPResponse, limits: Limits) -> Answer:
    stated = response.headers.get("Content-Length", "")
    if stated.isdigit() and int(stated) > limits.max_bytes:
        raise _too_large(f"{stated} bytes announced", limits)
    parts: list[bytes] = []
    size = 0
    while response.status == 200 and (chunk := response.read(_CHUNK)):
        size += len(chunk)
        if size > limits.max_bytes:
            raise _too_large(f"more than {limits.max_bytes}", limits)
        parts.append(chunk)
    return Answer(
        status=response.status,
        location=response.headers.get("Location"),
        content_type=response.headers.get("Content-Type", ""),
        encoding=response.headers.get("Content-Encoding", "identity").strip().lower(),
        body=b"".join(parts),
    )


def _source(url: str, answer: Answer, limits: Limits) -> Source:
    media_type, _, rest = answer.content_type.partition(";")
    charset = rest.partition("charset=")[2].strip(" \"';") or None
    parsed = urlsplit(url)
    name = unquote(parsed.path.rstrip("/").rpartition("/")[2]) or parsed.netloc
    data = _unfolded(url, answer, limits)
    return Source(data, name=name, url=url, media_type=media_type.strip().lower(), charset=charset)


def _unfolded(url: str, answer: Answer, limits: Limits) -> bytes:
    """Return the body with a compression undone that was not asked for."""
    if answer.encoding in ("", "identity"):
        return answer.body
    if answer.encoding not in ("gzip", "x-gzip", "deflate"):
        message = f"expected a page as it is, got it in the encoding {answer.encoding!r} from {url!r}"
        raise UnreadableInput(message, reason="unknown_format", source=url)
    try:
        data = zlib.decompressobj(47).decompress(answer.body, limits.max_bytes + 1)
    except zlib.error as error:
        raise UnreadableInput(f"the page is damaged in transit ({error}); try again", reason="damaged") from error
    if len(data) > limits.max_bytes:
        raise _too_large(f"more than {limits.max_bytes} when unfolded", limits)
    return data


def _unreached(url: str, error: Exception, deadline: Deadline, limits: Limits) -> UnreadableInput:
    if deadline.passed() or isinstance(error, TimeoutError):
        return _late(url, limits)
    message = f"the server at {url!r} could not be reached or trusted ({error}); check address and connection"
    return UnreadableInput(message, reason="network", source=url)


def _late(url: str, limits: Limits) -> UnreadableInput:
    message = (
        f"expected an answer from {url!r} within {limits.fetch_seconds:g} seconds "
        f"(a connection within {limits.connect_seconds:g}); try again later"
    )
    return UnreadableInput(message, reason="timeout", source=url)


def _too_large(got: str, limits: Limits) -> UnreadableInput:
    message = f"expected at most {limits.max_bytes} bytes, got {got}; save the file and split it"
    return UnreadableInput(message, reason="too_large")


def _cut(connection: socket.socket) -> None:
    """End a connection from another thread; one that is closed already stays so."""
    try:
        # Not the method of an SSLSocket, which takes its keys away under the thread that reads.
        socket.socket.shutdown(connection, socket.SHUT_RDWR)
    except OSError:
        return
