"""Which addresses may be asked."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.errors import UnreadableInput, UnsafeAddress
from gawah.reading.addresses import is_public, target

PRIVATE = [
    "127.0.0.1",
    "127.8.8.8",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "198.18.0.1",
    "::",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "ff02::1",
    "2001:db8::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "2002:7f00:1::",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "no address",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_private_and_special_addresses_are_not_public(address: str) -> None:
    """Addresses that wrap a private one count as that one."""
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "64:ff9b::808:808"])
def test_other_addresses_are_public(address: str) -> None:
    """Of both versions, and wrapped ones that lead to a public one."""
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_wrapping_an_address_does_not_make_it_public(address: ipaddress.IPv4Address) -> None:
    """An IPv4 address inside an IPv6 one never passes where it would not pass alone."""
    for wrapped in (f"::ffff:{address}", str(ipaddress.IPv6Address((0x64FF9B << 96) | int(address)))):
        assert not is_public(wrapped) or is_public(str(address))


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "[::ffff:127.0.0.1]", "0"],
)
def test_every_spelling_of_loopback_is_refused(host: str) -> None:
    """What counts is the address that the system makes of the name."""
    with pytest.raises(UnreadableInput) as caught:
        target(f"http://{host}/", allow_private=False, seconds=5)
    assert caught.value.reason in ("unsafe_address", "network")
    if host == "127.0.0.1":
        assert isinstance(caught.value, UnsafeAddress)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://c.example/a",
        "file:///etc/hostname",
        "gopher://c.example",
        "http://",
        "http://user:secret@127.0.0.1/",
        "http://127.0.0.1:99999/",
        "http://[::1/",
        "http://" + "a" * 300 + "/",
        "javascript:alert(1)",
    ],
)
def test_other_addresses_are_refused_before_anything_is_asked(url: str) -> None:
    """Only http and https with a host; a password is not repeated in the message."""
    with pytest.raises(UnreadableInput) as caught:
        target(url, allow_private=True, seconds=5)
    assert caught.value.reason == "bad_address"
    assert "secret" not in str(caught.value)


def test_an_allowed_address_is_taken_apart() -> None:
    """Letters that may not stand in a request are quoted; those that are quoted stay."""
    found = target("http://127.0.0.1:8080/a b/%C3%A9?q=é&r=1#part", allow_private=True, seconds=5)
    assert (found.host, found.port, found.addresses) == ("127.0.0.1", 8080, ("127.0.0.1",))
    assert found.path == "/a%20b/%C3%A9?q=%C3%A9&r=1"
