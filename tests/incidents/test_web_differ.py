"""Where they differ: what is drawn, what is joined, and what is named instead."""

from __future__ import annotations

import re
from typing import Any, get_args

import pytest

from incidents import signs
from incidents.ledger.records import State
from incidents.model import Claim, Dataset
from incidents.web import differ
from incidents.web.gate import html
from incidents.words import terms
from tests.border import claim, dataset, incident, instant
from tests.briefs import brief_of
from tests.markup import Page, read

KILLED = "S soldiers killed"


def markup(data: Dataset, **asked: Any) -> str:
    return differ.compact(brief_of(data, **asked).differences)


def drawn(*claims: Claim, **asked: Any) -> Page:
    return read(markup(dataset(*claims), **asked))


def test_two_figures_are_joined_only_where_they_were_compared() -> None:
    page = drawn(claim("1", "N", KILLED, 58), claim("2", "S", KILLED, 23))
    assert len(page.all("i", "cn")) == 1
    assert page.all("div", "r")[0]["data-open"] == "clash"
    assert page.all("em", "x")
    assert "23 reported58 claimed" in page.text


@pytest.mark.parametrize(
    "claims",
    [
        (
            claim("1", "N", "N soldiers killed", 9),
            claim("2", "S", "N-AND-REBELS fighters killed", "more than 200"),
        ),
        (claim("1", "N", KILLED, (10, 15)), claim("2", "S", KILLED, 12)),
        (claim("1", "N", KILLED, 23), claim("2", "S", KILLED, 23)),
    ],
    ids=["incomparable", "compatible", "agree"],
)
def test_figures_that_do_not_differ_are_never_joined(claims: tuple[Claim, ...]) -> None:
    assert drawn(*claims).all("i", "cn") == []


def test_only_what_was_compared_is_bold() -> None:
    page = drawn(
        claim("1", "N", "N soldiers killed", 9),
        claim("2", "S", "N-AND-REBELS fighters killed", "more than 200"),
    )
    assert len(page.all("i", "ar b")) == 1
    assert page.all("em", "x") == []


def test_a_range_is_one_stretched_mark() -> None:
    page = drawn(claim("1", "S", "N fighters killed", (15, 20)))
    assert len(page.all("i", "rg b")) == 1
    assert page.all("i", "m b") == []


def test_voices_are_several_marks_on_a_thin_line() -> None:
    page = drawn(claim("1", "S", KILLED, 0), claim("2", "S-ARMY", KILLED, 7))
    assert page.all("i", "rg") == []
    assert len(page.all("i", "m b")) == 2
    assert len(page.all("i", "jn b")) == 1
    assert "0 or 7 reported" in page.text


def test_zero_is_a_figure() -> None:
    page = drawn(claim("1", "S", KILLED, 0))
    assert "0 reported" in page.text
    assert page.all("i", "m b")[0]["style"] == "left:0.00%"


def test_more_than_200_stands_at_200_and_points_on() -> None:
    page = drawn(claim("1", "N", KILLED, "more than 200"), claim("2", "S", KILLED, 20))
    assert page.all("i", "m a")[0]["style"] == "left:100.00%"
    assert len(page.all("i", "ar a")) == 1
    assert page.all("i", "ar b") == []


def test_marks_that_would_cover_each_other_are_moved_apart() -> None:
    page = drawn(
        claim("1", "N", KILLED, 30),
        claim("2", "S", KILLED, 29),
        claim("3", "S", "S posts captured", 300),
    )
    assert "margin-top:-7px" in page.all("i", "m b")[0]["style"]
    assert "margin-top:7px" in page.all("i", "m a")[0]["style"]


GUTTER: dict[str, dict[str, Any]] = {
    "denies": {"stance": "denies"},
    "disputes": {"stance": "disputes"},
    "declines": {"stance": "declines"},
    "withdrew": {"stance": "withdraws", "revises": ("0",)},
    "not_commented": {"stance": "no_comment"},
}


def beside(state: str) -> Dataset:
    """Set a figure of side 1 against what side 2 does in its place."""
    claims = [claim("1", "N", KILLED, 58)]
    scene = incident()
    if state in GUTTER:
        claims += [claim("0", "S", KILLED, 3, on="2025-10-11")] * (state == "withdrew")
        claims += [claim("2", "S", KILLED, **GUTTER[state])]
    elif state == "words":
        claims += [claim("2", "S", KILLED, "a large number")]
    elif state == "denies_operation":
        claims += [claim("2", "S", "occurred", stance="denies")]
    elif state == "outside":
        claims += [claim("2", "S", KILLED, 23, on="2025-12-01")]
    elif state == "unsearched":
        scene = incident(searched=None)
    return dataset(*claims, incidents=[scene])


@pytest.mark.parametrize("state", [*GUTTER, "words", "denies_operation", "outside", "unsearched",
                                   "silent"])  # fmt: skip
def test_who_gives_no_figure_has_a_sign_and_a_word_of_its_own(state: str) -> None:
    found = markup(beside(state), as_known_on=instant("2025-11-01T00:00Z"))
    told = re.findall(r'<i class="gy b (\w+)"[^>]*></i><bdi>([^<]*)</bdi>', found)
    word = "“a large number”" if state == "words" else terms.state(state)
    assert told == [(state, word)]


