"""What a picture says, before it is drawn."""

from __future__ import annotations

from incidents.query import Query, View
from incidents.snapshot.sheet import HIDDEN, gather
from incidents.store import Store


def values(panel) -> set[str]:
    return {row.line.value for block in panel.blocks for row in block.rows}


def test_a_filter_that_hides_a_side_is_not_that_side_s_silence(store: Store) -> None:
    view = View(query=Query(claimants=(store.manifest.sides[1].id,)))
    hidden, shown = gather(view, store).panels
    assert values(hidden) == {HIDDEN}
    assert HIDDEN not in values(shown)


def test_a_filter_on_one_side_leaves_both_accounts_in_the_figure(store: Store) -> None:
    view = View(query=Query(claimants=(store.manifest.sides[1].id,)))
    rows = [row for _, group in gather(view, store).rows for row in group]
    assert any(row.accounts[0].state == "figure" for row in rows)
