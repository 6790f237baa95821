"""What citations and files say: which claim is meant, of which version, whether it still stands."""

from __future__ import annotations

from incidents.model import Claim, Dataset
from incidents.text import capital, one_line
from incidents.words import counts, names, terms, when
from incidents.words.tongue import _, listed

AUTHOR = "Crossclaim"


def styles() -> dict[str, str]:
    """Name the styles of citation, by what the command line and the page call them."""
    return {
        "text": _("plain text"),
        "footnote": _("footnote"),
        "markdown": "Markdown",
        "bibtex": "BibTeX",
        "csl-json": "CSL-JSON",
        "json-ld": _("JSON-LD (schema.org Claim)"),
    }


def statement(claim: Claim, dataset: Dataset) -> str:
    """Say who said what, in neutral words: "Northland claimed: 58 Southern soldiers killed"."""
    return _(
        "{name} {did}: {statement}",
        name=capital(names.party(dataset, claim.claimant)),
        did=names.verb(dataset, [claim]) if gives_figure(claim) else terms.did(claim.stance),
        statement=names.claimed_loss(dataset, claim),
    )


def gives_figure(claim: Claim) -> bool:
    """Tell whether a claim is about something counted and gives a figure or words for it."""
    return claim.is_count and claim.stance in ("asserts", "reports", "counts")


def claim_note(claim: Claim, dataset: Dataset) -> str:
    """Say which claim of which dataset is cited, and when it was said."""
    return _(
        "{statement}; {said}. Claim {id}, {title}, version {version}",
        statement=statement(claim, dataset),
        said=said(claim),
        id=claim.id,
        title=one_line(dataset.manifest.title),
        version=one_line(dataset.manifest.version),
    )


def said(claim: Claim) -> str:
    """Say when a claim was made, or that no date was found."""
    if not claim.stated.is_known:
        return undated()
    return _("said {when}", when=when.moment(claim.stated))


def incident_note(incident: str, claims: int) -> str:
    """Say which incident is cited, and how many claims about it are on record."""
    return _("Incident {id}, {claims}", id=incident, claims=counts.claims(claims))


def view_title(title: str, words: str) -> str:
    """Title a view."""
    return _("{title}: {words}", title=title, words=words)


def view_note(view: str, version: str, citation: str) -> str:
    """Say which view is cited, and which version of the software rebuilds it."""
    told = {"view": view, "version": version, "citation": citation}
    return _("View {view}, Crossclaim {version}. {citation}", **told)


def dataset_name(name: str) -> str:
    """Say which dataset a view is of."""
    return _("dataset {name}", name=name)


def line(author: str, title: str, *parts: str, note: str) -> str:
    """Cite in one line of text; empty parts are left out."""
    told = ", ".join(part for part in (quoted(author, title), *parts) if part)
    return _("{citation}. {note}.", citation=told, note=note.rstrip("."))


def footnote(author: str, title: str, container: str, issued: str, note: str) -> str:
    """Cite in a footnote."""
    told = {"who": quoted(author, title), "issued": issued, "note": note.rstrip(".")}
    if container:
        return _("{who}, in {container} ({issued}). {note}.", container=container, **told)
    return _("{who} ({issued}). {note}.", **told)


def quoted(author: str, title: str) -> str:
    """Name a work by its author and title."""
    return _("{author}: “{title}”", author=author, title=title) if author else counts.quoted(title)


def version(number: str) -> str:
    """Say a version, or nothing."""
    return _("version {number}", number=number) if number else ""


def undated() -> str:
    """Say that a date was not found."""
    return _("date not found")


def carried(claim: Claim, dataset: Dataset, *, is_replaced: bool) -> str:
    """Say what a claim says, where it was published and when it was said, in one line."""
    told = {
        "statement": statement(claim, dataset),
        "outlets": listed(
            one_line(dataset.sources[one].outlet) for one in claim.sources if one in dataset.sources
        ),
        "said": said(claim),
    }
    if is_replaced:
        return _("{statement} (replaced later). {outlets}, {said}", **told)
    return _("{statement}. {outlets}, {said}", **told)
