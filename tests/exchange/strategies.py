"""Claims of every shape, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from gawah.model import ActorRef, Claim, Count, DocumentRef, Period, Place, Span, Speaker

words = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
spans = st.builds(Span, start=st.integers(0, 99), end=st.integers(0, 99), text=words)
counts = st.builds(Count, low=st.none() | st.integers(0, 999), best=st.none() | st.integers(0, 999), text=words)
places = st.builds(
    Place,
    text=words,
    name=st.none() | words,
    lat=st.none() | st.floats(-90, 90),
    lon=st.none() | st.floats(-180, 180),
)
fillers = st.builds(ActorRef, text=words, id=st.none() | words, name=st.none() | words)
claims = st.builds(
    Claim,
    document=st.builds(DocumentRef, id=words, title=st.none() | words, publisher=st.none() | words),
    start=st.integers(0, 99),
    end=st.integers(0, 99),
    quote=words,
    type=st.sampled_from(["event", "relation"]),
    kind=st.sampled_from(["attack", "allied_with"]),
    roles=st.dictionaries(st.sampled_from(["perpetrator", "target", "a"]), st.lists(fillers, max_size=3).map(tuple)),
    place=st.lists(places, max_size=2).map(tuple),
    time=st.none() | st.builds(Period, text=words, start=st.none() | words),
    deaths=st.none() | counts,
    stance=st.sampled_from(["reports", "denies"]),
    polarity=st.sampled_from(["positive", "negative"]),
    hedges=st.lists(spans, max_size=2).map(tuple),
    speakers=st.lists(st.builds(Speaker, name=words, actor=st.none() | words, text=words), max_size=3).map(tuple),
    about=st.none() | words,
    corrects=st.lists(words, max_size=2).map(tuple),
    cue=st.none() | spans,
    extractor=words,
    confidence=st.none() | st.floats(0, 1),
    ref=st.none() | words,
    id=words,
)
