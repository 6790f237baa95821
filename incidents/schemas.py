"""The tables of a dataset as Frictionless schemas: the format is the same for every dataset."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources
from typing import Any

from incidents.vocabulary import PARTY_KINDS, PRECISIONS, SCOPES, STANCES, Vocabulary

Resource = dict[str, Any]


def schemas(vocabulary: Vocabulary, sides: Sequence[str]) -> dict[str, Resource]:
    """Describe every table, by its name, with the words that this dataset may use.

    Parameters
    ----------
    vocabulary
        The dataset's controlled words.
    sides
        The ids of its two sides.
    """
    allowed = {
        ("parties", "kind"): PARTY_KINDS,
        ("parties", "side"): sides,
        ("incidents", "kind"): vocabulary.kinds,
        ("incidents", "precision"): PRECISIONS,
        ("claims", "stance"): STANCES,
        ("claims", "category"): vocabulary.categories,
        ("claims", "measure"): vocabulary.measures,
        ("claims", "scope"): SCOPES,
        ("searches", "side"): sides,
    }
    return {one["name"]: _resource(one, allowed) for one in _tables()}


def _tables() -> list[Resource]:
    text = resources.files("incidents.data").joinpath("tables.json").read_text("utf-8")
    tables: list[Resource] = json.loads(text)
    return tables


def _resource(table: Resource, allowed: Mapping[tuple[str, str], Iterable[str]]) -> Resource:
    for field in table["schema"]["fields"]:
        words = allowed.get((table["name"], field["name"]))
        if words is not None:
            field.setdefault("constraints", {})["enum"] = list(words)
    return {
        "name": table["name"],
        "type": "table",
        "path": f"{table['name']}.csv",
        "title": table["title"],
        "description": table["description"],
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"csv": {"delimiter": ",", "lineTerminator": "\n"}},
        "schema": table["schema"],
    }


def columns(resource: Resource) -> list[str]:
    """List the columns of a table, in order."""
    return [field["name"] for field in resource["schema"]["fields"]]


EXTENDED = (("incidents", "kind"), ("claims", "category"), ("claims", "measure"))
"""The columns whose words a dataset may add to."""


def open_ended(resource: Resource) -> Resource:
    """Leave open which words the columns hold that a dataset may add to: it has not said yet."""
    for field in resource["schema"]["fields"]:
        if (resource["name"], field["name"]) in EXTENDED:
            del field["constraints"]["enum"]
    return resource


def loosened(resource: Resource, rows: Sequence[Mapping[str, str]]) -> Resource:
    """Drop the limits of columns that some row does not keep to, as the loader allows it."""
    for field in resource["schema"]["fields"]:
        limits = field.get("constraints", {})
        cells = {row[field["name"]] for row in rows}
        if "enum" in limits and cells - {""} - set(limits["enum"]):
            del limits["enum"]
        if limits.get("required") and "" in cells:
            del limits["required"]
    return resource
