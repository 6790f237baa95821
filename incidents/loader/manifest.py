"""Reading the manifest of a dataset from its ``datapackage.json``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from incidents.errors import DatasetError
from incidents.loader.coined import coined
from incidents.model import Manifest
from incidents.readers.folder import PACKAGE
from incidents.report import Findings
from incidents.text import revealed, storable
from incidents.words.refusals import refusal
from incidents.words.tongue import in_digits

OWN_KEY = "crossclaim"
SIDES = 2
STANDARD = ("name", "title", "version")
OWN = ("subtitle", "boundary", "citation", "background", "caveats", "holes", "timezone", "atlas")


def read_manifest(package: bytes, findings: Findings) -> Manifest:
    """Read a Frictionless data package with a ``crossclaim`` key.

    The two sides are put in the order of their names, so that no file can favour one. What is
    wrong with the words that it adds goes to ``findings``.

    Raises
    ------
    DatasetError
        If it is not JSON, or something that is needed is missing or wrong.
    """
    described = _object(package)
    own = described.get(OWN_KEY)
    if not isinstance(own, dict):
        raise DatasetError(refusal("key_missing", file=PACKAGE, value=OWN_KEY))
    fields = {name: described[name] for name in STANDARD if name in described}
    fields |= {name: own[name] for name in OWN if name in own}
    fields["updated"] = str(described.get("created", ""))[:10]
    fields["licences"] = described.get("licenses", [])
    fields["sides"] = _sides(own.get("sides"))
    fields.update(coined(own, findings).items())
    fields |= {"windows": _windows(own["headline"])} if "headline" in own else {}
    try:
        manifest = Manifest.model_validate(fields)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"])).replace("windows", "headline")
        raise DatasetError(
            refusal("value_wrong", file=PACKAGE, field=where, why=first["msg"])
        ) from error
    if manifest.sides[0].id == manifest.sides[1].id:
        raise DatasetError(refusal("sides_alike", file=PACKAGE))
    return manifest


def _object(package: bytes) -> dict[str, Any]:
    try:
        described = json.loads(package.decode("utf-8-sig"), parse_constant=_refuse)
        unfit = next((text for text in _texts(described) if storable(text) != text), "")
    except (ValueError, RecursionError) as error:
        raise DatasetError(refusal("no_json", file=PACKAGE, why=error)) from error
    if not isinstance(described, dict):
        raise DatasetError(refusal("no_object", file=PACKAGE))
    if unfit:
        raise DatasetError(refusal("no_signs", file=PACKAGE, value=revealed(unfit)))
    return described


def _texts(value: Any) -> Iterator[str]:
    """List every text of a document, names too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in (*value, *(value.values() if isinstance(value, dict) else ())):
            yield from _texts(one)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")


def _windows(headline: Any) -> Any:
    """Read one window, or several of which the first opens."""
    return headline if isinstance(headline, list) else [headline]


def _sides(sides: Any) -> Any:
    """Put the two sides in the order of their names.

    Raises
    ------
    DatasetError
        If there are more or fewer: a ledger sets two accounts against each other.
    """
    if not isinstance(sides, list) or not all(isinstance(side, dict) for side in sides):
        return sides
    if len(sides) != SIDES:
        raise DatasetError(refusal("sides_two", file=PACKAGE, number=in_digits(len(sides))))
    return sorted(sides, key=lambda side: (str(side.get("name")), str(side.get("id"))))
