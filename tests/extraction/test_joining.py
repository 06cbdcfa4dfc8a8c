"""Which claims of the model are taken, and which actors they and the claims of the rules get from it."""

from __future__ import annotations

import msgspec
import pytest

from gawah.extraction.encoder.reading import Carrier, Piece, without_guesses
from gawah.extraction.joining import Ruled, joined, sure
from gawah.model import ActorRef, Claim, Span, Speaker, reference
from gawah.reading import Reading, read_bytes

TEXT = "Rebels attacked the dam, the Courier wrote."
WROTE = Span(start=37, end=42, text="wrote")
[REPORT] = [each for each in read_bytes(TEXT.encode(), name="report.txt") if isinstance(each, Reading)]


def carrier(word: float, kind: float, **roles: float) -> Carrier:
    """Return the carrier "attacked", by the probabilities of its word, its kind and its roles."""
    return Carrier(
        at=Piece(7, 15, word),
        type="event",
        kind="attack",
        stance="reports",
        polarity="positive",
        certainty="certain",
        quote=None,
        arguments={role: (Piece(0, 6, score),) for role, score in roles.items()},
        kinds={("event", "attack"): kind},
    )


def claim(**roles: str) -> Claim:
    """Return a claim with names by role."""
    return Claim(
        document=reference(REPORT.document),
        start=0,
        end=23,
        quote=TEXT[:23],
        type="event",
        kind="attack",
        roles={role: (ActorRef(text=name, name=name),) for role, name in roles.items()},
    )


def test_a_claim_of_the_model_needs_its_word_its_kind_and_somebody() -> None:
    """Each may be likely enough alone, and still not all of them together."""
    assert sure(carrier(0.9, 0.8, perpetrator=0.8))
    assert not sure(carrier(0.9, 0.8, perpetrator=0.3))
    assert not sure(carrier(0.9, 0.4, perpetrator=0.9))
    assert not sure(carrier(0.9, 0.9))


def test_a_claim_by_rule_takes_no_guessed_actor() -> None:
    """The paper that reports an attack, which the model half takes for an actor, does not become one."""
    for score, lent in ((0.9, {"target", "actor"}), (0.1, {"target"})):
        [found] = joined(
            [Ruled(7, 15, claim(target="the dam"))],
            [carrier(0.9, 0.9, target=0.9, actor=score)],
            lambda _: claim(target="the dam", actor="Courier"),
        )
        assert set(found.roles) == lent


def test_an_actor_is_guessed_only_where_there_is_no_other() -> None:
    """The likeliest of unlikely actors stays; beside a likely one none of them does; places are not touched."""
    place = (Piece(30, 35, 0.1),)
    weak, weaker, strong = (Piece(0, 6, 0.2),), (Piece(8, 9, 0.1),), (Piece(0, 6, 0.9),)
    assert without_guesses({"perpetrator": weak, "target": weaker, "place": place}) == {
        "perpetrator": weak,
        "place": place,
    }
    assert without_guesses({"perpetrator": strong, "target": weaker}) == {"perpetrator": strong}
    assert without_guesses({"place": place}) == {"place": place}


def test_a_claim_by_rule_takes_a_speaker_only_where_it_has_none() -> None:
    """The model hears who speaks where the grammar finds nobody; where both hear somebody, the grammar is right."""
    bare = claim(perpetrator="Rebels")
    said = msgspec.structs.replace(bare, speakers=(Speaker(name="Courier"),), stance="accuses", cue=WROTE)
    other = msgspec.structs.replace(bare, speakers=(Speaker(name="police"),), stance="denies")
    heard = carrier(0.9, 0.9, perpetrator=0.9)
    (found,) = joined([Ruled(7, 15, bare)], [heard], lambda _: said)
    assert ([s.name for s in found.speakers], found.stance) == (["Courier"], "accuses")
    (kept,) = joined([Ruled(7, 15, other)], [heard], lambda _: said)
    assert ([s.name for s in kept.speakers], kept.stance) == (["police"], "denies")


def test_words_of_somebody_do_not_reach_further_than_the_model_hears_them() -> None:
    """What the grammar lets somebody report and the model takes for the author's own is the author's; what he denies
    or claims stays his.
    """
    bare = claim(perpetrator="Rebels")
    heard = carrier(0.9, 0.9, perpetrator=0.9)
    for stance, speakers in (("reports", []), ("denies", ["police"])):
        said = msgspec.structs.replace(bare, speakers=(Speaker(name="police"),), stance=stance, cue=WROTE)
        (found,) = joined([Ruled(7, 15, said)], [heard], lambda _: bare)
        assert ([s.name for s in found.speakers], found.stance) == (speakers, stance)


NAMES: list[tuple[dict[str, str], dict[str, str], dict[str, list[str]], str]] = [
    # what the rules name, what the model names, what the claim names, note
    ({"perpetrator": "Rebels"}, {"target": "dam"}, {"perpetrator": ["Rebels"], "target": ["dam"]}, "a role more"),
    ({"perpetrator": "Rebels"}, {"target": "Rebels"}, {"perpetrator": ["Rebels"]}, "nobody does it to himself"),
    ({"target": "dam"}, {"target": "mill"}, {"target": ["dam"]}, "others: the rules are right"),
]


@pytest.mark.parametrize(("ruled", "seen", "expected", "note"), NAMES, ids=[note for *_, note in NAMES])
def test_what_both_name_is_put_together(
    ruled: dict[str, str], seen: dict[str, str], expected: dict[str, list[str]], note: str
) -> None:
    """The grammar says who; the model adds whom it missed."""
    heard = carrier(0.9, 0.9, **dict.fromkeys(seen, 0.9))
    (found,) = joined([Ruled(7, 15, claim(**ruled))], [heard], lambda _: claim(**seen))
    assert {role: [ref.name for ref in refs] for role, refs in found.roles.items()} == expected, note


def test_the_model_adds_to_a_list_that_begins_alike() -> None:
    """Two who act together stay together where the grammar saw only one."""
    one = claim(perpetrator="Rebels")
    both = msgspec.structs.replace(
        one, roles={"perpetrator": tuple(ActorRef(text=name, name=name) for name in ("Rebels", "Raiders"))}
    )
    (found,) = joined([Ruled(7, 15, one)], [carrier(0.9, 0.9, perpetrator=0.9)], lambda _: both)
    assert [ref.name for ref in found.roles["perpetrator"]] == ["Rebels", "Raiders"]
