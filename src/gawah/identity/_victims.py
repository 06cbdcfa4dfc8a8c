"""Words for people and for what is done to them: who can be counted as a victim, and as a victim of what.

`effect_after` and `effect_before` read the words next to a noun phrase; anything less direct is left unread.
"""

from __future__ import annotations

import re
from typing import Literal

Effect = Literal["killed", "injured", "arrested", "kidnapped", "displaced"]

_PERSONS = (
    "people person persons man men woman women child children boy boys girl girls civilian civilians soldier soldiers "
    "policeman policemen policewoman officer officers official officials guard guards gunman gunmen fighter fighters "
    "militant militants insurgent insurgents rebel rebels terrorist terrorists guerrilla guerrillas member members "
    "leader leaders commander commanders worker workers engineer engineers labourer labourers laborer laborers farmer "
    "farmers peasant peasants villager villagers resident residents driver drivers passenger passengers pilgrim "
    "pilgrims "
    "worshipper worshippers worshiper worshipers priest priests cleric clerics imam imams jesuit jesuits bishop "
    "archbishop monk monks nun nuns teacher teachers student students pupil pupils doctor doctors nurse nurses "
    "journalist "
    "journalists reporter reporters lawyer lawyers judge judges mayor mayors governor senator deputy deputies minister "
    "president general colonel major captain lieutenant sergeant corporal diplomat diplomats ambassador foreigner "
    "foreigners national nationals citizen citizens refugee refugees migrant migrants hostage hostages prisoner "
    "prisoners "
    "detainee detainees suspect suspects attacker attackers assailant assailants bomber bombers victim victims "
    "bystander bystanders protester protesters demonstrator demonstrators activist activists businessman businessmen "
    "trader traders shopkeeper merchant tourist tourists missionary missionaries family families couple baby infant "
    "youth youths elder elders politician politicians candidate candidates troops personnel police policemen "
    "paratroopers marine marines airman airmen sailor sailors pilot pilots miner miners trooper troopers recruit "
    "recruits cadet cadets conscript conscripts sniper spy spies informer informant wife husband son sons daughter "
    "daughters brother brothers sister sisters mother father relative relatives others bodies body lives inhabitants "
    "jihadists extremists separatists warlord bodyguard bodyguards escort escorts adviser advisers watchman contractor "
    "contractors employee employees staff volunteer volunteers aid-worker settler settlers adult adults"
)
PERSONS = frozenset(_PERSONS.split())
_PLURAL_ONLY = frozenset(
    [
        "people",
        "persons",
        "men",
        "women",
        "children",
        "troops",
        "personnel",
        "police",
        "others",
        "lives",
        "staff",
        "relatives",
        "bodies",
    ]
)
TITLES = (
    "president|senator|governor|mayor|minister|ambassador|archbishop|bishop|father|general|brigadier|colonel|major|"
    "captain|"
    "lieutenant|sergeant|judge|maulana|maulvi|mullah|mufti|sheikh|commander|inspector|constable|dr|professor"
)
"""Titles that stand before the name of one person, as a pattern."""
SINGULAR_PERSONS = frozenset(word for word in PERSONS if word not in _PLURAL_ONLY and not word.endswith(("s", "men")))

_DEAD = (
    r"killed|dead|died|slain|martyred|perished|murdered|executed|assassinated|beheaded|massacred|shot dead|"
    r"shot to death|gunned down"
)
_PARTICIPLES: dict[Effect, str] = {
    "killed": rf"{_DEAD}|lynched|slaughtered|shot and killed|lost their li(?:ves|fe)|(?:lay|lie) dead",
    "injured": r"wounded|injured|hurt|maimed|hospitali[sz]ed|sustained injuries",
    "arrested": r"arrested|detained|apprehended|captured|rounded up|taken into custody|jailed|imprisoned|in custody",
    "kidnapped": r"kidnapped|abducted|taken hostage|held hostage|taken captive|seized by|forcibly disappeared|missing",
    "displaced": r"displaced|uprooted|evacuated|forced to flee|driven from their homes|fled their homes|fled",
}
_VERBS: dict[Effect, str] = {
    "killed": r"kill(?:s|ed|ing)?|murder(?:s|ed|ing)?|assassinat(?:es?|ed|ing)|execut(?:es?|ed|ing)|massacr(?:es?|ed|"
    r"ing)|"
    r"slay(?:s|ing)?|slew|slaughter(?:s|ed|ing)?|behead(?:s|ed|ing)?|shot dead|gunn(?:ed|ing) down|eliminat(?:es?|ed|"
    r"ing)|"
    r"martyr(?:s|ed|ing)?|claim(?:s|ed|ing) the lives of|tak(?:en|ing) the lives of|took the lives of|cost the lives "
    r"of|"
    r"(?:the )?(?:deaths?|killings?|murders?|assassinations?|executions?|massacre|loss|slaying|beheading) of|"
    r"number of (?:dead|deaths|fatalities|victims) (?:to|at|is|was|rose to|has risen to)|"
    r"(?:the )?death toll (?:of|to|at|from|rose to|was|is|stood at|stands at)|death toll (?:has |had )?(?:risen|"
    r"climbed|reached)"
    r"(?: to)?|put the (?:death )?toll at|death toll at|lost|(?:dead|killed|deaths|fatalities):",
    "injured": r"wound(?:s|ed|ing)?|injur(?:es?|ed|ing)|hurt(?:s|ing)?|maim(?:s|ed|ing)?|(?:the )?(?:wounding|"
    r"injur(?:y|ies)) "
    r"(?:of|to)|(?:wounded|injured):",
    "arrested": r"arrest(?:s|ed|ing)?|detain(?:s|ed|ing)?|apprehend(?:s|ed|ing)?|captur(?:es?|ed|ing)|round(?:s|ed|"
    r"ing) up|"
    r"(?:the )?(?:arrests?|detention|capture) of|jail(?:s|ed|ing)?|nabb(?:ed|ing)",
    "kidnapped": r"kidnap(?:s|ped|ping|ed|ing)?|abduct(?:s|ed|ing)?|(?:took|taking|takes|hold|holds|held|holding) "
    r"hostage|"
    r"(?:the )?(?:kidnapping|abduction|disappearance) of",
    "displaced": r"displac(?:es?|ed|ing)|uproot(?:s|ed|ing)?|(?:the )?displacement of|forc(?:es?|ed|ing) (?:out|from "
    r"their homes)",
}
_NOUNS: dict[Effect, str] = {
    "killed": r"deaths?|dead|killed|fatalit(?:y|ies)|fatal casualties",
    "injured": r"injur(?:y|ies)|wounded|injured|hurt",
    "arrested": r"arrests?|arrested|detained",
    "kidnapped": r"kidnappings?|missing",
    "displaced": r"displaced|displaced persons|IDPs|homeless",
}


