"""One incident: its claims face each other, nothing it holds is left out."""

import pytest

from incidents.charts.cards import claim_card, revised, spoken
from incidents.charts.incident import incident_view
from incidents.ledger import compare
from incidents.model import Boundary, Claim, Dataset, Retelling, Source
from incidents.vocabulary import STANCES
from tests.build import claim, dataset, incident
from tests.markup import Page, read

KILLED = "PK soldiers killed"


def card(found: Claim, data: Dataset | None = None) -> Page:
    return read(claim_card(found, data or dataset(found)))


def view(data: Dataset, line: str = "") -> Page:
    return read(incident_view(data, "clash", compare(data), line))


@pytest.mark.parametrize("stance", STANCES)
def test_every_stance_is_a_badge_with_its_word(stance: str) -> None:
    page = card(claim("1", "AF", KILLED, stance=stance))
    assert page.all("span", f"bd {stance}")
    assert STANCES[stance] in page.text


def test_a_card_holds_quotation_speaker_sources_date_and_note() -> None:
    found = claim(
        "1", "AF", KILLED, 58, on="2025-10-12T08:13Z", speaker="A. Speaker",
        quotation="۵۸", quotation_language="ps", note="A note.", sources=("s1", "gone"),
    )  # fmt: skip
    page = card(found)
    for part in ("58", "12 Oct, 08:13 UTC", "A. Speaker, Afghanistan → Outlet, gone", "A note."):
        assert part in page.text
    assert page.all("q")[0] == {"lang": "ps", "dir": "auto"}
    assert page.all("article", "cd a")[0]["id"] == "claim-1"
    assert page.all("a")[0]["rel"] == "noopener noreferrer"


def test_a_date_that_was_not_found_is_said() -> None:
    assert "date not found" in card(claim("1", "AF", KILLED, 58, on="")).text


def test_what_a_claim_replaced_is_struck_and_told_oldest_first() -> None:
    data = dataset(
        claim("1", "AF", KILLED, 12, on="2025-10-11"),
        claim("2", "AF", KILLED, 20, revises=("1",)),
        claim("3", "AF", KILLED, 58, revises=("2",)),
    )
    page = card(data.claims["3"], data)
    assert "12 20 58" in page.text
    assert page.text.count("Replaced, not added.") == 2
    assert "12 11 Oct: a spokesman → Outlet. Replaced, not added." in page.text


def test_claims_that_replace_each_other_do_not_loop() -> None:
    data = dataset(
        claim("1", "AF", KILLED, 1, revises=("2",)), claim("2", "AF", KILLED, 2, revises=("1",))
    )
    assert [one.id for one in revised(data.claims["1"], data)] == ["2"]


def test_parts_and_totals_are_said_to_be_such() -> None:
    data = dataset(
        claim("whole", "AF", "PK posts captured", 25),
        claim("part", "AF", "PK posts captured", 3, part_of="whole"),
        claim("piece", "AF", "PK posts captured", 3, scope="part"),
        claim("total", "AF", "PK posts captured", 99, scope="period"),
    )
    assert "Part of 25 posts captured, not added to it." in card(data.claims["part"], data).text
    assert "Covers a part" in card(data.claims["piece"], data).text
    assert "total over a period" in card(data.claims["total"], data).text


def test_an_address_that_is_no_web_address_is_no_link() -> None:
    data = dataset(claim("1", "AF", KILLED, 58))
    bad = Source(id="s1", outlet="Outlet", url="javascript:alert(1)")
    page = card(data.claims["1"], Dataset(**(vars(data) | {"sources": {"s1": bad}})))
    assert page.all("a") == []
    assert "Outlet" in page.text


def test_the_view_says_when_where_how_far_and_how_many() -> None:
    data = dataset(
        claim("1", "AF", KILLED, 58),
        claim("2", "PK", KILLED, 23),
        claim("3", "UNAMA", KILLED, 3),
        incidents=[incident(places=("Nowhere",), time_note="At night", summary="In short.")],
    )
    text = view(data, "On the line.").text
    for part in (
        "Ground clash · 11 October 2025",
        "11 October 2025. At night.",
        "Nowhere (not on the map).",
        "On the line.",
        "1 Afghan, 1 Pakistani, 1 by others, from 1 publication",
        "In short.",
    ):
        assert part in text


