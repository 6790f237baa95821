"""The catalogue for translators holds every message, and every message can be found."""

from __future__ import annotations

import ast
import importlib
import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from incidents.query import FILTERS
from incidents.words import catalogue

CODE = catalogue.CODE
MODULES = sorted(path for path in CODE.rglob("*.py"))
PLACES = re.compile(r"\{(\w*)\}")
SAYING = ("_", "n_")
OF_FILTERS = {"english", "help", "title"}
"""Fields of the table of filters, whose texts are marked where they are written."""


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def messages() -> frozenset[str]:
    """List every message that the catalogue holds; of a plural, both forms."""
    found: set[str] = set()
    for message in catalogue.catalogue():
        found |= {message.id} if isinstance(message.id, str) else set(message.id)
    return frozenset(found - {""})


def test_the_template_is_what_the_code_says_today() -> None:
    stored = catalogue.FILE.read_text(encoding="utf-8")
    assert stored == catalogue.template(), "renew it: python -m incidents.words.catalogue"


def test_the_template_is_a_catalogue_without_a_date() -> None:
    text = catalogue.template()
    assert "POT-Creation-Date" not in text
    assert {message.id for message in read_po(io.StringIO(text)) if message.id}
    assert len(messages()) > 500


def test_no_message_is_empty_or_padded() -> None:
    # A message that begins with a sign continues another; no message begins or ends with a space.
    assert [one for one in messages() if one != one.strip()] == []


def test_places_in_messages_have_names() -> None:
    assert [one for one in messages() if "" in PLACES.findall(one)] == []


def test_both_forms_of_a_plural_have_the_same_places() -> None:
    for message in catalogue.catalogue():
        if isinstance(message.id, tuple):
            one, many = (set(PLACES.findall(form)) for form in message.id)
            assert one == many, message.id


def test_no_message_admits() -> None:
    assert [one for one in messages() if re.search(r"admi(t|ssion)", one, re.IGNORECASE)] == []


# Messages are literals, or stand in a table that is marked


class Tables(ast.NodeVisitor):
    """The module's own constants all of whose texts are marked with ``N_``, there or elsewhere."""

    def __init__(self, path: Path) -> None:
        self.names: set[str] = set()
        self._path = path
        for statement in tree(path).body:
            found = self._assigned(statement)
            self.names |= {name for name, value in found if self._is_marked(value)}

    def _assigned(self, statement: ast.stmt) -> Iterator[tuple[str, ast.expr]]:
        if isinstance(statement, ast.AnnAssign) and statement.value is not None:
            targets, value = [statement.target], statement.value
        elif isinstance(statement, ast.Assign):
            targets, value = statement.targets, statement.value
        else:
            return
        yield from ((one.id, value) for one in targets if isinstance(one, ast.Name))

    def _is_marked(self, value: ast.expr) -> bool:
        if isinstance(value, ast.Dict):
            return all(map(self._is_marked, value.values))
        if isinstance(value, ast.Tuple):
            return all(map(self._is_marked, value.elts))
        if isinstance(value, ast.Name):
            return value.id in self.names
        if isinstance(value, ast.Attribute):
            return is_known(value, self._path, {})
        if isinstance(value, ast.Call) and getattr(value.func, "attr", "") == "fromkeys":
            return self._is_marked(value.args[1])
        return isinstance(value, ast.Call) and getattr(value.func, "id", "") == "N_"


@cache
def tables(path: Path) -> frozenset[str]:
    return frozenset(Tables(path).names)


def imported(path: Path) -> dict[str, Path]:
    """Map the names of modules that a module imports from ours to their files."""
    found = {}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("incidents"):
            for alias in node.names:
                file = CODE.parent / (f"{node.module}.{alias.name}".replace(".", "/") + ".py")
                if file.exists():
                    found[alias.asname or alias.name] = file
    return found


def is_known(node: ast.expr, path: Path, local: dict[str, list[ast.expr]]) -> bool:
    """Tell whether a message is a literal, or comes out of a table that is marked."""
    match node:
        case ast.Constant(value=value):
            found = isinstance(value, str)
        case ast.IfExp(body=one, orelse=two):
            found = is_known(one, path, local) and is_known(two, path, local)
        case ast.Subscript(value=table) | ast.Call(func=ast.Attribute(value=table, attr="get")):
            found = is_known(table, path, local)
        case ast.Call(func=ast.Attribute(value=table, attr="items" | "values")):
            found = is_known(table, path, local)
        case ast.Attribute(value=ast.Name(id=module), attr=name):
            other = imported(path).get(module)
            found = name in OF_FILTERS or (other is not None and name in tables(other))
        case ast.Name(id=name):
            values = local.get(name, [])
            is_set = bool(values) and all(is_known(one, path, {}) for one in values)
            found = name in tables(path) or is_set
        case _:
            found = False
    return found


def assigned(function: ast.AST) -> dict[str, list[ast.expr]]:
    """Map each local name to what it is set to: by assignment, in a loop or in a comprehension."""
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            pairs = [(target, node.value) for target in node.targets]
        elif isinstance(node, ast.NamedExpr):
            pairs = [(node.target, node.value)]
        elif isinstance(node, ast.For | ast.comprehension):
            pairs = [(node.target, node.iter)]
        else:
            continue
        for target, value in pairs:
            for name in ast.walk(target):
                if isinstance(name, ast.Name):
                    found.setdefault(name.id, []).append(value)
    return found


def said(path: Path) -> Iterator[tuple[ast.Call, dict[str, list[ast.expr]]]]:
    """Yield each call that says a message, with the local names of its function."""
    for function in ast.walk(tree(path)):
        if isinstance(function, ast.FunctionDef):
            local = assigned(function)
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in SAYING:
                    yield node, local


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(CODE)))
def test_messages_are_literals_or_stand_in_a_marked_table(path: Path) -> None:
    if path.name == "tongue.py":
        return
    for call, local in said(path):
        number = 2 if getattr(call.func, "id", "") == "n_" else 1
        for message in call.args[:number]:
            assert is_known(message, path, local), f"{path}:{call.lineno}: {ast.unparse(message)}"


def test_every_text_of_the_table_of_filters_is_in_the_catalogue() -> None:
    bare = {"", "{value}"}
    for one in FILTERS:
        assert {one.english, one.help, one.title} - bare <= messages()


def test_a_message_that_is_made_up_as_it_goes_is_found_out() -> None:
    for code in ('_("a" + name)', "_(f'{name} denied')", "_(name)", "_(TABLE[name])", "_(say())"):
        call = ast.parse(code, mode="eval").body
        assert isinstance(call, ast.Call)
        assert not is_known(call.args[0], CODE / "words" / "terms.py", {})


def test_every_table_of_terms_is_marked() -> None:
    terms = CODE / "words" / "terms.py"
    module = importlib.import_module("incidents.words.terms")
    upper = {name for name in vars(module) if name.isupper()} - {"N_"}
    assert upper <= tables(terms)
