"""Writing down what a brief is: its JSON Schema and a page of documentation, from its types.

``python -m incidents.brief.schema`` writes ``docs/brief.md`` anew.
"""

from __future__ import annotations

import dataclasses
import inspect
import json
import types
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Literal, TypeGuard, Union, get_args, get_origin, get_type_hints

from incidents.brief import shape

Json = dict[str, Any]

PAGE = Path(__file__).parents[2] / "docs" / "brief.md"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
PLAIN: dict[Any, str] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    type(None): "null",
}
INTRODUCTION = """\
# The brief

A brief is a view of a dataset, worked out once, as plain values. The page, the pictures, the
files and the terminal draw it and nothing else, so they cannot disagree.

`crossclaim brief --json` prints it. In Python, `incidents.brief.make` makes it and
`incidents.brief.as_json` writes it as the JSON that is described here.

- Every text is one line, in the language that the brief names, and without markup.
- A pair has one entry a side, in the order of the sides.
- Positions are percent of an axis, from 0 to 100.
- Every list is bounded. What is cut is told in `left_out`.
- No filter, no instant and no bound makes a side silent: each has its own word.

This page is made by `python -m incidents.brief.schema`. Do not edit it by hand.
"""


def shapes() -> dict[str, type[Any]]:
    """Give every type of a brief by its name: the brief first, then in alphabetical order."""
    found = (getattr(shape, name) for name in ("Brief", *shape.__all__))
    return {one.__name__: one for one in found if _is_shape(one)}


def _is_shape(hint: Any) -> TypeGuard[type[Any]]:
    return isinstance(hint, type) and dataclasses.is_dataclass(hint)


def meanings(cls: type[Any]) -> dict[str, str]:
    """Read what each field means from the section "Attributes" of a docstring."""
    found: dict[str, str] = {}
    names: list[str] = []
    text = _told(cls).partition("Attributes\n----------\n")[2]
    for line in filter(None, text.splitlines()):
        if line.startswith(" "):
            found |= {name: f"{found[name]} {line.strip()}".strip() for name in names}
        else:
            names = line.split(", ")
            found |= dict.fromkeys(names, "")
    return found


def _told(cls: type[Any]) -> str:
    return inspect.cleandoc(cls.__doc__ or "").replace("``", "`")


def fields(cls: type[Any]) -> Iterator[tuple[str, Any, str]]:
    """Yield each field of a type, with its type and its meaning."""
    hints, told = get_type_hints(cls), meanings(cls)
    for one in dataclasses.fields(cls):
        yield one.name, hints[one.name], told.get(one.name, "")


# JSON Schema


def schema() -> Json:
    """Derive the JSON Schema of a brief, in the dialect of draft 2020-12."""
    others = {name: _object(cls) for name, cls in shapes().items() if name != "Brief"}
    head = {"$schema": DIALECT, "title": "Brief"}
    return head | _object(shape.Brief) | {"$defs": others}


def _object(cls: type[Any]) -> Json:
    properties = {name: _typed(hint) | {"description": means} for name, hint, means in fields(cls)}
    return {
        "type": "object",
        "description": _told(cls).splitlines()[0],
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _typed(hint: Any) -> Json:
    if hint in PLAIN:
        return {"type": PLAIN[hint]}
    if _is_shape(hint):
        return {"$ref": f"#/$defs/{hint.__name__}"}
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(parts)}
    if origin is tuple:
        return _array(parts)
    if origin is dict:
        return {"type": "object"} | _values(parts[1])
    return {"anyOf": [_typed(part) for part in _choices(hint)]}


def _choices(hint: Any) -> tuple[Any, ...]:
    if get_origin(hint) not in (Union, types.UnionType):
        raise TypeError(f"{hint} cannot be written as JSON")
    return get_args(hint)


def _array(parts: tuple[Any, ...]) -> Json:
    if parts[1:] == (...,):
        return {"type": "array", "items": _typed(parts[0])}
    number = len(parts)
    items = [_typed(part) for part in parts]
    return {"type": "array", "prefixItems": items, "minItems": number, "maxItems": number}


def _values(hint: Any) -> Json:
    return {} if hint is Any else {"additionalProperties": _typed(hint)}


# The page


def page() -> str:
    """Write the page: an introduction, a table a type, and the schema."""
    tables = (_table(name, cls) for name, cls in shapes().items())
    written = json.dumps(schema(), ensure_ascii=False, indent=2)
    version = f"Version of the shape: {shape.VERSION}.\n"
    return "\n".join((INTRODUCTION, version, *tables, _fenced(written)))


def _fenced(written: str) -> str:
    return f"## JSON Schema\n\n```json\n{written}\n```\n"


def _table(name: str, cls: type[Any]) -> str:
    head = ("| Field | Type | Meaning |", "| --- | --- | --- |")
    rows = (_row(means, list(found)) for means, found in groupby(fields(cls), itemgetter(2)))
    return "\n".join((f"## {name}", "", _told(cls).splitlines()[0], "", *head, *rows, ""))


def _row(means: str, found: list[tuple[str, Any, str]]) -> str:
    """Write fields that have one meaning in one row."""
    names = ", ".join(f"`{name}`" for name, _hint, _means in found)
    hints = ", ".join(dict.fromkeys(_named(hint) for _name, hint, _means in found))
    return f"| {names} | {hints} | {means} |"


def _named(hint: Any) -> str:
    """Name a type for people."""
    if hint in PLAIN:
        return PLAIN[hint]
    if _is_shape(hint):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Literal:
        return ", ".join(f"`{part}`" for part in parts)
    if origin is tuple:
        return _listed(parts)
    return "object" if origin is dict else " or ".join(map(_named, _choices(hint)))


def _listed(parts: tuple[Any, ...]) -> str:
    if parts[1:] == (...,):
        return f"list of {_named(parts[0])}"
    alike = f"{len(parts)} × {_named(parts[0])}"
    return alike if len(set(parts)) == 1 else f"list: {', '.join(map(_named, parts))}"


def main() -> None:
    """Write the page anew."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
