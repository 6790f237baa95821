"""One row's track: marks on the axis, their labels, third parties in lanes below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from incidents.charts import told, words
from incidents.charts.axis import Axis
from incidents.charts.html import Html, bdi, el, join
from incidents.charts.labels import Plotted, Spot, overlap, place
from incidents.ledger import sentences
from incidents.ledger.records import Account, Comparison
from incidents.model import Claim, CountRange, Dataset

NARROW, MIDDLE, WIDE = 285.0, 360.0, 560.0
"""Widths of the axis, in CSS pixels, that labels are arranged for."""

CLOSE = 3.4
"""Percent of the axis within which two marks are moved apart, up and down."""

MAX_LANES = 3


@dataclass(frozen=True)
class Figure:
    """One side's figure on a row: its account, its class and where it lies."""

    css: str
    account: Account
    plotted: Plotted

    @property
    def voices(self) -> tuple[CountRange, ...]:
        """Its distinct counts, lowest first."""
        return tuple(one for one in self.account.voices if one.has_number) or (self.account.count,)


def track(comparison: Comparison, dataset: Dataset, axis: Axis) -> Html:
    """Draw a row's track and the gutter for those who give no figure."""
    figures = _figures(comparison, dataset, axis)
    dodges = _dodges(figures)
    middle, narrow = _spots(figures, MIDDLE), _spots(figures, NARROW)
    lanes = _lanes(comparison, dataset, axis)
    plot = el(
        "div",
        "p",
        grid(axis),
        _bar(comparison, figures),
        join(_ghosts(one, figures, middle, dataset, axis) for one in figures),
        join(_marks(one, axis, dodge) for one, dodge in zip(figures, dodges, strict=True)),
        join(map(_label, figures, middle, narrow, _places(figures))),
        join(lanes),
    )
    style = f"--t:{len(lanes)};--d:{int('D' in middle)};--nd:{int('D' in narrow)}"
    return el("div", "tr", plot, gutter(comparison, dataset), style=style)


def grid(axis: Axis) -> Html:
    """Draw the hair lines at the ticks."""
    return join(el("i", "tk", style=_left(axis.at(tick))) for tick in axis.ticks)


def _left(at: float) -> str:
    return f"left:{at:.2f}%"


def _figures(comparison: Comparison, dataset: Dataset, axis: Axis) -> list[Figure]:
    """List the sides' figures, lower first; side 1 first where they are equal."""
    found = [
        _figure(account, dataset, axis)
        for account in comparison.accounts
        if account.state == "figure" and account.count.has_number
    ]
    return sorted(found, key=lambda one: (one.plotted.low, one.plotted.high, one.css))


def _figure(account: Account, dataset: Dataset, axis: Axis) -> Figure:
    counts = [one for one in account.voices if one.has_number] or [account.count]
    plotted = Plotted(
        low=min(axis.at(shown_low(one)) for one in counts),
        high=max(axis.at(_top(one)) for one in counts),
        figure=told.account_figure(account),
        verb=told.verb(account, dataset),
        is_open=any(one.is_open for one in counts),
    )
    return Figure(words.side_class(dataset, account.side), account, plotted)


def _top(count: CountRange) -> int:
    """Give the highest number that was said; an open count ends where it begins."""
    return shown_low(count) if count.high is None else count.high


def shown_low(count: CountRange) -> int:
    """Give the number as it was said: "more than 200" stands at 200, though its low is 201."""
    low = count.low or 0
    return low - 1 if count.is_more_than else low


def _spots(figures: Sequence[Figure], width: float) -> tuple[Spot, ...]:
    return place([one.plotted for one in figures], width)


def _dodges(figures: Sequence[Figure]) -> list[int]:
    """Move marks of two sides apart where they would cover each other: first up, second down."""
    if len(figures) < 2:
        return [0] * len(figures)
    first, second = (one.plotted for one in figures)
    return [-7, 7] if second.low - first.high < CLOSE else [0, 0]


def _bar(comparison: Comparison, figures: Sequence[Figure]) -> Html | None:
    """Join two sides' nearest ends, only where the ledger compared them and found a gap."""
    if comparison.verdict != "differ" or len(figures) < 2:
        return None
    start, end = figures[0].plotted.high, figures[1].plotted.low
    return el("i", "cn", style=f"{_left(start)};width:{max(end - start, 0):.2f}%")


def _marks(figure: Figure, axis: Axis, dodge: int) -> Html:
    """Draw every voice of a side, on a thin line where its sources disagree."""
    shift = f";margin-top:{dodge}px" if dodge else ""
    low, high = figure.plotted.low, figure.plotted.high
    line = f"{_left(low)};width:{high - low:.2f}%{shift}"
    thin = el("i", f"jn {figure.css}", style=line) if len(figure.voices) > 1 else None
    return join([thin, *(_voice(one, figure.css, axis, shift) for one in figure.voices)])


