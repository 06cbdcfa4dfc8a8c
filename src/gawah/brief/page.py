"""A brief as one HTML file that needs nothing else: no script to read it, no font or picture from elsewhere."""

from __future__ import annotations

import base64
import re
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from gawah.brief.characters import RTL_RUN, has_arabic_script, is_rtl, shown
from gawah.brief.contents import contents
from gawah.brief.input import BriefInput
from gawah.brief.matrix import MOST_COLUMNS
from gawah.brief.network import STYLES
from gawah.brief.signs import SIGNS

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_HERE = files("gawah.brief")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def brief_html(given: BriefInput) -> str:
    """Return the brief as one HTML page; the same input gives the same page, byte for byte."""
    body = contents(given)
    page = (
        _environment()
        .get_template("brief.html.j2")
        .render(
            b=body,
            signs=SIGNS,
            styles=STYLES,
            most_columns=MOST_COLUMNS,
            css=_raw("brief.css"),
            script=_raw("keys.js"),
            font=_font() if any(has_arabic_script(claim.quote) for claim in given.claims.values()) else "",
        )
    )
    return re.sub(r"\n\s*\n+", "\n", page)


def _raw(name: str) -> Markup:
    from markupsafe import Markup

    return Markup((_HERE / "templates" / name).read_text("utf-8"))  # noqa: S704 - our own file


def _font() -> str:
    return base64.b64encode((_HERE / "data" / "noto-naskh-arabic.woff2").read_bytes()).decode()


def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(lambda name: (_HERE / "templates" / name).read_text("utf-8")),
        autoescape=True,
        finalize=_words,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(name=_name, attribute=_attribute, drawing=_drawing, language=_language)
    environment.tests["rtl"] = is_rtl
    return environment


def _words(value: Any) -> Any:
    """Return text of ours with each run of a right-to-left script set apart; everything printed passes here."""
    from markupsafe import Markup

    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    # Escaping makes no right-to-left letters, so runs can be found afterwards.
    return Markup(RTL_RUN.sub(_isolated, escape(shown(value))))  # noqa: S704 - escaped in this line


def _isolated(match: re.Match[str]) -> str:
    return f"<bdi>{match[0]}</bdi>"


def _name(value: str) -> Markup:
    """Return a name that does not disturb the direction of the words around it."""
    from markupsafe import Markup

    return Markup("<bdi>{}</bdi>").format(shown(value))


def _attribute(value: str) -> Markup:
    """Return text for an attribute, where no element may stand."""
    from markupsafe import Markup

    return Markup(escape(shown(value)))  # noqa: S704 - escaped in this line


def _drawing(value: str) -> Markup:
    """Return SVG that was made, and escaped, by this package."""
    from markupsafe import Markup

    return Markup(value)  # noqa: S704 - made by svg.py, which escapes


def _language(value: str) -> str:
    """Return a language tag, or nothing where it is none."""
    return value if _LANGUAGE.fullmatch(value) else ""
