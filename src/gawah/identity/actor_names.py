"""Names as the matcher sees them: tokens with offsets, an exact key and a spelling key.

The *exact key* of a name is its folded words (see `gawah.reading.folding`) joined by spaces: case, accents,
punctuation, hyphens, possessive 's and the dots of initials do not count. The *spelling key* also makes equal what
romanisation writes in several ways (Tehreek/Tehrik, -e-/-i-, ul-/al-, Mohammed/Muhammad, Qaeda/Qa'ida), the Arabic
article, and Russian case endings. Two names are equal by rule when their spelling keys are equal; nothing is
equal by being near.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from functools import lru_cache

import msgspec

from gawah.reading.folding import fold_with_offsets


def wordset(words: str) -> frozenset[str]:
    """Return the words of a string as a set."""
    return frozenset(words.split())


_LETTER = r"(?:[^\W_]|[\u0900-\u0963])"  # vowel signs of Devanagari are letters to a reader, not to `re`
_WORD = re.compile(rf"(?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?![^\W_]))?|{_LETTER}+(?:'{_LETTER}+)*")
_ELISION = re.compile(r"(?:l|d|qu|n|s|c|dell|all)'(?=[^\W\d_]{2})")
_ASCII_FOLD = str.maketrans({"`": "'"})

# Linking words of Arabic, Persian and Urdu names; the others count as such only by their place (`_is_link`).
_LINKS = wordset("al ul ud ut uz ush ur")
_VOWEL_LINKS = wordset("e i ye o u id")
_ASSIMILATED = wordset("an ar as at ash ad az us un")
# After these, a bare "e" or "i" links too: "Tehreek e Taliban".
_LINKED_HEADS = wordset("tihrik jaish lashkar hizb sipah harkat jamat jimiat jamiat mujahidin")

_FAMILIES = {
    "muhamad": "mohamed mohammed mohammad muhammed muhammad mohamad muhamed mahomed mehmed",
    "taiba": "tayyiba toiba tayyaba taibah tayba tayyabah tayyibah taiyiba tayiba",
    "hizbullah": "hezbollah hizbollah hizballah hezballah hezbullah hizbullah hisbollah",
    "tihrik": "tahrik tahreek tehreek tehrik tehriq tahriq tehrek",
    "hizb": "hezb hizbi hezbi hizbe hezbe hizbul hezbul",
    "quds": "qods qudus kuds ghods",
    "daish": "daesh daech daish daiish daesch",
    "jamat": "jamaat jamat jemaat jamaah jammat gamaat jamatul jamaatul jammaat",
    "harkat": "harakat harkat harkatul harakatul harkaat",
    "lashkar": "lashkari lashkare lashkar laskar",
    "sipah": "sipahe sipah sepah sipahi",
    "ansar": "ansar ansaar ansarul",
    "jund": "jund jundul jondul",
    "mujahidin": "mujahideen mujahidin mojahedin mujahedeen mujahedin mujaheddin mudjahidin moudjahidine mojahedeen",
    "qaida": "qaeda qaida qaidah qaedah kaida kaeda qaïda qida",
    "islamia": "islamiya islamiyah islamiyya islamia islamiah islamiyyah islamya",
    "talban": "taliban taleban talibaan talebaan talibans",
    "nusra": "nusra nusrah nousra nosra",
    "jhangvi": "jhangvi jhanghvi jhangwi",
    "shabab": "shabaab shabab chabab chebab shebab",
    "aqsa": "aqsa aksa",
    "sham": "sham shaam cham",
    "adl": "adl adel",
    "huthi": "houthi huthi houthis huthis",
    "fatah": "fateh fatah",
    "zainab": "zainab zainabiyoun zaynabiyun zaynabiyoun zeinabiyoun zainebiyoun",
    "fatimiyun": "fatemiyoun fatimiyoun fatemiyun fatimiyun",
    "jaish": "jaish jaysh jeish jaishe jaishul jeysh",
}
_FAMILY = {word: key for key, words in _FAMILIES.items() for word in words.split()}

_ARABIC = re.compile(r"[\u0600-\u06ff]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_CASE_ENDING = re.compile(
    r"(?:ами|ями|ого|его|ому|ему|ыми|ими|ой|ей|ом|ем|ам|ям|ах|ях|ов|ев|ую|юю|ая|яя|ые|ие|ыи|ии|ых|их|ое|ее|ию|ия|[аяоеыиуюьй])$"
)
_RULES = (
    (re.compile(r"ee|ie(?=.)|ey(?=.)"), "i"),
    (re.compile(r"oo|ou"), "u"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"iya(?:h)?$"), "ia"),
    (re.compile(r"(?<=...)ah$"), "a"),
    (re.compile(r"e"), "i"),
    (re.compile(r"o"), "u"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_SHORT = 5  # shorter words are too often abbreviations (EPL, IPL) for spelling rules


class Token(msgspec.Struct, frozen=True):
    """One word of a text: verbatim offsets, folded form, spelling form, and whether 's followed.

    `link` marks a linking word (al-, -e-, ul-) that the spelling key leaves out.
    """

    start: int
    end: int
    exact: str
    loose: str
    possessive: bool
    link: bool


@lru_cache(maxsize=65536)
def spelling(word: str) -> str:
    """Return the spelling form of one folded word."""
    if word in _FAMILY:
        return _FAMILY[word]
    if len(word) < _SHORT - 1:
        return word
    if _ARABIC.match(word):
        return word[2:] if word.startswith("ال") else word
    if len(word) < _SHORT or not word.isalpha():
        return word
    if _CYRILLIC.match(word):
        return _CASE_ENDING.sub("", word)
    for pattern, replacement in _RULES:
        word = pattern.sub(replacement, word)
    return _FAMILY.get(word, word)


class _Way(msgspec.Struct, frozen=True):
    """The way back from folded to verbatim text; without offsets both are counted alike."""

    text: str
    offsets: array[int] | None = None


def _folded(text: str) -> tuple[str, _Way]:
    if text.isascii():
        return text.lower().translate(_ASCII_FOLD), _Way(text)
    folded = fold_with_offsets(text)
    return folded.text, _Way(text, folded.offsets)


_MAYBE_LINKS = frozenset({*_LINKS, *_VOWEL_LINKS, *_ASSIMILATED, "el"})


def _is_link(word: str, text: str, start: int, end: int, before: str) -> bool:
    if word in _LINKS:
        return True
    hyphen_after = text[end : end + 1] == "-"
    if word in _VOWEL_LINKS:
        return before in _LINKED_HEADS or (hyphen_after and text[start - 1 : start] == "-")
    if word in _ASSIMILATED:  # "an-Nusra", "ash-Shabaab"
        return hyphen_after and text.startswith(word[1:], end + 1)
    return word == "el" and hyphen_after


def _token(folded: str, start: int, end: int, way: _Way, before: str) -> Token:
    plain = folded[start:end]
    possessive = plain.endswith("'s") and len(plain) > 2
    if possessive:
        end -= 2
    if not plain.isalnum():
        plain = folded[start:end].replace("'", "").replace(".", "")
    link = plain in _MAYBE_LINKS and _is_link(plain, folded, start, end, before)
    if way.offsets is not None:
        start, end = way.offsets[start], _with_marks(way.text, way.offsets[end - 1] + 1)
    return Token(start, end, plain, spelling(plain), possessive, link)


def _with_marks(text: str, end: int) -> int:
    """Return `end` moved past the vowel signs that folding drops."""
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end


def tokens(text: str) -> list[Token]:
    """Return the words of `text` in order, with verbatim offsets.

    Initials with dots are one word ("U.S."), so is a word with an apostrophe inside ("Qa'ida"); the elided
    article of French ("l'armée") is left out.
    """
    folded, way = _folded(text)
    found: list[Token] = []
    for match in _WORD.finditer(folded):
        start, end = match.span()
        elision = _ELISION.match(folded, start, end) if "'" in folded[start:end] else None
        before = found[-1].loose if len(found) > 0 else ""
        found.append(_token(folded, elision.end() if elision else start, end, way, before))
    return found


@lru_cache(maxsize=8192)
def exact_key(text: str) -> str:
    """Return the exact key of a name: its folded words joined by spaces."""
    return " ".join(t.exact for t in tokens(text))


@lru_cache(maxsize=8192)
def spelling_key(text: str) -> str:
    """Return the spelling key of a name: equal for names that differ by the rules of this module only."""
    return key_of(tokens(text))


def key_of(words: list[Token]) -> str:
    """Return the spelling key of words already cut; linking words are left out unless nothing else is there."""
    if len(words) == 1 and _ARABIC.match(words[0].exact):  # قاعدة is a base, القاعدة a name
        return words[0].exact
    kept = [t.loose for t in words if not t.link]
    return " ".join(kept) if len(kept) > 0 else " ".join(t.loose for t in words)
