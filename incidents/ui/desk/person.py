"""Who sits at the desk: a login where one is set up, else a name that is asked once."""

from __future__ import annotations

import htpy as h
import streamlit as st

from incidents.desk.people import Person
from incidents.text import one_line
from incidents.ui.desk.session import PERSON
from incidents.web.gate import html
from incidents.words import desk as words

MOST_LETTERS = 60


def has_login() -> bool:
    """Tell whether a login is set up, in the secrets of the server."""
    try:
        return "auth" in st.secrets
    except FileNotFoundError:
        return False


def person() -> Person | None:
    """Give who sits here; ask, where that is not known yet."""
    if has_login():
        return _logged_in()
    name = st.session_state.get(PERSON, "")
    if name:
        return Person(name)
    _ask()
    return None


def _logged_in() -> Person | None:
    if st.user.is_logged_in:
        mail, subject = str(st.user.get("email") or ""), str(st.user.get("sub") or "")
        name = one_line(str(st.user.get("name") or mail or subject), MOST_LETTERS)
        return Person(name, proven=True, key=subject or mail)
    st.button(words.headings()["sign_in"], key="desk-login", type="primary", on_click=st.login)
    return None


def _ask() -> None:
    names = words.headings()
    with st.form("desk-who", border=False, width=420):
        given = st.text_input(names["name"], max_chars=MOST_LETTERS, key="desk-name")
        st.html(html(h.p(".dk-note")[names["name_hint"]]))
        if st.form_submit_button(names["go_on"], type="primary") and given.strip():
            st.session_state[PERSON] = one_line(given.strip(), MOST_LETTERS)
            st.rerun()


def who(one: Person) -> None:
    """Say who sits here, and whether that is proven."""
    names = words.headings()
    proof = names["signed_in"] if one.proven else names["unproven"]
    back = h.a(href="./", target="_self")[names["back"]]
    st.html(html(h.p(".dk-who")[h.b[one.name], f" · {proof} · ", back]), width="content")
    if one.proven:
        st.button(names["sign_out"], key="desk-logout", type="tertiary", on_click=st.logout)
