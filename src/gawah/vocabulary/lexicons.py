"""The word lists of the languages that have no grammar of claims here: one YAML file a language in `lexicon/`."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import Any

import msgspec

LEXICON_LANGUAGES = ("ar", "fa", "fr", "ps", "ur")
SECTIONS = (
    "attack_word",
    "claim_word",
    "deny_word",
    "say_word",
    "accuse_word",
    "weapon",
    "actor_noun",
    "negation",
    "numeral",
)


class Lexicon(msgspec.Struct, frozen=True, kw_only=True):
    """The words of one language: section -> English gloss -> forms, a phrase with single spaces.

    `prefixes` and `suffixes` are what the language writes onto a word: article, preposition, plural, person.
    """

    language: str
    sections: dict[str, dict[str, tuple[str, ...]]]
    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()


def read_yaml(name: str) -> dict[str, Any]:
    """Return one YAML file of this package, `name` relative to it."""
    import yaml

    text = resources.files("gawah.vocabulary").joinpath(name).read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe
    return loaded


@lru_cache(maxsize=8)
def lexicon(language: str) -> Lexicon | None:
    """Return the words of a language (ISO 639-1), or None when there is no such file."""
    if language not in LEXICON_LANGUAGES:
        return None
    raw = read_yaml(f"lexicon/{language}.yaml")
    return Lexicon(
        language=language,
        sections={section: _forms(raw.get(section, {})) for section in SECTIONS},
        prefixes=tuple(raw.get("prefixes", "").split()),
        suffixes=tuple(raw.get("suffixes", "").split()),
    )


def numerals(language: str) -> dict[str, int]:
    """Return the number words of a language with their values; empty for a language without lexicon."""
    words = lexicon(language)
    if words is None:
        return {}
    return {form: int(value) for value, forms in words.sections["numeral"].items() for form in forms}


def _forms(section: dict[Any, str]) -> dict[str, tuple[str, ...]]:
    return {
        str(gloss): tuple(form.replace("_", " ") for form in str(forms).split()) for gloss, forms in section.items()
    }
