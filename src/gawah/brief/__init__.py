"""A brief: what is contested and what is reported, by whom and in which words, as one page that cites every line."""

from __future__ import annotations

from gawah.brief.input import BriefInput
from gawah.brief.markdown import brief_markdown
from gawah.brief.page import brief_html

__all__ = ["BriefInput", "brief_html", "brief_markdown"]
