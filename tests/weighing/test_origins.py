"""A claim rests on whoever says it innermost, however many relay it and whatever they leave out."""

from __future__ import annotations

import random

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from tests.incidents.wire_stories import CONVOY, ELDERS, HEAD, LEAD, STATEMENT, UNVERIFIED, edited, shortened, wire
from tests.weighing.origin_claims import GAO, origins, report, said, voice

from gawah.incidents.copies import find_copies
from gawah.model import Claim, Document
from gawah.weighing.origins import find_origins

JNIM = voice("JNIM", "JNIM")


def test_the_author_speaks_for_the_publisher() -> None:
    """What nobody else says is the publisher's; the name list knows which ones are agencies."""
    one = report("a", "Gunmen took the post.", "Hill Gazette")
    two = report("b", "Gunmen took the post at night.", "Reuters")
    paper, agency = origins([one, two], [said(one, "Gunmen took the post"), said(two, "Gunmen took the post at night")])
    assert (paper.name, paper.kind) == ("Hill Gazette", "publisher")
    assert (agency.name, agency.kind) == ("Reuters", "agency")
    assert paper.key != agency.key


def test_the_innermost_speaker_is_the_origin_however_many_relay_it() -> None:
    """One statement in three papers, once through another paper, is one origin."""
    a = report("a", "JNIM says it killed nine soldiers.")
    b = report("b", "Selon le groupe, neuf soldats ont été tués.")
    c = report("c", "The Hill Gazette reports that JNIM says it killed nine soldiers there.")
    claims = [
        said(a, "JNIM says it killed nine soldiers", JNIM),
        said(b, "neuf soldats ont été tués", voice("le groupe", "JNIM")),
        said(c, "JNIM says it killed nine soldiers there", voice("Hill Gazette"), JNIM),
    ]
    assert {origin.key for origin in origins([a, b, c], claims)} == {"jnim"}


def test_a_spokesman_is_counted_as_whom_he_speaks_for() -> None:
    """The actor is the origin; the sentence names the person."""
    a = report("a", "Moussa Keita of the army said that nine died.")
    (origin,) = origins([a], [said(a, "nine died", voice("Moussa Keita", "Malian army"))])
    assert origin.key == "force:ml:army"
    assert "Moussa Keita speaks for" in origin.sentence


def test_organs_of_one_state_have_names_of_their_own_and_one_count() -> None:
    """Ministry, army and police of a state are shown apart and stand under its key."""
    a = report("a", "The army, the police and the government of Mali spoke of nine dead, Niger of six.")
    names = ["Malian army", "Malian police", "Government of Mali", "Government of Niger"]
    found = origins([a], [said(a, "nine dead", voice(name, name)) for name in names])
    assert len({origin.key for origin in found}) == 4
    assert [origin.under for origin in found] == ["state:ml", "state:ml", "state:ml", "state:ne"]
    assert all(origin.authority for origin in found)


def test_a_surname_is_filled_from_the_same_document_only() -> None:
    """ "Diarra" is Awa Diarra where the report names her, and somebody else's name elsewhere."""
    a = report("a", "Awa Diarra warned of floods. Diarra asked for boats.")
    b = report("b", "Diarra asked for lorries.")
    full, short, elsewhere = origins(
        [a, b],
        [
            said(a, "warned of floods", voice("Awa Diarra")),
            said(a, "asked for boats", voice("Diarra")),
            said(b, "asked for lorries", voice("Diarra")),
        ],
    )
    assert full.key == short.key == "name:awa-diarra"
    assert elsewhere.key != full.key


def test_a_person_without_office_is_the_one_whose_office_another_report_gives() -> None:
    """The full name leads to the actor that another report says she speaks for."""
    a = report("a", "Awa Diarra of the police counted nine dead.")
    b = report("b", "Awa Diarra counted nine bodies.")
    one, two = origins(
        [a, b],
        [said(a, "nine dead", voice("Awa Diarra", "Malian police")), said(b, "nine bodies", voice("Awa Diarra"))],
    )
    assert one.key == two.key == "force:ml:police"


