"""What a test asks of a page: whether its elements are closed, and what stands in them."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

VOID = {"meta", "col", "br", "hr", "img", "input", "link", "wbr"}


class Balance(HTMLParser):
    """Walks a page and notes each element that is closed out of turn or not at all."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.faults: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that is closed at once, as those of SVG are."""
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Note an end that fits no beginning."""
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> at {self.getpos()}, open: {self.open[-3:]}")
        else:
            self.open.pop()


def elements(page: str) -> list[tuple[str, dict[str, str | None]]]:
    """Return every element of a page that is well formed."""
    balance = Balance()
    balance.feed(page)
    balance.close()
    assert balance.faults == []
    assert balance.open == []
    return balance.seen


def tree(page: str) -> Any:
    """Return the page as a tree."""
    from lxml import html

    return html.document_fromstring(page)


def text_of(page: str) -> str:
    """Return the words of a page."""
    return " ".join(tree(page).text_content().split())
