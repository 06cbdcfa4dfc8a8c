"""Who says it: the frames of attribution in one sentence, each with its speaker, its cue and the stretch that it
covers.

Five forms are known: a verb of saying with what follows it ("X said that ..."), the same after what was said ("...,
X said"), "according to
X", a passive without a speaker ("is accused of", "was blamed on"), and a word that distances the author ("reportedly").
"""

from __future__ import annotations

import msgspec

from gawah.extraction.arguments import direct_object, group_right, subject
from gawah.extraction.clauses import finite, passive, previous
from gawah.extraction.lexicon import english
from gawah.extraction.phrases import Element, Parse, tells_of_event
from gawah.extraction.sentences import Stretch
from gawah.model import Speaker

_UNABLE = frozenset({"unable", "unwilling", "reluctant"})


class Frame(msgspec.Struct):
    """One attribution: elements of the speaker (empty where nobody is named), the cue, its stance and what it covers.

    `content` is the stretch that is attributed; `about` says whether the complement is a noun ("denied charges") and
    not a clause.
    """

    speakers: list[int]
    cue: Stretch
    lemma: str
    stance: str
    content: Stretch
    negated: bool = False
    noun: bool = False
    of_noun: bool = False
    whole: bool = False
    unnamed: str | None = None
    taken_up: bool = False
    """Whether a noun takes up what somebody else said before: "..., a charge that the army denies"."""
    voices: list[Speaker] = []
    """The speakers as resolved in the document; filled by the sentence that the frame belongs to."""


def find_frames(parse: Parse) -> list[Frame]:
    """Return the frames of attribution in one sentence, in the order of their cues."""
    frames: list[Frame] = []
    for at, element in enumerate(parse.elements):
        frame = None
        if element.kind == "v" and element.lemma in english().cues:
            frame = _passive_cue(parse, at) if passive(parse, at) else _active_cue(parse, at)
        elif (element.low == "according" and at + 2 < len(parse.elements)) or (
            element.kind == "np" and element.low == "according" and at + 2 < len(parse.elements)
        ):
            frame = _according(parse, at)
        elif element.low in ("reportedly", "allegedly"):
            cue = Stretch(element.start, element.end)
            frame = Frame(
                [], cue, element.low, "reports", Stretch(parse.start, parse.end), unnamed="unnamed", whole=True
            )
        elif element.kind == "np" and element.head.low.removesuffix("s") in english().nouns_of_saying:
            frame = _noun_cue(parse, at)
        if frame is not None:
            frames.append(frame)
    return frames


def _noun_cue(parse: Parse, at: int) -> Frame | None:
    """Read "Afghan allegations that ..." and "its claim that ...": a noun of saying with a that-clause; its owner
    stands in front.
    """
    element = parse.elements[at]
    if at + 1 >= len(parse.elements) or parse.elements[at + 1].low != "that" or element.head is not element.words[-1]:
        return None
    if _said_in(parse, at):
        return None
    stance = english().nouns_of_saying[element.head.low.removesuffix("s")]
    owned = any(w.name or w.text.istitle() for w in element.words[:-1] if w.cls == "N") or element.words[0].low in (
        "its",
        "their",
        "his",
        "her",
    )
    content = Stretch(parse.elements[at + 1].end, _content_end(parse, at + 1))
    unnamed = None if owned else "unnamed accusers" if stance == "accuses" else "unnamed"
    return Frame(
        [at] if owned else [],
        Stretch(element.head.start, element.head.end),
        element.head.low,
        stance,
        content,
        unnamed=unnamed,
        of_noun=True,
    )


def _said_in(parse: Parse, at: int) -> bool:
    """Say whether a noun of saying only tells where somebody says it: "they said in a statement that"."""
    before = previous(parse, at)
    if before < 1 or parse.elements[before].low not in ("in", "on", "through", "via", "during"):
        return False
    verb = previous(parse, before, skip=frozenset({"adv", "t", "np", "p"}))
    return verb >= 0 and parse.elements[verb].kind == "v" and parse.elements[verb].lemma in english().cues


