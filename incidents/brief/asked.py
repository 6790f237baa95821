"""What is asked, and of which data; and the notes that travel with it."""

from __future__ import annotations

from incidents import __version__
from incidents.brief.shape import Asked, LicenceLine, Notes, Told
from incidents.brief.sight import Sight
from incidents.query import FILTERS
from incidents.query.identity import make_id, view_params
from incidents.query.permalink import view_link
from incidents.text import one_line
from incidents.words import asked as words
from incidents.words import citing, incidents, when
from incidents.words import notes as said


def asked(sight: Sight) -> Asked:
    """Say what is asked."""
    manifest, query = sight.manifest, sight.query
    return Asked(
        title=one_line(manifest.title),
        subtitle=one_line(manifest.subtitle),
        dataset=manifest.name,
        dataset_version=one_line(manifest.version),
        updated=manifest.updated.isoformat(),
        digest=sight.store.digest,
        atlas=sight.store.atlas,
        atlas_digest=sight.store.atlas_digest,
        software=__version__,
        id=view_id(sight),
        params=view_params(sight.view),
        address=_address(sight),
        words=_words(sight),
        days=when.period(query.start, query.end),
        as_known=when.as_known(query.as_known_on, sight.store.zone),
        as_of=when.as_of(query.as_known_on, manifest.updated, sight.store.zone),
        filters=tuple(_filters(sight)),
        start=query.start.isoformat() if query.start else "",
        end=query.end.isoformat() if query.end else "",
        as_known_on=query.to_params().get("as_known_on", ""),
    )


def _address(sight: Sight) -> str:
    return view_link(sight.address, sight.view, sight.store.span, sight.manifest.name)


def view_id(sight: Sight) -> str:
    """Give the id of the view, its data, its atlas and this version."""
    store = sight.store
    return make_id(view_params(sight.view), store.digest, __version__, store.atlas_digest)


def _words(sight: Sight) -> str:
    """Say the view as a phrase; an open incident by its title and days."""
    incident = sight.opened
    if incident is None:
        return words.describe(sight.query, sight.store.names)
    return f"{incidents.title(incident)}, {when.incident(incident)}"


def _filters(sight: Sight) -> list[Told]:
    told, titles = words.filters(sight.query, sight.store.names), words.titles()
    by_field = {one.field: one for one in FILTERS}
    return [
        Told(field, by_field[field].parameter, titles[field], text)
        for field, text in told.items()
        if field in titles
    ]


def notes(sight: Sight) -> Notes:
    """Gather what travels with the view."""
    manifest = sight.manifest
    first, second = (side.name for side in manifest.sides)
    boundary = manifest.boundary
    return Notes(
        reading=said.reading(first, second),
        boundary=said.boundary(boundary.name, boundary.note) if boundary else "",
        caveats=tuple(map(one_line, manifest.caveats)),
        licences=tuple(
            LicenceLine(one.name, one_line(one.title), one.path, one_line(one.covers))
            for one in manifest.licences
        ),
        origins=tuple(sorted({place.origin for place in sight.shown.places.values()})),
        citation=_citation(sight),
        dataset_citation=one_line(manifest.citation),
    )


def _citation(sight: Sight) -> str:
    manifest = sight.manifest
    return citing.line(
        citing.AUTHOR,
        citing.view_title(manifest.title, _words(sight)),
        citing.dataset_name(manifest.name),
        citing.version(manifest.version),
        manifest.updated.isoformat(),
        _address(sight),
        note=citing.view_note(view_id(sight), __version__, manifest.citation),
    )
