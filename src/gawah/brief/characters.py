"""Text as it may be shown: no control characters, no overrides of direction, links that cannot be followed."""

from __future__ import annotations

import re
import unicodedata

# Embeddings, overrides and isolates can make a page read other than it is. Joiners stay: Persian is written with them.
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_HOST = re.compile(r"(?<=://)[^\s/?#\"'<>]+")
_BARE = re.compile(r"\b(?:www\.|t\.(?=me/))", re.IGNORECASE)
RTL_RUN = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+(?:[\\s.,\u060c\u200c\u200f«»()-]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+)*"
)
"""Words of right-to-left scripts, with what stands between them."""


def shown(text: str) -> str:
    """Return `text` without control characters and overrides of direction, its links defanged."""
    plain = _DIRECTION.sub("", _CONTROLS.sub(" ", text))
    return defanged(plain)


def defanged(text: str) -> str:
    """Return `text` with links that no program follows: hxxps://example[.]org/page."""
    broken = _HOST.sub(_dots_bracketed, text)
    broken = re.sub(r"\bhttp(s?)://", r"hxxp\1://", broken, flags=re.IGNORECASE)
    broken = re.sub(r"\bftp(s?)://", r"fxp\1://", broken, flags=re.IGNORECASE)
    broken = re.sub(r"\b(javascript|vbscript|data|magnet|tg):(?=\S)", r"\1[:]", broken, flags=re.IGNORECASE)
    return _BARE.sub(lambda match: match[0][:-1] + "[.]", broken)


def _dots_bracketed(match: re.Match[str]) -> str:
    return match[0].replace(".", "[.]")


def one_line(text: str) -> str:
    """Return `text` with every run of white space as one space."""
    return " ".join(text.split())


def is_rtl(text: str) -> bool:
    """Tell whether the first letter that has a direction runs from right to left."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def has_arabic_script(text: str) -> bool:
    """Tell whether `text` holds a letter of the Arabic script."""
    return re.search("[\u0600-\u06ff]", text) is not None
