"""The gazetteer: names to places, read from one indexed file without unpacking it.

`vocabulary/gazetteer.bin` is written by `scripts/build_gazetteer.py` from GeoNames (CC BY 4.0) and from the curated
YAML beside it. Layout: magic, length of the header, header (JSON), then the sections that the header lists. Keys are
sorted by code point, in blocks of `BLOCK`, each key after the first of its block cut by what it shares with the one
before. The file is mapped into memory, so that a look-up touches a few pages.
"""

from __future__ import annotations

import mmap
import re
import struct
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from gawah.errors import GawahError
from gawah.model import Place
from gawah.reading.folding import fold

PlaceKind = Literal[
    "town", "capital", "district", "province", "state", "country", "region", "continent", "sea", "named only"
]
KINDS: tuple[PlaceKind, ...] = (
    "town",
    "capital",
    "district",
    "province",
    "state",
    "country",
    "region",
    "continent",
    "sea",
    "named only",
)
PATH = Path(__file__).parent.parent / "vocabulary" / "gazetteer.bin"
MAGIC = b"GAWAHGZ1"
BLOCK = 16
RECORD = struct.Struct("<IiiBHIBHB")
"""geonameid, latitude and longitude in 1/10000 degree, country, admin1, population, kind, radius in km, name length."""
ALTERNATIVE = 1 << 23
_SMALL_RADIUS = 15
_JOINED = re.compile(r"['.]")
_SPACED = re.compile(r"[\s\-_/]+")


@lru_cache(maxsize=32768)
def place_key(name: str) -> str:
    """Return the form under which a name is looked up: folded, apostrophes and full stops gone, hyphens as spaces."""
    return _SPACED.sub(" ", _JOINED.sub("", fold(name))).strip()


