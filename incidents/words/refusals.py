"""Why something that was asked for is refused, in one line that says what to do instead.

This module is at the bottom, so that any room may refuse in words.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from geodata.errors import (
    AmbiguousPlaceError,
    GeodataError,
    UnconfirmedPlaceError,
    UnknownPlaceError,
)
from incidents.text import one_line
from incidents.words import unfit
from incidents.words.tongue import N_, _, either, listed, n_

MOST_NAMED = 3

REFUSALS: dict[str, str] = {
    **unfit.REFUSED,
    # Queries and addresses
    "day_out_of_bounds": N_("{day} cannot be filtered by: write a day between 1900 and 2100"),
    "period_reversed": N_("The period ends on {end}, before it starts on {start}"),
    "no_instant": N_("{value} is no instant with a time zone: write it as 2025-10-12T09:00Z"),
    "unknown_stance": N_("stance “{value}” is not one of {known}"),
    "too_many_parties": N_("More than {most} parties are chosen: choose a side"),
    "long_text": N_("Text is longer than {most} characters: shorten it"),
    "text_empty": N_("text “{value}” has no letter or digit to look for"),
    "no_party": N_("There is no side or party “{value}” in this dataset"),
    "no_address": N_(
        "{name} “{value}” is no public address: write one such as "
        "https://crossclaim.example.org/, without ? or #"
    ),
    # What of an address was ignored
    "dates_reversed": N_("the dates were reversed and have been put in order"),
    "nothing_to_look_for": N_("{name} has no letter or digit to look for"),
    "not_text": N_("{name} is not text"),
    "given_often": N_("{name} was given {number} times; the last was used"),
    "cut_text": N_("{name} was cut to {number} characters"),
    "cut_values": N_("{name} was cut to {number} values"),
    "unreadable": N_("{name} “{value}” cannot be read: {advice}"),
    "unknown_word": N_("{name} “{value}” is unknown"),
    "use_day": N_("write a day between 1900 and 2100 as 2025-10-12"),
    "use_instant": N_("write it as 2025-10-12T09:00Z"),
    "use_latitude": N_("use degrees from -90 to 90"),
    "use_longitude": N_("use degrees from -180 to 180"),
    "use_zoom": N_("use a whole number from 0 to 19"),
    # An editor's own words
    "long_title": N_("the editor’s title is longer than {most} letters: shorten it"),
    "long_credit": N_("the editor’s credit is longer than {most} letters: shorten it"),
    "long_alt": N_("the editor’s description is longer than {most} letters: shorten it"),
    # Days and instants
    "no_zone": N_("“{value}” is no time zone"),
    "no_end": N_("“{value}” has no end"),
    "ends_before": N_("“{value}” ends before it begins"),
    "no_date": N_("“{value}” is not a date"),
    "no_hour": N_("“{value}” is not a date and time with its offset from UTC"),
    "zoneless": N_("“{value}” has no time zone"),
    "out_of_bounds": N_("“{value}” does not lie between 1900 and 2100"),
    "no_real_date": N_("“{value}” is not a real date"),
    # Exports and citations
    "no_format": N_("no format “{value}”: use one of {known}"),
    "no_claim": N_("no claim has the id “{value}”: copy it from the ledger or an export"),
    "no_view_ld": N_("a view has no JSON-LD: cite one incident of it, or use csl-json"),
    "no_style": N_("no citation style “{value}”: use one of {known}"),
    # Files that cannot be read as a whole
    "utf16": N_("{file} is in UTF-16, not in UTF-8: save it as CSV in UTF-8"),
    "empty_file": N_("{file} is empty: its first line must name the columns"),
    "bad_header": N_(
        "{file}:1: the header cannot be read: save it as CSV in UTF-8, and put a quotation mark "
        "at both ends of a cell that holds one"
    ),
    "column_twice": N_("{file}:1: column “{value}” is there twice: rename or remove one"),
    "column_missing": N_("{file}:1: the column “{value}” is missing: add it"),
    "sep_line": N_(
        "{file}:1: the first line, “{value}”, is for spreadsheets: remove it, and separate cells "
        "with commas"
    ),
    "separated_by_semicolons": N_(
        "{file}:1: its cells are separated by semicolons ({value}), not by commas: save it as "
        "CSV with commas"
    ),
    "separated_by_tabs": N_(
        "{file}:1: its cells are separated by tabs, not by commas: save it as CSV with commas"
    ),
    "separated_by_bars": N_(
        "{file}:1: its cells are separated by bars ({value}), not by commas: save it as CSV with "
        "commas"
    ),
    "file_large": N_("{file} is larger than {number} bytes: split it"),
    "table_twice": N_("{file} and {other} are both there, and say one thing twice: remove one"),
    "column_odd": N_(
        "{file}: column “{value}” is of the kind {kind}: write it as text, numbers, dates or "
        "lists of text"
    ),
    "file_missing": N_("{file} is missing: a dataset needs it"),
    "unread": N_("{file} cannot be read: {why}"),
    "no_dataset": N_("There is no dataset “{value}”, and no folder of this name: there is {known}"),
    "folder_unread": N_("The dataset folder {file} cannot be read: {why}"),
    "built_other": N_(
        "The table “{value}” in {file} was made by another version of Crossclaim: build it again"
    ),
    "built_cut": N_("{file} is not whole: “{value}” is not as it was made. Build it again"),
    "built_over": N_("{folder} is there already and holds no tables: name another with --out"),
    "built_desk": N_(
        "{file} holds tables that were built: write in the dataset that they were built of"
    ),
    "master_alone": N_("--master names a cluster of Spark: add --engine spark"),
    "spark_missing": N_("“{value}” is not installed: install crossclaim[spark]"),
    "spark_no_java": N_(
        "Spark needs Java 17 or newer: install it, on Debian as default-jre-headless, or set "
        "JAVA_HOME"
    ),
    "spark_failed": N_("Spark could not build {folder}: {why}"),
    "folder_changed": N_("The dataset folder {file} changed while it was read: try again"),
    # A new dataset
    "new_folder": N_("{folder} is there already and is not empty: name another folder"),
    "new_border": N_(
        "No land border of {value} is known: give the two countries’ codes as ISO 3166-1 has "
        "them, such as KG TJ, or leave out --between"
    ),
    # The manifest
    "key_missing": N_("{file}: the key “{value}” is missing: it describes the dispute"),
    "value_wrong": N_("{file}: {field}: {why}"),
    "sides_two": N_(
        "{file}: crossclaim.sides: a ledger has two sides, and {number} are named: keep the two "
        "whose accounts are set against each other, and write every other party into parties.csv "
        "without a side; it then stands beside both accounts, and is part of neither"
    ),
    "sides_alike": N_("{file}: crossclaim.sides: both sides have one id: give each its own"),
    "no_article": N_("{file} holds no text of an article: save its text, and draft from that"),
    "no_sides": N_("{file} names no sides: write {example} as JSON in UTF-8, at least two of them"),
    "no_json": N_("{file} is not JSON in UTF-8: {why}"),
    "no_signs": N_("{file}: “{value}” holds signs that no text has: remove them"),
    "no_object": N_("{file} must be a JSON object"),
    # Captures
    "capture_large": N_("the capture is larger than {most} MB: keep the page without its videos"),
    "capture_kind": N_(
        "this is no capture: keep a page as HTML, PDF, WARC, WACZ, PNG or text in UTF-8"
    ),
    "capture_long": N_("the capture’s text is longer than {most} letters: keep the page alone"),
    "capture_unread": N_("the capture cannot be read: {why}"),
    "archive_unread": N_("the web archive cannot be read: {why}"),
    "archive_large": N_("the web archive is larger than {most} bytes unpacked: keep one page"),
    "archive_silent": N_(
        "the web archive has no answer for {value}: give the address that was captured"
    ),
    "desk_missing": N_("“{value}” is not installed: install crossclaim[desk]"),
    # Amendments and reviews
    "drawer_address": N_("the address of the desk’s database cannot be used: {why}"),
    "drawer_closed": N_("the desk’s database {file} cannot be used: {why}"),
    "nothing_taken": N_("nothing was taken yet: take a claim before you send it"),
    "amendment_gone": N_("this is not at the desk any more: somebody took it away"),
    "amendment_changed": N_(
        "{name} changed this at {when}, after you opened it: nothing was overwritten, look at "
        "theirs first"
    ),
    "own_amendment": N_("nobody decides on their own: ask somebody else to"),
    "not_sent": N_("this is not sent for review, or was written already"),
    "no_reason": N_("say why it goes back"),
    "decided_already": N_("this was decided already, or is not yours: it stays sent"),
    "undecided": N_("something is still to be decided, or it was written already"),
    # Writing what was accepted
    "broken_line": N_("{file}:{number}: this line cannot be read and would be lost: repair it"),
    "desk_parquet": N_(
        "{file} cannot be written in, row by row: keep this table as CSV where the desk writes"
    ),
    "file_meanwhile": N_(
        "{file} was changed by another hand while it was written: bring back what stood there, "
        "or clear the desk’s journal"
    ),
    "row_gone": N_("{file}: there is no row {name} any more: take the correction back"),
    "row_meanwhile": N_(
        "{file}: {field} of {name} is not what it was when this was proposed: propose it again"
    ),
    "rests_on_returned": N_("{name} rests on {other}, which was returned: return it too"),
    "would_be_refused": N_("this would be refused when the dataset is read: {why}"),
    # What is worked on apart
    "apart_slow": N_("it took longer than {number} seconds and was stopped"),
    "apart_large": N_("it needs more than {number} MB of memory, and was stopped"),
    "apart_ended": N_(
        "it ended without an answer: what was given is damaged, or it needs more than {number} MB "
        "of memory"
    ),
    "uploads_full": N_(
        "All visitors together hold as much of uploaded files as this server keeps, {number} MB: "
        "come again when others have gone"
    ),
    "too_many_waiting": N_(
        "{number} files are being made for you already: take this one when they are there"
    ),
    # The database
    "database_closed": N_("The database {file} cannot be opened: {why}"),
    "database_mute": N_("The database {file} cannot answer: {why}"),
    "no_room": N_(
        "No folder can hold the database: free some space or memory, or make {file} writable"
    ),
    # The page's own files
    "package_missing": N_(
        "the package “{value}” is not installed: install Crossclaim with its dependencies"
    ),
    "asset_missing": N_("{file} is missing: install the package “{value}” again"),
    "asset_unwritable": N_(
        "cannot write {file}: {why}. Make {folder} writable for one start, or copy it from an "
        "installation that has been started"
    ),
}


def refusal(name: str, /, **values: object) -> str:
    """Say why something is refused, by the name of the reason."""
    return _(REFUSALS[name], **values)


def unreadable(error: OSError) -> str:
    """Say which file cannot be read or written, without the system's number for why."""
    if not isinstance(error.filename, str | os.PathLike):
        return error.strerror or str(error)
    return _("{file}: {why}", file=one_line(os.fspath(error.filename)), why=error.strerror)


