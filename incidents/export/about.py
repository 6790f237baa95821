"""What travels with every export and picture: filters, counts, sources, licences, version, id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from incidents import __version__, cite
from incidents.charts import words
from incidents.model import Boundary, Dataset, Licence, Source

if TYPE_CHECKING:
    from incidents.query import View
    from incidents.store import Store


@dataclass(frozen=True)
class About:
    """The facts that make a view checkable, apart from its rows.

    ``filters`` are the view's parameters and ``words`` say them in English. ``known`` says as of
    when the claims stand. ``origins`` say where the geometries come from, with their licences.
    """

    id: str
    title: str
    words: str
    known: str
    filters: dict[str, str]
    counts: dict[str, int]
    dataset: str
    dataset_version: str
    dataset_updated: str
    digest: str
    version: str
    citation: str
    licences: tuple[Licence, ...]
    sources: tuple[Source, ...]
    caveats: tuple[str, ...]
    boundary: Boundary | None
    origins: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Write the facts as plain JSON values, without the sources' notes."""
        return {
            "id": self.id,
            "title": self.title,
            "view": self.words,
            "as_known": self.known,
            "query": self.filters,
            "counts": self.counts,
            "dataset": self.dataset,
            "dataset_version": self.dataset_version,
            "dataset_updated": self.dataset_updated,
            "data_sha256": self.digest,
            "crossclaim_version": self.version,
            "citation": self.citation,
            "licences": [licence.model_dump() for licence in self.licences],
            "place_origins": list(self.origins),
            "sources": [_source(source) for source in self.sources],
            "caveats": list(self.caveats),
            "boundary_note": self.boundary.note if self.boundary else "",
        }

    @property
    def licence_line(self) -> str:
        """Name every licence and what it covers, in one line."""
        return "; ".join(f"{one.title} ({one.covers})" for one in self.licences)


def _source(source: Source) -> dict[str, str]:
    return source.model_dump(include={"id", "outlet", "title", "url", "published"})


def about(view: View, store: Store, rows: Dataset) -> About:
    """Gather the facts of a view whose rows are at hand."""
    manifest = store.manifest
    return About(
        id=cite.view_id(view, store),
        title=manifest.title,
        words=view.query.describe(store.names),
        known=known(view, store),
        filters=cite.view_params(view),
        counts=_counts(view, store),
        dataset=manifest.name,
        dataset_version=manifest.version,
        dataset_updated=manifest.updated.isoformat(),
        digest=store.digest,
        version=__version__,
        citation=cite.view(view, store),
        licences=manifest.licences,
        sources=tuple(rows.sources.values()),
        caveats=manifest.caveats,
        boundary=manifest.boundary,
        origins=tuple(sorted({place.origin for place in rows.places.values()})),
    )


def known(view: View, store: Store) -> str:
    """Say as of when: the instant that was asked for, or the day the data was last changed."""
    instant = view.query.as_known_on
    if instant is None:
        return f"as known on {words.day(store.manifest.updated, full=True)}"
    return f"as known on {words.day(instant.date(), full=True)}, {words.clock(instant)}"


def _counts(view: View, store: Store) -> dict[str, int]:
    totals = store.totals(view.query)
    return {
        "incidents": totals.incidents,
        "claims": totals.claims,
        "hidden_incidents": totals.hidden_incidents,
        "hidden_claims": totals.hidden_claims,
        "not_on_the_map": totals.unplaced,
        "undated_claims_left_out": totals.undated,
    }
