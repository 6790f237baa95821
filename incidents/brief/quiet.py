"""What it means that a side does not speak of an incident: one rule for panels and lists."""

from __future__ import annotations

from typing import Literal

from incidents.ledger.standing import Known

Silence = Literal["outside", "not_commented", "silent", "unsearched"]
"""Why nothing by a side stands: it speaks later, an outlet noted it, or who has looked."""


def quiet_state(view: Known, incident: str, side: str) -> Silence:
    """Tell what kind of silence a side's is, where nothing of its own stands."""
    if view.of_side(side, view.claims.get(incident, ())):
        return "not_commented"
    every = (one for one in view.dataset.claims.values() if one.incident == incident)
    mine = (one for one in every if view.dataset.side_of(one.claimant) == side)
    is_later = any(one.stance != "no_comment" for one in mine)
    return "outside" if is_later else view.quiet(incident, side)
