"""Names of the shipped records that others bear too: each answer is the right one, or a refusal."""

import pytest

from geodata.atlas import Atlas
from geodata.errors import AmbiguousPlaceError, GeodataError
from geodata.measure import away_km

ATLASES = {name: Atlas.named(name).gazetteer for name in ("af-pk", "in-pk")}

# The name, and of each place that may be meant its country, latitude and longitude.
AF_PK = {
    "Khost": [("AF", 33.34, 69.92)],
    "Barmal": [("AF", 32.70, 69.27), ("PK", 32.50, 69.45)],
    "Birmal": [("AF", 32.70, 69.27), ("PK", 32.50, 69.45)],
    "Charbagh": [("PK", 34.83, 72.44)],
    "Kotah": [("PK", 34.27, 72.47)],
    "Jani Khel": [("PK", 32.80, 70.50), ("AF", 33.55, 69.60), ("AF", 32.85, 68.50)],
    "Islamabad": [("PK", 33.70, 73.05)],
    "Jalalabad": [("AF", 34.43, 70.45)],
    "Gulistan": [("PK", 30.60, 66.57), ("AF", 32.60, 63.65)],
    "Shinkai": [("PK", 30.98, 68.90), ("AF", 31.94, 67.14)],
    "Nara": [("PK", 26.70, 69.30), ("AF", 35.27, 71.51)],
    "Banu": [("AF", 35.61, 69.24), ("PK", 32.99, 70.60)],
    "Surobi": [("AF", 34.58, 69.76), ("AF", 32.75, 69.04)],
    "Khogyani": [("AF", 34.23, 70.18), ("AF", 33.48, 68.22)],
    "Behsud": [("AF", 34.46, 70.47), ("AF", 34.30, 67.90)],
    "Nowshera": [("PK", 34.02, 71.98)],
    "Spera": [("AF", 33.12, 69.48)],
    "Kandahar": [("AF", 31.61, 65.71)],
    "Arghandab": [("AF", 31.66, 65.66), ("AF", 32.40, 66.70)],
    "Bagh": [("PK", 33.98, 73.78)],
    "Patan": [("PK", 35.11, 73.00)],
    "Kot": [("AF", 34.14, 70.59)],
}
IN_PK = {
    "Srinagar": [("IN", 34.09, 74.80)],
    "Uri": [("IN", 34.09, 74.03)],
    "Poonch": [("IN", 33.77, 74.09), ("PK", 33.86, 73.76)],
    "Kotli": [("PK", 33.52, 73.90)],
    "Punjab": [("IN", 30.9, 75.4), ("PK", 31.0, 72.3)],
    "Panjab": [("IN", 30.9, 75.4), ("PK", 31.0, 72.3)],
    "Nowshera": [("IN", 33.16, 74.23), ("PK", 34.02, 71.98)],
    "Naushera": [("IN", 33.16, 74.23), ("PK", 34.02, 71.98)],
    "Naushahra": [("IN", 33.16, 74.23)],
    "Bagh": [("PK", 33.98, 73.78)],
    "Mirpur": [("PK", 33.14, 73.75)],
    "Hyderabad": [("IN", 17.38, 78.46), ("PK", 25.39, 68.37)],
    "Rampur": [("IN", 28.81, 79.03)],
    "Islamabad": [("PK", 33.70, 73.05)],
    "Jalalabad": [("IN", 30.62, 74.25)],
    "Bahawalpur": [("PK", 29.40, 71.68)],
    "Keran": [("IN", 34.65, 73.95), ("PK", 34.66, 73.95)],
    "Haveli": [("PK", 33.88, 74.10)],
    "Faridabad": [("IN", 28.41, 77.31)],
    "Shorkot": [("PK", 30.84, 72.08)],
    "Gujrat": [("PK", 32.57, 74.08)],
    "Lahore": [("PK", 31.56, 74.35)],
}
CASES = [("af-pk", *case) for case in AF_PK.items()] + [("in-pk", *case) for case in IN_PK.items()]


def test_there_are_twenty_of_each_record():
    assert min(len(AF_PK), len(IN_PK)) >= 20


@pytest.mark.parametrize(("atlas", "name", "meant"), CASES)
def test_a_name_with_namesakes_is_right_or_refused(atlas, name, meant):
    found = ATLASES[atlas].look_up(name)
    if isinstance(found, GeodataError):
        return
    # Of several that may be meant, to answer one would be to guess.
    ((country, lat, lon),) = meant
    assert found.country == country
    assert away_km(found.geometry, lon, lat) < 30


@pytest.mark.parametrize(("atlas", "name", "meant"), CASES)
def test_a_country_that_is_said_is_the_one_that_is_answered(atlas, name, meant):
    for country in {country for country, _, _ in meant}:
        found = ATLASES[atlas].look_up(name, country=country)
        assert isinstance(found, GeodataError) or found.country == country


@pytest.mark.parametrize(("atlas", "name", "meant"), CASES)
def test_a_refusal_offers_names_that_are_answered(atlas, name, meant):
    found = ATLASES[atlas].look_up(name)
    if isinstance(found, AmbiguousPlaceError):
        offered = [ATLASES[atlas].find(one).key for one in found.candidates]
        assert len(set(offered)) == len(offered) > 0


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Bahawalpur City", "bahawalpur-pk-1183880"),
        ("Bahawalpur, Punjab", "bahawalpur-pk-1183880"),
        ("Nowshera, Khyber Pakhtunkhwa", "nowshera-pk-1168864"),
    ],
)
def test_a_name_of_a_kind_or_an_area_is_meant_before_spellings(name, key):
    assert ATLASES["in-pk"].find(name).key == key
