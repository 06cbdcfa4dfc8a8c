"""The weights of linking: what each likeness and each difference of two accounts says, in bits.

A weight is log2(m / u): how much more often the level is seen in two accounts of one event (m) than in two accounts
of two events that are near enough to be compared (u). Weights of different fields are added (Fellegi and Sunter 1969,
J. Am. Stat. Assoc. 64). A field that one account does not give says nothing: its weight is 0, and no field is needed.

Weights marked "counted" were counted on reports of UCDP events of one country within three days of each other
(bench/ucdp_pairs.py prints the counts) and rounded to half a bit; they are drawn towards 0 where fields repeat one
another. The others are judgements, each with its reason. The table is meant to be disputed: change a number here and
the pages, the sentences and the benchmarks follow.
"""

from __future__ import annotations

from typing import NamedTuple


class Level(NamedTuple):
    """One outcome of comparing a field: its name, its weight in bits, and the words that say it."""

    name: str
    bits: float
    means: str


class Field(NamedTuple):
    """A field of two accounts, what its weights rest on, and its levels; level 0 is "not given by both"."""

    name: str
    about: str
    levels: tuple[Level, ...]


MISSING = Level("missing", 0.0, "is not given by both")

TIME = Field(
    "time",
    "Days of the two intervals. Two exact days that are equal say more than two wide intervals that overlap; days that "
    "lie apart say the less the wider the intervals are. One day apart is common: nights, time zones, 'on Monday' of a "
    "report from Tuesday. Counted; beyond three days extrapolated.",
    (
        MISSING,
        Level("same_day", 2.0, "both name the same day"),
        Level("days_overlap", 0.5, "their days overlap, within a week"),
        Level("weeks_overlap", 0.5, "their weeks overlap, within a month"),
        Level("wide_overlap", 0.0, "their times overlap, but are wider than a month"),
        Level("next_day", -1.0, "they are one day apart"),
        Level("days_apart", -5.0, "they are days apart"),
        Level("week_apart", -8.0, "they are about a week apart"),
        Level("far_apart", -12.0, "they are more than a week apart"),
    ),
)

PLACE = Field(
    "place",
    "Distance of the two points against how far both places reach. A region that holds a town is compatible with it, "
    "not equal to it. Counted.",
    (
        MISSING,
        Level("same_spot", 4.0, "both name the same town or spot"),
        Level("same_town", 3.0, "one can lie within the other, and the points are near"),
        Level("same_area", 2.5, "one can lie within the other's surroundings"),
        Level("same_district", 1.5, "one can lie in the district of the other"),
        Level("same_province", 0.5, "one can lie in the region of the other"),
        Level("same_country", 0.0, "one is as wide as a country"),
        Level("beside", -2.0, "they lie beside each other"),
        Level("apart", -5.0, "they lie apart by more than both reach"),
        Level("far_apart", -8.0, "they lie far apart"),
    ),
)

_NAMED = "A party that is named differently is weak evidence: sources disagree about exactly this, and a name that the "

PERPETRATOR = Field(
    "perpetrator",
    "Who did it, or the side of a fight that is no state. The same group, a broader name that a narrower one fills, a "
    "sister of one whole; a rival speaks against. 'Unknown gunmen' say nothing. " + _NAMED + "table of actors does not "
    "know may be a spelling. Who attacks here and is attacked there makes two events. Counted for groups; the rest "
    "judged.",
    (
        MISSING,
        Level("same", 1.0, "both name the same actor"),
        Level("holds", 0.5, "one name holds the other"),
        Level("related", 0.0, "they are parts of one whole"),
        Level("same_state", 0.0, "both name the same state"),
        Level("unlike", -0.5, "the names differ"),
        Level("rival", -3.5, "they name different actors"),
        Level("swapped", -3.0, "who attacks in the one is attacked in the other"),
    ),
)

TARGET = Field(
    "target",
    "Who was attacked, compared like who did it. Victims are called by many words (passengers, civilians), so "
    "names that differ say little. Judged.",
    (
        MISSING,
        Level("same", 2.0, "both name the same target"),
        Level("holds", 0.5, "one name of the target holds the other"),
        Level("related", 0.0, "the targets are parts of one whole"),
        Level("same_state", 0.5, "both targets are of one state"),
        Level("unlike", -0.5, "the targets are named differently"),
        Level("rival", -1.5, "they name different targets"),
    ),
)

