"""What was changed in the data after it was published, in words."""

from __future__ import annotations

from collections.abc import Sequence

from incidents.model import Change, Claim, Dataset, Incident
from incidents.text import one_line
from incidents.words import names, when
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
        return _("{what}. {why}", what=_whole(one), why=_why(one))
    return _(
        "{field}: {before} → {after}. {why}",
        field=one_line(one.field),
        before=_cell(one.before),
        after=_cell(one.after),
        why=_why(one),
    )


def _whole(one: Change) -> str:
    """Give what was added, or taken out, as the log has it."""
    return one_line(one.after or one.before).rstrip(".")


def fields(changes: Sequence[Change]) -> str:
    """Say what of a record was changed: column, version, day, both cells and why."""
    return " | ".join(map(_field, changes))


def _field(one: Change) -> str:
    told = {"day": one_line(one.when), "version": one_line(one.version), "why": _why(one)}
    if not one.field:
        return _("addition ({version}, {day}): {what}. {why}", what=_whole(one), **told)
    told |= {"field": one_line(one.field), "before": _cell(one.before), "after": _cell(one.after)}
    return _("{field} ({version}, {day}): {before} → {after}. {why}", **told)


def shown(changed: int, added: int) -> str:
    """Say how much of what is in view was changed after publication; or nothing."""
    cells = n_("{number} correction", "{number} corrections", changed)
    more = n_("{number} addition", "{number} additions", added)
    if not changed and not added:
        return ""
    if not (changed and added):
        return _(
            "{changes} since publication to what is in view", changes=cells if changed else more
        )
    return _("{cells} and {more} since publication to what is in view", cells=cells, more=more)


def alike(one: Change, records: str, cells: Sequence[tuple[str, str]]) -> str:
    """Say what was changed in one column for one reason.

    Parameters
    ----------
    one
        The first of the changes.
    records
        What they are of, in words.
    cells
        What stood in the cells and what stands there now, each pair once.
    """
    if not one.field:
        return _("{records}: added. {why}", records=records, why=_why(one))
    told = {"cell": _column(one.field), "records": records, "why": _why(one)}
    if one.field in PROSE:
        return _("{records}: {cell}, written anew. {why}", **told)
    told |= {"before": _cell(cells[0][0]), "after": _cell(cells[0][1])}
    if len(cells) > 1:
        return _("{records}: {cell}, such as {before} → {after}. {why}", **told)
    return _("{records}: {cell}, {before} → {after}. {why}", **told)


def told(record: str, before: str, after: str) -> str:
    """Say what stood in a record and what stands there now, whole."""
    cells = {"before": _cell(before), "after": _cell(after)}
    return _("{record}: {before} → {after}", record=record, **cells)


def of_record(record: str, said: str) -> str:
    """Say of which record a change is."""
    return _("{record}: {said}", record=record, said=said)


def sentence(said: str) -> str:
    """Say how much was changed as a sentence."""
    return _("{said}.", said=said)


def behind(said: str, entries: Sequence[str], left: int) -> str:
    """Say how much was changed, the entries behind it, and how many changes are not among them."""
    if not entries:
        return sentence(said)
    told = " · ".join(entries)
    if not left:
        return _("{said}. {entries}", said=said, entries=told)
    return _("{said}. {entries} · {more}", said=said, entries=told, more=more(left))


def dated(version: str, day: str, said: str) -> str:
    """Say in which version and on which day something was changed."""
    if not version:
        return _("{day}: {said}", day=day, said=said)
    return _("{version} ({day}): {said}", version=one_line(version), day=day, said=said)


def claim(one: Claim, dataset: Dataset) -> str:
    """Name a claim that was changed: whose it is and about what."""
    told = {"name": names.party(dataset, one.claimant)}
    return _("{name} on {topic}", topic=names.claim_loss(dataset, one), **told)


def incident(one: Incident) -> str:
    """Name an incident that was changed."""
    return _("{title} ({days})", title=one_line(one.title), days=when.incident(one, full=False))


def more(number: int) -> str:
    """Count the changes for which there is no room."""
    return n_("and {number} more", "and {number} more", number)


PROSE = frozenset(
    ("note", "summary", "place_note", "time_note", "quotation", "translation", "title")
)
"""Columns of sentences, which are not told among others."""

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
    "title": N_("the title"),
    "kind": N_("the kind"),
    **dict.fromkeys(("start", "end", "precision", "time_note"), N_("its days")),
    **dict.fromkeys(("places", "place_note"), N_("its places")),
    "summary": N_("the summary"),
    "searched": N_("when statements were looked for"),
}
"""Columns of a claim or an incident as a reader would name them."""


def of_claim(changes: Sequence[Change]) -> list[str]:
    """Say on a claim's card what of it was changed, a sentence a version."""
    versions = dict.fromkeys(one.version for one in changes)
    return [
        _of_version(name, [one.field for one in changes if one.version == name])
        for name in versions
    ]


def _of_version(version: str, columns: Sequence[str]) -> str:
    told = dict.fromkeys(map(_column, columns))
    if not version:
        return _("Corrected after publication: {cells}.", cells=listed(told))
    return _("Corrected in version {version}: {cells}.", version=version, cells=listed(told))


def _column(name: str) -> str:
    return _(_CELLS[name]) if name in _CELLS else one_line(name)


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
