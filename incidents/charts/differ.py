"""Where they differ: one row per loss, each side's figure on one axis, silence named."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from incidents.charts import told, words
from incidents.charts.axis import Axis
from incidents.charts.html import Html, bdi, el, join, mark
from incidents.charts.track import shown_low, track
from incidents.ledger import ordering, sentences
from incidents.ledger.records import Comparison, State
from incidents.model import CountRange, Dataset

MAX_ROWS = 200
COMPACT_ROWS = 5
ADMITTED = "A side’s own losses are “admitted”, the other’s “claimed”."

SCOPES = {"whole": "", "part": "; a part of it", "period": "; a total over the period"}


def rows(comparisons: Iterable[Comparison], dataset: Dataset) -> list[Comparison]:
    """Keep the losses that somebody gives a figure or words for, in the ledger's order."""
    counted = (
        one
        for one in comparisons
        if one.category and (any(_counts(one, dataset)) or _gives(one, "words"))
    )
    return list(ordering.order(counted))


def _gives(comparison: Comparison, state: State) -> bool:
    return any(account.state == state for account in comparison.accounts)


def choose(ordered: Sequence[Comparison], most: int = COMPACT_ROWS) -> list[Comparison]:
    """Choose a few rows: from each group in turn, in it those with most claims.

    Rows for which neither side gives a figure are chosen last.
    """
    told_ = [one for one in ordered if _gives(one, "figure")]
    beside = [one for one in ordered if not _gives(one, "figure")]
    queues = [sorted(group, key=_fewest) for _, group in ordering.groups(told_)]
    picked = itertools.islice(itertools.chain(_turns(queues), beside), most)
    taken = {one.key for one in picked}
    return [one for one in ordered if one.key in taken]


def _fewest(comparison: Comparison) -> tuple[bool, int]:
    """Put whole losses before parts and totals, then most claims first."""
    claims = sum(len(one.claims) for one in comparison.accounts) + len(comparison.others)
    return (comparison.scope != "whole", -claims)


def _turns(queues: Sequence[Sequence[Comparison]]) -> Iterator[Comparison]:
    rounds = itertools.zip_longest(*queues)
    return (one for turn in rounds for one in turn if one is not None)


def _counts(comparison: Comparison, dataset: Dataset) -> Iterator[CountRange]:
    """Give every count that a row draws: voices, replaced figures, third parties."""
    for account in comparison.accounts:
        if account.state == "figure":
            yield from (account.count, *account.voices)
            yield from told.superseded(account, dataset)
    yield from (claim.count for claim in told.others(comparison, dataset) if claim.count.has_number)


def axis_over(comparisons: Iterable[Comparison], dataset: Dataset) -> Axis:
    """Make the one axis that all rows share."""
    counts = [count for one in comparisons for count in _counts(one, dataset)]
    return Axis.over(
        value for count in counts for value in (shown_low(count), count.high) if value is not None
    )


def compact(comparisons: Iterable[Comparison], dataset: Dataset, most: int = COMPACT_ROWS) -> Html:
    """Draw the figure beside the map: a few rows without headings.

    ``len(rows(comparisons, dataset))`` says how many the full figure has.
    """
    shown = choose(rows(comparisons, dataset), most)
    if not shown:
        return el("p", "df-none", "No loss in view has a figure.")
    axis = axis_over(shown, dataset)
    drawn = join(row(one, dataset, axis) for one in shown)
    return el("div", "df", axis_line(axis), drawn)


def axis_line(axis: Axis) -> Html:
    """Write the numbers above the rows."""
    ticks = (el("i", "", f"{tick:,}", style=f"left:{axis.at(tick):.2f}%") for tick in axis.ticks)
    gutter = el("div", "g", "no figure given")
    return el("div", "axis", el("div", "p", join(ticks)), gutter, aria_hidden="true")


def row(comparison: Comparison, dataset: Dataset, axis: Axis) -> Html:
    """Draw one loss: its name, its track and what the ledger says of it."""
    sentence = sentences.sentence(comparison)
    return el(
        "div",
        f"r {comparison.verdict}",
        _head(comparison, dataset),
        track(comparison, dataset, axis),
        el("div", "say", sentence) if sentence else None,
        data_open=comparison.incident,
        role="button",
        tabindex="0",
        aria_label=alternative(comparison, dataset),
    )


def _where(comparison: Comparison, dataset: Dataset) -> str:
    incident = dataset.incidents[comparison.incident]
    when = words.incident_days(incident, _home_year(dataset))
    where = words.incident_places(incident, line=words.line_name(dataset))
    return f"{when}, {where}{SCOPES[comparison.scope]}"


