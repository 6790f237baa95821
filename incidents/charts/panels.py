"""The two panels: what each side claims of others' losses, and what it admits of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from incidents.charts import words
from incidents.charts.html import Html, bdi, el, join, mark, opener
from incidents.charts.others import others_strip
from incidents.charts.questions import questions_strip
from incidents.charts.summing import (
    Added,
    Loss,
    figure,
    loss_rank,
    notes,
    owner,
    replaced,
    sum_rank,
)
from incidents.ledger import naming
from incidents.ledger.records import Comparison, Sum
from incidents.model import Dataset, Side
from incidents.vocabulary import MEASURES, category_label

OF = ": "
OWNERS = ("other", "own", "third")

# How many figures of a block are in sight; the rest opens under them. Both sides alike.
IN_SIGHT = 4

# More characters than fit in a line of a panel.
LONG_LINE = 48


@dataclass(frozen=True)
class Line:
    """One row of a panel: a figure with what was replaced, or the words in its place."""

    label: str
    value: str
    target: str | None = None
    old: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    is_figure: bool = True


@dataclass(frozen=True)
class Ledger:
    """Everything a panel is made of: the view, its comparisons, its sums, what was not added."""

    dataset: Dataset
    comparisons: Sequence[Comparison]
    sums: Sequence[Added]
    details: Sequence[Sum] = field(default=())


def panels(
    dataset: Dataset,
    comparisons: Sequence[Comparison],
    sums: Sequence[Added],
    counts: Mapping[str | None, tuple[int, int]],
    details: Sequence[Sum] = (),
) -> Html:
    """Draw both panels on one grid; third parties, and what has no figure, across under them.

    Parameters
    ----------
    dataset
        The view.
    comparisons
        Its comparisons: they know who is silent and who denies.
    sums
        Its sums, one for each side, subject, category and measure.
    counts
        By side id, how many claims it makes about how many incidents.
    details
        The ledger's own sums of the view, which know why a figure was not added.
    """
    ledger = Ledger(dataset, comparisons, sums, details)
    sides = dataset.manifest.sides
    heads = [_head(side, counts.get(side.id, (0, 0)), dataset) for side in sides]
    blocks = [_block(side, whose, ledger) for whose in _owners(ledger) for side in sides]
    both = el("div", "cc-two", *heads, *blocks)
    beside = (others_strip(dataset, comparisons), questions_strip(dataset, comparisons))
    return el("div", "cc-panels", both, *beside)


def _head(side: Side, count: tuple[int, int], dataset: Dataset) -> Html:
    css = words.side_class(dataset, side.id)
    claims, incidents = count
    about = f"{words.plural(claims, 'claim')} about {words.plural(incidents, 'incident')}"
    title = el("h2", "", mark(css), bdi(f"{side.name} says"))
    return el("div", f"cc-side {css}", title, el("p", "n", about))


def _owners(ledger: Ledger) -> list[str]:
    """List the blocks: the other's losses, its own, and others' where anyone claims such."""
    third = any(owner(one, ledger.dataset) == "third" for one in ledger.sums)
    return [whose for whose in OWNERS if whose != "third" or third]


def _block(side: Side, whose: str, ledger: Ledger) -> Html:
    """Draw a block: its first figures, the others in a fold, the losses it gives no figure for."""
    lines = _lines(side, whose, ledger)
    sums = [line for line in lines if line.target]
    heading = _heading(side, whose, ledger.dataset)
    css = words.side_class(ledger.dataset, side.id)
    if whose == "third" and len(sums) != 1:
        return el("div", f"cc-side in {css}", el("div", "brief", _brief(heading, sums)))
    unsaid = [line for line in lines if not line.target]
    none = [] if lines else [_row(Line("None", "no statement found", is_figure=False))]
    rows = [*_figures(sums), *map(_row, unsaid), *none]
    return el("div", f"cc-side in {css}", el("h3", "", bdi(heading)), *rows)


def _figures(lines: Sequence[Line]) -> list[Html]:
    rest = list(map(_row, lines[IN_SIGHT:]))
    fold = [_fold(f"{len(rest)} more", *rest)] if rest else []
    return [*map(_row, lines[:IN_SIGHT]), *fold]


def _brief(heading: str, lines: Sequence[Line]) -> Html:
    """Name a block that is no loss of either side in one line, its figures in a fold."""
    if not lines:
        return _row(Line(heading, "no statement found", is_figure=False))
    told = f"{heading}: {words.plural(len(lines), 'figure')}"
    return _fold(told, *map(_row, lines))


def _fold(summary: str, *content: Html) -> Html:
    """Put content under a line that opens it, by mouse or keyboard, without a script."""
    return el("details", "cc-fold", el("summary", "", el("span", "", bdi(summary))), *content)


def _heading(side: Side, whose: str, dataset: Dataset) -> str:
    other = next(one for one in dataset.manifest.sides if one.id != side.id)
    headings = {
        "other": f"{other.adjective} losses it claims",
        "own": "Its own losses it admits",
        "third": "Losses of others it claims",
    }
    return headings[whose]


def _lines(side: Side, whose: str, ledger: Ledger) -> list[Line]:
    """List a block's rows: figures first, then losses for which this side gives none."""
    mine = [
        one for one in ledger.sums if one.side == side.id and owner(one, ledger.dataset) == whose
    ]
    ordered = sorted(mine, key=lambda one: sum_rank(one, ledger.dataset))
    given = {(one.category, one.measure) for one in mine}
    return [sum_line(one, ledger) for one in ordered] + _without_figure(side, whose, given, ledger)