def _according(parse: Parse, at: int) -> Frame | None:
    if parse.elements[at + 1].low != "to" or parse.elements[at + 2].kind != "np":
        return None
    speakers = group_right(parse, at + 2)
    start, end = parse.start, parse.end
    for i in range(at - 1, -1, -1):
        if parse.elements[i].low in (";",):
            start = parse.elements[i].end
            break
        if (
            parse.elements[i].kind == "r"
            and parse.elements[i].low == "that"
            and parse.elements[at - 1].low in (",", "that")
        ):
            start = parse.elements[i].end  # "wrote that, according to reports, ..." is nested in what was written
            break
    if at == 0 or (parse.elements[at - 1].low == "," and start != parse.start):
        start = parse.elements[speakers[-1]].end
    cue = Stretch(parse.elements[at].start, parse.elements[at + 1].end)
    return Frame(speakers, cue, "according", "reports", Stretch(start, end), whole=start == parse.start)


def _passive_cue(parse: Parse, at: int) -> Frame | None:
    """ "X is accused of", "was said to", "it was reported that": somebody says so, who is left out or follows "by"."""
    element = parse.elements[at]
    stance = english().cues[element.lemma]
    if stance in ("threatens", "promises", "demands", "claims"):
        return None
    speakers: list[int] = []
    rest = parse.elements[at + 1 :]
    complement = next((e for e in rest[:3] if e.kind in ("to", "r") or e.low in ("on", "for", "of", "by", "as")), None)
    if complement is None:
        return None
    if complement.low == "by":
        by = parse.elements.index(complement)
        speakers = (
            group_right(parse, by + 1) if by + 1 < len(parse.elements) and parse.elements[by + 1].kind == "np" else []
        )
    start = parse.start
    for i in range(at - 1, -1, -1):
        if parse.elements[i].low in (";", "--") or (
            parse.elements[i].kind == "c" and parse.elements[i].low in ("but", "while")
        ):
            start = parse.elements[i].end
            break
    unnamed = (
        None if speakers else {"accuses": "unnamed accusers", "assesses": "unnamed assessors"}.get(stance, "unnamed")
    )
    return Frame(
        speakers,
        Stretch(element.start, element.end),
        element.lemma,
        stance,
        Stretch(start, parse.end),
        unnamed=unnamed,
        whole=True,
    )


def _active_cue(parse: Parse, at: int) -> Frame | None:
    element = parse.elements[at]
    stance = english().cues[element.lemma]
    if _participle(parse, at) or _pressed(parse, at):
        return None
    inverted = _inverted_speaker(parse, at)
    speakers = inverted or _behind_what_was_said(parse, subject(parse, at))
    if not speakers:
        return None
    cue = Stretch(element.start, element.end)
    left = parse.elements[max(0, at - 3) : at]
    negated = any((e.low in english().negation and e.kind in ("adv", "aux")) or e.low in _UNABLE for e in left)
    taken_up = _taken_up(parse, speakers[0]) if stance == "denies" and not inverted else None
    if taken_up is not None:
        return Frame(speakers, cue, element.lemma, stance, taken_up, negated=negated, taken_up=True)
    before = None if element.words[0].form == "ing" else _content_before(parse, at, speakers, inverted=bool(inverted))
    if before is not None:
        return Frame(speakers, cue, element.lemma, stance, before, negated=negated, whole=True)
    after = _content_after(parse, at, speakers)
    if after is None:
        return None
    content, noun = after
    return Frame(speakers, cue, element.lemma, stance, content, negated=negated, noun=noun)


def _participle(parse: Parse, at: int) -> bool:
    """Say whether a cue is a participle of what stands before it: "saw attacks claimed by", "an ambush blamed on"."""
    element, after = parse.elements[at], parse.elements[at + 1 : at + 3]
    blaming = element.lemma == "blame" and len(after) > 1 and after[0].low == "on" and after[1].kind == "np"
    return element.words[0].form != "ing" and (blaming or (bool(after) and after[0].low == "by"))


