"""Where the figures of one row lie on the axis, and where their labels go; nothing is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from incidents.charts.axis import Axis
from incidents.charts.labels import Plotted, Spot, place
from incidents.ledger import sentences
from incidents.ledger.records import Account, Comparison
from incidents.maps.theme import Tokens
from incidents.model import Claim, CountRange, Dataset
from incidents.snapshot.notes import Notes
from incidents.snapshot.typesetting import Type, width_of

CLOSE = 3.4
MAX_LANES = 2
GUTTER = 146.0
LEFT, RIGHT = 14.0, 34.0
LABEL_ROOM = 0.84


@dataclass(frozen=True)
class Measured(Plotted):
    """A figure on the axis whose label has been measured in the typeface it is set in."""

    measured: float = 0.0

    @property
    def text_width(self) -> float:
        """The width of its label, in pixels."""
        return self.measured


@dataclass(frozen=True)
class Figure:
    """One side's figure on a row: whose it is (0 or 1), its account, where it lies."""

    side: int
    account: Account
    plotted: Measured

    @property
    def voices(self) -> tuple[CountRange, ...]:
        """Its distinct counts, lowest first."""
        return tuple(one for one in self.account.voices if one.has_number) or (self.account.count,)


@dataclass(frozen=True)
class Chart:
    """What every row of one chart shares: the data, the axis, the box, the type."""

    dataset: Dataset
    axis: Axis
    x: float
    width: float
    tokens: Tokens
    notes: Notes

    @property
    def plot_width(self) -> float:
        """Pixels from the zero of the axis to its end."""
        return self.width - GUTTER - LEFT - RIGHT

    def at(self, value: int) -> float:
        """Give the x of a value."""
        return self.x + LEFT + self.axis.at(value) * self.plot_width / 100

    @property
    def gutter(self) -> float:
        """The x at which the words of those without a figure begin."""
        return self.x + self.width - GUTTER + 10

    def colors(self, side: int) -> tuple[str, str]:
        """Give the colours of a side's marks and of its words."""
        t = self.tokens
        return ((t.a, t.a_text), (t.b, t.b_text), (t.ink, t.ink))[side]

    def plain(self, size: float = 12.0) -> Type:
        """Give the type of notes."""
        return Type(size, color=self.tokens.muted)


def axis_of(comparisons: Iterable[Comparison], dataset: Dataset) -> Axis:
    """Make the one axis on which all rows are drawn."""
    values: list[int] = []
    for comparison in comparisons:
        counts = [count for account in comparison.accounts for count in account.voices]
        counts += [dataset.claims[one].count for one in comparison.others if one in dataset.claims]
        values += [number for count in counts for number in (low_of(count), high_of(count))]
    return _with_room(Axis.over(values))


def _with_room(axis: Axis) -> Axis:
    """Carry an axis on beyond its last value, so that a label fits at the right of any mark."""
    last = axis.first * (axis.last / axis.first) ** (1 / LABEL_ROOM)
    return Axis(axis.first, max(round(last), axis.last))


def low_of(count: CountRange) -> int:
    """Give the number as it was said: "more than 200" stands at 200, though its low is 201."""
    low = count.low or 0
    return low - 1 if count.is_more_than else low


def high_of(count: CountRange) -> int:
    """Give the highest number that was said; an open count ends where it begins."""
    return low_of(count) if count.high is None else count.high


def figures_of(comparison: Comparison, chart: Chart) -> list[Figure]:
    """List the sides' figures, lower first; side 1 first where they are equal."""
    found = [
        _figure(side, account, chart)
        for side, account in enumerate(comparison.accounts)
        if account.state == "figure" and account.count.has_number
    ]
    return sorted(found, key=lambda one: (one.plotted.low, one.plotted.high, one.side))


def _figure(side: int, account: Account, chart: Chart) -> Figure:
    counts = [one for one in account.voices if one.has_number] or [account.count]
    figure, verb = _told(account, chart.dataset)
    noted = chart.notes.room(speaking(account, chart.dataset))
    plotted = Measured(
        low=min(chart.axis.at(low_of(one)) for one in counts),
        high=max(chart.axis.at(high_of(one)) for one in counts),
        figure=figure,
        verb=verb,
        is_open=any(one.is_open for one in counts),
        measured=width_of(figure, Type(15, 600)) + 4 + width_of(verb, Type(12)) + 2 + noted,
    )
    return Figure(side, account, plotted)


def speaking(account: Account, dataset: Dataset) -> list[str]:
    """List the claims behind an account's figure or answer."""
    return [claim.id for claim in sentences.claims_of(account, dataset)]


def _told(account: Account, dataset: Dataset) -> tuple[str, str]:
    """Split what an account says into its figure and its verb."""
    figure = sentences.figure_label(account)
    return figure, sentences.account_label(account, dataset).removeprefix(figure).strip()


def spots_of(figures: Sequence[Figure], chart: Chart) -> tuple[Spot, ...]:
    """Choose where each label goes."""
    return place([one.plotted for one in figures], chart.plot_width)


def dodges_of(figures: Sequence[Figure]) -> list[float]:
    """Move marks of two sides apart where they would cover each other: first up, second down."""
    if len(figures) < 2:
        return [0.0] * len(figures)
    first, second = (one.plotted for one in figures)
    return [-7.0, 7.0] if second.low - first.high < CLOSE else [0.0, 0.0]


def replaced(account: Account, dataset: Dataset) -> list[CountRange]:
    """List the figures that an account gave before, oldest first, without those it still gives."""
    now = {voice.label for voice in account.voices}
    old = [dataset.claims[one].count for one in account.superseded if one in dataset.claims]
    return list({one.label: one for one in old if one.has_number and one.label not in now}.values())


def lanes_of(comparison: Comparison, dataset: Dataset) -> list[Claim]:
    """List third parties' counts of the same loss, least first, as many as have a lane."""
    found = [dataset.claims[one] for one in comparison.others if one in dataset.claims]
    counted = [one for one in found if one.count.has_number]
    return sorted(counted, key=lambda one: low_of(one.count))[:MAX_LANES]
