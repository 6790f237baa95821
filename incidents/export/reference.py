"""Writing down what a dataset is made of: ``docs/data-format.md``, from its tables' schemas.

``python -m incidents.export.reference`` writes the page anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geodata.atlas import SHIPPED
from incidents.readers.folder import REQUIRED
from incidents.schemas import EXTENDED, Resource, schemas
from incidents.vocabulary import CORE
from incidents.words import terms

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
## More than two sides

A side is who speaks as one of the two: a ledger sets two accounts against each other, and a
manifest with more or fewer sides is refused. Whoever else speaks, a third state, an agency, the
United Nations, is a party with an empty `side`. Its figures stand beside the two accounts, marked
as a third party's, and are never part of either, nor added to them. A state that is party to two
disputes has two datasets, which the page lists side by side.
"""
WORDS = """\
## Words of your own

`categories` (what is counted), `measures` (what became of it, or what is asked) and `kinds` (of
incidents) add words to those of the core. They are then used like any other: in the tables, as
filters, in every sentence, picture and export. No other dataset knows them.

```json
"categories": [
  {"id": "border_guards", "parent": "combatants",
   "label": "border guard", "plural": "border guards"},
  {"id": "livestock", "label": "head of livestock", "plural": "head of livestock"}
],
"measures": [
  {"id": "set_on_fire", "parent": "destroyed", "label": "set on fire"},
  {"id": "driven_off", "parent": "count", "label": "driven off"},
  {"id": "closed_water", "parent": "who", "label": "who closed the water"}
],
"kinds": [
  {"id": "cattle_raid", "parent": "attack", "label": "cattle raid", "plural": "cattle raids"}
]
```

- `id` is what the tables write: small letters, digits and underscores, and no word of the core.
- `label` is how it is said of one, `plural` of many; write them as inside a sentence, in neutral
  words. *Northland* and *soldiers* make “Northern soldiers killed”, so a measure is what follows
  the things: “set on fire”. One that is answered by a party or a statement is a question in itself:
  “who closed the water”, “how the water is shared”.
- `parent` is the word of the core, or of your own, that it is a kind of. It decides what figures
  are set against each other:
  - A category stands apart from its parent. A figure of border guards is not one of soldiers and
    fighters: both are shown on one row, with the reason why they are not compared. A category
    without a parent is of its own, and set against nothing else.
  - A measure needs one: `count`, `who` or `statement`, which says what it is answered by; or a
    measure of which it is a kind, so that it may have befallen the same people or things.
  - A kind of incident may have one: who filters by `attack` sees cattle raids as well. What stands
    below `totals` is a total over a period, and added to nothing.

What cannot be hung, because its parent is unknown, leads back to itself, or its id is taken, is
left out with a message, and so are the rows that use it.

The categories of the core:

"""
OWN_WORDS = "a list of [words of your own](#words-of-your-own)"
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
            "The line: `name` and `note` as the map says them, perhaps `legend`, the note in a "
            "word or two for the key of the map, and either `place`, a line of the atlas or of "
            "`layers/`, or `between`, two countries whose land border it is: "
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
    "categories": (False, f"What is counted here besides the core’s words: {OWN_WORDS}."),
    "measures": (False, f"What became of it, or what is asked, besides: {OWN_WORDS}."),
    "kinds": (False, f"Kinds of incident besides: {OWN_WORDS}."),
}
"""The keys of a manifest that are Crossclaim's own: whether each is needed, and what it means."""


def page() -> str:
    """Write the page: a table of columns for every table, then what lies beside them."""
    tables = (one for one in schemas(CORE, ()).values() if one["name"] not in NOT_TYPED)
    told = (BESIDE, _manifest(), SIDES, WORDS + _tree(), "")
    return "\n".join((INTRODUCTION, *map(_table, tables), *told))


def _tree() -> str:
    """Write the categories as a tree, each with how it is said of many."""
    return "\n".join(
        f"{'  ' * (len(list(CORE.ancestors(one))) - 1)}- `{one}` ({terms.category(CORE, one)})"
        for one in sorted(CORE.categories, key=lambda one: list(CORE.ancestors(one))[::-1])
    )


def _manifest() -> str:
    rows = (
        f"| `{key}` | {'yes' if needed else ''} | {means} |" for key, (needed, means) in OWN.items()
    )
    return "\n".join(("| Key | Required | Meaning |", "| --- | --- | --- |", *rows, ""))


def _table(table: Resource) -> str:
    needed = "needed" if table["path"] in REQUIRED else "may be left out"
    head = ("| Column | Required | Meaning |", "| --- | --- | --- |")
    rows = (_row(field, table["name"]) for field in table["schema"]["fields"])
    about = f"{table['description']} The file is {needed}."
    return "\n".join((f"## {table['path']}", "", about, "", *head, *rows, ""))


def _row(field: dict[str, Any], table: str) -> str:
    limits = field.get("constraints", {})
    said = [field["description"], *_limits(limits)]
    if (table, field["name"]) in EXTENDED:
        said.append("Or a [word of your own](#words-of-your-own).")
    told = " ".join(said).replace("|", "\\|")
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
