"""The names of what a reader of the page can press, choose or fill in."""

from __future__ import annotations

from incidents.words.tongue import _


def names() -> dict[str, str]:
    """Give the names of controls."""
    return {
        "dates": _("Dates"),
        "from": _("From"),
        "to": _("To"),
        "side": _("Side"),
        "party": _("Party"),
        "any_party": _("Any of them"),
        "stances": _("What the claim does"),
        "kinds": _("Kind of incident"),
        "place": _("Town, district or province"),
        "place_hint": _("A name, in any spelling on record"),
        "clear": _("Clear all"),
        "dataset": _("Dataset"),
        "share": _("Share"),
        "export": _("Export"),
        "period": _("Days in view"),
        "play": _("Play"),
        "stop": _("Stop"),
        "play_event": _("Play: move the chosen days through time"),
        "play_record": _("Play: show the record as it grew, day by day"),
        "day": _("Day"),
        "now": _("Now"),
        "known_note": _(
            "Only claims that had been published by then stand. Claims without a date are left out."
        ),
        "time": _("Time (00:00 is the day’s end)"),
        "clock": _("By whose clock"),
        "before": _("Previous statement"),
        "after": _("Next statement"),
        "said_until": _("As known at the end of a day on which something was said"),
        "said_before": _("Before"),
        "said_here": _("Here"),
        "said_next": _("Next"),
        "became": _("As it became known"),
        "changed": _("What changed"),
        "in_day": _("in the day before"),
        "in_week": _("in the week before"),
        "since": _("from then until now"),
        "back": _("‹ All incidents"),
        "search_rows": _("Search these rows"),
        "sort": _("Sort"),
        "download_claims": _("Download these claims (CSV)"),
        "keep_map": _("Keep the map’s centre and zoom"),
        "copy": _("Copy address"),
        "copy_link": _("Copy link"),
        "copy_text": _("Copy"),
        "cite": _("Cite"),
        "cite_view": _("Cite this view"),
        "embed": _("To embed it: the map and the differences alone"),
        "share_note": _("This address opens what you see: filters, instant, incident, tab."),
        "layout": _("Layout"),
        "format": _("Format"),
        "colours": _("Colours"),
        "size": _("Size"),
        "pages": _("All rows, on as many pages as it takes"),
        "headline": _("Your headline"),
        "credit": _("Your credit"),
        "alt": _("Alternative text"),
        "own_words": _("Your own words (inside the seal, and marked as yours)"),
        "download_picture": _("Download picture"),
        "preview": _("Preview of the picture"),
        "download_rows": _("Download rows"),
        "quick_picture": _("Picture (PNG)"),
        "data_format": _("Data format"),
        "verify": _("Check a picture"),
        "verify_hint": _("Drop a picture that this page made, to see whether it is unchanged"),
        "light": _("light"),
        "dark": _("dark"),
        "any": _("Any"),
        "anyone": _("Anyone"),
        "third": _("Others"),
    }


def orders() -> dict[str, str]:
    """Name the orders in which the ledger's rows can stand."""
    return {
        "spoken": _("most spoken of first"),
        "date": _("by date"),
        "gap": _("widest gap first"),
        "loss": _("by loss"),
    }


def tabs() -> dict[str, str]:
    """Name the tabs."""
    return {
        "ledger": _("Ledger"),
        "incidents": _("Incidents"),
        "sources": _("Sources"),
        "about": _("About the data"),
    }


def chip(title: str, value: str) -> str:
    """Name a chip by what it filters and what it is set to."""
    return _("{title}: {value}", title=title, value=value)


def nothing_chosen() -> dict[str, str]:
    """Say that a filter is not set, by its field."""
    return {
        "claimants": _("anyone"),
        "subjects": _("any"),
        "kinds": _("any"),
        "place": _("anywhere"),
    }


def preset(name: str, days: str) -> str:
    """Name a period worth a button; ``name`` is one of the words below, or the dataset's own."""
    known = {
        "opening": _("Opening view: {days}", days=days),
        "around": _("The months around it: {days}", days=days),
        "all": _("All of the record: {days}", days=days),
    }
    return known.get(name) or _("{name}: {days}", name=name, days=days)


def data_formats() -> dict[str, str]:
    """Name those formats of rows that are chosen for what they are for."""
    return {"csv": _("CSV for spreadsheets"), "zip": _("Data package (CSV, zipped)")}
