"""Controls that never lie: after any sequence of actions, in any order, one view is everywhere.

A plain model of the view is changed beside the page by each action. After each of them the
session's view, the address, the words of the chips, the values of the controls and what is drawn
are those of the model, and an address that is opened anew gives the same view.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from incidents import brief
from incidents.query import Query, View
from incidents.store import Store
from incidents.ui import controls, dataset, instant, menus, parties, periods, state
from incidents.words import counts
from incidents.words.when import on_clock
from tests.app.driving import held_key, text, view

DRIVEN = Path(__file__).parent / "apps" / "driven.py"
ACTIONS = 26
NIGHT = "2025-10-11-durand-line"


class Model:
    """The view as a reader expects it, and the addresses that the browser has been at."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.home = Query(start=store.manifest.headline.start, end=store.manifest.headline.end)
        self.view = View(query=self.home)
        self.past: list[View] = []

    def ask(self, **changes: Any) -> None:
        """Set filters: lists behind a figure or a mark close, and an incident out of the days."""
        self.view = replace(self.view, query=replace(self.view.query, **changes), sum="", mark="")
        self.leave()

    def leave(self) -> None:
        """Close an incident that the days have left."""
        if self.view.incident and not self.meets(self.view.incident):
            self.view = replace(self.view, incident="", claim="", row="")

    def meets(self, name: str) -> bool:
        found = self.store.incident(name).incidents[name]
        start, end = self.view.query.start, self.view.query.end
        return start is not None and end is not None and found.start <= end and found.end >= start

    def open(self, name: str, claim: str = "", row: str = "") -> None:
        """Open an incident; the days make room for it."""
        found, query = self.store.incident(name).incidents[name], self.view.query
        if not self.meets(name):
            assert query.start is not None
            assert query.end is not None
            query = replace(
                query, start=min(query.start, found.start), end=max(query.end, found.end)
            )
        self.view = replace(self.view, query=query, incident=name, claim=claim, row=row)


def send(app: AppTest, name: str, value: str) -> None:
    """Do what a click, the search box or the map would."""
    app.session_state["waiting"] = (name, value)
    app.run()


def set_days(app: AppTest, model: Model, chance: random.Random) -> None:
    first, last = app.session_state["domain"]
    days = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
    start, end = sorted(chance.sample(days, 2))
    app.slider(key=held_key(app, "period")).set_value((start, end)).run()
    model.ask(start=start, end=end)


def choose_preset(app: AppTest, model: Model, chance: random.Random) -> None:
    offered = list(periods.presets(model.store.manifest, state.span(model.store)).values())
    number = chance.randrange(len(offered))
    app.button(key=f"preset{number}").click().run()
    model.ask(start=offered[number][0], end=offered[number][1])


def type_day(app: AppTest, model: Model, chance: random.Random) -> None:
    which, query = chance.choice(["from", "to"]), model.view.query
    day = dt.date(2025, 10, chance.randint(1, 28))
    app.date_input(key=held_key(app, which)).set_value(day).run()
    assert query.start is not None
    assert query.end is not None
    if which == "from":
        model.ask(start=day, end=max(day, query.end))
    else:
        model.ask(start=min(day, query.start), end=day)


def click_bar(app: AppTest, model: Model, chance: random.Random) -> None:
    day = dt.date(2025, 10, chance.choice([9, 11, 12, 15, 17]))
    query = model.view.query
    is_again = (query.start, query.end) == (day, day)
    send(app, "days", f"{day}/{day}")
    model.ask(start=model.home.start if is_again else day, end=model.home.end if is_again else day)
    if model.view.incident:
        model.view = replace(model.view, incident="", claim="", row="")


def choose_side(app: AppTest, model: Model, chance: random.Random) -> None:
    name = chance.choice(["claimants", "subjects"])
    side = chance.choice([parties.ANY, *(one.id for one in model.store.manifest.sides)])
    control = app.segmented_control(key=held_key(app, f"{name}-side"))
    if control.value == side:
        return
    control.set_value(side).run()
    model.ask(**{name: () if side == parties.ANY else (side,)})


def choose_kinds(app: AppTest, model: Model, chance: random.Random) -> None:
    name = chance.choice(["kinds", "stances"])
    words = {"kinds": ["clash", "airstrike"], "stances": ["asserts", "denies", "reports"]}[name]
    chosen = chance.sample(words, chance.randint(0, 2))
    app.pills(key=held_key(app, f"{name}-pick")).set_value(chosen).run()
    model.ask(**{name: tuple(chosen)})


