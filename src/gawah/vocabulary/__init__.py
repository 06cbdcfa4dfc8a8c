"""The words of the ledger as readable data: YAML beside small typed readers, loaded on first use.

`types.yaml` and `kinds.yaml` are the words of a claim, `mappings/` what they are in other vocabularies, `lexicon/` the
words of texts, `actors/` the actors and their names.
"""

from gawah.vocabulary.claim_kinds import Kind, all_kinds, is_kind, kind_names, kinds, share_family
from gawah.vocabulary.claim_words import Words, words
from gawah.vocabulary.languages import LANGUAGES, Language, capabilities
from gawah.vocabulary.lexicons import LEXICON_LANGUAGES, Lexicon, lexicon, numerals
from gawah.vocabulary.mappings import MAPPINGS, Mapped, Mapping, acled_of, kind_of_acled, mapping

__all__ = [
    "LANGUAGES",
    "LEXICON_LANGUAGES",
    "MAPPINGS",
    "Kind",
    "Language",
    "Lexicon",
    "Mapped",
    "Mapping",
    "Words",
    "acled_of",
    "all_kinds",
    "capabilities",
    "is_kind",
    "kind_names",
    "kind_of_acled",
    "kinds",
    "lexicon",
    "mapping",
    "numerals",
    "share_family",
    "words",
]
