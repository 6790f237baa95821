"""What a picture says of its sources and of itself: numbers, imprint, rights."""

from __future__ import annotations

from collections.abc import Iterable

from incidents.words.tongue import _, in_digits, n_


def numbers(first: int, last: int) -> str:
    """Write the numbers of sources: "4", or "4–7"."""
    if first == last:
        return in_digits(first)
    return _("{first}–{last}", first=in_digits(first), last=in_digits(last))


def sources() -> str:
    """Head the sources of a picture."""
    return _("Sources")


def sources_here() -> str:
    """Head the sources of a page."""
    return _("Sources cited on this page")


def sources_elsewhere() -> str:
    """Say where the other sources are."""
    return _("other sources: on the page that cites them")


def other_sources() -> str:
    """Head the sources that no row cites."""
    return _("Other sources in this view")


def more_sources(number: int) -> str:
    """Count sources that found no room."""
    return n_(
        "{number} more source in the data of this view",
        "{number} more sources in the data of this view",
        number,
    )


def source(title: str, published: str, host: str) -> str:
    """Say what an outlet published, when, and where it can be read."""
    told = {"published": published, "host": host}
    if title and host:
        return _(", “{title}”, {published}, {host}", title=title, **told)
    if title:
        return _(", “{title}”, {published}", title=title, **told)
    if host:
        return _(", title not found, {published}, {host}", **told)
    return _(", title not found, {published}", **told)


def source_numbered(number: int, outlet: str, published: str) -> str:
    """Name a source behind its number, where there is no room for more."""
    told = {"outlet": outlet, "published": published}
    return _("{number}\u00a0{outlet}, {published}", number=in_digits(number), **told)


def source_briefly(published: str) -> str:
    """Say when an outlet published, where there is no room for more."""
    return _(", {published}", published=published)


def retold() -> str:
    """Head the publications that changed a claim in passing it on."""
    return _("Changed in passing on")


def retelling(back: str, printed: str, explanation: str) -> str:
    """Say what a publication made of a claim."""
    return _(
        ", of {back}: “{printed}”. {explanation}",
        back=back,
        printed=printed,
        explanation=explanation,
    )


def once(licences: Iterable[str]) -> str:
    """Name licences, each once: several parts of a dataset may be under the same."""
    return "; ".join(dict.fromkeys(licences))


def imprint(software: str, dataset: str, version: str, licences: str) -> str:
    """Say which version of what drew the picture, from which data, under which licence."""
    told = {"software": software, "dataset": dataset, "version": version}
    if not licences:
        return _("Crossclaim {software} · data {dataset} {version}", **told)
    return _(
        "Crossclaim {software} · data {dataset} {version} · {licences}", licences=licences, **told
    )


def page(number: int, total: int) -> str:
    """Give a page its number."""
    return _("page {number} of {total}", number=in_digits(number), total=in_digits(total))


def rights(names: str, map_credit: str, places: str) -> str:
    """Say under which licences a picture may be used, and whom to name."""
    if not places:
        return _("{names}. Map: {credit}.", names=names, credit=map_credit)
    return _(
        "{names}. Map: {credit}. Places: {places}.", names=names, credit=map_credit, places=places
    )
