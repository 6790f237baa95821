"""What is open, and where the reader stands in it: what the address says is what is drawn."""

from __future__ import annotations

import datetime as dt

from streamlit.testing.v1 import AppTest

from incidents.ui import dataset, state
from tests.app.driving import held_key, run, text, view

NIGHT = "2025-10-11-durand-line"


def test_a_claims_address_opens_its_incident_there() -> None:
    app = run(claim="c068")
    assert not app.exception
    assert view(app).incident == NIGHT
    assert '<article class="cd a here" id="claim-c068">' in text(app)
    assert app.query_params["claim"] == "c068"
    assert app.query_params["incident"] == NIGHT


def test_a_replaced_claims_address_opens_at_the_one_that_replaced_it() -> None:
    assert '<article class="cd a here" id="claim-c068">' in text(run(claim="c066"))


def test_a_claim_outside_the_days_widens_them() -> None:
    app = run(claim="c001", from_="2025-10-09", to="2025-10-19")
    assert view(app).incident == "2017-05-05-chaman"
    assert view(app).query.start == dt.date(2017, 5, 5)
    assert "widened" in text(app)


def test_an_unknown_claim_is_named_and_the_page_goes_on() -> None:
    app = run(claim="c999")
    assert "no claim has the id “c999”" in text(app)
    assert view(app).incident == view(app).claim == ""


def test_a_row_of_another_incident_is_forgotten() -> None:
    app = run(incident=NIGHT, row="2025-10-15-kabul/AF/persons/killed")
    assert view(app).incident == NIGHT
    assert view(app).row == ""


def test_the_claims_behind_a_sum_have_an_address() -> None:
    app = run(sum="AF/PK/soldiers/killed")
    assert "The claims behind a figure" in text(app)
    app.button(key="back-button").click().run()
    assert view(app).sum == ""
    assert not app.query_params


def test_a_place_with_several_incidents_has_an_address() -> None:
    app = run(mark="angoor-adda")
    assert "xc-list" in text(app)
    assert "not in view" in text(run(mark="nowhere"))


def test_an_incident_that_the_days_leave_is_closed() -> None:
    app = run(incident=NIGHT)
    app.button(key="preset2").click().run()
    assert view(app).incident == NIGHT
    start = app.date_input(key=held_key(app, "from"))
    start.set_value(dt.date(2025, 10, 17)).run()
    assert view(app).incident == ""


def test_opening_an_incident_outside_the_days_widens_them_and_says_so() -> None:
    app = AppTest.from_function(open_old, default_timeout=120).run()
    assert not app.exception
    store, _ = dataset.shelf(str(dataset.folder())).take()
    assert (
        view(app).query.start
        == store.incident("2017-05-05-chaman").incidents["2017-05-05-chaman"].start
    )
    assert "widened" in app.session_state[state.IGNORED][0]


def open_old() -> None:
    from incidents.ui import clicks, dataset, state  # noqa: PLC0415

    store, _ = dataset.shelf(str(dataset.folder())).take()
    state.read_address(store)
    clicks.open_asked(store, "2017-05-05-chaman claim:c001")
