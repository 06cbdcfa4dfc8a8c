"""What the model reads in a text: who is said to say what, and the words that carry claims with what belongs to them.

Offsets are those of the text. Nothing here decides what becomes a claim; `assembly` does.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np

from gawah.extraction.encoder import labels
from gawah.extraction.encoder.decoding import Run, Tagged, best_run, runs, sigmoid, softmax, tagged
from gawah.extraction.encoder.session import Floats, Session, WindowOutputs
from gawah.extraction.encoder.words import Mask, Word, read_words, windows
from gawah.model import Certainty, ClaimType, Polarity, Stance

LEAST_CUE = 0.4
LEAST_TRIGGER = 0.4
LEAST_ACTOR = 0.05
"""For a mention of an actor to fill a role, where no other is more than twice as likely to and the claim would be
lost without: it has no other actor, or is one between two. Development sets: 4 points of F1 more than with 0.4."""
LEAST_ARGUMENT = 0.25
"""For any other mention to fill a role."""
LEAST_REST = 0.6
"""For words that are no mention of the sort that a role wants."""
LEAST_SAME = 0.5
_SORTS = {
    **dict.fromkeys(labels.ACTOR_ROLES, "actor"),
    "place": "place",
    "time": "date",
    "weapon": "weapon",
    **dict.fromkeys(("deaths", "injured", "arrested", "count"), "number"),
}
"""What sort of mention fills a role."""
_WANTED = np.array([_SORTS.get(role) for role in labels.ARGUMENTS], dtype=object)
_FOR_ACTORS = _WANTED == "actor"


class Piece(msgspec.Struct, frozen=True):
    """A stretch of the text with the probability that it is what it is taken for."""

    start: int
    end: int
    score: float


class SaidBy(msgspec.Struct, frozen=True):
    """An attribution: the words that attribute, who speaks (None: nobody is named) and what is said."""

    cue: Piece
    source: Piece | None
    content: tuple[Piece, ...]


class Carrier(msgspec.Struct, frozen=True):
    """The word that carries a claim, with what the model reads off it. `arguments` are stretches by role."""

    at: Piece
    type: ClaimType
    kind: str
    stance: Stance
    polarity: Polarity
    certainty: Certainty
    quote: Piece | None
    arguments: dict[str, tuple[Piece, ...]]
    kinds: dict[tuple[ClaimType, str], float]


class Tag(msgspec.Struct, frozen=True):
    """A stretch that plays a role in the text as a whole, by MUC-4's roles, or names something.

    Mentions of one actor have one number as `chain`.
    """

    label: str
    at: Piece
    chain: int | None = None


class Reading(msgspec.Struct):
    """All that the model reads in a text; `incident`: how likely it tells of one at all, and of each type."""

    attributions: list[SaidBy]
    carriers: list[Carrier]
    mentions: list[Tag]
    roles: list[Tag]
    incident: dict[str, float]


def read(
    text: str,
    session: Session,
    *,
    stretches: Sequence[tuple[int, int]] | None = None,
    masks: Sequence[Mask] = (),
    incidents: bool = False,
) -> Reading:
    """Return what the model reads in the stretches of a text, or in all of it.

    Args:
        text: the text of a document.
        session: the model.
        stretches: offsets of the parts to read, such as the passages of one language; half-open, in order.
        masks: stretches that are read as one word each, in order.
        incidents: also give MUC-4's roles, those with low probabilities too, for a caller with thresholds of its own.
    """
    words: list[Word] = []
    for start, end in stretches if stretches is not None else [(0, len(text))]:
        words += read_words(text, session, start, end, masks)
    made = Reading([], [], [], [], dict.fromkeys(("any", *labels.INCIDENT_TYPES), 0.0))
    ends = sentence_ends(text, words)
    planned = list(windows(words, ends))
    for outputs in session.outputs(words, planned):
        _Part(text, words, ends, outputs, session).into(made, incidents=incidents)
    return made


def sentence_ends(text: str, words: Sequence[Word]) -> list[int]:
    """Return the numbers of words behind which a sentence may end."""
    found = []
    for number, word in enumerate(words):
        after = text[word.end : words[number + 1].start] if number + 1 < len(words) else "\n"
        if "\n" in after or (text[word.start] in '.!?”"' and after != ""):
            found.append(number + 1)
    return found


class _Part:
    """One window as it is read: words by their number in the window."""

    def __init__(
        self, text: str, words: Sequence[Word], ends: Sequence[int], outputs: WindowOutputs, session: Session
    ) -> None:
        window = outputs.window
        self.words = words[window.first : window.last]
        self.low, self.high = window.counted_from - window.first, window.counted_to - window.first
        self.outputs, self.session, self.text = outputs, session, text
        self.found = tagged(softmax(outputs.rows["mention"]), 0.5)
        self.averages = _averages(self.found, len(self.words))
        sorts = [[labels.MENTIONS[mention.label]] for mention in self.found]
        self.fitting = np.array(sorts or np.empty((0, 1)), dtype=object) == _WANTED

    def into(self, made: Reading, *, incidents: bool) -> None:
        made.attributions += self.attributions()
        made.carriers += self.carriers()
        made.mentions += self.mentions(made.mentions)
        made.roles += self.roles(0.1) if incidents else []
        incident = sigmoid(self.outputs.incident)
        for name, probability in zip(made.incident, incident.tolist(), strict=True):
            made.incident[name] = max(made.incident[name], probability)

    def counts(self, number: int) -> bool:
        return self.low <= number < self.high

    def piece(self, run: Run) -> Piece:
        return Piece(self.words[run.start].start, self.words[run.end - 1].end, run.score)

    def attributions(self) -> list[SaidBy]:
        cues = [run for run in tagged(softmax(self.outputs.rows["cue"]), LEAST_CUE) if self.counts(run.start)]
        if not cues:
            return []
        scores = sigmoid(self.session.scores("attribution", self.outputs, [cue.start for cue in cues]))
        found = []
        for cue, row in zip(cues, scores, strict=True):
            row[cue.start : cue.end] = 0
            content = runs(row[:, 1], gap=3, shortest=2) or runs(row[:, 1])
            if not content:
                continue
            source = best_run(row[:, 0], gap=2)
            made = Run(cue.start, cue.end, cue.score)
            found.append(
                SaidBy(
                    self.piece(made),
                    None if source is None else self.piece(source),
                    tuple(self.piece(run) for run in content),
                )
            )
        return found

    def carriers(self) -> list[Carrier]:
        scores = softmax(self.outputs.rows["trigger"])
        places = [n for n in np.flatnonzero(scores[:, 0] < 1 - LEAST_TRIGGER).tolist() if self.counts(n)]
        if not places:
            return []
        pairs = sigmoid(self.session.scores("arguments", self.outputs, places))
        stances, polarities, certainties = (
            softmax(self.outputs.rows[name][places]) for name in ("stance", "polarity", "certainty")
        )
        found = []
        for row, number in enumerate(places):
            label = int(scores[number, 1:].argmax())
            claim_type, kind = labels.trigger_labels()[label]
            quote = self._around(pairs[row, :, 0], number)
            arguments = self.arguments(pairs[row])
            if claim_type != "relation":
                arguments = without_guesses(arguments)
            found.append(
                Carrier(
                    at=self.piece(Run(number, number + 1, float(1 - scores[number, 0]))),
                    type=claim_type,
                    kind=kind,
                    stance=labels.STANCES[int(stances[row].argmax())],
                    polarity=labels.POLARITIES[int(polarities[row].argmax())],
                    certainty=labels.CERTAINTIES[int(certainties[row].argmax())],
                    quote=quote,
                    arguments=arguments,
                    kinds=_likely(scores[number, 1:]),
                )
            )
        return found

    def _around(self, probabilities: Floats, at: int) -> Piece | None:
        """Return the run that holds a word, else the best one."""
        found = runs(probabilities, gap=3)
        holding = [run for run in found if run.start <= at < run.end]
        best = holding[0] if holding else best_run(probabilities, gap=3)
        return None if best is None else self.piece(best)

    def arguments(self, pairs: Floats) -> dict[str, tuple[Piece, ...]]:
        """Return what fills the roles of a carrier: mentions that the model takes for them, and other words."""
        found: dict[str, list[Piece]] = {}
        fits = np.where(self.fitting, self.averages @ pairs, 0)
        least = np.where(_FOR_ACTORS, np.clip(fits.max(0, initial=0) / 2, LEAST_ACTOR, 0.5), LEAST_ARGUMENT)
        rest = pairs.copy()
        for index, number in np.argwhere((fits >= least).T).tolist():
            mention = self.found[number]
            made = Run(mention.start, mention.end, float(fits[number, index]))
            found.setdefault(labels.ARGUMENTS[index], []).append(self.piece(made))
            rest[mention.start : mention.end, index] = 0
        for index in np.flatnonzero(rest.max(0) >= LEAST_REST).tolist():
            if labels.ARGUMENTS[index] != "quote" and not _FOR_ACTORS[index]:
                more = (self.piece(run) for run in runs(rest[:, index], LEAST_REST))
                found.setdefault(labels.ARGUMENTS[index], []).extend(more)
        return {role: tuple(found[role]) for role in labels.ARGUMENTS if role in found}

    def mentions(self, before: Sequence[Tag]) -> list[Tag]:
        """Return the mentions of the counted words, those of one actor tied together, also with earlier ones."""
        known = {tag.at.start: tag.chain for tag in before if tag.chain is not None}
        chains = self.chains(known, 1 + max(known.values(), default=-1))
        return [
            Tag(labels.MENTIONS[run.label], self.piece(Run(run.start, run.end, run.score)), chains.get(run.start))
            for run in self.found
            if self.counts(run.start)
        ]

    def chains(self, known: dict[int, int], free: int) -> dict[int, int]:
        """Return the chain of each actor mention of the window: that of its likeliest earlier mention, or a new one."""
        heads = [run.start for run in self.found if labels.MENTIONS[run.label] == "actor"]
        if not heads:
            return {}
        scores = sigmoid(self.session.scores("same", self.outputs, heads, among=heads)[:, :, 0])
        chains: dict[int, int] = {}
        for number, head in enumerate(heads):
            place = self.words[head].start
            best = int(scores[number, :number].argmax()) if number else 0
            if place in known:
                chains[head] = known[place]
            elif number and scores[number, best] >= LEAST_SAME:
                chains[head] = chains[heads[best]]
            else:
                chains[head], free = free, free + 1
        return chains

    def roles(self, least: float) -> list[Tag]:
        rows = self.outputs.rows["muc"].reshape(len(self.words), len(labels.MUC_ROLES), 3)
        return [
            Tag(role, self.piece(Run(run.start, run.end, run.score)))
            for number, role in enumerate(labels.MUC_ROLES)
            for run in tagged(softmax(rows[:, number]), least)
            if self.counts(run.start)
        ]


def _averages(found: Sequence[Tagged], length: int) -> Floats:
    """Return the matrix [mention, word] that turns scores of words into the mean score of each mention."""
    made = np.zeros((len(found), length), np.float32)
    for number, mention in enumerate(found):
        made[number, mention.start : mention.end] = 1 / (mention.end - mention.start)
    return made


def without_guesses(arguments: dict[str, tuple[Piece, ...]]) -> dict[str, tuple[Piece, ...]]:
    """Return arguments without roles that no actor is likely to fill, but for the likeliest where all are such."""
    best = {role: max(p.score for p in arguments[role]) for role in labels.ACTOR_ROLES if role in arguments}
    kept = [role for role, score in best.items() if score >= LEAST_ARGUMENT] or sorted(best, key=best.__getitem__)[-1:]
    return {role: held for role, held in arguments.items() if role not in best or role in kept}


def _likely(probabilities: Floats) -> dict[tuple[ClaimType, str], float]:
    """Return the five likeliest types and kinds of a carrier with their probabilities."""
    best = np.argsort(probabilities)[::-1][:5].tolist()
    return {labels.trigger_labels()[label]: float(probabilities[label]) for label in best}