def _behind_what_was_said(parse: Parse, speakers: list[int]) -> list[int]:
    """Return the speakers without a phrase of the clause before: "nine died in the raid, doctors and police said"."""
    for number, at in enumerate(speakers[:-1]):
        told = any(e.kind == "v" for e in parse.elements[:at]) and parse.elements[at - 1].low not in (",", "--", "and")
        if told and parse.elements[at + 1].low == ",":
            return speakers[number + 1 :]
    return speakers


def _pressed(parse: Parse, at: int) -> bool:
    """Say whether a cue only carries the noun of a deed: "pressed an offensive to retake the city"."""
    after = parse.elements[at + 1 : at + 2]
    return parse.elements[at].lemma == "press" and any(e.kind == "np" and tells_of_event(e) for e in after)


def _inverted_speaker(parse: Parse, at: int) -> list[int]:
    """Return the speaker of "..., said X" and "say several organizations"."""
    if parse.elements[at].lemma not in (
        "say",
        "add",
        "write",
        "report",
        "note",
        "explain",
        "warn",
        "state",
        "argue",
        "claim",
        "conclude",
        "tell",
    ):
        return []
    if parse.elements[at].words[0].form == "ing":
        return []
    left = previous(parse, at)
    opens = (
        left < 0
        or parse.elements[left].low in (",", "?", "!")
        or parse.quoted(parse.elements[left].end - 1) is not None
    )
    right = at + 1
    if (
        opens
        and right < len(parse.elements)
        and parse.elements[right].kind == "np"
        and parse.quoted(parse.elements[right].start) is None
    ):
        follows = parse.elements[right + 1 : right + 3]
        if any(e.kind in ("v", "aux") for e in follows[:1]):
            return []
        return group_right(parse, right)
    return []


def _taken_up(parse: Parse, speaker: int) -> Stretch | None:
    """Return what stands before ", a charge" where that noun is the object of what the phrase at `speaker` denies."""
    words = parse.elements[speaker].words
    if len(words) > 2 and words[0].cls == "D" and words[2].text[:1].isupper():
        noun, head = speaker, words[1]  # "a charge Tehran denies"
    else:
        noun = speaker - 2 if speaker > 1 and parse.elements[speaker - 1].kind == "r" else speaker - 1
        head = parse.elements[noun].head
    if noun < 2 or parse.elements[noun].kind != "np" or parse.elements[noun - 1].low not in (",", "--"):
        return None
    if english().nouns_of_saying.get(head.low.removesuffix("s")) not in ("accuses", "reports"):
        return None
    return Stretch(parse.start, parse.elements[noun - 1].start)


def _content_before(parse: Parse, at: int, speakers: list[int], *, inverted: bool) -> Stretch | None:
    """Return what was said where it stands before the speaker: "..., X said on Sunday." and "..., it says, ...": the
    sentence so far.
    """
    first = at if inverted else min(speakers[0], at)
    left = previous(parse, first, skip=frozenset({"adv", "t"}))
    if left < 0:
        return None
    if not (
        parse.elements[left].low in (",", "?", "!", "--") or parse.quoted(parse.elements[left].end - 1) is not None
    ):
        return None
    tail = [e for e in parse.elements[at + 1 :] if e.kind != "t"]
    if inverted:
        tail = tail[1:]
    if inverted and tail and tail[0].low in ("by", "from"):
        tail = tail[2:]
    if parse.elements[at].lemma in english().listener_verbs and tail and tail[0].kind == "np":
        tail = tail[1:]
    stops = len(tail) > 0 and (tail[0].low in (",", ".", "--", "?", "!") or (inverted and tail[0].kind == "r"))
    ends = stops or all(e.kind in ("p", "np", "adv", "punct", "to", "c") for e in tail)
    has_verb = any(e.kind in ("v", "aux") for e in parse.elements[:first])
    if not (ends and (has_verb or parse.quoted(parse.start + 1) is not None)):
        return None
    medial = len(tail) > 1 and tail[0].low in (",", "--")
    quotation = parse.quoted(parse.elements[left].end - 1)
    start = max(parse.start, quotation.start) if quotation is not None else parse.start
    return Stretch(start, parse.end if medial else max(parse.elements[left].start, start + 1))


