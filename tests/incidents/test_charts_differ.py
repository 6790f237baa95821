"""Where they differ: what is drawn, what is joined, and what is named instead."""

import datetime as dt

import pytest

from incidents.charts import differ, words
from incidents.charts.differ import Imprint
from incidents.ledger import Comparison, compare
from incidents.model import Claim, Dataset
from tests.build import claim, dataset
from tests.markup import Page, read

IMPRINT = Imprint(
    dt.date(2025, 10, 9), dt.date(2025, 12, 5), "on 22 November 2026", ("Note.",), "cc-1"
)


def drawn(*claims: Claim) -> Page:
    data = dataset(*claims)
    return read(differ.compact(compare(data), data))


def one_row(data: Dataset) -> Comparison:
    (row,) = differ.rows(compare(data), data)
    return row


KILLED = "PK soldiers killed"


def test_two_figures_are_joined_only_where_they_were_compared() -> None:
    page = drawn(claim("1", "AF", KILLED, 58), claim("2", "PK", KILLED, 23))
    assert len(page.all("i", "cn")) == 1
    assert page.all("div", "r")[0]["data-open"] == "clash"
    assert page.all("em", "x")
    assert "23 admitted58 claimed" in page.text


def test_incomparable_figures_are_never_joined() -> None:
    page = drawn(
        claim("1", "AF", "AF soldiers killed", 9),
        claim("2", "PK", "AF-AND-ALLIES fighters killed", "more than 200"),
    )
    assert page.all("i", "cn") == []
    assert len(page.all("i", "ar b")) == 1
    assert page.all("em", "x") == []


def test_a_range_is_one_stretched_mark_and_voices_are_several() -> None:
    page = drawn(claim("1", "PK", "AF fighters killed", (15, 20)))
    assert len(page.all("i", "rg b")) == 1
    assert page.all("i", "m b") == []
    page = drawn(claim("1", "PK", KILLED, 0), claim("2", "PK-ISPR", KILLED, 7))
    assert page.all("i", "rg") == []
    assert len(page.all("i", "m b")) == 2
    assert len(page.all("i", "jn b")) == 1
    assert "0 or 7 admitted" in page.text


def test_zero_is_a_figure() -> None:
    assert "0 admitted" in drawn(claim("1", "PK", KILLED, 0)).text


def test_more_than_200_stands_at_200() -> None:
    data = dataset(claim("1", "AF", KILLED, "more than 200"), claim("2", "PK", KILLED, 20))
    assert differ.axis_over(compare(data), data).last == 200


def test_marks_that_would_cover_each_other_are_moved_apart() -> None:
    page = drawn(
        claim("1", "AF", KILLED, 30),
        claim("2", "PK", KILLED, 29),
        claim("3", "PK", "PK posts captured", 300),
    )
    assert "margin-top:-7px" in page.all("i", "m b")[0]["style"]
    assert "margin-top:7px" in page.all("i", "m a")[0]["style"]


@pytest.mark.parametrize(
    ("stance", "state", "text"),
    [
        ("denies", "denies", "denies, no figure"),
        ("disputes", "disputes", "disputes, no figure"),
        ("declines", "declines", "declines to comment"),
    ],
)
def test_who_gives_no_figure_is_named_in_the_gutter(stance: str, state: str, text: str) -> None:
    page = drawn(claim("1", "AF", KILLED, 58), claim("2", "PK", KILLED, stance=stance))
    assert len(page.all("i", f"gm b {state}")) == 1
    assert text in page.text


def test_silence_and_words_are_named_too() -> None:
    page = drawn(claim("1", "AF", KILLED, "a large number"), claim("2", "UNAMA", KILLED, 3))
    assert len(page.all("i", "gm a words")) == 1
    assert len(page.all("i", "gm b silent")) == 1
    assert "“a large number”" in page.text
    assert "no statement found" in page.text


def test_third_parties_stand_in_lanes_of_their_own() -> None:
    page = drawn(
        claim("1", "AF", "AF civilians killed", 15),
        claim("2", "UNAMA", "AF civilians killed", "at least 17"),
        claim("3", "TTP", "AF civilians killed", 20),
    )
    assert len(page.all("div", "ln")) == 2
    assert len(page.all("i", "m t")) == 2
    assert len(page.all("i", "ar t")) == 1
    assert page.all("i", "cn") == []


