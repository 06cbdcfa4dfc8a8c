"""What asking a model took, and what of its answers was not taken, as lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gawah.cli.extractor_options import ExtractorChoice
from gawah.model import Spent

_MILLION = 1_000_000


def spent_lines(spent: Spent, dropped: Mapping[str, int], choice: ExtractorChoice) -> Iterator[str]:
    """Yield a line on what was spent, and one on what was dropped; none where no model was asked."""
    if choice.extractor != "llm" or spent.requests == 0:
        return
    if sum(dropped.values()) > 0:
        yield _dropped(dropped)
    requests = "1 request" if spent.requests == 1 else f"{spent.requests:,} requests"
    tokens = f"{spent.prompt_tokens:,} prompt and {spent.completion_tokens:,} completion tokens"
    line = f"llm/{choice.model}: {requests}, {tokens}{_price(spent, choice)}"
    if spent.uncounted > 0:
        line += f"; the server counted no tokens for {spent.uncounted:,} of them"
    yield line


def _price(spent: Spent, choice: ExtractorChoice) -> str:
    if choice.price_in is None and choice.price_out is None:
        return ""
    price_in, price_out = choice.price_in or 0.0, choice.price_out or 0.0
    price = (spent.prompt_tokens * price_in + spent.completion_tokens * price_out) / _MILLION
    return f", {price:.4f} at {price_in:g} and {price_out:g} a million"


def _dropped(dropped: Mapping[str, int]) -> str:
    from gawah.extraction.llm.taking import DROPPED, LEFT_OUT

    claims = {code: number for code, number in dropped.items() if code != LEFT_OUT}
    reasons = "; ".join(f"{number} with {DROPPED.get(code, code)}" for code, number in claims.items())
    said = [f"{sum(claims.values())} claims of the model were not taken: {reasons}"] if claims else []
    if dropped.get(LEFT_OUT, 0) > 0:
        said.append(f"{dropped[LEFT_OUT]} places, times, numbers or hedges that are not in the text were left out")
    return "; ".join(said)
