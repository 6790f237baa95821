"""Citations: one line, BibTeX, CSL-JSON and JSON-LD, and an id that means one view."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents import cite
from incidents.errors import ExportError, UnknownIncidentError
from incidents.model import Dataset
from incidents.query import Query, View
from incidents.store import Store


def test_a_claim_is_cited_through_its_publication(tiny: Dataset) -> None:
    line = cite.claim(tiny, "n2")
    assert line == (
        "A spokesman: “58 soldiers killed (Southland)”, Gazette, 2025-10-12, "
        "https://gazette.example/1. Northern army asserts: 58 soldiers killed (Southland); "
        "said 12 Oct 2025, 09:00 UTC. Claim n2, Northland–Southland border, version 1.0.0."
    )


def test_a_claim_without_a_date_says_so(tiny: Dataset) -> None:
    assert "date not found" in cite.claim(tiny, "s7")


def test_an_incident_is_cited_with_its_version(tiny: Dataset) -> None:
    line = cite.incident(tiny, "bridge")
    assert "“Fighting at the bridge, 11–12 October 2025”" in line
    assert "version 1.0.0" in line
    assert "Incident bridge, 6 claims" in line


def test_a_view_is_cited_with_its_id(tiny_store: Store) -> None:
    view = View(query=Query(claimants=("N",)))
    line = cite.view(view, tiny_store)
    assert "claims by Northland" in line
    assert cite.view_id(view, tiny_store) in line
    assert "An invented border" in line


@pytest.mark.parametrize("style", ["text", "bibtex", "csl-json"])
def test_views_have_every_style_but_one(tiny_store: Store, style: str) -> None:
    assert cite.view_id(View(), tiny_store) in cite.view(View(), tiny_store, style)
    with pytest.raises(ExportError):
        cite.view(View(), tiny_store, "json-ld")


def test_csl_has_the_fields_that_managers_read(tiny: Dataset) -> None:
    (item,) = json.loads(cite.claim(tiny, "n2", "csl-json"))
    assert item["type"] == "webpage"
    assert item["issued"] == {"date-parts": [[2025, 10, 12]]}
    assert item["URL"] == "https://gazette.example/1"
    (item,) = json.loads(cite.incident(tiny, "bridge", "csl-json"))
    assert item["container-title"] == "Northland–Southland border"


def test_bibtex_is_balanced_and_escaped(tiny: Dataset) -> None:
    entry = cite.claim(tiny, "n2", "bibtex")
    assert entry.startswith("@misc{n2,")
    assert "year = {2025}" in entry
    assert "month = {10}" in entry


@given(st.text(max_size=40))
def test_no_text_breaks_bibtex(text: str) -> None:
    entry = cite.bibtex(cite.Work("k", "webpage", text, text, text, url=text, note=text))
    bare = re.sub(r"\\textbackslash\{\}|\\textascii\w+\{\}|\\.", "", entry)
    assert bare.count("{") == bare.count("}")


def test_json_ld_is_claims_about_an_event(tiny: Dataset) -> None:
    graph = json.loads(cite.incident(tiny, "bridge", "json-ld"))
    assert graph["@context"] == "https://schema.org"
    kinds = [one["@type"] for one in graph["@graph"]]
    assert kinds.count("Event") == 1
    assert kinds.count("Claim") == 6
    claim = next(one for one in graph["@graph"] if one.get("@id") == "#n2")
    assert claim["about"] == {"@id": "#bridge"}
    assert claim["appearance"][0]["url"] == "https://gazette.example/1"
    assert claim["author"]["name"] == "Northern army"


def test_unknown_things_are_refused(tiny: Dataset) -> None:
    with pytest.raises(ExportError):
        cite.claim(tiny, "nowhere")
    with pytest.raises(UnknownIncidentError):
        cite.incident(tiny, "nowhere")
    with pytest.raises(ExportError, match="bibtex"):
        cite.incident(tiny, "bridge", "apa")


def test_an_id_means_query_data_and_version(tiny_store: Store, store: Store) -> None:
    first = cite.view_id(View(), tiny_store)
    assert re.fullmatch(r"cc-[0-9a-f]{12}", first)
    assert cite.view_id(View(tab="ledger"), tiny_store) == first
    others = {
        cite.view_id(View(query=Query(claimants=("N",))), tiny_store),
        cite.view_id(View(incident="bridge"), tiny_store),
        cite.view_id(View(), store),
        cite.make_id({}, tiny_store.digest, "9.9"),
    }
    assert len({first, *others}) == 5


@given(st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=4))
def test_canonical_json_does_not_know_order(values: dict[str, str]) -> None:
    turned = dict(reversed(values.items()))
    assert cite.canonical(values) == cite.canonical(turned)
    assert json.loads(cite.canonical(values)) == values
