"""Claims by the day of the event: bars on the scale of the days that are spanned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from incidents.brief.shape import Bar, Tick, Timeline
from incidents.brief.sight import Sight
from incidents.model import Incident
from incidents.store import DayCount
from incidents.words import timeline as words
from incidents.words import when

Days = tuple[dt.date, dt.date]

# The longest span, in days, that each spacing of ticks is used for.
SHORT, MIDDLE, LONG = 16, 100, 500


@dataclass(frozen=True)
class Scale:
    """Days to percent of the width: the slider's own scale, N - 1 steps for N days."""

    start: dt.date
    end: dt.date

    @property
    def steps(self) -> int:
        """Number of steps, at least one."""
        return max((self.end - self.start).days, 1)

    def at(self, day: dt.date) -> float:
        """Place a day, in percent from the left."""
        return round(100 * (day - self.start).days / self.steps, 2)

    def middle(self, count: DayCount) -> float:
        """Place the middle of a bar that may span several days."""
        start, end = max(count.start, self.start), min(count.end, self.end)
        return round((self.at(start) + self.at(end)) / 2, 2)


def period_of(sight: Sight) -> Days:
    """Give the days that a view is about: those asked for, or else those of its incidents."""
    if sight.query.start and sight.query.end:
        return sight.query.start, sight.query.end
    found: list[Incident | DayCount] = list(sight.shown.incidents.values())
    if len(found) < sight.store.totals(sight.query).incidents:
        # Of more incidents than are judged: their days are those of their claims.
        found += [*sight.store.days(sight.query), *sight.store.vague(sight.query)]
    window = sight.manifest.headline
    first = min((one.start for one in found), default=window.start)
    last = max((one.end for one in found), default=window.end)
    return sight.query.start or first, sight.query.end or last


def timeline(sight: Sight, span: Days | None = None) -> Timeline:
    """Work out the bars over a span of days, by default those of the view."""
    period = period_of(sight)
    spanned = span or period
    scale = Scale(*spanned)
    counted = sight.store.days(sight.query, within=spanned)
    bars = tuple(_bar(one, scale, sight, period) for one in counted)
    peak = max(counted, key=_total, default=None)
    return Timeline(
        start=spanned[0].isoformat(),
        end=spanned[1].isoformat(),
        bars=bars,
        vague=tuple(
            _bar(one, scale, sight, period) for one in sight.store.vague(sight.query, spanned)
        ),
        ticks=tuple(_ticks(scale)),
        tallest=max((max(bar.counts[:2]) for bar in bars), default=0),
        peak=_peak(peak, scale) if peak else None,
        unit=_unit(counted),
        summary=_summary(spanned, counted, peak),
    )


def _total(count: DayCount) -> int:
    return sum(count.by_side.values())


def _bar(count: DayCount, scale: Scale, sight: Sight, period: Days) -> Bar:
    first, second = (count.by_side.get(side.id, 0) for side in sight.manifest.sides)
    days = when.days(count.start, count.end)
    return Bar(
        start=count.start.isoformat(),
        end=count.end.isoformat(),
        counts=(first, second, count.by_side.get(None, 0)),
        at=scale.middle(count),
        in_period=count.end >= period[0] and count.start <= period[1],
        words=words.bar(days, count.by_side, sight.manifest),
    )


def _unit(counted: Sequence[DayCount]) -> str:
    longest = max(((one.end - one.start).days + 1 for one in counted), default=1)
    return words.unit(longest, with_earlier=any(one.earlier for one in counted))


def _peak(count: DayCount, scale: Scale) -> Tick:
    label = words.peak(count.start, count.end, _total(count), scale.end.year)
    return Tick(label, scale.middle(count))


def _summary(span: Days, counted: Sequence[DayCount], peak: DayCount | None) -> str:
    most = when.days(peak.start, peak.end) if peak else ""
    return words.summary(when.days(*span), sum(map(_total, counted)), most)


def _ticks(scale: Scale) -> Iterator[Tick]:
    """Choose the dates to write under the bars; about nine at most."""
    spacing = _spacing(scale)
    for place, day in enumerate(_days(scale, spacing)):
        yield Tick(words.tick(day, spacing, first=place == 0), scale.at(day))


def _spacing(scale: Scale) -> str:
    span = (scale.end - scale.start).days
    if span > LONG:
        return "year"
    return "month" if span > MIDDLE else "day"


def _days(scale: Scale, spacing: str) -> list[dt.date]:
    if spacing == "year":
        years = range(scale.start.year + 1, scale.end.year + 1)
        return _thinned([dt.date(year, 1, 1) for year in years])
    every = [scale.start + dt.timedelta(days=n) for n in range((scale.end - scale.start).days + 1)]
    if spacing == "month":
        return _thinned([day for day in every if day.day == 1])
    wanted = range(1, 32, 2) if len(every) <= SHORT + 1 else (1, 8, 15, 22)
    return [day for day in every if day.day in wanted] or every


def _thinned(days: list[dt.date]) -> list[dt.date]:
    return days[:: max(1, -(-len(days) // 9))]