def _voice(count: CountRange, css: str, axis: Axis, shift: str) -> Html:
    """Draw one count: a mark, a stretched mark for a range, an arrow for an open one."""
    start, end = axis.at(shown_low(count)), axis.at(_top(count))
    if end > start:
        return el("i", f"rg {css}", style=f"{_left(start)};width:{end - start:.2f}%{shift}")
    style = _left(start) + shift
    arrow = el("i", f"ar {css}", style=style) if count.is_open else None
    return join([arrow, el("i", f"m {css}", style=style)])


def _places(figures: Sequence[Figure]) -> tuple[str, ...]:
    """Tell the labels of the lane below apart: two take its ends, one stays near its mark."""
    return ("only",) if len(figures) == 1 else ("first", "last")


def _label(figure: Figure, middle: Spot, narrow: Spot, place_: str) -> Html:
    """Write a figure with its verb, outward from its mark."""
    plotted = figure.plotted
    css = f"lb {figure.css} {_spot_css(middle, narrow, plotted)} {place_}"
    number = el("b", "", plotted.figure)
    return el("span", css, number, f" {plotted.verb}", style=_ends(plotted))


def _spot_css(middle: Spot, narrow: Spot, plotted: Plotted) -> str:
    return f"{middle} n{narrow}" + (" open" if plotted.is_open else "")


def _ghosts(
    figure: Figure,
    figures: Sequence[Figure],
    spots: Sequence[Spot],
    dataset: Dataset,
    axis: Axis,
) -> Html:
    """Draw replaced figures, small and struck, where they cover no label (wide screens only)."""
    labels = [one.plotted.label(spot, WIDE) for one, spot in zip(figures, spots, strict=True)]
    marks = [one.plotted.span(WIDE) for one in figures]
    ghosts = [
        _Ghost(count.label, axis.at(shown_low(count)), figure.css)
        for count in told.superseded(figure.account, dataset)
    ]
    return join(one.draw(marks) for one in ghosts if not _hits(one.span, labels))


def _hits(span: tuple[float, float], others: Iterable[tuple[float, float]]) -> bool:
    return any(overlap(span, other) for other in others)


@dataclass(frozen=True)
class _Ghost:
    """A replaced figure: its text, its place in percent, its side's class."""

    label: str
    at: float
    css: str

    @property
    def span(self) -> tuple[float, float]:
        """The pixels it covers on a wide axis."""
        middle = self.at * WIDE / 100
        return (middle - 12 - 8 * len(self.label), middle + 6)

    def draw(self, marks: Sequence[tuple[float, float]]) -> Html:
        """Draw the hollow mark and the struck number; the number alone beside a standing mark."""
        style = _left(self.at)
        text = el("span", f"ghl {self.css}", el("s", "", self.label), style=style)
        middle = self.at * WIDE / 100
        is_covered = _hits((middle - 5, middle + 5), marks)
        return text if is_covered else join([el("i", f"gh {self.css}", style=style), text])


def _lanes(comparison: Comparison, dataset: Dataset, axis: Axis) -> list[Html]:
    """Draw third parties, one a lane; those beyond the third are counted in the last."""
    counted = [one for one in told.others(comparison, dataset) if one.count.has_number]
    rest = len(counted) - MAX_LANES
    return [
        _lane(claim, number, dataset, axis, rest if number == MAX_LANES - 1 else 0)
        for number, claim in enumerate(counted[:MAX_LANES])
    ]


def _lane(claim: Claim, number: int, dataset: Dataset, axis: Axis, rest: int) -> Html:
    name = words.short_name(sentences.party_name(dataset, claim.claimant))
    tail = f" and {rest} more" if rest > 0 else ""
    low, high = axis.at(shown_low(claim.count)), axis.at(_top(claim.count))
    plotted = Plotted(low, high, claim.count.label, name + tail, claim.count.is_open)
    (middle,), (narrow,) = place([plotted], MIDDLE), place([plotted], NARROW)
    css = f"lb t {_spot_css(middle, narrow, plotted)} only"
    figure = el("b", "", plotted.figure)
    label = el("span", css, figure, " ", bdi(name), tail, style=_ends(plotted))
    return el("div", "ln", _voice(claim.count, "t", axis, ""), label, style=f"--i:{number}")


def _ends(plotted: Plotted) -> str:
    return f"--x0:{plotted.low:.2f}%;--x1:{plotted.high:.2f}%"


def gutter(comparison: Comparison, dataset: Dataset) -> Html:
    """Name the sides that give no figure: dashed, nothing was found; slashed, it denies."""
    return el("div", "g", join(_silences(comparison.accounts, dataset)))


def _silences(accounts: Iterable[Account], dataset: Dataset) -> list[Html]:
    return [
        el("span", "ng", _empty_mark(one, dataset), bdi(_no_figure(one, dataset)))
        for one in accounts
        if one.state != "figure"
    ]


def _no_figure(account: Account, dataset: Dataset) -> str:
    said = told.account_words(account, dataset)
    return f"{said}, no figure" if account.state in ("denies", "disputes") else said


def _empty_mark(account: Account, dataset: Dataset) -> Html:
    css = words.side_class(dataset, account.side)
    return el("i", f"gm {css} {account.state}", aria_hidden="true")
