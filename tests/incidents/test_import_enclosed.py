"""Uploads are imported apart: the same as here, and no file takes what others need."""

from __future__ import annotations

import io
import json

import pytest

from incidents.errors import DatasetError
from incidents.importing import enclosed
from incidents.importing.formats import Wanted
from incidents.importing.importer import Given
from tests.imports import table, ucdp

ROWS = [{"Date": "2025-10-12", "Killed": "3", "Claimed by": "Northland", "Town": "Kabul"}] * 5


def given(content: bytes | str, name: str = "a.csv") -> Given:
    data = content if isinstance(content, bytes) else content.encode()
    return Given(name, lambda: io.BytesIO(data))


def test_what_is_imported_apart_is_what_is_imported_here() -> None:
    text = ucdp({}, {"id": "2", "where_prec": "4"}, {"id": "x y"}, {"id": "3", "best": "many"})
    plain, here = enclosed.in_memory(Wanted("ucdp"), [("a.csv", text.encode())])
    made, outcome = enclosed.imported(Wanted("ucdp"), [given(text)])
    assert made == here
    assert outcome == enclosed._outcome(json.loads(json.dumps(plain)))
    assert (outcome.events, sum(outcome.report.refused.values())) == (2, 2)


def test_a_table_is_looked_at_apart() -> None:
    mapped, columns, rows = enclosed.looked("csv", given(table(ROWS)))
    assert columns == ("date", "killed", "claimed by", "town")
    assert mapped.columns["claimant"] == "claimed by"
    assert rows == [["2025-10-12", "3", "Northland", "Kabul"]] * 3


HOSTILE = {
    "nothing": b"",
    "zeros": b"\0" * 100_000,
    "a deep document": b'{"features":' + b"[" * 500_000,
    "a document of nothing": b'{"features": [{"properties": 5}, 7, null, {"properties": [1]}]}',
    "no geometry": b'{"features": [{"properties": {"date": "2025-10-12"}, "geometry":'
    b' {"type": "Polygonn", "coordinates": [[]]}}]}',
    "a quote that never ends": b'date,killed\n"' + b"x,\n" * 500_000,
    "a line without end": b"date," * 2_000_000,
    "a picture": b"\x89PNG\r\n\x1a\n" + b"\xff" * 5000,
    "a zip": b"PK\3\4" + b"\0" * 5000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_upload_is_refused_in_a_line(name: str) -> None:
    form = "geojson" if HOSTILE[name].startswith(b"{") else "csv"
    for ask in (
        lambda: enclosed.looked(form, given(HOSTILE[name])),
        lambda: enclosed.imported(Wanted(form), [given(HOSTILE[name])]),
    ):
        try:
            ask()
        except DatasetError as error:
            told = str(error)
            assert told
            assert "\n" not in told


def test_an_upload_that_takes_too_much_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enclosed, "MOST_MB", 100)
    bomb = b'{"features": [' + b"{}," * 3_000_000 + b"{}]}"
    with pytest.raises(DatasetError, match="100 MB"):
        enclosed.imported(Wanted("geojson"), [given(bomb)])
