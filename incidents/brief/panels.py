"""The two panels: what each side claims of others' losses, and what it reports of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from incidents.brief import behind
from incidents.brief.quiet import quiet_state
from incidents.brief.reach import wider
from incidents.brief.rows import replaced
from incidents.brief.shape import Block, Panel, PanelRow, PanelState, Quiet
from incidents.brief.shape_panels import Owner
from incidents.brief.sight import Sight
from incidents.ledger import Comparison
from incidents.ledger.records import QUIET, Account, State
from incidents.ledger.rows import camps
from incidents.ledger.standing import Known
from incidents.model import Claim, Side
from incidents.query import Query
from incidents.store import LossKey, Sum
from incidents.text import one_line
from incidents.vocabulary import Vocabulary
from incidents.words import counts, names, terms
from incidents.words import panels as words
from incidents.words.tongue import language

OWNERS: tuple[Owner, ...] = ("other", "own", "third")

# Deaths before other harm, persons before things: an order of kinds, never of sides.
MEASURES = ("killed", "wounded", "killed_or_wounded", "captured", "captured_briefly")
CATEGORIES = ("soldiers", "fighters", "combatants", "militants", "civilians", "persons")

Pair = tuple[str, str]
"""A category and a measure."""

WEAKER: tuple[State, ...] = ("outside", "not_commented", "silent", "unsearched")
"""States in which a side does not speak, those that say more of it first."""


def panels(sight: Sight) -> tuple[Panel, Panel]:
    """Work out both panels."""
    sums = sight.store.sums(sight.query)
    ids = [one for each in sums for one in each.claims]
    few = Known.at(sight.store.claims(ids), sight.query.as_known_on)
    first, second = (_panel(sight, slot, sums, few) for slot in (0, 1))
    return first, second


def _panel(sight: Sight, slot: int, sums: Sequence[Sum], few: Known) -> Panel:
    side, other = sight.manifest.sides[slot], sight.manifest.sides[1 - slot]
    mine = [one for one in sums if one.key.side == side.id]
    claims, incidents = sight.store.totals(sight.query).by_side.get(side.id, (0, 0))
    state, elsewhere = _state(sight, side)
    return Panel(
        side=side.id,
        slot=slot,
        name=names.side(sight.shown, side.id),
        adjective=one_line(side.adjective),
        heading=words.heading(side),
        state=state,
        words=words.spoken(state, claims, incidents, elsewhere),
        claims=claims,
        incidents=incidents,
        blocks=tuple(_blocks(sight, side, other, mine, few)) if state == "speaks" else (),
    )


def _state(sight: Sight, side: Side) -> tuple[PanelState, int]:
    """Tell whether a side speaks in view; else why not, and how many claims lie elsewhere."""
    query = sight.query
    asked: tuple[tuple[PanelState, Query], ...] = (
        ("speaks", query),
        ("hidden", query.of_days()),
        ("outside", replace(query.of_days(), as_known_on=None)),
        ("outside_dates", query if sight.view.incident else query.of_instant()),
    )
    for state, one in asked:
        if number := sight.store.totals(one).by_side.get(side.id, (0, 0))[0]:
            return state, number
    return _silence(sight, side.id), 0


def _silence(sight: Sight, side: str) -> PanelState:
    """Tell what it means that nothing by a side is on record of anything in view."""
    view = Known.at(sight.whole, sight.query.as_known_on)
    states = {quiet_state(view, one, side) for one in sight.shown.incidents}
    if len(states) == 1:
        return states.pop()
    return "silent" if states else "nothing"


def _blocks(
    sight: Sight, side: Side, other: Side, sums: Sequence[Sum], few: Known
) -> Iterator[Block]:
    for owner in OWNERS:
        mine = [one for one in sums if owner_of(sight, one.key) == owner]
        quiet = _quiet(sight, side, owner, {(one.key.category, one.key.measure) for one in mine})
        if not mine and (owner == "third" or not quiet):
            continue
        ordered = sorted(mine, key=lambda one: _rank(one, few))
        rows = _rows(sight, ordered, few)
        yield Block(owner, words.block(owner, other), rows, quiet)


def owner_of(sight: Sight, key: LossKey) -> Owner:
    """Tell whose loss a sum is about: ``own``, the ``other`` side's, or a ``third``'s."""
    dataset = sight.shown
    direct = dataset.side_of(key.subject)
    touched = camps(dataset, key.subject)
    owner = direct or (next(iter(touched)) if len(touched) == 1 else None)
    if owner is None:
        return "third"
    return "own" if owner == key.side else "other"


def _rank(one: Sum, few: Known) -> tuple[tuple[int, int, str, str], int, int, int]:
    """Order rows by kind of loss; of one kind, what covers most comes first."""
    loss = (one.key.category, one.key.measure)
    found = (few.dataset.claims[claim].incident for claim in one.claims)
    places = max((len(few.dataset.incidents[name].places) for name in found), default=99)
    return (kind_rank(few.dataset.vocabulary, loss), -one.incidents, -places, -_low(one))


def _low(one: Sum) -> int:
    return one.total.low or 0


def kind_rank(words: Vocabulary, loss: Pair) -> tuple[int, int, str, str]:
    """Order losses by kind; a word of the dataset's own stands where its parent does."""
    category, measure = loss
    wider = words.ancestors(category) if category else ()
    places = (_place(MEASURES, words.statuses(measure)), _place(CATEGORIES, wider))
    return (*places, category, measure)


def _place(order: Sequence[str], words: Iterable[str]) -> int:
    return next((order.index(one) for one in words if one in order), len(order))