class GazetteerPlace(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the gazetteer; `admin1` is the name of the province, `region_key` tells provinces apart."""

    index: int
    name: str
    kind: PlaceKind
    geonameid: int | None
    lat: float
    lon: float
    country: str | None
    admin1: str | None
    region_key: str | None
    population: int
    radius_km: float

    def precision(self) -> int:
        """Return UCDP's where_prec for this kind of place."""
        if self.kind == "district":
            return 2 if self.radius_km <= _SMALL_RADIUS else 3
        return {"town": 1, "capital": 1, "province": 4, "state": 4, "region": 5, "country": 6, "named only": 5}.get(
            self.kind, 7
        )

    def as_place(self, text: str) -> Place:
        """Return the record of this place as named by `text`."""
        return Place(
            text=text,
            name=self.name,
            geonameid=self.geonameid,
            lat=self.lat,
            lon=self.lon,
            country=self.country,
            admin1=self.admin1,
            precision=self.precision(),
            radius_km=self.radius_km,
        )


class Found(msgspec.Struct, frozen=True):
    """A place that bears a name, and whether the name is only one of its alternative ones."""

    place: GazetteerPlace
    alternative: bool


class Gazetteer:
    """Names to places; `Gazetteer.open()` returns the one that comes with the package."""

    def __init__(self, data: bytes | mmap.mmap) -> None:
        if data[: len(MAGIC)] != MAGIC:
            raise GawahError(
                f"expected a gazetteer that begins with {MAGIC!r}, got {bytes(data[:8])!r}; "
                "build it again with scripts/build_gazetteer.py"
            )
        self._data = data
        (size,) = struct.unpack_from("<I", data, len(MAGIC))
        start = len(MAGIC) + 4
        self.header: dict[str, Any] = msgspec.json.decode(data[start : start + size])
        self._base = start + size
        self._countries: list[str] = self.header["countries"]
        self._admin1: list[list[str]] = self.header["admin1"]
        self._exact: dict[str, list[int]] = self.header["exact"]
        self._blocks: int = self.header["sections"]["key_blocks"][1] // 4
        self._postings = lru_cache(maxsize=32768)(self._find)
        self._places = lru_cache(maxsize=16384)(self._read_place)
        self.starts = lru_cache(maxsize=32768)(self._starts)
        self.begins = lru_cache(maxsize=32768)(self._begins)

    @staticmethod
    @lru_cache(maxsize=1)
    def open(path: Path = PATH) -> Gazetteer:
        """Return the gazetteer of the package, mapped into memory once; raises GawahError if the file is missing."""
        if not path.exists():
            raise GawahError(f"expected the gazetteer at {path}, found none; build it: scripts/build_gazetteer.py")
        with path.open("rb") as file:
            return Gazetteer(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))

    @cached_property
    def place_count(self) -> int:
        """How many places the file holds."""
        return int(self.header["sections"]["place_offsets"][1]) // 4

    def find(self, name: str) -> list[Found]:
        """Return the places that bear `name`, in any spelling that folds to the same key, the most populous first."""
        return [Found(self._places(i & (ALTERNATIVE - 1)), i >= ALTERNATIVE) for i in self._postings(place_key(name))]

    def find_exact(self, name: str) -> list[Found]:
        """Return the places that `name` abbreviates, as written: "US", "KPK", "TX"."""
        return [Found(self._places(i), False) for i in self._exact.get(name, ())]

    def country(self, code: str) -> GazetteerPlace | None:
        """Return the country of an ISO 3166-1 alpha-2 code."""
        index = self.header["country_places"].get(code)
        return None if index is None else self._places(index)

    def _section(self, name: str) -> int:
        start: int = self._base + self.header["sections"][name][0]
        return start

    def _block_start(self, number: int) -> int:
        (offset,) = struct.unpack_from("<I", self._data, self._section("key_blocks") + 4 * number)
        return self._section("keys") + int(offset)

    def _first_key(self, number: int) -> bytes:
        at = self._block_start(number)
        return bytes(self._data[at + 2 : at + 2 + self._data[at + 1]])

    def _block_for(self, key: bytes) -> int:
        low, high = 0, self._blocks
        while low < high:
            middle = (low + high) // 2
            if self._first_key(middle) <= key:
                low = middle + 1
            else:
                high = middle
        return low - 1

    def _entries(self, number: int) -> list[tuple[bytes, int, int]]:
        """Return key, offset of its postings and their number for each key of a block."""
        data, at, entries, last = self._data, self._block_start(number), [], b""
        end = self._block_start(number + 1) if number + 1 < self._blocks else self._section("keys_end")
        while at < end:
            shared, size = data[at], data[at + 1]
            last = last[:shared] + bytes(data[at + 2 : at + 2 + size])
            at += 2 + size
            entries.append((last, at + 1, data[at]))
            at += 1 + 3 * data[at]
        return entries

    def _find(self, key: str) -> tuple[int, ...]:
        wanted = key.encode()
        block = self._block_for(wanted)
        if len(wanted) == 0 or block < 0:
            return ()
        for found, at, count in self._entries(block):
            if found == wanted:
                return tuple(int.from_bytes(self._data[at + 3 * i : at + 3 * i + 3], "little") for i in range(count))
        return ()

    def _starts(self, token: str) -> bool:
        """Say whether a name is `token` or begins with it and a space; for skipping what can be no place."""
        wanted = place_key(token).encode()
        block = self._block_for(wanted)
        for number in (block, block + 1):
            if 0 <= number < self._blocks:
                for key, _, _ in self._entries(number):
                    if key == wanted or key.startswith(wanted + b" "):
                        return True
        return False

    def _begins(self, text: str) -> bool:
        """Say whether the key of a name begins with that of `text`, be it in the middle of a word."""
        wanted = place_key(text).encode()
        block = self._block_for(wanted)
        near = (number for number in (block, block + 1) if 0 <= number < self._blocks)
        return any(key.startswith(wanted) for number in near for key, _, _ in self._entries(number))

    def _read_place(self, index: int) -> GazetteerPlace:
        (offset,) = struct.unpack_from("<I", self._data, self._section("place_offsets") + 4 * index)
        at = self._section("places") + offset
        ident, lat, lon, country, admin1, population, kind, radius, size = RECORD.unpack_from(self._data, at)
        code, admin1_name = self._admin1[admin1]
        at += RECORD.size
        return GazetteerPlace(
            index=index,
            name=bytes(self._data[at : at + size]).decode(),
            kind=KINDS[kind],
            geonameid=ident or None,
            lat=lat / 10000,
            lon=lon / 10000,
            country=self._countries[country] or None,
            admin1=admin1_name or None,
            region_key=code or None,
            population=population,
            radius_km=float(radius),
        )
