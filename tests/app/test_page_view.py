"""The page's logic without a browser: what the address, chips and clocks do to the view."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from incidents.model import Dataset
from incidents.query import Query, View
from incidents.store import DayCount
from incidents.ui import (
    controls,
    dataset,
    history,
    instant,
    menus,
    naming,
    page,
    parties,
    periods,
    share,
    slider,
    state,
)
from incidents.ui.controls import plain, short
from incidents.web import styles
from tests.app.driving import APP, held_key, run, text, view

DAY = dt.date
OCTOBER = (DAY(2025, 10, 1), DAY(2025, 10, 31))
EVERY_DAY = [DayCount(DAY(2025, 10, n), DAY(2025, 10, n), {"a": 1}) for n in range(1, 32)]


@pytest.fixture(scope="module")
def opened() -> AppTest:
    return run()


def test_the_page_opens_on_the_headline_without_an_error(opened: AppTest) -> None:
    assert not opened.exception
    assert "xc-box error" not in text(opened)
    store, fault = dataset.shelf(str(dataset.folder())).take()
    assert not fault
    window = store.manifest.headline
    assert (view(opened).query.start, view(opened).query.end) == (window.start, window.end)
    assert not opened.query_params


def test_an_address_becomes_the_view() -> None:
    app = run(from_="2025-10-11", to="2025-10-12", kind="clash", tab="about")
    expected = Query(start=DAY(2025, 10, 11), end=DAY(2025, 10, 12), kinds=("clash",))
    assert view(app) == View(query=expected, tab="about")
    assert "What became of every input row" in text(app)


def test_nonsense_is_named_and_the_page_goes_on() -> None:
    app = run(from_="11/10/2025", kind="war", incident="nothing-like-it", tab="secret")
    said = text(app)
    assert not app.exception
    assert "Not quite as asked" in said
    assert "11/10/2025" in said
    assert "nothing-like-it" in said
    assert view(app).incident == ""


def test_an_incident_outside_the_days_widens_them() -> None:
    store, _ = dataset.shelf(str(dataset.folder())).take()
    after = store.incidents(Query(start=DAY(2025, 11, 1)))
    late = next(one for one in after if one.start > store.manifest.headline.end)
    alone = run(incident=late.id)
    assert view(alone).query == Query(start=late.start, end=late.end)
    assert "Not quite as asked" not in text(alone)
    app = run(incident=late.id, from_="2025-10-09", to="2025-10-19")
    assert view(app).incident == late.id
    assert view(app).query.end is not None
    assert view(app).query.end >= late.start
    assert "widened" in text(app)


def test_the_search_narrows_and_clear_all_restores() -> None:
    app = run(text="posts")
    assert view(app).query.text == "posts"
    app.button(key="clear").click().run()
    assert view(app) == view(run())


def test_a_search_without_letters_changes_nothing_and_says_so() -> None:
    app = run(text="!!!")
    assert view(app).query.text == ""
    assert "no letter or digit" in text(app)


def test_an_unknown_place_is_not_guessed() -> None:
    app = run()
    app.text_input(key="place").set_value("Kabull").run()
    assert view(app).query.place == ""
    next(one for one in app.button if one.label == "Kabul").click().run()
    assert view(app).query.place == "Kabul"
    assert not app.exception


def test_the_slider_and_the_typed_dates_are_one_thing() -> None:
    app = run(from_="2025-10-09", to="2025-10-19")
    app.slider(key=held_key(app, "period")).set_value((DAY(2025, 10, 11), DAY(2025, 10, 15))).run()
    assert app.date_input(key=held_key(app, "from")).value == DAY(2025, 10, 11)
    app.date_input(key=held_key(app, "from")).set_value(DAY(2025, 10, 17)).run()
    assert view(app).query.start == view(app).query.end == DAY(2025, 10, 17)
    assert app.slider(key=held_key(app, "period")).value == (DAY(2025, 10, 17), DAY(2025, 10, 17))


@pytest.mark.parametrize("asked", ["", "yesterday", "2025-10-12/2025-10-11", "1/2/3"])
def test_days_that_mean_nothing_choose_nothing(asked: str) -> None:
    lines = (
        "from incidents.ui import clicks, dataset, state",
        "store, _ = dataset.shelf(str(dataset.folder())).take()",
        "state.read_address(store)",
        f"clicks.choose_days(store, {asked!r})",
    )
    app = AppTest.from_string("\n".join(lines), default_timeout=120).run()
    assert not app.exception
    store, _ = dataset.shelf(str(dataset.folder())).take()
    window = store.manifest.headline
    assert (view(app).query.start, view(app).query.end) == (window.start, window.end)


def test_stylesheets_survive_the_sanitiser() -> None:
    frame = (page.STATIC / "page.css").read_text(encoding="utf-8")
    assert "<" not in frame + styles.sheet(), "it would be dropped"


@pytest.mark.parametrize("data", ["af-pk", "in-pk"])
def test_all_of_the_record_is_one_period_under_one_name(data: str) -> None:
    app = run(data=data)
    store, _ = dataset.shelf(str(dataset.folder().parent / data)).take()
    offered = periods.presets(store.manifest, state.span(store))
    whole = [name for name, period in offered.items() if period == store.span]
    assert [name.split(":")[0] for name in whole] == ["All of the record"]
    assert sum(name.startswith("All") for name in offered) == 1
    labels = [app.button(key=f"preset{number}").label for number in range(len(offered))]
    assert labels == list(offered)


def test_dates_are_typed_day_first_and_kept_as_iso_in_the_address() -> None:
    app = run(from_="2025-10-09", to="2025-10-19")
    typed = [app.date_input(key=held_key(app, which)) for which in ("from", "to")]
    assert {one.proto.format for one in typed} == {"DD/MM/YYYY"}
    assert app.query_params["from"] == "2025-10-09"


def test_all_of_the_record_has_a_slider_of_its_own_span() -> None:
    app = run()
    app.button(key="preset2").click().run()
    assert not app.exception
    assert app.session_state["domain"][0] < DAY(2020, 1, 1)
    narrow = (DAY(2025, 1, 1), DAY(2025, 12, 1))
    app.slider(key=held_key(app, "period")).set_value(narrow).run()
    assert app.session_state["domain"][0] < DAY(2020, 1, 1), "the scale moved under the hand"


def test_as_known_on_shows_nothing_that_was_said_later() -> None:
    app = run(as_known_on="2025-10-12T09:00Z", from_="2025-10-09", to="2025-10-19")
    said = text(app)
    assert "xc-past" in said
    assert "12 October 2025, 09:00 UTC" in said
    app.button(key="known-reset").click().run()
    assert view(app).query.as_known_on is None


def test_frames_keep_the_width_or_grow() -> None:
    chosen = (DAY(2025, 10, 9), DAY(2025, 10, 11))
    moved = slider.next_days(chosen, OCTOBER, EVERY_DAY, growing=False)
    assert moved == (DAY(2025, 10, 10), DAY(2025, 10, 12))
    assert slider.first_days(OCTOBER, OCTOBER) == (OCTOBER[0], OCTOBER[0])
    assert slider.next_days((OCTOBER[0], OCTOBER[0]), OCTOBER, EVERY_DAY, growing=True) == (
        OCTOBER[0],
        DAY(2025, 10, 2),
    )
    end = (DAY(2025, 10, 30), DAY(2025, 10, 31))
    assert slider.first_days(end, OCTOBER) == (DAY(2025, 10, 1), DAY(2025, 10, 2))


def test_play_ends_at_the_last_day() -> None:
    span, chosen, frames = OCTOBER, (DAY(2025, 10, 1), DAY(2025, 10, 4)), 0
    while chosen[1] < span[1]:
        chosen, frames = slider.next_days(chosen, span, EVERY_DAY, growing=False), frames + 1
    assert chosen == (DAY(2025, 10, 28), DAY(2025, 10, 31))
    assert frames == 27


@given(
    st.lists(st.integers(0, 30), max_size=6),
    st.integers(0, 30),
    st.integers(0, 12),
    st.booleans(),
)
def test_play_stops_wherever_a_day_comes_into_view_or_leaves_it(
    busy: list[int], first: int, width: int, growing: bool
) -> None:
    """No frame passes over a change, and no frame but the last is without one."""
    days = [OCTOBER[0] + dt.timedelta(n) for n in sorted(set(busy))]
    bars = [DayCount(day, day, {"a": 1}) for day in days]

    def seen(window: tuple[dt.date, dt.date]) -> list[dt.date]:
        return [day for day in days if window[0] <= day <= window[1]]

    chosen = (OCTOBER[0] + dt.timedelta(min(first, 30 - width)),) * 2
    chosen = (chosen[0], chosen[0] + dt.timedelta(width))
    while chosen[1] < OCTOBER[1]:
        moved = slider.next_days(chosen, OCTOBER, bars, growing=growing)
        between = [
            (chosen[0] if growing else chosen[0] + dt.timedelta(n), chosen[1] + dt.timedelta(n))
            for n in range(1, (moved[1] - chosen[1]).days)
        ]
        assert all(seen(one) == seen(chosen) for one in between)
        assert seen(moved) != seen(chosen) or moved[1] == OCTOBER[1]
        chosen = moved


def test_the_record_clock_steps_over_silent_days_and_ends_now() -> None:
    days = [DAY(2025, 10, 12), DAY(2025, 10, 13), DAY(2026, 2, 1)]
    seen, when = [], instant.next_instant(None, days)
    while when is not None:
        seen.append(when.date())
        when = instant.next_instant(when, days)
    assert seen == [DAY(2025, 10, 13), DAY(2025, 10, 14), DAY(2026, 2, 2)]


@pytest.mark.parametrize("time", [dt.time(), dt.time(9, 30), dt.time(23, 45)])
def test_day_and_time_make_one_instant_and_back(time: dt.time) -> None:
    day = DAY(2025, 10, 12)
    assert instant.parts(instant.joined(day, time), OCTOBER[1]) == (day, time)


def test_months_around_stay_within_the_record() -> None:
    around = periods.months_around(
        (DAY(2025, 10, 9), DAY(2025, 10, 19)), (DAY(2017, 5, 1), DAY(2025, 12, 9))
    )
    assert around == (DAY(2025, 10, 1), DAY(2025, 12, 9))


def test_a_choice_of_parties_is_told_apart() -> None:
    store, _ = dataset.shelf(str(dataset.folder())).take()
    first = store.manifest.sides[0].id
    assert parties.split((), store) == (parties.ANY, ())
    assert parties.split((first,), store) == (first, ())
    one = next(p.id for p in store.parties.values() if p.side == first and p.id != first)
    assert parties.split((one,), store) == (first, (one,))
    others = tuple(p.id for p in store.parties.values() if p.side is None)
    assert parties.split(others, store) == (parties.OTHERS, ())


def test_file_names_say_the_view() -> None:
    store, _ = dataset.shelf(str(dataset.folder())).take()
    query = Query(start=DAY(2025, 10, 9), end=DAY(2025, 10, 19), text="../../etc/passwd")
    name = naming.file_name(View(query=query), store, ".csv")
    assert "2025-10-09_2025-10-19" in name.replace("-2025", "_2025").replace("__", "_")
    assert name.endswith(".csv")
    assert "/" not in name


def test_share_gives_the_public_address_if_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    store, _ = dataset.shelf(str(dataset.folder())).take()
    night = View(query=Query(start=DAY(2025, 10, 11), end=DAY(2025, 10, 12)))
    said = "data=af-pk&from=2025-10-11&to=2025-10-12"
    monkeypatch.setenv("CROSSCLAIM_ADDRESS", "https://a.example")
    assert share.full_address(night, store, with_map=False) == f"https://a.example/?{said}"
    monkeypatch.setenv("CROSSCLAIM_ADDRESS", "javascript:alert(1)")
    assert share.full_address(night, store, with_map=False) == f"?{said}"


def test_options_of_one_label_are_told_apart() -> None:
    labels = {"a": "Ministry of Defence", "b": "Ministry of Defence", "c": "UNAMA"}
    sides = {"a": "Northland", "b": "Southland", "c": ""}
    told = controls.told_apart(labels, sides)
    assert told["a"] == "Ministry of Defence (Northland)"
    assert told["c"] == "UNAMA"
    assert len(set(controls.told_apart(labels, dict.fromkeys(labels, "")).values())) == 3


def test_labels_are_not_markdown() -> None:
    assert plain("*a* [b](c)") == r"\*a\* \[b\]\(c\)"
    assert short([], "any") == "any"
    assert short(["a", "b"], "any") == "a +1"


def test_instants_and_steps_are_named() -> None:
    midnight, morning = (dt.datetime(2025, 10, 12, hour, tzinfo=dt.UTC) for hour in (0, 9))
    assert history.name(midnight, dt.UTC) == "end of 11 Oct 2025"
    assert history.name(morning, dt.UTC) == "12 Oct 2025, 09:00 UTC"
    assert history.name(None, dt.UTC) == "Now"
    early, late = (dt.datetime(2025, 10, day, tzinfo=dt.UTC) for day in (12, 14))
    steps: list[dt.datetime | None] = [early, late, None]
    assert history.before(late, steps) == early
    assert history.before(early, steps) is None


@pytest.mark.parametrize("hours", [-72, 0, 3, 72])
def test_the_instant_of_the_view_is_a_step_of_its_own(tiny: Dataset, hours: int) -> None:
    first = next(one for one in history.steps(tiny) if one)
    instant = first + dt.timedelta(hours=hours)
    found = history.steps(tiny, instant)
    assert instant in found
    assert found[:-1] == sorted(one for one in found if one)
    assert set(found) == {*history.steps(tiny), instant}


def test_an_empty_view_says_what_each_filter_hides_and_lifts_it() -> None:
    app = run(kind="clash", text="zzzz", from_="2025-10-09", to="2025-10-19")
    assert "No claim matches these filters" in text(app)
    assert "by “Search”" in text(app)
    assert [one.key for one in app.button if str(one.key).startswith("lift-")] == ["lift-text"]
    app.button(key="lift-text").click().run()
    assert view(app).query.text == ""
    assert view(app).query.kinds == ("clash",)


def test_a_past_view_says_its_filters_too() -> None:
    days = {"from_": "2025-10-09", "to": "2025-10-19"}
    said = text(run(as_known_on="2025-10-12T09:00Z", claimant="PK", **days))
    assert "xc-past" in said
    assert "claims by Pakistan" in said
    assert "Hidden by your filter" in said


def test_the_clock_steps_from_statement_to_statement_and_back_to_now() -> None:
    app = run()
    store, _ = dataset.shelf(str(dataset.folder())).take()
    seen = []
    for _step in range(3):
        app.button(key="known-before").click().run()
        seen.append(view(app).query.as_known_on)
    assert seen == sorted(seen, reverse=True)
    assert len(set(seen)) == 3
    here = store.nearby(view(app).query).here
    assert here is not None
    assert here[0] == seen[-1]
    for _step in range(3):
        app.button(key="known-after").click().run()
    assert view(app).query.as_known_on is None
    assert not app.exception


def test_a_time_is_meant_by_the_clock_that_was_chosen() -> None:
    app = run(as_known_on="2025-10-12T08:13Z")
    assert app.time_input(key="known-time").value == dt.time(8, 13)
    app.segmented_control(key=held_key(app, "known-zone")).set_value("Kabul").run()
    assert view(app).query.as_known_on == dt.datetime(2025, 10, 12, 8, 13, tzinfo=dt.UTC)
    assert app.time_input(key=held_key(app, "known-time")).value == dt.time(12, 43)
    app.time_input(key=held_key(app, "known-time")).set_value(dt.time(13, 0)).run()
    assert view(app).query.as_known_on == dt.datetime(2025, 10, 12, 8, 30, tzinfo=dt.UTC)
    assert "12 Oct 2025, 13:00 Kabul" in str(app.main)


def test_the_clocks_slider_stops_only_where_something_was_said() -> None:
    days = [DAY(2025, 10, 12), DAY(2025, 10, 15)]
    noon = dt.datetime(2025, 10, 13, 12, tzinfo=dt.UTC)
    ends = [dt.datetime(2025, 10, day, tzinfo=dt.UTC) for day in (13, 16)]
    assert instant.steps(None, days, dt.UTC) == [*ends, None]
    assert instant.steps(noon, days, dt.UTC) == [ends[0], noon, ends[1], None]


def test_a_menu_is_filled_when_it_is_opened() -> None:
    closed = AppTest.from_file(str(APP), default_timeout=120).run()
    assert not any(button.key == "known-reset" for button in closed.button)
    closed.session_state[menus.OPENED] = (menus.KNOWN,)
    assert closed.run().button(key="known-reset").disabled
