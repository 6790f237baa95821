"""Names, spellings and scripts: what the shipped gazetteer answers, and what it refuses."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Point

from geodata.atlas import Atlas
from geodata.errors import AmbiguousPlaceError, GeodataError, UnknownPlaceError

GAZETTEER = Atlas.named("af-pk").gazetteer


@pytest.mark.parametrize(
    ("name", "key", "shape"),
    [
        ("Kabul", "kabul-city", "point"),
        ("کابل", "kabul-city", "point"),
        ("kābul", "kabul-city", "point"),
        ("Kabul Province", "kabul-province", "area"),
        ("Islamabad", "islamabad-city", "point"),
        ("Peshawar", "peshawar-city", "point"),
        ("پېښور", "peshawar-city", "point"),
        ("Karachi", "karachi-city", "point"),
        ("Quetta", "quetta-city", "point"),
        ("Khyber Pakhtunkhwa", "khyber-pakhtunkhwa", "area"),
        ("خیبر پختونخوا", "khyber-pakhtunkhwa", "area"),
        ("NWFP", "khyber-pakhtunkhwa", "area"),
        ("Khyber Pakhtunkwa", "khyber-pakhtunkhwa", "area"),
        ("Hirat Province", "herat-province", "area"),
        ("Paktya", "paktia-province", "area"),
        ("Paktia", "paktia-province", "area"),
        ("Paktika", "paktika-province", "area"),
        ("former FATA", "former-fata", "area"),
        ("F.A.T.A.", "former-fata", "area"),
        ("Kurram", "kurram-district", "area"),
        ("Kurram Agency", "kurram-district", "area"),
        ("Upper Kurram", "upper-kurram-tehsil", "area"),
        ("Bajaur", "bajaur-district", "area"),
        ("Chitral", "chitral-district", "area"),
        ("Dir", "dir-region", "area"),
        ("North Waziristan", "north-waziristan-district", "area"),
        ("South Waziristan", "south-waziristan-district", "area"),
        ("Mohmand", "mohmand-district", "area"),
        ("Khyber District", "khyber-district", "area"),
        ("Orakzai", "orakzai-district", "area"),
        ("Zazi Maidan", "zazi-maidan-district-khost", "area"),
        ("Gurbuz", "gurbuz-district-khost", "area"),
        ("Spera", "spera-district-khost", "area"),
        ("Urgun", "urgun-district-paktika", "area"),
        ("Barmal, Paktika", "barmal-district-paktika", "area"),
        ("Barmal District", "barmal-district-paktika", "area"),
        ("Birmal, South Waziristan", "birmal-tehsil", "area"),
        ("Spin Boldak", "spin-boldak-town", "point"),
        ("Spinboldak", "spin-boldak-town", "point"),
        ("Spin Boldak District", "spin-boldak-district-kandahar", "area"),
        ("Chaman", "chaman-city", "point"),
        ("Torkham", "torkham-crossing", "point"),
        ("طورخم", "torkham-crossing", "point"),
        ("Torkham, Nangarhar", "torkham-crossing", "point"),
        ("Torkham, Khyber", "torkham-crossing", "point"),
        ("Friendship Gate", "spin-boldak-chaman-crossing", "point"),
        ("Angur Ada", "angoor-adda-crossing", "point"),
        ("Angoor Adda, Paktika", "angoor-adda-crossing", "point"),
        ("Bahramcha", "bahramcha-crossing", "point"),
        ("Ghulam Khan", "ghulam-khan-crossing", "point"),
        ("Tirah", "tirah-valley", "point"),
        ("Taimani, Kabul", "taimani-neighbourhood", "point"),
        ("Abdul Haq Square, Kabul", "abdul-haq-square", "point"),
        ("Khost Province", "khost-province", "area"),
        ("ولایت خوست", "khost-province", "area"),
        ("Province of Khost", "khost-province", "area"),
        ("Khost City", "khost-city", "point"),
        ("khost-province", "khost-province", "area"),
        ("Durand Line", "durand-line", "line"),
        ("ډیورنډ کرښه", "durand-line", "line"),
        ("ڈیورنڈ لائن", "durand-line", "line"),
        ("Afghanistan", "afghanistan", "area"),
        ("پاکستان", "pakistan", "area"),
        ("Doha", "doha", "point"),
        ("Istanbul", "istanbul", "point"),
        ("New Delhi", "new-delhi", "point"),
    ],
)
def test_name_is_found(name, key, shape):
    place = GAZETTEER.find(name)
    assert (place.key, place.shape) == (key, shape)


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        ("Khost", {"Khost City", "Khost District", "Khost Province"}),
        ("قندهار", {"Kandahar City", "Kandahar District", "Kandahar Province"}),
        ("Ghazni", {"Ghazni City", "Ghazni Province"}),
        ("Herat", {"Herat City", "Herat Province"}),
        ("Logar", {"Logar Province", "Pul-e Alam Town"}),
        ("Barmal", {"Barmal District", "Birmal Tehsil"}),
        ("Birmal", {"Barmal District", "Birmal Tehsil"}),
    ],
)
def test_name_of_several_is_refused_with_its_bearers(name, candidates):
    with pytest.raises(AmbiguousPlaceError) as caught:
        GAZETTEER.find(name)
    assert set(caught.value.candidates) == candidates
    assert "\n" not in str(caught.value)


def test_unknown_name_is_refused_with_suggestions():
    with pytest.raises(UnknownPlaceError, match="Kabull") as caught:
        GAZETTEER.find("Kabull")
    assert "Kabul" in caught.value.suggestions
    assert len(caught.value.suggestions) <= 5
    assert "\n" not in str(caught.value)
    for suggestion in caught.value.suggestions:
        GAZETTEER.find(suggestion)


@pytest.mark.parametrize("name", ["", "   ", ",", "zzzzqqq", "x" * 5000, "\ud800", "a," * 99])
def test_what_is_no_name_is_refused(name):
    with pytest.raises(UnknownPlaceError):
        GAZETTEER.find(name)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_found_or_refused_on_one_line(text):
    assert len(refusal(text).splitlines()) <= 1


def refusal(name):
    try:
        GAZETTEER.find(name)
    except GeodataError as error:
        return str(error)
    return ""


def test_every_name_is_found_or_refused_with_names_that_are_found():
    for name in GAZETTEER.names()[::7]:
        candidates = bearers(name)
        keys = {GAZETTEER.find(candidate).key for candidate in candidates}
        assert len(keys) == len(candidates) > 0


def bearers(name):
    try:
        GAZETTEER.find(name)
    except AmbiguousPlaceError as error:
        return error.candidates
    return [name]


def test_every_entry_has_a_name_of_its_own():
    keys = {GAZETTEER.find(name).key for name in map(GAZETTEER.qualified, GAZETTEER.all_keys())}
    assert keys == set(GAZETTEER.all_keys())


def test_places_are_sound():
    for key in GAZETTEER.all_keys():
        place = GAZETTEER.find(key)
        west, south, east, north = place.geometry.bounds
        assert -180 <= west <= east <= 180
        assert -90 <= south <= north <= 90
        assert place.precision_km > 0
        assert place.origin
        assert place.name.isascii(), place.name


def test_label_point_lies_on_the_place():
    for name in ("Kabul", "Khyber Pakhtunkhwa", "Pakistan"):
        place = GAZETTEER.find(name)
        assert place.geometry.intersects(Point(place.label_point))


def test_a_gazetteer_is_read_once():
    assert Atlas.named("af-pk").gazetteer is GAZETTEER
