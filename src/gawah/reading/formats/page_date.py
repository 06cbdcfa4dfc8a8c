"""The date of publication that an HTML page states in its metadata, and nowhere else.

A date found in the running text, a footer or a list of other reports is often another's; it would shift every
"on Sunday" of the report, so no date is better.
"""

from __future__ import annotations

import re

from gawah.reading.stated_dates import iso_date

_LARGEST = 1024 * 1024
_META = re.compile(r"<meta\b[^<>]{0,1000}>", re.IGNORECASE)
_KEY = re.compile(
    r"""(?:name|property|itemprop|http-equiv)\s*=\s*["']?(?:article:published(?:_time)?|og:(?:article:)?published_time"""
    r"""|datepublished|date|pubdate|pub_date|publishdate|publish-date|publication_date|citation_publication_date"""
    r"""|parsely-pub-date|sailthru\.date|dc\.date(?:\.issued)?|dc\.issued|dcterms\.(?:date|issued|created))["'\s/>]""",
    re.IGNORECASE,
)
_CONTENT = re.compile(r"""content\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_LINKED = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_TIME = re.compile(r"""<time\b[^<>]{0,300}?\bdatetime\s*=\s*["']([^"']{4,40})["']""", re.IGNORECASE)
_IN_URL = re.compile(r"/(\d{4})/(\d{2})/(\d{2})(?:/|$)")


def page_date(markup: str, url: str | None) -> str | None:
    """Return the ISO date or date-time of a page: its meta tags, linked data, first time element, then its address."""
    head = markup[:_LARGEST]
    in_url = _IN_URL.search(url or "")
    stated = (
        *(_content(tag[0]) for tag in _META.finditer(head) if _KEY.search(tag[0])),
        *(found[1] for found in _LINKED.finditer(head)),
        *(found[1] for found in [_TIME.search(head)] if found),
        "-".join(in_url.groups()) if in_url else "",
    )
    return next((iso for value in stated if (iso := iso_date(value)) is not None), None)


def _content(tag: str) -> str:
    found = _CONTENT.search(tag)
    return (found[1] or found[2] or "") if found else ""