def test_an_incident_without_a_place_says_so() -> None:
    assert "Not on the map: no place given." in view(dataset(claim("1", "AF", KILLED, 58))).text


def test_cards_face_each_other_and_silence_is_dashed_and_dated() -> None:
    page = view(dataset(claim("1", "AF", KILLED, 58)))
    assert [attrs["class"] for attrs in page.all("article")] == ["cd a", "cd b si"]
    assert "no statement found" in page.text
    assert "Last looked for on 22 Nov 2026. Silence is neither zero nor a denial." in page.text


def test_a_sparkline_joins_only_what_was_compared() -> None:
    page = view(dataset(claim("1", "AF", KILLED, 58), claim("2", "PK", KILLED, 23)))
    assert len(page.all("span", "sp")) == 1
    assert len(page.all("u")) == 1
    page = view(
        dataset(
            claim("1", "AF", "AF soldiers killed", 9),
            claim("2", "PK", "AF-AND-ALLIES fighters killed", 200),
        )
    )
    assert len(page.all("span", "sp")) == 1
    assert page.all("u") == []


def test_every_standing_claim_has_a_card() -> None:
    data = dataset(
        claim("1", "AF", KILLED, 58),
        claim("2", "PK", "restraint", stance="appeals"),
        claim("3", "UNAMA", "AF civilians killed", 17),
        claim("4", "UNAMA", "restraint", stance="appeals"),
        claim("5", "TTP", "TTP carried_out"),
    )
    shown = {attrs["id"] for attrs in view(data).all("article") if "id" in attrs}
    assert shown == {f"claim-{name}" for name in data.claims}


def test_retellings_are_linked_to_the_claim_they_distort() -> None:
    data = dataset(claim("1", "PK", "AF-AND-ALLIES fighters killed", 200))
    told = Retelling(
        id="r", claim="1", kind="k", outlet="Paper", url="https://example.org/r",
        printed="200 troops", explanation="Others were counted too.",
    )  # fmt: skip
    other = told.model_copy(update={"id": "x", "claim": "gone"})
    page = view(Dataset(**(vars(data) | {"retellings": {"r": told, "x": other}})))
    assert "Paper printed “200 troops”: Others were counted too. See Pakistan’s claim." in page.text
    assert "#claim-1" in [attrs["href"] for attrs in page.all("a")]


def test_an_unknown_incident_is_an_error() -> None:
    with pytest.raises(KeyError):
        incident_view(dataset(), "gone", ())


def test_stretches_of_the_line_are_named_as_one() -> None:
    data = dataset(
        claim("1", "AF", KILLED, 58), incidents=[incident(places=("Line, a", "Line, b"))]
    )
    line = Boundary(place="Line", name="The line", note="disputed")
    manifest = data.manifest.model_copy(update={"boundary": line})
    page = read(
        claim_card(data.claims["1"], Dataset(**(vars(data) | {"manifest": manifest})), context=True)
    )
    assert "11 Oct 2025, Line" in page.text


@pytest.mark.parametrize(
    ("speaker", "party", "shown"),
    [
        ("army statement", "Pakistan Army (ISPR)", ("army statement", "Pakistan Army (ISPR)")),
        ("ISPR, to AFP", "Pakistan Army (ISPR)", ("ISPR, to AFP", "")),
        ("UN mission", "UN mission (UNAMA)", ("UN mission", "")),
        ("officials, to AFP", "Unnamed officials", ("Unnamed officials, to AFP", "")),
        ("", "Frontier Corps", ("Frontier Corps", "")),
    ],
)
def test_a_card_names_the_institution_once(
    speaker: str, party: str, shown: tuple[str, str]
) -> None:
    assert spoken(speaker, party) == shown
