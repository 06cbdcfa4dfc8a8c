"""Formats that hold several documents, mail and transcripts."""

from __future__ import annotations

import gzip
import hashlib
import json

import pytest
from tests.reading.building import (
    FIRST,
    PAGE,
    SECOND,
    TITLE,
    codes,
    document,
    documents,
    feed,
    item,
    message,
    outcomes,
    refused,
    telegram,
    warc,
    words,
)

from gawah.reading import Limits, Reading, Refusal

ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title>
<entry><id>urn:1</id><title type="html">Two &lt;b&gt;die&lt;/b&gt;</title><link href="http://c.example/1"/>
<updated>2024-03-04T10:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{FIRST}</p><p>{SECOND}</p></div></content>
</entry></feed>""".encode()

MAIL = (
    b"From: Tolmarak Desk <desk@c.example>\r\nTo: list@c.example\r\nSubject: =?utf-8?q?Two_die_=E2=80=93_report?=\r\n"
    b"Date: Mon, 04 Mar 2024 15:00:00 +0500\r\nMessage-ID: <1@c.example>\r\nMIME-Version: 1.0\r\n"
)


def test_each_entry_of_a_feed_is_a_document() -> None:
    """Its HTML is cleaned, its id is the digest of its own bytes, which another fetch does not change."""
    first = documents(
        feed(item(1, "&lt;p&gt;One &lt;b&gt;two&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;Three.&lt;/p&gt;"), item(2)), "f.xml"
    )
    assert words(first[0]) == ["Item 1", "One two.", "Three."]
    assert (first[0].title, first[0].publisher, first[0].url) == ("Item 1", "Courier", "http://c.example/1")
    assert first[0].published == "2024-03-04T05:00:00Z"
    assert [d.name for d in first] == ["f.xml#1", "f.xml#2"]
    again = documents(feed(item(2), item(3)), "f.xml")
    assert again[0].id == first[1].id
    assert first[0].id != first[1].id


def test_atom_is_read_like_rss() -> None:
    """The full content goes before the summary."""
    found = document(ATOM, "f.atom")
    assert words(found) == ["Two die", FIRST, SECOND]
    assert found.published == "2024-03-04T10:00:00Z"


def test_a_broken_feed_is_read_up_to_the_damage() -> None:
    """Each entry that was read says that others may be missing."""
    found = outcomes(feed(item(1), item(2), tail="<item><title>Cut & of"), "f.xml")
    read = [outcome.document for outcome in found if isinstance(outcome, Reading)]
    assert [d.title for d in read[:2]] == ["Item 1", "Item 2"]
    assert all("feed_damaged" in codes(d) for d in read)


def test_an_entry_without_words_is_refused_alone() -> None:
    """The others are read."""
    found = outcomes(feed("<item><link>http://c.example/0</link></item>", item(1)), "f.xml")
    assert [type(outcome).__name__ for outcome in found] == ["Refusal", "Reading"]
    assert isinstance(found[0], Refusal)
    assert (found[0].reason, found[0].source) == ("blank", "f.xml#1")


@pytest.mark.parametrize(("data", "reason"), [(feed(), "no_entries"), (b"<rss><chan", "damaged")])
def test_a_feed_without_entries_is_refused(data: bytes, reason: str) -> None:
    """Empty and damaged are told apart."""
    assert refused(data, "f.xml").reason == reason


def test_a_feed_in_another_encoding_is_read() -> None:
    """The encoding that the declaration states is undone before."""
    data = f"<?xml version='1.0' encoding='windows-1251'?><rss><channel>{item(1, 'Двое погибли.')}</channel></rss>"
    assert words(document(data.encode("cp1251"), "f.xml"))[1] == "Двое погибли."


@pytest.mark.parametrize("compressed", [True, False])
def test_each_page_of_a_web_archive_is_a_document(compressed: bool) -> None:
    """Its id is that of the page saved as a file; other records are counted in a note on the last."""
    pages = (
        ("http://c.example/1", PAGE, "text/html; charset=utf-8"),
        ("http://c.example/x.png", b"\x89PNG", "image/png"),
        ("http://c.example/2", SECOND.encode(), "text/plain"),
    )
    found = documents(warc(*pages, compressed=compressed), "a.warc.gz" if compressed else "a.warc")
    assert [d.url for d in found] == ["http://c.example/1", "http://c.example/2"]
    assert [d.title for d in found] == [TITLE, None]
    assert found[0].id == hashlib.sha256(PAGE).hexdigest()
    assert "skipped" not in codes(found[0])
    assert found[-1].notes[-1].message.endswith("1 response of type image/png, 1 warcinfo.")


def test_an_archive_that_breaks_off_is_read_up_to_there() -> None:
    """The pages before the damage are read."""
    data = warc(("http://c.example/1", PAGE, "text/html"), ("http://c.example/2", PAGE + b" " * 9999, "text/html"))
    found = outcomes(data[:-60], "a.warc.gz")
    assert isinstance(found[0], Reading)


def test_a_page_that_breaks_off_says_so() -> None:
    """The part that is there is read, with a note that there was more."""
    data = warc(("http://c.example/1", PAGE, "text/html"), ("http://c.example/2", PAGE, "text/html"), compressed=False)
    assert [codes(d) for d in documents(data, "a.warc")] == [[], ["skipped"]]
    whole, cut = documents(data[:-60], "a.warc")
    assert "cut_short" not in codes(whole)
    (note,) = (note for note in cut.notes if note.code == "cut_short")
    assert "56 bytes" in note.message


def test_a_record_cut_in_its_head_is_told_in_words() -> None:
    """Nothing of the library's own names reaches the reason."""
    for length in (10, 20, 60):
        found = refused(warc(("http://c.example/1", PAGE, "text/html"), compressed=False)[:length], "a.warc")
        assert "None" not in found.message


