"""The shape of a brief: a view worked out as frozen plain values.

Every text in it is one line, in the language that it names, and no markup. Positions are percent
of an axis. Every list is bounded, and says what it leaves out.
"""

from __future__ import annotations

from dataclasses import dataclass

from incidents.brief.shape_asked import Asked, Bound, LicenceLine, Notes, Reference, Tally, Told
from incidents.brief.shape_cards import (
    Card,
    LeftOut,
    Opened,
    OpenedSum,
    RetellingLine,
    SourceLink,
    Topic,
)
from incidents.brief.shape_corrections import Correction, CorrectionGroup, Corrections
from incidents.brief.shape_coverage import Coverage, CoverageRow, SideCover
from incidents.brief.shape_leads import Lead, LeadLine, OtherCount
from incidents.brief.shape_panels import Block, Panel, PanelRow, PanelState, Quiet
from incidents.brief.shape_rows import Beside, Cell, Differences, Group, LedgerRow, Old, Point, Tick
from incidents.brief.shape_scene import (
    Bar,
    Heard,
    IncidentLine,
    KeyEntry,
    MapView,
    Mark,
    Timeline,
)

VERSION = "1"
"""The version of this shape; a field that changes its meaning raises it."""


@dataclass(frozen=True)
class Brief:
    """A view, worked out once: every pen draws from it, so that they cannot disagree.

    Attributes
    ----------
    version
        The version of this shape.
    language
        The language of its texts, such as ``en_GB``.
    asked
        What is asked, and of which data.
    tally
        How much is in view and how much is not.
    lead
        The greatest difference in view; null where none can be compared.
    panels
        What each side says, in the order of the sides.
    differences
        Every row of the ledger in view.
    others
        Third parties' counts.
    timeline
        Claims by the day of the event.
    map
        The map.
    unplaced
        Incidents in view without a place on the map.
    incidents
        Incidents in view, by date.
    incident
        The incident that is open; null where none is.
    sources
        The sources of the claims in view, numbered.
    notes
        What travels with every view.
    corrections
        What of it was changed in the data after publication.
    left_out
        Every list that is cut, and of how much.
    coverage
        How much of the record there is; null unless that is what is drawn.
    """

    version: str
    language: str
    asked: Asked
    tally: Tally
    lead: Lead | None
    panels: tuple[Panel, Panel]
    differences: Differences
    others: tuple[OtherCount, ...]
    timeline: Timeline
    map: MapView
    unplaced: tuple[IncidentLine, ...]
    incidents: tuple[IncidentLine, ...]
    incident: Opened | None
    sources: tuple[Reference, ...]
    notes: Notes
    corrections: Corrections
    left_out: tuple[Bound, ...]
    coverage: Coverage | None = None


__all__ = [
    "VERSION",
    "Asked",
    "Bar",
    "Beside",
    "Block",
    "Bound",
    "Brief",
    "Card",
    "Cell",
    "Correction",
    "CorrectionGroup",
    "Corrections",
    "Coverage",
    "CoverageRow",
    "Differences",
    "Group",
    "Heard",
    "IncidentLine",
    "KeyEntry",
    "Lead",
    "LeadLine",
    "LedgerRow",
    "LeftOut",
    "LicenceLine",
    "MapView",
    "Mark",
    "Notes",
    "Old",
    "Opened",
    "OpenedSum",
    "OtherCount",
    "Panel",
    "PanelRow",
    "PanelState",
    "Point",
    "Quiet",
    "Reference",
    "RetellingLine",
    "SideCover",
    "SourceLink",
    "Tally",
    "Tick",
    "Timeline",
    "Told",
    "Topic",
]
