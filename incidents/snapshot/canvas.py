"""A sheet of paper measured in CSS pixels from its top left corner, on which layouts draw.

All lengths are pixels at 96 per inch, x to the right and y downwards. Text keeps to the typefaces
of this package; nothing here knows what is being drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib import patheffects
from matplotlib.artist import Artist
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, PathPatch, Polygon, Rectangle
from matplotlib.path import Path
from matplotlib.transforms import TransformedPath

from incidents.snapshot import fonts
from incidents.snapshot.boxes import Box, Point
from incidents.snapshot.typesetting import Run, Type, clean_run, segments, width_of, wrap_runs

DPI = 96
POINTS = 72 / DPI


class Canvas:
    """A figure of a given size in pixels, with drawing commands in pixels.

    Parameters
    ----------
    width, height
        Size in pixels at 96 per inch.
    paper
        Background colour.
    zoom
        How many times larger everything is drawn than its size in pixels says.
    """

    def __init__(self, width: float, height: float, paper: str, zoom: float = 1.0) -> None:
        fonts.register()
        self.width, self.height, self.paper, self.zoom = width, height, paper, zoom
        self.unit = POINTS * zoom
        size = (width * zoom / DPI, height * zoom / DPI)
        self.figure = Figure(figsize=size, dpi=DPI, facecolor=paper)
        self.axes = self.figure.add_axes((0.0, 0.0, 1.0, 1.0))
        self.axes.set_xlim(0.0, width)
        self.axes.set_ylim(height, 0.0)
        self.axes.set_axis_off()
        self.axes.set_autoscale_on(False)
        self.texts: list[tuple[str, Type]] = []
        self._halos = 0
        # matplotlib gives every artist that has no clip path one of its own, made at some cost.
        self._whole = TransformedPath(Path.unit_rectangle(), self.axes.transAxes)

    def add(self, artist: Artist, z: float, clip: Box | None = None) -> None:
        """Add any artist in pixel coordinates, clipped to a box."""
        artist.set_zorder(z)
        artist.set_clip_path(self._whole)
        self.axes.add_artist(artist)
        if clip is not None:
            corners = Rectangle((clip.x, clip.y), clip.w, clip.h, transform=self.axes.transData)
            artist.set_clip_path(corners)
        else:
            artist.set_clip_on(False)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        kind: Type,
        *,
        anchor: str = "left",
        halo: str = "",
        url: str = "",
        z: float = 10.0,
    ) -> float:
        """Set one line with its baseline at y and return its width in pixels."""
        text = clean_run(text)
        width = width_of(text, kind)
        if not text.strip():
            return width
        left = x - {"left": 0.0, "center": width / 2, "right": width}[anchor]
        pieces = segments(text)
        at, place = ((x, y), anchor) if len(pieces) == 1 else ((left, y), "left")
        for piece in pieces:
            if halo:
                self._halo(at, piece, kind, place, halo, z=z)
            self._put(at, piece, kind, place, z, url=url)
            at = (at[0] + width_of(piece, kind), y)
        if kind.struck:
            middle = y - kind.size * 0.32
            self.line([(left - 1, middle), (left + width + 1, middle)], kind.color, 1.1, z=z)
        return width

    def _put(self, at: Point, text: str, kind: Type, anchor: str, z: float, **more: Any) -> None:
        self.texts.append((text, kind))
        self.axes.text(
            *at,
            text,
            ha=anchor,
            va="baseline",
            color=kind.color,
            fontfamily=fonts.families(kind.family, text),
            fontsize=kind.size * self.unit,
            fontweight=kind.weight,
            fontstyle="italic" if kind.italic else "normal",
            parse_math=False,
            zorder=z,
            clip_path=self._whole,
            clip_on=False,
            **more,
        )

    def _halo(self, at: Point, text: str, kind: Type, anchor: str, color: str, *, z: float) -> None:
        """Draw the outline of a text in the colour of the paper, so that it reads on anything."""
        self._halos += 1
        effect = patheffects.Stroke(
            linewidth=4.0 * self.unit, foreground=color, joinstyle="round", capstyle="round"
        )
        name = f"halo-{self._halos}"
        self._put(at, text, kind, anchor, z - 0.01, path_effects=[effect], gid=name)

    def runs(self, x: float, y: float, runs: Sequence[Run], *, halo: str = "") -> float:
        """Set differently set pieces one after the other; return the width of all."""
        at = x
        for text, kind in runs:
            at += self.text(at, y, text, kind, halo=halo)
        return at - x

    def paragraph(
        self, x: float, y: float, runs: Sequence[Run], width: float, leading: float
    ) -> float:
        """Set wrapped lines, the first baseline at y; return the y below the last line."""
        for line in wrap_runs(runs, width):
            self.runs(x, y, line)
            y += leading
        return y

    def line(
        self,
        points: Sequence[Point] | np.ndarray,
        color: str,
        weight: float = 1.0,
        *,
        dash: Sequence[float] = (),
        offset: float = 0.0,
        z: float = 5.0,
        clip: Box | None = None,
    ) -> None:
        """Draw a line through points; ``dash`` is in pixels."""
        along = np.asarray(points, dtype=float)
        drawn = Line2D(
            along[:, 0],
            along[:, 1],
            color=color,
            linewidth=weight * self.unit,
            linestyle=(offset * self.unit, [step * self.unit for step in dash]) if dash else "-",
            solid_capstyle="butt",
            dash_capstyle="butt",
            solid_joinstyle="round",
            dash_joinstyle="round",
        )
        self.add(drawn, z, clip)

    def lines(
        self,
        parts: Sequence[np.ndarray],
        color: str,
        weight: float,
        *,
        dash: Sequence[float] = (),
        z: float = 5.0,
        clip: Box | None = None,
        alpha: float = 1.0,
    ) -> None:
        """Draw many lines alike."""
        drawn = LineCollection(
            list(parts),
            colors=[color],
            linewidths=[weight * self.unit],
            linestyles=[(0, [step * self.unit for step in dash]) if dash else "solid"],
            alpha=alpha,
            capstyle="butt",
            joinstyle="round",
        )
        self.add(drawn, z, clip)

    def box(
        self,
        box: Box,
        fill: str = "none",
        *,
        stroke: str = "none",
        weight: float = 1.0,
        dash: Sequence[float] = (),
        z: float = 4.0,
        clip: Box | None = None,
    ) -> None:
        """Draw a rectangle."""
        drawn = Rectangle(
            (box.x, box.y),
            box.w,
            box.h,
            facecolor=fill,
            edgecolor=stroke,
            linewidth=weight * self.unit if stroke != "none" else 0.0,
            linestyle=(0, [step * self.unit for step in dash]) if dash else "solid",
        )
        self.add(drawn, z, clip)

    def disc(
        self,
        x: float,
        y: float,
        radius: float,
        fill: str = "none",
        *,
        stroke: str = "none",
        weight: float = 1.0,
        dash: Sequence[float] = (),
        z: float = 6.0,
        clip: Box | None = None,
    ) -> None:
        """Draw a circle."""
        drawn = Circle(
            (x, y),
            radius,
            facecolor=fill,
            edgecolor=stroke,
            linewidth=weight * self.unit if stroke != "none" else 0.0,
            linestyle=(0, [step * self.unit for step in dash]) if dash else "solid",
        )
        self.add(drawn, z, clip)

    def polygon(
        self, points: Sequence[Point], fill: str, *, stroke: str = "none", z: float = 6.0
    ) -> None:
        """Draw a closed shape."""
        drawn = Polygon(
            np.asarray(points),
            closed=True,
            facecolor=fill,
            edgecolor=stroke,
            linewidth=self.unit if stroke != "none" else 0.0,
        )
        self.add(drawn, z)

    def path(
        self,
        path: Path,
        fill: str,
        *,
        stroke: str = "none",
        weight: float = 1.0,
        z: float = 2.0,
        clip: Box | None = None,
        alpha: float = 1.0,
    ) -> None:
        """Draw a path that may have holes."""
        drawn = PathPatch(
            path,
            facecolor=fill,
            edgecolor=stroke,
            linewidth=weight * self.unit if stroke != "none" else 0.0,
            joinstyle="round",
            alpha=alpha,
        )
        self.add(drawn, z, clip)
