"""Pages fetched from a URL that the user named: http and https, public addresses, bounded in size, time and redirects.

Redirects are followed by hand, each checked like the first. Proxy settings and cookies are not used.
"""

from __future__ import annotations

import http.client
import zlib
from urllib.parse import unquote, urljoin, urlsplit

import msgspec

from gawah import __version__
from gawah.errors import UnreadableInput
from gawah.reading.addresses import target
from gawah.reading.connection import CheckedConnection, Deadline
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
