"""The page in one file: everything opens in it, nothing is fetched, and text stays text."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from incidents import brief
from incidents.brief import Sight
from incidents.picture import Editor
from incidents.query import Query, View
from incidents.store import Store
from incidents.web import standalone
from incidents.web.map.encode import mark_id
from incidents.words.tongue import speaking
from tests.briefs import store_of
from tests.conftest import CLAIMS, INCIDENTS
from tests.markup import Page, read
from tests.payloads import HARMLESS, PAYLOADS, poisoned
from tests.standalone import SEAL, hostile_store, openable, page_of

SCRIPT = re.compile(r"<script(?: type=\"([^\"]*)\" id=\"([^\"]*)\")?>(.*?)</script>", re.DOTALL)


def body_of(page: str) -> Page:
    """Read what is drawn in a file, without its scripts."""
    found = re.search("<body>(.*)</body>", page, re.DOTALL)
    assert found is not None
    return read(SCRIPT.sub("", found[1]))


def data_of(page: str) -> dict[str, object]:
    """Read the data that its script works with."""
    (found,) = [text for _, name, text in SCRIPT.findall(page) if name == "data"]
    return json.loads(found)


@pytest.fixture(scope="module")
def page(tiny_store: Store) -> str:
    return page_of(tiny_store)


def test_the_page_holds_its_id_and_its_seal(page: str, tiny_store: Store) -> None:
    found = brief.view_id(Sight(View(), tiny_store))
    assert f'<meta name="crossclaim-id" content="{found}">' in page
    assert "{&#34;made&#34;: &#34;for a test&#34;}" in page
    assert found in body_of(page).text


def test_the_same_view_is_the_same_bytes(page: str, tiny_store: Store) -> None:
    assert page == page_of(tiny_store)


def test_another_process_writes_the_same_bytes(tiny_folder: Path) -> None:
    """Neither the order of sets nor a name made by chance gets into the file."""
    code = (
        "import sys, hashlib\nfrom pathlib import Path\nfrom incidents.store import Store\n"
        "from tests.standalone import page_of\n"
        "print(hashlib.sha256(page_of(Store.open(Path(sys.argv[1]))).encode()).hexdigest())"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, str(tiny_folder)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "4711"},
    )
    here = page_of(Store.open(tiny_folder))
    assert told.stdout.strip() == hashlib.sha256(here.encode()).hexdigest()


def test_nothing_is_fetched(page: str) -> None:
    assert (
        f'http-equiv="Content-Security-Policy" content="{standalone.POLICY}"'.replace("'", "&#39;")
        in page
    )
    head, drawn = page.split("<body>")
    assert "default-src 'none'" in standalone.POLICY
    assert not re.findall(r"(?:https?:)?//[^\s\"')]*", standalone.POLICY)
    assert not re.search(r"<(?:link|base|iframe|object|embed)\b", page)
    assert not re.search(r"url\((?!\"?data:|#|\"#)", head)
    assert "@import" not in head
    assert set(re.findall(r' src="([^"]{0,22})', SCRIPT.sub("", drawn))) == {
        "data:image/svg+xml;bas"
    }


def test_every_part_that_opens_is_in_the_file(page: str) -> None:
    body = body_of(page)
    inside = set(body.values("id"))
    targets = body.values("data-open")
    assert {f"i-{one['id']}" for one in INCIDENTS} <= inside
    assert any(target.startswith("sum:") for target in targets)
    assert {f"i-{target}" for target in targets} <= inside


def test_every_incident_and_every_figure_is_named_where_it_can_be_pressed(
    page: str, tiny_store: Store
) -> None:
    body = body_of(page)
    found = brief.make(Sight(View(), tiny_store))
    rows = [row for panel in found.panels for block in panel.blocks for row in block.rows]
    targets = set(body.values("data-open"))
    assert rows
    assert {f"sum:{row.key}" for row in rows} <= targets
    assert {line.id for line in found.incidents} <= targets


def test_every_standing_claim_is_on_a_card(page: str) -> None:
    cards = {name for name in body_of(page).values("id") if name.startswith("claim-")}
    replaced = {one.get("revises") for one in CLAIMS}
    assert cards == {f"claim-{one['id']}" for one in CLAIMS} - {f"claim-{one}" for one in replaced}


def test_what_points_inside_the_file_finds_its_mark(page: str) -> None:
    body = body_of(page)
    inside = {"", *body.values("id")}
    pointed = [href[1:] for href in body.values("href") if href.startswith("#")]
    assert "claim-n2" in pointed
    assert set(pointed) <= inside


def test_the_script_knows_days_marks_and_places(page: str, tiny_store: Store) -> None:
    data = data_of(page)
    found = brief.make(Sight(View(), tiny_store))
    assert data["days"] == {one.id: [one.start, one.end] for one in found.incidents}
    assert data["marks"] == {mark_id(one.key): list(one.incidents) for one in found.map.marks}
    assert set(data["places"].values()) == {one.label for one in found.map.marks}
    assert "{chosen}" in str(data["chosen"])
    assert data["open"] == ""


def test_an_open_incident_is_opened_by_itself(tiny_store: Store) -> None:
    found = page_of(tiny_store, view=View(incident="strike"))
    assert data_of(found)["open"] == "strike"
    assert "i-strike" in body_of(found).values("id")


def test_headings_never_leave_out_a_level(page: str) -> None:
    levels = body_of(page).headings
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(two - one <= 1 for one, two in itertools.pairwise(levels))


def test_the_past_says_its_instant_and_its_filters(tiny_store: Store) -> None:
    view = View(Query(claimants=("N",), as_known_on=datetime(2025, 10, 13, tzinfo=UTC)))
    text = body_of(page_of(tiny_store, view=view)).text
    assert "as known at the end of 12 October 2025." in text
    assert "claims by Northland" in text


def test_the_editors_words_are_marked_as_theirs(tiny_store: Store) -> None:
    editor = Editor("A <b>headline</b>", "The Paper", "What it shows")
    found = page_of(tiny_store, editor=editor)
    body = body_of(found)
    (told,) = re.findall("<h1>(.*?)</h1>", found)
    assert read(told).text == "A <b>headline</b>"
    own = "".join(re.findall('<p class="own">(.*?)</p>', found))
    assert "by the editor" in own
    assert "Northland–Southland border" in own
    assert "The Paper" in own
    assert len(body.all("p", "own")) == 2
    described = re.search('<meta name="description" content="([^"]*)">', found)
    assert described is not None
    assert "by the editor" in described[1]
    assert "What it shows" in described[1]


def test_the_theme_is_the_one_asked_for_or_in_light_colours_the_readers(tiny_store: Store) -> None:
    assert ":root { color-scheme: dark; }" in page_of(tiny_store, "dark")
    assert ":root { color-scheme: light dark; }" in page_of(tiny_store)


def test_the_file_speaks_the_language_of_its_brief(tiny_store: Store) -> None:
    sight = Sight(View(), tiny_store)
    found = brief.make(sight, "en_XA")
    behind = openable(sight)
    drawn = standalone.page(found, behind, SEAL, Editor(), "light").decode()
    assert '<html lang="en-XA">' in drawn
    assert "Where they differ" not in body_of(drawn).text
    with speaking("en_XA"):
        assert standalone.page(found, behind, SEAL, Editor(), "light").decode() == drawn


@pytest.mark.parametrize("payload", PAYLOADS[::2])
def test_hostile_text_changes_nothing_but_text(payload: str) -> None:
    # As long as the payload: what is folded away goes by the length of texts.
    harmless = page_of(store_of(poisoned((HARMLESS * 5)[: len(payload)])))
    found = page_of(store_of(poisoned(payload)))
    assert body_of(found).shape == body_of(harmless).shape
    ours, theirs = SCRIPT.findall(harmless), SCRIPT.findall(found)
    assert [one[:2] for one in ours] == [one[:2] for one in theirs]
    # Two hold data: what the script works with, and the map's own; all else is one text.
    different = [one for one, two in zip(ours, theirs, strict=True) if one != two]
    assert len(different) <= 2
    assert data_of(found).keys() == data_of(harmless).keys()
    run = "".join(text for kind, _, text in theirs if not kind)
    kept = "".join(text for kind, _, text in theirs if kind)
    for raw in ("<script>alert", "<img src=x", 'onerror="', "{{7*7}}"):
        assert raw not in run
    for letter in "<>&\u2028":
        assert letter not in kept


def test_text_that_came_through_the_loader_stays_text(tmp_path: Path) -> None:
    found = page_of(hostile_store(tmp_path), "dark")
    (data,) = [text for _, name, text in SCRIPT.findall(found) if name == "data"]
    for letter in "<>&\u2028\u2029":
        assert letter not in data
    assert "<img src=x" not in found
    assert "document.title='owned'</script>" not in found
    assert "<img src=x onerror=" in body_of(found).text