def type_place(app: AppTest, model: Model, chance: random.Random) -> None:
    name = chance.choice(["Kabul", "Spin Boldak", "", "Nowhere at all"])
    app.text_input(key=held_key(app, "place")).set_value(name).run()
    if name != "Nowhere at all":
        model.ask(place=name)


def search(app: AppTest, model: Model, chance: random.Random) -> None:
    words = chance.choice(["Muttaqi", "killed", "", "!!!", "nothing holds this"])
    send(app, "search", words)
    if words != "!!!":
        model.ask(text=words)


def choose_found(app: AppTest, model: Model, chance: random.Random) -> None:
    kind = chance.choice(["place Kabul", "party UNAMA", "incident 2017-05-05-chaman", "claim c068"])
    send(app, "choose", kind)
    name, _space, value = kind.partition(" ")
    if name == "place":
        model.ask(place=value, text="")
    elif name == "party":
        model.ask(claimants=(value,), text="")
    else:
        model.open(NIGHT if name == "claim" else value, claim=value if name == "claim" else "")


def open_something(app: AppTest, model: Model, chance: random.Random) -> None:
    row = f"{NIGHT}/PK/soldiers/killed"
    asked = chance.choice([NIGHT, f"{NIGHT} row:{row}", "2025-10-15-kabul claim:c112", "none"])
    send(app, "open", asked)
    if asked != "none":
        name, _space, at = asked.partition(" ")
        kind, _colon, value = at.partition(":")
        model.open(name, **({kind: value} if at else {}))


def open_list(app: AppTest, model: Model, chance: random.Random) -> None:
    name, value = chance.choice(
        [("sum", "AF/PK/soldiers/killed"), ("mark", "angoor-adda-crossing")]
    )
    if name == "sum":
        send(app, "open", f"sum:{value}")
    else:
        send(app, "mark", value)
    model.view = replace(model.view, incident="", claim="", row="", sum="", mark="")
    model.view = replace(model.view, **{name: value})


def close(app: AppTest, model: Model, _chance: random.Random) -> None:
    if not any(one.key == "back-button" for one in app.button):
        return
    app.button(key="back-button").click().run()
    if model.view.incident:
        model.view = replace(model.view, incident="", claim="", row="")
    else:
        model.view = replace(model.view, sum="", mark="")


def step_clock(app: AppTest, model: Model, chance: random.Random) -> None:
    where = chance.choice(["before", "after"])
    button = app.button(key=f"known-{where}")
    if button.disabled:
        return
    found = model.store.nearby(model.view.query)
    button.click().run()
    to = found.after
    if where == "before":
        to = found.before if model.view.query.as_known_on else found.here
    if to is not None or where == "after":
        model.ask(as_known_on=to[0] if to else None)


def type_clock(app: AppTest, model: Model, chance: random.Random) -> None:
    if not app.date_input or not any("known-date" in str(one.key) for one in app.date_input):
        return
    clock = app.segmented_control(key=held_key(app, "known-zone")).value
    time = app.time_input(key=held_key(app, "known-time")).value
    day = dt.date(2025, 10, chance.randint(9, 20))
    control = app.date_input(key=held_key(app, "known-date"))
    if control.value == day:
        return
    control.set_value(day).run()
    zone = instant.zones(model.store)[clock]
    model.ask(as_known_on=instant.joined(day, time, zone).astimezone(dt.UTC))


def choose_clock(app: AppTest, _model: Model, chance: random.Random) -> None:
    """Another clock changes how an instant is said, and not which it is."""
    if any("known-zone" in str(one.key) for one in app.segmented_control):
        clock = chance.choice(["UTC", "Kabul", "Islamabad"])
        app.segmented_control(key=held_key(app, "known-zone")).set_value(clock).run()


def now(app: AppTest, model: Model, _chance: random.Random) -> None:
    if any(one.key == "known-reset" and not one.disabled for one in app.button):
        app.button(key="known-reset").click().run()
        model.ask(as_known_on=None)


def turn(app: AppTest, model: Model, chance: random.Random) -> None:
    tab = chance.choice(["", "incidents", "sources", "about"])
    send(app, "tab", tab)
    model.view = replace(model.view, tab=tab)


def clear(app: AppTest, model: Model, _chance: random.Random) -> None:
    if any(one.key == "clear" for one in app.button):
        app.button(key="clear").click().run()
        model.ask(**{name: getattr(model.home, name) for name in Query.__dataclass_fields__})