def _rows(sight: Sight, sums: Sequence[Sum], few: Known) -> tuple[PanelRow, ...]:
    """Write sums as rows; one that comes out as in the step before was written then."""
    around = (sight.query.as_known_on, sight.query.place, sight.year, language())
    by_key = {("sum", one, *around): one for one in sums}
    found = sight.store.parts.recall_all(
        list(by_key), lambda missing: [panel_row(sight, by_key[key], few) for key in missing]
    )
    return tuple(found)


def panel_row(sight: Sight, one: Sum, few: Known) -> PanelRow:
    """Write one sum as a row: its figure, which incident it is of, what must be said of it."""
    found = [few.dataset.claims[claim] for claim in one.claims]
    accounts = behind.members(few, one.key, found)
    giving = {name: each for name, each in accounts.items() if each.state == "figure"}
    lacking = [(name, each) for name, each in accounts.items() if each.state == "words"]
    alone = next(iter(giving.values())) if len(giving) == 1 else None
    return PanelRow(
        key=str(one.key),
        label=words.loss(sight.manifest.vocabulary, one.key.category, one.key.measure),
        whose=_whose(sight, one.key),
        figure=behind.figure(one, accounts),
        verb=_verb(sight, one, few, found) if one.total.has_number or len(lacking) == 1 else "",
        old=_old(alone, few),
        where=_where(sight, one, few, giving or accounts),
        notes=(*_doubt(alone), *_notes(sight, one, few, giving, lacking)),
        claims=one.claims,
        incident=next(iter(giving or accounts)) if len(giving or accounts) == 1 else "",
    )


def _whose(sight: Sight, key: LossKey) -> str:
    if names.adjective(sight.shown, key.subject) is not None:
        return ""
    return names.party(sight.shown, key.subject)


def _verb(sight: Sight, one: Sum, few: Known, found: Sequence[Claim]) -> str:
    """Say what is done with the figure or the words; of no figure, nothing is."""
    if found:
        return names.verb(few.dataset, found)
    own = owner_of(sight, one.key) == "own"
    return names.reported() if own else names.claimed()


def _old(alone: Account | None, few: Known) -> tuple[str, ...]:
    if alone is None:
        return ()
    return tuple(counts.figure(count) for count in replaced(alone, few.dataset))


def _where(sight: Sight, one: Sum, few: Known, giving: behind.Accounts) -> str:
    if len(giving) == 1:
        return words.of_one(few.dataset, next(iter(giving)), sight.year)
    return words.several(one.incidents)


def _doubt(alone: Account | None) -> Iterator[str]:
    """Say what makes the one figure uncertain, as it was said."""
    if alone is not None and (doubt := counts.doubt(alone)):
        yield doubt


def _wider(sight: Sight, giving: behind.Accounts) -> str:
    """Say that a figure is, at least in part, of more than the chosen place."""
    return next(filter(None, (wider(name, sight) for name in giving)), "")


def _notes(
    sight: Sight,
    one: Sum,
    few: Known,
    giving: behind.Accounts,
    lacking: Sequence[tuple[str, Account]],
) -> tuple[str, ...]:
    torn = sum(len(each.figures) > 1 for each in giving.values())
    parts = [
        _wider(sight, giving),
        words.torn(torn, len(giving)) if torn else "",
        words.without(few.dataset, lacking, sight.year) if lacking and giving else "",
        words.missing(one.missing) if one.missing and not one.claims else "",
        words.left_out(one.left_out) if one.left_out else "",
    ]
    return tuple(filter(None, parts))


def _quiet(sight: Sight, side: Side, owner: Owner, given: set[Pair]) -> tuple[Quiet, ...]:
    """Name the losses on record for which this side gives no figure, by what it does instead."""
    said: dict[Pair, State] = {}
    elsewhere = {_counted(row, side) for row in sight.comparisons if _gives(row, side, owner)}
    for row in sight.comparisons:
        loss, state = _loss(row, side, owner), row.account_of(side.id).state
        if loss is None or loss in given or state in ("figure", "words", "elsewhere"):
            continue
        if state not in QUIET or loss not in elsewhere:
            said[loss] = _stronger(said.get(loss, state), state)
    by_state: dict[str, list[Pair]] = {}
    vocabulary = sight.manifest.vocabulary
    for loss in sorted(said, key=lambda one: kind_rank(vocabulary, one)):
        by_state.setdefault(said[loss], []).append(loss)
    return tuple(
        Quiet(state, terms.state(state), words.losses(vocabulary, losses))
        for state, losses in by_state.items()
    )


def _stronger(one: State, two: State) -> State:
    """Of two things a side does about one kind of loss, tell the one in which it says more."""
    return min(one, two, key=lambda state: WEAKER.index(state) if state in WEAKER else -1)


def _counted(row: Comparison, side: Side) -> Pair:
    loss = row.counted_by(side.id)
    return (loss.category or "", loss.measure)


def _gives(row: Comparison, side: Side, owner: Owner) -> bool:
    """Tell whether a side gives a figure or words on a row, be it of a part or of a period."""
    gives = row.account_of(side.id).state in ("figure", "words")
    return gives and (row.subject_side == side.id) == (owner == "own")


def _loss(row: Comparison, side: Side, owner: Owner) -> Pair | None:
    """Give the loss of a row if it belongs in a block; parts and totals do not."""
    if row.category is None or row.subject_side is None or owner == "third":
        return None
    is_own = row.subject_side == side.id
    wanted = row.loss.scope == "whole" and is_own == (owner == "own")
    return (row.category, row.measure) if wanted else None
