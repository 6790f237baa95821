"""The page in one file: it holds its seal and its data, names no address, and escapes text."""

from __future__ import annotations

import json
import re

import pytest

from incidents import cite
from incidents.model import Source
from incidents.query import View
from incidents.snapshot import standalone
from incidents.store import Store
from tests.conftest import CLAIMS
from tests.standalone import hostile_store, page_of


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return hostile_store(tmp_path_factory.mktemp("hostile"))


def test_the_page_holds_its_seal_and_its_data(tiny_store: Store) -> None:
    page = page_of(tiny_store)
    assert f'<meta name="crossclaim-id" content="{cite.view_id(View(), tiny_store)}">' in page
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page)
    assert found is not None
    data = json.loads(found[1])
    assert {one["id"] for one in data["incidents"]} == {"bridge", "strike", "truce", "quiet", "war"}
    claims = [claim for one in data["incidents"] for claim in one["claims"]]
    assert sum(not claim["replaced"] for claim in claims) == len(CLAIMS) - 1
    assert data["sources"][0]["outlet"]


def test_the_page_names_no_address_to_fetch(tiny_store: Store) -> None:
    page = page_of(tiny_store)
    assert "default-src 'none'" in page
    assert not re.search(r'<(?:script|img|link|iframe)[^>]*(?:src|href)="?(?!data:)[^ >]', page)
    assert not re.search(r"url\((?!data:|#)", page.split("<script")[0])


def test_text_from_data_is_never_markup(hostile: Store) -> None:
    page = page_of(hostile)
    data = re.search(r'id="data">(.*?)</script>', page, flags=re.DOTALL)
    assert data is not None
    for letter in "<>\u2028\u2029":
        assert letter not in data[1]
    assert len(json.loads(data[1])["sources"]) > 0
    assert "<img src=x" not in page
    assert "document.title='owned'</script>" not in page


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "urn:x", "https://[", "https://a\u202eb"]
)
def test_only_addresses_of_the_web_become_links(url: str) -> None:
    source = Source(id="s", outlet="Gazette", url=url)
    assert standalone.source_data(source, 2025)["url"] == ""
    assert standalone.source_data(source.model_copy(update={"url": "https://a.example"}), 2025)[
        "url"
    ]
