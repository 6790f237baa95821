"""Atlases: the world's and those of two borders, their lines, and what they say of names."""

import json

import pytest

from geodata.atlas import Atlas
from geodata.errors import (
    AmbiguousPlaceError,
    AtlasError,
    ElsewherePlaceError,
    GeodataError,
    UnconfirmedPlaceError,
    UnknownPlaceError,
)

WORLD, AF_PK, IN_PK = (Atlas.named(name) for name in ("world", "af-pk", "in-pk"))


def test_unknown_atlas_is_refused_with_those_there_are():
    with pytest.raises(AtlasError, match="af-pk"):
        Atlas.named("atlantis")


@pytest.mark.parametrize(
    ("text", "why"), [("{", "atlas.json"), ("{}", "name"), ('{"name": 1}', "title"), ("[]", "json")]
)
def test_broken_description_is_refused(tmp_path, text, why):
    (tmp_path / "atlas.json").write_text(text, encoding="utf-8")
    with pytest.raises(AtlasError, match=why):
        Atlas.at(tmp_path)


def test_folder_without_description_is_refused(tmp_path):
    with pytest.raises(AtlasError, match=r"atlas\.json"):
        Atlas.at(tmp_path)


@pytest.mark.parametrize(
    ("one", "other", "least", "most"), [("KG", "TJ", 800, 1100), ("AM", "AZ", 800, 1100)]
)
def test_land_border_of_two_countries(one, other, least, most):
    line = WORLD.land_border(one, other)
    assert least < line.length_km < most
    assert line.between == line.sides == (one, other)


def test_countries_that_do_not_meet_have_no_border():
    assert WORLD.land_border("KG", "PT") is None


@pytest.mark.parametrize(
    ("name", "side"), [("Batken City", "KG"), ("Isfara", "TJ"), ("Khujand City", "TJ")]
)
def test_side_of_towns_at_a_border_of_the_world(name, side):
    line, gazetteer = WORLD.land_border("KG", "TJ"), WORLD.gazetteer.focused("KG", "TJ")
    spot = gazetteer.find(name, country=side).label_point
    assert line.side_of(*spot) == side


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("Line of Control", 650, 800),
        ("LoC", 650, 800),
        ("Actual Ground Position Line", 60, 150),
        ("Working Boundary", 150, 260),
        ("International Border", 1500, 2400),
    ],
)
def test_lines_between_india_and_pakistan(name, least, most):
    line = IN_PK.line(name)
    assert least < line.length_km < most
    assert set(line.sides) == {"IN", "PK"}


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("Muzaffarabad", "PK"),
        ("Kotli, Azad Kashmir", "PK"),
        ("Uri, Jammu and Kashmir", "IN"),
        ("Poonch, Jammu and Kashmir", "IN"),
        ("Srinagar, Jammu and Kashmir", "IN"),
        ("Islamabad", "PK"),
        ("Delhi", "IN"),
    ],
)
def test_side_of_the_line_of_control(name, side):
    spot = IN_PK.gazetteer.find(name).label_point
    assert IN_PK.line("Line of Control").side_of(*spot) == side


def test_areas_at_the_line_of_control_end_at_it():
    one = IN_PK.gazetteer.find("Azad Kashmir").geometry
    other = IN_PK.gazetteer.find("Jammu and Kashmir").geometry
    assert one.intersection(other).area < 1e-3
    assert one.distance(other) < 0.01


def test_who_administers_what_is_said_of_both():
    for word in ("India", "Pakistan", "claim", "no position"):
        assert word in IN_PK.note
    for name, holder in (("Azad Kashmir", "Pakistan"), ("Jammu and Kashmir", "India")):
        assert f"dministered by {holder}" in IN_PK.gazetteer.find(name).note


@pytest.mark.parametrize(
    "name", ["Charbagh village", "Charbagh", "Kotah town", "Jani Khel town", "Nowhere at all"]
)
def test_namesake_across_the_border_is_refused(name):
    with pytest.raises((UnknownPlaceError, UnconfirmedPlaceError)):
        AF_PK.gazetteer.find(name)


def test_refusal_names_what_would_be_answered():
    with pytest.raises(UnconfirmedPlaceError) as caught:
        AF_PK.gazetteer.find("Charbagh")
    for name in caught.value.candidates:
        assert AF_PK.gazetteer.find(name).country == "AF"


def test_country_that_is_said_must_agree():
    with pytest.raises(ElsewherePlaceError):
        AF_PK.gazetteer.find("Chahar Bagh, Faryab", country="PK")
    assert AF_PK.gazetteer.find("Spin Boldak", country="Afghanistan").country == "AF"


def test_district_or_spot_confirms_a_small_place():
    assert AF_PK.gazetteer.find("Chahar Bagh", within="Faryab").parent == "Faryab"
    near = AF_PK.gazetteer.find("Faryab")
    assert AF_PK.gazetteer.find("Chahar Bagh", near=near).parent == "Faryab"


def test_world_is_found_from_everywhere_but_only_what_all_know():
    assert AF_PK.gazetteer.find("London").country == "GB"
    assert WORLD.gazetteer.find("Paris").country == "FR"
    with pytest.raises(GeodataError):
        AF_PK.gazetteer.find("Kyzyl-Kyya")
    assert AF_PK.gazetteer.find("Kyzyl-Kyya, Batken").country == "KG"


def test_suggestions_come_from_the_region():
    gazetteer = WORLD.gazetteer.focused("KG", "TJ")
    with pytest.raises(GeodataError) as caught:
        gazetteer.find("Batkenn")
    names = getattr(caught.value, "suggestions", ())
    assert {gazetteer.find(name).country for name in names} <= {"KG", "TJ"}
    assert "Batken" in " ".join(names)


def test_own_places_come_first_and_faults_are_told():
    rows = [
        {"name": "Kok-Tash", "lat": "40.03", "lon": "70.55", "alternates": "Kök-Tash; Кок-Таш"},
        {"name": "", "lat": "40", "lon": "70"},
        {"name": "Far", "lat": "400", "lon": "70"},
        {"name": "Elsewhere", "lat": "48.9", "lon": "2.3", "within": "Batken Province"},
    ]
    gazetteer = WORLD.gazetteer.focused("KG", "TJ").with_places(rows)
    assert gazetteer.find("Кок-Таш").label_point == (70.55, 40.03)
    assert [(one.number, one.column) for one in gazetteer.faults] == [
        (3, "name"),
        (4, "lat"),
        (5, "within"),
    ]


def test_ambiguous_name_of_two_countries_is_refused():
    with pytest.raises(AmbiguousPlaceError) as caught:
        IN_PK.gazetteer.find("Punjab")
    found = {IN_PK.gazetteer.find(name).country for name in caught.value.candidates}
    assert found == {"IN", "PK"}


def test_description_names_boxes_and_terms():
    said = json.loads((IN_PK.folder / "atlas.json").read_text("utf-8"))
    assert said["countries"] == ["IN", "PK"]
    assert IN_PK.region.limits[0] < IN_PK.region.home[0]
