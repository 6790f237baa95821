"""Numbered citations: a number beside each figure, and the list the numbers lead to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from incidents import cite
from incidents.charts import words
from incidents.maps.theme import Tokens
from incidents.model import Dataset, Source
from incidents.phrases import MONTHS
from incidents.snapshot.boxes import Box
from incidents.snapshot.canvas import Canvas
from incidents.snapshot.typesetting import Run, Type, width_of, wrap_runs

MOST_BESIDE = 3


@dataclass
class Notes:
    """Gives each source a number when it is first needed, in the order of drawing."""

    dataset: Dataset
    tokens: Tokens
    numbers: dict[str, int] = field(default_factory=dict)

    def of(self, claims: Iterable[str]) -> list[int]:
        """Give the numbers of the sources of claims."""
        found = [
            source
            for claim in claims
            if claim in self.dataset.claims
            for source in self.dataset.claims[claim].sources
            if source in self.dataset.sources
        ]
        return sorted({self.numbers.setdefault(one, len(self.numbers) + 1) for one in found})

    def label(self, claims: Sequence[str]) -> str:
        """Write the numbers of claims' sources: "1,4", or "1,4,7+" where there are many."""
        numbers = [str(number) for number in self.of(claims)]
        more = "+" if len(numbers) > MOST_BESIDE else ""
        return ",".join(numbers[:MOST_BESIDE]) + more

    def room(self, claims: Sequence[str]) -> float:
        """Measure the most that the numbers beside a figure can take, without giving any."""
        ids = {
            source
            for one in claims
            if one in self.dataset.claims
            for source in self.dataset.claims[one].sources
        }
        count = min(len(ids), MOST_BESIDE)
        text = ",".join(["00"] * count) + ("+" if len(ids) > MOST_BESIDE else "")
        return width_of(text, Type(8.5)) + 3

    def write(self, canvas: Canvas, x: float, base: float, claims: Sequence[str]) -> float:
        """Set the numbers raised beside a figure and return their width."""
        kind = Type(8.5, color=self.tokens.muted)
        return canvas.text(x, base - 4.5, self.label(claims), kind)

    def sources(self) -> list[tuple[int, Source]]:
        """List the sources that were given a number, in order."""
        return [(number, self.dataset.sources[one]) for one, number in self.numbers.items()]


def runs_of(number: int, source: Source, tokens: Tokens, size: float, year: int) -> list[Run]:
    """Set one source: its number, its outlet, the day it was published."""
    when = published_day(source.published, year)
    return [
        (f"{number} ", Type(size, 600, color=tokens.ink)),
        (f"{source.outlet}, {when}", Type(size, color=tokens.muted)),
    ]


def published_day(published: str, year: int) -> str:
    """Write when a source was published: its day, its month or that no date was found."""
    found = cite.date_parts(published)
    if found[2]:
        return words.day(dt.date(*map(int, found)), year)
    if found[1]:
        return f"{MONTHS[int(found[1]) - 1][:3]} {found[0]}"
    return found[0] or "undated"


def draw_list(
    canvas: Canvas, notes: Notes, box: Box, *, size: float = 10.5, leading: float = 14.0
) -> float:
    """Set the list of sources as one paragraph; what does not fit is counted.

    Returns
    -------
    float
        The y below the last line.
    """
    runs: list[Run] = [("Sources   ", Type(size, 600, color=notes.tokens.ink))]
    listed = notes.sources()
    fitting = max(int((box.h + 2) // leading), 1)
    shown = len(listed)
    while True:
        entries = _joined(listed[:shown], notes, size, len(listed) - shown)
        lines = wrap_runs([*runs, *entries], box.w)
        if len(lines) <= fitting or shown == 0:
            break
        shown -= 1
    y = box.y + size
    for line in lines:
        canvas.runs(box.x, y, line)
        y += leading
    return y


def _joined(
    listed: Sequence[tuple[int, Source]], notes: Notes, size: float, rest: int
) -> list[Run]:
    plain = Type(size, color=notes.tokens.muted)
    year = notes.dataset.manifest.headline.start.year
    runs: list[Run] = []
    for number, source in listed:
        runs += [*runs_of(number, source, notes.tokens, size, year), ("  ·  ", plain)]
    if rest:
        return [*runs, (f"and {rest} more, in the data of this view", plain)]
    return runs[:-1]