def test_no_two_states_share_a_word_and_each_has_a_sign() -> None:
    states = [state for state in get_args(State) if state not in ("figure", "states")]
    assert set(states) <= set(signs.STROKES)
    words = [terms.state(state) for state in signs.STROKES]
    assert len(set(words)) == len(words)


def test_third_parties_stand_in_lanes_of_their_own() -> None:
    page = drawn(
        claim("1", "N", "N civilians killed", 15),
        claim("2", "UN", "N civilians killed", "at least 17"),
        claim("3", "REBELS", "N civilians killed", 20),
    )
    assert len(page.all("div", "ln")) == 2
    assert len(page.all("i", "m t")) == 2
    assert len(page.all("i", "ar t")) == 1
    assert page.all("i", "cn") == []


def test_many_third_parties_are_counted_in_the_last_lane() -> None:
    more = [claim(f"t{n}", "UN", "N civilians killed", n + 1) for n in range(5)]
    page = drawn(claim("1", "N", "N civilians killed", 15), *more)
    assert len(page.all("div", "ln")) == 3
    assert "2 more" in page.text


def test_a_replaced_figure_is_struck_and_hollow() -> None:
    page = drawn(
        claim("old", "N", KILLED, 12, on="2025-10-11"),
        claim("new", "N", KILLED, 58, revises=("old",)),
        claim("2", "S", KILLED, 23),
    )
    assert len(page.all("i", "gh a")) == 1
    assert len(page.all("span", "ghl a")) == 1


def test_replaced_figures_that_would_cover_each_other_are_left_to_the_sentence() -> None:
    olds = [
        claim(f"old{n}", "N", KILLED, figure, on=f"2025-10-1{n}", revises=tuple(before))
        for n, (figure, before) in enumerate(((70, ()), (71, ("old0",)), (72, ("old1",))))
    ]
    page = drawn(*olds, claim("new", "N", KILLED, 2000, on="2025-10-19", revises=("old2",)))
    assert len(page.all("span", "ghl a")) == 1
    assert "70" in page.text


def test_every_row_says_itself_in_words() -> None:
    (row,) = drawn(
        claim("1", "N", KILLED, 58),
        claim("2", "S", KILLED, stance="denies"),
        claim("3", "UN", KILLED, 3),
    ).all("div", "r")
    assert (row["role"], row["tabindex"]) == ("button", "0")
    for part in (
        "Southern soldiers killed",
        "Northland: 58 claimed",
        "Southland: denies",
        "3 UN",
    ):
        assert part in row["aria-label"]


def many(number: int) -> Dataset:
    return dataset(*(claim(f"c{n}", "N", KILLED, n + 1, incident=f"i{n}") for n in range(number)))


def test_few_rows_are_in_sight_and_all_of_them_when_asked() -> None:
    found = brief_of(many(12)).differences
    assert len(read(differ.compact(found)).all("div", "r")) == differ.COMPACT_ROWS
    assert len(read(differ.compact(found, 100)).all("div", "r")) == 12


def test_the_compact_figure_takes_from_every_group() -> None:
    single = [claim(f"s{n}", "N", "N civilians killed", 5, incident=f"s{n}") for n in range(8)]
    found = brief_of(
        dataset(*single, claim("1", "N", KILLED, 58), claim("2", "S", KILLED, 23))
    ).differences
    assert [row.verdict for row in differ.choose(found, 3)] == ["differ", "one_sided", "one_sided"]


def test_rows_without_a_figure_of_either_side_come_last() -> None:
    found = brief_of(
        dataset(claim("1", "UN", "N civilians killed", 5), claim("2", "N", KILLED, 5))
    ).differences
    (row,) = differ.choose(found, 1)
    assert row.subject == "S"


def test_questions_are_no_rows() -> None:
    data = dataset(claim("1", "N", "S started"), claim("2", "S", "N started"))
    found = brief_of(data).differences
    assert differ.losses(found) == []
    assert len(differ.questions(found)) == 1
    assert "No loss in view" in read(differ.compact(found)).text


def test_a_total_and_a_part_are_marked_as_such() -> None:
    assert "a total over the period" in drawn(claim("1", "N", KILLED, 58, scope="period")).text
    assert "a part of it" in drawn(claim("1", "N", KILLED, 58, scope="part")).text


def test_the_lead_names_who_said_it_and_where() -> None:
    found = brief_of(dataset(claim("1", "N", KILLED, 58), claim("2", "S", KILLED, 23))).lead
    assert found is not None
    page = read(html(differ.lead(found)))
    for part in ("Southern soldiers killed", "×2.5 apart", "58claimed", "23reported", "Outlet"):
        assert part in page.text
    (opener,) = [attrs for _, attrs in page.tags if "data-open" in attrs]
    assert opener["data-open"] == "clash"
    assert opener["aria-label"].startswith("Southern soldiers killed, 11 October")
    assert len(page.all("a")) == 2


def test_the_lead_speaks_of_losses_below_only_where_there_are_any() -> None:
    assert "Each loss says below why not" in read(differ.lead(None)).text
    told = read(differ.lead(None, has_losses=False)).text
    assert "There is no loss in view" in told
    assert "below" not in told
