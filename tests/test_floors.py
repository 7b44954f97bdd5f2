"""A module imports only from floors below its own, or from its own house: the arrow that runs up is named."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "explorer"
OPEN = {"errors", "resources", "hosting"}
FLOORS = {
    "schema": 0,
    "names": 1,
    "formats": 1,
    "reading": 2,
    "corpus": 3,
    "ingest": 4,
    "synthetic": 4,
    "view": 4,
    "link": 4,
    "answers": 5,
    "charts": 6,
    "widgets": 7,
    "dashboard": 8,
    "serve": 9,
    "cli": 9,
    "command": 9,
}
SAME_ROW = {("link", "view"), ("cli", "serve"), ("command", "cli"), ("synthetic", "ingest")}
KERNEL_NEVER = {
    *("plotly", "trafilatura", "voila", "pandas", "typer", "rich", "platformdirs"),
    *("explorer.reading.reader", "explorer.reading.clean", "explorer.names.gazetteer", "explorer.ingest"),
}


def house(path: Path) -> str:
    """The first name under the package: a module or a folder of modules."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(source: str) -> list[tuple[int, str]]:
    """Line and full name of every module that `source` imports when it runs; those for types alone are not."""
    found = []

    def walk(node: ast.AST) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.If) and ast.unparse(child.test).endswith("TYPE_CHECKING"):
                for other in child.orelse:
                    walk(other)
                continue
            if isinstance(child, ast.Import):
                found.extend((child.lineno, alias.name) for alias in child.names)
            elif isinstance(child, ast.ImportFrom) and child.module:
                whole = child.module == "explorer"
                found.extend((child.lineno, f"explorer.{alias.name}") for alias in child.names if whole)
                if not whole:
                    found.append((child.lineno, child.module))
            walk(child)

    walk(ast.parse(source))
    return found


def arrows_up(of: str, source: str) -> list[str]:
    """One sentence an import that goes up or sideways."""
    said = []
    for line, name in imported(source):
        parts = name.split(".")
        if parts[0] != "explorer" or len(parts) == 1:
            continue
        to = parts[1]
        if to == of or to in OPEN or (of, to) in SAME_ROW:
            continue
        if of in OPEN:
            said.append(f"line {line}: {of}, open to all, imports {to}")
        elif to not in FLOORS:
            said.append(f"line {line}: {to} stands on no floor; give it one here and in the design")
        elif FLOORS[to] >= FLOORS[of]:
            said.append(f"line {line}: {of} (floor {FLOORS[of]}) imports {to} (floor {FLOORS[to]})")
    return said


MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or path.stem != "__init__")


@pytest.mark.parametrize("path", MODULES, ids=[str(path.relative_to(PACKAGE)) for path in MODULES])
def test_no_arrow_runs_up(path):
    assert house(path) in {*FLOORS, *OPEN}, f"{house(path)} stands on no floor"
    assert arrows_up(house(path), path.read_text("utf8")) == []


def test_the_dashboards_kernel_stays_small():
    if not (PACKAGE / "dashboard.py").exists():
        pytest.skip("there is no dashboard yet")
    code = "import explorer.dashboard, sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PACKAGE.parent, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert set(done.stdout.split()) & KERNEL_NEVER == set()


@pytest.mark.parametrize(
    ("of", "source", "said"),
    [
        ("corpus", "from explorer.answers import top", ["line 1: corpus (floor 3) imports answers (floor 5)"]),
        ("names", "def f():\n    import explorer.formats.dates", ["line 2: names (floor 1) imports formats (floor 1)"]),
        ("resources", "from explorer import schema", ["line 1: resources, open to all, imports schema"]),
        ("cli", "import explorer.attic", ["line 1: attic stands on no floor; give it one here and in the design"]),
        ("dashboard", "from explorer.widgets import page_script\nfrom explorer.errors import ExplorerError", []),
        ("schema", "if TYPE_CHECKING:\n    from explorer.serve import serve", []),
    ],
)
def test_an_arrow_that_runs_up_is_named(of, source, said):
    assert arrows_up(of, source) == said
