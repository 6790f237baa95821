"""From a file to drafts, as people do it: text, a web page, a PDF, and what is no article."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from incidents.drafting.articles import of_page, of_print
from tests import captured
from tests.commands import Capture, run, told

ARTICLE = (
    "Arda's army said six of its soldiers had been killed and nine wounded on Sunday. "
    "Bersk denied that its troops had crossed the river."
)
SIDES = {
    "published": "2026-05-04",
    "dispute": {
        "sides": [
            {"id": "arda", "name": "Arda", "adjective": "Ardan", "aliases": []},
            {"id": "bersk", "name": "Bersk", "adjective": "Berskan", "aliases": []},
        ]
    },
}


@pytest.fixture
def sides(tmp_path: Path) -> str:
    file = tmp_path / "sides.json"
    file.write_text(json.dumps(SIDES), encoding="utf-8")
    return str(file)


def drafted(capsys: Capture, article: Path, sides: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = told(capsys, "draft", str(article), "--sides", sides)["claims"]
    return found


def test_every_draft_says_which_characters_of_the_file_it_rests_on(
    capsys: Capture, tmp_path: Path, sides: str
) -> None:
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    found = drafted(capsys, article, sides)
    assert [(one["claimant"], one["stance"], one["measure"], one["low"]) for one in found] == [
        ("arda", "reports", "killed", 6),
        ("arda", "reports", "wounded", 9),
        ("bersk", "denies", "entered", None),
    ]
    for one in found:
        start, end = one["span"]
        assert ARTICLE[start:end] == one["quotation"]


def test_a_web_page_and_a_pdf_give_what_their_article_says(
    capsys: Capture, tmp_path: Path, sides: str
) -> None:
    page, printed = tmp_path / "page", tmp_path / "printed"
    page.write_text(
        "<!doctype html><html><body><nav><a href='/'>Home</a> Arda said 99 of its soldiers had "
        f"been killed</nav><article><h1>Fighting at the ford</h1><p>{ARTICLE}</p>"
        "<p>The ford lies where the river is at its widest, and has no bridge.</p></article>"
        "<footer>All rights reserved</footer></body></html>",
        encoding="utf-8",
    )
    printed.write_bytes(captured.pdf(ARTICLE))
    for file in (page, printed):
        assert [one["low"] for one in drafted(capsys, file, sides)] == [6, 9, None]


def test_the_names_of_a_dataset_are_known(capsys: Capture, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(
        "Islamabad said nine of its troops were hurt. Kabul counted four dead villagers.\n"
        "Officials in Khyber Pakhtunkhwa said two policemen were killed.",
        encoding="utf-8",
    )
    found = told(capsys, "draft", str(article))["claims"]
    assert [(one["claimant"], one["subject"], one["category"], one["low"]) for one in found] == [
        ("PK", "PK", "soldiers", 9),
        ("AF", "AF", "civilians", 4),
        ("PK", "PK", "police", 2),
    ]


def test_a_person_reads_one_line_a_draft_with_what_to_check(
    capsys: Capture, tmp_path: Path, sides: str
) -> None:
    article = tmp_path / "article.txt"
    article.write_text(f"{ARTICLE}\nThe ford lies 20 km upstream.", encoding="utf-8")
    status, out, _ = run(capsys, "draft", str(article), "--sides", sides)
    assert status == 0
    assert out.splitlines()[0] == "3 drafts, 0 of older events, 1 number in none"
    assert "a distance" in out


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"<html><body></body></html>", "holds no text"), (b"\x00\x01\x02" * 900, "capture")],
)
def test_what_is_no_article_is_refused_in_one_line(
    capsys: Capture, tmp_path: Path, sides: str, content: bytes, said: str
) -> None:
    article = tmp_path / "article"
    article.write_bytes(content)
    status, out, err = run(capsys, "draft", str(article), "--sides", sides)
    assert (status, out) == (1, "")
    assert err.count("\n") == 1
    assert said in err or err.startswith("crossclaim: ")


@pytest.mark.parametrize("content", ["{", "[]", '{"sides": []}', '{"sides": [{"name": 3}, {}]}'])
def test_a_file_that_names_no_sides_is_refused_with_an_example(
    capsys: Capture, tmp_path: Path, content: str
) -> None:
    article, file = tmp_path / "article.txt", tmp_path / "sides.json"
    article.write_text(ARTICLE, encoding="utf-8")
    file.write_text(content, encoding="utf-8")
    status, _, err = run(capsys, "draft", str(article), "--sides", str(file))
    assert status == 1
    assert err.startswith("crossclaim: sides.json names no sides: write {")


def test_printed_lines_are_joined_and_headings_are_not() -> None:
    text = (
        "Fighting at the ford\nArda's army said six of its soldiers had been killed and nine wou-\n"
        "nded on Sunday.\nBersk said nothing."
    )
    assert of_print(text).splitlines() == [
        "Fighting at the ford",
        "Arda's army said six of its soldiers had been killed and nine wounded on Sunday.",
        "Bersk said nothing.",
    ]


def test_a_page_without_an_article_gives_no_text() -> None:
    assert of_page("<html><body></body></html>") == ""
