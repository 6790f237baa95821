"""The shape of a brief: frozen plain values, one line a text, the same in every pen."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path
from typing import Any

import pytest

from incidents import brief
from incidents.brief import Sight, schema
from incidents.brief.differences import rows_of
from incidents.cli import main
from incidents.query import Query, View
from incidents.store import Store
from incidents.words.tongue import language, speaking
from tests.conftest import CLAIMS, INCIDENTS, PARTIES, RETELLINGS, SOURCES, write_tiny
from tests.leaves import strings

LINES = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
AT = "2025-10-12T09:00Z"
COMMANDS: list[tuple[list[str], View]] = [
    ([], View()),
    (["--incident", "bridge"], View(incident="bridge")),
    (["--claimant", "N", "--kind", "clash"], View(Query(claimants=("N",), kinds=("clash",)))),
]


def whole(store: Store, view: View | None = None) -> dict[str, Any]:
    return brief.as_json(brief.make(Sight(view or View(), store)))


def test_a_brief_is_frozen_all_the_way_down(tiny_store: Store) -> None:
    made = brief.make(Sight(View(incident="bridge"), tiny_store))
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.version = "2"  # type: ignore[misc]
    assert [value for value in everything(made) if isinstance(value, list | set | bytearray)] == []


def everything(value: Any) -> list[Any]:
    """List every value in a brief, however deep; GeoJSON and parameters are mappings."""
    found = [value]
    if dataclasses.is_dataclass(value):
        for one in dataclasses.fields(value):
            found += everything(getattr(value, one.name))
    elif isinstance(value, tuple):
        for one in value:
            found += everything(one)
    return found


def test_a_brief_is_plain_json(store: Store) -> None:
    for view in (View(), View(incident="2025-10-17-paktika")):
        written = json.dumps(whole(store, view), allow_nan=False)
        assert json.loads(written) == json.loads(json.dumps(whole(store, view)))


def test_a_brief_of_the_same_view_is_the_same(tiny_store: Store) -> None:
    assert whole(tiny_store) == whole(tiny_store)


@pytest.mark.parametrize(("options", "view"), COMMANDS, ids=[" ".join(one[0]) for one in COMMANDS])
def test_the_command_prints_the_brief_itself(
    options: list[str],
    view: View,
    tiny_folder: Path,
    cache_folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["brief", "--json", "--dataset", str(tiny_folder), *options]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed == json.loads(json.dumps(whole(Store.open(tiny_folder, cache_folder), view)))


def test_a_brief_speaks_the_language_that_it_names(tiny_store: Store) -> None:
    made = brief.make(Sight(View(), tiny_store), "de")
    assert made.language == "de"
    assert language() == "en_GB"
    with speaking("de"):
        assert brief.make(Sight(View(), tiny_store)).language == "de"
    # A sight keeps no words: it can be asked in another language.
    sight = Sight(View(), tiny_store)
    german, english = brief.make(sight, "de"), brief.make(sight, "en_GB")
    assert german.asked.days == english.asked.days == "all dates"
    assert german.timeline.peak != english.timeline.peak


def test_an_unknown_incident_is_an_error(tiny_store: Store) -> None:
    with pytest.raises(LookupError, match="bridg"):
        brief.make(Sight(View(incident="bridg"), tiny_store))


# Texts


def test_every_text_of_the_shipped_record_is_one_line(store: Store) -> None:
    for view in (View(), View(incident="2025-10-17-paktika"), View(incident="2025-10-19-doha")):
        assert [text for text in strings(whole(store, view)) if LINES.search(text)] == []


def split(text: str) -> str:
    """Put a line end, a tab and a sign that turns the text around between the words of a cell."""
    return text.replace(" ", "\n\t\u202e ", 1) if " " in text else f"{text}\nand\tmore"


def test_a_text_of_several_lines_becomes_one(tmp_path: Path, cache_folder: Path) -> None:
    tables = {
        "incidents": [
            row | {"title": split(row["title"]), "summary": split("A summary"),
                   "place_note": split("A place"), "time_note": split("A time")}
            for row in INCIDENTS
        ],
        "claims": [
            row | {"speaker": split("A spokesman"), "note": split("A note"),
                   "quotation": split("Some words"), "translation": split("Some meaning"),
                   "wording": split(row.get("wording") or "so many")}
            for row in CLAIMS
        ],
        "sources": [
            row | {"outlet": split(row["outlet"]), "title": split("A title"),
                   "published_basis": split("a stamp"), "tier": split("tier")}
            for row in SOURCES
        ],
        "parties": [row | {"name": split(row["name"])} for row in PARTIES],
        "retellings": [
            row | {"printed": split("a print"), "explanation": split("A reason"),
                   "outlet": split("An outlet")}
            for row in RETELLINGS
        ],
    }  # fmt: skip
    store = Store.open(write_tiny(tmp_path / "split", **tables), cache_folder)
    assert set(store.frame.parties) == {row["id"] for row in PARTIES}
    for view in (View(), View(incident="bridge"), View(incident="strike"), View(incident="truce")):
        found = [text for text in strings(whole(store, view)) if LINES.search(text)]
        assert found == []
    sight = Sight(View(), store)
    for one in store.sums(Query()):
        opened = brief.opened_sum(sight, one.key)
        assert [text for text in strings(dataclasses.asdict(opened)) if LINES.search(text)] == []  # type: ignore[call-overload]


# The documentation


def test_the_page_of_documentation_is_what_the_types_say_today() -> None:
    stored = schema.PAGE.read_text(encoding="utf-8")
    assert stored == schema.page(), "renew it: python -m incidents.brief.schema"


def test_every_field_of_every_type_has_a_meaning() -> None:
    for name, cls in schema.shapes().items():
        told = schema.meanings(cls)
        assert set(told) == {one.name for one in dataclasses.fields(cls)}, name
        assert all(told.values()), name
        assert all(means.endswith(".") for means in told.values()), name


def test_every_type_of_a_brief_is_documented() -> None:
    found = {type(value).__name__ for value in everything_of_every_kind()}
    assert found <= set(schema.shapes()) | {
        "str",
        "int",
        "float",
        "bool",
        "NoneType",
        "tuple",
        "dict",
    }


def everything_of_every_kind() -> list[Any]:
    store = Store.open()
    sights = [Sight(View(), store), Sight(View(incident="2025-10-11-durand-line"), store)]
    return [value for sight in sights for value in everything(brief.make(sight))]


def test_the_schema_names_each_type_once() -> None:
    made = schema.schema()
    assert made["$schema"].endswith("2020-12/schema")
    assert set(made["$defs"]) == set(schema.shapes()) - {"Brief"}
    referred = set(re.findall(r'"#/\$defs/(\w+)"', json.dumps(made)))
    assert referred <= set(made["$defs"])


def test_a_type_that_cannot_be_written_as_json_is_refused() -> None:
    with pytest.raises(TypeError, match="bytes"):
        schema._typed(bytes)


# What a view is asked


def test_what_is_asked_is_told_once(store: Store) -> None:
    query = Query.from_params(
        {"from": "2025-10-09", "to": "2025-10-19", "claimant": "AF", "as_known_on": AT}, store.names
    )[0]
    asked = brief.asked(Sight(View(query), store, "https://example.org/"))
    assert (asked.start, asked.end, asked.as_known_on) == ("2025-10-09", "2025-10-19", AT)
    assert asked.words == (
        "9–19 October 2025, claims by Afghanistan, as known on 12 October 2025, 09:00 UTC"
    )
    assert [(one.parameter, one.words) for one in asked.filters] == [
        ("claimant", "claims by Afghanistan"),
    ]  # fmt: skip
    assert asked.params == query.to_params()
    assert asked.address.startswith("https://example.org/?data=af-pk&from=2025-10-09&to=2025-10-19")
    assert asked.id == brief.view_id(Sight(View(query), store))


def test_an_open_incident_is_named_by_its_title_and_days(store: Store) -> None:
    asked = brief.asked(Sight(View(incident="2025-11-25-khost"), store))
    assert asked.words == "Reported air strikes in Khost, Kunar and Paktika, 25 November 2025"


def test_the_year_goes_without_saying_only_where_it_is_plain(store: Store) -> None:
    rows = rows_of(brief.differences(Sight(View(), store)))
    days = {row.incident: row.days for row in rows}
    assert days["2026-03-16-kabul"] == "16 Mar"
    assert days["2025-10-17-paktika"] == "17 Oct 2025"