def _content_after(parse: Parse, at: int, speakers: list[int]) -> tuple[Stretch, bool] | None:
    """Return what stands after the cue, to the end of the sentence or a "but", and whether it is only a noun phrase."""
    element = parse.elements[at]
    i = at + 1
    count = len(parse.elements)
    listener = element.lemma in english().listener_verbs or english().cues[element.lemma] == "accuses"
    while i < count and (
        parse.elements[i].kind in ("t", "adv")
        or (parse.elements[i].low in (",", "on", "to") and i + 1 < count and parse.elements[i + 1].kind == "t")
    ):
        i += 1
    if i >= count:
        return None
    start = parse.elements[i].start
    end = _aside_end(parse, at) or _content_end(parse, i)
    clause = any(e.kind in ("v", "aux") for e in parse.elements[i:] if e.start < end)
    opens = (
        parse.elements[i].kind in ("r", "to")
        or parse.elements[i].low in (":", "whether", "how", "why")
        or parse.quoted(start) is not None
    )
    aside = parse.elements[i + 1 : i + 3]
    if english().cues[element.lemma] == "suspects" and [e.low for e in aside[:1]] == [","] and aside[-1].kind == "r":
        return Stretch(start, aside[0].start), True  # "suspect the group, which has attacked before"
    if element.lemma == "see" and not opens and not any(e.low == "as" for e in parse.elements[i:] if e.start < end):
        return None  # "the district saw attacks": nobody judges
    if element.lemma in english().clause_verbs and not (
        opens or (parse.elements[i].kind == "np" and _clause_follows(parse, i)) or listener
    ):
        return None
    if element.kind == "v" and not clause and not opens and english().cues[element.lemma] in ("reports",):
        return None
    return Stretch(start, end), not clause


def _aside_end(parse: Parse, at: int) -> int | None:
    """Return where a relative clause with the cue at `at` ends, if its sentence goes on behind it: "the state, which
    considers the group a danger, has bombed it".
    """
    opening = previous(parse, at)
    if opening > 1 and parse.elements[opening].kind == "np":
        opening -= 1  # "whom the mission says are backed by the state"
    if opening < 1 or parse.elements[opening].kind != "r" or parse.elements[opening - 1].low != ",":
        return None
    for i in range(at + 1, len(parse.elements) - 1):
        if parse.elements[i].low == "," and parse.elements[i + 1].kind in ("v", "aux") and finite(parse, i + 1):
            return parse.elements[i].start
    return None


def _clause_follows(parse: Parse, at: int) -> bool:
    following = [e for e in parse.elements[at + 1 : at + 6] if e.kind not in ("adv", "t")]
    return any(e.kind in ("v", "aux") for e in following[:4])


def _content_end(parse: Parse, at: int) -> int:
    """Return where the complement that begins at element `at` ends: the sentence, or a "but"/"while" with a new
    subject, outside quotes.
    """
    for i in range(at + 1, len(parse.elements)):
        element = parse.elements[i]
        if parse.quoted(element.start) is not None:
            continue
        if element.low == ";" or (
            element.kind == "c"
            and element.low in ("but", "while", "whereas", "although", "though")
            and parse.elements[i - 1].low == ","
        ):
            return parse.elements[i - 1].end
        if element.low == "and" and parse.elements[i - 1].low == "," and _new_speaker_clause(parse, i + 1):
            return parse.elements[i - 1].start
    return parse.end


def _new_speaker_clause(parse: Parse, at: int) -> bool:
    """Say whether "and it has threatened" begins at `at`: a pronoun or phrase with its own verb of saying."""
    for element in parse.elements[at : at + 4]:
        if element.kind == "v":
            return element.lemma in english().cues
    return False


def speaker_words(element: Element) -> str:
    """Return the folded words of a speaker's phrase without its leading determiner."""
    words = element.words[1:] if element.words[0].cls == "D" and len(element.words) > 1 else element.words
    return " ".join(w.low for w in words)


__all__ = ["Frame", "direct_object", "find_frames", "speaker_words"]
