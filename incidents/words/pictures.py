"""What is said on a picture and nowhere else: its headings, what is left out, its imprint."""

from __future__ import annotations

from incidents.words.tongue import N_, _, in_digits, n_

REFUSED: dict[str, str] = {
    "no_format": N_("no format “{value}”: use one of {known}"),
    "no_layout": N_("no layout “{value}”: use one of {known}"),
    "no_theme": N_("no theme “{value}”: use one of {known}"),
    "no_scale": N_("no scale {value}: use one of {known}"),
    "no_pages": N_("pages go on only in a PDF on A4: use pdf and a4"),
    "not_set": N_("the picture cannot be set: {why}"),
    "never_at_rest": N_("the picture cannot be laid out: its texts never come to rest"),
}
"""Why a picture is not drawn."""

MAKER = "Crossclaim"
"""The name of the product: the same in every language."""


def refused(which: str, /, **values: object) -> str:
    """Say in one line why a picture is not drawn."""
    return _(REFUSED[which], **values)


def formats() -> dict[str, str]:
    """Name the formats of pictures."""
    return {
        "png": _("PNG picture"),
        "svg": _("SVG drawing, its text as outlines"),
        "pdf": _("PDF with text, links and alternative text"),
        "html": _("HTML page that works offline"),
    }


def layouts() -> dict[str, str]:
    """Name the layouts of pictures."""
    return {
        "map": _("Map only"),
        "landscape": _("Map with both accounts"),
        "a4": _("A4 page for print"),
        "square": _("Square with one difference"),
        "coverage": _("Coverage of the record, A4"),
    }


def in_words(title: str, told: str) -> str:
    """Say a picture in words: its title and what it comes to."""
    return _("{title}: {told}", title=title, told=told)


def point(text: str) -> str:
    """Set a text as a point of a list."""
    return _("• {text}", text=text)


def sizes() -> dict[int, str]:
    """Name the sizes of a PNG."""
    return {1: _("for screens"), 2: _("twice as large"), 4: _("for print, 300 dots an inch")}


def measured(width: int, height: int, *, is_paper: bool) -> str:
    """Say how large a picture is: in millimetres on paper, else in pixels."""
    told = {"width": in_digits(width), "height": in_digits(height)}
    if is_paper:
        return _("{width} × {height} mm", **told)
    return _("{width} × {height} pixels", **told)


def about(*, with_known: bool) -> str:
    """Give the message that says what a view shows; its values are set in types of their own."""
    return _("{shown}: {asked}, {known}.") if with_known else _("{shown}: {asked}.")


def about_incident() -> str:
    """Give the message that says what is shown of an open incident."""
    return _("{kind}, {days}: {shown}, {known}.")


def asked_and_known(asked: str, known: str) -> str:
    """Say what is asked and as of when, as a phrase."""
    return _("{asked}, {known}", asked=asked, known=known)


def editors_title(title: str) -> str:
    """Mark a title as the editor's, and say the view's own."""
    return _("Title by the editor. The view: {title}", title=title)


def editors_credit(credit: str) -> str:
    """Mark a credit as the editor's."""
    return _("Credit, by the editor: {credit}", credit=credit)


def editors_alt(alt: str) -> str:
    """Mark a description as the editor's."""
    return _("Description by the editor: {alt}", alt=alt)


def differ() -> str:
    """Head the rows."""
    return _("Where they differ")


def continued(heading: str) -> str:
    """Head what goes on from another page."""
    return _("{heading}, continued", heading=heading)


def rows_here(shown: int, total: int) -> str:
    """Say how many of the rows are on this picture or page."""
    return _("{shown} of {total} rows here", shown=in_digits(shown), total=in_digits(total))


def no_rows() -> str:
    """Say that there is nothing to set against anything."""
    return _("Neither side has said anything in this view.")


def no_figure() -> str:
    """Head the column of those who give no figure."""
    return _("no figure given")


def also(words: str) -> str:
    """Say what other voices of a side say in words, beside its figure."""
    return _("also {words}", words=words)


def account(name: str, label: str) -> str:
    """Say who says what: "Northland: denies"."""
    return _("{name}: {label}", name=name, label=label)


def quiet(words: str, losses: str) -> str:
    """Say what a side does about losses for which it gives no figure."""
    return _("{words}: {losses}", words=words, losses=losses)


def lines_here(shown: int, total: int) -> str:
    """Say how many lines of a panel are on this picture."""
    return _("{shown} of {total} lines here", shown=in_digits(shown), total=in_digits(total))


def more_incidents(number: int) -> str:
    """Count incidents that a list leaves out."""
    return n_("{number} more incident", "{number} more incidents", number)


def more_entries(number: int) -> str:
    """Count the entries that a list leaves out."""
    return n_("{number} more in this view", "{number} more in this view", number)


def looked() -> str:
    """Head what nobody has said, and when statements were looked for."""
    return _("Looked for")


def happened() -> str:
    """Head the timeline."""
    return _("When it happened")


def others() -> str:
    """Name third parties beside their marks."""
    return _("Others")


def spoke(name: str, verb: str) -> str:
    """Head one side's figure: "Northland claimed"."""
    return _("{name} {verb}", name=name, verb=verb)


def said_by(who: str, said: str) -> str:
    """Say who said it and when."""
    return _("{who}, {said}", who=who, said=said)


def translated(words: str, whose: str) -> str:
    """Give what a quotation means, and whose translation that is."""
    return _("In English: {words} ({whose})", words=words, whose=whose)


def reading() -> str:
    """Head the notes on how to read a picture."""
    return _("How to read this")


def caveats() -> str:
    """Head what to beware of."""
    return _("What to beware of")


def citing() -> str:
    """Head the citation."""
    return _("How to cite this")


def listed_incidents(number: int) -> str:
    """Head the list of incidents in view."""
    return n_("{number} incident in this view", "{number} incidents in this view", number)


def others_say() -> str:
    """Head the cards of third parties."""
    return _("What others say")


def rest_says(name: str) -> str:
    """Head a side's claims that are on no row."""
    return _("What else {name} says", name=name)


def alternative(title: str, words: str, summary: str, map_words: str) -> str:
    """Say what a picture shows, for those who cannot see it."""
    return _(
        "{title}: {words}. {summary} {map}.",
        title=title,
        words=words,
        summary=summary,
        map=map_words,
    )