def test_many_third_parties_are_counted_in_the_last_lane() -> None:
    more = [claim(f"t{n}", "UNAMA", "AF civilians killed", n + 1) for n in range(5)]
    page = drawn(claim("1", "AF", "AF civilians killed", 15), *more)
    assert len(page.all("div", "ln")) == 3
    assert "and 2 more" in page.text


def test_a_replaced_figure_is_struck_and_hollow() -> None:
    page = drawn(
        claim("old", "AF", KILLED, 12, on="2025-10-11"),
        claim("new", "AF", KILLED, 58, revises=("old",)),
        claim("2", "PK", KILLED, 23),
    )
    assert len(page.all("i", "gh a")) == 1
    assert len(page.all("span", "ghl a")) == 1


def test_every_row_says_itself_in_words() -> None:
    page = drawn(
        claim("1", "AF", KILLED, 58),
        claim("2", "PK", KILLED, stance="denies"),
        claim("3", "UNAMA", KILLED, 3),
    )
    (row,) = page.all("div", "r")
    assert row["role"] == "button"
    assert row["tabindex"] == "0"
    for part in (
        "Pakistani soldiers killed",
        "Afghanistan: 58 claimed",
        "Pakistan: denies",
        "UNAMA: 3",
    ):
        assert part in row["aria-label"]


def many(number: int) -> Dataset:
    found = [claim(f"c{n}", "AF", KILLED, n + 1, incident=f"i{n:04}") for n in range(number)]
    return dataset(*found)


def test_the_compact_figure_has_five_rows_at_most_and_the_full_200() -> None:
    data = many(230)
    comparisons = compare(data)
    assert len(read(differ.compact(comparisons, data)).all("div", "r")) == differ.COMPACT_ROWS
    page = read(differ.full(comparisons, data, IMPRINT))
    assert len(page.all("div", "r")) == differ.MAX_ROWS
    assert "30 more rows not drawn" in page.text


def test_the_compact_figure_takes_from_every_group() -> None:
    single = [claim(f"s{n}", "AF", "AF civilians killed", 5, incident=f"s{n}") for n in range(8)]
    data = dataset(*single, claim("1", "AF", KILLED, 58), claim("2", "PK", KILLED, 23))
    chosen = differ.choose(differ.rows(compare(data), data), 3)
    assert [row.verdict for row in chosen] == ["differ", "one_sided", "one_sided"]


def test_rows_of_third_parties_alone_come_last() -> None:
    data = dataset(claim("1", "UNAMA", "AF civilians killed", 5), claim("2", "AF", KILLED, 5))
    (row,) = differ.choose(differ.rows(compare(data), data), 1)
    assert row.subject == "PK"


def test_questions_are_no_rows() -> None:
    data = dataset(claim("1", "AF", "PK started"), claim("2", "PK", "AF started"))
    assert differ.rows(compare(data), data) == []
    assert "No loss in view" in read(differ.compact(compare(data), data)).text


def test_the_full_figure_has_headings_a_key_and_a_footer() -> None:
    data = dataset(
        claim("1", "AF", KILLED, 58),
        claim("2", "PK", KILLED, 23),
        claim("3", "AF", "PK posts captured", 3),
    )
    page = read(differ.full(compare(data), data, IMPRINT))
    assert len(page.all("h3", "grp")) == 2
    assert len(page.all("div", "axis")) == 1
    for part in (
        "3 claims from 1 publication",
        "9 October – 5 December 2025",
        "as known on 22 November 2026",
    ):
        assert part in page.text
    for part in (
        "Note.",
        "made-by-hand 2026.11",
        "cc-1",
        "Equal steps are equal ratios",
        "no statement found",
    ):
        assert part in page.text


def test_a_part_and_a_total_are_marked_as_such() -> None:
    data = dataset(claim("1", "AF", KILLED, 58, scope="period"))
    assert (
        "a total over the period"
        in read(differ.row(one_row(data), data, differ.axis_over([one_row(data)], data))).text
    )
    assert words.line_name(data) == ""
