"""About the data: what it is, what to beware of, who may use it how, what became of every row."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

import htpy as h

from incidents.brief.shape import Asked, Notes
from incidents.model import Manifest
from incidents.report import Report
from incidents.text import one_line
from incidents.web.gate import Html, bdi, html, link
from incidents.words import notes as said
from incidents.words import page, reports

MOST_LINES = 200


def about(asked: Asked, notes: Notes, manifest: Manifest, report: Report) -> Html:
    """Draw the tab about the data."""
    heads = page.headings()
    parts: list[h.Node] = [
        h.h2[bdi(asked.title)],
        h.p[page.version(asked.dataset_version, asked.updated)],
        [_told(head, text) for head, text in manifest.background],
        _section(heads["care"], map(bdi, notes.caveats)),
        notes.boundary and [h.h3[heads["boundary"]], h.p[bdi(notes.boundary)]],
        _section(
            heads["licences"],
            ([link(one.title, one.url), f": {one.covers}"] for one in notes.licences),
        ),
        h.h3[heads["cite"]],
        h.p[bdi(notes.dataset_citation)],
        _section(heads["report"], map(bdi, itertools.islice(reports.lines(report), MOST_LINES))),
        h.p[page.digest(asked.digest)],
        h.p[said.atlas(asked.atlas, asked.atlas_digest)],
    ]
    return html(h.div(".xc-prose")[parts])


def _told(head: str, text: str) -> list[h.Node]:
    return [h.h3[bdi(one_line(head))], h.p[bdi(one_line(text))]]


def _section(head: str, items: Iterable[h.Node]) -> list[h.Node]:
    return [h.h3[head], h.ul[[h.li[one] for one in items]]]
