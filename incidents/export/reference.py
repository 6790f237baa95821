"""Writing down what a dataset is made of: ``docs/data-format.md``, from its tables' schemas.

``python -m incidents.export.reference`` writes the page anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geodata.atlas import SHIPPED
from incidents.readers.folder import REQUIRED
from incidents.schemas import Resource, schemas
from incidents.vocabulary import CORE

PAGE = Path(__file__).parents[2] / "docs" / "data-format.md"
NOT_TYPED = ("ucdp",)
INTRODUCTION = """\
# What a dataset is made of

A dataset is a folder: CSV files in UTF-8, with commas, whose first line names the columns, beside a
`datapackage.json`. [Your border](your-border.md) leads through making one.

- Each table may lie in Parquet, `claims.parquet` in place of `claims.csv`: all commands read it as
  it is; only the desk writes CSV alone. Its columns are text, numbers, days, instants or lists.
- A column that is not required may be left out of the file, and a cell of it may be empty.
- An empty cell is never a zero. Zero is `0`, and means that somebody said zero.
- Several values of one cell are separated by semicolons.
- `crossclaim check FOLDER` tells of every row whether it was loaded, warned of or refused, with
  file, line, column, value and what to do.

This page is made by `python -m incidents.export.reference`. Do not edit it by hand.
"""
BESIDE = """\
## What may lie beside the tables

- `layers/*.geojson`: lines and areas of your own, in longitude and latitude (EPSG:4326), each with
  a `name` by which `places` and the manifest's `boundary` find it.
- `atlas/`: a map of your own region, made by `python -m geodata.build --countries KG TJ --downloads
  FOLDER --out FOLDER/atlas`. Without it, and without `atlas` in the manifest, the world is drawn.
- `ucdp.csv`: UCDP's rows beside your incidents, made by `crossclaim match`, never typed.

## datapackage.json

A [Frictionless data package](https://datapackage.org) with `name`, `title`, `version`, `created`,
`licenses` (each with `name`, `title`, `path`, `covers`), and what is Crossclaim's own under the key
`crossclaim`:

"""
SIDES = """\
A side is who speaks as one of the two. Whoever else speaks, a third state, an agency, the United
Nations, is a party without a side and stands beside the two accounts: a ledger has two sides.
"""
OWN: dict[str, tuple[bool, str]] = {
    "subtitle": (True, "What stands beside the name of the page."),
    "sides": (
        True,
        (
            "Exactly two, each with `id`, `name` and `adjective`; perhaps `country` (what "
            "sources give for its publishers), `aliases` (what articles call it besides), "
            "`timezone` and `clock` (the city whose time it is)."
        ),
    ),
    "headline": (
        True,
        (
            "The days it opens on, `start` and `end`, perhaps with a `name`; or a list of such "
            "windows, of which the first opens."
        ),
    ),
    "citation": (True, "How to cite the dataset."),
    "atlas": (False, f"An atlas that ships: {', '.join(f'`{one}`' for one in SHIPPED)}."),
    "boundary": (
        False,
        (
            "The line: `name` and `note` as the map says them, and either `place`, a line of the "
            "atlas or of `layers/`, or `between`, two countries whose land border it is: "
            '`"between": ["KG", "TJ"]`.'
        ),
    ),
    "timezone": (
        False,
        "Where its days end: an offset such as `+06:00`, or a name such as `Asia/Bishkek`.",
    ),
    "background": (False, "Pairs of a heading and a paragraph."),
    "caveats": (False, "What to beware of, a sentence each."),
    "holes": (False, "What is known to be missing, a sentence each."),
}
"""The keys of a manifest that are Crossclaim's own: whether each is needed, and what it means."""


def page() -> str:
    """Write the page: a table of columns for every table, then what lies beside them."""
    tables = (one for one in schemas(CORE, ()).values() if one["name"] not in NOT_TYPED)
    return "\n".join((INTRODUCTION, *map(_table, tables), BESIDE, _manifest(), SIDES))


def _manifest() -> str:
    rows = (
        f"| `{key}` | {'yes' if needed else ''} | {means} |" for key, (needed, means) in OWN.items()
    )
    return "\n".join(("| Key | Required | Meaning |", "| --- | --- | --- |", *rows, ""))


def _table(table: Resource) -> str:
    needed = "needed" if table["path"] in REQUIRED else "may be left out"
    head = ("| Column | Required | Meaning |", "| --- | --- | --- |")
    rows = map(_row, table["schema"]["fields"])
    about = f"{table['description']} The file is {needed}."
    return "\n".join((f"## {table['path']}", "", about, "", *head, *rows, ""))


def _row(field: dict[str, Any]) -> str:
    limits = field.get("constraints", {})
    told = " ".join((field["description"], *_limits(limits))).replace("|", "\\|")
    return f"| `{field['name']}` | {'yes' if limits.get('required') else ''} | {told} |"


def _limits(limits: dict[str, Any]) -> Iterator[str]:
    if limits.get("unique"):
        yield "No two rows have the same."
    if limits.get("enum"):
        yield f"One of {', '.join(f'`{word}`' for word in limits['enum'])}."


def main() -> None:
    """Write the page anew."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
