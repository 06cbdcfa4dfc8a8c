"""Where text may be sent: this machine, or another that the user allows, encrypted."""

from __future__ import annotations

import pytest

from gawah.errors import EndpointError
from gawah.extraction.llm.extractor import LlmExtractor


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:8080", "http://localhost/v1", "http://[::1]:8080/v1/chat/completions", "https://127.1.2.3"],
)
def test_this_machine_needs_no_leave(url: str) -> None:
    """Loopback addresses may be asked, with or without encryption."""
    assert LlmExtractor(url, "m").name == "llm/m"


@pytest.mark.parametrize(
    "url", ["https://api.example.org/v1", "http://192.168.1.7:8080", "http://localhost.example.org"]
)
def test_another_machine_needs_leave(url: str) -> None:
    """Nothing is sent, and no name is looked up, unless text may leave this machine."""
    with pytest.raises(EndpointError, match="allow-remote"):
        LlmExtractor(url, "m")


def test_another_machine_needs_encryption() -> None:
    """Leave does not cover the clear."""
    assert LlmExtractor("https://api.example.org/v1", "m", allow_remote=True).endpoint.host == "api.example.org"
    with pytest.raises(EndpointError, match="in the clear"):
        LlmExtractor("http://api.example.org/v1", "m", allow_remote=True)


@pytest.mark.parametrize(
    "url", ["", "127.0.0.1:8080", "ftp://127.0.0.1", "http://", "http://127.0.0.1:99999", "http://[::1"]
)
def test_what_is_no_address_is_refused(url: str) -> None:
    """The error shows an address that would do."""
    with pytest.raises(EndpointError, match="such as http"):
        LlmExtractor(url, "m")


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    """A key stands in the environment alone."""
    with pytest.raises(EndpointError, match="GAWAH_API_KEY") as caught:
        LlmExtractor("http://me:open-sesame@127.0.0.1/v1", "m")
    assert "open-sesame" not in str(caught.value)


def test_a_query_is_not_shown() -> None:
    """A query may hold a key."""
    extractor = LlmExtractor("http://127.0.0.1/v1?key=open-sesame", "m")
    assert extractor.endpoint.shown == "http://127.0.0.1/v1"
    assert extractor.endpoint.chat().path == "/v1/chat/completions?key=open-sesame"


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("http://127.0.0.1", "/v1/chat/completions"),
        ("http://127.0.0.1/v1/", "/v1/chat/completions"),
        ("http://127.0.0.1/openai", "/openai/chat/completions"),
        ("http://127.0.0.1/x/chat/completions", "/x/chat/completions"),
    ],
)
def test_an_address_may_end_early(url: str, path: str) -> None:
    """What an address lacks of the chat function is added."""
    assert LlmExtractor(url, "m").endpoint.chat().path == path


@pytest.mark.parametrize("model", ["", " ", "a\nb", "\x1b[31m", "m" * 300])
def test_a_model_has_a_name(model: str) -> None:
    """The name goes into every claim: it is one short printable line."""
    with pytest.raises(EndpointError, match="name of a model"):
        LlmExtractor("http://127.0.0.1", model)
