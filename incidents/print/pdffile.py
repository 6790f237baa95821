"""Finishing a PDF: its facts in the document's information and as XMP, its tags as they are."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from incidents.errors import SnapshotError
from incidents.print.described import IDENT, LINK, NAMESPACES, SEAL, Described, simple, spoken
from incidents.words import pictures

if TYPE_CHECKING:
    from pikepdf import Pdf


def finished(content: bytes, facts: Described) -> bytes:
    """Put facts into a PDF.

    Parameters
    ----------
    content
        The PDF as it was set: tagged, PDF/UA-1.
    facts
        What it says of itself.

    Raises
    ------
    SnapshotError
        If it cannot be read back.
    """
    # pikepdf takes a moment to import: only who writes a PDF waits for it.
    from pikepdf import Pdf, PdfError  # noqa: PLC0415

    try:
        with Pdf.open(io.BytesIO(content)) as pdf:
            _inform(pdf, facts)
            _describe(pdf, facts)
            stream = io.BytesIO()
            pdf.save(stream, deterministic_id=True)
            return stream.getvalue()
    except PdfError as error:
        raise SnapshotError(pictures.refused("not_set", why=error)) from error


def _inform(pdf: Pdf, facts: Described) -> None:
    """Write the document's information."""
    from pikepdf import Name, String  # noqa: PLC0415

    told = {
        "Title": facts.title,
        "Subject": facts.description,
        "Author": facts.credit,
        "Keywords": facts.ident,
        "Source": facts.source,
        "Rights": facts.rights,
        "AlternativeText": facts.alt,
        IDENT: facts.ident,
        LINK: facts.address,
        SEAL: facts.seal,
        "Creator": pictures.MAKER,
    }
    for name, value in told.items():
        if value:
            pdf.docinfo[Name(f"/{name}")] = String(value)


def _describe(pdf: Pdf, facts: Described) -> None:
    """Add to the XMP that Typst wrote, which says that the file is PDF/UA."""
    from pikepdf.models import PdfMetadata  # noqa: PLC0415

    for name in ("crossclaim", "Iptc4xmpCore"):
        PdfMetadata.register_xml_namespace(NAMESPACES[name], name)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        for name, value in (spoken(facts) | simple(facts)).items():
            metadata[name] = value
        metadata["xmp:CreatorTool"] = pictures.MAKER
