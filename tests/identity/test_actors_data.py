"""The YAML of actors: one linter over all of it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import msgspec
import pytest

from gawah.identity import actor_build
from gawah.identity.actor_build import build, is_current, read_actors, sources
from gawah.identity.actors import Actor, ActorTable, Alias, Relation, Veto, exact_key
from gawah.reading.folding import fold

ISO_PREFIX = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
ACTORS = read_actors()
DOCS = Path(__file__).parents[2] / "docs" / "reference" / "actors.md"


def test_ids_are_unique_slugs() -> None:
    """Every id occurs once and is a slug, or a slug with its state."""
    ids = [actor.id for actor in ACTORS]
    assert len(ids) == len(set(ids))
    assert [
        i for i in ids if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*|state:[a-z]{2}|force:[a-z]{2}:[a-z_]+", i) is None
    ] == []


def test_there_are_enough_actors() -> None:
    """Besides the states there are at least 220 actors, and at least 195 states."""
    states = [actor for actor in ACTORS if actor.id.startswith("state:")]
    assert len(states) >= 195
    assert len(ACTORS) - len(states) >= 220


def test_relations_and_vetoes_point_to_known_actors() -> None:
    """What a relation or a veto names can be found, and no actor is tied to itself."""
    table = ActorTable.load()
    ties = [(a.id, to) for a in ACTORS for to in (*(r.to for r in a.relations), *(v.id for v in a.not_same_as))]
    assert [(a, to) for a, to in ties if table.find(to) is None or a == to] == []
    assert [a.id for a in ACTORS for v in a.not_same_as if v.reason.strip() == ""] == []


def test_dates_are_iso_prefixes_in_order() -> None:
    """Dates are YYYY, YYYY-MM or YYYY-MM-DD, and no end comes before its start."""
    pairs = [(a.id, a.active_from, a.active_to) for a in ACTORS]
    pairs += [(a.id, r.start, r.end) for a in ACTORS for r in a.relations]
    dates = [(i, d) for i, *both in pairs for d in both if d is not None]
    assert [(i, d) for i, d in dates if ISO_PREFIX.fullmatch(d) is None] == []
    assert [i for i, start, end in pairs if start is not None and end is not None and end < start] == []


def test_countries_are_codes() -> None:
    """Countries are two capital letters, and most of them are states of the table."""
    codes = {code for actor in ACTORS for code in actor.countries}
    assert all(re.fullmatch("[A-Z]{2}", code) for code in codes)
    known = {actor.countries[0] for actor in ACTORS if actor.id.startswith("state:")}
    assert codes - known <= {"EH", "PR"}


def test_a_name_is_strong_for_one_actor_only() -> None:
    """No two actors share a name unless it is weak for all but one, or its capitals tell them apart (JEM, JeM)."""
    strong: dict[str, dict[str, str]] = defaultdict(dict)
    for actor in ACTORS:
        for alias in actor.names():
            if not alias.weak:
                strong[exact_key(alias.text)][actor.id] = alias.text
    shared = {key: texts for key, texts in strong.items() if len(texts) > 1}
    assert {key for key, texts in shared.items() if len(set(texts.values())) != len(texts)} == set()
    assert set(shared) == {"jem"}


def test_a_weak_name_has_at_most_one_default() -> None:
    """A weak name means by default one actor at most, and only weak names have a default."""
    defaults: dict[str, set[str]] = defaultdict(set)
    for actor in ACTORS:
        for alias in actor.names():
            if alias.default:
                assert alias.weak, (actor.id, alias.text)
                defaults[exact_key(alias.text)].add(actor.id)
    assert {key: ids for key, ids in defaults.items() if len(ids) > 1} == {}


def test_names_are_not_empty_when_folded() -> None:
    """Every name has letters that the matcher sees."""
    assert [
        (a.id, n.text) for a in ACTORS for n in a.names() if exact_key(n.text) == "" or fold(n.text).strip() == ""
    ] == []


def test_the_artefact_is_what_the_yaml_makes() -> None:
    """The committed artefact is up to date; else: python -m gawah.identity.actor_build."""
    assert is_current()


def test_the_artefact_holds_no_more_than_the_yaml() -> None:
    """Building twice gives the same bytes."""
    assert actor_build.encode(build()) == actor_build.encode(build())


def test_the_check_command_reports_an_artefact_out_of_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--check` returns 1 and says what to run when the artefact differs, 0 when it does not."""
    assert actor_build.main(["--check"]) == 0
    other = tmp_path / "actors.json"
    other.write_bytes(b"{}")
    monkeypatch.setattr(actor_build, "ARTEFACT", other)
    assert actor_build.main(["--check"]) == 1
    assert "actor_build" in capsys.readouterr().err
    assert actor_build.main([]) == 0
    assert actor_build.main(["--check"]) == 0


def test_an_unknown_field_is_refused_with_the_row_that_has_it(tmp_path: Path) -> None:
    """A misspelt field names its file and actor."""
    (tmp_path / "some.yaml").write_text("- {id: x, name: X, kind: armed_group, alias: [Y]}", encoding="utf-8")
    with pytest.raises(ValueError, match=r"some\.yaml: 'x'.*alias"):
        read_actors(tmp_path)


def test_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    """A kind that is not in the vocabulary is refused."""
    (tmp_path / "some.yaml").write_text("- {id: x, name: X, kind: gang}", encoding="utf-8")
    with pytest.raises(ValueError, match=r"some\.yaml: 'x'"):
        read_actors(tmp_path)


def test_loading_is_quick() -> None:
    """The table loads in a fresh interpreter in well under a second (30 ms on a quiet machine)."""
    code = (
        "import time; from gawah.identity.actors import ActorTable; t = time.perf_counter();"
        "ActorTable.load(); print(time.perf_counter() - t)"
    )
    seconds = float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
    assert seconds < 0.3


@pytest.mark.parametrize("record", [Actor, Alias, Relation, Veto, actor_build.StateRow, actor_build.ForceNoun])
def test_every_field_is_documented(record: type[msgspec.Struct]) -> None:
    """The reference page names every field of the records that the YAML holds."""
    page = DOCS.read_text(encoding="utf-8")
    assert [f for f in record.__struct_fields__ if f"`{f}`" not in page] == []


def test_every_file_and_kind_is_documented() -> None:
    """The reference page names every YAML file and every kind in use."""
    page = DOCS.read_text(encoding="utf-8")
    assert [path.name for path in sources() if f"`{path.name}`" not in page] == []
    assert [kind for kind in {actor.kind for actor in ACTORS} if f"`{kind}`" not in page] == []
