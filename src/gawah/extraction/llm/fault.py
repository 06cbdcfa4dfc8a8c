"""Why one request to a model brought no usable answer."""

from __future__ import annotations


class Fault(Exception):
    """One request that brought no usable answer; it does not leave this package.

    `again`: the same request may bring one. `too_long`: a shorter one may. `wait`: the seconds that the server asks
    for. `status`: what the server said, 0 where it said nothing.
    """

    def __init__(
        self, message: str, *, again: bool = False, too_long: bool = False, wait: float | None = None, status: int = 0
    ) -> None:
        super().__init__(message)
        self.again = again
        self.too_long = too_long
        self.wait = wait
        self.status = status
