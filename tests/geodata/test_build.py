"""The parts of the build that need no packages: stretches, tables, classes of settlements."""

import json

import pytest
import shapely
from shapely.geometry import LineString, box

from geodata import sectors
from geodata.build import namesakes
from geodata.build.places import unique
from geodata.build.settlements import settlement_kind
from geodata.build.tables import row_of, split, table, write_layer
from geodata.making import radius_km

LINE = LineString([(x, 0) for x in range(11)])


def test_line_is_shared_out_to_the_nearest_area():
    owners = sectors.nearest(LINE, {"west": box(0, 1, 5, 2), "east": box(5, 1, 10, 2)})
    assert owners == ["west"] * 5 + ["east"] * 5
    assert sectors.ranges(owners, ["east"]) == [[5, 10]]
    assert sectors.ranges(owners, ["east", "west"]) == [[0, 10]]
    assert sectors.ranges(owners, ["north"]) == []


def test_speck_goes_to_the_stretch_around_it():
    areas = {"long": box(0, 1, 10, 2), "speck": box(4.4, 0.5, 5.6, 0.9)}
    assert set(sectors.nearest(LINE, areas)) == {"long"}


def test_same_layer_gives_the_same_bytes(tmp_path):
    area = box(0.123456, 0, 1, 1)
    for name in ("one", "two"):
        write_layer(tmp_path / name, [({"key": "a"}, shapely.reverse(area))], notice="ODbL")
        area = shapely.reverse(area)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    written = json.loads((tmp_path / "one").read_text("utf-8"))
    assert written["notice"] == "ODbL"
    assert written["features"][0]["geometry"]["type"] == "Polygon"
    assert "0.1235" in (tmp_path / "one").read_text("utf-8")


@pytest.mark.parametrize(
    ("population", "kind"),
    [(0, "town"), (1, "village"), (4_999, "village"), (5_000, "town"), (50_000, "city")],
)
def test_settlements_are_classed_by_population(population, kind):
    assert settlement_kind(population) == kind


def test_radius_of_a_degree_at_the_equator():
    assert radius_km(box(0, 0, 1, 1)) == pytest.approx(62.6, abs=0.2)


def test_bare_name_without_a_place_stops_the_build():
    with pytest.raises(ValueError, match="kabul-city"):
        unique([])


def test_districts_are_built_from_tehsils_once_each():
    for row in table("pk_districts"):
        names = split(row["tehsils"])
        assert len(names) == len(set(names)), row["key"]


def test_split_drops_what_is_empty():
    assert split(" a | b||") == ["a", "b"]


def place(name, lon=0.5, *, country="AA", alternates="", bare="", layer=""):
    spot = {} if layer else {"lon": str(lon), "lat": "0.5"}
    said = {"key": f"{name}-{country}".lower(), "name": name, "country": country, "layer": layer}
    return row_of(said | spot, kind="town", alternates=alternates, bare=bare)


@pytest.fixture
def marked(monkeypatch):
    """Mark places of two countries, A in the west and B in the east, in which others lie too."""
    spots = {"north": [(20.5, 0.5)], "mill": [(1.0, 0.5)], "hill": [(9.5, 0.5)], "far": [(90, 0)]}
    monkeypatch.setattr(namesakes, "boundary_names", lambda _: spots)
    monkeypatch.setattr(namesakes, "settlements", lambda _: ())
    lands = {"AA": box(0, 0, 10, 1), "BB": box(10, 0, 30, 1)}
    made = namesakes.Namesakes(None, lands, {"p-aa": lands["AA"], "p-bb": lands["BB"]})
    return lambda *rows: made.marked(rows)


def test_a_name_that_a_place_across_the_border_bears_needs_to_be_confirmed(marked):
    rows = marked(place("North"), place("Mill"), place("Hill"), place("Far"))
    assert [row["bare"] for row in rows] == ["0", "", "", ""]
    (owner,) = marked(place("North", bare="1"))
    assert owner["bare"] == "1"


def test_a_name_that_is_ambiguous_already_stays_so(marked):
    assert [row["bare"] for row in marked(place("North"), place("North", country="BB"))] == ["", ""]


def test_a_spelling_by_which_another_place_is_called_needs_to_be_confirmed(marked):
    (row,) = marked(place("Norde", alternates="North|Hill|Mill|Nord"))
    assert (row["alternates"], row["also"]) == ("Mill|Nord", "North|Hill")


def test_spellings_of_a_name_that_areas_of_two_countries_have_need_to_be_confirmed(marked):
    one, two = marked(
        place("P", layer="provinces", alternates="Pe"),
        place("P", layer="provinces", country="BB", alternates="Peh"),
    )
    assert (one["alternates"], one["also"], two["also"]) == ("", "Pe", "Peh")
