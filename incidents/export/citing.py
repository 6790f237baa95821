"""Citing a claim, an incident or a view: as a line of text, BibTeX, CSL-JSON or JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from incidents.brief.shape import Asked, Notes
from incidents.errors import ExportError, UnknownIncidentError
from incidents.model import Claim, Dataset, Incident, Source
from incidents.text import is_web_address
from incidents.words import citing as words
from incidents.words import incidents, names, when
from incidents.words.refusals import refusal
from incidents.words.tongue import either

STYLES = ("text", "footnote", "markdown", "bibtex", "csl-json", "json-ld")
VIEW_STYLES = ("text", "footnote", "markdown", "bibtex", "csl-json")
"""JSON-LD describes incidents and claims: a view has none."""


@dataclass(frozen=True)
class Work:
    """What a citation names: who, what, where it appeared, when, and how to find it.

    ``issued`` is an ISO date, a month or empty. ``note`` says which claim or filters are meant.
    """

    key: str
    kind: str
    author: str
    title: str
    container: str = ""
    issued: str = ""
    url: str = ""
    version: str = ""
    language: str = ""
    note: str = ""


def claim(dataset: Dataset, claim_id: str, style: str = "text") -> str:
    """Cite one claim through the publication that carries it.

    Raises
    ------
    ExportError
        If the claim is unknown, or the style.
    """
    found = dataset.claims.get(claim_id)
    if found is None:
        raise ExportError(refusal("no_claim", value=claim_id))
    source = next((dataset.sources[one] for one in found.sources if one in dataset.sources), None)
    return _styled(_claim_work(found, source, dataset), style, dataset, [found])


def incident(dataset: Dataset, incident_id: str, style: str = "text") -> str:
    """Cite an incident as this dataset records it.

    Raises
    ------
    UnknownIncidentError
        If no incident has this id.
    ExportError
        If the style is unknown.
    """
    found = dataset.incidents.get(incident_id)
    if found is None:
        raise UnknownIncidentError(incident_id)
    claims = [one for one in dataset.claims.values() if one.incident == incident_id]
    work = Work(
        key=incident_id,
        kind="entry",
        author=words.AUTHOR,
        title=f"{incidents.title(found)}, {when.incident(found)}",
        container=dataset.manifest.title,
        issued=dataset.manifest.updated.isoformat(),
        version=dataset.manifest.version,
        note=words.incident_note(incident_id, len(claims)),
    )
    return _styled(work, style, dataset, claims)


def view(asked: Asked, notes: Notes, style: str = "text") -> str:
    """Cite a view: its filters in words, the data's version, and the id that rebuilds it.

    Raises
    ------
    ExportError
        If the style is unknown, or is JSON-LD, which describes incidents.
    """
    if style == "json-ld":
        raise ExportError(refusal("no_view_ld"))
    if style == "text":
        return notes.citation
    work = Work(
        key=asked.id,
        kind="dataset",
        author=words.AUTHOR,
        title=words.view_title(asked.title, asked.words),
        container=words.dataset_name(asked.dataset),
        issued=asked.updated,
        url=asked.address,
        version=asked.dataset_version,
        note=words.view_note(asked.id, asked.software, notes.dataset_citation),
    )
    return _styled(work, style, None, [])


def _styled(work: Work, style: str, dataset: Dataset | None, claims: Iterable[Claim]) -> str:
    if style in _WRITTEN:
        return _WRITTEN[style](work)
    if style == "csl-json":
        return json.dumps([csl(work)], ensure_ascii=False, indent=2)
    if style == "json-ld" and dataset is not None:
        about = [work.key] if work.key in dataset.incidents else []
        return json.dumps(json_ld(dataset, claims, about), ensure_ascii=False, indent=2)
    raise ExportError(refusal("no_style", value=style, known=either(STYLES)))


def _claim_work(found: Claim, source: Source | None, dataset: Dataset) -> Work:
    return Work(
        key=found.id,
        kind="webpage",
        author=found.speaker,
        title=(source.title if source else "") or names.claimed_loss(dataset, found),
        container=source.outlet if source else "",
        issued=source.published if source else "",
        url=source.url if source else "",
        language=source.language if source else "",
        note=words.claim_note(found, dataset),
    )


def plain(work: Work) -> str:
    """Write a citation as one line of text."""
    parts = (
        work.container,
        words.version(work.version),
        work.issued or words.undated(),
        work.url,
    )
    return words.line(work.author, work.title, *parts, note=work.note)


def footnote(work: Work) -> str:
    """Write a citation as a footnote does: who, quoted where, when, and the address last."""
    issued = work.issued or words.undated()
    note = words.footnote(work.author, work.title, work.container, issued, work.note)
    return " ".join(filter(None, (note, work.url)))


def markdown(work: Work) -> str:
    """Write a citation in Markdown: its title links to the publication."""
    title = _marked(work.title)
    if is_web_address(work.url):
        title = f"[{title}](<{work.url.strip()}>)"
    rest = (work.container, words.version(work.version), work.issued or words.undated())
    told = [_marked(one) for one in rest]
    return words.line(_marked(work.author), title, *told, note=_marked(work.note))


_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+!|~$&])")


def _marked(text: str) -> str:
    """Escape what Markdown would read as its own."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


