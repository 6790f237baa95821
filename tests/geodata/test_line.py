"""The Durand Line: its length, its sides, distances to it and stretches of it."""

import json
from itertools import pairwise

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod

from geodata import sectors
from geodata.atlas import Atlas
from geodata.errors import AmbiguousPlaceError, UnknownPlaceError
from geodata.measure import length_km

ATLAS = Atlas.named("af-pk")
GAZETTEER = ATLAS.gazetteer
GEOD = Geod(ellps="WGS84")
DURAND = ATLAS.line("Durand Line")
LINE = DURAND.geometry
STRETCHES = json.loads(ATLAS.cabinet.text("sectors.json"))["durand-line"]


def at(name):
    return GAZETTEER.find(name).label_point


def test_line_is_of_the_published_length_and_without_gaps():
    assert 2600 < length_km(LINE) < 2700
    assert LINE.is_simple
    steps = [GEOD.line_length(*zip(*pair, strict=True)) for pair in pairwise(LINE.coords)]
    assert max(steps) < 95_000  # straight stretches, south of the Helmand


def test_line_runs_from_iran_to_china():
    assert LINE.coords[0] == pytest.approx((60.87, 29.86), abs=0.01)
    assert LINE.coords[-1] == pytest.approx((74.56, 37.03), abs=0.01)


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("Kabul", "AF"),
        ("Khost City", "AF"),
        ("Spin Boldak", "AF"),
        ("Zaranj", "AF"),
        ("Asadabad", "AF"),
        ("Peshawar", "PK"),
        ("Chitral City", "PK"),
        ("Chaman", "PK"),
        ("Landi Kotal", "PK"),
        ("Parachinar", "PK"),
        ("Gilgit", "PK"),
        ("Karachi", "PK"),
        ("Doha", None),
        ("New Delhi", None),
        ("Tehran", None),
    ],
)
def test_side_of_known_places(name, side):
    assert DURAND.side_of(*at(name)) == side


@pytest.mark.parametrize("lonlat", [(73.4, 36.95), (74.85, 37.23), (61.0, 29.95)])
def test_far_ends_of_afghanistan_are_on_its_side(lonlat):
    assert DURAND.side_of(*lonlat) == "AF"


@pytest.mark.parametrize("lonlat", [(74.7, 36.8), (61.3, 29.4), (74.3, 36.9)])
def test_far_ends_of_pakistan_are_on_its_side(lonlat):
    assert DURAND.side_of(*lonlat) == "PK"


def test_settlements_lie_on_the_side_of_their_country():
    for key in GAZETTEER.all_keys():
        place = GAZETTEER.find(key)
        if place.shape == "point" and place.country in {"AF", "PK"}:
            assert DURAND.side_of(*place.label_point) == place.country, key


@pytest.mark.parametrize(
    "name", ["Torkham", "Kharlachi", "Angoor Adda", "Ghulam Khan", "Bahramcha"]
)
def test_crossings_lie_at_the_line(name):
    assert DURAND.distance_km(*at(name)) < 1
    assert DURAND.side_of(*at(name)) in {"AF", "PK"}


def test_sides_differ_across_the_line():
    for lon, lat in list(LINE.coords)[50:-50:25]:
        around = shapely.Point(lon, lat).buffer(0.05).exterior
        sides = {DURAND.side_of(*point) for point in around.coords}
        assert {"AF", "PK"} <= sides


@settings(deadline=None)
@given(st.integers(0, len(LINE.coords) - 1))
def test_vertices_are_on_the_line(number):
    assert DURAND.distance_km(*LINE.coords[number]) < 0.001


@settings(deadline=None)
@given(st.floats(58, 80), st.floats(24, 40))
def test_distance_agrees_with_the_nearest_of_many_geodesics(lon, lat):
    dense = shapely.get_coordinates(shapely.segmentize(LINE, 0.002))
    count = len(dense)
    _, _, metres = GEOD.inv([lon] * count, [lat] * count, dense[:, 0], dense[:, 1])
    nearest = min(metres) / 1000
    assert nearest - 0.15 <= DURAND.distance_km(lon, lat) <= nearest + 0.001


@settings(deadline=None)
@given(st.floats(-180, 180), st.floats(-90, 90))
def test_any_position_has_a_distance(lon, lat):
    assert 0 <= DURAND.distance_km(lon, lat) < 20_040


@pytest.mark.parametrize("lonlat", [(181, 0), (0, 91), (float("nan"), 0), (0, float("inf"))])
def test_no_position_is_refused(lonlat):
    with pytest.raises(ValueError, match="no position"):
        DURAND.side_of(*lonlat)
    with pytest.raises(ValueError, match="no position"):
        DURAND.distance_km(*lonlat)


def test_provinces_share_the_line_out_between_them():
    whole = length_km(LINE)
    units = [one.properties for one in ATLAS.cabinet.features("provinces")]
    for country in ("AF", "PK"):
        keys = [one["key"] for one in units if one["country"] == country]
        bordering = [STRETCHES[key] for key in keys if key in set(STRETCHES) - {"former-fata"}]
        shared = sum(length_km(sectors.stretch(LINE, runs)) for runs in bordering)
        assert shared == pytest.approx(whole)


@pytest.mark.parametrize(
    ("area", "least", "most"),
    [
        ("Khyber Pakhtunkhwa", 1150, 1350),
        ("Balochistan", 1150, 1400),
        ("Gilgit-Baltistan", 80, 200),
        ("Khost", 150, 250),
        ("Paktika", 300, 450),
        ("Kurram", 150, 230),
        ("kurram-district", 150, 230),
        ("Spin Boldak District", 50, 200),
    ],
)
def test_sector_is_the_stretch_along_the_area(area, least, most):
    place = GAZETTEER.find(f"Durand Line, {area} sector")
    stretch = place.geometry
    assert least < length_km(stretch) < most
    assert stretch.difference(LINE.buffer(1e-6)).is_empty
    assert (place.shape, place.kind) == ("line", "sector")


@pytest.mark.parametrize("key", sorted(STRETCHES))
def test_area_at_the_line_ends_at_it(key):
    place = GAZETTEER.find(key)
    other = ATLAS.gazetteer.land("PK" if place.country == "AF" else "AF")
    assert place.geometry.is_valid
    assert place.geometry.intersection(other).area < 1e-4 * place.geometry.area
    assert "ODbL" in place.origin


def test_countries_meet_at_the_line():
    afghanistan, pakistan = (GAZETTEER.find(name).geometry for name in ("Afghanistan", "Pakistan"))
    assert afghanistan.intersection(pakistan).area < 1e-4
    for share in (0.1, 0.3, 0.5, 0.7, 0.9):
        spot = LINE.interpolate(share, normalized=True)
        assert afghanistan.distance(spot) < 1e-4
        assert pakistan.distance(spot) < 1e-4


def test_every_sector_named_is_found():
    assert len(GAZETTEER.sectors()) > 80
    for name in GAZETTEER.sectors():
        assert GAZETTEER.find(name).geometry.length > 0


def test_area_off_the_line_has_no_sector():
    with pytest.raises(UnknownPlaceError, match="Punjab"):
        GAZETTEER.find("Durand Line, Punjab sector")


def test_sector_of_two_areas_is_refused():
    with pytest.raises(AmbiguousPlaceError) as caught:
        GAZETTEER.find("Durand Line, Barmal sector")
    for candidate in caught.value.candidates:
        assert GAZETTEER.find(candidate).kind == "sector"
