"""Clicks on rows, cards and names: one listener for the page, no script from data.

Panels, charts and tables are sent through ``st.html``, which sanitises them. Whatever in them
carries ``data-open`` opens that incident on a click or on Enter, and what carries ``data-days``
chooses those days; a click on a menu has its content made. The listener sits on the page, knows
no data, and hands back only the value of that attribute, which is looked up again here.
"""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

import streamlit as st

from incidents.errors import UnknownIncidentError
from incidents.query import View
from incidents.store import Store
from incidents.ui import menus, state
from incidents.web.gate import CLAIM, ROW
from incidents.web.panels import SUM

SCRIPT = """
// Browsers offer the clipboard only to pages on https and on this machine.
async function put(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = Object.assign(document.createElement('textarea'), { value: text });
    document.body.append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    return done;
  }
}
// The bars are drawn anew with the days they choose: the keyboard stays where it was.
function stay(bar) {
  const watch = new MutationObserver(() => {
    if (bar.isConnected) return;
    const same = document.querySelector(`[data-days="${CSS.escape(bar.dataset.days)}"]`);
    if (!same) return;
    watch.disconnect();
    same.focus();
  });
  watch.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => watch.disconnect(), 5000);
}
// What the reader stands at is drawn after this: wait for it, open what it lies in, go there once.
function show() {
  const here = document.querySelector('.inc .here');
  if (!here) return false;
  for (let fold = here.closest('details'); fold; fold = fold.parentElement.closest('details')) {
    fold.open = true;
  }
  here.scrollIntoView({ block: 'center' });
  return true;
}
function goTo(place) {
  if (place === window.crossclaimPlace) return;
  window.crossclaimPlace = place;
  if (!place || show()) return;
  const watch = new MutationObserver(() => show() && watch.disconnect());
  watch.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => watch.disconnect(), 15000);
}
export default function ({ data, setTriggerValue }) {
  goTo(data.place);
  const menu = (event) => {
    const name = data.menus.find((one) => event.target.closest?.(`.st-key-${one} button`));
    if (name) setTriggerValue('menu', name);
  };
  const open = (event) => {
    const row = event.target.closest?.('[data-open], [data-days]');
    if (!row || event.target.closest('a')) return;
    if (event.type === 'keydown') {
      // A button makes a click of its own out of Enter and of the space bar.
      if (row.tagName === 'BUTTON' || (event.key !== 'Enter' && event.key !== ' ')) return;
      event.preventDefault();
    }
    if (row.dataset.days) {
      setTriggerValue('days', row.dataset.days);
      if (event.type === 'keydown') stay(row);
      return;
    }
    setTriggerValue('open', [row.dataset.open, row.dataset.at].join(' ').trim());
    const side = document.querySelector('.st-key-side');
    const top = side?.getBoundingClientRect().top ?? 0;
    if (top < 0 || top > window.innerHeight / 2) side?.scrollIntoView({ block: 'start' });
  };
  const copy = async (event) => {
    const button = event.target.closest?.('[data-copy]');
    if (!button) return;
    const done = await put(button.dataset.copy);
    button.dataset.name ??= button.textContent;
    button.textContent = done ? button.dataset.done : button.dataset.failed;
    setTimeout(() => { button.textContent = button.dataset.name; }, 2500);
  };
  document.addEventListener('click', open);
  document.addEventListener('click', menu);
  document.addEventListener('click', copy);
  document.addEventListener('keydown', open);
  return () => {
    document.removeEventListener('click', open);
    document.removeEventListener('click', menu);
    document.removeEventListener('click', copy);
    document.removeEventListener('keydown', open);
  };
}
"""


def listen(store: Store) -> None:
    """Open the incident whose row or name is clicked anywhere on the page."""

    def clicked() -> None:
        open_asked(store, str(st.session_state["clicks"].open))

    def chosen() -> None:
        choose_days(store, str(st.session_state["clicks"].days))

    def opened() -> None:
        menus.open_menu(str(st.session_state["clicks"].menu))

    listener = st.components.v2.component("crossclaim_clicks", html="<i></i>", js=SCRIPT)
    with st.container(key="listener"):
        listener(
            key="clicks",
            data={"place": _place(state.current()), "menus": menus.NAMES},
            on_open_change=clicked,
            on_days_change=chosen,
            on_menu_change=opened,
        )


def _place(view: View) -> str:
    """Name where in an incident the reader stands, so that the page goes there once."""
    return f"{view.incident} {view.claim or view.row}" if view.claim or view.row else ""


def open_asked(store: Store, asked: str) -> None:
    """Open a sum, or an incident and perhaps a row or a claim of it: "ID", "ID claim:c068"."""
    if asked.startswith(SUM):
        state.open_sum(asked.removeprefix(SUM))
        return
    incident, _space, at = asked.partition(" ")
    claim = at.removeprefix(CLAIM) if at.startswith(CLAIM) else ""
    row = at.removeprefix(ROW) if at.startswith(ROW) else ""
    with suppress(UnknownIncidentError):
        state.open_incident(store, incident, claim=claim, row=row)


def choose_days(store: Store, asked: str) -> None:
    """Show only the days of a bar, "2025-10-11/2025-10-12"; chosen again, their window's days."""
    with suppress(ValueError):
        start, end = map(dt.date.fromisoformat, asked.split("/"))
        query, home = state.query(), store.manifest.window_of(start, end)
        if (query.start, query.end) == (start, end):
            start, end = home.start, home.end
        state.ask(start=start, end=end)
        if state.current().incident:
            state.close()