_BIBTEX = {
    "\\": r"\textbackslash{}",
    **{letter: f"\\{letter}" for letter in "&%$#_{}"},
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def bibtex(work: Work) -> str:
    """Write a citation as a BibTeX entry, its text escaped."""
    year, month, _day = date_parts(work.issued)
    fields = {
        "author": "{" + _tex(work.author) + "}",
        "title": "{" + _tex(work.title) + "}",
        "howpublished": _tex(work.container),
        "year": year,
        "month": month,
        "version": _tex(work.version),
        # Percent signs and the like stay as they are within \url.
        "url": re.sub(r"[{}\\]", "", work.url),
        "note": _tex(work.note),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{work.key},", *lines, "}"])


def _tex(text: str) -> str:
    return "".join(_BIBTEX.get(letter, letter) for letter in " ".join(text.split()))


_WRITTEN: Mapping[str, Callable[[Work], str]] = {
    "text": plain,
    "footnote": footnote,
    "markdown": markdown,
    "bibtex": bibtex,
}
"""The styles that are written from the work alone."""


def csl(work: Work) -> dict[str, Any]:
    """Write a citation as a CSL-JSON item."""
    item: dict[str, Any] = {
        "id": work.key,
        "type": work.kind,
        "author": [{"literal": work.author}],
        "title": work.title,
        "container-title": work.container,
        "version": work.version,
        "URL": work.url,
        "language": work.language,
        "note": work.note,
    }
    parts = [int(part) for part in date_parts(work.issued) if part]
    if parts:
        item["issued"] = {"date-parts": [parts]}
    return {name: value for name, value in item.items() if value}


def date_parts(issued: str) -> tuple[str, str, str]:
    """Split a date as printed, a month or a day, into year, month and day."""
    found = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?.*", issued)
    year, month, day = found.groups("") if found else ("", "", "")
    return year, month, day


def json_ld(
    dataset: Dataset, claims: Iterable[Claim], incidents: Iterable[str] = ()
) -> dict[str, Any]:
    """Describe claims, the incidents they are about, and others, with schema.org terms."""
    listed = list(claims)
    about = dict.fromkeys((*incidents, *(one.incident for one in listed)))
    graph = [_event(dataset.incidents[name]) for name in about]
    graph += [_claim_ld(one, dataset) for one in listed]
    return {"@context": "https://schema.org", "@graph": graph}


def _event(found: Incident) -> dict[str, Any]:
    return {
        "@type": "Event",
        "@id": f"#{found.id}",
        "name": found.title,
        "startDate": (found.hour_start or found.start).isoformat(),
        "endDate": (found.hour_end or found.end).isoformat(),
        "location": [{"@type": "Place", "name": name} for name in found.places],
    }


def _claim_ld(found: Claim, dataset: Dataset) -> dict[str, Any]:
    carried = [dataset.sources[one] for one in found.sources if one in dataset.sources]
    entry: dict[str, Any] = {
        "@type": "Claim",
        "@id": f"#{found.id}",
        "text": words.statement(found, dataset),
        "author": {"@type": "Organization", "name": names.party(dataset, found.claimant)},
        "about": {"@id": f"#{found.incident}"},
        "appearance": [_article(source) for source in carried],
    }
    if found.stated.latest is not None:
        entry["dateCreated"] = found.stated.text
    return entry


def _article(source: Source) -> dict[str, Any]:
    entry = {
        "@type": "Article",
        "headline": source.title,
        "url": source.url,
        "datePublished": source.published,
        "inLanguage": source.language,
        "publisher": {"@type": "Organization", "name": source.outlet},
    }
    return {name: value for name, value in entry.items() if value}
