"""Citing a claim, an incident or a view: as a line of text, BibTeX, CSL-JSON or JSON-LD.

A view's id is a digest of what was asked, of the data and of this version: the same id stands for
the same rows anywhere.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from incidents import __version__
from incidents.charts import words
from incidents.errors import ExportError, UnknownIncidentError
from incidents.model import Claim, Dataset, Incident, Source
from incidents.vocabulary import STANCES

if TYPE_CHECKING:
    from incidents.query import View
    from incidents.store import Store

STYLES: dict[str, str] = {
    "text": "plain text",
    "bibtex": "BibTeX",
    "csl-json": "CSL-JSON",
    "json-ld": "JSON-LD (schema.org Claim)",
}
"""Citation styles, by the name that the command line and the page use."""

ID_LENGTH = 12


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


def view_params(view: View) -> dict[str, str]:
    """Write what a view shows as parameters; which tab of the page is open is no part of it."""
    return {name: value for name, value in view.to_params().items() if name != "tab"}


def view_id(view: View, store: Store) -> str:
    """Digest a view, its data and this version into an id such as ``cc-7f3a91c2d4e5``."""
    return make_id(view_params(view), store.digest, __version__)


def make_id(params: Mapping[str, str], digest: str, version: str) -> str:
    """Digest parameters, the SHA-256 of the data and a version into an id."""
    meant = {"query": dict(params), "data": digest, "version": version}
    return "cc-" + hashlib.sha256(canonical(meant).encode()).hexdigest()[:ID_LENGTH]


def canonical(value: Any) -> str:
    """Write JSON in one way only: sorted keys, no spaces, no NaN."""
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False
    )


def claim(dataset: Dataset, claim_id: str, style: str = "text") -> str:
    """Cite one claim through the publication that carries it.

    Raises
    ------
    ExportError
        If the claim is unknown, or the style.
    """
    found = dataset.claims.get(claim_id)
    if found is None:
        raise ExportError(f"no claim has the id {claim_id!r}: copy it from the ledger or an export")
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
        raise UnknownIncidentError(f"no incident has the id {incident_id!r}")
    claims = [one for one in dataset.claims.values() if one.incident == incident_id]
    work = Work(
        key=incident_id,
        kind="entry",
        author="Crossclaim",
        title=f"{found.title}, {words.incident_days(found, full=True)}",
        container=dataset.manifest.title,
        issued=dataset.manifest.updated.isoformat(),
        version=dataset.manifest.version,
        note=f"Incident {incident_id}, {words.plural(len(claims), 'claim')}",
    )
    return _styled(work, style, dataset, claims)


def view(seen: View, store: Store, style: str = "text") -> str:
    """Cite a view: its filters in words, the data's version, and the id that rebuilds it.

    Raises
    ------
    ExportError
        If the style is unknown, or is JSON-LD, which describes incidents.
    """
    manifest = store.manifest
    work = Work(
        key=view_id(seen, store),
        kind="dataset",
        author="Crossclaim",
        title=f"{manifest.title}: {seen.query.describe(store.names)}",
        container=f"dataset {manifest.name}",
        issued=manifest.updated.isoformat(),
        version=manifest.version,
        note=f"View {view_id(seen, store)}, Crossclaim {__version__}. {manifest.citation}",
    )
    if style == "json-ld":
        raise ExportError("a view has no JSON-LD: cite one incident of it, or use csl-json")
    return _styled(work, style, None, [])


def _styled(work: Work, style: str, dataset: Dataset | None, claims: Iterable[Claim]) -> str:
    if style == "text":
        return plain(work)
    if style == "bibtex":
        return bibtex(work)
    if style == "csl-json":
        return json.dumps([csl(work)], ensure_ascii=False, indent=2)
    if style == "json-ld" and dataset is not None:
        return json.dumps(json_ld(dataset, claims), ensure_ascii=False, indent=2)
    raise ExportError(f"no citation style {style!r}: use one of {', '.join(STYLES)}")


def _claim_work(found: Claim, source: Source | None, dataset: Dataset) -> Work:
    return Work(
        key=found.id,
        kind="webpage",
        author=found.speaker,
        title=(source.title if source else "") or statement(found, dataset),
        container=source.outlet if source else "",
        issued=source.published if source else "",
        url=source.url if source else "",
        language=source.language if source else "",
        note=(
            f"{_who(found, dataset)} {STANCES[found.stance]}: {statement(found, dataset)}; "
            f"said {words.moment(found.stated)}. Claim {found.id}, {dataset.manifest.title}, "
            f"version {dataset.manifest.version}"
        ),
    )


def _who(found: Claim, dataset: Dataset) -> str:
    return words.party_name(dataset, found.claimant)


def statement(found: Claim, dataset: Dataset) -> str:
    """Say what a claim says in neutral words: "58 soldiers killed (Northland)"."""
    loss = words.loss_label(found.category, found.measure)
    about = words.party_name(dataset, found.subject)
    figure = f"{found.count.label} " if found.count.label else ""
    return f"{figure}{loss}" + (f" ({about})" if about else "")


def plain(work: Work) -> str:
    """Write a citation as one line of text."""
    parts = [
        f"{work.author}: “{work.title}”" if work.author else f"“{work.title}”",
        f"{work.container}" if work.container else "",
        f"version {work.version}" if work.version else "",
        work.issued or "date not found",
        work.url,
    ]
    return ", ".join(part for part in parts if part) + f". {work.note.rstrip('.')}."


_BIBTEX = {
    "\\": r"\textbackslash{}",
    **{letter: f"\\{letter}" for letter in "&%$#_{}"},
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def bibtex(work: Work) -> str:
    """Write a citation as a BibTeX entry, its text escaped."""
    year, month, _ = date_parts(work.issued)
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


def json_ld(dataset: Dataset, claims: Iterable[Claim]) -> dict[str, Any]:
    """Describe claims and the incidents they are about with schema.org terms."""
    listed = list(claims)
    about = {one.incident: dataset.incidents[one.incident] for one in listed}
    graph = [_event(found) for found in about.values()]
    graph += [_claim_ld(one, dataset) for one in listed]
    return {"@context": "https://schema.org", "@graph": graph}


def _event(found: Incident) -> dict[str, Any]:
    return {
        "@type": "Event",
        "@id": f"#{found.id}",
        "name": found.title,
        "startDate": found.start.isoformat(),
        "endDate": found.end.isoformat(),
        "location": [{"@type": "Place", "name": name} for name in found.places],
    }


def _claim_ld(found: Claim, dataset: Dataset) -> dict[str, Any]:
    carried = [dataset.sources[one] for one in found.sources if one in dataset.sources]
    entry: dict[str, Any] = {
        "@type": "Claim",
        "@id": f"#{found.id}",
        "text": f"{STANCES[found.stance]}: {statement(found, dataset)}",
        "author": {"@type": "Organization", "name": _who(found, dataset)},
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