KIND = Field(
    "kind",
    "What sort of event. Sources call one fight an attack, a clash or a bombing, so only the exact manner says much, "
    "and only sorts that never mix (a suicide bomb, a peaceful protest) speak strongly against. Judged.",
    (
        MISSING,
        Level("same_manner", 1.5, "both tell of the same manner of attack or event"),
        Level("same_broad", 0.0, "both speak of an attack or a clash"),
        Level("compatible", 0.0, "one tells more exactly what the other says broadly"),
        Level("other_manner", -1.5, "they tell of different manners of attack"),
        Level("other_sort", -4.0, "they tell of different sorts of event"),
    ),
)

_TOLL_LEVELS = ("equal_large", "equal_some", "equal_small", "equal_none", "within", "near", "growing", "apart", "far")


def _toll(name: str, about: str, word: str, bits: tuple[float, ...]) -> Field:
    """Return the field of a toll: the levels of both are the same, their weights are not."""
    means = (
        f"both give the same number of {word}, ten or more",
        f"both give the same number of {word}",
        f"both give one or two {word}",
        f"both say that there were no {word}",
        f"the bounds of their {word} overlap",
        f"their numbers of {word} are near",
        f"one gives up to twice the {word} of the other, as early and late tolls do",
        f"one gives two to four times the {word} of the other",
        f"one gives more than four times the {word} of the other",
    )
    return Field(name, about, (MISSING, *map(Level, _TOLL_LEVELS, bits, means)))


DEATHS = _toll(
    "deaths",
    "The dead, as bounds. The same large number says much, the same one or two little; tolls grow, so a number that is "
    "up to twice the other speaks for neither. Counted.",
    "dead",
    (4.0, 2.0, 1.0, 0.5, 1.0, 0.5, -1.0, -3.0, -4.5),
)

INJURED = _toll(
    "injured",
    "The injured, as bounds; about half of what the dead say, since the two numbers come together. Judged.",
    "injured",
    (2.0, 1.0, 0.5, 0.0, 0.5, 0.5, 0.0, -1.0, -1.5),
)

OBJECT = Field(
    "object",
    "Things with a name of their own: a train, a hall, a camp. Two events seldom share one; one report may leave it "
    "out or name another part of the scene. Judged.",
    (
        MISSING,
        Level("shared", 4.0, "both name the same thing"),
        Level("other", -0.5, "they name different things"),
    ),
)

TEXT = Field(
    "text",
    "Rare words that the two quotes or headlines share; words that many accounts share (killed, police, the country) "
    "say nothing. Counted on headlines, drawn towards 0, since the words repeat place and parties.",
    (
        MISSING,
        Level("many", 2.0, "they share many telling words"),
        Level("several", 1.5, "they share several telling words"),
        Level("few", 1.0, "they share a few telling words"),
        Level("some", 0.0, "they share hardly a telling word"),
        Level("none", -0.5, "they share no telling word"),
    ),
)

CROWDING = Field(
    "crowding",
    "How many accounts are expected by chance in the same surroundings within the days compared, by the half year "
    "around (incidents/crowding.py). Where there is less than one, time and place say what they were counted to say; "
    "each doubling makes an agreement by chance twice as likely, which is one bit. Judged.",
    (
        MISSING,
        Level("busy", -1.0, "about two accounts are expected there in those days by chance"),
        Level("crowded", -2.0, "about four accounts are expected there in those days by chance"),
        Level("more_crowded", -3.0, "about eight accounts are expected there in those days by chance"),
        Level("most_crowded", -4.0, "more than eleven accounts are expected there in those days by chance"),
    ),
)

REPORTED = Field(
    "reported",
    "When the two were published. No report tells of an event of a later day; where one gives no date, reports of the "
    "same days may well mean the same event. Judged.",
    (
        MISSING,
        Level("together", 1.0, "they were published within two days, and one gives no date"),
        Level("weeks_apart", -1.0, "they were published weeks apart, and one gives no date"),
        Level("too_early", -5.0, "one was published before the day that the other gives"),
    ),
)

DOCUMENT = Field(
    "document",
    "One document's claims of one event are gathered before, so two accounts of one document are two events unless "
    "everything else says no. Judged.",
    (
        MISSING,
        Level("same_document", -6.0, "one document tells of both, apart"),
    ),
)

FIELDS = (TIME, PLACE, PERPETRATOR, TARGET, KIND, DEATHS, INJURED, OBJECT, TEXT, CROWDING, REPORTED, DOCUMENT)

SAME_AT = 4.0
"""Bits from which two accounts are held to tell of one event."""
UNSURE_AT = 1.0
"""Bits from which a person should look."""


def bits_of(field: Field) -> tuple[float, ...]:
    """Return the weights of a field by the number of the level."""
    return tuple(level.bits for level in field.levels)
