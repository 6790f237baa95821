"""Geocoding, against a stand-in server on this machine: never the real one."""

import csv
import json
import socket

import pytest

from geodata.atlas import DATA
from geodata.errors import GeocodingError, GeodataError
from geodata.geocoding import COLUMNS, USER_AGENT, Geocoder
from geodata.throttle import Throttle

WANA = {
    "lat": "32.2989",
    "lon": "69.5725",
    "name": "Wana",
    "display_name": "Wana, South Waziristan, Khyber Pakhtunkhwa, Pakistan",
    "addresstype": "town",
    "osm_type": "node",
    "osm_id": 1,
    "boundingbox": ["32.26", "32.34", "69.53", "69.61"],
    "address": {"state": "Khyber Pakhtunkhwa", "country_code": "pk"},
}


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def geocoder(tmp_path):
    def make(address, timeout=5.0, throttle=None):
        return Geocoder(
            tmp_path / "cache.sqlite",
            domain=address,
            scheme="http",
            timeout=timeout,
            throttle=throttle or Throttle(0),
        )

    return make


def answer(*places):
    return json.dumps(places).encode()


def test_answer_becomes_a_row_of_the_source_table(geocoder, serving):
    with serving(body=answer(WANA)) as (address, requests):
        (proposal,) = geocoder(address).propose("Wana")
    (row,) = csv.DictReader([",".join(COLUMNS), proposal.row()])
    assert (row["key"], row["country"], row["lon"], row["lat"]) == (
        "wana-town",
        "PK",
        "69.572500",
        "32.298900",
    )
    assert 5 < float(row["precision_km"]) < 7
    assert requests[0][1] == USER_AGENT


def test_row_has_the_columns_of_the_source_table():
    table = (DATA.parent / "sources/places.csv").read_text(encoding="utf-8")
    assert table.splitlines()[0] == ",".join(COLUMNS)


def test_empty_answer_proposes_nothing(geocoder, serving):
    with serving() as (address, _):
        assert geocoder(address).propose("nowhere") == []


@pytest.mark.parametrize(
    ("status", "retry", "reason"),
    [
        (400, False, "understand"),
        (401, False, "refuses"),
        (403, False, "refuses"),
        (429, True, "too often"),
        (500, True, "service"),
        (503, True, "overloaded"),
    ],
)
def test_refusal_says_whether_to_ask_again(geocoder, serving, status, retry, reason):
    with serving(status=status) as (address, _), pytest.raises(GeocodingError, match=reason) as got:
        geocoder(address).propose("Wana")
    assert got.value.retry is retry
    assert isinstance(got.value, GeodataError)


@pytest.mark.parametrize(
    "body",
    [
        b"<html>busy</html>",
        b"",
        b"\xff\xfe",
        b"[1, 2]",
        b'"text"',
        b"[null]",
        b'[{"lat": "x", "lon": "y", "display_name": "Wana"}]',
        b'[{"lat": "nan", "lon": "1", "display_name": "Wana"}]',
        b'[{"lat": "1e999", "lon": "1", "display_name": "Wana"}]',
        b'[{"lat": "1", "lon": "1", "display_name": "Wana", "boundingbox": [1, 2, 3, 999]}]',
        b'[{"lat": "32", "lon": "500", "display_name": "Wana"}]',
        b'[{"lat": "32", "lon": "69"}]',
        b'[{"display_name": "Wana"}]',
        b'[{"lat": null, "lon": null, "display_name": "Wana"}]',
        b'[{"lat": "32", "lon": "69", "display_name": "Wana", "address": []}]',
        b'[{"lat": "32", "lon": "69", "display_name": "Wana", "boundingbox": 7}]',
    ],
)
def test_nonsense_is_one_error(geocoder, serving, body):
    with serving(body=body) as (address, _), pytest.raises(GeocodingError, match="service"):
        geocoder(address).propose("Wana")


def test_slow_service_times_out(geocoder, serving):
    with serving(delay=1.0) as (address, _), pytest.raises(GeocodingError) as got:
        geocoder(address, timeout=0.1).propose("Wana")
    assert got.value.retry


def test_refused_connection_is_reported(geocoder):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(GeocodingError, match="cannot be reached") as got:
        geocoder(address).propose("Wana")
    assert got.value.retry


def test_question_is_asked_once_even_after_a_restart(geocoder, serving):
    with serving(body=answer(WANA)) as (address, requests):
        first = geocoder(address).propose("Wana")
        again = geocoder(address).propose(" Wana ")
    assert first == again
    assert len(requests) == 1


def test_failure_is_not_remembered(geocoder, serving):
    with serving(status=503) as (address, requests):
        for _ in range(2):
            with pytest.raises(GeocodingError):
                geocoder(address).propose("Wana")
    assert len(requests) == 2


@pytest.mark.parametrize("rubbish", [b"rubbish" * 400, b"", b"SQLite format 3\0" + b"\0" * 84])
def test_corrupt_cache_is_begun_anew(geocoder, serving, tmp_path, rubbish):
    (tmp_path / "cache.sqlite").write_bytes(rubbish)
    with serving(body=answer(WANA)) as (address, requests):
        geocoder(address).propose("Wana")
        geocoder(address).propose("Wana")
    assert len(requests) == 1


def test_requests_keep_a_second_apart_across_geocoders(geocoder, serving):
    now, slept = [100.0], []

    def sleep(seconds):
        slept.append(seconds)
        now[0] += seconds

    throttle = Throttle(1.0, clock=lambda: now[0], sleep=sleep)
    with serving() as (address, requests):
        geocoder(address, throttle=throttle).propose("one")
        now[0] += 0.25
        geocoder(address, throttle=throttle).propose("two")
        now[0] += 5
        geocoder(address, throttle=throttle).propose("three")
    assert slept == [0.75]
    assert len(requests) == 3


def test_cached_answers_do_not_wait(geocoder, serving):
    slept = []
    throttle = Throttle(1.0, clock=lambda: 0.0, sleep=slept.append)
    with serving() as (address, _):
        for _ in range(3):
            geocoder(address, throttle=throttle).propose("one")
    assert slept == []
