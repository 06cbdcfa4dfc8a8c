"""Claims in French, Arabic, Urdu, Persian and Pashto: plain sentences, invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gawah.extraction import extract_document
from gawah.model import Claim
from gawah.reading import Reading, read_bytes


def claims(text: str) -> list[Claim]:
    """Return the claims that the rules find in a text."""
    [read] = [each for each in read_bytes(text.encode(), name="report.txt") if isinstance(each, Reading)]
    return list(extract_document(read.document, extractor="rules").claims)


def filled(claim: Claim, role: str) -> set[str]:
    return {ref.name or ref.text for ref in claim.roles.get(role, ())}


ATTACKS = {
    "fr": "Des combattants de la BLA ont attaqué un convoi de l'armée pakistanaise près de Quetta lundi matin.",
    "ur": "بی ایل اے نے پیر کے روز کوئٹہ کے قریب پاکستانی فوج کے قافلے پر حملہ کیا۔ اس حملے میں تین اہلکار ہلاک ہوئے۔",
    "fa": "طالبان پاکستانی روز دوشنبه در نزدیکی کویته بر یک کاروان ارتش پاکستان حمله کردند و سه سرباز کشته شدند.",
    "ps": "طالبانو د دوشنبې په ورځ په کندهار کې پر پولیسو برید وکړ او درې سرتېري یې ووژل.",
    "ar": "هاجم مقاتلو حركة الشباب قافلة للجيش الصومالي قرب مقديشو يوم الاثنين وقتلوا ثلاثة جنود.",
}


@pytest.mark.parametrize("language", sorted(ATTACKS))
def test_an_attack_is_told_with_somebody_in_it(language: str) -> None:
    found = [c for c in claims(ATTACKS[language]) if c.kind == "attack"]
    assert found
    assert any(c.roles for c in found)
    assert all(c.polarity == "positive" for c in found)


def test_who_attacks_and_who_is_attacked_is_read_off_the_small_words() -> None:
    [claim, *_] = [c for c in claims(ATTACKS["ur"]) if c.kind == "attack"]
    assert "BLA" in filled(claim, "perpetrator")
    assert "BLA" not in filled(claim, "target")


def test_a_passive_with_par_names_the_attacker_last() -> None:
    found = claims("Un village du nord a été attaqué par des rebelles dans la nuit de dimanche, selon la police.")
    [attack] = [c for c in found if c.kind == "attack"]
    assert any("rebelles" in name for name in filled(attack, "perpetrator"))


def test_a_denial_is_no_report() -> None:
    found = claims("پاکستان کا دفترِ خارجہ ملک میں داعش کے تربیتی کیمپوں کی موجودگی سے انکار کرتا ہے۔")
    assert {(c.stance, c.polarity) for c in found} == {("denies", "negative")}


def test_nobody_claims_responsibility() -> None:
    found = claims("Aucun groupe armé n'a revendiqué l'attaque contre la caserne.")
    assert {(c.stance, c.polarity, c.speakers) for c in found} == {("claims_responsibility", "negative", ())}


def test_what_might_be_is_no_claim() -> None:
    assert claims("Si les rebelles attaquaient la ville, l'armée la quitterait.") == []


def test_who_says_it_stays_with_it() -> None:
    found = claims("طالبان کے ترجمان نے کہا کہ داعش نے کابل میں پولیس پر حملہ کیا۔")
    [attack] = [c for c in found if c.kind == "attack"]
    assert attack.speakers
    assert "طالبان" in attack.speakers[-1].text


SCRIPTS = st.one_of(
    st.text(alphabet="ابتنےکوپرحملہداعشطالبانکہ۔، چې د په", max_size=200),
    st.text(alphabet="l'attaque par des séparatistes qu' , . : « » été tué", max_size=200),
    st.sampled_from(sorted(ATTACKS.values())).flatmap(
        lambda text: st.integers(0, len(text)).map(lambda cut: text[cut:] + "\n\n" + text[:cut])
    ),
)


@settings(max_examples=60, deadline=None)
@given(SCRIPTS)
def test_any_text_is_read_and_every_quote_is_verbatim(text: str) -> None:
    if not text.strip():
        return
    for read in read_bytes(text.encode(), name="report.txt"):
        if isinstance(read, Reading):
            for claim in extract_document(read.document, extractor="rules").claims:
                assert read.document.text[claim.start : claim.end] == claim.quote
                assert claim.quote.strip()
