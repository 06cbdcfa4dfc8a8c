"""The options that say what finds the claims, and the extractor that they name."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import click
import msgspec

from gawah.cli.output import say_error
from gawah.extraction import DEFAULT, EXTRACTORS, Extractor
from gawah.extraction.extractors import builtin

_Function = TypeVar("_Function", bound=Callable[..., Any])
_OF_A_MODEL = ("endpoint", "model", "allow_remote", "timeout", "price_in", "price_out")
_PRICE = click.FloatRange(min=0)


class ExtractorChoice(msgspec.Struct, frozen=True, kw_only=True):
    """What the options of a command line say about the extractor; prices are for a million tokens."""

    extractor: str
    endpoint: str | None = None
    model: str | None = None
    allow_remote: bool = False
    timeout: float | None = None
    price_in: float | None = None
    price_out: float | None = None

    def made(self) -> str | Extractor:
        """Return the extractor, and say where text goes if it leaves this machine.

        Raises:
            click.UsageError: an option is missing, or given to an extractor that asks no model.
            EndpointError: the endpoint is none, or text may not be sent there.
        """
        if self.extractor != "llm":
            given = [name for name in _OF_A_MODEL if getattr(self, name) not in (None, False)]
            if len(given) > 0:
                raise click.UsageError(f"--{given[0].replace('_', '-')} goes with --extractor llm; add that.")
            return self.offline()
        if self.endpoint is None or self.model is None:
            raise click.UsageError("--extractor llm needs --endpoint URL and --model NAME.")
        from gawah.extraction.llm.extractor import LlmExtractor

        made = LlmExtractor(
            self.endpoint,
            self.model,
            allow_remote=self.allow_remote,
            **({} if self.timeout is None else {"seconds": self.timeout}),
        )
        if not made.endpoint.is_here:
            say_error(f"the text of the reports is sent to {made.endpoint.host}, which is not this machine")
        return made

    def offline(self) -> str | Extractor:
        """Return the extractor, and say so where the model of the package cannot be used."""
        if self.extractor != "builtin":
            return self.extractor
        made, fault = builtin()
        if fault is not None:
            say_error(fault)
        return made


_OPTIONS = (
    click.option(
        "--extractor",
        type=click.Choice(EXTRACTORS),
        default=DEFAULT,
        show_default=True,
        help="What finds the claims: builtin, the model of the package and rules, offline; rules alone; or llm, a "
        "language model behind --endpoint.",
    ),
    click.option(
        "--endpoint",
        metavar="URL",
        help="With llm: the OpenAI-compatible server to ask, such as http://127.0.0.1:8080/v1. "
        "A key is read from the environment variable GAWAH_API_KEY.",
    ),
    click.option("--model", metavar="NAME", help="With llm: the model to ask."),
    click.option(
        "--allow-remote", is_flag=True, help="With llm: let the text of the reports be sent to another machine."
    ),
    click.option(
        "--timeout",
        type=click.FloatRange(min=0, min_open=True),
        metavar="SECONDS",
        help="With llm: how long one request may take. Default: 120.",
    ),
    click.option("--price-in", type=_PRICE, metavar="PRICE", help="With llm: price of a million prompt tokens."),
    click.option("--price-out", type=_PRICE, metavar="PRICE", help="With llm: price of a million completion tokens."),
)


def extractor_options(function: _Function) -> _Function:
    """Add the options of the extractor to a command, which gets them as one `ExtractorChoice`, `extractor`."""

    @wraps(function)
    def with_choice(*args: Any, **given: Any) -> Any:
        choice = ExtractorChoice(**{field: given.pop(field) for field in ExtractorChoice.__struct_fields__})
        return function(*args, extractor=choice, **given)

    command: Any = with_choice
    for option in reversed(_OPTIONS):
        command = option(command)
    return command  # type: ignore[no-any-return]