def _home_year(dataset: Dataset) -> int:
    return dataset.manifest.headline.end.year


def _head(comparison: Comparison, dataset: Dataset) -> Html:
    return el(
        "div",
        "hd",
        el("b", "", bdi(sentences.title(comparison, dataset))),
        el("span", "", bdi(_where(comparison, dataset))),
        verdict(comparison),
    )


def verdict(comparison: Comparison) -> Html:
    """Write the verdict; bold where the ledger compared the figures."""
    css = "x" if comparison.verdict in told.COMPARABLE else ""
    return el("em", css, sentences.verdict_label(comparison))


def alternative(comparison: Comparison, dataset: Dataset) -> str:
    """Say a whole row in words, for those who cannot see it."""
    accounts = "; ".join(
        f"{words.side_named(dataset, one.side).name}: {told.account_told(one, dataset)}"
        for one in comparison.accounts
    )
    beside = "".join(
        f"; {sentences.party_name(dataset, claim.claimant)}: {claim.count.label}"
        for claim in told.others(comparison, dataset)
        if claim.count.has_number
    )
    title = f"{sentences.title(comparison, dataset)}, {_where(comparison, dataset)}"
    verdict_ = words.capital(sentences.verdict_label(comparison))
    return f"{title}. {accounts}{beside}. {verdict_}. {sentences.sentence(comparison)}".strip()


@dataclass(frozen=True)
class Imprint:
    """What the full figure's footer says of the view it draws."""

    start: dt.date
    end: dt.date
    as_known: str = "now"
    notes: tuple[str, ...] = ()
    identifier: str = ""


def full(comparisons: Iterable[Comparison], dataset: Dataset, imprint: Imprint) -> Html:
    """Draw the full figure: at most 200 rows under their headings, with its own key and footer."""
    ordered = rows(comparisons, dataset)
    shown = ordered[:MAX_ROWS]
    axis = axis_over(shown, dataset)
    rest = len(ordered) - len(shown)
    more = f"{words.plural(rest, 'more row')} not drawn: narrow the filters." if rest else ""
    return el(
        "div",
        "fig",
        el("h2", "", "Where they differ"),
        el("p", "sub", _standfirst()),
        how_to_read(dataset),
        join(_groups(shown, dataset, axis)),
        el("p", "more", more) if more else None,
        footer(dataset, imprint),
    )


def _standfirst() -> str:
    return (
        "Each row is one loss, as each side gives it. A gap is measured only where owner, "
        "thing counted, status, scope and time match."
    )


def _groups(shown: Sequence[Comparison], dataset: Dataset, axis: Axis) -> Iterator[Html]:
    for place, (heading, found) in enumerate(ordering.groups(shown)):
        drawn = join(row(one, dataset, axis) for one in found)
        line = axis_line(axis) if place == 0 else None
        yield join([el("h3", "grp", heading), el("div", "df", line, drawn)])


def how_to_read(dataset: Dataset) -> Html:
    """Explain the marks in one line."""
    first, second = (side.name for side in dataset.manifest.sides)
    keys = [
        (mark("a"), first),
        (mark("b"), second),
        (mark("t"), "others"),
        (join([el("i", "rgx a"), el("i", "rgx b")]), "a range"),
        (join([mark("b"), el("i", "arx")]), "more than"),
        (el("i", "gm silent"), "no statement found"),
        (el("i", "gm denies"), "denies"),
    ]
    written = (el("span", "", sign, text) for sign, text in keys)
    scale = el("span", "", "Equal steps are equal ratios; 0 stands apart.")
    return el("div", "how", join(written), scale)


def footer(dataset: Dataset, imprint: Imprint) -> Html:
    """Write what the figure rests on: counts, period, as-known date, scope notes, version, id."""
    claims = words.plural(len(dataset.claims), "claim")
    outlets = words.plural(len(words.outlets(dataset, dataset.claims.values())), "publication")
    period = words.days(imprint.start, imprint.end, full=True)
    counts = f"{claims} from {outlets}, {period}, as known {imprint.as_known}."
    notes = " ".join(("", ADMITTED, *imprint.notes, "The figures are statements, not findings."))
    manifest = dataset.manifest
    marks = ("Crossclaim", f"{manifest.name} {manifest.version}", imprint.identifier)
    seal = " · ".join(part for part in marks if part)
    return el("div", "foot", el("div", "", counts, notes), el("div", "", seal))