def quoted(name: str) -> str:
    """Set a name apart, cut where it is long: it may come from anywhere."""
    return _("“{words}”", words=one_line(name, 80))


def unknown_values(name: str, values: Sequence[str]) -> str:
    """Say which values of a parameter mean nothing here; of many, only how many."""
    number = len(values)
    if number <= MOST_NAMED:
        told = {"name": name, "values": listed(map(quoted, values))}
        return n_(
            "{number} unknown value of {name}: {values}",
            "{number} unknown values of {name}: {values}",
            number,
            **told,
        )
    return n_(
        "{number} unknown value of {name}", "{number} unknown values of {name}", number, name=name
    )


def no_incident(name: str, closest: Sequence[str]) -> str:
    """Say that there is no such incident, and which ids are closest."""
    shown = one_line(name, 80)
    if not closest:
        return _("There is no incident “{name}”", name=shown)
    told = {"name": shown, "known": listed(closest)}
    return _("There is no incident “{name}”; the closest are {known}", **told)


def no_place(error: GeodataError) -> str:
    """Say why a name is no place: nothing has it, several have, or one that is not sure."""
    if isinstance(error, UnconfirmedPlaceError):
        told = {"name": one_line(error.name, 80), "known": either(map(quoted, error.candidates))}
        return _("“{name}” alone may mean another place; if it is meant, write {known}", **told)
    if isinstance(error, AmbiguousPlaceError):
        told = {"name": one_line(error.name, 80), "known": either(map(quoted, error.candidates))}
        return _("“{name}” names more than one place; say which: {known}", **told)
    if isinstance(error, UnknownPlaceError) and error.suggestions:
        told = {"name": one_line(error.name, 80), "known": either(map(quoted, error.suggestions))}
        return _("There is no place “{name}”; did you mean {known}?", **told)
    if isinstance(error, UnknownPlaceError):
        return _("There is no place “{name}”", name=one_line(error.name, 80))
    return str(error)
