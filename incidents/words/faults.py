"""What is wrong with input, and what to do about it: one entry a fault, said in one place."""

from __future__ import annotations

import re

from incidents.words import coined, imports
from incidents.words.tongue import N_, _

_HOLE = re.compile(r"{(\w+)}")

CORRECT_ID = N_("correct the id, or correct the row that it names")
USE_ONE_OF = N_("use one of {known}")
NEAREST = N_("write {nearest}, or another of {known}")

FAULTS: dict[str, tuple[str, str]] = {
    # A row as a whole
    "columns_unknown": (N_("this column is not known, and is left out"), N_("rename or remove it")),
    "row_twice_same": (
        N_("line {line} has the same id and the same cells; they are one"),
        N_("remove one of them"),
    ),
    "row_twice_other": (
        N_("line {line} has the same id and other cells; the first is kept"),
        N_("give each row its own id"),
    ),
    "quote_open": (
        N_("a quote is opened and not closed"),
        N_('close every quote, and write a quote inside a quoted cell as ""'),
    ),
    "quotes_broken": (
        N_("the quotes are broken"),
        N_('close every quote, and write a quote inside a quoted cell as ""'),
    ),
    "not_utf8": (N_("the line is not in UTF-8"), N_("save the file as CSV in UTF-8")),
    "width": (
        N_("the row has {found} cells, the header {wanted}"),
        N_("put text that has commas in quotes, and remove commas too many"),
    ),
    "control": (N_("the row has a control character"), N_("type the cell again without it")),
    "cell_long": (N_("a cell is longer than {most} characters"), N_("shorten it")),
    "row_empty": (N_("the row is empty"), N_("remove it")),
    # One cell
    "empty": (N_("this is empty"), N_("fill it in")),
    "no_id": (
        N_("this is no id"),
        N_("use letters, digits, dots, hyphens and underscores, at most 80"),
    ),
    "none_named": (N_("this is empty"), N_("name at least one")),
    "many_values": (N_("more than {most} values"), N_("separate values with ;")),
    "no_number": (
        N_("not a whole number in plain digits"),
        N_("write digits alone, such as 58, and put how it was said into wording"),
    ),
    "number_large": (N_("the number is too large"), N_("write a number up to {most}")),
    "no_address": (
        N_("not an address of a web page, nor a urn:"),
        N_("write one that begins with https://"),
    ),
    "no_sha256": (
        N_("not a SHA-256 in hexadecimal"),
        N_("write its 64 digits, or leave it empty"),
    ),
    "no_date": (N_("{why}"), N_("write a date between 1900 and 2100 as 2025-10-12")),
    "no_moment": (
        N_("{why}"),
        N_("write 2025-10-12T08:13Z, 2025-10-12, 2025-10 or earliest/latest, or leave it empty"),
    ),
    "no_when": (N_("{why}"), N_("write 2025-10-12, or 2025-10-12T08:13Z")),
    "no_hour": (
        N_("{why}"),
        N_("write the day alone, or 2025-10-11T19:00Z with precision hour"),
    ),
    "hour_precision": (
        N_("gives an hour, but the precision is {precision}"),
        N_("write the day alone, or 2025-10-11T19:00Z with precision hour"),
    ),
    "ends_first": (N_("the end is before the start"), N_("correct one of them")),
    "word_unknown": (N_("{value} is no {field} of this dataset"), USE_ONE_OF),
    "word_near": (N_("{value} is no {field} of this dataset"), NEAREST),
    "word_replaced": (
        N_("{value} was a word of earlier versions; it is read as {now}"),
        N_("write {now}"),
    ),
    "no_flag": (N_("this is neither yes nor no"), N_("write true or false")),
    "high_alone": (N_("high is given without low"), N_("write low 0 for “up to”")),
    "low_above": (N_("low is greater than high"), N_("exchange or correct them")),
    "best_outside": (
        N_("best does not lie between low and high"),
        N_("give low and high, and a best between them; or empty it"),
    ),
    "needs_subject": (
        N_("the measure {measure} needs a subject and a category"),
        N_("say whose loss it is, and of what"),
    ),
    "takes_no_number": (
        N_("the measure {measure} takes no number and no category"),
        N_("empty the cell, or correct the measure"),
    ),
    "quotation_long": (
        N_("the quotation is longer than {most} words"),
        N_("shorten it to a fragment"),
    ),
    "formula": (
        N_("begins with =, which a spreadsheet would compute"),
        N_("begin with a letter"),
    ),
    "invisible": (
        N_("holds characters that are invisible or turn the text around"),
        N_("type it again"),
    ),
    "record_odd": (N_("{why}"), N_("correct the row")),
    # What a row names
    "unknown_incident": (N_("no incident has this id, or it was refused"), CORRECT_ID),
    "unknown_party": (N_("no party has this id, or it was refused"), CORRECT_ID),
    "unknown_claim": (N_("no claim has this id, or it was refused"), CORRECT_ID),
    "unknown_sources": (N_("no source has any of these ids, or it was refused"), CORRECT_ID),
    "unknown_source": (
        N_("no source has this id, or it was refused; the others are kept"),
        CORRECT_ID,
    ),
    "unknown_member": (
        N_("no party has this id, or it was refused; it is left out"),
        N_("correct the id"),
    ),
    "unknown_found": (
        N_("no claim has this id, or it was refused; it is left out"),
        N_("correct the id"),
    ),
    "no_side": (N_("this is none of the two sides"), N_("write {sides}")),
    "side_of_party": (
        N_("this is not a side it can be on"),
        N_("write {sides}, or leave it empty"),
    ),
    "own_side": (
        N_("this party is the side itself, and no other’s"),
        N_("write {side}"),
    ),
    "party_kind": (N_("the kind is not one of the usual ones"), USE_ONE_OF),
    "side_without_party": (
        N_("the side has no party of its id"),
        N_("add a row to parties.csv"),
    ),
    "place_unknown": (
        N_("no place has this name, so that it is not on the map"),
        N_("name a place that the gazetteer has, or leave it empty and use place_note"),
    ),
    "place_near": (
        N_("no place has this name, so that it is not on the map"),
        N_("write one of: {names}"),
    ),
    "place_several": (
        N_("several places have this name, so that it is not on the map"),
        N_("write one of: {names}"),
    ),
    "place_unsure": (
        N_("other places may have this name too, so that it is not on the map"),
        N_("if it is meant, write: {names}"),
    ),
    "place_beyond": (
        N_("it lies beyond 85° of latitude, where maps end, so that it is not on the map"),
        N_("leave it so, or name a place farther from the pole and use place_note"),
    ),
    # What claims say of each other
    "circle": (
        N_("the claim leads back to itself"),
        N_("let each claim name only earlier ones"),
    ),
    "revises_unknown": (
        N_("no claim has this id, or it was refused; nothing is replaced"),
        CORRECT_ID,
    ),
    "revises_other_side": (
        N_("this is another side’s claim; a revision revises one’s own, so nothing is replaced"),
        N_("name one’s own claims"),
    ),
    "revises_other_loss": (
        N_("this claim is of another {aspect}: that is no revision, so nothing is replaced"),
        N_("empty revises, or name the claim about the same loss"),
    ),
    "revises_later": (
        N_("this claim was stated later than the one that revises it; nothing is replaced"),
        N_("check the dates, or turn the revision around"),
    ),
    "revises_named": (
        N_("an unnamed speaker revises a named one; both stand, as two voices"),
        N_("empty revises, or name the speaker who took it back"),
    ),
    "part_unknown": (
        N_("no claim has this id, or it was refused; kept as a part of no claim"),
        CORRECT_ID,
    ),
    "part_other_side": (
        N_("this is another side’s claim, and nobody’s figure is part of it"),
        N_("name the claim of the same side that this is part of"),
    ),
    "part_other_kind": (
        N_("{part} are no kind of {whole}, and so no part of that figure"),
        N_("empty part_of, or name the claim that counts these too"),
    ),
    "part_replaced": (
        N_("this is a part of a claim that was replaced: {now} stands now"),
        N_("name the claim that stands, if this is part of that one too"),
    ),
    "part_greater": (
        N_("the part, {part}, is greater than its whole, {whole}"),
        N_("correct one of them, or empty part_of"),
    ),
    "parts_greater": (
        N_("the parts together, {part}, are greater than their whole, {whole}"),
        N_("correct one of them, or empty part_of"),
    ),
    "before_event": (
        N_("this was said before the incident began, on {start}"),
        N_("correct the day, or the incident that it is about"),
    ),
    "claim_twice": (
        N_("this repeats {other}: one incident, claimant, loss, figure and source"),
        N_("remove one of them, or correct what should tell them apart"),
    ),
    "reports_other": (
        N_("one reports only one’s own losses; it is shown as claimed"),
        N_("write asserts, or correct the subject"),
    ),
    "side_counts": (
        N_("a side does not count: it asserts or reports"),
        N_("write asserts or reports"),
    ),
    "withdraws_nothing": (
        N_("a withdrawal takes back an earlier figure, and names it in revises"),
        N_("name the claim that is withdrawn"),
    ),
    # What captures say
    "capture_gone": (
        N_("no capture of this hash is kept at this desk"),
        N_("bring it back from a backup, or capture the page again"),
    ),
    "capture_changed": (
        N_("the capture has changed since it was kept: its SHA-256 is {found} now"),
        N_("bring it back from a backup, or capture the page again"),
    ),
    "capture_mute": (
        N_("the capture cannot be read: {why}"),
        N_("capture the page again"),
    ),
    "quotation_near": (
        N_("these words are not in the capture of {sources}; the nearest are “{nearest}”"),
        N_("quote the source to the letter, or name the source that has these words"),
    ),
    "quotation_absent": (
        N_("these words are not in the capture of {sources}, nor any like them"),
        N_("quote the source to the letter, or name the source that has these words"),
    ),
    # Where the dataset plays
    "place_wrong": (N_("{why}; the place is left out"), N_("correct it")),
    "layer_wrong": (N_("{why}"), N_("write a GeoJSON FeatureCollection in degrees, WGS 84")),
    "no_atlas": (
        N_("{why}; the world’s is used"),
        N_("name an atlas that ships, or bring a folder atlas/"),
    ),
    "no_line": (
        N_("neither the dataset nor its atlas has a line of this name, so that none is drawn"),
        N_(
            "name a line of the atlas, add one to layers/ with that name, or write between with "
            "two country codes"
        ),
    ),
    "no_border": (
        N_("these two countries have no land border, so that no line is drawn"),
        N_("write two ISO 3166-1 codes of neighbours, such as KG and TJ"),
    ),
    "no_frame": (
        N_("{why}; those on the side with fewer are not on the map"),
        N_("leave them to a dataset of their own"),
    ),
    # The dataset as a whole
    "timezone": (
        N_("{why}; days end in UTC"),
        N_("write an offset such as +04:30, or a name such as Asia/Tashkent"),
    ),
    **coined.FAULTS,
}
"""Fault to its message and its remedy, with ``{named}`` values."""


def message(fault: str, /, **values: str) -> str:
    """Say what is wrong."""
    return _((imports.FAULTS if fault in imports.FAULTS else FAULTS)[fault][0], **values)


def remedy(fault: str, /, **values: str) -> str:
    """Say what to do about it."""
    return _((imports.FAULTS if fault in imports.FAULTS else FAULTS)[fault][1], **values)


def plain(fault: str) -> str:
    """Say what is wrong with many rows alike, without the values of any one of them."""
    holes = _HOLE.findall((imports.FAULTS if fault in imports.FAULTS else FAULTS)[fault][0])
    return message(fault, **dict.fromkeys(holes, "…"))
