"""Queries and views as URL parameters: whatever they hold, there is a valid view and no error."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.folding import fold
from incidents.errors import QueryError
from incidents.model import Party, Side
from incidents.query import FILTERS, Names, Query, View
from incidents.query.identity import canonical, make_id, view_params
from incidents.text import one_line
from incidents.vocabulary import CORE_KINDS, REPLACED_STANCES, STANCES

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


@pytest.mark.parametrize(
    "values",
    [
        {"start": DAY(2025, 2, 2), "end": DAY(2025, 2, 1)},
        {"start": DAY(1, 1, 1)},
        {"end": DAY(2101, 1, 1)},
        {"start": dt.datetime(2025, 1, 1, tzinfo=dt.UTC)},
        {"stances": ("confirms",)},
        {"stances": ("admits",)},
        {"text": "?!"},
        {"text": "x" * 201},
        {"place": "x" * 201},
        {"as_known_on": dt.datetime(2025, 1, 1)},  # noqa: DTZ001 - without a zone, on purpose
        {"as_known_on": dt.datetime.max.replace(tzinfo=dt.UTC)},
        {"claimants": tuple(map(str, range(51)))},
        {"subjects": tuple(map(str, range(51)))},
    ],
)
def test_what_means_nothing_raises_in_one_line(values: dict[str, Any]) -> None:
    with pytest.raises(QueryError) as caught:
        Query(**values)
    assert str(caught.value)
    assert "\n" not in str(caught.value)


def test_equal_questions_are_equal_queries() -> None:
    one = Query(claimants=("S", "N", "S"), text=" river\n valley ", as_known_on=NINE)
    kabul = NINE.astimezone(dt.timezone(dt.timedelta(hours=4, minutes=30)))
    assert one == Query(claimants=("N", "S"), text="river valley", as_known_on=kabul)
    assert hash(one) == hash(Query(claimants=("N", "S"), text="river valley", as_known_on=NINE))


def test_a_side_stands_for_its_parties_and_sets() -> None:
    assert NAMES.speakers(["N"]) == {"N", "N-ARMY"}
    assert NAMES.speakers(["REBELS"]) == {"REBELS"}
    assert NAMES.subjects(["N"]) == {"N", "N-ARMY", "SET"}
    assert NAMES.has("N")
    assert not NAMES.has("NOBODY")
    assert NAMES.has_place("Kabul")
    assert not NAMES.has_place("Atlantis")


READ = [
    (
        {"from": "2025-10-19", "to": "2025-10-09"},
        Query(start=DAY(2025, 10, 9), end=DAY(2025, 10, 19)),
        "reversed",
    ),
    ({"from": "Saturday"}, Query(), "2025-10-12"),
    ({"from": "9999-12-31"}, Query(), "1900"),
    ({"from": "2025-10-12 extra"}, Query(), "cannot be read"),
    ({"claimant": "N,NOBODY,WHO"}, Query(claimants=("N",)), "2 unknown values of claimant"),
    ({"claimant": " N , ,S"}, Query(claimants=("N", "S")), ""),
    ({"subject": ["N", "S"]}, Query(subjects=("N", "S")), ""),
    ({"kind": "massacre"}, Query(), "1 unknown value of kind"),
    ({"stance": "admits"}, Query(stances=("reports",)), ""),
    ({"stance": "admits,reports,denies"}, Query(stances=("denies", "reports")), ""),
    ({"text": "x" * 300}, Query(text="x" * 200), "cut to 200"),
    ({"text": "¿?"}, Query(), "no letter"),
    ({"text": ["a", "b"]}, Query(text="b"), "2 times"),
    ({"text": [1, "b"]}, Query(text="b"), "not text"),
    ({"place": "Atlantis"}, Query(), "no place “Atlantis”"),
    ({"place": "Kabul"}, Query(place="Kabul"), ""),
    ({"as_known_on": "2025-10-12T09:00Z"}, Query(as_known_on=NINE), ""),
    ({"as_known_on": "2025-10-12T13:30+04:30"}, Query(as_known_on=NINE), ""),
    ({"as_known_on": "2025-10-12T13:30 04:30"}, Query(as_known_on=NINE), ""),
    ({"as_known_on": "2025-10-12"}, Query(as_known_on=NINE + dt.timedelta(hours=15)), ""),
    ({"as_known_on": "2025-10-12T09:00"}, Query(), "cannot be read"),
    ({"as_known_on": "1900-01-01T00:00+04:30"}, Query(), "cannot be read"),
    ({"incident": "x", "utm_source": "y", "within": "bridge"}, Query(), ""),
]


@pytest.mark.parametrize(("params", "query", "ignored"), READ)
def test_parameters_are_read_and_what_is_ignored_is_said(
    params: dict[str, Any], query: Query, ignored: str
) -> None:
    found, said = Query.from_params(params, NAMES)
    assert found == query
    assert ignored in " ".join(said)
    assert bool(said) == bool(ignored)


def test_old_words_in_addresses_mean_the_new_ones() -> None:
    for old, new in REPLACED_STANCES.items():
        assert Query.from_params({"stance": old}, NAMES) == (Query(stances=(new,)), ())


def test_a_day_of_the_clock_ends_in_the_datasets_zone() -> None:
    zone = dt.timezone(dt.timedelta(hours=4, minutes=30))
    known = Names(NAMES.sides, NAMES.parties, zone=zone)
    found, _ = Query.from_params({"as_known_on": "2025-10-12"}, known)
    assert found.as_known_on == dt.datetime(2025, 10, 12, 19, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize("text", ["1900-01-02", "2100-12-31", "2100-12-31T23:59-23:59"])
def test_the_first_and_last_instants_survive_the_address(text: str) -> None:
    query, said = Query.from_params({"as_known_on": text}, NAMES)
    assert query.as_known_on is not None
    assert said == ()
    assert Query.from_params(query.to_params(), NAMES) == (query, ())


days = st.none() | st.dates(DAY(1900, 1, 1), DAY(2100, 12, 31))
moments = st.none() | st.datetimes(
    dt.datetime(1900, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    dt.datetime(2100, 12, 31, 23, 59, 59, 999_999),  # noqa: DTZ001
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
        kinds=draw(some(CORE_KINDS)),
        stances=draw(some(STANCES)),
        text=text if fold(one_line(text)) else "",
        place=draw(st.sampled_from(["", "Kabul"])),
        as_known_on=draw(moments),
    )


@given(queries())
@settings(deadline=None, max_examples=60)
def test_a_query_survives_the_address(query: Query) -> None:
    assert Query.from_params(query.to_params(), NAMES) == (query, ())


@given(queries(), st.floats(-90, 90), st.floats(-180, 180), st.integers(0, 19))
@settings(deadline=None, max_examples=60)
def test_a_view_survives_the_address(query: Query, lat: float, lon: float, zoom: int) -> None:
    view = View(
        query,
        incident="bridge",
        claim="c1",
        row="bridge/S/soldiers/killed",
        sum="N/S/soldiers/killed",
        mark="kabul-city",
        tab="ledger",
        lat=round(lat, 5),
        lon=round(lon, 5),
        zoom=zoom,
    )
    assert View.from_params(view.to_params(), NAMES) == (view, ())


ANY = st.text(st.characters(exclude_categories=()), max_size=30)
NEARLY = st.sampled_from([
    *("1900-01-01T00:00+23:59", "2100-12-31T23:59-23:59", "2101-01-01T00:00Z", "1899-12-31"),
    *("2100-12", "1900-01", "2025-10-11/2025-10-12", "N,S,N", "admits,admits", "Kabul", "\ud800"),
    *("nan", "inf", "1e400", "-0", "90", "180.000001", "１２", "0x1", "1_0", "x" * 5000, " " * 50),
])  # fmt: skip
junk = ANY | NEARLY | st.lists(ANY | NEARLY | st.none(), max_size=3) | st.none() | st.integers()
STANDS = ("incident", "claim", "row", "sum", "mark", "tab", "lat", "lon", "zoom")
PARAMS = [*(one.parameter for one in FILTERS), *STANDS]


@given(st.dictionaries(st.sampled_from(PARAMS) | st.text(max_size=5), junk))
@settings(deadline=None, max_examples=300)
def test_any_garbage_gives_a_valid_view(params: dict[str, Any]) -> None:
    view, ignored = View.from_params(params, NAMES)
    assert View.from_params(view.to_params(), NAMES) == (view, ())
    for line in ignored:
        # Marks that keep text from the right apart are the product's own.
        assert one_line(line) == line.replace("\u2068", "").replace("\u2069", "") != ""


def test_a_position_needs_both_degrees() -> None:
    assert View.from_params({"lat": "34.5"}, NAMES)[0].lat is None
    view, said = View.from_params({"lat": "nan", "lon": "inf", "zoom": "99"}, NAMES)
    assert (view, len(said)) == (View(), 3)
    assert View.from_params({"lat": "34.5", "lon": "-0"}, NAMES)[0].to_params()["lat"] == "34.5"


def test_a_word_that_is_not_allowed_is_told() -> None:
    view, said = View.from_params(
        {"tab": "other", "incident": "x"}, NAMES, tabs=("ledger",), incidents=("bridge",)
    )
    assert (view.tab, view.incident, len(said)) == ("", "", 2)


def test_parameters_are_in_a_stable_order_without_defaults() -> None:
    assert Query().to_params() == {}
    query = Query(text="a", start=DAY(2025, 1, 1), claimants=("S", "N"))
    assert list(query.to_params().items()) == [
        ("from", "2025-01-01"),
        ("claimant", "N,S"),
        ("text", "a"),
    ]


# Ids


def test_an_id_is_the_same_on_every_machine_and_in_every_version_of_this_code() -> None:
    params = {"from": "2025-10-11", "claimant": "N,S", "text": "Brücke"}
    assert make_id(params, "ab" * 32, "1.0") == "cc-e0e48f58a6d5"
    assert make_id(dict(reversed(params.items())), "ab" * 32, "1.0") == "cc-e0e48f58a6d5"


@pytest.mark.parametrize(
    ("params", "digest", "version"),
    [({"from": "2025-10-12"}, "a", "1"), ({}, "a", "1"), ({"from": "2025-10-11"}, "b", "1"),
     ({"from": "2025-10-11"}, "a", "2")],
)  # fmt: skip
def test_another_question_data_or_version_has_another_id(
    params: dict[str, str], digest: str, version: str
) -> None:
    assert make_id(params, digest, version) != make_id({"from": "2025-10-11"}, "a", "1")


def test_the_open_tab_is_no_part_of_a_view() -> None:
    query = Query(text="a")
    assert view_params(View(query, tab="ledger")) == view_params(View(query)) == {"text": "a"}
    assert view_params(View(query, incident="x", zoom=3)) == {
        "text": "a",
        "incident": "x",
        "zoom": "3",
    }


def test_json_is_written_in_one_way() -> None:
    assert canonical({"b": "ü", "a": [1, None]}) == '{"a":[1,null],"b":"\\u00fc"}'
    with pytest.raises(ValueError, match="JSON"):
        canonical(float("nan"))
