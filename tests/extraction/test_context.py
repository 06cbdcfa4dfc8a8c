"""The memory of a document: whom "he", "it", "the group" and "the video" mean."""

from __future__ import annotations

import pytest

from .parsing import parse, phrases, sentence, sentences, where
from .reports import claims, fillers

SPEAKERS: list[tuple[str, str, str | None, str]] = [
    # text, name of the last claim's speaker, on whose behalf, note
    ("Governor Omar Zadran came. He said rebels burned it.", "Omar Zadran", None, "he"),
    ("Governor Omar Zadran came. Zadran said rebels burned it.", "Omar Zadran", None, "the surname alone"),
    ("TTP spokesman Daud Mirza said rebels burned it.", "Daud Mirza", "TTP", "a spokesman of somebody"),
    ("The TTP met. Its spokesman, Daud Mirza, said rebels burned it.", "Daud Mirza", "TTP", "its spokesman"),
    ("The TTP met. It said rebels burned it.", "TTP", "TTP", "it"),
    ("The TTP met. The group said rebels burned it.", "TTP", "TTP", "the group"),
    ("ISKP released a video. The video said rebels burned it.", "ISKP video", "ISKP", "the video"),
    ("A report by the Harbour Council came. The report said rebels burned it.", "Harbour Council", None, "the report"),
    ("Pakistani officials said rebels burned it.", "Government of Pakistan", "Government of Pakistan", "a state's men"),
    ("Officials said rebels burned it.", "unnamed Officials", None, "nobody's men"),
    ("The Dashtar Front said rebels burned it.", "Dashtar Front", None, "an unknown name keeps its words"),
]


@pytest.mark.parametrize(("text", "name", "behalf", "note"), SPEAKERS, ids=[c[3] for c in SPEAKERS])
def test_a_speaker_is_whoever_a_reader_would_name(text: str, name: str, behalf: str | None, note: str) -> None:
    """Pronouns, surnames and documents lead back to a name; whom he speaks for is kept apart from it."""
    speaker = claims(text)[-1].speakers[-1]
    assert (speaker.name, speaker.actor) == (name, behalf), note


DOERS: list[tuple[str, list[str], str]] = [
    ("The BLA met. It burned a mill.", ["BLA"], "it"),
    ("The BLA met. They burned a mill.", ["BLA"], "they"),
    ("The BLA met. Its fighters burned a mill.", ["BLA"], "its people"),
    ("The BLA met. The group burned a mill.", ["BLA"], "the group"),
    ("The BLA met the BLF. The two groups burned a mill.", ["BLA", "BLF"], "the two groups"),
    ("BLA fighters burned a mill.", ["BLA"], "fighters under a name"),
    ("Rebels burned a mill.", ["Rebels"], "no name"),
    ("Chinese engineers burned a mill.", ["Chinese engineers"], "a state's adjective is not the state"),
    ("Pakistani troops burned a mill.", ["Pakistani armed forces"], "a state's troops are its army"),
    ("It burned a mill.", ["It"], "a pronoun without anybody before it"),
]


@pytest.mark.parametrize(("text", "names", "note"), DOERS, ids=[c[2] for c in DOERS])
def test_a_doer_is_whoever_a_reader_would_name(text: str, names: list[str], note: str) -> None:
    """What cannot be resolved keeps its words; nobody is guessed."""
    assert fillers(claims(text)[-1], "perpetrator") == names, note


def test_what_cannot_be_resolved_gets_no_id() -> None:
    """A phrase without a known name is no actor of the table."""
    (claim,) = claims("Masked riders burned a mill.")
    assert [a.id for a in claim.roles["perpetrator"]] == [None]
    assert [a.text for a in claim.roles["perpetrator"]] == ["Masked riders"]


def test_he_is_the_subject_of_the_sentence_before_not_whoever_came_last() -> None:
    """A second person named behind the verb does not take over the pronoun."""
    text = "Governor Omar Zadran praised Judge Ilyas Karimi. He said rebels burned it."
    assert claims(text)[-1].speakers[-1].name == "Omar Zadran"


def test_a_pronoun_means_a_party_of_its_own_sentence_first() -> None:
    """'It' in 'The TTP said it ...' is the TTP, whoever was spoken of before."""
    found = claims("The BLA met. The TTP said it burned a mill.")
    assert fillers(found[-1], "perpetrator") == ["TTP"]


def test_the_memory_of_one_document_is_not_that_of_another() -> None:
    """What was learnt in one text says nothing about the next."""
    claims("The BLA met. It burned a mill.")
    (claim,) = claims("It burned a mill.")
    assert fillers(claim, "perpetrator") == ["It"]


NEAR = [
    ("Rebels raided a farm. Two people died.", ["attack", "attack"], "at once"),
    ("Two people died.", [], "never"),
    ("Rebels raided a farm." + " Rain fell." * 6 + " Two people died.", ["attack"], "long ago"),
]


@pytest.mark.parametrize(("text", "kinds", "note"), NEAR, ids=[c[2] for c in NEAR])
def test_a_death_counts_near_violence_only(text: str, kinds: list[str], note: str) -> None:
    """'Two people died' is a victim's death after an attack, and an ordinary one otherwise."""
    assert [c.kind for c in claims(text)] == kinds, note


PERSONS = [
    ("Governor Omar Zadran left.", "Omar Zadran", "behind a title"),
    ("Maulvi Karim left.", "Karim", "one word behind a title"),
    ("Omar Zadran left.", "Omar Zadran", "two capitalised words"),
    ("The governor left.", None, "a title alone"),
    ("Zadran left.", None, "one capitalised word may be anything"),
    ("The Harbour Council left.", None, "an article stands before no person"),
    ("The TTP left.", None, "a known actor is no person"),
    ("OMAR ZADRAN left.", None, "capitals tell nothing"),
]


@pytest.mark.parametrize(("text", "name", "note"), PERSONS, ids=[c[2] for c in PERSONS])
def test_a_person_is_told_from_an_organisation(text: str, name: str | None, note: str) -> None:
    """Only what looks like a person's name becomes one."""
    assert parse(text).elements[0].person == name, note


def test_the_words_of_a_phrase_are_kept_beside_its_name() -> None:
    """The reader can see which words were taken for the group."""
    only = sentence("ISKP fighters burned a mill.")
    (ref,) = only.context.refs(only.parse, where(only.parse, "ISKP fighters"))
    assert (ref.text, ref.name) == ("ISKP fighters", "ISKP")


def test_the_last_sides_of_an_attack_are_remembered_in_their_order() -> None:
    """'The two sides' are the last two groups, in the order in which they were named."""
    *_, last = sentences("The TTP fought ISKP. The two sides fled.")
    index = where(last.parse, "The two sides")
    assert phrases(last.parse, [index]) == ["The two sides"]
    assert [r.name for r in last.context.refs(last.parse, index)] == ["TTP", "ISKP"]
