"""The brief: a view worked out once, as frozen plain values that every pen draws from.

It knows no page, no picture and no markup. `make` works all of it out; the page asks a `Sight`
for the parts that it shows.
"""

from incidents.brief.asked import asked, notes, view_id
from incidents.brief.corrections import corrections, corrections_in_view
from incidents.brief.coverage import coverage
from incidents.brief.differences import differences, lead
from incidents.brief.finding import matches, suggestions
from incidents.brief.lists import incident_lines, others, references, unplaced
from incidents.brief.making import as_json, make
from incidents.brief.mapped import map_view
from incidents.brief.opened import absent, opened
from incidents.brief.panels import panels
from incidents.brief.shape import Brief, Differences, IncidentLine, MapView, Mark
from incidents.brief.shape_found import Matches, Suggestion
from incidents.brief.sight import Sight
from incidents.brief.sums import opened_sum, parse_key
from incidents.brief.tally import bounds, tally
from incidents.brief.timeline import period_of, timeline

__all__ = [
    "Brief",
    "Differences",
    "IncidentLine",
    "MapView",
    "Mark",
    "Matches",
    "Sight",
    "Suggestion",
    "absent",
    "as_json",
    "asked",
    "bounds",
    "corrections",
    "corrections_in_view",
    "coverage",
    "differences",
    "incident_lines",
    "lead",
    "make",
    "map_view",
    "matches",
    "notes",
    "opened",
    "opened_sum",
    "others",
    "panels",
    "parse_key",
    "period_of",
    "references",
    "suggestions",
    "tally",
    "timeline",
    "unplaced",
    "view_id",
]
