"""From a pasted article to amendments: what is proposed, what stays open."""

from __future__ import annotations

import pytest

from geodata.atlas import Atlas
from incidents.desk import articles
from incidents.desk.addresses import host, plain, without_tracking
from incidents.desk.duplicates import like_incidents, same_source, twins
from incidents.desk.numbering import free, numbered, slug
from incidents.model import Dataset

TEXT = """Two accounts of a night

Kabul, 18 October 2025. Forces fought near Chaman before dawn.

Northland's government said nine Southern soldiers were killed. More than 20 were killed."""


def test_an_article_is_taken_apart() -> None:
    found = articles.read(f"https://courier.example/a?utm_source=x&id=7#top\n{TEXT}")
    assert found.address == "https://courier.example/a?id=7"
    assert found.heading == "Two accounts of a night"
    assert found.day == "2025-10-18"
    assert found.text == TEXT


def test_a_text_without_an_address_heading_or_day_is_taken_as_it_is() -> None:
    said = "Nine soldiers were killed on Saturday, the government of Northland said in a statement."
    found = articles.read(said)
    assert (found.address, found.heading, found.day, found.text) == ("", "", "", said)
    assert articles.read("  \n ").text == ""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on 14 March 2027", "2027-03-14"),
        ("on March 14, 2027", "2027-03-14"),
        ("2027-03-14", "2027-03-14"),
        ("on the 3rd March 2027", "2027-03-03"),
        ("on 31 February 2027", ""),
        ("in March 2027", ""),
    ],
)
def test_a_day_is_read_only_where_it_is_whole(text: str, day: str) -> None:
    assert articles.read(f"It happened {text}.").day == day


def test_an_incident_is_proposed_from_the_text() -> None:
    found = articles.incident_of(articles.read(TEXT), Atlas.named("af-pk").gazetteer)
    assert (found["start"], found["kind"], found["places"]) == ("2025-10-18", "clash", "Kabul")


def test_a_source_remembers_what_its_outlet_had_last() -> None:
    article = articles.read(f"https://www.courier.example/b\n{TEXT}")
    known = [{"id": "s", "url": "https://courier.example/a", "outlet": "Courier", "tier": "T2"}]
    found = articles.source_of(article, known)
    assert (found["outlet"], found["tier"], found["url"]) == (
        "Courier",
        "T2",
        "https://www.courier.example/b",
    )
    assert articles.source_of(article, [])["outlet"] == "courier.example"


def test_a_draft_rests_on_its_words_and_what_is_not_said_is_open(tiny: Dataset) -> None:
    article = articles.read(TEXT)
    found = [articles.cells_of(one, article, tiny) for one in articles.drafted(article, tiny)]
    first, unsure = found[0]
    told = [first[name] for name in ("claimant", "subject", "category", "measure", "low")]
    assert told == ["N", "S", "soldiers", "killed", "9"]
    assert unsure == []
    assert first["quotation"] in TEXT
    second, unsure = found[1]
    assert (second["low"], second["high"]) == ("21", "")
    assert unsure, "whose loss, and of what, is not said"


# Addresses


OFFICE = "Hamid Sahak, a spokesman for the Northland government"


@pytest.mark.parametrize(
    ("first", "then", "speakers"),
    [
        (
            f"{OFFICE}, said nine Southland soldiers were killed.",
            "He said that 14 were wounded.",
            [OFFICE] * 2,
        ),
        (
            "Southland's army said that two of its soldiers were killed.",
            "It said more than 20 Northland soldiers were killed.",
            ["Southland's army"] * 2,
        ),
    ],
)
def test_speakers_are_named_as_the_article_names_them(
    first: str, then: str, speakers: list[str], tiny: Dataset
) -> None:
    text = f"Fighting\n\n18 October 2025. Forces exchanged fire at Chaman.\n\n{first} {then}"
    found = articles.drafted(articles.read(text), tiny)
    assert [one.speaker for one in found] == speakers


@pytest.mark.parametrize(
    "told", ["exchanged fire", "an exchange of fire", "exchanging fire", "traded fire"]
)
def test_a_clash_is_proposed_where_fire_was_exchanged(told: str) -> None:
    article = articles.read(f"At Chaman they told of {told} on 18 October 2025.")
    assert articles.incident_of(article, Atlas.named("af-pk").gazetteer)["kind"] == "clash"


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://a.example/p?utm_source=x", "https://a.example/p"),
        ("https://a.example/p?id=1&fbclid=2#c", "https://a.example/p?id=1"),
        ("https://a.example/p?q=a%20b", "https://a.example/p?q=a%20b"),
        ("urn:x:y", "urn:x:y"),
        ("http://[broken", "http://[broken"),
    ],
)
def test_what_follows_readers_is_no_part_of_an_address(address: str, kept: str) -> None:
    assert without_tracking(address) == kept


def test_addresses_of_one_page_are_the_same() -> None:
    same = ("http://www.a.example/p/", "https://a.example/p", "https://A.example/p?utm_medium=x")
    assert len({plain(one) for one in same}) == 1
    assert plain("https://a.example/p") != plain("https://a.example/q")
    assert host("https://www.a.example/p") == "a.example"
    known = [{"id": "s1", "url": "https://a.example/p"}]
    assert same_source("http://a.example/p/?gclid=1", known) == "s1"
    assert same_source("", known) == ""


# What is there already


def test_claims_that_are_alike_are_found(tiny: Dataset) -> None:
    def like(key: str, **change: object) -> list[tuple[str, str]]:
        claim = tiny.claims[key].model_copy(update={"id": "new", **change})
        return [(one.claim, one.likeness) for one in twins(claim, tiny)]

    assert like("n2") == [("n2", "same"), ("n1", "newer")]
    assert ("n1", "newer") in like("n2", category="soldiers", measure="killed")
    assert like("n2", category="persons") == [("n1", "near"), ("n2", "near")]
    # Another voice’s figure is no duplicate, and neither is another loss.
    assert like("n2", claimant="UN") == []
    assert like("n2", subject="N", category="posts") == []


def test_incidents_of_about_the_same_days_are_found(tiny: Dataset) -> None:
    one = tiny.incidents["strike"]
    found = like_incidents(one.start, one.start, ["Khost Province"], tiny.incidents.values())
    assert [each.id for each in found] == ["strike"]


# Names of new rows


def test_numbers_go_on_in_the_manner_that_is_there() -> None:
    names = numbered(["c098", "c099", "x-1", "e7"], "h")
    assert [next(names), next(names)] == ["c100", "c101"]
    assert next(numbered([], "h")) == "h001"


def test_a_name_is_made_of_words_and_free() -> None:
    assert slug("2025-10-15", "Spin Boldak") == "2025-10-15-spin-boldak"
    assert slug("—") == "row"
    assert free("a", {"a", "a-2"}) == "a-3"
