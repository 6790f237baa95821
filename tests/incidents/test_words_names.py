"""Names of sides, parties, losses and places, and what stands on a claim's card."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from incidents.model import Boundary
from incidents.quantities import CountRange
from incidents.words import cards, citing, incidents, names, places
from tests.border import claim, dataset, incident, source

DATA = dataset()


# Who


def test_parties_are_known_by_their_names() -> None:
    assert names.side(DATA, "N") == names.party(DATA, "N") == "Northland"
    assert names.party(DATA, "S-ARMY") == "Army of the South"
    assert names.party(DATA, "UNKNOWN") == "UNKNOWN"
    assert names.party(DATA, None) == "not named"
    with pytest.raises(KeyError):
        names.side(DATA, "UN")


def test_names_that_end_in_letters_are_known_by_them() -> None:
    assert names.short("UN mission (UNX)") == "UNX"
    assert names.short("A clinic (in a town)") == "A clinic (in a town)"


@pytest.mark.parametrize(
    ("speaker", "party", "said"),
    [
        ("army statement", "Army of the South", ("army statement", "Army of the South")),
        ("Army of the South", "Army of the South", ("Army of the South", "")),
        ("AOS, to Reuters", "Army of the South (AOS)", ("AOS, to Reuters", "")),
        (
            "officials, to Reuters",
            "Unnamed officials of the South",
            ("Unnamed officials of the South, to Reuters", ""),
        ),
        ("Jane Roe, minister", "Southland", ("Jane Roe, minister", "Southland")),
    ],
)
def test_who_spoke_and_for_whom(speaker: str, party: str, said: tuple[str, str]) -> None:
    assert cards.spoken(speaker, party) == said


# Of what


@pytest.mark.parametrize(
    ("subject", "category", "measure", "said"),
    [
        ("S", "soldiers", "killed", "Southern soldiers killed"),
        ("N", "persons", "wounded", "Northern people wounded"),
        ("N-AND-REBELS", "fighters", "killed", "Northern and allied fighters killed"),
        ("BANNER", "militants", "killed", "Red Banner group: militants killed"),
        (None, "persons", "killed", "people killed"),
        (None, None, "started", "who began it"),
    ],
)
def test_a_loss_is_named_by_its_owner(subject, category, measure, said: str) -> None:
    assert names.loss(DATA, subject, category, measure) == said


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (1, "Southern soldier killed"),
        (0, "Southern soldiers killed"),
        (2, "Southern soldiers killed"),
        ((1, 2), "Southern soldiers killed"),
        ("at least 1", "Southern soldiers killed"),
        ("many", "Southern soldiers killed"),
    ],
)
def test_a_loss_agrees_with_its_number(figure, said: str) -> None:
    one = claim("a", "N", "S soldiers killed", figure)
    assert names.claim_loss(DATA, one) == said
    assert cards.topic(one, DATA) == said.removeprefix("Southern ")


def test_every_category_has_a_singular_that_is_used() -> None:
    one = claim("a", "N", "BANNER militants killed", 1)
    assert names.claim_loss(DATA, one) == "Red Banner group militant killed"
    nobody = one.model_copy(update={"subject": None})
    assert names.claim_loss(DATA, nobody) == "militant killed"


def test_a_side_reports_its_own_loss_and_claims_anothers() -> None:
    own = claim("a", "S-ARMY", "S soldiers killed", 5)
    other = claim("b", "N", "S soldiers killed", 5)
    third = claim("c", "UN", "S soldiers killed", 5)
    assert [names.verb(DATA, [one]) for one in (own, other, third)] == [
        "reported", "claimed", "counted",
    ]  # fmt: skip
    assert names.gives("Northland", "5", DATA, [other]) == "Northland claims 5"
    # Whatever the row of the file says: nobody reports the other side's dead.
    wrong = other.model_copy(update={"stance": "reports"})
    assert (names.verb(DATA, [wrong]), cards.badge(wrong, DATA)) == ("claimed", "claims")


def test_a_figure_is_named_by_who_did_what() -> None:
    taken = claim("a", "S-ARMY", "N posts captured_briefly", 21)
    assert names.taken(DATA, taken) == (
        "the 21 Northern posts that Southland says it captured briefly"
    )
    own = claim("b", "N", "N posts lost", 1)
    assert names.taken(DATA, own) == "the 1 Northern post that Northland gives as lost"


# Where


def test_places_are_counted_where_they_are_left_out() -> None:
    line = Boundary(place="Line", name="The Line", note="disputed")
    data = dataset()
    manifest = data.manifest.model_copy(update={"boundary": line})
    there = incident(places=("Town", "Line, one sector", "Line, two sector", "Other"))
    with_line = replace(data, manifest=manifest)
    assert places.where(there, with_line) == "Line, Town and 1 more"
    assert places.where(there, data, 1) == "Town and 3 more"
    assert places.where(incident(), data) == "no place given"
    assert places.first(there, with_line) == "Line"
    assert places.first(incident(), data) == "no place given"


def test_every_place_is_named_with_how_it_is_drawn(tiny) -> None:
    assert places.full(tiny.incidents["bridge"], tiny) == "Spin Boldak and Chaman."
    assert places.full(tiny.incidents["strike"], tiny) == "Khost Province (an area)."
    assert places.full(tiny.incidents["truce"], tiny) == "Not on the map: no place given. Abroad."
    nowhere = incident(places=("Nowhere",), place_note="Somewhere else.")
    assert places.full(nowhere, tiny) == "Nowhere (not on the map). Somewhere else."


def test_names_with_commas_do_not_fall_apart_in_a_list(tiny) -> None:
    told_apart = incident(places=("Kotli, East", "Chaman", "Kabul"))
    assert places.where(told_apart, tiny) == "Kotli, Chaman and 1 more"
    assert places.where(incident(places=("Kotli, East",)), tiny) == "Kotli, East"
    here = incident(places=("Chaman", "Line, one sector", "Kabul"))
    assert places.full(here, tiny) == "Chaman; Line, one sector (not on the map); Kabul."


# Cards and incidents


def test_a_card_writes_figures_and_sets_words_apart() -> None:
    assert cards.figure(claim("a", "N", "S soldiers killed", "more than 200")) == ">200"
    assert cards.figure(claim("a", "N", "S soldiers killed", "heavy losses")) == "“heavy losses”"
    assert cards.figure(claim("a", "N", "S soldiers killed")) == ""


def test_what_was_replaced_is_told_with_its_source() -> None:
    data = dataset(sources=[source("o", "The\nGazette"), source("p", "Post")])
    old = claim("12", "N", "S soldiers killed", 12, sources=("o", "p"), speaker="a\tspokesman")
    assert cards.revision(old, data, 2025) == (
        "12, 12 Oct: a spokesman → The Gazette and Post. Replaced, not added."
    )
    denial = claim("no", "N", "S soldiers killed", stance="denies")
    assert cards.revision(denial, data, 2025).startswith("denies, 12 Oct: ")


def test_what_a_claim_covers() -> None:
    whole = claim("w", "N", "N civilians killed", 10)
    data = dataset(whole, claim("q", "N", "S started"), claim("none", "N", "N women killed"))

    def of(**more: str) -> tuple[str, ...]:
        return cards.coverage(claim("p", "N", "N children killed", 9, **more), data)

    assert of(part_of="w") == ("Part of 10 civilians killed, not added to it.",)
    assert of(part_of="q") == ("Part of a wider statement on who began it.",)
    assert of(part_of="none") == ("Part of a wider statement on women killed.",)
    assert of(scope="part") == ("Covers a part of the incident.",)
    assert of(scope="part", part="Khost") == ("Covers only Khost.",)
    assert of(part_of="w", part="Khost") == (
        "Covers only Khost.",
        "Part of 10 civilians killed, not added to it.",
    )
    assert of(scope="period") == ("A total over a period, never added to single incidents.",)
    assert cards.coverage(whole, data) == ()


def test_a_card_gives_the_words_of_a_hedge() -> None:
    said = CountRange(low=25, high=30, wording="25 to 30, suspected")
    hedged = claim("p", "N", "S soldiers killed").model_copy(update={"count": said})
    assert cards.hedge(hedged) == "Said as “25 to 30, suspected”."
    assert not cards.hedge(claim("p", "N", "S soldiers killed", (25, 30)))


def test_an_incident_is_dated_to_the_hour_where_that_is_known() -> None:
    start = dt.datetime(2025, 10, 11, 19, 30, tzinfo=dt.UTC)
    one = incident(precision="hour", hour_start=start, hour_end=start, time_note="Overnight")
    assert incidents.hours(one) == "11 October 2025, 19:30 UTC. Overnight."
    later = one.model_copy(update={"hour_end": start + dt.timedelta(hours=2)})
    assert incidents.hours(later).startswith(
        "11 October 2025, 19:30 UTC – 11 October 2025, 21:30 UTC."
    )


def test_claims_of_an_incident_are_counted_by_side() -> None:
    made = [
        claim("a", "N", "S soldiers killed", 5),
        claim("b", "S", "S soldiers killed", 3),
        claim("c", "UN", "S soldiers killed", 4),
    ]
    data = dataset(*made)
    assert incidents.spoken(made, data) == "1 Northern, 1 Southern, 1 by others, from 1 publication"
    assert incidents.spoken(made[:1], data) == "1 Northern, 0 Southern, from 1 publication"


def test_what_nobody_said_is_told_from_what_nobody_looked_for() -> None:
    assert incidents.nobody([], []) == ""
    assert incidents.nobody(["x killed", "y hit"], []) == (
        "No statement by either side was found on x killed and y hit."
    )
    assert incidents.nobody([], ["x killed"]) == (
        "Nobody has looked yet for what either side said of x killed."
    )


# Citations


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (
            claim("a", "S-OFFICIALS", "S soldiers killed", 1),
            "Unnamed Southern officials reported: 1 Southern soldier killed",
        ),
        (
            claim("a", "N", "S soldiers killed", "many"),
            "Northland claimed: “many” Southern soldiers killed",
        ),
        (
            claim("a", "S", "N civilians killed", stance="denies"),
            "Southland denied: Northern civilians killed",
        ),
        (claim("a", "N", "S started", stance="accuses"), "Northland accused: who began it"),
        (
            claim("a", "S", "N civilians killed", stance="declines"),
            "Southland declined to comment: Northern civilians killed",
        ),
    ],
)
def test_a_cited_claim_agrees_with_one_speaker_and_with_several(made, said: str) -> None:
    assert citing.statement(made, DATA) == said


def test_a_cited_claim_says_when_it_was_made_or_that_nobody_knows() -> None:
    dated = claim("a", "N", "S soldiers killed", 58)
    undated = claim("b", "N", "S soldiers killed", 58, on="")
    assert citing.said(dated) == "said 12 Oct 2025"
    assert citing.said(undated) == "date not found"
    assert citing.carried(undated, DATA, is_replaced=True) == (
        "Northland claimed: 58 Southern soldiers killed (replaced later). Outlet, date not found"
    )
