"""What travels with every view: how to read it, its sources, its licences, how to cite it."""

from __future__ import annotations

import htpy as h

from incidents.brief.shape import Brief, LicenceLine, Reference
from incidents.web.corrections import corrections_in_view
from incidents.web.gate import Html, bdi, html, link
from incidents.words import page


def notes(found: Brief) -> Html:
    """Draw the notes at the foot of a file."""
    heads, said, asked = page.headings(), found.notes, found.asked
    sources = h.section[h.h2[heads["sources"]], h.ol[[_source(one) for one in found.sources]]]
    lines = [
        h.p[[" ".join(said.reading)]],
        said.boundary and h.p[bdi(said.boundary)],
        h.p[bdi(" ".join(said.caveats))],
        h.p[bdi(said.citation)],
        h.p[heads["licences"], ": ", [_licence(one) for one in said.licences]],
        h.p["; ".join(said.origins)],
        h.p[found.map.credit],
        h.p(".id")[
            f"Crossclaim {asked.software} · {asked.dataset} {asked.dataset_version} · ",
            h.b[asked.id],
            asked.address and [" · ", link(asked.address, asked.address)],
        ],
    ]
    return html(h.footer[sources, corrections_in_view(found.corrections), lines])


def _source(one: Reference) -> h.Element:
    return h.li[bdi(one.outlet), ": ", link(one.title or one.url, one.url), f", {one.published}"]


def _licence(one: LicenceLine) -> h.Node:
    return [link(one.title, one.url), f" ({one.covers}) "]
