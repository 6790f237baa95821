"""Queries: in English, and as URL parameters, both ways."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.folding import fold
from incidents import vocabulary as words
from incidents.errors import QueryError
from incidents.model import Party, Side
from incidents.names import Names
from incidents.query import Query, View
from incidents.query.reading import plain_line

NAMES = Names(
    (
        Side(id="N", name="Northland", adjective="Northern"),
        Side(id="S", name="Southland", adjective="Southern"),
    ),
    {
        "N": Party(id="N", name="Northland", kind="state", side="N"),
        "S": Party(id="S", name="Southland", kind="state", side="S"),
        "N-ARMY": Party(id="N-ARMY", name="Northern army", kind="military", side="N"),
        "REBELS": Party(id="REBELS", name="Rebels", kind="armed group"),
        "SET": Party(
            id="SET", name="Northerners and rebels", kind="set", members=("N-ARMY", "REBELS")
        ),
        "UN": Party(id="UN", name="UN mission", kind="united nations"),
    },
)
DAY = dt.date
NINE = dt.datetime(2025, 10, 12, 9, tzinfo=dt.UTC)

LONG = (
    "9 October – 5 December 2025, claims by Southland or UN mission, about losses of Northland, "
    "ground clashes, at Spin Boldak, containing “Mujahid”, as known on 12 October 2025, 09:00 UTC"
)
SAID = [
    (Query(), "all dates"),
    (
        Query(start=DAY(2025, 10, 11), end=DAY(2025, 10, 12), claimants=("S",)),
        "11–12 October 2025, claims by Southland",
    ),
    (Query(start=DAY(2025, 10, 9), end=DAY(2025, 10, 19)), "9–19 October 2025"),
    (Query(start=DAY(2025, 10, 9), end=DAY(2025, 10, 9)), "9 October 2025"),
    (Query(start=DAY(2025, 12, 9), end=DAY(2026, 1, 1)), "9 December 2025 – 1 January 2026"),
    (Query(start=DAY(2025, 10, 9)), "since 9 October 2025"),
    (
        Query(end=DAY(2025, 10, 9), stances=("denies",)),
        "until 9 October 2025, with the stance denies",
    ),
    (
        Query(
            start=DAY(2025, 10, 9),
            end=DAY(2025, 12, 5),
            claimants=("UN", "S"),
            subjects=("N",),
            kinds=("clash",),
            place="Spin Boldak",
            text="Mujahid",
            as_known_on=NINE,
        ),
        LONG,
    ),
    (
        Query(as_known_on=dt.datetime(2025, 10, 13, tzinfo=dt.UTC)),
        "all dates, as known at the end of 12 October 2025",
    ),
    (Query(kinds=("talks", "drone")), "all dates, drones shot down or talks"),
]


@pytest.mark.parametrize(("query", "said"), SAID)
def test_a_query_says_itself(query: Query, said: str) -> None:
    assert query.describe(NAMES) == said


def test_neither_side_is_named_first_by_rank() -> None:
    one = Query(claimants=("S", "N")).describe(NAMES)
    assert (
        one
        == Query(claimants=("N", "S")).describe(NAMES)
        == "all dates, claims by Northland or Southland"
    )


@pytest.mark.parametrize(
    "values",
    [
        {"start": DAY(2025, 2, 2), "end": DAY(2025, 2, 1)},
        {"start": DAY(1, 1, 1)},
        {"start": dt.datetime(2025, 1, 1, tzinfo=dt.UTC)},
        {"kinds": ("massacre",)},
        {"stances": ("confirms",)},
        {"text": "?!"},
        {"text": "x" * 201},
        {"as_known_on": dt.datetime(2025, 1, 1)},  # noqa: DTZ001 - without a zone, on purpose
        {"as_known_on": dt.datetime.max.replace(tzinfo=dt.UTC)},
        {"claimants": tuple(map(str, range(51)))},
    ],
)
def test_what_means_nothing_raises(values: dict[str, Any]) -> None:
    with pytest.raises(QueryError):
        Query(**values)


def test_a_side_stands_for_its_parties_and_sets() -> None:
    assert NAMES.speakers(["N"]) == {"N", "N-ARMY"}
    assert NAMES.speakers(["REBELS"]) == {"REBELS"}
    assert NAMES.subjects(["N"]) == {"N", "N-ARMY", "SET"}
    assert NAMES.name("NOBODY") == "NOBODY"


READ = [
    (
        {"from": "2025-10-19", "to": "2025-10-09"},
        Query(start=DAY(2025, 10, 9), end=DAY(2025, 10, 19)),
        "reversed",
    ),
    ({"from": "Saturday"}, Query(), "2025-10-12"),
    ({"from": "9999-12-31"}, Query(), "1900"),
    ({"claimant": "N,NOBODY,WHO"}, Query(claimants=("N",)), "2 unknown values"),
    ({"subject": ["N", "S"]}, Query(subjects=("N", "S")), ""),
    ({"kind": "massacre"}, Query(), "1 unknown value of kind"),
    ({"text": "x" * 300}, Query(text="x" * 200), "cut to 200"),
    ({"text": "¿?"}, Query(), "no letter"),
    ({"text": ["a", "b"]}, Query(text="b"), "2 times"),
    ({"place": "Atlantis"}, Query(), "gazetteer"),
    ({"place": "Kabul"}, Query(place="Kabul"), ""),
    ({"as_known_on": "2025-10-12T09:00Z"}, Query(as_known_on=NINE), ""),
    ({"as_known_on": "2025-10-12T13:30+04:30"}, Query(as_known_on=NINE), ""),
    ({"as_known_on": "2025-10-12T13:30 04:30"}, Query(as_known_on=NINE), ""),
    (
        {"as_known_on": "2025-10-12"},
        Query(as_known_on=dt.datetime(2025, 10, 13, tzinfo=dt.UTC)),
        "",
    ),
    ({"as_known_on": "2025-10-12T09:00"}, Query(), "cannot be read"),
    ({"incident": "x", "utm_source": "y"}, Query(), ""),
]


@pytest.mark.parametrize(("params", "query", "ignored"), READ)
def test_parameters_are_read_and_what_is_ignored_is_said(
    params: dict[str, str | list[str]], query: Query, ignored: str
) -> None:
    found, said = Query.from_params(params, NAMES)
    assert found == query
    assert ignored in " ".join(said)
    assert bool(said) == bool(ignored)


days = st.none() | st.dates(DAY(1900, 1, 1), DAY(2100, 12, 31))
moments = st.none() | st.datetimes(
    dt.datetime(1900, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    dt.datetime(2100, 12, 31),  # noqa: DTZ001
    timezones=st.just(dt.UTC),
)


def some(values: Any) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(sorted(values)), max_size=4).map(tuple)


@st.composite
def queries(draw: st.DrawFn) -> Query:
    start, end = draw(days), draw(days)
    if start and end and end < start:
        start, end = end, start
    text = draw(st.text(max_size=200))
    return Query(
        start=start,
        end=end,
        claimants=draw(some(NAMES.parties)),
        subjects=draw(some(NAMES.parties)),
        kinds=draw(some(words.INCIDENT_KINDS)),
        stances=draw(some(words.STANCES)),
        text=text if fold(plain_line(text)) else "",
        place=draw(st.sampled_from(["", "Kabul", "Khost Province", "Spin Boldak"])),
        as_known_on=draw(moments),
    )


@given(queries())
def test_a_query_survives_the_address(query: Query) -> None:
    assert Query.from_params(query.to_params(), NAMES) == (query, ())
    assert query.describe(NAMES)


@given(queries(), st.floats(-90, 90), st.floats(-180, 180), st.integers(0, 19))
def test_a_view_survives_the_address(query: Query, lat: float, lon: float, zoom: int) -> None:
    view = View(query, "bridge", "ledger", round(lat, 5), round(lon, 5), zoom)
    assert View.from_params(view.to_params(), NAMES) == (view, ())


junk = st.text(max_size=30) | st.lists(st.text(max_size=10), max_size=3) | st.none() | st.integers()
PARAMS = [
    "from",
    "to",
    "claimant",
    "subject",
    "kind",
    "stance",
    "text",
    "place",
    "as_known_on",
    "incident",
    "tab",
    "lat",
    "lon",
    "zoom",
]


@given(st.dictionaries(st.sampled_from(PARAMS) | st.text(max_size=5), junk))
def test_any_garbage_gives_a_valid_view(params: dict[str, Any]) -> None:
    view, ignored = View.from_params(params, NAMES)
    assert View.from_params(view.to_params(), NAMES) == (view, ())
    assert all(line and line == line.strip() for line in ignored)


def test_a_position_needs_both_degrees() -> None:
    assert View.from_params({"lat": "34.5"}, NAMES)[0].lat is None
    assert View.from_params({"lat": "nan", "lon": "inf", "zoom": "99"}, NAMES)[0] == View()
    view, said = View.from_params({"tab": "other"}, NAMES, tabs=("ledger",))
    assert (view.tab, len(said)) == ("", 1)


def test_parameters_are_in_a_stable_order_without_defaults() -> None:
    assert Query().to_params() == {}
    query = Query(text="a", start=DAY(2025, 1, 1), claimants=("S", "N"))
    assert list(query.to_params().items()) == [
        ("from", "2025-01-01"),
        ("claimant", "N,S"),
        ("text", "a"),
    ]