def _trap() -> tuple[list[Document], list[Claim]]:
    """Return the agency's story, a copy that tells its claim as a fact, and the claims of both."""
    story, copy = wire(), edited()
    fact = "Jihadists killed 9 soldiers at a post near Gaao in northern Mali on Thursday"
    claims = [
        said(story, HEAD, JNIM),
        said(story, LEAD[:79], JNIM),
        said(story, STATEMENT, kind="media_release"),
        said(story, UNVERIFIED[:41], type="assessment", kind="knowledge_gap"),
        said(story, CONVOY[:29], JNIM),
        said(copy, "Nine soldiers killed in Gaao"),
        said(copy, fact),
        said(copy, STATEMENT, kind="media_release"),
        said(copy, ELDERS),
    ]
    return [story, copy], claims


def test_an_edited_copy_that_states_a_claim_as_fact_is_no_second_origin() -> None:
    """The sentence that lost "JNIM says" still rests on JNIM, in the headline too."""
    documents, claims = _trap()
    found = dict(zip([claim.id for claim in claims], origins(documents, claims), strict=True))
    fact = next(claim for claim in claims if claim.quote.startswith("Jihadists"))
    assert found[fact.id].key == "jnim"
    assert "original" in found[fact.id].sentence


def test_the_own_voice_of_a_copy_is_the_agencys() -> None:
    """What original and copy both say in their own voice is the agency's, and so is text without a counterpart."""
    documents, claims = _trap()
    found = origins(documents, claims)
    assert [origin.name for origin in found[2:4]] == ["Sahel Wire", "Sahel Wire"]
    assert [origin.name for origin in found[7:]] == ["Sahel Wire", "Sahel Wire"]
    assert {origin.key for origin in found} == {"jnim", "publisher:sahel wire"}


def test_what_a_copy_adds_is_its_own() -> None:
    """A sentence that the original does not have is the copying paper's."""
    documents, claims = _trap()
    added = "Our reporter counted eleven graves at the school on Monday."
    longer = msgspec.structs.replace(
        documents[1], text=f"{documents[1].text}\n\n{added}\n\n(With input from Sahel Wire)"
    )
    own = said(longer, added, deaths=11)
    assert origins([documents[0], longer], [*claims[:5], own])[-1].name == "Bamako Courier"


def test_a_copy_of_a_story_outside_the_case_speaks_with_the_agencys_voice() -> None:
    """Two papers with one agency's dateline are one origin in their own voice."""
    a = report("a", "Raid\n\nGAO (Reuters) - Gunmen took the post.")
    b = report("b", "Night\n\nGAO (Reuters) - The market burned down at night after shelling.")
    found = origins([a, b], [said(a, "Gunmen took the post"), said(b, "The market burned down")])
    assert {origin.name for origin in found} == {"Reuters"}


def test_nameless_speakers_are_one_origin_for_each_document_and_description() -> None:
    """ "Officials said" in two papers are two origins; twice in one paper they are one."""
    a = report(
        "a", "Officials said nine died. Officials said the road is open. Drivers said it is not.", "Hill Gazette"
    )
    b = report("b", "Officials said twelve died.", "Lake Tribune")
    officials, drivers = voice("unnamed officials"), voice("unnamed drivers")
    found = origins(
        [a, b],
        [
            said(a, "nine died", officials),
            said(a, "the road is open", officials),
            said(a, "it is not", drivers),
            said(b, "twelve died", officials),
        ],
    )
    assert [origin.name for origin in found] == [
        "unnamed: unnamed officials (Hill Gazette)",
        "unnamed: unnamed officials (Hill Gazette)",
        "unnamed: unnamed drivers (Hill Gazette)",
        "unnamed: unnamed officials (Lake Tribune)",
    ]
    assert found[0].authority
    assert not found[2].authority


def test_nameless_speakers_of_one_sort_who_say_the_same_are_one_across_languages() -> None:
    """Local sources of two papers deny one fight at one place in one month: one origin, named by the place."""
    a = report("a", "Local sources say that there was no battle in Gao in March.", "Hill Gazette")
    b = report("b", "Des sources locales démentent tout combat à Gao en mars.", "Lac Tribune")
    c = report("c", "Residents say there was no battle in Gao in March.", "Third Paper")
    what = {"kind": "armed_clash", "polarity": "negative", "stance": "denies", "actor": ["JNIM"], "place": (GAO,)}
    claims = [
        said(a, "there was no battle in Gao", voice("unnamed local sources"), day="2024-03", **what),
        said(b, "démentent tout combat à Gao", voice("unnamed sources locales"), day="2024-03", **what),
        said(c, "there was no battle in Gao", voice("unnamed residents"), day="2024-03", **what),
    ]
    one, two, three = origins([a, b, c], claims)
    assert one == two
    assert one.name == "local sources in Gao"
    assert three.key != one.key


