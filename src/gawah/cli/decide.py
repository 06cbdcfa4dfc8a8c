"""`gawah decide`: what a person decides about a case, and what was decided."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import msgspec

from gawah.case import Case
from gawah.cli.group import did_you_mean
from gawah.cli.options import case_argument, examples
from gawah.cli.output import say, say_error, stdout_is_terminal, terminal_width, write_bytes
from gawah.cli.terminal_text import isolate, one_line, wrap
from gawah.ledger import Decision
from gawah.ledger.decisions import CODED

FORMS = {
    "accept": "CLAIM",
    "reject": "CLAIM",
    "correct": "CLAIM --set FIELD=VALUE",
    "same": "actor|incident|document A B",
    "not-same": "actor|incident|document A B",
    "grade": "SOURCE LETTER",
    "private": "NAME",
    "public": "NAME",
    "withdraw": "NUMBER",
    "list": "",
    "conflicts": "",
}
"""What can be done -> what has to be named for it."""


class Action(click.ParamType):  # type: ignore[type-arg]  # generic only in newer versions of click
    """What to decide; the nearest word is proposed for a mistyped one."""

    name = "action"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word, or say what may have been meant."""
        if value in FORMS:
            return str(value)
        near = did_you_mean(value, FORMS)
        raise click.BadParameter(f"there is nothing {value!r} to decide.{near} Known: {', '.join(FORMS)}.", ctx, param)


@click.command(
    epilog="\n\n".join(
        (
            "\b\nACTION and WHAT:\n" + "\n".join(f"  {name} {form}".rstrip() for name, form in FORMS.items()),
            examples(
                'gawah decide gawah-demo/demo.gawah grade "Meridian Wire (invented)" B --who hana --why witnesses',
                'gawah decide gawah-demo/demo.gawah same document 1 3 --who hana --why "the same dispatch"',
                "gawah decide gawah-demo/demo.gawah list --format table",
                "gawah decide gawah-demo/demo.gawah conflicts",
            ),
        )
    )
)
@case_argument
@click.argument("action", type=Action(), metavar="ACTION")
@click.argument("what", nargs=-1, metavar="[WHAT]...")
@click.option(
    "--set",
    "changes",
    multiple=True,
    metavar="FIELD=VALUE",
    help="With correct: a field or role and what it becomes; may be repeated. Nothing after = empties it.",
)
@click.option(
    "--who",
    metavar="NAME",
    envvar="GAWAH_CODER",
    show_envvar=True,
    help="Who decides. The name stays in the case for good, so the login name is never taken; a pseudonym will do.",
)
@click.option("--why", metavar="TEXT", help="The reason. It stays in the case with the decision.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "jsonl")),
    help="How to write decisions. Default: table on a terminal, jsonl into a pipe or a file.",
)
def decide(case: Path, action: str, what: tuple[str, ...], form: str | None, **given: Any) -> None:
    """Decide about what CASE holds, or list what was decided.

    A decision is recorded with who made it, when and why, and never erased: withdraw takes it back and is recorded as
    well. Where two people decide differently the latest is followed, and conflicts lists both.

    CLAIM is the id of a claim or its beginning. An actor is named by a name, an alias or an id; an incident by its id
    or a claim of it; a document by its number, name or id; a source by the name that `gawah show CASE origins` gives
    it, or its publisher. LETTER is A (reliable) to E (unreliable), or F (cannot be judged).

    Of a claim, correct can set type, kind, stance, polarity, certainty, a role (perpetrator, sponsor, target, actor,
    a, b, weapon, policy), place, time, deaths, injured, arrested, count, speaker, about, corrects, and quote or start
    and end. Several actors or places are parted by ; and a chain of speakers by >. A quote must stand in the document.
    """
    form = form or ("table" if stdout_is_terminal() else "jsonl")
    with Case(case) as opened:
        if action in ("list", "conflicts"):
            _check_nothing_named(action, what)
            (_list if action == "list" else _list_conflicts)(opened, form)
        else:
            signed = {"who": _filled("--who", given["who"]), "why": _filled("--why", given["why"])}
            _show(_decided(opened, action, what, _changes(given["changes"]), signed), form)


def _check_nothing_named(action: str, what: tuple[str, ...]) -> None:
    if len(what) > 0:
        raise click.UsageError(f"`gawah decide CASE {action}` names nothing; got {' '.join(map(repr, what))}.")


def _filled(option: str, value: str | None) -> str:
    if value is not None and value.strip() != "":
        return value.strip()
    hint = " or set GAWAH_CODER" if option == "--who" else ""
    raise click.UsageError(f"a decision needs {option}: give it{hint}.")


def _decided(
    case: Case, action: str, what: tuple[str, ...], changes: dict[str, str], signed: dict[str, str]
) -> Decision:
    if action == "withdraw":
        if len(what) != 1 or not (what[0].isascii() and what[0].isdigit()):
            raise click.UsageError(f"withdraw needs the number of one decision; got {' '.join(what) or 'nothing'}.")
        return case.withdraw(int(what[0]), **signed)
    return case.decide(action, *what, changes=changes, **signed)


def _changes(given: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in given:
        field, equals, value = one.partition("=")
        if equals == "" or field.strip() == "":
            raise click.BadParameter(f"expected FIELD=VALUE such as kind=attack, got {one!r}.", param_hint="--set")
        found[field.strip()] = value.strip()
    return found


def _show(decision: Decision, form: str) -> None:
    if form == "jsonl":
        write_bytes([msgspec.json.encode(decision) + b"\n"])
    else:
        say(*_lines(decision))


def _list(case: Case, form: str) -> None:
    decisions = case.decisions()
    if form == "jsonl":
        write_bytes(msgspec.json.encode(decision) + b"\n" for decision in decisions)
    elif len(decisions) == 0:
        say_error("nothing was decided")
    else:
        say(*(line for decision in decisions for line in _lines(decision)))


def _lines(decision: Decision) -> list[str]:
    """Return a decision as its number, maker and matter, and its reason beneath."""
    value = "" if decision.value is None or decision.kind == CODED else f" {_value(decision.value)}"
    taken = "" if decision.withdrawn_by is None else f" (withdrawn by {decision.withdrawn_by})"
    head = (
        f"{decision.id}  {decision.recorded_at[:10]}  {decision.who}: {decision.kind} {decision.target}{value}{taken}"
    )
    told = wrap(one_line(decision.why), max(terminal_width() - 4, 20)) if decision.why else []
    return [isolate(one_line(head)), *("    " + isolate(line) for line in told)]


def _value(value: Any) -> str:
    if isinstance(value, dict) and "with" in value:
        return str(value["with"])
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def _list_conflicts(case: Case, form: str) -> None:
    conflicts = case.conflicts()
    if form == "jsonl":
        write_bytes(msgspec.json.encode(conflict) + b"\n" for conflict in conflicts)
        return
    if len(conflicts) == 0:
        say_error("no two people decided differently")
    for conflict in conflicts:
        say(*map(isolate, wrap(one_line(conflict.sentence), terminal_width())))
