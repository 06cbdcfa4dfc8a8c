"""Who does what to whom in a parsed sentence: the doer and the undergoer of each verb, read off Universal Dependencies.

Roles in claims are what the network finds hardest, and our own passages hold few thousand of them. A treebank holds
many more, in every construction: the subject that two verbs share, the noun before a relative clause, the object that
is made to act. They are found here as the enhanced dependencies find them (Schuster and Manning 2016), by rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_SUBJECTS = frozenset({"nsubj", "nsubj:outer"})
_CORE = frozenset({"det", "amod", "compound", "nummod", "flat", "nmod:poss", "det:predet", "goeswith"})
"""Relations of the words that stand in one noun phrase with its head."""
_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
_DEED = ("tion", "sion", "ment", "ing", "al", "ure")
"""Endings of nouns that tell of a deed."""
_UNDERGOES = {"of", "on", "against", "upon"}
_DEEPEST = 5
"""Clauses that are climbed in search of a shared subject."""


class Token(msgspec.Struct, frozen=True):
    """A word of a sentence: its lemma, part of speech, features, the number of its governor (0: none), its relation."""

    lemma: str
    part: str
    features: str
    governor: int
    relation: str


class Frame(msgspec.Struct, frozen=True):
    """A verb, or a noun of a deed, with the words of whoever does it and of whoever undergoes it; words by number."""

    at: int
    doers: tuple[int, ...]
    undergoers: tuple[int, ...]


def frames(sentence: Sequence[Token]) -> list[Frame]:
    """Return the frames of a sentence; words are numbered from 1 as in CoNLL-U."""
    return list(_Parse(sentence).frames())


class _Parse:
    """A sentence with the dependents of each word."""

    def __init__(self, sentence: Sequence[Token]) -> None:
        known = range(len(sentence) + 1)
        self.tokens = [t if t.governor in known else msgspec.structs.replace(t, governor=0) for t in sentence]
        self.below: list[list[int]] = [[] for _ in known]
        for number, token in enumerate(self.tokens, 1):
            self.below[token.governor].append(number)

    def token(self, number: int) -> Token:
        return self.tokens[number - 1]

    def frames(self) -> Iterator[Frame]:
        for number, token in enumerate(self.tokens, 1):
            if token.part == "VERB":
                yield Frame(number, self.phrases(self.doers(number)), self.phrases(self.undergoers(number)))
            elif token.part == "NOUN" and token.lemma.endswith(_DEED):
                doers, undergoers = self.of_noun(number)
                if doers or undergoers:
                    yield Frame(number, self.phrases(doers), self.phrases(undergoers))

    def under(self, number: int, *relations: str) -> list[int]:
        return [child for child in self.below[number] if self.token(child).relation in relations]

    def passive(self, number: int, depth: int = 0) -> bool:
        if self.under(number, "nsubj:pass", "aux:pass", "obl:agent"):
            return True
        token = self.token(number)
        if "Tense=Past" not in token.features or "VerbForm=Part" not in token.features:
            return False
        joined = token.relation == "conj" and not self.under(number, "nsubj", "aux")  # "was taken and published"
        if token.relation == "acl":
            return True
        return joined and token.governor > 0 and depth < _DEEPEST and self.passive(token.governor, depth + 1)

    def subject(self, number: int, depth: int = 0) -> list[int]:
        """Return the subject of a clause, its own or the one that it shares with the clause above."""
        own = self.under(number, "nsubj", "nsubj:pass") or self.under(number, "nsubj:outer")
        if own:
            return [self.antecedent(each, number) for each in own]
        token = self.token(number)
        above = token.governor
        if above == 0 or depth > _DEEPEST or self.under(number, "csubj", "expl"):
            return []
        if token.relation == "conj" and self.token(above).part in ("VERB", "ADJ", "NOUN"):
            return self.subject(above, depth + 1)
        if token.relation == "xcomp":
            return self.under(above, "obj", "iobj") or self.subject(above, depth + 1)
        if token.relation == "advcl" and not self.under(number, "expl") and self.unfinished(number):
            return self.subject(above, depth + 1)
        if token.relation == "acl" and self.token(above).part in _NOMINAL and "VerbForm=Inf" not in token.features:
            return [above]
        return []

    def unfinished(self, number: int) -> bool:
        """Say whether a verb has no tense of its own: "crossing the river, they", "to take the town, they"."""
        return "VerbForm=Fin" not in self.token(number).features and not any(
            "VerbForm=Fin" in self.token(each).features for each in self.under(number, "aux", "aux:pass", "cop")
        )

    def antecedent(self, number: int, verb: int) -> int:
        """Return the noun before a relative clause for its "who"; else the word itself."""
        clause = self.token(verb)
        relative = clause.relation.startswith("acl") and self.token(number).lemma.lower() in _RELATIVE
        return clause.governor if relative and clause.governor else number

    def doers(self, number: int) -> list[int]:
        if self.passive(number):
            return self.under(number, "obl:agent")
        return self.subject(number)

    def undergoers(self, number: int) -> list[int]:
        if self.passive(number):
            return self.subject(number)
        objects = [self.antecedent(each, number) for each in self.under(number, "obj")]
        clause = self.token(number)
        gap = clause.relation == "acl:relcl" and not objects and self.under(number, *_SUBJECTS)
        if gap and all(self.token(each).lemma.lower() not in _RELATIVE for each in self.under(number, *_SUBJECTS)):
            filled = self.under(number, "obl", "ccomp", "xcomp", "cop", "advmod")
            return [] if filled or clause.governor == 0 else [clause.governor]
        return objects

    def of_noun(self, number: int) -> tuple[list[int], list[int]]:
        """Return who does and undergoes the deed that a noun tells of: "their shelling of the town by night"."""
        doers, undergoers = list(self.under(number, "nmod:poss")), []
        for each in self.under(number, "nmod"):
            cases = {self.token(case).lemma.lower() for case in self.under(each, "case")}
            if "by" in cases:
                doers.append(each)
            elif cases & _UNDERGOES:
                undergoers.append(each)
        return doers, undergoers

    def phrases(self, heads: Sequence[int]) -> tuple[int, ...]:
        """Return the words of the noun phrases of some heads, and of those that are joined to them by "and"."""
        found: set[int] = set()
        for head in heads:
            joined = [head, *self.under(head, "conj")]
            for each in joined:
                if self.token(each).part in _NOMINAL:
                    self.core(each, found)
        return tuple(sorted(found))

    def core(self, number: int, found: set[int]) -> None:
        """Add the words of one noun phrase, without what describes it in a clause or behind a preposition."""
        if number not in found:
            found.add(number)
            for child in self.under(number, *_CORE):
                self.core(child, found)