def test_nameless_speakers_of_other_times_or_sides_stay_apart() -> None:
    """Another month, another side or no place: two origins."""
    base = {"kind": "armed_clash", "actor": ["JNIM"], "day": "2024-03", "place": (GAO,), "polarity": "negative"}
    for change in ({"day": "2024-07"}, {"polarity": "positive"}, {"place": ()}, {"actor": ["RSF"]}):
        a, b = report("a", "No battle in Gao."), report("b", "No battle in Gao, sources say.")
        sources = voice("unnamed local sources")
        claims = [
            said(a, "No battle in Gao", sources, **base),
            said(b, "No battle in Gao", sources, **{**base, **change}),
        ]
        one, two = origins([a, b], claims)
        assert one.key != two.key, change


def test_what_one_person_relays_of_nameless_reports_is_one_origin_everywhere() -> None:
    """The envoy's "reports say" is one origin in two papers, called by who relays it."""
    a, b = (
        report("a", "Lena Roth wrote that, according to reports, thirty died."),
        report("b", "D'après Roth, trente morts."),
    )
    envoy, reports = voice("Lena Roth", "Lena Roth"), voice("unnamed reports")
    found = origins([a, b], [said(a, "thirty died", envoy, reports), said(b, "trente morts", envoy, reports)])
    assert {origin.name for origin in found} == {"unnamed reports (relayed by Lena Roth)"}
    assert {origin.relayed_only_by for origin in found} == {("Lena Roth",)}


def test_a_confession_known_only_through_the_police_is_counted_with_them() -> None:
    """The prisoner is shown by name, relayed only by the police and under their state."""
    a = report("a", "Idrissa Toure has confessed to the attack, police said. Police hold him.")
    police, prisoner = voice("police", "Malian police"), voice("Idrissa Toure")
    confession = said(a, "confessed to the attack", police, prisoner, stance="claims_responsibility")
    origin, _ = origins([a], [confession, said(a, "Police hold him", police, kind="arrests")])
    assert origin.kind == "person"
    assert origin.relayed_only_by == ("Malian police",)
    assert origin.under == "state:ml"
    b = report("b", "Idrissa Toure told a court that he was there.")
    free, _ = origins([a, b], [confession, said(b, "he was there", prisoner)])
    assert (free.relayed_only_by, free.under) == ((), free.key)


def test_an_outlet_that_is_relayed_gives_whoever_it_had_it_from() -> None:
    """A paper quoted by another: its own statement is its own, a statement that it relayed is its speaker's."""
    a = report(
        "a",
        "The army says that nine men died at the bridge. The bridge is closed to lorries.",
        "Hill Gazette",
        "2024-02-01",
    )
    b = report("b", "According to the Hill Gazette nine men died at the bridge, and the bridge is closed to lorries.")
    paper = voice("Hill Gazette")
    claims = [
        said(a, "nine men died at the bridge", voice("the army", "Malian army")),
        said(a, "The bridge is closed to lorries", kind="other"),
        said(b, "nine men died at the bridge", paper),
        said(b, "the bridge is closed to lorries", paper, kind="other"),
    ]
    army, own, relayed, quoted = origins([a, b], claims)
    assert relayed.key == army.key
    assert quoted.key == own.key == "publisher:hill gazette"


def test_a_headline_without_a_speaker_has_the_one_below_it() -> None:
    """ "Claim of a raid" over "X said on Sunday that ..." is X's."""
    a = report("a", "Raid on the Gao post claimed\n\nJNIM said that it led a raid on the post at Gao.")
    head = said(a, "Raid on the Gao post claimed", voice("unnamed"), target=["Malian army"], place=(GAO,))
    body = said(a, "it led a raid on the post at Gao", JNIM, perpetrator=["JNIM"], target=["Malian army"], place=(GAO,))
    assert {origin.key for origin in origins([a], [head, body])} == {"jnim"}


