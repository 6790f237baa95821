"""Citations: one line, BibTeX, CSL-JSON and JSON-LD, and an id that means one view."""

from __future__ import annotations

import dataclasses
import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents import brief
from incidents.errors import ExportError, UnknownIncidentError
from incidents.export import citing
from incidents.model import Dataset
from incidents.query import Query, View
from incidents.query.identity import canonical, make_id
from incidents.store import Store
from incidents.words.citing import claim_note, styles


def of_view(store: Store, style: str = "text", **view: Any) -> str:
    sight = brief.Sight(View(**view), store)
    return citing.view(brief.asked(sight), brief.notes(sight), style)


def id_of(store: Store, **view: Any) -> str:
    return brief.view_id(brief.Sight(View(**view), store))


def test_every_style_has_a_name() -> None:
    assert set(styles()) == set(citing.STYLES)
    assert set(citing.VIEW_STYLES) < set(citing.STYLES)


def test_a_claim_is_cited_through_its_publication(tiny: Dataset) -> None:
    note = claim_note(tiny.claims["n2"], tiny)
    assert citing.claim(tiny, "n2") == (
        "A spokesman: “58 Southern soldiers killed”, Gazette, 2025-10-12, "
        f"https://gazette.example/1. {note}."
    )
    for part in ("Northern army", "09:00 UTC", "Claim n2", "version 1.0.0"):
        assert part in note


def test_a_title_is_named_where_there_is_one(tiny: Dataset) -> None:
    source = tiny.sources["s1"].model_copy(update={"title": "A night"})
    titled = dataclasses.replace(tiny, sources=dict(tiny.sources) | {"s1": source})
    assert citing.claim(titled, "n2").startswith("A spokesman: “A night”, Gazette")


def test_a_claim_without_a_date_says_so(tiny: Dataset) -> None:
    assert "date not found" in citing.claim(tiny, "s7")


def test_an_incident_is_cited_with_its_version(tiny: Dataset) -> None:
    line = citing.incident(tiny, "bridge")
    assert "“Fighting at the bridge, 11–12 October 2025”" in line
    assert "version 1.0.0" in line
    assert "Incident bridge, 6 claims" in line


def test_a_view_is_cited_with_its_id(tiny_store: Store) -> None:
    line = of_view(tiny_store, query=Query(claimants=("N",)))
    assert "claims by Northland" in line
    assert id_of(tiny_store, query=Query(claimants=("N",))) in line
    assert "An invented border" in line


@pytest.mark.parametrize("style", citing.VIEW_STYLES)
def test_views_have_every_style_but_one(tiny_store: Store, style: str) -> None:
    assert id_of(tiny_store) in of_view(tiny_store, style)


def test_a_view_is_no_claim_of_schema_org(tiny_store: Store) -> None:
    with pytest.raises(ExportError):
        of_view(tiny_store, "json-ld")


@pytest.mark.parametrize("style", citing.STYLES)
def test_a_claim_and_an_incident_have_every_style(tiny: Dataset, style: str) -> None:
    assert "gazette.example" in citing.claim(tiny, "n2", style)
    assert "Fighting at the bridge" in citing.incident(tiny, "bridge", style)


def test_csl_has_the_fields_that_managers_read(tiny: Dataset, tiny_store: Store) -> None:
    (item,) = json.loads(citing.claim(tiny, "n2", "csl-json"))
    assert item["type"] == "webpage"
    assert item["issued"] == {"date-parts": [[2025, 10, 12]]}
    assert item["URL"] == "https://gazette.example/1"
    (item,) = json.loads(citing.incident(tiny, "bridge", "csl-json"))
    assert item["container-title"] == "Northland–Southland border"
    (item,) = json.loads(of_view(tiny_store, "csl-json"))
    assert item["type"] == "dataset"
    assert item["version"] == "1.0.0"


