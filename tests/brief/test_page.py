"""The page: its order, what each line leads to, that it is whole, and that nothing in a report can break it."""

from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gawah.brief import BriefInput, brief_html
from gawah.model import ActorRef, Speaker

from . import sample
from .reading_pages import elements, text_of, tree

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "\u202egnp.exe\u202d",
    "null\x00byte\x1b[31m",
    "]]><!--",
    "&lt;b&gt;",
]


@pytest.fixture(scope="module")
def page() -> str:
    return brief_html(sample.brief_input())


def _renamed(name: str) -> BriefInput:
    """Return the case with a name, a speaker, a publisher, titles and quotes that are not to be trusted."""
    held = sample.brief_input()
    claims = {
        key: msgspec.structs.replace(
            claim,
            quote=f"{claim.quote} {name}",
            speakers=(Speaker(name=name, actor=name, text=name),),
            roles={"target": (ActorRef(text=name, id="name:x", name=name),)},
            document=msgspec.structs.replace(claim.document, title=name, publisher=name, language=name),
        )
        for key, claim in held.claims.items()
    }
    documents = {
        key: msgspec.structs.replace(document, title=name, publisher=name, url=f"https://{name}", language=name)
        for key, document in held.documents.items()
    }
    incident = msgspec.structs.replace(
        sample.INCIDENT,
        title=name,
        would_settle=name,
        contested=(msgspec.structs.replace(sample.INCIDENT.contested[0], sentence=name, yes=(name,)),),
        attribution={name: sample.INCIDENT.attribution[sample.FRONT]},
    )
    ties = tuple(msgspec.structs.replace(tie, a=name, sentence=name) for tie in sample.TIES)
    return msgspec.structs.replace(
        held, title=name, label=name, claims=claims, documents=documents, incidents=(incident,), ties=ties
    )


