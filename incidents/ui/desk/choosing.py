"""Choosing one of a field's controlled words at the desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from incidents.desk.amendments import Amendment
from incidents.ui.desk import options, session
from incidents.ui.desk.session import Desk
from incidents.words import asking
from incidents.words import desk as words


def choice(
    desk: Desk,
    one: Amendment,
    name: str,
    *,
    on_change: Callable[..., None],
    args: tuple[Any, ...],
) -> None:
    """Draw a choice; nothing is chosen where the field is not sure or holds no such word."""
    known, key = options.every(name, desk.frame), session.key(one, name)
    if key not in st.session_state:
        value = one.values.get(name, "")
        is_open = name in one.unsure or value not in known
        st.session_state[key] = None if is_open else value
    st.selectbox(
        asking.field(name),
        known,
        key=key,
        format_func=options.say(name, desk.frame),
        placeholder=words.headings()["anyone"],
        on_change=on_change,
        args=args,
    )
