"""Making a whole brief, and writing it as plain data."""

from __future__ import annotations

import dataclasses
from typing import Any

from incidents.brief.asked import asked, notes
from incidents.brief.corrections import corrections_in_view
from incidents.brief.coverage import coverage
from incidents.brief.differences import differences, lead
from incidents.brief.lists import incident_lines, others, references, unplaced
from incidents.brief.mapped import map_view
from incidents.brief.opened import opened
from incidents.brief.panels import panels
from incidents.brief.shape import VERSION, Brief
from incidents.brief.sight import Sight
from incidents.brief.tally import bounds, tally
from incidents.brief.timeline import timeline
from incidents.words.tongue import language, speaking


def make(sight: Sight, spoken: str = "", *, with_coverage: bool = False) -> Brief:
    """Work a view out once, as frozen plain values.

    Parameters
    ----------
    sight
        The view, its data and the page's public address.
    spoken
        The language, such as ``en_GB``; by default that of the surroundings.
    with_coverage
        Whether to tell how much of the record there is, whatever the view.

    Raises
    ------
    UnknownIncidentError
        If the view is of an incident that does not exist.
    """
    with speaking(spoken or language()):
        return Brief(
            version=VERSION,
            language=language(),
            asked=asked(sight),
            tally=tally(sight),
            lead=lead(sight),
            panels=panels(sight),
            differences=differences(sight),
            others=others(sight),
            timeline=timeline(sight),
            map=map_view(sight),
            unplaced=unplaced(sight),
            incidents=incident_lines(sight),
            incident=opened(sight),
            sources=references(sight),
            notes=notes(sight),
            corrections=corrections_in_view(sight),
            left_out=bounds(sight),
            coverage=coverage(sight) if with_coverage else None,
        )


def as_json(brief: Brief) -> dict[str, Any]:
    """Write a brief as plain data for JSON."""
    return dataclasses.asdict(brief)
