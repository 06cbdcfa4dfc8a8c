"""HTML pages."""

from __future__ import annotations

from tests.reading.building import FIRST, PAGE, SECOND, TITLE, codes, document, refused, words

from gawah.reading.formats.markup import blocks


def test_the_main_text_is_taken_with_its_metadata() -> None:
    """Menus and notices are left out, the headline is a heading, and sentences with links are whole."""
    found = document(PAGE, "a.html", url="http://c.example/1")
    assert words(found) == [TITLE, FIRST, SECOND]
    assert found.passages[0].kind == "heading"
    assert (found.title, found.publisher, found.published) == (TITLE, "Courier", "2024-03-04T10:00:00Z")
    assert found.url == "http://c.example/1"
    assert found.reader.startswith("trafilatura/")
    assert not found.text_is_original


def test_a_headline_that_the_text_lacks_is_put_first() -> None:
    """The claim in a headline is not lost."""
    page = PAGE.replace(f"<h1>{TITLE}</h1>".encode(), b"")
    assert words(document(page, "a.html"))[0] == TITLE


def test_a_page_without_a_main_text_is_taken_whole_with_a_note() -> None:
    """Its sentences are not broken at links and tags."""
    page = (
        b"<html><body><nav><a href='/'>Home</a></nav><div>The <b>army</b> said <a href='x'>two</a> died.<br>More.</div>"
    )
    found = document(page, "a.html")
    assert words(found) == ["Home", "The army said two died.", "More."]
    assert codes(found) == ["fallback_extraction"]
    assert found.reader == "html/1"


def test_a_page_of_scripts_has_no_text() -> None:
    """The refusal says how to get at it."""
    assert refused(b"<html><body><script>var text = 'x'</script></body></html>", "a.html").reason == "no_text"


def test_the_declared_encoding_is_used() -> None:
    """Old pages state a code page in their head."""
    page = "<html><head><meta charset='windows-1251'></head><body><p>Двое погибли.</p></body></html>"
    found = document(page.encode("cp1251"), "a.html")
    assert "Двое погибли." in found.text
    assert "encoding" in codes(found)


def test_a_fragment_needs_the_name_of_a_page() -> None:
    """Tags in a text file are words of that file."""
    fragment = f"<p>{FIRST}</p><p>{SECOND}</p>".encode()
    assert document(fragment, "a.html").format == "html"
    assert document(fragment, "a.txt").format == "text"


def test_a_date_elsewhere_on_the_page_is_not_the_date_of_the_report() -> None:
    """Only metadata and datelines count."""
    page = f"<html><body><article><p>{FIRST}</p><p>{SECOND}</p></article><footer>1 May 2020</footer></body></html>"
    assert document(page.encode(), "a.html").published is None
    assert document(page.encode(), "a.html", url="http://c.example/2024/03/04/raid").published == "2024-03-04"
    stated = page.replace("<body>", '<script type="application/ld+json">{"datePublished": "2024-03-05"}</script><body>')
    assert document(stated.encode(), "a.html").published == "2024-03-05"
    dated = page.replace(FIRST, f"TOLMARAK, 4 March 2024 (Wire) - {FIRST}")
    assert document(dated.encode(), "a.html").published == "2024-03-04"


def test_an_odd_time_in_the_metadata_is_no_fault() -> None:
    """A time zone that nobody knows is passed over without a warning."""
    page = PAGE.replace(b"2024-03-04T10:00:00Z", b"Mon 4 Mar 2024 10:00:00 X")
    found = document(page, "a.html")
    assert (found.title, found.published) == (TITLE, "2024-03-04")


def test_blocks_are_the_text_of_block_elements() -> None:
    """White space is collapsed, scripts, comments and the head are left out, entities are letters."""
    page = "<head><title>T</title></head>a <i>b</i>&amp;<!-- c --><p>d<br>e<script>f</script>g</p>h<ul><li>i<li>j</ul>"
    assert blocks(page) == ["a b&", "d", "eg", "h", "i", "j"]
    assert blocks("") == []