def _named(table: dict[Effect, str]) -> str:
    return "|".join(rf"(?P<{effect}>{words})" for effect, words in table.items())


_MIXED = r"(?:\s*(?:,|and/or|and|or)\s*(?:killed|wounded|injured|dead|hurt|died|missing)\b)"
_AUXILIARY = (
    r"(?:(?:were|was|are|is|have|has|had|been|being|be|got|first|reportedly|also|allegedly|believed|thought|said|reported|to|"
    r"left|found|confirmed|feared|of them|of whom|of those|immediately|later|injured and)\s+)*"
)
_AFTER = re.compile(rf"\s*,?\s*(?:who\s+|that\s+)?(?P<aux>{_AUXILIARY})(?:{_named(_PARTICIPLES)})(?!\w)", re.IGNORECASE)
# After a bare "killed" a direct object follows ("30 militants killed five soldiers"): then the count is not the victim.
_OBJECT = re.compile(
    r"\s+(?!(?:in|by|at|on|when|while|and|or|during|near|since|after|before|with|from|as|for|over|there|so|across|"
    r"inside|"
    r"outside|every|last|this|yesterday|today|between|following|under|along|within|according|including|to|because|of|"
    r"but)\b)"
    r"[\w$]",
    re.IGNORECASE,
)
_INTRANSITIVE = re.compile(
    r"died|dead|perished|lost their|fled|missing|in custody|lay dead|lie dead|sustained", re.IGNORECASE
)
_BEFORE = re.compile(
    rf"(?<!\w)(?P<aux>(?:was|were|been|being|is|are)\s+)?(?:{_named(_VERBS)})(?P<mixed>{_MIXED})?"
    r"\s+(?:(?:the|its|his|her|their|all|those|these|also|as|of|some|another)\s+)*\Z",
    re.IGNORECASE,
)
_IS_NOUN = re.compile(rf"\b(?:{_named(_NOUNS)})\Z", re.IGNORECASE)
_MIXED_AFTER = re.compile(_MIXED, re.IGNORECASE)
_EFFECTS: tuple[Effect, ...] = ("killed", "injured", "arrested", "kidnapped", "displaced")


def _named_effect(match: re.Match[str]) -> Effect | None:
    for effect in _EFFECTS:
        if match[effect] is not None:
            return effect
    return None


def effect_after(text: str, at: int, end: int) -> Effect | None:
    """Return what the words right after a noun phrase that ends at `at` say befell it; None if they mix two effects."""
    match = _AFTER.match(text, at, end)
    if match is None or _MIXED_AFTER.match(text, match.end(), end) is not None:
        return None
    passive = re.search(r"\b(?:were|was|are|is|been|be|being|got|left|found)\b", match["aux"], re.IGNORECASE)
    if passive is None and _INTRANSITIVE.search(match.group()) is None and _OBJECT.match(text, match.end(), end):
        return None
    return _named_effect(match)


def effect_before(text: str, start: int, at: int) -> Effect | None:
    """Return what the words right before a noun phrase that begins at `at` do to it; a passive before it does "
    "nothing."""
    match = _BEFORE.search(text, max(start, at - 60), at)
    if match is None or match["aux"] is not None or match["mixed"] is not None:
        return None
    return _named_effect(match)


def effect_of_noun(phrase: str) -> Effect | None:
    """Return the effect that a counted noun itself names: "31 deaths", "5 wounded"."""
    match = _IS_NOUN.search(phrase)
    return None if match is None else _named_effect(match)


def is_person(word: str) -> bool:
    """Tell whether a noun names a person or persons."""
    return word.casefold() in PERSONS


def is_one_person(word: str) -> bool:
    """Tell whether a noun names one person."""
    return word.casefold() in SINGULAR_PERSONS
