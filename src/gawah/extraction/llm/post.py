"""One request to a model's server: no redirects, no proxies, bounded in time and size; the key is never told on."""

from __future__ import annotations

import http.client
import os
import ssl

import msgspec

from gawah import __version__
from gawah.errors import EndpointError
from gawah.extraction.llm.endpoint import Endpoint
from gawah.extraction.llm.fault import Fault
from gawah.reading.connection import CheckedConnection, Deadline

KEY_VARIABLE = "GAWAH_API_KEY"
MAX_BYTES = 8 * 1024 * 1024
"""The longest answer that is read."""
_CONNECT_SECONDS = 10.0
_LONGEST_PAUSE = 60.0
_CHUNK = 65536


class Response(msgspec.Struct, frozen=True, kw_only=True):
    """What the server said. `wait` is how long it asks to be left alone."""

    status: int
    body: bytes
    wait: float | None = None
    location: str | None = None


def post(endpoint: Endpoint, body: bytes) -> Response:
    """Send `body` to the endpoint and return its response, of whatever status.

    Raises:
        Fault: no whole response came in time.
        EndpointError: the server cannot be trusted, or the key cannot be sent.
    """
    headers = _headers()
    deadline = Deadline(endpoint.seconds)
    to = endpoint.chat()
    connection = CheckedConnection(to, deadline, _CONNECT_SECONDS)
    try:
        connection.request("POST", to.path, body, headers)
        response = _response(connection.getresponse(), deadline)
    except ssl.SSLCertVerificationError as error:
        why = f"{endpoint.host} has no certificate that this machine trusts ({error.verify_message}); nothing was sent"
        raise EndpointError(why) from None
    except (OSError, http.client.HTTPException) as error:
        raise _unanswered(error, deadline) from error
    finally:
        connection.end()
    return response


def without_key(text: str) -> str:
    """Return `text` without the key: a server may repeat what it was sent."""
    key = os.environ.get(KEY_VARIABLE, "").strip()
    return text.replace(key, "(the key)") if key else text


def _headers() -> dict[str, str]:
    headers = {"User-Agent": f"gawah/{__version__}", "Content-Type": "application/json", "Accept": "application/json"}
    key = os.environ.get(KEY_VARIABLE, "").strip()
    if not (key.isascii() and key.isprintable()):
        raise EndpointError(f"{KEY_VARIABLE} holds characters that no key has; set it again")
    return {**headers, "Authorization": f"Bearer {key}"} if key else headers


def _response(response: http.client.HTTPResponse, deadline: Deadline) -> Response:
    parts: list[bytes] = []
    size = 0
    while chunk := response.read1(_CHUNK):
        size += len(chunk)
        if size > MAX_BYTES:
            raise Fault(f"the answer is longer than {MAX_BYTES} bytes", again=True, status=response.status)
        parts.append(chunk)
    if deadline.passed():  # a connection that was cut can look like the end of the answer
        raise _late(deadline)
    body = b"".join(parts)
    stated = response.headers.get("Content-Length", "")
    if stated.isdigit() and int(stated) != len(body):
        raise Fault(f"the connection was cut after {len(body)} of {stated} bytes", again=True)
    return Response(
        status=response.status,
        body=body,
        wait=_pause(response.headers.get("Retry-After", "")),
        location=response.headers.get("Location"),
    )


def _pause(stated: str) -> float | None:
    return min(float(stated), _LONGEST_PAUSE) if stated.isdigit() and stated.isascii() else None


def _unanswered(error: Exception, deadline: Deadline) -> Fault:
    if deadline.passed() or isinstance(error, TimeoutError):
        return _late(deadline)
    said = without_key(str(error)) or type(error).__name__
    return Fault(f"no answer came ({said[:200]})", again=True)


def _late(deadline: Deadline) -> Fault:
    return Fault(f"no whole answer came within {deadline.seconds:g} seconds", again=True)
