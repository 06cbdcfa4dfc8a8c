"""Who does and who undergoes what the verbs of a parsed sentence tell of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.frames import Token, frames

_PART = {"N": "NOUN", "V": "VERB", "A": "AUX", "P": "ADP", "C": "CCONJ", "R": "PRON", "T": "PART"}
_PAST = "Tense=Past|VerbForm=Part"

PARSED = [
    ("active", "rebels:N:2:nsubj burn:V:0:root mill:N:2:obj", {"burn": ("rebels", "mill")}),
    (
        "passive",
        "mill:N:3:nsubj:pass be:A:3:aux:pass burn:V:0:root by:P:5:case rebels:N:3:obl:agent",
        {"burn": ("rebels", "mill")},
    ),
    (
        "a shared subject",
        "rebels:N:2:nsubj burn:V:0:root mill:N:2:obj and:C:5:cc kill:V:2:conj guards:N:5:obj",
        {"burn": ("rebels", "mill"), "kill": ("rebels", "guards")},
    ),
    (
        "a shared passive",
        "mill:N:3:nsubj:pass be:A:3:aux:pass seize:V:0:root and:C:5:cc burn:V+:3:conj",
        {"seize": ("", "mill"), "burn": ("", "mill")},
    ),
    (
        "a relative subject",
        "rebels:N:6:nsubj who:R:3:nsubj burn:V:1:acl:relcl mill:N:3:obj have:A:6:aux flee:V:0:root",
        {"burn": ("rebels", "mill"), "flee": ("rebels", "")},
    ),
    (
        "a relative object",
        "mill:N:4:nsubj rebels:N:3:nsubj burn:V:1:acl:relcl fall:V:0:root",
        {"burn": ("rebels", "mill"), "fall": ("mill", "")},
    ),
    (
        "whom somebody makes act",
        "army:N:2:nsubj force:V:0:root men:N:2:obj to:T:5:mark burn:V:2:xcomp mill:N:5:obj",
        {"force": ("army", "men"), "burn": ("men", "mill")},
    ),
    (
        "a participle behind its noun",
        "mill:N:0:root burn:V+:1:acl by:P:4:case rebels:N:2:obl:agent",
        {"burn": ("rebels", "mill")},
    ),
    (
        "joined doers",
        "rebels:N:4:nsubj and:C:3:cc bandits:N:1:conj burn:V:0:root mill:N:4:obj",
        {"burn": ("rebels bandits", "mill")},
    ),
    (
        "a noun of a deed",
        "army:N:2:nmod:poss shelling:N:0:root of:P:4:case mill:N:2:nmod",
        {"shelling": ("army", "mill")},
    ),
]


def parsed(line: str) -> tuple[list[str], list[Token]]:
    """Return words and tokens of a sentence written as word:part:governor:relation."""
    words, tokens = [], []
    for each in line.split():
        word, part, governor, relation = each.split(":", 3)
        words.append(word)
        features = _PAST if part.endswith("+") else ""
        tokens.append(Token(word, _PART[part[0]], features, int(governor), relation))
    return words, tokens


@pytest.mark.parametrize(("line", "wanted"), [each[1:] for each in PARSED], ids=[each[0] for each in PARSED])
def test_a_frame_says_who_does_what_to_whom(line: str, wanted: dict[str, tuple[str, str]]) -> None:
    """Voice, sharing, relative clauses and control lead to the same two roles."""
    words, tokens = parsed(line)
    found = {
        words[each.at - 1]: tuple(" ".join(words[n - 1] for n in side) for side in (each.doers, each.undergoers))
        for each in frames(tokens)
    }
    assert found == wanted


_TOKENS = st.lists(
    st.builds(
        Token,
        st.sampled_from(["burn", "that", "of", "shelling", "men"]),
        st.sampled_from(sorted(_PART.values())),
        st.sampled_from(["", _PAST, "VerbForm=Fin"]),
        st.integers(0, 9),
        st.sampled_from(["nsubj", "obj", "conj", "acl:relcl", "acl", "xcomp", "advcl", "nmod", "case", "root", "det"]),
    ),
    max_size=9,
)


@given(_TOKENS)
def test_any_tree_or_tangle_gives_frames_within_the_sentence(tokens: list[Token]) -> None:
    """A parse with circles or loose ends is read to its end, and no word outside of it is named."""
    for each in frames(tokens):
        assert all(1 <= n <= len(tokens) for n in (each.at, *each.doers, *each.undergoers))
