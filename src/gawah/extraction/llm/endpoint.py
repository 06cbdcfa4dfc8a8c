"""Where a model is asked: an address on this machine, or one that the user has allowed text to be sent to."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit, urlunsplit

import msgspec

from gawah.errors import EndpointError, UnreadableInput
from gawah.reading.addresses import Target, target

_CHAT = "/chat/completions"
_LONGEST_NAME = 200


class Endpoint(msgspec.Struct, frozen=True, kw_only=True):
    """A server, one of its models, and how long to wait.

    `seconds` bound one request, `first_wait` is the pause before the second try; each later pause is twice as long.
    """

    url: str
    model: str
    allow_remote: bool = False
    seconds: float = 120.0
    first_wait: float = 1.0

    @property
    def shown(self) -> str:
        """Return the address as it may be shown: without a query, which may hold a key."""
        parts = urlsplit(self.url)
        return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))

    @property
    def host(self) -> str:
        """Return the host, without its port."""
        return urlsplit(self.url).hostname or ""

    @property
    def is_here(self) -> bool:
        """Tell whether the host is this machine by its name alone, without asking for addresses."""
        return self.host == "localhost" or _is_loopback(self.host)

    def chat(self) -> Target:
        """Return where to send requests, its host resolved.

        Raises:
            EndpointError: the host is not found, or calls itself this machine and is not.
        """
        try:
            found = target(_chat_url(self.url), allow_private=True, seconds=min(10.0, self.seconds))
        except UnreadableInput as error:
            raise EndpointError(f"the endpoint {self.shown}: {error}") from error
        if self.is_here and not all(map(_is_loopback, found.addresses)):
            raise EndpointError(f"{self.host!r} leads away from this machine ({found.addresses[0]}); nothing was sent")
        return found


def checked(endpoint: Endpoint) -> Endpoint:
    """Return the endpoint if text may be sent to it. Nothing is asked of the network.

    Raises:
        EndpointError: it is no address, is not this machine though that is not allowed, or would go out unencrypted.
    """
    if not endpoint.model.strip() or not endpoint.model.isprintable() or len(endpoint.model) > _LONGEST_NAME:
        raise EndpointError(f"expected the name of a model of the server, got {endpoint.model[:40]!r}")
    try:
        parts = urlsplit(endpoint.url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise EndpointError(f"expected an address such as http://127.0.0.1:8080/v1, got {endpoint.url[:200]!r}")
    if parts.username is not None or parts.password is not None:
        raise EndpointError("expected an address without a name or password; put a key into GAWAH_API_KEY")
    if not endpoint.is_here:
        _check_remote(endpoint, parts.scheme)
    return endpoint


def _check_remote(endpoint: Endpoint, scheme: str) -> None:
    if not endpoint.allow_remote:
        raise EndpointError(
            f"{endpoint.host} is not this machine: the text of the reports would be sent there, and nothing was sent. "
            "Add --allow-remote (allow_remote=True) if that is meant"
        )
    if scheme != "https":
        raise EndpointError(
            f"expected https:// for {endpoint.host}, which is not this machine, got {scheme}://: reports and key would "
            "cross the network in the clear. For a server without certificate, tunnel it to this machine with ssh -L"
        )


def _chat_url(url: str) -> str:
    """Return the address of the chat function: an address may end before it, with or without /v1."""
    parts = urlsplit(url)
    path = parts.path.rstrip("/")
    if not path.endswith(_CHAT):
        path = (path or "/v1") + _CHAT
    return urlunsplit(parts._replace(path=path, fragment=""))


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
