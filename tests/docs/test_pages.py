"""The documentation does what it shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import check_docs, transcripts

ROOT = Path(__file__).parent.parent.parent
SHOWING = [
    page
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    if transcripts.MARKED.search(page.read_text("utf-8"))
]


@pytest.mark.parametrize("page", SHOWING, ids=[page.stem for page in SHOWING])
def test_a_page_shows_what_happens(page: Path) -> None:
    """The transcripts marked as tested print what the page says."""
    assert "\n\n".join(transcripts.run_page(page)) == ""


def test_every_page_can_be_reached_from_the_index() -> None:
    """A reader who starts at docs/index.md can follow links to every page."""
    reached = {ROOT / "docs" / "index.md"}
    waiting = list(reached)
    while waiting:
        page = waiting.pop()
        for _, line in check_docs.prose(page.read_text("utf-8")):
            for match in check_docs.LINK.finditer(line):
                target = (page.parent / (match[1] or match[2]).partition("#")[0]).resolve()
                if target.suffix == ".md" and target.exists() and target not in reached:
                    reached.add(target)
                    waiting.append(target)
    assert set((ROOT / "docs").rglob("*.md")) - reached == set()
