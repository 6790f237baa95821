"""What one session at the desk is looking at, and the desk itself, shared by all sessions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import streamlit as st

from incidents.desk import accepting
from incidents.desk.amendments import Amendment, Bundle
from incidents.desk.captures import Captures
from incidents.desk.drawer import Drawer
from incidents.desk.errors import DeskError, StaleError
from incidents.desk.location import Location, locate
from incidents.desk.people import Person
from incidents.desk.previews import Preview, preview
from incidents.model import Dataset
from incidents.readers.table import read_table
from incidents.store import Store
from incidents.ui import dataset as shelves

PART, BUNDLE, AT, SEEN, SAID, TURN, PERSON, DONE, LABELS = (
    *("desk_part", "desk_bundle", "desk_at", "desk_seen", "desk_said", "desk_turn"),
    *("desk_person", "desk_done", "desk_labels"),
)
MOST_UNDONE = 50
PARTS = ("article", "claim", "source", "review", "searches")


@dataclass(frozen=True)
class Desk:
    """An open desk.

    Attributes
    ----------
    location, drawer, captures
        Where it is and what it keeps.
    store
        The dataset as it is now.
    person
        Who sits at it.
    """

    location: Location
    drawer: Drawer
    captures: Captures
    store: Store
    person: Person

    def rows(self, file: str) -> list[Mapping[str, str]]:
        """Read the rows of a file of the dataset as they stand."""
        path = self.location.dataset / file
        return _rows(path, path.stat().st_mtime_ns) if path.exists() else []

    def preview(self, bundle: Bundle, amendments: Sequence[Amendment]) -> Preview:
        """Work out how the incident of a bundle would stand."""
        return preview(self.location.dataset, bundle.incident, amendments)

    @cached_property
    def frame(self) -> Dataset:
        """The dataset's parties, places and words, without incidents."""
        return self.store.frame


@st.cache_data(show_spinner=False, max_entries=16)
def _rows(path: Path, _changed: int) -> list[Mapping[str, str]]:
    return [dict(row.values) for row in read_table(path.name, path.read_bytes()).rows]


@st.cache_resource(show_spinner=False)
def _opened(dataset: str) -> tuple[Location, Drawer, Captures]:
    """Open the desk once for all sessions, and finish what a crash left behind."""
    location = locate(Path(dataset))
    drawer = Drawer(location.database)
    accepting.recover(location, drawer)
    return location, drawer, Captures(location.captures)


def desk_of(person: Person) -> Desk:
    """Give the desk to a person."""
    folder = str(shelves.folder())
    location, drawer, captures = _opened(folder)
    store, _fault = shelves.shelf(folder).take()
    return Desk(location, drawer, captures, store, person)


def renew(desk: Desk) -> None:
    """Show what was accepted at once: it was checked, and is written whole."""
    shelves.shelf(str(desk.location.dataset)).renew()


def part() -> str:
    """Tell which part is open."""
    asked = st.query_params.get("part", "")
    name: str = st.session_state.get(PART) or (asked if asked in PARTS else "article")
    return name


def turn_to(name: str) -> None:
    """Turn to a part."""
    st.session_state[PART] = name
    st.query_params["part"] = name
    st.session_state.pop(AT, None)


def bundle(desk: Desk) -> Bundle | None:
    """Give the bundle that is being written: the one chosen, else the author's last."""
    mine = [one for one in desk.drawer.bundles("open") if one.author.is_same(desk.person)]
    chosen = st.session_state.get(BUNDLE)
    return next((one for one in mine if one.id == chosen), mine[-1] if mine else None)


def choose(number: int) -> None:
    """Choose which bundle is being written."""
    st.session_state[BUNDLE] = number
    st.session_state.pop(AT, None)


def at() -> int:
    """Give the number of the amendment that is looked at, or 0."""
    number: int = st.session_state.get(AT, 0)
    return number


def look_at(number: int) -> None:
    """Look at an amendment."""
    st.session_state[AT] = number


def current(found: Sequence[Amendment]) -> Amendment | None:
    """Give the amendment that is looked at, else the first that is open."""
    chosen = next((one for one in found if one.id == at()), None)
    return chosen or next((one for one in found if one.state in ("open", "returned")), None)


