"""Our own words about origins and values: neutral, with the verb that fits, and loaded words in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files

_UNNAMED = re.compile(r"^unnamed:\s*")
_OUTLET = re.compile(r"\s*\([^()]*\)$")
_OF_WHAT = re.compile(r"\s+(?:in|of|from|at|near|on|close to|with|within)\s.*$")
_SINGULAR_ENDS = ("ss", "us", "is", "news")


def in_a_row(names: Sequence[str]) -> str:
    """Return names as an English list: "A", "A and B", "A, B and C"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def spoken_name(name: str) -> str:
    """Return the name of an origin as it stands in a sentence: "unnamed officials (Delta Wire)"."""
    bare = _UNNAMED.sub("", name)
    return f"an unnamed source{bare[len('unnamed') :]}" if _OUTLET.sub("", bare) == "unnamed" else bare


def say(names: Sequence[str], one: str, several: str) -> str:
    """Return origins and the verb that fits them: "local sources deny", "the police denies".

    Args:
        names: at least one name of an origin.
        one: the verb for one who speaks.
        several: the verb for several, or for a crowd.
    """
    plural = len(names) > 1 or is_crowd(names[0])
    return f"{in_a_row([worded(spoken_name(name)) for name in names])} {several if plural else one}"


def is_crowd(name: str) -> bool:
    """Tell whether a name is a common noun in the plural: "local sources in Gao", "unnamed reports"."""
    head = _OF_WHAT.sub("", _OUTLET.sub("", spoken_name(name)))
    last = head.split()[-1] if head.split() else ""
    return last.islower() and last.endswith("s") and not last.endswith(_SINGULAR_ENDS)


def worded(text: str) -> str:
    """Return a name for our own sentences: in quotation marks where it holds a loaded word."""
    return f"“{text}”" if _loaded().search(text) else text


@lru_cache(maxsize=1)
def _loaded() -> re.Pattern[str]:
    source = files("gawah.vocabulary") / "lexicon" / "loaded_words.txt"
    lines = source.read_text("utf-8").splitlines()
    return whole_words(line for line in lines if line and not line.startswith("#"))


def whole_words(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for whole words; one that ends in `*` stands for every word that begins so."""
    forms = [re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "") for word in words]
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)
