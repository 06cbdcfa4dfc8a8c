"""`gawah demo`: a small invented case from reports to what is contested, and its brief."""

from __future__ import annotations

import sys
from pathlib import Path
from shutil import which

import click

from gawah.case import Case
from gawah.cli.add import say_refused, summary
from gawah.cli.brief import gather
from gawah.cli.export import write
from gawah.cli.options import examples
from gawah.cli.output import say
from gawah.cli.show_known import show


@click.command(epilog=examples("gawah demo", "gawah demo --folder gawah-demo"))
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where to put the reports and the case. Default: a new temporary folder.",
)
def demo(folder: Path | None) -> None:
    """Make a case of eight retold reports of one invented incident, show what is contested, and write its brief.

    Country, groups, places, publishers and persons are invented. Running it again with the same folder changes
    nothing.
    """
    from gawah.demo import copy_demo

    place = folder if folder is not None else _new_folder()
    reports = copy_demo(place / "reports")
    say("Retold demonstration. Not source material: country, groups, places, publishers and persons are invented.", "")
    say(*(f"  {report}" for report in reports), "")
    path = place / "demo.gawah"
    with Case(path) as case:
        say(f"$ gawah add {path} {place / 'reports'}")
        added = case.add(place / "reports")
        say_refused(added.refused)
        say(summary(added), "")
        say(f"$ gawah show {path} contested")
        show(case, "contested", {}, None, "table")
        brief = _write_brief(case, place / "brief.html")
    say("", f"The brief, to read in a browser or to print: {brief}")
    say("", "Next:", *(f"  {line}" for line in _next_steps(path)))
    if len(added.refused) > 0:
        sys.exit(1)


def _write_brief(case: Case, path: Path) -> Path:
    from gawah.brief import brief_html

    made = gather(case, {}, title="Who attacked the convoy near Tolmarak?", label="Retold demonstration")
    write(path, [brief_html(made).encode()])
    return path


def _new_folder() -> Path:
    from tempfile import mkdtemp

    return Path(mkdtemp(prefix="gawah-demo-"))


def _program() -> str:
    """Return what to type for this program: its path where the shell would not find it."""
    return sys.argv[0] if which("gawah") is None and Path(sys.argv[0]).name == "gawah" else "gawah"


def _next_steps(path: Path) -> list[str]:
    gawah = _program()
    return [
        f"{gawah} show {path} incidents      also what nobody contests",
        f"{gawah} show {path} ties",
        f"{gawah} show {path} origins",
        f"{gawah} show {path} claims --stance denies",
        f"{gawah} search {path} convoy",
        f"{gawah} export {path} --format csv -o claims.csv",
        f"{gawah} verify {path}",
        f"{gawah} add mycase.gawah FOLDER      your own reports",
    ]