def step(found: Sequence[Amendment], by: int) -> None:
    """Go on to the next amendment, or back; from the last to the first."""
    one = current(found)
    if found:
        place = found.index(one) if one in found else 0
        look_at(found[(place + by) % len(found)].id)


def seen(one: Amendment) -> Amendment:
    """Give an amendment as this session has seen it, which a change must know."""
    known: dict[int, Amendment] = st.session_state.setdefault(SEEN, {})
    return known.setdefault(one.id, one)


def take_theirs(one: Amendment) -> None:
    """See an amendment as it is now; what was typed here is let go."""
    st.session_state.setdefault(SEEN, {})[one.id] = one
    turns: dict[int, int] = st.session_state.setdefault(TURN, {})
    turns[one.id] = turns.get(one.id, 0) + 1


def put_mine(one: Amendment) -> None:
    """Know of somebody's change and go on with what was typed here."""
    st.session_state.setdefault(SEEN, {})[one.id] = one


def label(menu: str, text: str) -> str:
    """Give the label of a menu: that with which it was opened for as long as it is.

    To Streamlit a menu of another label is another menu, and closed.
    """
    labels: dict[str, str] = st.session_state.setdefault(LABELS, {})
    if not st.session_state.get(menu):
        labels[menu] = text
    return labels.setdefault(menu, text)


def key(one: Amendment, field: str) -> str:
    """Name the control of a field: a new one where its value comes from elsewhere."""
    turn = st.session_state.get(TURN, {}).get(one.id, 0)
    return f"desk-{field}-{one.id}-{turn}"


def save(
    desk: Desk, one: Amendment, values: Mapping[str, str], *, joined: bool = False, **more: Any
) -> bool:
    """Save an amendment from what this session has seen; say so if it cannot be.

    Parameters
    ----------
    joined
        Whether it is undone together with the change before it.
    """
    known = seen(one)
    try:
        saved = desk.drawer.save(known, desk.person, values, **more)
    except StaleError as error:
        say(str(error))
        return False
    st.session_state[SEEN][one.id] = saved
    _remember(known, joined=joined)
    return True


# What this session did, so that it can be undone


def _done() -> list[list[tuple[Amendment, bool]]]:
    """Give what was done, oldest first: of each step the rows as they were, and if one is new."""
    done: list[list[tuple[Amendment, bool]]] = st.session_state.setdefault(DONE, [])
    return done


def _remember(one: Amendment, *, joined: bool = False, is_new: bool = False) -> None:
    done = _done()
    if not (joined and done):
        done.append([])
    done[-1].append((one, is_new))
    del done[:-MOST_UNDONE]


def added(one: Amendment, *, joined: bool = False) -> None:
    """Know that a row was begun here."""
    _remember(one, joined=joined, is_new=True)


def forget() -> None:
    """Know that what was done before is no more to be undone one by one."""
    st.session_state.pop(DONE, None)


def can_undo() -> bool:
    """Tell whether there is something to undo."""
    return bool(st.session_state.get(DONE))


def undo(desk: Desk) -> None:
    """Undo the last step of this session, unless somebody changed its rows since."""
    for before, is_new in reversed(_done().pop() if can_undo() else []):
        tried(_drop if is_new else _back, desk, before)


def _back(desk: Desk, before: Amendment) -> None:
    """Put a row back as it was, from what this session made of it."""
    now = seen(before)
    as_it_was = {"state": before.state, "unsure": before.unsure}
    take_theirs(desk.drawer.save(now, desk.person, before.values, **as_it_was))
    look_at(before.id)


def _drop(desk: Desk, made: Amendment) -> None:
    desk.drawer.drop(seen(made))
    st.session_state.pop(AT, None)


def say(text: str) -> None:
    """Say something above the part that is drawn next."""
    st.session_state[SAID] = text


def said() -> str:
    """Take what is to be said."""
    text: str = st.session_state.pop(SAID, "")
    return text


def tried(work: Any, *given: Any) -> Any:
    """Do something at the desk; what it cannot do is said, and nothing changes."""
    try:
        return work(*given)
    except DeskError as error:
        say(str(error))
        return None