def test_several_who_say_it_together_are_one_origin_counted_with_the_first() -> None:
    """Two groups' joint statement has both names; two organs of one state have one."""
    a = report("a", "Both spoke of nine dead. The ministry and the army spoke of ten.")
    groups, organs = origins(
        [a],
        [
            said(a, "nine dead", voice("FLA", "FLA", joint=("JNIM",))),
            said(a, "spoke of ten", voice("Government of Mali", "Government of Mali", joint=("Malian army",))),
        ],
    )
    assert "JNIM" in groups.name
    assert " and " in groups.name
    assert organs.key == "state:ml"


def test_what_a_groups_own_outlet_publishes_is_counted_with_the_group() -> None:
    """A media arm is shown by its name and stands under its group."""
    a = report("a", "The brothers took the post.", "Amaq News Agency")
    (origin,) = origins([a], [said(a, "took the post")])
    assert (origin.actor, origin.under) == ("amaq", "islamic-state")


def test_a_pronoun_or_a_common_noun_is_nobody_known() -> None:
    """What nobody could fill stays a nameless voice of its document."""
    a = report("a", "He said nine died. The driver saw two.")
    he, driver = origins([a], [said(a, "nine died", voice("He")), said(a, "saw two", voice("driver"))])
    assert he.kind == driver.kind == "unnamed"


def test_names_of_two_origins_are_never_the_same() -> None:
    """Officials of one paper on two days are told apart by the day."""
    a = report("a", "Officials said nine died.", "Hill Gazette", "2024-02-01")
    b = report("b", "Officials said six died.", "Hill Gazette", "2024-03-01")
    officials = voice("unnamed officials")
    one, two = origins([a, b], [said(a, "nine died", officials), said(b, "six died", officials)])
    assert one.key != two.key
    assert one.name != two.name


def test_a_claim_of_a_document_that_is_not_there_still_has_an_origin() -> None:
    """The claim's own note of its document says who published it."""
    a = report("a", "Gunmen took the post.", "Hill Gazette")
    claim = said(a, "Gunmen took the post")
    assert find_origins([claim], {}, {})[claim.id].name == "Hill Gazette"


def test_copies_that_lead_round_in_a_circle_end() -> None:
    """Decisions of people can make two documents copies of each other; the search for an origin ends all the same."""
    documents, claims = _trap()
    copies = find_copies(documents)
    back = msgspec.structs.replace(copies["edited"], document="wire", of="edited")
    found = find_origins(claims, {d.id: d for d in documents}, {**copies, "wire": back})
    assert len(found) == len(claims)


@given(st.randoms(use_true_random=False))
def test_the_order_of_claims_and_documents_does_not_matter(draw: random.Random) -> None:
    """Any order gives the same origins, byte for byte."""
    documents, claims = _trap()
    documents.append(shortened())
    claims += [said(documents[-1], LEAD[:79], JNIM), said(documents[-1], STATEMENT, kind="media_release")]
    before = find_origins(claims, {d.id: d for d in documents}, find_copies(documents))
    draw.shuffle(documents)
    draw.shuffle(claims)
    after = find_origins(claims, {d.id: d for d in documents}, find_copies(documents))
    assert {key: msgspec.json.encode(origin) for key, origin in before.items()} == {
        key: msgspec.json.encode(origin) for key, origin in after.items()
    }


@given(
    st.sampled_from(["Rain fell on Khartoum.", "لم تقع معركة في الخرطوم", "Port Sudan has no power."]), st.booleans()
)
def test_an_unrelated_document_changes_no_origin(text: str, spoken: bool) -> None:
    """A paper of another country about something else leaves every origin as it is."""
    documents, claims = _trap()
    before = find_origins(claims, {d.id: d for d in documents}, find_copies(documents))
    far = report("far", text, "Nile Post", "2023-05-01")
    speakers = [voice("unnamed engineers")] if spoken else []
    more, all_of = [*claims, said(far, text, *speakers, kind="other")], [*documents, far]
    after = find_origins(more, {d.id: d for d in all_of}, find_copies(all_of))
    assert {key: after[key] for key in before} == before