def test_every_element_is_closed_and_every_link_leads_somewhere(page: str) -> None:
    """The page is well formed, ids are given once, and a link goes to one of them."""
    seen = elements(page)
    ids = [attributes["id"] for _, attributes in seen if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = {attributes["href"] for _, attributes in seen if attributes.get("href")}
    assert all(str(link).startswith("#") for link in links)
    assert {str(link)[1:] for link in links} <= set(ids)


def test_a_page_fetches_nothing(page: str) -> None:
    """No picture, font, style or script comes from elsewhere, and no address in it can be followed."""
    assert not {"img", "iframe", "link", "object", "embed", "base", "form"} & {tag for tag, _ in elements(page)}
    assert re.findall(r"""(?:src|href|action)=["']?(?!#)[^"'>]+""", page) == []
    assert re.findall(r"url\((?!#|\"data:font)", page) == []
    assert "https://" not in page
    assert "hxxps://news[.]example/2031/03" in page


def test_contested_points_come_before_everything_else(page: str) -> None:
    """A reader meets what is contested first, then incidents, places, times, ties, sources."""
    order = ["contested", "incidents", "map", "timeline", "ties", "findings", "limits", "sources", "quotes", "made"]
    at = [page.index(f'<section id="{name}"') for name in order]
    assert at == sorted(at)
    assert "4 points are contested" in text_of(page)


def test_a_heading_states_the_point_and_each_side_has_its_words(page: str) -> None:
    """The first point is a sentence, and who says so and who denies is quoted under it."""
    point = tree(page).find_class("contest")[0]
    assert point.find("h3").text_content() == sample.SENTENCE
    words = " ".join(point.text_content().split())
    assert f"{sample.FRONT} says so · 1 report" in words
    assert f"{sample.LOCALS} denies" in words
    assert "کوئی حملہ نہیں ہوا" in words


def test_what_would_settle_it_is_said_once_for_an_incident(page: str) -> None:
    """The last contested point of an incident says what would settle them."""
    contests = tree(page).find_class("contest")
    settled = ["a witness who belongs to neither side" in point.text_content() for point in contests]
    assert settled == [False, False, True, False]


def test_a_contested_tie_leads_back_to_its_point(page: str) -> None:
    """The words of both sides stand once, and the tie links to them."""
    tie = tree(page).get_element_by_id("t1")
    [link] = tie.xpath("./p/a[starts-with(@href, '#c')]")
    assert "Ministry of Trade arms the front" in tree(page).get_element_by_id(link.get("href")[1:]).text_content()


def test_an_incident_that_one_origin_tells_of_is_kept_short() -> None:
    """What nobody contests and one origin tells takes a few lines, each value with its reference."""
    incident = msgspec.structs.replace(
        sample.INCIDENT,
        contested=(),
        origins=sample.INCIDENT.origins[:1],
        fields={"time": sample.INCIDENT.fields["time"]},
    )
    short = tree(brief_html(sample.brief_input(incidents=(incident,)))).get_element_by_id("i1")
    assert short.find_class("values") == []
    [line] = short.find_class("short")[0].findall("li")
    words = " ".join(line.text_content().split())
    assert words == "time March 2031 (only interested origins) Sarwan Valley Front · 1 report [01 ¶1]"


def test_origins_that_name_different_things_stand_with_what_they_name(page: str) -> None:
    """A toll that two origins give differently shows both figures with their origins."""
    words = " ".join(tree(page).find_class("contest")[1].text_content().split())
    assert f"{sample.FRONT} says about 12" in words
    assert f"{sample.MINISTRY} says 4" in words


def test_reports_and_origins_are_both_given(page: str) -> None:
    """The line under an incident counts reports, and the origins that say so and do not."""
    assert "5 reports · 2 origins say it happened · 1 denies or doubts it" in text_of(page)


def test_every_number_of_reports_leads_to_quotes(page: str) -> None:
    """Wherever reports are counted for an origin, a reference leads to the quote of each of them."""
    body = tree(page)
    backers = body.find_class("backer")
    assert len(backers) == 9
    for backer in backers:
        counted = re.search(r"(\d+) reports?", backer.text_content())
        assert counted is not None
        assert len(backer.find_class("ref")) == int(counted[1])
    for summary in body.find_class("incident")[0].find_class("summary"):
        assert len(summary.find_class("ref")) == 5


def test_every_reference_leads_to_the_words_of_its_report(page: str) -> None:
    """What stands at the end of a reference is verbatim what the report holds between the offsets that are given."""
    body = tree(page)
    documents = list(sample.DOCUMENTS)
    for figure in body.xpath("//section[@id='quotes']//figure"):
        number = int(figure.find_class("ref")[0].text_content()[1:3])
        start, end = map(int, re.findall(r"characters (\d+) to (\d+)", figure.text_content())[0])
        shown = figure.xpath(".//blockquote")[0].text_content().strip()
        held = documents[number - 1].text[start:end]
        assert shown == re.sub("Rostam Palwandi", "█" * 15, held)


def test_the_chain_of_speakers_stands_outside_the_quote(page: str) -> None:
    """Publisher and speaker are before the quote marks, the quote has its own language and direction."""
    figure = tree(page).xpath("//section[@id='quotes']//blockquote[contains(., 'ایسا کوئی حملہ')]/..")[0]
    assert "Urdu daily R › residents of Zarghol denies" in " ".join(figure.find("figcaption").text_content().split())
    quote = figure.find("blockquote")
    assert (quote.get("dir"), quote.get("lang")) == ("auto", "ur")


def test_names_in_another_script_do_not_turn_the_line_round(page: str) -> None:
    """A title in Arabic script stands in an element of its own direction."""
    assert "<bdi>زرغول: رہائشیوں کی تردید</bdi>" in page
    assert "<bdi>چهار</bdi> (4)" in page


def test_what_was_withdrawn_stays_visible(page: str) -> None:
    """A value that its source took back is struck, and says where it was taken back."""
    row = next(row for row in tree(page).find_class("withdrawn") if row.tag == "tr")
    assert sample.BRIGADE in row.text_content()
    assert "withdrawn by its source" in row.text_content()
    assert "taken back in [05 ¶1]" in text_of(page)


def test_a_row_that_only_interested_origins_carry_says_so(page: str) -> None:
    """A value that rests on a party alone is marked."""
    assert "only interested origins" in text_of(page)


def test_a_graphic_passage_is_folded(page: str) -> None:
    """A quote that describes a body closely is shown only on demand, with the reason, and in no tooltip."""
    folded = tree(page).find_class("graphic")
    assert folded
    assert all("bodies described closely" in each.find("summary").text_content() for each in folded)
    assert all(each.get("open") is None for each in folded)
    assert not any("charred" in (attributes.get("title") or "") for _, attributes in elements(page))


def test_private_persons_are_veiled_unless_asked_for(page: str) -> None:
    """A private person's name is nowhere in the page, and comes back on demand."""
    assert "Palwandi" not in page
    assert "person-" in page
    assert "Palwandi" in brief_html(sample.brief_input(private_names=True))


def test_coordinates_are_never_closer_than_the_town() -> None:
    """No page and no drawing holds the exact coordinates, whatever was asked for."""
    for private in (True, False):
        assert "31.234" not in brief_html(sample.brief_input(private_names=private))


def test_the_label_is_on_every_page(page: str) -> None:
    """The label heads the page and stands in the parts that repeat in print."""
    assert [each.text_content() for each in tree(page).find_class("running")] == ["Invented case"] * 2
    assert "running" not in brief_html(sample.brief_input(label="")).split("</style>")[1]


def test_loaded_words_stay_in_quotation_marks() -> None:
    """An actor that a report only calls by a loaded name is set in quotation marks in our own words."""
    incident = msgspec.structs.replace(
        sample.INCIDENT,
        fields={"perpetrator": (sample.value("terrorist gang", sample.MINISTRY, sample.FOUR),)},
        attribution={"terrorist gang": sample.Attribution(status="suspected_or_accused", by=(sample.MINISTRY,))},
    )
    words = text_of(brief_html(sample.brief_input(incidents=(incident,))))
    assert "“terrorist gang”: accused or suspected by Defence Ministry" in words
    assert re.search(r"(?<!“)terrorist gang", words) is None


def test_the_standard_the_making_and_the_limits_are_said(page: str) -> None:
    """A brief says how to read it, how it was made, and what it cannot tell."""
    words = text_of(page)
    assert "no number in it is a likelihood of truth" in words
    assert "gawah 0" in words
    assert "coder/tests (8 claims)" in words
    assert "quotes stand in their own language and are not translated" in words
    assert all(document.id in words for document in sample.DOCUMENTS)


def test_the_font_comes_only_where_it_is_needed(page: str) -> None:
    """Arabic script brings its font along; a case without it stays small."""
    english = {key: claim for key, claim in sample.brief_input().claims.items() if claim.quote.isascii()}
    assert "font/woff2" in page
    assert len(brief_html(sample.brief_input(claims=english))) < 80_000


def test_the_same_input_gives_the_same_page() -> None:
    """Neither time nor the order of tables changes a byte."""
    held = sample.brief_input()
    turned = msgspec.structs.replace(
        held,
        claims=dict(reversed(held.claims.items())),
        documents=dict(reversed(held.documents.items())),
        origins=dict(reversed(held.origins.items())),
    )
    assert brief_html(held) == brief_html(turned)


def test_an_empty_case_makes_a_page() -> None:
    """A case without claims gives a page that says so."""
    page = brief_html(BriefInput(title="Nothing yet"))
    elements(page)
    assert "Nothing is contested in these reports" in page
    assert "No incident was found" in page


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_in_a_report_becomes_markup(name: str) -> None:
    """Names, quotes, titles and languages that try to be markup are shown as text, or without what cannot be shown."""
    page = brief_html(_renamed(name))
    seen = elements(page)
    assert [tag for tag, _ in seen].count("script") == 1
    assert not any(key.startswith("on") for _, attributes in seen for key in attributes)
    assert "img" not in {tag for tag, _ in seen}
    assert not set(page) & set("\x00\x1b\u202a\u202b\u202d\u202e\u2066\u2067")


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=30))
def test_any_text_leaves_the_page_whole(name: str) -> None:
    """Whatever characters a report holds, the page stays well formed and holds no control character."""
    page = brief_html(_renamed(name))
    elements(page)
    assert re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page) is None
    page.encode("utf-8")


def test_a_side_is_quoted_on_the_point_in_question(page: str) -> None:
    """Who claims the attack is quoted with the claim of it, not with the toll."""
    side = tree(page).find_class("contest")[0].find_class("side")[0]
    assert "attacked a convoy" in side.find("figure").find("blockquote").text_content()


def _luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb (WCAG 2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_colour_can_be_read_on_its_ground(page: str) -> None:
    """Words and signs have the contrast of WCAG AA on both grounds, in light and in dark."""
    themes = re.findall(r":root \{(.*?)\}", page, re.DOTALL)[:2]
    assert len(themes) == 2
    for theme in themes:
        colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", theme))
        for ground in ("ground", "soft"):
            for name in ("ink", "faint", "accent", "asserts", "denies", "doubts", "claims", "grey"):
                light, dark = sorted((_luminance(colours[name]), _luminance(colours[ground])), reverse=True)
                assert (light + 0.05) / (dark + 0.05) >= 4.5, (name, ground)
