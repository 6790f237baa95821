"""What the command line says of itself: its commands, its options, its headings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from incidents.text import one_line
from incidents.words.tongue import N_, _, listed

if TYPE_CHECKING:
    from incidents.query import Filter

COMMANDS: dict[str, str] = {
    "check": N_("Say of every input row what became of it."),
    "show": N_("Show one incident: what each side says of it."),
    "ledger": N_("Set the two sides’ accounts side by side."),
    "brief": N_("Work a view out once, as plain values."),
    "coverage": N_("Say how much is on record, by month and side, and what is missing."),
    "draft": N_("Read an article, and propose its claims as drafts."),
    "geocode": N_("Find places in the gazetteer, offline."),
    "snapshot": N_("Draw a sealed picture of a view."),
    "export": N_("Write a view’s rows as data."),
    "import": N_("Make a dataset of UCDP’s, ACLED’s or other event files; every row is counted."),
    "new": N_("Make an empty dataset of two sides, to write in."),
    "match": N_("Set UCDP’s rows against a dataset’s incidents; every row is counted."),
    "build": N_("Make a dataset’s tables once, as Parquet that the page opens."),
    "verify": N_("Rebuild a snapshot and say what differs."),
}

OPTIONS: dict[str, str] = {
    "dataset": N_("a dataset that is listed, by its name, or its folder (af-pk by default)"),
    "json": N_("print JSON"),
    "filters": N_("filters"),
    "incident": N_("one incident alone, by its id"),
    "sum": N_("add up, or say why that cannot be done"),
    "subtract": N_("take one claim’s figure from another’s, or say why that cannot be done"),
    "measure": N_("killed, captured …"),
    "category": N_("soldiers, posts …"),
    "show_format": N_("text, or the incident’s citation or schema.org record"),
    "format": N_("else from FILE’s ending"),
    "layout": N_("how the picture is laid out"),
    "theme": N_("light or dark; an HTML file in light colours follows its reader’s"),
    "scale": N_("for PNG: 1 for screens, 2 for fine screens, 4 for print"),
    "pages": N_("carry A4 on until every row is there"),
    "title": N_("the editor’s headline, inside the seal"),
    "credit": N_("the editor’s credit, inside the seal"),
    "alt": N_("the editor’s alternative text, inside the seal"),
    "address": N_("the page’s public address, to print a link"),
    "import_format": N_("whose files they are"),
    "out_folder": N_("the folder to make; an earlier import there is made anew"),
    "matched": N_("write the rows that match here, as the dataset’s ucdp.csv"),
    "sides": N_("the two sides, by their names in the files (proposed by default)"),
    "new_sides": N_("the names of the two sides"),
    "between": N_("the codes of two countries whose land border is the line, such as KG TJ"),
    "mapping": N_("for CSV and GeoJSON: which column holds what; proposed there if it is not yet"),
    "accept_terms": N_("for ACLED: I keep to its terms, and pass nothing on"),
    "accessed": N_("for ACLED: the day on which you got the data"),
    "import_most_mb": N_("the memory that it may take, in MB; without this, 4096"),
    "import_minutes": N_("how long it may take, in minutes; without this, 60"),
    "acled_filters": N_("for ACLED: the filters with which you got it"),
    "named_sides": N_("a JSON file that names the sides, in place of a dataset"),
    "published": N_("the article’s day, as 2025-10-12"),
    "built_folder": N_("the folder to make; tables built there before are made anew"),
    "engine": N_("what makes them: DuckDB on this machine, or Spark on many"),
    "master": N_(
        "Spark’s cluster, such as spark://host:7077 (all cores of this machine by default)"
    ),
    "bom": N_("begin with a byte order mark, for spreadsheets"),
}


def purpose() -> str:
    """Say what the command is for."""
    return _("Who says what happened on a border.")


def filter_help(one: Filter) -> str:
    """Say what a filter asks for, as its row of the table of filters tells it."""
    return _(one.help)


def command(name: str) -> str:
    """Say what a command does."""
    return _(COMMANDS[name])


def stopped() -> str:
    """Say that somebody stopped a command."""
    return _("stopped; nothing that was half done is left")


def unknown(words: Sequence[str]) -> str:
    """Say that no option takes some words."""
    return _("unknown: {words}", words=" ".join(words))


def two_sides(words: Sequence[str]) -> str:
    """Say that a new dataset takes two names, whatever else was written."""
    return _(
        "a ledger has two sides: too much is {words}; write --sides A B, and a name of several "
        "words in quotation marks",
        words=" ".join(words),
    )


def no_number(typed: str) -> str:
    """Say that a whole number above zero was asked for."""
    return _("“{value}” is no whole number above zero", value=one_line(typed))


def after_sides(sides: Sequence[str], words: Sequence[str]) -> str:
    """Say that an import takes two names of sides, and its files in one place."""
    return _(
        "--sides takes two names, here {sides}; all else is files, which stand together: {words}; "
        "write a name of several words in quotation marks",
        sides=listed(sides),
        words=listed(words),
    )


def option(name: str) -> str:
    """Say what an option does."""
    return _(OPTIONS[name])


def headings() -> dict[str, str]:
    """Give the headings of what is printed for people."""
    return {
        "claims": _("CLAIMS"),
        "others": _("OTHERS"),
        "beside": _("beside"),
        "sources": _("SOURCES"),
        "unplaced": _("NOT ON THE MAP"),
        "places": _("PLACES"),
        "when": _("WHEN IT HAPPENED"),
        "before_use": _("BEFORE USE"),
        "nothing": _("no claim stands"),
        "retellings": _("RETELLINGS THAT DIFFER"),
    }


def rows(filters: str, losses: str, questions: str) -> str:
    """Head a list of rows."""
    return _(
        "{filters}: {losses}, {questions}", filters=filters, losses=losses, questions=questions
    )


def left_out(claim: str, why: str) -> str:
    """Say that a claim was not added."""
    return _("not added: {claim}: {why}", claim=claim, why=why)


def no_word(option_name: str, value: str, known: str) -> str:
    """Say that a dataset has no such controlled word."""
    return _(
        "--{option} {value} is no {option} of this dataset; for example: {known}",
        option=option_name,
        value=repr(value),
        known=known,
    )


def not_found(option_name: str, value: str, known: str) -> str:
    """Say that a party of a filter is not known."""
    return _(
        "--{option} {value} is no side or party; for example: {known}",
        option=option_name,
        value=repr(value),
        known=known,
    )


def place(asked: str, name: str, *, kind: str, shape: str, where: str, origin: str) -> str:
    """Say what a name was taken for, and how surely."""
    return _(
        "{asked}: {name}, {kind}, {shape} near {where} ({origin})",
        asked=asked,
        name=name,
        kind=kind,
        shape=shape,
        where=where,
        origin=origin,
    )


def near(lat: str, lon: str, km: str) -> str:
    """Say where a place is, and how surely where it is a point."""
    if not km:
        return _("latitude {lat}, longitude {lon}", lat=lat, lon=lon)
    return _("latitude {lat}, longitude {lon}, within {km} km", lat=lat, lon=lon, km=km)


def no_claim(name: str) -> str:
    """Say that no claim has an id."""
    return _("no claim has the id {name}: copy it from the ledger or an export", name=repr(name))


def begun(folder: str) -> str:
    """Say what to do with a dataset that was made."""
    return _(
        "{folder} is made. Write an incident, its sources and its claims, then: "
        "crossclaim check {folder}",
        folder=folder,
    )


def reading(file: str) -> str:
    """Say which file is being read."""
    return _("reading {file} …", file=file)


def built(folder: str) -> str:
    """Say what to do with tables that were built."""
    return _("{folder} is built. To show it: CROSSCLAIM_DATASET={folder} make run", folder=folder)


def no_format(name: str, known: str) -> str:
    """Say that a file's ending names no format."""
    return _("no format for {name}: use one of {known}", name=repr(name), known=known)