def test_damage_inside_an_archive_is_counted_and_not_printed(capfd: pytest.CaptureFixture[str]) -> None:
    """What the library would say on the terminal becomes a note."""
    data = warc(("http://c.example/1", PAGE, "text/html"), ("http://c.example/2", PAGE, "text/html"), compressed=False)
    length = f"Content-Length: {len(PAGE)}".encode()
    damaged = data.replace(b"</html>\r\n\r\nWARC", b"</html>more than was said\r\n\r\nWARC", 1)
    assert length in damaged
    found = [o.document for o in outcomes(damaged, "a.warc") if isinstance(o, Reading)]
    assert any("damaged place" in note.message for document in found for note in document.notes)
    assert capfd.readouterr() == ("", "")


def test_a_record_without_an_address_ends_an_archive_with_a_reason() -> None:
    """The library cannot read past it; the pages before it are read."""
    data = warc(("http://c.example/1", PAGE, "text/html"), ("http://c.example/2", PAGE, "text/html"), compressed=False)
    found = outcomes(data.replace(b"WARC-Target-URI: http://c.example/2", b"X: y"), "a.warc")
    assert [type(outcome).__name__ for outcome in found] == ["Reading", "Refusal"]
    assert isinstance(found[1], Refusal)
    assert found[1].reason == "damaged"


def test_pages_that_unfold_beyond_the_limit_end_an_archive() -> None:
    """Each page is small enough alone; together they are not."""
    pages = [(f"http://c.example/{n}", PAGE + b" " * 5000, "text/html") for n in range(9)]
    found = outcomes(warc(*pages, compressed=False), "a.warc", limits=Limits(max_expanded_bytes=20_000))
    assert isinstance(found[-1], Refusal)
    assert found[-1].reason == "zip_bomb"
    too_long = outcomes(warc(*pages[:1]), "a.warc.gz", limits=Limits(max_bytes=4000))
    assert [outcome.reason for outcome in too_long if isinstance(outcome, Refusal)] == ["too_large"]


def test_an_archive_without_pages_is_refused() -> None:
    """The message says what is in it."""
    found = refused(warc(("http://c.example/x.png", b"\x89PNG", "image/png")), "a.warc.gz")
    assert found.reason == "no_entries"
    assert "image/png" in found.message
    assert refused(gzip.compress(b"WARC/1.0\r\nbroken"), "a.warc.gz").reason in ("damaged", "no_entries")


def test_each_message_of_telegram_is_a_document() -> None:
    """Styled parts are joined, the channel is the publisher, what holds no text is counted."""
    data = telegram(
        message(1, "", type="service", action="pin_message"),
        message(2, ["Two ", {"type": "bold", "text": "died"}, " near Tolmarak."]),
        message(3, ""),
        message(4, f"{FIRST}\n\n{SECOND}", forwarded_from="Dashtar Voice"),
    )
    first, second = documents(data, "result.json")
    assert (first.text, first.name) == ("Two died near Tolmarak.", "result.json#2")
    assert (first.publisher, first.published) == ("Tolmarak News", "2024-03-04T10:00:00Z")
    assert "1 service messages and 1 messages without text" in first.notes[0].message
    assert codes(second) == ["forwarded"]
    assert "Dashtar Voice" in second.notes[0].message
    assert [p.kind for p in second.passages] == ["message", "message"]


def test_a_message_has_the_same_id_in_every_export() -> None:
    """The order of keys and the messages around it make no difference."""
    one, two = message(1, FIRST), dict(reversed(message(1, FIRST).items()))
    assert documents(telegram(one), "a.json")[0].id == documents(telegram(message(0, "x"), two), "b.json")[1].id


def test_reactions_make_no_other_message() -> None:
    """Exported again with reactions, an edit mark and another path of its picture a message is the same; its words
    changed it is not."""
    before = message(1, FIRST, photo="photos/photo_1.jpg")
    later = {
        **before,
        "reactions": [{"emoji": "+", "count": 3}],
        "edited_unixtime": "1709549999",
        "photo": "(not kept)",
    }
    ids = [documents(telegram(each), "a.json")[0].id for each in (before, later, {**later, "text": SECOND})]
    assert ids[0] == ids[1] != ids[2]


