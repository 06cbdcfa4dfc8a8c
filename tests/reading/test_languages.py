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
