"""Which addresses a URL may lead to: public ones alone, unless the user allows more."""

from __future__ import annotations

import ipaddress
import socket
import threading
from urllib.parse import SplitResult, quote, urlsplit

import msgspec

from gawah.errors import UnreadableInput, UnsafeAddress

_PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """A URL taken apart and the checked addresses of its host, in the order to try them."""

    scheme: str
    host: str
    port: int
    path: str
    addresses: tuple[str, ...] = ()


def target(url: str, *, allow_private: bool, seconds: float) -> Target:
    """Return where a URL leads, its host resolved once and every address checked.

    Raises:
        UnreadableInput: it is no http(s) address (`bad_address`) or its host is not found (`network`).
        UnsafeAddress: the host has an address that is not public, and `allow_private` is false.
    """
    parsed = _parsed(url)
    host, port = _host(parsed, url)
    path = quote(parsed.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parsed.query, safe="/%:@!$&'()*+,;=~-._?[]")
    addresses = _resolved(host, port, seconds)
    if not allow_private:
        _refuse_private(host, addresses)
    return Target(
        scheme=parsed.scheme, host=host, port=port, path=f"{path}?{query}" if query else path, addresses=addresses
    )


def is_public(address: str) -> bool:
    """Tell whether an address is on the public internet; addresses that wrap another are judged by that one too."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False  # with a zone ("fe80::1%eth0"): link-local
    return all(_is_public(one) for one in (found, *_inside(found)))


def _is_public(address: Address) -> bool:
    # Addresses of NAT64 are reserved, but lead to the public address inside them, which is judged as well.
    reserved = address.is_reserved and address not in _NAT64
    return address.is_global and not address.is_multicast and not reserved


def _inside(address: Address) -> list[Address]:
    if isinstance(address, ipaddress.IPv4Address):
        return []
    inside: list[Address] = [one for one in (address.ipv4_mapped, address.sixtofour) if one is not None]
    inside.extend(address.teredo or ())
    if address in _NAT64:
        inside.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return inside


def _parsed(url: str) -> SplitResult:
    try:
        parsed = urlsplit(url)
    except ValueError as error:
        raise _bad(url, str(error)) from error
    if parsed.scheme not in _PORTS:
        raise _bad(url, f"the scheme {parsed.scheme!r}")
    if parsed.username is not None or parsed.password is not None:
        raise _bad(url.replace(parsed.netloc, parsed.netloc.rpartition("@")[2]), "a name or password in it")
    return parsed


def _host(parsed: SplitResult, url: str) -> tuple[str, int]:
    try:
        port = parsed.port or _PORTS[parsed.scheme]
        host = parsed.hostname or ""
        host = host if ":" in host else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise _bad(url, str(error)) from error
    if not host:
        raise _bad(url, "no host")
    return host, port


def _bad(url: str, got: str) -> UnreadableInput:
    message = f"expected an address that begins with http:// or https:// and a host, got {got} in {url!r}"
    return UnreadableInput(message, reason="bad_address", source=url)


def _resolved(host: str, port: int, seconds: float) -> tuple[str, ...]:
    """Return the addresses of a host; asked in a thread, since the system's own wait has no limit."""
    found: list[str] = []
    faults: list[OSError] = []

    def ask() -> None:
        try:
            found.extend(str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except OSError as error:
            faults.append(error)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(seconds)
    if faults:
        message = f"the host {host!r} was not found ({faults[0].strerror}); check the address and the connection"
        raise UnreadableInput(message, reason="network", source=host) from faults[0]
    if thread.is_alive() or not found:
        message = f"the name of {host!r} was not resolved within {seconds:g} seconds; try again"
        raise UnreadableInput(message, reason="timeout", source=host)
    return tuple(dict.fromkeys(found))


def _refuse_private(host: str, addresses: tuple[str, ...]) -> None:
    private = [address for address in addresses if not is_public(address)]
    if private:
        raise UnsafeAddress(
            f"expected an address on the public internet, got {host!r}, which is {private[0]}; "
            "allow private addresses if this is meant",
            reason="unsafe_address",
            source=host,
        )
