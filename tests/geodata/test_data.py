"""The shipped files: complete, valid, small, in UTF-8, with their licences."""

import csv
import json

import geopandas as gpd
import pytest
from PIL import Image
from shapely.geometry import Point

from geodata.atlas import DATA as ATLASES
from geodata.atlas import SHIPPED, Atlas
from geodata.build.describing import digest

DATA = ATLASES / "af-pk"
SOURCES = ATLASES.parent / "sources"
FILES = sorted(path for path in ATLASES.rglob("*") if path.is_file())
MOST = {"world": 20_000_000, "af-pk": 3_000_000, "in-pk": 4_000_000}
ATLAS = Atlas.named("af-pk")
LINE = ATLAS.line("Durand Line")
LAYERS = (
    *("countries", "provinces", "districts_af", "districts_pk"),
    *("durand_line", "disputed", "rivers"),
)


def layer_of(name):
    rows = [{**one.properties, "geometry": one.geometry} for one in ATLAS.cabinet.features(name)]
    return gpd.GeoDataFrame(rows, geometry="geometry", crs=4326)


PROVINCES = layer_of("provinces").set_index("key")


def inside(key, lon, lat):
    return PROVINCES.geometry[key].covers(Point(lon, lat))


@pytest.mark.parametrize("name", SHIPPED)
def test_atlas_is_small_described_and_licensed(name):
    atlas = Atlas.named(name)
    assert sum(path.stat().st_size for path in atlas.cabinet.files) < MOST[name]
    assert atlas.title
    assert atlas.note
    assert {one.name for one in atlas.licences} >= {"ODbL-1.0", "CC-BY-4.0"}
    assert "OpenStreetMap" in atlas.credit


@pytest.mark.parametrize("name", SHIPPED)
def test_fingerprint_is_that_of_the_files(name):
    assert json.loads((ATLASES / name / "atlas.json").read_text("utf-8"))["digest"] == digest(
        ATLASES / name
    )


@pytest.mark.parametrize(
    "path", [p for p in FILES if p.suffix not in {".webp", ".zip"}], ids=lambda p: p.name
)
def test_file_is_utf8_with_plain_line_ends(path):
    text = path.read_bytes().decode("utf-8")
    assert "\r" not in text
    assert "\ufeff" not in text


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_file_is_described(path):
    assert path.name == "README.md" or path.name in (ATLASES / "README.md").read_text("utf-8")


@pytest.mark.parametrize("name", LAYERS)
def test_layer_is_valid(name):
    layer = layer_of(name)
    assert layer.is_valid.all()
    assert not layer.is_empty.any()
    assert layer["key"].is_unique


def test_afghanistan_has_34_provinces_and_pakistan_7():
    units = PROVINCES.drop("former-fata")
    assert units["country"].value_counts().to_dict() == {"AF": 34, "PK": 7}


@pytest.mark.parametrize(
    ("key", "lon", "lat"),
    [
        ("panjshir-province", 69.52, 35.31),  # Bazarak
        ("parwan-province", 69.17, 35.01),  # Charikar
        ("daykundi-province", 66.13, 33.72),  # Nili
        ("uruzgan-province", 65.88, 32.63),  # Tarinkot
        ("paktia-province", 69.23, 33.60),  # Gardez
        ("paktika-province", 68.79, 33.15),  # Sharana
        ("khost-province", 69.92, 33.34),  # Khost
        ("maidan-wardak-province", 68.87, 34.40),  # Maidan Shahr
        ("khyber-pakhtunkhwa", 71.58, 34.01),  # Peshawar
        ("khyber-pakhtunkhwa", 70.10, 33.90),  # Parachinar, in the former FATA
        ("former-fata", 70.10, 33.90),
        ("islamabad-capital-territory", 73.04, 33.70),
        ("azad-kashmir", 73.47, 34.37),  # Muzaffarabad
        ("gilgit-baltistan", 74.31, 35.92),
    ],
)
def test_province_holds_its_capital(key, lon, lat):
    assert inside(key, lon, lat)


def test_provinces_do_not_overlap():
    units = PROVINCES.drop("former-fata").to_crs("+proj=cea +units=km")
    assert units.area.sum() == pytest.approx(units.union_all().area, rel=1e-3)


def test_merged_province_contains_the_former_fata():
    whole, part = PROVINCES.geometry["khyber-pakhtunkhwa"], PROVINCES.geometry["former-fata"]
    assert whole.intersection(part).area == pytest.approx(part.area, rel=1e-3)


@pytest.mark.parametrize("name", ["durand_line.geojson", "districts_pk.geojson"])
def test_odbl_notice_is_in_the_file(name):
    assert "ODbL" in json.loads((DATA / name).read_text("utf-8"))["notice"]


def test_line_carries_the_boundary_note():
    notice = json.loads((DATA / "durand_line.geojson").read_text("utf-8"))["notice"]
    assert "not recognised as a border by Afghanistan" in notice
    assert "takes no position" in notice


@pytest.mark.parametrize("path", sorted(SOURCES.glob("*.csv")), ids=lambda p: p.name)
def test_source_table_is_regular(path):
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file, strict=True)
    assert rows
    assert {len(row) for row in rows} == {len(header)}


def test_browser_layers_stay_in_the_region():
    for name in ("countries", "provinces", "borders", "rivers", "disputed"):
        layer = gpd.read_file(DATA / "web" / f"{name}.json")
        west, south, east, north = layer.total_bounds
        assert (west, south) >= (55.9, 21.9)
        assert east <= 83.1
        assert north <= 42.1


def test_browser_countries_include_the_neighbours():
    codes = set(gpd.read_file(DATA / "web/countries.json")["a3"])
    assert {"AFG", "PAK", "IRN", "IND", "CHN", "TJK", "TKM", "UZB", "KGZ"} <= codes


def test_browser_borders_leave_the_durand_line_to_its_own_layer():
    borders = gpd.read_file(DATA / "web/borders.json").union_all()
    for share in (0.2, 0.4, 0.5, 0.6, 0.8):
        assert borders.distance(LINE.geometry.interpolate(share, normalized=True)) > 0.1


def test_labels_are_sound():
    labels = json.loads((DATA / "web/labels.json").read_text("utf-8"))
    kinds = {"lb-country", "lb-country2", "lb-prov", "lb-town"}
    assert {label["cls"] for label in labels} == kinds
    assert sum(label["cls"] == "lb-prov" for label in labels) == 41


def test_label_of_the_line_favours_no_side():
    spots = LINE.beside()
    sides = [LINE.side_of(lon, lat) for lat, lon in spots]
    assert sides.count("AF") == sides.count("PK") == 5


def test_relief_is_small_and_only_shadow():
    path = DATA / "web/relief.webp"
    assert path.stat().st_size <= 350_000
    with Image.open(path) as picture:
        red, green, blue, alpha = picture.convert("RGBA").split()
    assert [band.getextrema()[0] for band in (red, green, blue)] == [0, 0, 0]
    assert alpha.getextrema()[0] == 0
    assert alpha.getextrema()[1] > 100
