"""The language of passages."""

from __future__ import annotations

import pytest

from gawah.reading.languages import language_of, script_of, tell_languages
from gawah.reading.passages import paragraphs

SAMPLES = [
    ("en", "The ministry denied on Monday that its soldiers had burned houses in the village."),
    ("fr", "Le ministère a démenti lundi que ses soldats aient brûlé des maisons dans le village."),
    ("ar", "نفت الوزارة يوم الاثنين أن يكون جنودها قد أحرقوا منازل في القرية."),
    ("fa", "وزارت روز دوشنبه رد کرد که سربازانش خانه‌هایی را در روستا آتش زده باشند."),
    ("ps", "وزارت د دوشنبې په ورځ دا رد کړه چې سرتېرو یې په کلي کې کورونه سوځولي دي."),
    ("ur", "وزارت نے پیر کو اس بات کی تردید کی کہ اس کے فوجیوں نے گاؤں میں گھر جلائے تھے۔"),
    ("ru", "Министерство в понедельник опровергло, что его солдаты сожгли дома в деревне."),
    ("hi", "मंत्रालय ने सोमवार को इस बात से इनकार किया कि उसके सैनिकों ने गाँव में घर जलाए।"),
    ("tg", "Вазорат рӯзи душанбе рад кард, ки сарбозонаш дар деҳа хонаҳоро сӯзонда бошанд."),
    ("uz", "Vazirlik dushanba kuni askarlari qishloqda uylarni yoqib yuborganini rad etdi."),
]


@pytest.mark.parametrize(("language", "text"), SAMPLES, ids=[language for language, _ in SAMPLES])
def test_each_language_is_told(language: str, text: str) -> None:
    """One sentence is enough."""
    assert language_of(text) == language


def test_a_short_passage_follows_the_document() -> None:
    """A few letters say little; the language of the whole decides, unless the script differs."""
    text = f"{SAMPLES[1][1]}\n\n“Non.”\n\nتردید کی ہے۔"
    told = tell_languages(text, paragraphs(text))
    assert [p.language for p in told.passages] == ["fr", "fr", "ur"]
    assert [p.rtl for p in told.passages] == [False, False, True]


def test_the_language_of_a_document_is_that_of_most_of_it() -> None:
    """Characters are counted, not passages."""
    english, urdu = SAMPLES[0][1], SAMPLES[5][1]
    text = f"{urdu}\n\n{english} {english} {english}"
    told = tell_languages(text, paragraphs(text))
    assert [p.language for p in told.passages] == ["ur", "en"]
    assert told.language == "en"


def test_text_in_another_language_is_in_none() -> None:
    """A language outside the list is not called by a name of the list, and a note says so."""
    text = "El ejército dijo que dos de sus patrullas fueron atacadas cerca del puente por hombres armados. " * 4
    told = tell_languages(text, paragraphs(text))
    assert told.language is None
    assert [note.code for note in told.notes] == ["language_unsupported"]


def test_figures_have_no_language_and_no_script() -> None:
    """Without letters nothing can be told."""
    assert script_of("12:30 – 14") is None
    assert language_of("12:30 – 14") is None


def test_what_the_source_states_decides_for_its_passages() -> None:
    """A transcript that states its language is believed where the words are few."""
    told = tell_languages("Oui.", paragraphs("Oui."), stated="fr")
    assert told.language == "fr"


NEIGHBOURS = {
    "nl": """De minister was in het dorp en sprak met de bewoners over de nieuwe weg, die in het voorjaar klaar is of
        iets later. Het was koud in de kerk, maar veel mensen waren er, en in de zaal ernaast was er koffie. In de zomer
        is er een feest voor het hele dorp, en wie er was in de oorlog krijgt een plaats vooraan.""",
    "de": """Der Minister war in dem Dorf und sprach mit den Bewohnern, die in der Kirche waren. Was er sagte, war in
        der Stadt zu hören, und wer in den Krieg musste, war in der ersten Reihe. In dem Saal daneben gab es Kaffee, und
        die Straße wird im Frühjahr fertig, was alle freut.""",
}


@pytest.mark.parametrize("text", NEIGHBOURS.values(), ids=NEIGHBOURS)
def test_a_language_that_shares_small_words_is_not_english(text: str) -> None:
    """Dutch has "in", "was", "is" and "of", too, and is in none of the languages that are read."""
    assert [note.code for note in tell_languages(text, paragraphs(text)).notes] == ["language_unsupported"]


def test_a_passage_in_french_stays_french_in_an_english_document() -> None:
    """The small words are asked of each passage, not of the document alone."""
    english, french = SAMPLES[0][1] * 3, SAMPLES[1][1]
    text = f"{english}\n\n{french}\n\n{english}"
    assert [p.language for p in tell_languages(text, paragraphs(text)).passages] == ["en", "fr", "en"]
