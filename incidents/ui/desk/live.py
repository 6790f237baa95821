"""Beside a claim that is written: the row, the sentence and the card that readers will get."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from incidents.desk.amendments import Amendment, Bundle
from incidents.desk.previews import Preview
from incidents.ui.desk import drawing, options
from incidents.ui.desk.checklist import checks
from incidents.ui.desk.session import Desk
from incidents.words import desk as words

STANDING = ("taken", "accepted")


def standing(found: Sequence[Amendment]) -> list[Amendment]:
    """List what counts as taken: the incident and the sources, and the claims that were."""
    return [one for one in found if not one.is_claim or one.state in STANDING]


def drawn(desk: Desk, found: Sequence[Amendment]) -> list[Amendment]:
    """Give amendments as they are drawn while a field of them is open."""
    return [replace(one, values=options.assumed(one, desk.frame)) for one in found]


def whole(desk: Desk, bundle: Bundle, found: Sequence[Amendment]) -> Preview:
    """Work out the incident with every draft in it, each open field as it is assumed."""
    kept = [one for one in found if one.state not in ("left", "written")]
    return desk.preview(bundle, drawn(desk, kept))


def beside(desk: Desk, bundle: Bundle, one: Amendment) -> None:
    """Draw now and then, the checks, and the card."""
    heads = words.headings()
    found = standing(desk.drawer.of(bundle.id))
    others = drawn(desk, [a for a in found if a.id != one.id])
    then = desk.preview(bundle, [*others, *drawn(desk, [one])])
    st.html(drawing.heading(heads["ledger"]))
    row = then.row(one.row)
    if row is not None:
        stood = desk.preview(bundle, others).alike(row)
        ticks = then.differences.ticks if then.differences else ()
        st.html(drawing.row(stood, ticks, heads["now"], heads["none_now"]))
        st.html(drawing.row(row, ticks, heads["then"], ""))
    else:
        st.html(drawing.told(None, heads["then"], heads["none_then"]))
    st.html(drawing.heading(heads["before"]))
    st.html(drawing.checks(checks(desk, bundle, one, then)))
    if row is not None:
        st.html(drawing.heading(heads["card"]))
        st.html(drawing.card(then, one.row))
