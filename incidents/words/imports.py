"""What an imported dataset says of itself, in its own cells: texts of data, not of the page.

They are written once, when a file is imported, and are the dataset's from then on.
"""

from __future__ import annotations

from incidents.words.tongue import N_, _

TEXTS: dict[str, str] = {
    # Parties that a file does not name
    "civilians": N_("Civilians"),
    "unknown": N_("People whose side is not known"),
    "unnamed_side_a": N_("Side A, not named"),
    "unnamed_side_b": N_("Side B, not named"),
    "other_side": N_("{party}, side B"),
    "everyone": N_("Everyone who was there: {parties}, civilians and others"),
    "everyone_unnamed": N_("Everyone who was there"),
    # One event
    "reports": N_("Reports that UCDP names: {reports}"),
    "original": N_("Where the report came from, as UCDP has it: {source}"),
    "everyone_killed": N_("Everyone there"),
    "of_them": N_(
        "Event {event}. Of the best estimate, UCDP gives {a} to {side_a}, {b} to {side_b}, "
        "{civilians} to civilians, and of {unknown} it does not know the side."
    ),
    "range_as": N_("As its source has it: low {low}, best {best}, high {high}."),
    "none_reported": N_("none reported"),
    "floor": N_("ACLED writes down the lowest figure that it found"),
    "summed": N_("Summed from rows of one person each; no names are kept"),
    "made_by": N_("The makers of {file}"),
    # The dataset as a whole
    "title": N_("{first} and {second}: events of {dataset}"),
    "subtitle": N_("What {dataset} counts, event by event"),
    "rows": N_("Imported from {files}. A row is a count by {dataset}, no claim of a side."),
    "silence": N_("Nobody has looked yet for what either side said: that is not silence."),
    "circles": N_(
        "What is placed less exactly than to a town is drawn as a circle of that reach: it is not "
        "the outline of the district or the province."
    ),
    "ucdp_range": N_(
        "Low, best and high are UCDP’s estimates of all deaths in an event. The deaths of each "
        "side are UCDP’s too, and part of that best estimate."
    ),
    "ucdp_zero": N_("A 0 of UCDP is a count; it is not silence, and not a denial."),
    "ucdp_cite": N_(
        "Sundberg, R., and E. Melander (2013): Introducing the UCDP Georeferenced Event Dataset. "
        "Journal of Peace Research 50(4). Hegre, H., M. Croicu, K. Eck and S. Högbladh (2020): "
        "Introducing the UCDP Candidate Events Dataset. Research & Politics."
    ),
    "ucdp_covers": N_("The events and counts, by the Uppsala Conflict Data Program (UCDP)."),
    "acled_floor": N_(
        "ACLED writes down the lowest figure where reports disagree, and 0 where none was "
        "reported: its figures are floors, and its 0 is not a count of none."
    ),
    "acled_terms": N_(
        "ACLED’s terms: this is a copy for your own use, and may not be passed on. Name ACLED, "
        "the day on which you got the data, and your filters wherever you show it."
    ),
    "acled_cite": N_("ACLED (acleddata.com), accessed on {day}; filters: {filters}."),
    "no_filters": N_("none stated"),
    # A new dataset
    "new_title": N_("{first} and {second}: a ledger of claims"),
    "new_subtitle": N_("Who says what happened between {first} and {second}"),
    "new_caveat": N_("A row is what someone said, never a finding of what happened."),
    "new_line": N_("Border of {first} and {second}"),
    "new_note": N_("as OpenStreetMap has it"),
    "own_cite": N_("{files}, as imported; cite its makers."),
}


def text(name: str, /, **values: object) -> str:
    """Say a text of an imported dataset."""
    return _(TEXTS[name], **values)


FAULTS: dict[str, tuple[str, str]] = {
    "header_again": (N_("this line repeats the header"), N_("nothing: it holds no event")),
    "hxl_tags": (N_("this line holds HXL tags"), N_("nothing: it holds no event")),
    "import_cp1252": (
        N_("the row is not in UTF-8; it was read as cp1252"),
        N_("look at its letters, or save the file in UTF-8"),
    ),
    "import_date": (
        N_("this is no day between 1900 and 2100"),
        N_("write it as 2025-10-12"),
    ),
    "import_number": (N_("this is no whole number from 0 up"), N_("write digits alone")),
    "import_degrees": (
        N_("this is no number of degrees from -{most} to {most}"),
        N_("write degrees with a point, such as 31.6896"),
    ),
    "import_code": (N_("this code is not known"), N_("use one of {known}")),
    "import_range": (
        N_("low {low}, best {best} and high {high} are not in order; the range holds all three"),
        N_("look the event up at its source"),
    ),
    "import_best_no_sum": (
        N_("the four columns of deaths add up to {sum}, not to the best estimate; all are kept"),
        N_("correct one of them"),
    ),
    "import_replaced": (
        N_("a newer release has this event in {file}; that row stands"),
        N_("nothing: releases are merged by id"),
    ),
    "import_again": (
        N_("the same row is in {file}; they are one"),
        N_("nothing: releases are merged by id"),
    ),
    "import_no_event": (
        N_("“{value}” is no event of an armed dispute"),
        N_("nothing, or leave such rows out of the file"),
    ),
    "import_no_outcome": (
        N_("this says neither killed nor wounded"),
        N_("write killed or wounded, or k or i"),
    ),
    "import_feature": (
        N_("this is no feature of GeoJSON"),
        N_("give it a type, properties and a geometry"),
    ),
    "import_no_place": (
        N_("the row has no coordinates, so that it is not on the map"),
        N_("fill in latitude and longitude"),
    ),
}
"""Faults of rows in other people's files: each to its message and its remedy."""
