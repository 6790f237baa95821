"""What a picture says of itself to machines: title, description, credit, rights, id and seal."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from incidents.brief import Brief
from incidents.brief.shape import Asked
from incidents.picture import Editor
from incidents.print.corrections import written
from incidents.text import storable
from incidents.words import imprints, pictures

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "crossclaim": "https://crossclaim.invalid/seal",
}
"""The vocabularies in which photo desks read such facts, and one of our own."""

SEAL, IDENT, LINK = "crossclaim-seal", "crossclaim-id", "crossclaim-link"


@dataclass(frozen=True)
class Described:
    """The facts about a picture, as plain text.

    ``text`` is every word on it, in reading order; ``licence`` an address; ``corrections`` a line
    for each, as a picture has room for few.
    """

    title: str
    description: str
    credit: str
    source: str
    rights: str
    licence: str
    alt: str
    address: str
    ident: str
    seal: str
    language: str
    text: str = ""
    corrections: str = ""


def described(brief: Brief, editor: Editor, seal: str, text: str) -> Described:
    """Gather what a picture says of itself."""
    asked, notes = brief.asked, brief.notes
    title = editor.title or _title(brief)
    words, alt = _told(brief, title)
    facts = {
        "title": title,
        "description": words,
        "credit": editor.credit or pictures.MAKER,
        "source": notes.citation,
        "rights": _rights(brief),
        "licence": next((one.url for one in notes.licences if one.url), ""),
        "alt": pictures.editors_alt(editor.alt) if editor.alt else alt,
        "address": asked.address,
        "ident": asked.id,
        "seal": seal,
        "language": brief.language.replace("_", "-"),
        "text": text,
        "corrections": written(brief.corrections),
    }
    return Described(**{name: storable(value) for name, value in facts.items()})


def _title(brief: Brief) -> str:
    if brief.coverage:
        return brief.coverage.title
    return brief.incident.title if brief.incident else brief.asked.title


def _told(brief: Brief, title: str) -> tuple[str, str]:
    """Describe a picture, and say it for those who cannot see it."""
    asked, summary = brief.asked, brief.differences.summary
    if brief.coverage:
        told = " ".join(brief.coverage.sentences)
        return told, pictures.in_words(title, told)
    words = asked.words if asked.as_known_on else _as_of(asked)
    alt = pictures.alternative(title, asked.words, summary, brief.map.words)
    return f"{words}. {summary}", alt


def _as_of(asked: Asked) -> str:
    return pictures.asked_and_known(asked.words, asked.as_of) if asked.as_of else asked.words


def _rights(brief: Brief) -> str:
    notes = brief.notes
    names = "; ".join(f"{one.title} ({one.name}): {one.covers}" for one in notes.licences)
    return imprints.rights(names, brief.map.credit, "; ".join(notes.origins))


def simple(facts: Described) -> dict[str, str]:
    """Give the facts that have one value, by their names in XMP; empty ones are left out."""
    found = {
        "photoshop:Credit": facts.credit,
        "photoshop:Source": facts.source,
        "xmpRights:WebStatement": facts.licence,
        "crossclaim:id": facts.ident,
        "crossclaim:link": facts.address,
        "crossclaim:corrections": facts.corrections,
        "crossclaim:seal": facts.seal,
    }
    return {name: value for name, value in found.items() if value}


def spoken(facts: Described) -> dict[str, str]:
    """Give the facts that are in a language, by their names in XMP; empty ones are left out."""
    found = {
        "dc:title": facts.title,
        "dc:description": facts.description,
        "dc:rights": facts.rights,
        "xmpRights:UsageTerms": facts.rights,
        "Iptc4xmpCore:AltTextAccessibility": facts.alt,
    }
    return {name: value for name, value in found.items() if value}


def packet(facts: Described) -> str:
    """Write the facts as an XMP packet."""
    names = " ".join(f"xmlns:{name}={quoteattr(uri)}" for name, uri in NAMESPACES.items())
    plain = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in simple(facts).items())
    told = "".join(
        f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(value)}</rdf:li></rdf:Alt></{name}>'
        for name, value in spoken(facts).items()
    )
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {names}>{told}{plain}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    )
