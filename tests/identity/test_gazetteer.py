"""The gazetteer file: names to places, its spellings, its abbreviations, and that it fits what people curated."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from gawah.errors import GawahError
from gawah.identity.gazetteer import PATH, Gazetteer, place_key

ROOT = Path(__file__).resolve().parents[2]


def _first(name: str) -> tuple[str, str, str | None]:
    place = Gazetteer.open().find(name)[0].place
    return place.name, place.kind, place.country


@pytest.mark.parametrize(
    ("spelling", "same"),
    [
        ("Mustung", "Mastung"),
        ("MASTUNG", "Mastung"),
        ("مستونگ", "Mastung"),
        ("Basham", "Besham"),
        ("Bisham", "Besham"),
        ("Baluchistan", "Balochistan"),
        ("بلوچستان", "Balochistan"),
        ("North-West Frontier Province", "Khyber Pakhtunkhwa"),
        ("Nangrahar", "Nangarhar"),
        ("ننګرهار", "Nangarhar"),
        ("Miran Shah", "Miranshah"),
        ("Sistan-Baluchestan", "Sistan and Baluchestan"),
        ("غزة", "Gaza Strip"),
        ("Донбасс", "Donbas"),
        ("Burma", "Myanmar"),
        ("Cote d'Ivoire", "Ivory Coast"),
        ("Côte d’Ivoire", "Ivory Coast"),
        ("Peten", "Petén"),
    ],
)
def test_spellings_of_one_place(spelling: str, same: str) -> None:
    """Spellings, scripts and apostrophes of one name lead to the same curated place."""
    assert _first(spelling)[0] == same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("North Waziristan", "South Waziristan"),
        ("Lower Dir", "Upper Dir"),
        ("Paktia", "Paktika"),
        ("Kunar", "Kunduz"),
        ("Republic of the Congo", "Democratic Republic of the Congo"),
        ("North Korea", "South Korea"),
        ("Niger", "Nigeria"),
        ("Sudan", "South Sudan"),
        ("Guinea", "Guinea-Bissau"),
        ("Khorasan", "Razavi Khorasan"),
        ("West Bank", "East Jerusalem"),
        ("Kurdistan", "Iraqi Kurdistan"),
    ],
)
def test_names_that_look_alike(one: str, other: str) -> None:
    """Names that look alike keep places of their own."""
    assert Gazetteer.open().find(one)[0].place.index != Gazetteer.open().find(other)[0].place.index


@pytest.mark.parametrize("name", ["", " ", "qqqqzzzz", "'", ".", "\u200c", "x" * 500])
def test_unknown_name(name: str) -> None:
    """A name that nobody bears gives an empty list."""
    assert Gazetteer.open().find(name) == []


@pytest.mark.parametrize(
    ("short", "country", "kind"),
    [("US", "US", "country"), ("UK", "GB", "country"), ("UAE", "AE", "country"), ("DRC", "CD", "country"),
     ("KPK", "PK", "province"), ("KP", "PK", "province"), ("TX", "US", "state"), ("NSW", "AU", "state")],
)  # fmt: skip
def test_abbreviations_count_as_written(short: str, country: str, kind: str) -> None:
    """An abbreviation is known in capitals alone."""
    gazetteer = Gazetteer.open()
    assert {(f.place.country, f.place.kind) for f in gazetteer.find_exact(short)} == {(country, kind)}
    assert gazetteer.find_exact(short.lower()) == []


def test_every_country_can_be_found_by_code() -> None:
    """Each country has a name, a point and a radius."""
    gazetteer = Gazetteer.open()
    for code in gazetteer.header["country_places"]:
        place = gazetteer.country(code)
        assert place is not None
        assert place.kind == "country"
        assert place.radius_km > 0
    assert gazetteer.country("XX") is None


def test_first_and_last_keys_are_found() -> None:
    """The keys at both ends of the file and of a block are found: the search has no edge."""
    gazetteer = Gazetteer.open()
    for block in (0, 1, gazetteer._blocks - 1):
        for key, _, _ in gazetteer._entries(block):
            assert gazetteer.find(key.decode()) != []
            assert gazetteer.starts(key.decode().split(" ")[0])


def test_precision_follows_the_kind() -> None:
    """A town is a point, a district 2 or 3, a province 4, a region 5, a country 6, a sea 7."""
    expected = {"Karachi": 1, "Besham": 2, "Mastung District": 3, "Helmand": 4, "Khorasan": 5, "Yemen": 6, "Red Sea": 7}
    found = {name: Gazetteer.open().find(name)[0].place.precision() for name in expected}
    assert found == expected


def test_khorasan_is_wide() -> None:
    """A historical region reaches far and belongs to no one country."""
    place = Gazetteer.open().find("Khorasan")[0].place
    assert place.radius_km >= 500
    assert place.country is None


def test_look_up_is_quick() -> None:
    """Twenty names take a few milliseconds, the first time too."""
    data = PATH.read_bytes()
    names = ["Quetta", "Kabul", "Paris", "Georgia", "Mosul", "Raqqa", "Bogota", "Lima", "Gao", "Kidal", "Goma", "Herat"]
    names += ["Bunia", "Pemba", "Zabul"]
    gazetteer = Gazetteer(data)
    started = time.perf_counter()
    for name in (*names, "Cabo Delgado", "کوئٹہ", "Москва", "United States", "nowhere at all"):
        gazetteer.find(name)
    assert time.perf_counter() - started < 0.05


def test_size_of_the_file() -> None:
    """The file stays small enough to travel in the package."""
    assert PATH.stat().st_size <= 12_000_000


def test_file_fits_the_curated_rows() -> None:
    """The file was built from the curated files as they are; if not, run scripts/build_gazetteer.py."""
    from scripts.build_gazetteer import digest

    assert Gazetteer.open().header["digest"] == digest()


def test_credit_is_in_the_file() -> None:
    """The file names GeoNames and its licence."""
    assert "GeoNames" in Gazetteer.open().header["source"]
    assert "CC BY 4.0" in Gazetteer.open().header["source"]


def test_not_a_gazetteer() -> None:
    """Bytes of something else are refused with what was expected and what to do."""
    with pytest.raises(GawahError, match="expected a gazetteer"):
        Gazetteer(b"SQLite format 3\0" * 4)


def test_build_says_what_is_missing(tmp_path: Path) -> None:
    """Without the GeoNames extracts the build script says so and fails nothing."""
    command = [sys.executable, str(ROOT / "scripts/build_gazetteer.py"), "--geonames", str(tmp_path / "no"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "skipped" in done.stdout


def test_bench_says_what_is_missing(tmp_path: Path) -> None:
    """Without the corpora the benchmark says so and fails nothing."""
    command = [sys.executable, str(ROOT / "bench/geoparse.py"), "--data", str(tmp_path / "no"), "--scorer", "no.py"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "not measured" in done.stdout


def test_bench_predicts_one_file(tmp_path: Path) -> None:
    """With two files the benchmark writes one line of places a document."""
    gold, found = tmp_path / "gold.jsonl", tmp_path / "found.jsonl"
    gold.write_text('{"docid": "1", "text": "A blast in Quetta.", "toponyms": []}\n', encoding="utf-8")
    subprocess.run([sys.executable, str(ROOT / "bench/geoparse.py"), str(gold), str(found)], check=True)
    assert '"start": 11, "end": 17, "name": "Quetta"' in found.read_text(encoding="utf-8")


def test_middle_of_a_province() -> None:
    """A province lies at the mean of its towns and reaches at least ten kilometres."""
    from scripts.build_gazetteer import province_centres

    towns = [
        {"countrycode": "XX", "admin1code": "1", "latitude": lat, "longitude": lon}
        for lat, lon in ((10.0, 20.0), (11.0, 20.0), (12.0, 20.0))
    ]
    lat, lon, radius = province_centres(towns)["XX.1"]
    assert (lat, lon) == (11.0, 20.0)
    assert 100 < radius < 120
    assert province_centres(towns[:1])["XX.1"] == (10.0, 20.0, 10.0)


@pytest.mark.parametrize(
    ("name", "country", "wanted"),
    [
        ("Kaboul", "AF", True),
        ("kabwl", "AF", False),
        ("کابل", "AF", True),
        ("喀布尔", "AF", False),
        ("Ab", "AF", False),
    ],
)
def test_which_other_names_are_kept(name: str, country: str, wanted: bool) -> None:
    """Names that readers may meet are kept; transliteration keys and scripts outside the scope are not."""
    from scripts.build_gazetteer import _is_useful

    assert _is_useful(name, country, 50_000) is wanted


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("N'Djamena", "ndjamena"),
        ("Port-au-Prince", "port au prince"),
        ("St. Louis", "st louis"),
        ("U.S.", "us"),
        ("Sana’a", "sanaa"),
        ("Äußeres  Land", "ausseres land"),
    ],
)
def test_keys(name: str, key: str) -> None:
    """Apostrophes and full stops go, hyphens become spaces, accents and case do not count."""
    assert place_key(name) == key
