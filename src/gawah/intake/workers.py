"""Sources to outcomes, in this process or in several; outcomes come in the order of the sources either way."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from gawah.errors import CaseError
from gawah.extraction import as_extractor
from gawah.intake.outcomes import Options, Outcome
from gawah.intake.sources import STANDARD_INPUT, Source
from gawah.ledger import Refusal

if TYPE_CHECKING:
    from concurrent.futures import Future

_AHEAD = 4
"""Sources in work for each worker: enough to keep it busy, few enough to fit in memory."""


def take_in(sources: Iterable[Source | Refusal], options: Options) -> Iterator[tuple[str, Iterable[Outcome]]]:
    """Yield each source, as a person would call it, with its outcomes, in order.

    Raises:
        ValueError: there is no such extractor, or it needs settings.
        EndpointError: the extractor asks a server that cannot be used.
    """
    as_extractor(options.extractor)
    if options.jobs > 1:
        yield from _in_workers(sources, options)
        return
    for source in sources:
        yield _name(source), _outcomes(source, options)


def _name(source: Source | Refusal) -> str:
    return source.source if isinstance(source, Refusal) else source.where


def _outcomes(source: Source | Refusal, options: Options) -> Iterable[Outcome]:
    return [source] if isinstance(source, Refusal) else options.outcomes(source)


def _in_workers(sources: Iterable[Source | Refusal], options: Options) -> Iterator[tuple[str, Iterable[Outcome]]]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Spawned, not forked: a fork would carry the open case file into the worker.
    context = get_context("spawn")
    with ProcessPoolExecutor(options.jobs, mp_context=context, initializer=_begin, initargs=(options,)) as pool:
        waiting: deque[tuple[str, Future[list[Outcome]] | Iterable[Outcome]]] = deque()
        try:
            for source in sources:
                # Stdin belongs to this process; a source that was refused needs no work.
                if isinstance(source, Refusal) or source.where == STANDARD_INPUT:
                    waiting.append((_name(source), _outcomes(source, options)))
                else:
                    with _ctrl_c_waits():
                        waiting.append((source.where, pool.submit(_work, source)))
                if len(waiting) >= options.jobs * _AHEAD:
                    yield _done(*waiting.popleft())
            while len(waiting) > 0:
                yield _done(*waiting.popleft())
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _done(name: str, work: Future[list[Outcome]] | Iterable[Outcome]) -> tuple[str, Iterable[Outcome]]:
    """Wait for the work on one source."""
    from concurrent.futures import Future
    from concurrent.futures.process import BrokenProcessPool

    if not isinstance(work, Future):
        return name, work
    try:
        return name, work.result()
    except BrokenProcessPool as error:
        message = f"a worker process ended at or after {name}, perhaps for lack of memory; run again with fewer jobs"
        raise CaseError(message) from error


@contextmanager
def _ctrl_c_waits() -> Iterator[None]:
    """Hold Ctrl-C back while a worker may be started, which takes this over until it is set up itself.

    The mask is for the worker. It does not keep this process from the signal, which may reach a thread of a library
    that does arithmetic, and Python would then interrupt a worker's start half-way: a handler puts that off.
    """
    if not hasattr(signal, "pthread_sigmask") or threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    handler = signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        if came:
            signal.raise_signal(signal.SIGINT)


_options = Options()


def _begin(options: Options) -> None:
    """Set up a worker: Ctrl-C is for the process that records, and without that process there is no work."""
    global _options  # noqa: PLW0603 - a worker has one set of options, sent once instead of with every source
    _options = options
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Wait for the end of the process that records, and end this one: nothing else would, if that was killed."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(source: Source) -> list[Outcome]:
    return list(_options.outcomes(source))
