"""Verification finds whatever was changed outside, and names the first row that does not fit."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
import sqlite3
import zlib
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from gawah.errors import CaseError
from gawah.ledger import Ledger, VerifyReport, chain
from gawah.ledger.connection import Connection
from gawah.model import Extraction

from .building import dump, fill, one_claim, raw, report, unguarded
from .test_properties import SHADOWS


@pytest.fixture(scope="module")
def healthy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with three documents, two refusals, and decisions of which one is withdrawn."""
    path = tmp_path_factory.mktemp("verify") / "healthy.gawah"
    fill(path, [report(1), report(2), report(3)])
    with Ledger.open(path, mode="write") as ledger:
        ledger.refuse(source="x.pdf", reason="encrypted", message="It asks for a password.")
        ledger.refuse(source="y.pdf", reason="empty", message="It has no bytes.")
        first = ledger.decide(who="a", kind="accept", target="c1", value={"score": 1})
        ledger.decide(who="a", kind="accept", target="c2")
        ledger.withdraw(first.id, who="b")
    return path


@pytest.fixture
def path(healthy: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(healthy, tmp_path / "a.gawah"))


def _verify(path: Path, *, head: str | None = None) -> VerifyReport:
    with Ledger.open(path) as ledger:
        return ledger.verify(head=head)


def test_a_healthy_case_says_what_was_checked(path: Path) -> None:
    """All rows fit, are counted by table, and the end of the chain is told."""
    found = _verify(path)
    assert found.ok
    assert found.checked == {
        **{"originals": 3, "documents": 3, "claims": 9, "mentions": 3, "refusals": 2, "decisions": 3},
        "audit": 23,
    }
    assert (found.rows, found.head.length) == (46, 23)


TAMPERINGS = yaml.safe_load((Path(__file__).parent / "tamperings.yaml").read_text("utf-8"))
FORGERIES = yaml.safe_load((Path(__file__).parent / "forgeries.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", TAMPERINGS, ids=[case["note"] for case in TAMPERINGS])
def test_tampering_is_found(path: Path, case: dict[str, Any]) -> None:
    """Each change made past the guards is found, and told with its table and what is wrong."""
    with unguarded(path) as connection:
        for statement in case["sql"]:
            assert connection.execute(statement).rowcount != 0, statement
    fault = _verify(path).fault
    assert fault is not None
    assert fault.table == case["table"]
    assert case["says"] in fault.message


def test_bytes_packed_in_another_way_are_found(path: Path) -> None:
    """The stored blob is hashed itself, so even the same bytes compressed otherwise show."""
    with unguarded(path) as connection:
        ((key, blob),) = connection.execute("SELECT sha256, compressed FROM originals LIMIT 1").fetchall()
        again = zlib.compress(zlib.decompress(blob), 0)
        connection.execute("UPDATE originals SET compressed = ? WHERE sha256 = ?", (again, key))
    fault = _verify(path).fault
    assert fault is not None
    assert (fault.table, fault.key) == ("originals", key)


def test_the_first_row_that_does_not_fit_is_named(path: Path) -> None:
    """Of two changed rows the earlier in the chain is told, with its key and its link."""
    with unguarded(path) as connection:
        key, first = connection.execute("SELECT id, min(seq) FROM claims WHERE document <> ''").fetchone()
        connection.execute("UPDATE claims SET extractor = 'x' WHERE seq IN (?, 8)", (first,))
    fault = _verify(path).fault
    assert fault is not None
    assert (fault.table, fault.key, fault.link) == ("claims", key, 3)
    assert str(fault) == f"claims {key} (link 3 of the chain): the row is not what was recorded: its hash differs"


def test_a_guard_that_was_taken_off_is_missed(path: Path) -> None:
    """A case whose tables could be changed is not in order even if nobody did."""
    with raw(path) as connection:
        connection.execute("DROP TRIGGER claims_no_update")
    fault = _verify(path).fault
    assert fault is not None
    assert (fault.table, fault.key) == ("schema", "claims_no_update")


def test_a_damaged_page_is_told_and_not_raised(path: Path) -> None:
    """Bytes overwritten in the file give a fault, never an exception."""
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 6000] = b"\xff" * 6000
    path.write_bytes(content)
    assert not _verify(path).ok


def test_no_flipped_byte_goes_unseen(path: Path) -> None:
    """A byte changed anywhere in the file is refused, told as a fault, or lies where nothing is kept."""
    content, healthy, chance = path.read_bytes(), dump(path, without=SHADOWS), random.Random()
    flipped = path.with_name("b.gawah")
    for _ in range(200):
        at = chance.randrange(len(content))
        flipped.write_bytes(content[:at] + bytes([content[at] ^ chance.randrange(1, 256)]) + content[at + 1 :])
        try:
            found = _verify(flipped)
        except CaseError:
            continue
        assert not found.ok or dump(flipped, without=SHADOWS) == healthy, at


