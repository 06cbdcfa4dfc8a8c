#!/usr/bin/env python3
"""Check that imports go one way, and that `import gawah` loads nothing heavy.

usage: check_imports.py [PACKAGE_FOLDER]

LAYERS is the order: a layer may import from itself and from those before it. Every import counts, wherever it
stands: absolute, relative, in a function, under TYPE_CHECKING, or through importlib with a literal name.
The root, `gawah/__init__.py`, gathers names from all layers, so only the layers that stand above it may
import from it (its version apart).
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

LAYERS = (
    "errors",
    "model",
    "vocabulary",
    "reading",
    "identity",
    "extraction",
    "ledger",
    "incidents",
    "weighing",
    "known",
    "agreement",
    "exchange",
    "brief",
    "demo",
    "intake",
    "case",
    "cli",
    "__main__",
)
OF_THE_ROOT = {"__version__"}
ABOVE_THE_ROOT = {"cli", "__main__"}

HEAVY = {
    "babel",
    "docx",
    "feedparser",
    "htmldate",
    "jinja2",
    "justext",
    "lxml",
    "numpy",
    "py3langid",
    "pypdf",
    "rapidfuzz",
    "regex",
    "rich",
    "sqlite3",
    "trafilatura",
    "warcio",
    "yaml",
}
LIGHT_START = {"gawah": HEAVY | {"click"}, "gawah.cli": HEAVY - {"sqlite3"}}


class Import(NamedTuple):
    """One import of a module of the package, with the line it stands on."""

    line: int
    module: str


def main(arguments: list[str]) -> int:
    """Print every fault of the package and return 1 if there is one."""
    package = Path(arguments[0]) if arguments else Path(__file__).resolve().parent.parent / "src" / "gawah"
    faults = [*direction_faults(package), *(() if arguments else start_faults())]
    for fault in faults:
        print(fault)
    if not faults:
        print(f"imports: one direction over {len(LAYERS)} layers, and a light start")
    return 1 if faults else 0


def direction_faults(package: Path) -> list[str]:
    """Return a sentence for every import against LAYERS and for every module that no layer holds."""
    return [fault for path in sorted(package.rglob("*.py")) for fault in module_faults(path, package)]


def module_faults(path: Path, package: Path) -> Iterator[str]:
    """Yield the faults of one module."""
    layer = layer_of(path, package)
    if layer is None:
        return
    if layer not in LAYERS:
        yield f"{path}: {layer!r} is in no layer; add it to LAYERS in scripts/check_imports.py, in its place"
        return
    try:
        imports = list(imports_of(path, package))
    except SyntaxError as error:
        yield f"{path}:{error.lineno}: {error.msg}"
        return
    for found in imports:
        target = found.module.split(".")[1] if "." in found.module else ""
        if target in OF_THE_ROOT or (target not in LAYERS and layer in ABOVE_THE_ROOT):
            continue
        if target not in LAYERS:
            yield f"{path}:{found.line}: {layer} imports {found.module}; name the layer that holds it, not the root"
        elif LAYERS.index(target) > LAYERS.index(layer):
            yield f"{path}:{found.line}: {layer} imports {found.module}, but {target} stands above {layer}"


def layer_of(path: Path, package: Path) -> str | None:
    """Return the layer that a file belongs to, None for the root of the package."""
    parts = path.relative_to(package).with_suffix("").parts
    return None if parts == ("__init__",) else parts[0]


def imports_of(path: Path, package: Path) -> Iterator[Import]:
    """Yield every import of the package's own modules in a file."""
    name = package.name
    here = [name, *path.relative_to(package).parent.parts]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), filename=str(path))):
        for module in imported_names(node, here, name):
            if module == name or module.startswith(f"{name}."):
                yield Import(getattr(node, "lineno", 0), module)


def imported_names(node: ast.AST, here: list[str], package: str) -> list[str]:
    """Return the dotted names that one statement or call imports, relative ones made absolute."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        above = here[: len(here) - node.level + 1] if node.level > 0 else []
        base = ".".join([*above, *filter(None, [node.module])])
        return [f"{base}.{alias.name}" if base == package else base for alias in node.names]
    if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
        function = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if function in {"import_module", "__import__"}:
            return [str(node.args[0].value)]
    return []


def start_faults() -> list[str]:
    """Return a sentence for each heavy library that a light module loads, by running it in a process of its own."""
    faults = []
    for module, heavy in LIGHT_START.items():
        try:
            loaded = loaded_by(module)
        except RuntimeError as error:
            faults.append(str(error))
            continue
        faults += [f"import {module} loads {name}; import it in the function that uses it" for name in heavy & loaded]
    return sorted(faults)


def loaded_by(module: str) -> set[str]:
    """Return the top-level names of all modules that importing this one loads."""
    command = [sys.executable, "-X", "importtime", "-c", f"import {module}"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode != 0:
        said = "\n".join(line for line in run.stderr.split("\n") if not line.startswith("import time:"))
        if f"No module named '{module}'" in said:
            return set()
        msg = f"import {module} fails:\n{said}"
        raise RuntimeError(msg)
    timed = re.findall(r"^import time:[^|]*\|[^|]*\|\s*(\S+)$", run.stderr, re.MULTILINE)
    return {name.split(".")[0] for name in timed}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