def go_back(app: AppTest, model: Model, chance: random.Random) -> None:
    """Go to an address that the browser has been at: Back, Forward, or a bookmark."""
    model.view = chance.choice(model.past)
    wanted = state.address(model.view, model.store)
    app.query_params.clear()
    for name, value in wanted.items():
        app.query_params[name] = value
    app.run()


Act = Callable[[AppTest, Model, random.Random], None]
ACTS: tuple[Act, ...] = (
    *(set_days, choose_preset, type_day, click_bar, choose_side, choose_kinds, type_place),
    *(search, choose_found, open_something, open_list, close, step_clock, type_clock),
    *(choose_clock, now, turn, clear, go_back),
)


def popovers(block: Any) -> Iterator[str]:
    """Walk through the page and yield what its chips and menus are called."""
    for child in getattr(block, "children", {}).values():
        told = getattr(getattr(child, "proto", None), "popover", None)
        if told is not None and getattr(told, "label", ""):
            yield told.label
        yield from popovers(child)


def agrees(app: AppTest, model: Model) -> None:
    """Hold everything that says what the view is against the model."""
    assert not app.exception
    drawn, query = text(app), model.view.query
    assert "could not be drawn" not in drawn
    assert view(app) == model.view
    assert {name: app.query_params[name] for name in app.query_params} == state.bar(
        model.view, model.store
    )
    assert query.start is not None
    assert query.end is not None
    labels = list(popovers(app.main))
    assert f"Dates: {controls.days(query.start, query.end)}" in labels
    assert f"As known: {said(app, model)}" in labels
    assert f"Place: {controls.plain(query.place) or 'anywhere'}" in labels
    assert_controls(app, model)
    tally = model.store.totals(query)
    assert f"<b>{counts.claims(tally.claims)}</b>" in drawn
    words = brief.asked(brief.Sight(View(query=query), model.store)).words
    assert words.replace("“", "").replace("”", "") in drawn.replace("“", "").replace("”", "")


def said(app: AppTest, model: Model) -> str:
    """Say the model's instant by the clock that was chosen."""
    when, store = model.view.query.as_known_on, model.store
    clock = str(app.session_state[instant.ZONE]) if instant.ZONE in app.session_state else "UTC"
    zone = instant.zones(store)[clock]
    return on_clock(when, zone, clock, store.zone) if when else "now"


def assert_controls(app: AppTest, model: Model) -> None:
    query = model.view.query
    assert app.slider(key=held_key(app, "period")).value == (query.start, query.end)
    assert app.date_input(key=held_key(app, "from")).value == query.start
    assert app.date_input(key=held_key(app, "to")).value == query.end
    for name in ("claimants", "subjects"):
        side, chosen = parties.split(getattr(query, name), model.store)
        assert app.segmented_control(key=held_key(app, f"{name}-side")).value == side
        assert app.multiselect(key=held_key(app, f"{name}-party")).value == list(chosen)
    for name in ("kinds", "stances"):
        assert sorted(app.pills(key=held_key(app, f"{name}-pick")).value) == list(
            getattr(query, name)
        )
    assert any(one.key == "clear" for one in app.button) == (query != model.home)


def reloaded(model: Model) -> View:
    """Open the model's address in a new session."""
    app = AppTest.from_file(str(DRIVEN), default_timeout=120)
    for name, value in state.address(model.view, model.store).items():
        app.query_params[name] = value
    return view(app.run())


@pytest.mark.parametrize("seed", [1, 2])
def test_after_any_actions_everything_says_one_view(seed: int) -> None:
    store, _fault = dataset.shelf(str(dataset.folder())).take()
    chance, model = random.Random(seed), Model(store)
    app = AppTest.from_file(str(DRIVEN), default_timeout=120)
    app.session_state[menus.OPENED] = (menus.DATES,)
    app.run()
    agrees(app, model)
    # Each action at least once, the rest by chance, in an order of chance.
    acts = [*ACTS, *chance.choices(ACTS, k=ACTIONS - len(ACTS))]
    chance.shuffle(acts)
    done: list[str] = []
    for number, act in enumerate(acts):
        model.past.append(model.view)
        act(app, model, chance)
        done.append(act.__name__)
        try:
            agrees(app, model)
            if number % 6 == 5:
                assert reloaded(model) == model.view
        except AssertionError as error:
            error.add_note(f"after {', '.join(done)}")
            raise
