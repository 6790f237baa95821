"""The house rules: imports point downwards, libraries stay in their rooms, rooms stay small."""

from __future__ import annotations

import ast
import re
import statistics
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Deepest first: a room may import itself and every room on a lower row, never its own row's
# neighbours or a higher row.
FLOORS = (
    ("geodata",),
    (
        *("incidents", "incidents.text", "incidents.files", "incidents.theme", "incidents.signs"),
        *("incidents.vocabulary", "incidents.quantities", "incidents.unplugged"),
    ),
    ("incidents.words.tongue", "incidents.schemas"),
    ("incidents.words.imports", "incidents.words.coined", "incidents.words.terms"),
    ("incidents.words.unfit",),
    ("incidents.words.faults", "incidents.words.refusals"),
    ("incidents.dates",),
    ("incidents.errors", "incidents.model"),
    ("incidents.report", "incidents.picture", "incidents.apart"),
    ("incidents.readers", "incidents.query", "incidents.ledger"),
    ("incidents.importing",),
    ("incidents.loader", "incidents.drafting"),
    ("incidents.store",),
    ("incidents.engines",),
    ("incidents.words",),
    ("incidents.brief",),
    ("incidents.print", "incidents.web", "incidents.export"),
    ("incidents.seal", "incidents.desk"),
    ("incidents.outgoing",),
    ("incidents.ui", "incidents.cli"),
    ("app", "incidents.__main__"),
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}

GEOMETRY = (
    "incidents.ui.importing",
    "geodata",
    "incidents.importing",
    "incidents.store",
    "incidents.brief",
    "incidents.export",
    "incidents.print",
)

# Every library, and the only places that may import it.
LIBRARIES = {
    "argparse": ("incidents.cli", "geodata.build", "geodata.geocoding"),
    "babel": ("incidents.words.tongue", "incidents.words.catalogue"),
    "branca": ("incidents.web.map",),
    "duckdb": ("incidents.store", "incidents.loader.staging"),
    "folium": ("incidents.web.map",),
    "geopandas": ("incidents.export", "geodata"),
    "geopy": ("geodata.geocoding",),
    "htpy": ("incidents.web", "incidents.ui"),
    "markupsafe": ("incidents.web",),
    "numpy": ("geodata",),
    "pandas": ("incidents.export", "geodata"),
    "pikepdf": ("incidents.print", "incidents.seal"),
    "PIL": ("incidents.print", "incidents.seal", "geodata.build"),
    "platformdirs": ("incidents.store.cache",),
    "pyarrow": (
        *("incidents.readers", "incidents.loader.staging", "incidents.loader.waiting"),
        "incidents.engines",
        "incidents.export",
    ),
    "py4j": ("incidents.engines",),
    "pydantic": ("incidents.model", "incidents.quantities", "incidents.loader"),
    "pyogrio": ("incidents.export", "geodata"),
    "pypdfium2": ("incidents.desk.texts", "incidents.print", "incidents.seal"),
    "pyspark": ("incidents.engines",),
    "pyproj": ("geodata",),
    "shapely": GEOMETRY,
    "starlette": ("incidents.ui.serving",),
    "streamlit": ("app", "incidents.ui"),
    "streamlit_folium": ("incidents.ui.map_view",),
    "sqlalchemy": (
        "incidents.desk.columns",
        "incidents.desk.drawer",
        "incidents.desk.engine",
        "incidents.desk.unpacking",
    ),
    "trafilatura": ("incidents.drafting.articles",),
    "typst": ("incidents.print",),
    "warcio": ("incidents.desk.archives",),
}
OURS = ("app", "geodata", "incidents")
EVERYWHERE = sys.stdlib_module_names - {"argparse"}


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
        if target.split(".")[0] not in OURS:
            continue
        there = room_of(target)
        allowed = here == there or FLOOR[there] < FLOOR[here]
        assert allowed, f"{module_name(path)} imports {target}: {there} is not below {here}"


@pytest.mark.parametrize("path", sources(), ids=module_name)
def test_libraries_stay_in_their_rooms(path: Path) -> None:
    here = module_name(path)
    for target in imports(path):
        library = target.split(".")[0]
        if library in OURS or library in EVERYWHERE:
            continue
        assert library in LIBRARIES, f"{here} imports {library}: say in LIBRARIES where it may be"
        rooms = LIBRARIES[library]
        assert any(is_in(here, room) for room in rooms), f"{here} imports {target}, not in {rooms}"


def test_every_library_is_used() -> None:
    used = {target.split(".")[0] for path in sources() for target in imports(path)}
    assert set(LIBRARIES) <= used


def functions() -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{module_name(path)}.{node.name}", node


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Measure a function's body in lines, without its docstring."""
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_functions_are_small() -> None:
    found = sorted((length(node), name) for name, node in functions())
    sizes = [size for size, _ in found]
    assert statistics.median(sizes) <= 5
    assert sizes[int(len(sizes) * 0.9)] <= 15, found[-10:]


@pytest.mark.parametrize("path", sources(), ids=module_name)
def test_modules_are_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", sources(), ids=module_name)
def test_sentences_are_made_in_words_alone(path: Path) -> None:
    """The table of filters marks its titles for translators; `incidents.words` says them."""
    here = module_name(path)
    marking = {f"incidents.words.tongue.{name}" for name in ("_", "n_", "N_")}
    allowed = {"incidents.words.tongue.N_"} if here == "incidents.query.filters" else set()
    assert is_in(here, "incidents.words") or set(imports(path)) & marking <= allowed


def test_no_two_types_have_one_name() -> None:
    classes = Counter(
        node.name
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    )
    assert {name for name, number in classes.items() if number > 1} == set()


@pytest.mark.parametrize("path", sources(), ids=module_name)
def test_nothing_of_its_own_is_unused(path: Path) -> None:
    """What a module keeps to itself, it uses."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    loaded = {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }
    kept = {name for node in tree.body for name in defined(node) if re.match(r"_[a-zA-Z]", name)}
    assert kept <= loaded


def defined(node: ast.stmt) -> list[str]:
    """List what a statement of a module gives a name to."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return [one.id for one in targets if isinstance(one, ast.Name)]


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


OF_ONE_BORDER = ("afghan", "pakistan", "durand", "kabul", "islamabad", "taliban")


@pytest.mark.parametrize("path", sorted((ROOT / "incidents").rglob("*.py")), ids=module_name)
def test_no_country_is_named_in_code(path: Path) -> None:
    """Others bring their own border: names of countries belong to datasets."""
    for word in words_of(path):
        for name in OF_ONE_BORDER:
            assert name not in word, f"{path} names {name} in {word!r}"


SCRIPTS = [
    path for kind in ("js", "css", "typ") for path in (ROOT / "incidents").rglob(f"*.{kind}")
]


@pytest.mark.parametrize("path", sorted(SCRIPTS), ids=lambda path: path.name)
def test_no_country_is_named_in_a_script(path: Path) -> None:
    text = path.read_text(encoding="utf-8").lower()
    assert not [name for name in OF_ONE_BORDER if name in text]


OF_STREAMLIT = re.compile(r"data-testid|data-test-|data-stale|\bst[A-Z]\w+|_stcore")
"""What Streamlit calls its own elements and addresses, which it documents nowhere."""


@pytest.mark.parametrize(
    "path", sorted({*(ROOT / "incidents").rglob("*.py"), *SCRIPTS}), ids=lambda path: path.name
)
def test_what_is_streamlits_own_is_named_in_one_file(path: Path) -> None:
    if path.name != "hooks.py":
        assert OF_STREAMLIT.findall(path.read_text(encoding="utf-8")) == []