def test_a_whole_export_of_telegram_is_read_chat_by_chat() -> None:
    """Chats that were left count as well."""
    chat = json.loads(telegram(message(1, FIRST)))
    data = json.dumps({"chats": {"list": [chat]}, "left_chats": {"list": [{**chat, "id": 8}]}}).encode()
    found = documents(data, "result.json")
    assert len({d.id for d in found}) == 2


def test_an_export_without_text_is_refused() -> None:
    """The message counts what there is."""
    found = refused(telegram(message(1, "", type="service")), "result.json")
    assert found.reason == "no_entries"
    assert "1 service" in found.message


def test_whisper_segments_are_cues() -> None:
    """A segment a line, labelled with its start; the stated language is believed."""
    data = {
        "text": "",
        "language": "fr",
        "segments": [{"start": 3661.5, "text": " Oui."}, {"start": 3663, "text": "Non."}],
    }
    found = document(json.dumps(data).encode(), "a.json")
    assert (found.text, found.language, found.reader) == ("Oui.\nNon.", "fr", "whisper-json/1")
    assert [(p.kind, p.label) for p in found.passages] == [("cue", "01:01:01"), ("cue", "01:01:03")]


def test_youtube_events_are_cues() -> None:
    """Events of line ends alone are left out."""
    events = [
        {"tStartMs": 0, "dDurationMs": 10, "id": 1},
        {"tStartMs": 61000, "segs": [{"utf8": "two"}, {"utf8": " died", "tOffsetMs": 200}]},
        {"tStartMs": 62000, "segs": [{"utf8": "\n"}], "aAppend": 1},
        {"tStartMs": 63000, "segs": [{"utf8": "near the\nbridge"}]},
    ]
    found = document(json.dumps({"wireMagic": "pb3", "events": events}).encode(), "a.json3")
    assert found.text == "two died\nnear the bridge"
    assert [p.label for p in found.passages] == ["00:01:01", "00:01:03"]


def test_the_plain_part_of_a_message_is_read() -> None:
    """The subject is the heading, the sender the publisher; attachments are noted by name."""
    body = (
        b'Content-Type: multipart/mixed; boundary="m"\r\n\r\n--m\r\n'
        b'Content-Type: multipart/alternative; boundary="a"\r\n\r\n'
        b"--a\r\nContent-Type: text/html\r\n\r\n<p>html</p>\r\n"
        b"--a\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"Two died =E2=80=93 near Tolmarak.\r\n\r\nNobody claimed it.\r\n--a--\r\n"
        b'--m\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="r.pdf"\r\n\r\nx\r\n'
        b"--m--\r\n"
    )
    found = document(MAIL + body, "a.eml")
    assert words(found) == ["Two die – report", "Two died – near Tolmarak.", "Nobody claimed it."]
    assert (found.title, found.publisher) == ("Two die – report", "Tolmarak Desk")
    assert found.published == "2024-03-04T10:00:00Z"
    assert codes(found) == ["attachments"]
    assert "r.pdf" in found.notes[0].message
    assert "1 parts" in found.notes[0].message


def test_a_broken_header_stays_as_it_is() -> None:
    """An encoding that does not exist hides no message."""
    broken = MAIL.replace(b"=?utf-8?q?Two_die_=E2=80=93_report?=", "=?ü-8?q?Two_die?=".encode())
    assert document(broken + b"\r\nTwo died.", "a.eml").text.endswith("Two died.")


def test_a_message_of_html_is_cleaned() -> None:
    """Where there is no plain part; an unknown charset is guessed."""
    html = b"<p>Two <b>died</b>.</p><script>x</script><p>caf\xe9 r\xe9sum\xe9</p>"
    body = b"Content-Type: text/html; charset=unknown-8bit\r\n\r\n" + html
    found = document(MAIL + body, "a.eml")
    assert words(found)[1:] == ["Two died.", "café résumé"]


def test_a_message_of_attachments_has_no_text() -> None:
    """It is refused, and so is one whose parts are nested without end."""
    pdf_alone = MAIL + b"Content-Type: application/pdf\r\n\r\nx"
    assert refused(pdf_alone, "a.eml").reason == "no_text"
    nested = MAIL + b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(200))
    assert refused(nested + b"Content-Type: text/plain\n\nhello", "a.eml").reason == "too_deep"


def test_a_message_is_recognised_under_another_name() -> None:
    """Three headers, one of them only mail has."""
    assert document(MAIL + b"\r\nTwo died.", "a.txt").format == "eml"
    assert document(b"Subject: a talk\n\nDate: unknown\n\nTwo died.", "a.txt").format == "text"
