"""The house rules: imports point downwards, libraries stay in their rooms, rooms stay small."""

from __future__ import annotations

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Deepest first: a room may import itself and every room on a lower row, never its own row's
# neighbours or a higher row.
FLOORS = (
    ("geodata",),
    ("incidents", "incidents.errors", "incidents.vocabulary"),
    ("incidents.model",),
    ("incidents.moments", "incidents.phrases", "incidents.report", "incidents.names"),
    ("incidents.readers",),
    ("incidents.loader", "incidents.query", "incidents.ledger"),
    ("incidents.store",),
    ("incidents.context",),
    ("incidents.maps", "incidents.charts"),
    ("incidents.cite",),
    ("incidents.export",),
    ("incidents.snapshot",),
    ("incidents.ui", "incidents.cli"),
    ("app", "incidents.__main__"),
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}

# A library, and the only places that may import it.
LIBRARIES = {
    "streamlit": ("app", "incidents.ui"),
    "streamlit_folium": ("incidents.ui.map_view",),
    "folium": ("incidents.maps",),
    "branca": ("incidents.maps",),
    "ibis": ("incidents.store",),
    "duckdb": ("incidents.store",),
    "geopy": ("geodata.geocoding",),
    "matplotlib": ("incidents.snapshot",),
    "argparse": ("incidents.cli", "geodata.build", "geodata.geocoding"),
}


def sources() -> list[Path]:
    """List the product's own modules: everything but tests and benchmarks."""
    return [
        ROOT / "app.py",
        *sorted((ROOT / "incidents").rglob("*.py")),
        *sorted((ROOT / "geodata").rglob("*.py")),
    ]


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str:
    """Find the room a module lies in: ``incidents.ui.page`` is in ``incidents.ui``."""
    parts = module.split(".")
    names = [".".join(parts[:end]) for end in range(len(parts), 0, -1)]
    return next(name for name in names if name in FLOOR)


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write imports in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_in(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")


@pytest.mark.parametrize("path", sources(), ids=module_name)
def test_imports_point_downwards(path: Path) -> None:
    here = room_of(module_name(path))
    for target in imports(path):
        if target.split(".")[0] not in {"geodata", "incidents", "app"}:
            continue
        there = room_of(target)
        allowed = here == there or FLOOR[there] < FLOOR[here]
        assert allowed, f"{module_name(path)} imports {target}: {there} is not below {here}"


@pytest.mark.parametrize("path", sources(), ids=module_name)
def test_libraries_stay_in_their_rooms(path: Path) -> None:
    here = module_name(path)
    for target in imports(path):
        rooms = LIBRARIES.get(target.split(".")[0])
        allowed = rooms is None or any(is_in(here, room) for room in rooms)
        assert allowed, f"{here} imports {target}, which belongs in {rooms}"


def bodies() -> list[tuple[int, str]]:
    """Measure every function body in lines, without its docstring."""
    found = []
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                body = node.body[1:] if ast.get_docstring(node) else node.body
                size = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
                found.append((size, f"{module_name(path)}.{node.name}"))
    return sorted(found)


def test_functions_are_small() -> None:
    sizes = [size for size, _ in bodies()]
    assert statistics.median(sizes) <= 10
    assert sizes[int(len(sizes) * 0.9)] <= 35, bodies()[-10:]


@pytest.mark.parametrize("path", sources(), ids=module_name)
def test_modules_are_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def words_of(path: Path) -> Iterator[str]:
    """Yield every name and every string of a module but its docstrings, in lower case."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node.value.lower()
        for field in ("id", "attr", "name", "arg"):
            if isinstance(found := getattr(node, field, None), str):
                yield found.lower()


@pytest.mark.parametrize("path", sorted((ROOT / "incidents").rglob("*.py")), ids=module_name)
def test_no_country_is_named_in_code(path: Path) -> None:
    """Others bring their own border: names of countries belong to datasets."""
    for word in words_of(path):
        for name in ("afghan", "pakistan", "durand", "kabul", "islamabad", "taliban"):
            assert name not in word, f"{path} names {name} in {word!r}"
