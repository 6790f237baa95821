"""What a check of a picture found, in sentences: what it is, why, and what could not be checked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from incidents.text import revealed
from incidents.words.tongue import N_, _, in_digits, listed, n_

MOST_NAMED = 10
FOREIGN = {"value", "why", "file"}
"""What of a refusal may be a stranger's words."""

REFUSED: dict[str, str] = {
    "missing": N_("{file} cannot be read: {why}"),
    "too_large": N_("{file} is larger than {most} bytes: no picture is"),
    "unknown": N_("it is no PNG, SVG, PDF or HTML"),
    "damaged": N_("the {kind} is damaged: {why}"),
    "ends_early": N_("the PNG is damaged: it ends too early"),
    "many_parts": N_("the {kind} has more parts than any picture"),
    "many_pixels": N_("it has more pixels than any picture"),
    "deep": N_("the SVG is deeper or larger than any picture"),
    "entities": N_("the SVG declares entities: no picture does"),
    "long_seal": N_("its seal is longer than any seal"),
    "no_json": N_("it is no JSON object"),
    "other_fields": N_("its fields are not those of a seal"),
    "bad_field": N_("{name} is “{value}”"),
    "no_such_page": N_("no layout “{value}” of a page"),
    "no_such_address": N_("no address “{value}”"),
}
"""Why a file or its seal is not read."""


def refused(which: str, /, **values: object) -> str:
    """Say in one line why a file or its seal is not read; what it holds is a stranger's."""
    foreign = {name: revealed(str(values[name])) for name in FOREIGN & values.keys()}
    return _(REFUSED[which], **{**values, **foreign})


def headline(kind: str, version: str = "") -> str:
    """Say in one sentence what a picture was found to be."""
    messages: dict[str, Callable[[], str]] = {
        "same": lambda: _("The file is the picture that its seal names, byte for byte."),
        "same_pixels": lambda: _(
            "The same pixels, saved again by another program: nothing that is seen was changed."
        ),
        "altered": lambda: _("The picture was altered: it is not what its seal names."),
        "data_changed": lambda: _("The data was changed since the picture was made."),
        "atlas_changed": lambda: _("The picture was drawn on another atlas than the one here."),
        "forged": lambda: _("The seal is forged: no picture of this data has it."),
        "version": lambda: _("The picture was made by Crossclaim {version}.", version=version),
        "tools": lambda: _("The picture was drawn by other tools than those installed here."),
        "no_seal": lambda: _("The file has no seal: it is no picture of ours, or lost its seal."),
        "unreadable": lambda: _("The file cannot be read."),
    }
    return messages[kind]()


def unchecked() -> str:
    """Say that nothing is known of the picture itself."""
    return _("The picture itself could not be checked.")


def wrong_id() -> str:
    """Say that an id does not follow from what a seal says."""
    return _("Its id does not follow from the query, the data and the version in its seal.")


def no_such_records(names: Sequence[str]) -> str:
    """Say that records of a seal never stood in the data it names."""
    return _("What its seal says of these never stood in this data: {names}.", names=_named(names))


def not_as_sealed(fields: Sequence[str]) -> str:
    """Say which parts of a seal are not what a picture of that view would have."""
    return _("Its seal was changed: {fields}.", fields=listed(fields))


def broken_seal(why: str) -> str:
    """Say that a seal cannot be read."""
    return _("Its seal cannot be read: {why}.", why=why)


def unanswerable(why: str) -> str:
    """Say that a query of a seal means something else here, or nothing."""
    return _("This data cannot answer its query: {why}.", why=why)


def made_from(then: str, now: str) -> str:
    """Say from which data a picture was made, and which data is here."""
    return _("It was made from {then}; this is {now}.", then=then, now=now)


def drawn_on(then: str, now: str) -> str:
    """Say on which atlas a picture was drawn, and which one is here."""
    return _("Its map was drawn on the atlas {then}; this is {now}.", then=then, now=now)


def dataset(name: str, digest: str) -> str:
    """Name a dataset by its version, or an atlas, and the beginning of its digest."""
    return _("{name} ({digest})", name=name, digest=digest[:12])


def records(changed: Sequence[str], removed: Sequence[str], added: Sequence[str]) -> list[str]:
    """Say which records that a picture shows were changed, are gone, or came."""
    found = (
        (_("Changed: {names}."), changed),
        (_("No longer there: {names}."), removed),
        (_("New: {names}."), added),
    )
    return [message.format(names=_named(names)) for message, names in found if names]


def records_kept() -> str:
    """Say that nothing a picture shows was changed."""
    return _("No claim or incident that it shows was changed: the change is elsewhere.")


def as_sealed() -> str:
    """Say that a picture is what it was, though the data is not."""
    return _("The picture is what its seal names, pixel for pixel.")


def install(version: str) -> str:
    """Say how a picture of another version could be checked."""
    return _("Install Crossclaim {version} to rebuild it.", version=version)


def other_tools(tools: Sequence[tuple[str, str, str]]) -> str:
    """Say which tools are others: each with its version there and here."""
    told = [
        _("{tool} {there}, here {here}", tool=tool, there=there, here=here or _("none"))
        for tool, there, here in tools
    ]
    return _("Drawn with {tools}.", tools="; ".join(told))


def differs(pixels: int) -> str:
    """Say how many pixels differ."""
    return n_("{number} pixel differs.", "{number} pixels differ.", pixels)


def other_size() -> str:
    """Say that a picture has another size or another number of pages."""
    return _("It has another size or another number of pages.")


def other_text() -> str:
    """Say that the text of a file is another."""
    return _("The text in the file is not that of the picture.")


def other_links() -> str:
    """Say that links lead elsewhere."""
    return _("Its links lead elsewhere.")


def other_facts() -> str:
    """Say that what a file says of itself contradicts its seal."""
    return _("What the file says of itself contradicts its seal.")


def active() -> str:
    """Say that a file holds what no picture of ours holds."""
    return _("It holds a script or parts from elsewhere.")


def other_bytes() -> str:
    """Say that a page is not what it was, without saying where."""
    return _("Its bytes are not those of the page.")


def no_seal_of_ours() -> str:
    """Say that a seal was not found where it would be."""
    return _("Nothing in it says from what it was made.")


def _named(names: Sequence[str]) -> str:
    """Name some records; the rest are counted."""
    shown = list(names[:MOST_NAMED])
    rest = len(names) - len(shown)
    if rest:
        shown.append(n_("{number} more", "{number} more", rest))
    return listed(shown) if shown else in_digits(0)
