"""One sentence with everything that its claims are made from: phrases, frames of attribution, mentions, and the
memory so far.
"""

from __future__ import annotations

from gawah.extraction.arguments import subject
from gawah.extraction.attribution import Frame, find_frames
from gawah.extraction.clauses import clause
from gawah.extraction.context import Context
from gawah.extraction.lexicon import english
from gawah.extraction.mentions import Mentions, within
from gawah.extraction.phrases import Element, Parse
from gawah.extraction.proper_names import is_proper_name
from gawah.extraction.sentences import Stretch
from gawah.extraction.words import Word
from gawah.model import ActorRef, Document, Speaker

MAX_QUOTE = 400
"""A quote is not widened beyond this many characters: a claim is carried by a clause, not by a paragraph."""


class Sentence:
    """One sentence of a document on its way to claims.

    `frames` are its attributions, each with its speakers. `carried` are the speakers of a quotation that goes on from
    the sentence before, or those whom the passage before introduced ("The minister said:").
    """

    def __init__(
        self, document: Document, mentions: Mentions, context: Context, parse: Parse, carried: list[Speaker]
    ) -> None:
        self.document, self.mentions, self.context, self.parse = document, mentions, context, parse
        self.carried = carried
        self.frames = find_frames(parse)
        for frame in self.frames:
            frame.voices = self._voices(frame)

    def _voices(self, frame: Frame) -> list[Speaker]:
        """Return the speakers of a frame: the first, with those who say it jointly beside him."""
        if frame.unnamed is not None:
            return [Speaker(name=frame.unnamed, text=self.text(frame.cue.start, frame.cue.end), kind="unnamed")]
        first, *others = [self.context.speaker(self.parse, i) for i in frame.speakers]
        return [
            Speaker(
                name=first.name,
                actor=first.actor,
                text=first.text,
                id=first.id,
                kind=first.kind,
                document=first.document,
                joint=tuple(v.name for v in others),
            )
        ]

    def text(self, start: int, end: int) -> str:
        """Return the document's words between two offsets."""
        return self.document.text[start:end]

    def element(self, index: int) -> Element:
        """Return the element at `index`."""
        return self.parse.elements[index]

    # -- quotations that go on ------------------------------------------------------------------------------------

    def carry(self) -> list[Speaker]:
        """Return the speakers that a quotation going on in the next sentence would have."""
        for frame in self.frames:
            if any(q.end > frame.content.start for q in self.parse.quotations):
                return frame.voices
        return self.carried

    def introduces(self) -> list[Speaker]:
        """Return who speaks in the next passage: whoever a sentence that ends with a colon names ("The minister
        said:").
        """
        elements = self.parse.elements
        if len(elements) < 2 or elements[-1].low != ":":
            return []
        cue = next((i for i in range(len(elements) - 1, -1, -1) if elements[i].kind == "v"), None)
        if cue is None or elements[cue].lemma not in english().cues:
            return []
        return [self.context.speaker(self.parse, i) for i in subject(self.parse, cue)[:1]]

    def quotation_voices(self) -> dict[int, list[Speaker]]:
        """Return who says each quotation that a frame of this sentence attributes; keyed by where the quotation
        starts.
        """
        found: dict[int, list[Speaker]] = {}
        for frame in self.frames:
            for quotation in self.parse.quotations:
                covered = frame.content.start < quotation.end and quotation.start < frame.content.end
                if covered and not quotation.covers(frame.cue.start):
                    found[quotation.start] = [*found.get(quotation.start, []), *frame.voices]
        return found

    # -- what phrases are -----------------------------------------------------------------------------------------

    def is_actor(self, index: int) -> bool:
        """Say whether a phrase is somebody who acts: an actor, known or not, a pronoun, fighters, officials and the
        like.
        """
        if any(r.id is not None for r in self.context.refs(self.parse, index)):
            return True
        element = self.element(index)
        if element.lows & (english().hostile | english().speaker_nouns) or element.head.cls == "PRO":
            return True
        if element.head.low in english().actor_nouns | english().people_nouns:
            return True
        return is_proper_name(self.parse, index) and element.person is None and not self.is_place(index)

    def can_speak(self, index: int) -> bool:
        """Say whether a phrase can threaten or warn: an actor, a person, or a document that speaks."""
        element = self.element(index)
        voice = element.person is not None or element.words[-1].low in self.context.surnames
        return voice or bool(element.lows & english().documents) or self.is_actor(index)

    def is_sufferer(self, index: int) -> bool:
        """Say whether a phrase is somebody or something that is attacked in such reports."""
        known = english().civilians | english().targets
        return bool(self.element(index).lows & known) or self.is_actor(index)

    def is_people(self, index: int) -> bool:
        """Say whether a phrase means people, one or several: not an army, a hill or a lorry."""
        element = self.element(index)
        known = english().civilians | english().people_nouns
        if element.head.low in english().targets - known:
            return False
        if element.head.cls == "PRO":
            return element.head.low not in ("it", "itself", "this", "that", "nothing")
        number = element.head.low in english().number_words or element.head.low.isdigit()
        return number or bool(element.lows & known) or element.person is not None

    def is_place(self, index: int) -> bool:
        """Say whether a phrase names a place, or an area by a common noun ("its territory")."""
        element = self.element(index)
        return bool(within(self.mentions.places, element.start, element.end)) or bool(element.lows & english().areas)

    def behind_of(self, index: int) -> ActorRef | None:
        """Return the actor that a phrase names behind its "of": of "the armed wing of the party", the party."""
        element = self.element(index)
        at = next((i for i, w in enumerate(element.words) if w.low == "of" and i > 0), None)
        if at is None or at + 1 >= len(element.words):
            return None
        return self._actor_in(element.words[at + 1 :])

    def before_of(self, index: int) -> ActorRef | None:
        """Return the actor that a phrase names before its "of": of "accused the army of links", the army."""
        element = self.element(index)
        at = next((i for i, w in enumerate(element.words) if w.low == "of" and i > 0), len(element.words))
        return self._actor_in(element.words[:at])

    def _actor_in(self, part: list[Word]) -> ActorRef | None:
        inner = Element("np", part, part[-1])
        known = self.context.named(inner)
        if known is not None:
            return known
        words = [w for w in inner.words if w.cls != "D"]
        people = english().hostile | english().group_nouns | english().speaker_nouns | english().actor_nouns
        if not words or not (words[0].text[:1].isupper() or words[-1].low in people):
            return None
        text = self.text(words[0].start, words[-1].end)
        return ActorRef(text=text, name=text)

    def owner(self, at: int) -> ActorRef | None:
        """Return the actor named in front of the noun of a phrase ("ISKP's attack")."""
        element = self.element(at)
        return self.context.first_actor(element.start, element.head.start)

    def stretch(self, at: int, others: list[int]) -> Stretch:
        """Return the clause around the element at `at`, widened to the elements `others` where that stays short."""
        around = clause(self.parse, at)
        for i in others:
            element = self.element(i)
            wider = Stretch(min(around.start, element.start), max(around.end, element.end))
            if wider.end - wider.start <= MAX_QUOTE:
                around = wider
        return around
