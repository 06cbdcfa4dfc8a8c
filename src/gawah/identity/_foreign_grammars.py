"""The words of dates in French, Urdu, Pashto, Persian and Arabic.

Months whose names are everyday words too (Persian "می" and "تیر") are weak: they need a number beside them.
"""

from __future__ import annotations

import msgspec

from gawah.reading.folding import fold


class Grammar(msgspec.Struct, frozen=True, kw_only=True):
    """The words of one language, each folded: months, weekdays (Monday first), relative expressions.

    Relative values are a unit and a step from publication: `("month", -1)` is last month. `strong` months stand alone;
    the others need a number beside them. `mid`, `since` and `last` are patterns of words before (or after) a date.
    """

    months: dict[str, int]
    weak: frozenset[str] = frozenset()
    weekdays: dict[str, int]
    relative: dict[str, tuple[str, int]]
    before_year: str
    after_year: str = "(?!)"
    mid: str = "(?!)"
    since: str = "(?!)"
    last: str = "(?!)"
    link: str = r"\s+"
    month_then_day: str = "(?!)"
    solar: dict[str, int] = {}
    lunar: tuple[str, ...] = ()
    ordinals: dict[str, int] = {}


def _numbered(*rows: str) -> dict[str, int]:
    """Number rows of spellings from 1; a spelling of several words is written with underscores."""
    return {fold(word.replace("_", " ")): at for at, row in enumerate(rows, start=1) for word in row.split()}


def _weekdays(*rows: str) -> dict[str, int]:
    return {word: at - 1 for word, at in _numbered(*rows).items()}


def _folded(table: dict[str, tuple[str, int]]) -> dict[str, tuple[str, int]]:
    return {fold(words): value for words, value in table.items()}


_AFGHAN = ["حمل", "ثور", "جوزا", "سرطان", "اسد", "سنبله", "میزان", "عقرب", "قوس", "جدی", "دلو", "حوت"]
_IRANIAN = ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"]
_PASHTO = ["وری", "غویی", "غبرګولی", "چنګاښ", "زمری", "وږی", "تله", "لړم", "لیندۍ", "مرغومی", "سلواغه", "کب"]
_SOLAR_FA = {fold(w): at for names in (_AFGHAN, _IRANIAN) for at, w in enumerate(names, start=1)}
_SOLAR_PS = {fold(w): at for names in (_AFGHAN, _PASHTO) for at, w in enumerate(names, start=1)}
_LUNAR = tuple(
    fold(w)
    for w in ("رمضان", "محرم الحرام", "محرم", "شوال", "ذوالحجه", "ذي الحجة", "ذوالقعده", "ذي القعدة", "ربیع الاول")
)

