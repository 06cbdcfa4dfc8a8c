"""The list of readers and its page in the documentation."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import gawah.reading
from gawah.reading import NOTES, READERS, REASONS

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "reference" / "formats.md").read_text("utf-8")
SOURCE = "\n".join(path.read_text("utf-8") for path in (ROOT / "src" / "gawah" / "reading").rglob("*.py"))


def test_the_readers_are_these() -> None:
    """A name is stored with every document: adding, dropping or renaming one is a decision."""
    assert [f"{reader.name}/{reader.version}" for reader in READERS] == [
        "pdf/1",
        "docx/1",
        "warc/1",
        "telegram-json/1",
        "whisper-json/1",
        "youtube-json3/1",
        "feed/1",
        "html/1",
        "vtt/1",
        "srt/1",
        "eml/1",
        "markdown/1",
        "text/1",
    ]


def test_every_reader_and_extension_stands_in_the_documentation() -> None:
    """Each format has its line."""
    assert [reader.name for reader in READERS if f"`{reader.name}`" not in PAGE] == []
    assert [e for reader in READERS for e in reader.extensions if e and f"`{e}`" not in PAGE] == []


def test_every_reason_and_note_stands_in_the_documentation() -> None:
    """With what it means, as the code says it."""
    for code, meaning in {**REASONS, **NOTES}.items():
        assert f"| `{code}` | {meaning} |" in PAGE, code


def test_every_code_that_is_used_is_known() -> None:
    """No reader invents a reason or a note, and none is left over."""
    assert set(re.findall(r'reason="(\w+)"', SOURCE)) == set(REASONS)
    assert set(re.findall(r'Note\(code="(\w+)"', SOURCE) + re.findall(r'Note\(\s*code="(\w+)"', SOURCE)) == set(NOTES)


def test_the_public_names_are_sorted_and_there() -> None:
    """Each can be had, also those that are loaded on first use."""
    assert gawah.reading.__all__ == sorted(gawah.reading.__all__, key=lambda n: (not n.isupper(), n[0].islower(), n))
    assert all(getattr(gawah.reading, name) is not None for name in gawah.reading.__all__)
    assert not hasattr(gawah.reading, "no_such_name")


def test_no_library_is_loaded_before_it_is_used() -> None:
    """Reading plain English loads neither a parser of pages nor a client of the network."""
    program = (
        "import sys\nfrom gawah.reading import READERS, read, read_bytes\n"
        "print([m for m in ('lxml', 'trafilatura', 'feedparser', 'docx', 'pypdf', 'warcio', 'py3langid', 'ssl') "
        "if m in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "[]"