@pytest.mark.parametrize(
    ("issued", "parts"),
    [
        ("2025-10-12", ("2025", "10", "12")),
        ("2025-10", ("2025", "10", "")),
        ("2025-10-12T09:00Z", ("2025", "10", "12")),
        ("", ("", "", "")),
        ("last week", ("", "", "")),
    ],
)
def test_a_date_is_split_as_far_as_it_goes(issued: str, parts: tuple[str, str, str]) -> None:
    assert citing.date_parts(issued) == parts


def test_bibtex_has_its_fields(tiny: Dataset) -> None:
    entry = citing.claim(tiny, "n2", "bibtex")
    assert entry.startswith("@misc{n2,")
    assert "year = {2025}" in entry
    assert "month = {10}" in entry


@given(st.text(max_size=40))
def test_no_text_breaks_bibtex(text: str) -> None:
    work = citing.Work("k", "webpage", text, text, text, issued=text, url=text, note=text)
    bare = re.sub(r"\\textbackslash\{\}|\\textascii\w+\{\}|\\.", "", citing.bibtex(work))
    assert bare.count("{") == bare.count("}")
    depth = 0
    for sign in bare:
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0


def test_json_ld_is_claims_about_an_event(tiny: Dataset) -> None:
    graph = json.loads(citing.incident(tiny, "bridge", "json-ld"))
    assert graph["@context"] == "https://schema.org"
    kinds = [one["@type"] for one in graph["@graph"]]
    assert kinds.count("Event") == 1
    assert kinds.count("Claim") == 6
    claim = next(one for one in graph["@graph"] if one.get("@id") == "#n2")
    assert claim["about"] == {"@id": "#bridge"}
    assert claim["appearance"][0]["url"] == "https://gazette.example/1"
    assert claim["author"]["name"] == "Northern army"


def test_an_incident_of_which_nothing_was_said_is_an_event_too(tiny: Dataset) -> None:
    graph = json.loads(citing.incident(tiny, "quiet", "json-ld"))["@graph"]
    assert [one["@type"] for one in graph] == ["Event"]
    assert graph[0]["name"] == "Nobody spoke"


def test_unknown_things_are_refused(tiny: Dataset) -> None:
    with pytest.raises(ExportError):
        citing.claim(tiny, "nowhere")
    with pytest.raises(UnknownIncidentError):
        citing.incident(tiny, "nowhere")
    with pytest.raises(ExportError, match="bibtex"):
        citing.incident(tiny, "bridge", "apa")


def test_an_id_means_query_data_and_version(tiny_store: Store, store: Store) -> None:
    first = id_of(tiny_store)
    assert re.fullmatch(r"cc-[0-9a-f]{12}", first)
    assert id_of(tiny_store, tab="ledger") == first
    others = {
        id_of(tiny_store, query=Query(claimants=("N",))),
        id_of(tiny_store, incident="bridge"),
        id_of(store),
        make_id({}, tiny_store.digest, "9.9"),
    }
    assert len({first, *others}) == 5


@given(st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=4))
def test_canonical_json_does_not_know_order(values: dict[str, str]) -> None:
    turned = dict(reversed(values.items()))
    assert canonical(values) == canonical(turned)
    assert json.loads(canonical(values)) == values


def test_a_footnote_says_who_was_quoted_where_and_ends_with_the_address(tiny: Dataset) -> None:
    told = citing.claim(tiny, "n2", "footnote")
    assert told.startswith("A spokesman: “58 Southern soldiers killed”, in Gazette (2025-10-12).")
    assert told.endswith(". https://gazette.example/1")


def test_markdown_links_the_title_and_reads_nothing_else_as_its_own(tiny: Dataset) -> None:
    assert "[58 Southern soldiers killed](<https://gazette.example/1>)" in citing.claim(
        tiny, "n2", "markdown"
    )
    speaker = tiny.claims["n2"].model_copy(update={"speaker": "*A* [b](c) <i>"})
    other = dataclasses.replace(tiny, claims=dict(tiny.claims) | {"n2": speaker})
    assert r"\*A\* \[b\]\(c\) \<i\>" in citing.claim(other, "n2", "markdown")