_FRENCH = Grammar(
    months=_numbered(
        *[
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ]
    ),
    weekdays=_weekdays(*["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]),
    relative=_folded(
        {
            "hier": ("day", -1),
            "avant-hier": ("day", -2),
            "aujourd'hui": ("day", 0),
            "demain": ("day", 1),
            "la semaine dernière": ("week", -1),
            "la semaine prochaine": ("week", 1),
            "le mois dernier": ("month", -1),
            "le mois prochain": ("month", 1),
            "l'année dernière": ("year", -1),
            "l'an dernier": ("year", -1),
            "cette semaine": ("week", 0),
            "ce mois-ci": ("month", 0),
            "cette année": ("year", 0),
        }
    ),
    before_year=r"(?:en|depuis|de|l'annee|avant|apres|fin|debut)\s+",
    mid=r"(?:a la |a )?(?P<part>mi-|mi |debut |fin |au debut de |a la fin de |fin du mois de |debut du mois de )",
    since=r"depuis (?:le |l'annee )?",
    last=r"\s+dernier",
    link=r"(?:er)?\s+",
)
_GREGORIAN_UR = ["جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر"]
_URDU = Grammar(
    months=_numbered(*_GREGORIAN_UR),
    weekdays=_weekdays("پیر سوموار", "منگل", "بدھ", "جمعرات", "جمعہ جمعے", "ہفتہ_کے_روز سنیچر", "اتوار"),
    relative=_folded(
        {
            "گزشتہ روز": ("day", -1),
            "آج": ("day", 0),
            "گزشتہ ہفتے": ("week", -1),
            "پچھلے ہفتے": ("week", -1),
            "اگلے ہفتے": ("week", 1),
            "گزشتہ ماہ": ("month", -1),
            "گزشتہ مہینے": ("month", -1),
            "پچھلے ماہ": ("month", -1),
            "پچھلے مہینے": ("month", -1),
            "رواں ماہ": ("month", 0),
            "اگلے ماہ": ("month", 1),
            "گزشتہ سال": ("year", -1),
            "پچھلے سال": ("year", -1),
            "رواں سال": ("year", 0),
        }
    ),
    before_year=fold(r"(?:سال|سنہ)\s+"),
    after_year=fold(r"\s+(?:میں|سے|تک|کے|کی|کا|ء)"),
    since=r"(?!)",
    last=r"(?!)",
    lunar=_LUNAR,
)
_PASHTO_GRAMMAR = Grammar(
    months=_numbered(
        "جنوري",
        "فبروري فبرورۍ",
        "مارچ",
        "اپرېل اپریل",
        "مې می",
        "جون",
        "جولای جولایي",
        "اګست اگست",
        "سپټمبر سپتمبر",
        "اکتوبر اکټوبر",
        "نومبر",
        "ډسمبر دسمبر",
    ),
    weak=frozenset({fold("مې")}),
    weekdays=_weekdays("دوشنبه", "سه‌شنبه درېشنبه", "چهارشنبه څلورشنبه", "پنجشنبه پینځشنبه", "جمعه", "شنبه", "یکشنبه"),
    relative=_folded(
        {
            "پرون": ("day", -1),
            "نن": ("day", 0),
            "سبا": ("day", 1),
            "تېره اونۍ": ("week", -1),
            "تیره اونۍ": ("week", -1),
            "تېره میاشت": ("month", -1),
            "تیره میاشت": ("month", -1),
            "تېر کال": ("year", -1),
            "تیر کال": ("year", -1),
            "سږکال": ("year", 0),
        }
    ),
    before_year=r"(?!)",
    after_year=fold(r"\s*(?:م\s+|ز\s+)?(?:کال|کې)"),
    month_then_day=fold(r"\s+(?:میاشتې\s+)?(?:په|پر)\s+"),
    solar=_SOLAR_PS,
    lunar=_LUNAR,
    ordinals=_numbered(
        "لومړۍ", "دویمه دوهمه", "درېیمه دریمه", "څلورمه", "پنځمه", "شپږمه", "اوومه", "اتمه", "نهمه", "لسمه"
    ),
)
_PERSIAN = Grammar(
    months=_numbered(
        "ژانویه جنوری",
        "فوریه فبروری",
        "مارس مارچ",
        "آوریل اپریل",
        "مه می",
        "ژوئن جون",
        "ژوئیه جولای",
        "اوت اگست آگوست",
        "سپتامبر سپتمبر",
        "اکتبر اکتوبر",
        "نوامبر نومبر",
        "دسامبر دسمبر",
    ),
    weak=frozenset(fold(w) for w in ("مه", "می", "جون", "اوت")),
    weekdays=_weekdays("دوشنبه", "سه‌شنبه سه_شنبه", "چهارشنبه", "پنجشنبه پنج‌شنبه", "جمعه", "شنبه", "یکشنبه یک‌شنبه"),
    relative=_folded(
        {
            "دیروز": ("day", -1),
            "پریروز": ("day", -2),
            "امروز": ("day", 0),
            "امشب": ("day", 0),
            "دیشب": ("day", -1),
            "فردا": ("day", 1),
            "هفته گذشته": ("week", -1),
            "هفته آینده": ("week", 1),
            "ماه گذشته": ("month", -1),
            "ماه آینده": ("month", 1),
            "ماه جاری": ("month", 0),
            "سال گذشته": ("year", -1),
            "سال جاری": ("year", 0),
        }
    ),
    before_year=fold(r"(?:سال|در)\s+"),
    mid=rf"(?P<part>{fold('نیمه ماه |نیمه |اواسط ماه |اواسط |اوایل ماه |اوایل |اواخر ماه |اواخر ')})",
    since=fold(r"از (?:سال )?"),
    last=fold(r"\s+گذشته"),
    solar=_SOLAR_FA,
    lunar=_LUNAR,
)
_ARABIC = Grammar(
    months=_numbered(
        "يناير كانون_الثاني",
        "فبراير شباط",
        "مارس آذار",
        "أبريل إبريل نيسان",
        "مايو أيار",
        "يونيو يونيه حزيران",
        "يوليو يوليه تموز",
        "أغسطس آب",
        "سبتمبر أيلول",
        "أكتوبر تشرين_الأول",
        "نوفمبر تشرين_الثاني",
        "ديسمبر كانون_الأول",
    ),
    weak=frozenset(fold(w) for w in ("آب", "مارس")),
    weekdays=_weekdays("الاثنين الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    relative=_folded(
        {
            "أمس": ("day", -1),
            "أول أمس": ("day", -2),
            "غدا": ("day", 1),
            "الأسبوع الماضي": ("week", -1),
            "الأسبوع المقبل": ("week", 1),
            "الشهر الماضي": ("month", -1),
            "الشهر الجاري": ("month", 0),
            "العام الماضي": ("year", -1),
            "السنة الماضية": ("year", -1),
            "العام الجاري": ("year", 0),
        }
    ),
    before_year=fold(r"(?:في|عام|العام|سنة|منذ|منذ عام)\s+"),
    mid=rf"(?P<part>{fold('منتصف شهر |منتصف |أوائل شهر |أوائل |مطلع |أواخر شهر |أواخر |نهاية ')})",
    since=fold(r"منذ (?:عام |سنة |العام )?"),
    last=fold(r"\s+الماضي"),
    lunar=_LUNAR,
)
GRAMMARS = {"fr": _FRENCH, "ur": _URDU, "ps": _PASHTO_GRAMMAR, "fa": _PERSIAN, "ar": _ARABIC}