def sum_line(sum_: Added, ledger: Ledger) -> Line:
    """Write one sum as a row: its figure, what was replaced, and what was not added and why."""
    is_figure = sum_.total.has_number
    return Line(
        label=_label(sum_, ledger.dataset),
        value=figure(sum_, ledger.details) if is_figure else "no number given",
        target=f"sum:{sum_.side}/{sum_.subject}/{sum_.category}/{sum_.measure}",
        old=replaced(sum_, ledger.comparisons, ledger.dataset),
        notes=notes(sum_, ledger.comparisons, ledger.details, ledger.dataset),
        is_figure=is_figure,
    )


def _label(sum_: Added, dataset: Dataset) -> str:
    """Name what is counted, and whose it is where that is not a side as a whole."""
    label = words.capital(words.loss_label(sum_.category, sum_.measure))
    if naming.adjective(dataset, sum_.subject) is not None:
        return label
    return f"{label}{OF}{naming.party_name(dataset, sum_.subject)}"


def _without_figure(side: Side, whose: str, given: set[Loss], ledger: Ledger) -> list[Line]:
    """Name the losses on record for which this side gives no figure, by what it says instead."""
    said: dict[Loss, set[str]] = {}
    for one in ledger.comparisons:
        loss = _loss(one, side, whose)
        account = one.account_of(side.id)
        if loss and account.state != "figure" and loss not in given:
            said.setdefault(loss, set()).add(STATES[account.state])
    by_state: dict[str, list[Loss]] = {}
    for loss in sorted(said, key=loss_rank):
        by_state.setdefault(", or ".join(sorted(said[loss])), []).append(loss)
    return [Line(_losses(losses), state, is_figure=False) for state, losses in by_state.items()]


def _loss(comparison: Comparison, side: Side, whose: str) -> Loss | None:
    """Give the loss of a comparison if it belongs in a block; parts and totals do not."""
    if comparison.category is None or comparison.subject_side is None or whose == "third":
        return None
    is_own = comparison.subject_side == side.id
    wanted = comparison.scope == "whole" and is_own == (whose == "own")
    return (comparison.category, comparison.measure) if wanted else None


STATES = {
    "silent": "no statement found",
    "denies": "denied",
    "disputes": "disputed",
    "declines": "declines to comment",
    "words": "no number given",
    "states": "no number given",
}


def _losses(losses: Sequence[Loss]) -> str:
    """Name losses briefly, by what became of them: "Soldiers, civilians killed; posts captured"."""
    by_measure: dict[str, list[str]] = {}
    for category, measure in losses:
        by_measure.setdefault(measure, []).append(category_label(category))
    named = (
        f"{', '.join(categories)} {MEASURES[measure]}" for measure, categories in by_measure.items()
    )
    return words.capital("; ".join(named))


def _row(line: Line) -> Html:
    if not line.is_figure and len(line.label + line.value) > LONG_LINE:
        return _unsaid(line)
    old = join((el("s", "", label) for label in line.old), " ")
    small = el("small", "", bdi("; ".join(line.notes))) if line.notes else None
    css = "cc-row" if line.is_figure else "cc-row no"
    return el("div", css, _name(line.label), _value(line, old), small)


def _name(label: str) -> Html:
    """Write what is counted; whose it is goes on a line of its own."""
    loss, of, whose = label.partition(OF)
    if not of:
        return el("span", "l", bdi(label))
    return el("span", "l", bdi(loss), of, el("span", "of", bdi(whose)))


def _unsaid(line: Line) -> Html:
    """Name many losses without a figure in one line, which opens if it is cut short."""
    told = el("span", "", el("b", "", words.capital(line.value)), OF, bdi(line.label))
    return el("details", "cc-fold no", el("summary", "", told))


def _value(line: Line, old: Html) -> Html:
    content = [old, " " if old else None, line.value]
    if line.target is None:
        return el("span", "v", *content)
    label = f"{line.label}: {line.value}. Open its claims."
    return opener("v", *content, target=line.target, label=label)
