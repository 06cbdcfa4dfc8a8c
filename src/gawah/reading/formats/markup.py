"""Paragraphs of HTML without any guess at which of them matter: for feed entries, mail, and as a last resort."""

from __future__ import annotations

import re

from gawah.reading.decoding import without_controls

_SILENT = frozenset({"script", "style", "noscript", "template", "head", "title", "svg", "math", "iframe", "object"})
_BLOCKS = frozenset(
    """
    address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section summary table tbody td tfoot th thead
    tr ul
    """.split()  # noqa: SIM905 - a list of quoted words of this length is not read
)
_TAG = re.compile(r"<[a-zA-Z/!][^>]{0,500}>|&(?:[a-zA-Z]{2,10}|#\d{2,6});")


def has_markup(text: str) -> bool:
    """Tell whether a string holds tags or entities."""
    return _TAG.search(text) is not None


def blocks(markup: str) -> list[str]:
    """Return the text of each block element in order, white space collapsed; scripts and styles left out."""
    from lxml import etree, html

    try:
        # Without `huge_tree` a page with a paragraph of 10 MB, or one nested 256 deep, would seem empty.
        parser = html.HTMLParser(huge_tree=True, no_network=True, remove_comments=True, remove_pis=True)
        root = html.document_fromstring(without_controls(markup), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []
    parts: list[list[str]] = [[]]
    silent = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        opens, tag = event == "start", element.tag if isinstance(element.tag, str) else ""
        if tag in _BLOCKS:
            parts.append([])
        if tag in _SILENT:
            silent += 1 if opens else -1
        said = element.text if opens else element.tail
        if said and silent == 0:
            parts[-1].append(said)
    return [text for part in parts if (text := " ".join("".join(part).split()))]
