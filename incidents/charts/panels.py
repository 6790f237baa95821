"""The two panels: what each side claims of others' losses, and what it admits of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from incidents.charts import words
from incidents.charts.html import Html, bdi, el, esc, join, mark, opener
from incidents.charts.summing import Added, Loss, loss_rank, notes, owner, replaced
from incidents.ledger import naming
from incidents.ledger.records import Comparison, Sum
from incidents.model import Claim, Dataset, Side
from incidents.vocabulary import MEASURES, category_label

MAX_OTHERS = 6
LONG_LABEL = 30
OWNERS = ("other", "own", "third")


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
    """Draw both panels on one grid, and third parties across under them.

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
    return el("div", "cc-panels", both, others_strip(dataset, comparisons))


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
    lines = _lines(side, whose, ledger) or [Line("None", "no statement found", is_figure=False)]
    css = words.side_class(ledger.dataset, side.id)
    heading = el("h3", "", bdi(_heading(side, whose, ledger.dataset)))
    return el("div", f"cc-side in {css}", heading, *map(_row, lines))


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
    ordered = sorted(mine, key=lambda one: _rank(one, ledger.dataset))
    given = {(one.category, one.measure) for one in mine}
    return [sum_line(one, ledger) for one in ordered] + _without_figure(side, whose, given, ledger)


def _rank(sum_: Added, dataset: Dataset) -> tuple[tuple[int, int, str, str], bool, str]:
    """Order rows by kind of loss; a side as a whole comes before sets of parties."""
    is_set = naming.adjective(dataset, sum_.subject) is None
    return (loss_rank((sum_.category, sum_.measure)), is_set, sum_.subject)


def sum_line(sum_: Added, ledger: Ledger) -> Line:
    """Write one sum as a row: its figure, what was replaced, and what was not added and why."""
    is_figure = sum_.total.has_number
    return Line(
        label=_label(sum_, ledger.dataset),
        value=sum_.total.label if is_figure else "no number given",
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
    return f"{label}: {naming.party_name(dataset, sum_.subject)}"


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
    old = join((el("s", "", label) for label in line.old), " ")
    small = el("small", "", bdi("; ".join(line.notes))) if line.notes else None
    length = " long" if len(line.label) > LONG_LABEL else ""
    css = "cc-row" if line.is_figure else f"cc-row no{length}"
    return el("div", css, el("span", "l", bdi(line.label)), _value(line, old), small)


def _value(line: Line, old: Html) -> Html:
    content = [old, " " if old else None, line.value]
    if line.target is None:
        return el("span", "v", *content)
    label = f"{line.label}: {line.value}. Open its claims."
    return opener("v", *content, target=line.target, label=label)


def others_strip(dataset: Dataset, comparisons: Sequence[Comparison]) -> Html:
    """Draw third parties' counts across under both panels: beside, never between."""
    ids = dict.fromkeys(claim for one in comparisons for claim in one.others)
    claims = [dataset.claims[one] for one in ids if one in dataset.claims]
    counted = sorted((one for one in claims if one.count.has_number), key=_other_rank)
    if not counted:
        return esc("")
    by_party: dict[str, list[Claim]] = {}
    for claim in counted[:MAX_OTHERS]:
        by_party.setdefault(claim.claimant, []).append(claim)
    rest = len(counted) - MAX_OTHERS
    more = el("li", "more", f"and {words.plural(rest, 'more figure')}, in the ledger below")
    shown = (_party(party, found, dataset) for party, found in by_party.items())
    items = [*shown, more if rest > 0 else None]
    return el("div", "cc-others", el("h3", "", mark("t"), "Others"), el("ul", "", *items))


def _other_rank(claim: Claim) -> tuple[bool, bool, tuple[int, int, str, str]]:
    """Put whole incidents before parts and totals, deaths before other harm."""
    is_part = claim.scope != "whole" or claim.part_of is not None
    loss = (claim.category or "", claim.measure)
    return (is_part, claim.measure != "killed", loss_rank(loss))


def _party(party: str, claims: Sequence[Claim], dataset: Dataset) -> Html:
    """Write one third party's counts in a line."""
    name = el("b", "", bdi(naming.party_name(dataset, party)))
    return el("li", "", name, " ", join((_count(one, dataset) for one in claims), "; "))


def _count(claim: Claim, dataset: Dataset) -> Html:
    """Write one count with its place: it opens the incident."""
    loss = words.loss_label(claim.category, claim.measure)
    label = f"{claim.count.label} {loss}. Open the incident."
    figure = opener("v", claim.count.label, target=claim.incident, label=label)
    where = words.first_place(dataset.incidents[claim.incident], dataset)
    return join([figure, f" {loss}", el("small", "", ", ", bdi(where))])