def test_any_byte_of_the_hashed_rows_counts(path: Path) -> None:
    """Changing a letter of any text column of any chained row is found."""
    for table, chained in chain.CHAINED.items():
        for column in chained.columns:
            tampered = Path(shutil.copy(path, path.with_name("b.gawah")))
            with unguarded(tampered) as connection:
                connection.execute("PRAGMA foreign_keys = OFF")
                last = f"rowid = (SELECT max(rowid) FROM {table})"
                row = "batch = 3 AND position = 1" if table == "mentions" else last
                changed = f"""coalesce("{column}", '') || '7'"""
                assert connection.execute(f'UPDATE {table} SET "{column}" = {changed} WHERE {row}').rowcount == 1
            assert not _verify(tampered).ok, (table, column)


def _chain_again(path: Path) -> None:
    """Do what a forger with patience would: hash every row and link again."""
    with unguarded(path) as connection:
        kept = Connection(connection, path, writable=True)
        previous = chain.start(kept)
        links = connection.execute("SELECT seq, table_name, row_key, at FROM audit ORDER BY seq").fetchall()
        for seq, table, key, at in links:
            of_row = chain.row_hash(kept, table, key)
            link = chain.link_hash((seq, table, key, of_row, previous, at))
            connection.execute(
                "UPDATE audit SET row_hash = ?, previous = ?, hash = ? WHERE seq = ?", (of_row, previous, link, seq)
            )
            previous = link
        connection.execute("UPDATE meta SET value = ? WHERE key = 'chain_head'", (previous,))


@pytest.mark.parametrize("case", FORGERIES, ids=[case["says"] for case in FORGERIES])
def test_a_forged_chain_does_not_hide_what_contradicts_itself(path: Path, case: dict[str, Any]) -> None:
    """Even where the whole chain was hashed again, quotes, ids and originals are held against each other."""
    with unguarded(path) as connection:
        assert connection.execute(case["sql"]).rowcount > 0
    _chain_again(path)
    fault = _verify(path).fault
    assert fault is not None
    assert fault.table == case["table"]
    assert case["says"] in fault.message


def test_only_a_head_noted_elsewhere_shows_a_whole_forgery(path: Path) -> None:
    """A decision changed and the chain hashed again fits itself; it no longer passes through the head noted before."""
    noted = _verify(path).head.hash
    fill(path, [report(4)])
    assert _verify(path, head=noted).ok
    with unguarded(path) as connection:
        connection.execute("UPDATE decisions SET who = 'somebody' WHERE id = 2")
    _chain_again(path)
    assert _verify(path).ok
    fault = _verify(path, head=noted).fault
    assert fault is not None
    assert "does not pass through" in fault.message


def test_hashes_can_be_computed_with_other_tools(tmp_path: Path) -> None:
    """The recipe of the documentation gives the hashes of the file: a row, the first link, a blob."""
    path = tmp_path / "a.gawah"
    fill(path, [one_claim("ریڈیو نے کہا۔")])
    with raw(path) as connection:
        connection.row_factory = sqlite3.Row
        meta = dict(connection.execute("SELECT key, value FROM meta").fetchall())
        links = connection.execute("SELECT * FROM audit ORDER BY seq").fetchall()
        claim = dict(connection.execute("SELECT * FROM claims").fetchone())
        original = dict(connection.execute("SELECT * FROM originals").fetchone())

    def digest(value: object) -> str:
        text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    original["compressed"] = hashlib.sha256(original["compressed"]).hexdigest()
    assert links[0]["row_hash"] == digest(original)
    assert links[2]["row_hash"] == digest(claim)
    previous = digest([meta["case"], meta["created_at"], meta["created_by"]])
    for link in links:
        assert link["previous"] == previous
        previous = digest([link[name] for name in ("seq", "table_name", "row_key", "row_hash", "previous", "at")])
        assert link["hash"] == previous
    assert (meta["chain_length"], meta["chain_head"]) == ("3", previous)


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_text_is_held_against_the_file_it_is_of(tmp_path: Path, mark: str) -> None:
    """Where offsets count the file as stored, a text that was forged with its whole chain is not that of the file."""
    made = one_claim()
    original = (mark + made.document.text).encode()
    document = msgspec.structs.replace(made.document, text_is_original=True)
    path = tmp_path / "a.gawah"
    with Ledger.open(path, mode="create") as ledger:
        ledger.record(document, original, Extraction())
        assert ledger.verify().fault is None
    with unguarded(path) as connection:
        connection.execute("UPDATE documents SET text = replace(text, 'River', 'Ridge')")
    _chain_again(path)
    fault = _verify(path).fault
    assert fault is not None
    assert (fault.table, fault.message) == ("documents", "the text is not that of its original")
