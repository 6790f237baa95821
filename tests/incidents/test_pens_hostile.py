"""Every text of the corpus, in every text of a view, in every pen: it stays the text it is.

A view is worked out once of a record whose every text is one mark; what a pen is given then holds
texts of the corpus wherever the mark stood, many at once, or each in another place.
"""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from itertools import count
from typing import Any
from xml.etree import ElementTree as ET

import pikepdf
import pytest

from incidents import brief
from incidents import print as pictures
from incidents.brief import Brief, Sight
from incidents.cli import telling
from incidents.cli.printing import print_lines
from incidents.export import citing, geojson, kml, package, spreadsheet
from incidents.export.about import About, about
from incidents.model import Dataset
from incidents.picture import Picture
from incidents.query import Query, View
from incidents.seal import markup, rasters
from tests.briefs import brief_of, sight_of
from tests.corpus import CORPUS, FORMULAS, PRODUCT
from tests.incidents.test_web_hostile import PARTS
from tests.markup import read
from tests.payloads import HARMLESS, poisoned

AT_ONCE = 20
CHUNKS = [" ".join(CORPUS[at : at + AT_ONCE]) for at in range(0, len(CORPUS), AT_ONCE)]
BY_CHUNK = pytest.mark.parametrize("chunk", CHUNKS, ids=range(len(CHUNKS)))


@cache
def view() -> tuple[Sight, Brief]:
    """Work out a view, an incident of it open, of a record whose every text is the mark."""
    sight = sight_of(poisoned(HARMLESS))
    whole, one = brief.make(sight), brief_of(sight.store, incident="clash")
    query = Query.from_params({"claimant": "N", "text": HARMLESS}, sight.store.names)[0]
    asked = brief.asked(Sight(View(query), sight.store))
    return sight, replace(whole, incident=one.incident, asked=asked)


def filled(value: Any, text: Callable[[], str]) -> Any:
    """Put texts in the place of every mark, however deep."""
    if isinstance(value, str):
        return text().join(value.split(HARMLESS)) if HARMLESS in value else value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        given = {
            one.name: getattr(value, one.name) for one in dataclasses.fields(value) if one.init
        }
        return replace(value, **{name: filled(one, text) for name, one in given.items()})
    if isinstance(value, Mapping):
        return {key: filled(one, text) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(filled(one, text) for one in value)
    return value


def turning(start: int) -> Callable[[], str]:
    """Give one text of the corpus after another."""
    numbers = count(start)
    return lambda: CORPUS[next(numbers) % len(CORPUS)]


# ---- the page


def harmless(chunk: str) -> str:
    """Write a text as long that is nothing but letters: what is long is drawn otherwise."""
    return re.sub(r"\S", "x", chunk)


@BY_CHUNK
def test_the_page_shows_them_as_text(chunk: str) -> None:
    found, plain = (filled(view()[1], lambda text=text: text) for text in (chunk, harmless(chunk)))
    for name, part in PARTS.items():
        page = read(part(found))
        assert page.shape == read(part(plain)).shape, name
        assert not [one for one in page.all("a") if not one["href"].startswith("#claim-")]


# ---- pictures


@pytest.mark.parametrize("start", range(0, len(CORPUS), 70))
def test_a_picture_runs_and_fetches_nothing(start: int) -> None:
    sight, whole = view()
    found = replace(filled(whole, turning(start)), map=whole.map, incident=None)
    ground = sight.store.ground
    svg = pictures.draw(found, Picture("svg", "square"), seal="{}", ground=ground)
    looked = markup.looked_through(svg)
    assert not looked.is_active
    assert not [link for link in looked.links if "beacon" in link or "javascript" in link.lower()]
    pdf = pictures.draw(found, Picture("pdf", "square"), seal="{}", ground=ground)
    text, links = rasters.pdf_words(pdf)
    assert PRODUCT not in text
    assert not [link for link in links if "beacon" in link or "javascript" in link.lower()]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert "/OpenAction" not in opened.Root
        assert "/JavaScript" not in opened.Root.get("/Names", {})


# ---- files


@cache
def facts() -> tuple[About, Dataset]:
    sight = sight_of(poisoned(HARMLESS))
    rows = sight.store.slice(Query(), limit=None)
    return about(sight, rows), rows


@BY_CHUNK
def test_files_hold_them_as_text(chunk: str) -> None:
    told, clean = facts()
    told, data = filled(told, lambda: chunk), poisoned(chunk)
    data = replace(
        clean, **{name: getattr(data, name) for name in ("claims", "sources", "parties")}
    )
    shape = [one.tag for one in ET.fromstring(kml.write(clean, facts()[0])).iter()]
    assert [one.tag for one in ET.fromstring(kml.write(data, told)).iter()] == shape
    rows = list(csv.DictReader(io.StringIO(spreadsheet.write(data, told).decode(), newline="")))
    assert len(rows) == len(clean.claims)
    features = json.loads(geojson.write(data, told))["features"]
    assert len(features) == len(json.loads(geojson.write(clean, told))["features"])
    with zipfile.ZipFile(io.BytesIO(package.write(data, told))) as packed:
        names = packed.namelist()
    with zipfile.ZipFile(io.BytesIO(package.write(clean, told))) as packed:
        assert names == packed.namelist()


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_begins_as_a_formula(text: str) -> None:
    told, clean = facts()
    data = replace(clean, claims=poisoned(text).claims)
    for row in csv.DictReader(io.StringIO(spreadsheet.write(data, told).decode(), newline="")):
        for cell in row.values():
            seen = "".join(one for one in cell if unicodedata.category(one) != "Cf").lstrip()
            assert not seen or seen[0] not in "=+@|＝﹢−" or seen == cell == "−", cell


@BY_CHUNK
def test_citations_are_one_work_each(chunk: str) -> None:
    data = poisoned(chunk)
    for style in ("text", "bibtex", "csl-json", "json-ld", "markdown", "footnote"):
        told = citing.incident(data, "clash", style)
        if style.startswith(("csl", "json")):
            json.loads(told)
        if style == "bibtex":
            assert told.count("@") - told.count("{@") >= 1


# ---- the terminal


@BY_CHUNK
def test_the_terminal_is_sent_no_control(chunk: str, capsys: pytest.CaptureFixture[str]) -> None:
    print_lines(telling.brief_lines(filled(view()[1], lambda: chunk)))
    print_lines([citing.incident(poisoned(chunk), "clash", "text")])
    told = capsys.readouterr().out
    assert len(told) > 2 * len(chunk)
    assert not [one for one in told if unicodedata.category(one) == "Cc" and one not in "\t\n\r"]
