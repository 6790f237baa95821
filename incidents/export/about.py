"""What travels with every export: the view in words, its counts, sources, licences and id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from incidents import brief
from incidents.brief.shape import Asked, Notes, Tally
from incidents.export.corrected import Log
from incidents.model import Dataset, Manifest, Source


@dataclass(frozen=True)
class About:
    """The facts that make a view checkable, apart from its rows.

    ``asked``, ``tally`` and ``notes`` are those of the view's brief; ``sources`` are those of
    all rows, ``origins`` say where their geometries come from, with their licences, and
    ``corrections`` what of them was changed after publication.
    """

    asked: Asked
    tally: Tally
    notes: Notes
    manifest: Manifest
    sources: tuple[Source, ...]
    origins: tuple[str, ...]
    corrections: tuple[dict[str, Any], ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Write the facts as plain JSON values, without the sources' notes."""
        asked, manifest = self.asked, self.manifest
        return {
            "id": asked.id,
            "title": asked.title,
            "view": asked.words,
            "as_known": asked.as_of,
            "query": asked.params,
            "counts": self.counts,
            "dataset": asked.dataset,
            "dataset_version": asked.dataset_version,
            "dataset_updated": asked.updated,
            "data_sha256": asked.digest,
            "atlas": asked.atlas,
            "atlas_sha256": asked.atlas_digest,
            "crossclaim_version": asked.software,
            "citation": self.notes.citation,
            "licences": [licence.model_dump() for licence in manifest.licences],
            "place_origins": list(self.origins),
            "sources": [_source(source) for source in self.sources],
            "corrections": list(self.corrections),
            "caveats": list(manifest.caveats),
            "boundary_note": manifest.boundary.note if manifest.boundary else "",
        }

    @property
    def counts(self) -> dict[str, int]:
        """How much is in the view and how much is not, by the one counting rule."""
        tally = self.tally
        return {
            "incidents": tally.incidents,
            "claims": tally.claims,
            "outside_incidents": tally.outside_incidents,
            "outside_claims": tally.outside_claims,
            "hidden_incidents": tally.hidden_incidents,
            "hidden_claims": tally.hidden_claims,
            "not_on_the_map": tally.unplaced,
            "undated_claims_left_out": tally.undated,
        }

    @property
    def licence_line(self) -> str:
        """Name every licence and what it covers, in one line."""
        return "; ".join(f"{one.title} ({one.covers})" for one in self.manifest.licences)


def _source(source: Source) -> dict[str, str]:
    return source.model_dump(include={"id", "outlet", "title", "url", "published"})


def about(sight: brief.Sight, rows: Dataset) -> About:
    """Gather the facts of a view whose rows are at hand."""
    return About(
        asked=brief.asked(sight),
        tally=brief.tally(sight),
        notes=brief.notes(sight),
        manifest=sight.manifest,
        sources=tuple(rows.sources.values()),
        origins=tuple(sorted({place.origin for place in rows.places.values()})),
        corrections=tuple(Log(rows).rows()),
    )
