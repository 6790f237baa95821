"""What was changed in the data after it was published, in words."""

from __future__ import annotations

from collections.abc import Sequence

from incidents.model import Change
from incidents.text import one_line
from incidents.words.tongue import N_, _, listed, n_


def heading() -> str:
    """Head the list of them."""
    return _("Corrections")


def none() -> str:
    """Say that there are none."""
    return _("Nothing was changed after publication.")


def version(name: str, day: str, changed: int, added: int) -> str:
    """Head the changes of one version: how many cells, and how many additions."""
    return _(
        "Version {version}, {day}: {changed}, {added}",
        version=one_line(name),
        day=day,
        changed=n_("{number} cell changed", "{number} cells changed", changed),
        added=n_("{number} addition", "{number} additions", added),
    )


def line(one: Change) -> str:
    """Say one change: where, what stood there, what stands there now, and why."""
    if not one.field:
        return _("{what}. {why}", what=one_line(one.after or one.before).rstrip("."), why=_why(one))
    return _(
        "{field}: {before} → {after}. {why}",
        field=one_line(one.field),
        before=_cell(one.before),
        after=_cell(one.after),
        why=_why(one),
    )


def fields(changes: Sequence[Change]) -> str:
    """Say which fields of a record were changed, each with its version and its day."""
    return listed(_field(one) for one in changes)


def _field(one: Change) -> str:
    named = {"day": one_line(one.when), "version": one_line(one.version)}
    if not one.field:
        return _("addition ({version}, {day})", **named)
    return _("{field} ({version}, {day})", field=one_line(one.field), **named)


_CELLS = {
    "incident": N_("the incident"),
    "claimant": N_("who speaks"),
    "speaker": N_("the speaker’s name"),
    "stance": N_("what the claim does"),
    "subject": N_("whom it is of"),
    "category": N_("what is counted"),
    "measure": N_("what became of it"),
    **dict.fromkeys(("low", "high", "best"), N_("the figure")),
    "wording": N_("the words of the figure"),
    **dict.fromkeys(("scope", "part", "part_of"), N_("how much it covers")),
    **dict.fromkeys(("stated", "stated_basis"), N_("its date")),
    "revises": N_("what it replaces"),
    "sources": N_("its sources"),
    **dict.fromkeys(("quotation", "quotation_language"), N_("the quotation")),
    **dict.fromkeys(("translation", "translation_by"), N_("the translation")),
    "note": N_("the note"),
}
"""Columns of a claim as a reader would name them."""


def of_claim(changes: Sequence[Change]) -> list[str]:
    """Say on a claim's card what of it was changed, a sentence a version."""
    versions = dict.fromkeys(one.version for one in changes)
    return [
        _of_version(name, [one.field for one in changes if one.version == name])
        for name in versions
    ]


def _of_version(version: str, columns: Sequence[str]) -> str:
    told = dict.fromkeys(_(_CELLS[one]) if one in _CELLS else one_line(one) for one in columns)
    if not version:
        return _("Corrected after publication: {cells}.", cells=listed(told))
    return _("Corrected in version {version}: {cells}.", version=version, cells=listed(told))


def corrected(statement: str, changes: str) -> str:
    """Say what of a statement was changed after publication."""
    return _("{statement} [corrected: {changes}]", statement=statement, changes=changes)


def where(one: Change) -> str:
    """Name the file and the row of a change."""
    if not one.row:
        return one_line(one.file)
    return _("{file}, {row}", file=one_line(one.file), row=one_line(one.row))


def _cell(text: str) -> str:
    return _("“{words}”", words=one_line(text)) if text else _("(empty)")


def _why(one: Change) -> str:
    return one_line(one.why)
