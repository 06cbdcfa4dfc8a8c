"""Bins of confidence: how far they are from what is right, and a drawing of it.

Counts have for each bin, by its number, `N.claims`, the sum of their `N.confidence`, and how many are `N.right`.
"""

from __future__ import annotations

from bench.bootstrap import Counts

BINS = 10
SIZE, MARGIN = 320, 44


def bin_of(confidence: float) -> int:
    """Return the number of the bin of a confidence; 1 belongs to the last."""
    return min(int(confidence * BINS), BINS - 1)


def error(counts: Counts) -> float | None:
    """Return the expected calibration error in points of a hundred; None without claims."""
    claims = sum(counts.get(f"{at}.claims", 0.0) for at in range(BINS))
    apart = sum(abs(counts.get(f"{at}.confidence", 0.0) - counts.get(f"{at}.right", 0.0)) for at in range(BINS))
    return 100 * apart / claims if claims else None


def diagram(counts: Counts) -> str:
    """Return a reliability diagram as SVG: a point for each bin, the larger the more claims, beside the diagonal."""
    side = SIZE - 2 * MARGIN
    most = max((counts.get(f"{at}.claims", 0.0) for at in range(BINS)), default=0.0) or 1.0
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}" role="img" font-family="sans-serif" '
        'font-size="11">',
        "<title>How often claims are right, by their confidence</title>",
        f'<rect width="{SIZE}" height="{SIZE}" fill="#fff"/>',
        f'<rect x="{MARGIN}" y="{MARGIN}" width="{side}" height="{side}" fill="none" stroke="#888"/>',
        f'<path d="M{MARGIN} {SIZE - MARGIN}L{SIZE - MARGIN} {MARGIN}" stroke="#888" stroke-dasharray="4 4"/>',
    ]
    for part in (0.0, 0.5, 1.0):
        drawn.append(f'<text x="{_across(part):.1f}" y="{SIZE - MARGIN + 16}" text-anchor="middle">{part:g}</text>')
        drawn.append(f'<text x="{MARGIN - 8}" y="{_up(part) + 4:.1f}" text-anchor="end">{100 * part:g} %</text>')
    drawn.append(f'<text x="{SIZE / 2:g}" y="{SIZE - 10}" text-anchor="middle">confidence</text>')
    drawn.append(f'<text x="{MARGIN}" y="{MARGIN - 12}">claims that are right</text>')
    for at in range(BINS):
        claims = counts.get(f"{at}.claims", 0.0)
        if claims:
            sure, right = counts[f"{at}.confidence"] / claims, counts.get(f"{at}.right", 0.0) / claims
            radius = 2.5 + 7 * (claims / most) ** 0.5
            drawn.append(
                f'<circle cx="{_across(sure):.1f}" cy="{_up(right):.1f}" r="{radius:.1f}" fill="#1f5fa8" '
                f'fill-opacity="0.75"><title>{claims:.0f} claims, {100 * right:.0f} % right</title></circle>'
            )
    return "\n".join([*drawn, "</svg>"]) + "\n"


def _across(part: float) -> float:
    return MARGIN + part * (SIZE - 2 * MARGIN)


def _up(part: float) -> float:
    return SIZE - MARGIN - part * (SIZE - 2 * MARGIN)
