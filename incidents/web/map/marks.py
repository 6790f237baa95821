"""The marks of one view as one folium feature group that can be swapped without a remount.

What travels in each step is small: a row a mark with an opaque id, its styles and the lines of its
tooltip by number, each of them written once. The outlines of areas and lines are in static files
that the browser asks for once; only what is in none of them travels with the marks.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import folium
from branca.element import MacroElement
from folium.template import Template

from incidents.brief.geometry import Extent
from incidents.brief.shape import Mark
from incidents.theme import Scheme
from incidents.web.map.encode import mark_id, script_literal
from incidents.web.map.literal import literal_branca
from incidents.web.map.looks import DECIMALS, Drawable, Pass, drawable, passes


@dataclass(frozen=True)
class Opening:
    """Where a map opens, once: degrees in EPSG:4326 and a Leaflet zoom level."""

    lat: float
    lon: float
    zoom: float


class MarkScript(MacroElement):
    """Hand the marks, the theme and wishes to `crossmap.js`, which fills the group."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "crossmap.marks({{ this._parent._parent.get_name() }}, {{ this.settings }},"
        " {{ this._parent.get_name() }});"
        "{% endmacro %}"
    )

    def __init__(self, settings: Mapping[str, object]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "MarkScript"
        self.settings = script_literal(settings)


class Shared:
    """Values by number, each listed once, in the order in which they came."""

    def __init__(self) -> None:
        self._found: dict[Hashable, tuple[int, Any]] = {}

    def number(self, value: Any) -> int:
        """Give the number of a value; equal ones, by what JSON makes of them, have one."""
        key = value if isinstance(value, str) else json.dumps(value)
        return self._found.setdefault(key, (len(self._found), value))[0]

    @property
    def values(self) -> list[Any]:
        """The values by their numbers."""
        return [value for _number, value in self._found.values()]


def mark_layer(
    marks: Iterable[Mark],
    selected: str | None,
    theme: Scheme,
    *,
    report_view: bool = False,
    view: Opening | None = None,
    aim: Extent | None = None,
    shapes: Mapping[str, str] | None = None,
) -> folium.FeatureGroup:
    """Draw the marks of a view.

    Parameters
    ----------
    marks
        What to draw; a mark whose place cannot be drawn is left out, the others stay.
    selected
        The key of a mark or the id of an incident to emphasise, or None.
    theme
        Which colours to use.
    report_view
        Whether the browser sends the map's bounds and zoom after each move.
    view
        Where to open the map; ignored once the map has been shown.
    aim
        What to move to when it changes, as in `MapView.aim`; the whole region if None.
    shapes
        The address of the file that holds the outline of a mark, by the mark's key.

    Returns
    -------
    folium.FeatureGroup
        A group whose script is the same text whenever the input is the same.
    """
    literal_branca()
    drawn = drawable(marks, selected)
    group = folium.FeatureGroup(name="marks", control=False)
    wishes = {
        "theme": theme,
        "reportView": report_view,
        "view": [view.lat, view.lon, view.zoom] if view else None,
        "aim": _corners(aim) if aim else None,
    }
    MarkScript(wishes | _written(drawn) | _outlines(drawn, shapes or {})).add_to(group)
    return group


def _written(drawn: list[Drawable]) -> dict[str, object]:
    """Write the marks and their passes, with what they share by number."""
    lines, styles = Shared(), Shared()
    place = {item.mark.key: number for number, item in enumerate(drawn)}
    return {
        "marks": [_row(item, lines) for item in drawn],
        "passes": [_pass(one, place, styles) for one in passes(drawn)],
        "lines": lines.values,
        "styles": styles.values,
    }


def _row(item: Drawable, lines: Shared) -> list[object]:
    """Describe a mark as crosslabels.js reads it: see ``ofMark`` there for the order."""
    mark = item.mark
    return [
        mark_id(mark.key),
        mark.shape,
        round(mark.lat, DECIMALS),
        round(mark.lon, DECIMALS),
        item.radius,
        mark.n_incidents,
        mark.n_claims,
        item.emphasis.strip(),
        int(item.is_quiet),
        [lines.number(line) for line in mark.words],
    ]


def _pass(one: Pass, place: Mapping[str, int], styles: Shared) -> list[object]:
    rows = [[place[item.mark.key], styles.number(style)] for item, style in one.drawn]
    return [one.options, rows]


def _outlines(drawn: list[Drawable], shapes: Mapping[str, str]) -> dict[str, object]:
    """Say where the outlines of areas and lines are: in which files, or right here."""
    wanted = [item for item in drawn if item.mark.shape in ("area", "line")]
    here = {mark_id(d.mark.key): d.geometry for d in wanted if d.mark.key not in shapes}
    files = {shapes[item.mark.key] for item in wanted if item.mark.key in shapes}
    return {"shapes": here, "files": sorted(files)}


def _corners(extent: Extent) -> list[list[float]]:
    """Write an extent as Leaflet's south-west and north-east corners."""
    west, south, east, north = (round(degree, DECIMALS) for degree in extent)
    return [[south, west], [north, east]]
