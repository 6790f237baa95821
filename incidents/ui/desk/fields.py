"""The controls of a claim: every field of it, saved as it is changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import htpy as h
import streamlit as st

from incidents.desk.amendments import Amendment, Bundle
from incidents.drafting.numerals import numerals
from incidents.ui.controls import plain
from incidents.ui.desk import incident, options, session
from incidents.ui.desk.choosing import choice
from incidents.ui.desk.session import Desk
from incidents.web.gate import html
from incidents.words import asking
from incidents.words import desk as words

CHOICES = ("claimant", "stance", "subject", "category", "measure", "scope")
LAST_DIGIT = 9
MORE = (
    ("note",),
    ("low", "high", "quotation_language"),
    ("translation", "translation_by"),
)
MOST = {"quotation": 400, "note": 1000, "translation": 600}


ROWS = (
    ("claimant", "speaker"),
    ("stance", "wording", "subject"),
    ("category", "measure", "scope"),
    ("quotation", "stated"),
)
"""The fields that every claim has, in the order of its sentence."""
ONE, TWO = 1.0, 2.021
"""How wide a field is, and one as wide as two and what is between them."""
WIDE = ("speaker", "quotation")


def claim(desk: Desk, bundle: Bundle, one: Amendment) -> None:
    """Draw the fields that every claim has, in the order of a sentence."""
    with st.container(key="desk-fields"):
        _asked(desk, bundle, one)
        for names in ROWS:
            widths = [TWO if name in WIDE else ONE for name in names]
            for column, name in zip(st.columns(widths), names, strict=True):
                with column:
                    _field(desk, one, name)


def _asked(desk: Desk, bundle: Bundle, one: Amendment) -> None:
    """Ask for each field that is not sure, with numbered options and none chosen."""
    number = 1 + incident.digits(desk, incident.new(bundle, desk.drawer.of(bundle.id)))
    for name in one.unsure:
        offered = options.first(name, one, desk.frame)
        say = options.say(name, desk.frame) if name in CHOICES else str
        with st.container(key=f"desk-open-{name}"):
            st.html(
                html(h.p(".dk-ask")[h.b[asking.field(name)], f" {words.headings()['not_sure']}"])
            )
            with st.container(horizontal=True):
                for option in offered:
                    st.button(
                        plain(say(option)),
                        key=f"{session.key(one, name)}-{option}",
                        shortcut=str(number) if number <= LAST_DIGIT else None,
                        on_click=_decide,
                        args=(desk, one, name, option),
                    )
                    number += 1


def _decide(desk: Desk, one: Amendment, name: str, option: str) -> None:
    """Choose an option for a field that was open; the control shows it."""
    known = session.seen(one)
    unsure = tuple(field for field in known.unsure if field != name)
    if session.save(desk, one, {**known.values, name: option}, unsure=unsure):
        st.session_state[session.key(one, name)] = option


def _field(desk: Desk, one: Amendment, name: str) -> None:
    if name in CHOICES:
        choice(desk, one, name, on_change=_changed, args=(desk, one, name))
    else:
        _text(desk, one, name)


def _text(desk: Desk, one: Amendment, name: str) -> None:
    key = session.key(one, name)
    if key not in st.session_state:
        st.session_state[key] = one.values.get(name, "") or _figure(one, name)
    more: dict[str, Any] = {
        "on_change": _changed,
        "args": (desk, one, name),
        "max_chars": MOST.get(name, 120),
    }
    if name == "quotation":
        st.text_area(asking.field(name), key=key, height=68, **more)
    else:
        st.text_input(asking.field(name), key=key, **more)


def _figure(one: Amendment, name: str) -> str:
    """Show a plain number where a claim has one and no wording."""
    low, high = one.values.get("low", ""), one.values.get("high", "")
    return low if name == "wording" and low == high else ""


def _explained(desk: Desk, one: Amendment) -> None:
    lexicon = desk.frame.vocabulary
    category, measure = one.values.get("category", ""), one.values.get("measure", "")
    told = [asking.explained(category, lexicon)] if category in lexicon.categories else []
    told += [asking.set_against(measure, lexicon)] if lexicon.counts(measure) else []
    st.html(html(h.p(".dk-note")[" ".join(told)]))


def more(desk: Desk, bundle: Bundle, one: Amendment) -> None:
    """Say what the words mean, and draw the fields that few claims need."""
    _explained(desk, one)
    label, key = words.headings()["more"], f"desk-more-{one.id}"
    with st.expander(label, key=key, on_change="rerun") as menu:
        if menu.open:
            _few(desk, bundle, one)


def _few(desk: Desk, bundle: Bundle, one: Amendment) -> None:
    for pair in MORE:
        for column, name in zip(st.columns(len(pair)), pair, strict=True):
            with column:
                _text(desk, one, name)
    _links(desk, bundle, one)


def _links(desk: Desk, bundle: Bundle, one: Amendment) -> None:
    """Choose which claims of the incident this one replaces."""
    found = desk.preview(bundle, desk.drawer.of(bundle.id)).dataset.claims
    voice = desk.frame.side_of(one.values.get("claimant")) or one.values.get("claimant")
    mine = [
        key
        for key, other in found.items()
        if key != one.row and (desk.frame.side_of(other.claimant) or other.claimant) == voice
    ]
    now = [part for part in one.values.get("revises", "").split(";") if part in mine]
    st.multiselect(
        asking.field("revises"),
        mine,
        default=now,
        key=f"{session.key(one, 'revises')}-{len(mine)}",
        on_change=_linked,
        args=(desk, one, f"{session.key(one, 'revises')}-{len(mine)}"),
    )


def _linked(desk: Desk, one: Amendment, key: str) -> None:
    values = {**session.seen(one).values, "revises": ";".join(st.session_state[key])}
    session.save(desk, one, values)


def _changed(desk: Desk, one: Amendment, name: str) -> None:
    """Save what a control holds now; a count as it was said is read as well."""
    value = st.session_state.get(session.key(one, name)) or ""
    known = session.seen(one)
    cells = {**known.values, name: value.strip()}
    if name == "wording":
        cells |= counted(value.strip())
        for bound in ("low", "high"):
            st.session_state[session.key(one, bound)] = cells[bound]
    unsure = tuple(field for field in known.unsure if field != name)
    session.save(desk, one, cells, unsure=unsure)


def counted(text: str) -> Mapping[str, str]:
    """Read a count as it was said: "eleven", "more than 20", "15 to 20", "a large number"."""
    if text.isdigit():
        return {"low": text, "high": text, "wording": ""}
    found = next(iter(numerals(text)), None)
    low, high = (found.low, found.high) if found else (None, None)
    bounds = {name: "" if n is None else str(n) for name, n in (("low", low), ("high", high))}
    return {**bounds, "wording": text}
