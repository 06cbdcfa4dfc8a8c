"""Sources to outcomes, in this process or in several; outcomes come in the order of the sources either way."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator

from gawah.intake.outcomes import EXTRACTORS, Options, Outcome

_AHEAD = 4
"""Sources in work for each worker: enough to keep it busy, few enough to fit in memory."""


def take_in(sources: Iterable[str], options: Options) -> Iterator[tuple[str, Iterable[Outcome]]]:
    """Yield each source with its outcomes, in order.

    Raises:
        ValueError: there is no such extractor.
    """
    if options.extractor not in EXTRACTORS:
        raise ValueError(f"no extractor is called {options.extractor!r}; this version has: {', '.join(EXTRACTORS)}")
    if options.jobs > 1:
        yield from _in_workers(sources, options)
        return
    for source in sources:
        yield source, options.outcomes(source)


def _in_workers(sources: Iterable[str], options: Options) -> Iterator[tuple[str, list[Outcome]]]:
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing import get_context

    # Spawned, not forked: a fork would carry the open case file into the worker.
    context = get_context("spawn")
    with ProcessPoolExecutor(options.jobs, mp_context=context, initializer=_begin, initargs=(options,)) as pool:
        waiting: deque[tuple[str, Future[list[Outcome]]]] = deque()
        try:
            for source in sources:
                waiting.append((source, pool.submit(_work, source)))
                if len(waiting) >= options.jobs * _AHEAD:
                    first, future = waiting.popleft()
                    yield first, future.result()
            for first, future in waiting:
                yield first, future.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


_options = Options()


def _begin(options: Options) -> None:
    """Set up a worker: Ctrl-C is for the process that records."""
    global _options  # noqa: PLW0603 - a worker has one set of options, sent once instead of with every source
    _options = options
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _work(source: str) -> list[Outcome]:
    return list(_options.outcomes(source))
