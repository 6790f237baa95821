"""The sentence beside each row: who says what, and why two figures cannot be compared."""

from __future__ import annotations

import datetime as dt

import pytest

from incidents.ledger import Comparison, compare
from incidents.model import Claim, Dataset
from incidents.words import labels, names, reasons, silence
from tests.border import claim, dataset, incident, instant, search, source

KILLED = "S soldiers killed"
CIVILIANS = "N civilians killed"
LATER = "2025-10-13"


def reason_of(*claims: Claim, at: int = 0, **more) -> str:
    data = dataset(*claims, **more)
    return reasons.reason(compare(data)[at], data)


def losses(data: Dataset) -> dict[str, Comparison]:
    return {names.title(row, data): row for row in reversed(compare(data))}


def a(figure=None, **more) -> Claim:
    return claim("a", "N", KILLED, figure, **more)


def b(figure=None, **more) -> Claim:
    return claim("b", "S", KILLED, figure, **more)


TIMES = "Northland’s figure is"
NO_NORTH = "No statement by Northland on this was found."
NO_SOUTH = "No statement by Southland on this was found."


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ((a(58), b(23)), f"{TIMES} 2.5 times the one Southland reports: 35 apart."),
        ((a(30), b(29)), "The two accounts are 1 apart."),
        ((a(7), b(0)), "The two accounts are 7 apart."),
        ((a("at least 30"), b(29)), "The two accounts are at least 1 apart."),
        (
            (a("more than 50"), b(2)),
            f"{TIMES} more than 25 times the one Southland reports: at least 49 apart.",
        ),
        (
            (a("at least 100"), b(29)),
            f"{TIMES} at least 3.4 times the one Southland reports: at least 71 apart.",
        ),
        (
            (a((40, 60)), b((10, 20))),
            "Northland’s lowest figure is 2 times the highest Southland reports: 20 apart.",
        ),
        ((a(5), b(5)), "Both sides give the same figure."),
        ((a(0), b(0)), "Both sides say that there were none."),
        ((a(stance="denies"), b(0)), "Both sides say that there were none."),
        ((a((1, 5)), b(5)), "The two figures do not contradict each other."),
        (
            (a(5), b(stance="denies")),
            "Northland claims 5; Southland denies it and gives no figure.",
        ),
        (
            (a(5), b(stance="disputes")),
            "Northland claims 5; Southland disputes it and gives no figure.",
        ),
        ((a(5), b(stance="declines")), "Northland claims 5; Southland declined to comment."),
        ((a(5), b("few")), "Northland claims 5; Southland says “few”, without a figure."),
        ((b(5), a()), "Southland reports 5; Northland gives no figure."),
        ((a(stance="denies"), b(stance="denies")), "Both sides deny it."),
        ((a(stance="declines"), b(stance="declines")), "Both sides declined to comment."),
        (
            (a(stance="disputes"), b(stance="disputes")),
            "Both sides dispute it and give no figure.",
        ),
        ((a(5),), NO_SOUTH),
        ((b(stance="denies"),), f"Southland denies it and gives no figure. {NO_NORTH}"),
        ((a("many"),), NO_SOUTH),
    ],
    ids=str,
)  # fmt: skip
def test_every_verdict_is_said(claims: tuple, said: str) -> None:
    assert reason_of(*claims) == said


def test_no_sentence_depends_on_the_order_of_the_sides() -> None:
    turned = claim("a", "S", "N soldiers killed", 58), claim("b", "N", "N soldiers killed", 23)
    assert reason_of(*turned) == (
        "Southland’s figure is 2.5 times the one Northland reports: 35 apart."
    )


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        (
            (
                claim("a", "N", "N soldiers killed", 9),
                claim("b", "S", "N-AND-REBELS fighters killed", "more than 200"),
            ),
            ("The scope differs: Southland counts Northern and allied fighters together;"
            " Northland counts only its own soldiers."),
        ),
        (
            (
                claim("a", "N", CIVILIANS, 3),
                claim("b", "S", "N persons killed", "at least 8"),
            ),
            ("The categories differ: Southland counts Northern people;"
            " Northland counts Northern civilians."),
        ),
        (
            (a(58), claim("b", "S", "S soldiers killed_or_wounded", 52)),
            ("The status differs: Northland counts Southern soldiers killed;"
            " Southland counts Southern soldiers killed or wounded."),
        ),
        (
            (a(58), b(23, scope="part")),
            ("The scope differs: Northland speaks of the whole incident;"
            " Southland speaks of a part of it."
            " A part of the incident: never set against a figure for the whole."),
        ),
        (
            (
                claim("a", "N", "N persons killed", "at least 46"),
                claim("b", "S", "BANNER militants killed", "at least 20"),
            ),
            ("The sides disagree on who the dead were: Southland counts Red Banner group militants;"
            " Northland counts people."),
        ),
        (
            (
                claim("a", "N", "N persons wounded", 46),
                claim("b", "S", "BANNER militants wounded", 20),
            ),
            ("The sides disagree on who they were: Southland counts Red Banner group militants;"
            " Northland counts people."),
        ),
    ],
)  # fmt: skip
def test_why_two_figures_cannot_be_compared(claims: tuple, said: str) -> None:
    assert reason_of(*claims) == said


def test_a_change_of_story_stays_in_the_sentence() -> None:
    assert reason_of(a("at least 12"), claim("58", "N", KILLED, 58, revises=("a",)), b(23)) == (
        "Northland’s figure is 2.5 times the one Southland reports: 35 apart."
        " Northland first said at least 12."
    )
    denied = b(stance="denies"), claim("7", "S", KILLED, 7, on=LATER, revises=("b",))
    assert reason_of(*denied, a(58)).endswith("Southland first denied it.")
    disputed = b(stance="disputes"), claim("7", "S", KILLED, 7, on=LATER, revises=("b",))
    assert reason_of(*disputed, a(58)).endswith("Southland first disputed it.")
    aside = b(stance="declines"), claim("7", "S", KILLED, 7, on=LATER, revises=("b",))
    assert reason_of(*aside, a(58)).endswith("Southland first declined to comment.")
    status = (
        claim("19", "S", "N posts captured", 19),
        claim("21", "S", "N posts captured_briefly", 21, on=LATER, revises=("19",)),
    )
    assert reason_of(*status) == f"{NO_NORTH} Southland first said 19 captured."


def test_a_figure_that_was_taken_back_is_named() -> None:
    back = claim("back", "N", KILLED, stance="withdraws", on=LATER, revises=("a",))
    assert reason_of(a(58), back, b(23)) == (
        "Southland reports 23; Northland had said 58, and withdrew it."
    )
    older = claim("o", "N", KILLED, 12, on="2025-10-11")
    newer = claim("a", "N", KILLED, 58, revises=("o",))
    assert reason_of(older, newer, claim("c", "N", KILLED, 60, revises=("a",))).endswith(
        "Northland first said 12, then 58."
    )
    assert reason_of(older, newer, back).startswith(
        "Northland had said 58, and withdrew it. No statement by Southland on this was found."
        " Northland first said 12."
    )
    assert reason_of(back, b(23)) == "Southland reports 23; Northland withdrew its figure."


def test_every_voice_is_named() -> None:
    assert (
        reason_of(claim("12", "N", CIVILIANS, "more than 12"), claim("15", "N-MOD", CIVILIANS, 15))
        == f"{NO_SOUTH} Northland’s voices say more than 12 or 15."
    )
    assert reason_of(a(58), claim("w", "N-MOD", KILLED, "heavy losses"), b(23)).endswith(
        "Northland’s voices say 58 or “heavy losses”."
    )


def test_whose_refusal_it_is() -> None:
    seven = claim("7", "S-OFFICIALS", KILLED, 7)
    assert reason_of(seven, b(stance="denies"), a(58)).endswith(
        "Another voice of Southland’s denies it: Southland."
    )
    assert reason_of(seven, b(stance="disputes"), a(58)).endswith(
        "Another voice of Southland’s disputes the other figure: Southland."
    )
    own = claim("no", "S-OFFICIALS", KILLED, stance="disputes")
    assert reason_of(seven, own, a(58)).endswith("Southland also disputes the other figure.")
    none = claim("none", "N-OFFICIALS", KILLED, stance="declines")
    assert reason_of(a(58), none, b(23)).endswith(
        "Unnamed Northern officials declined to give a figure."
    )


def test_the_operation_is_denied_as_it_was_denied() -> None:
    ten = claim("ten", "N", CIVILIANS, 10)
    happened = claim("no", "S-ARMY", "S occurred", stance="denies")
    assert reason_of(ten, happened) == "Northland reports 10; Southland denies that it happened."
    own = claim("no", "S-ARMY", "S carried_out", stance="denies")
    assert reason_of(ten, own) == (
        "Northland reports 10; Southland denies that the operation was its own."
    )


def test_neighbours_are_told_apart() -> None:
    data = dataset(
        claim("25", "N", "S posts captured", 25),
        claim("20", "N", "S posts destroyed", 20),
        claim("21", "S", "N posts captured_briefly", 21),
    )
    assert reasons.reason(losses(data)["Southern posts captured"], data) == (
        f"{NO_SOUTH} Not set against the 21 Northern posts that Southland says it captured briefly:"
        " different owners. Of another status, so not one number with it: 20 destroyed."
    )
    kinds = dataset(
        claim("12", "N", CIVILIANS, 12), claim("15", "S", "N fighters killed", (15, 20))
    )
    assert reasons.reason(losses(kinds)["Northern civilians killed"], kinds) == (
        f"{NO_SOUTH} Southland speaks of fighters here, not of civilians."
    )


def test_parts_name_their_whole() -> None:
    ten = claim("10", "N", CIVILIANS, 10)
    nine = claim("9", "N", "N children killed", 9, part_of="10")
    no = claim("no", "S", CIVILIANS, stance="denies")
    assert reason_of(ten, nine, no, at=1) == (
        "Northland reports 9; Southland denies it and gives no figure."
        " Part of 10 Northern civilians killed: never added to it. Southland denies the whole."
    )
    one = claim("10", "N", CIVILIANS, 1)
    assert "Part of 1 Northern civilian killed: never added to it." in reason_of(one, nine, at=1)


def test_a_part_of_a_figure_that_was_replaced_says_what_stands() -> None:
    part = claim("5", "N", KILLED, 5, part_of="a")
    new = claim("58", "N", KILLED, 58, on=LATER, revises=("a",))
    data = dataset(a(12), part, new)
    row = next(row for row in compare(data) if row.loss.scope == "part")
    assert reasons.reason(row, data).endswith(
        "A share of a figure that was replaced; what stands now is 58 Southern soldiers killed."
    )
    gone = claim("back", "N", KILLED, stance="withdraws", on=LATER, revises=("a",))
    data = dataset(a(12), part, gone)
    row = next(row for row in compare(data) if row.loss.scope == "part")
    assert reasons.reason(row, data).endswith("A share of a figure that was taken back.")


def test_totals_say_what_they_are() -> None:
    one = claim("a", "S", "N fighters killed", 206, scope="period")
    assert reason_of(one) == (
        f"{NO_NORTH} A total over a period: shown beside the incidents, never added to them."
    )
    two = claim("b", "N", "N fighters killed", 100, scope="period")
    assert reason_of(one, two).endswith("Both are totals within this period.")


def test_who_alone_counts_is_named_first() -> None:
    assert reason_of(claim("un", "UN", CIVILIANS, 17), claim("c", "CLINIC", CIVILIANS, 5)) == (
        "Counted only by others: UN mission and A clinic."
        " No statement by either side on this was found."
    )


# Silence


def test_each_silence_has_its_own_sentence() -> None:
    unsearched = incident(searched=None)
    assert reason_of(a(5)) == NO_SOUTH
    assert reason_of(a(5), incidents=[unsearched]) == (
        "Nobody has looked yet for what Southland said of this."
    )
    later = dataset(a(5), b(3, on="2025-10-20"))
    (row,) = compare(later, instant("2025-10-14T00:00Z"))
    assert reasons.reason(row, later) == (
        "What Southland said of this is dated later, or not dated."
    )
    outlet = source("o", "The Gazette")
    noted = b(stance="no_comment", sources=("o",))
    assert reason_of(a(5), noted, sources=[outlet]) == (
        "The Gazette noted (12 Oct 2025) that Southland had not commented."
    )
    undated = b(stance="no_comment", sources=("o",), on="")
    assert reason_of(a(5), undated, sources=[outlet]) == (
        "The Gazette noted that Southland had not commented."
    )


def test_two_silences_are_one_sentence_only_where_they_are_alike() -> None:
    un = claim("un", "UN", KILLED, 5)
    unsearched = incident(searched=None)
    assert reason_of(un, incidents=[unsearched]).endswith(
        "Nobody has looked yet for what either side said of this."
    )
    logged = search("N", dt.date(2026, 1, 1))
    assert reason_of(un, incidents=[unsearched], searches=[logged]).endswith(
        f"{NO_NORTH} Nobody has looked yet for what Southland said of this."
    )


def test_when_statements_were_last_looked_for() -> None:
    def said(searched: dt.date | None, *logged) -> str:
        one = incident(searched=searched)
        return silence.searched(one, dataset(incidents=[one], searches=logged))

    first, second = dt.date(2026, 1, 1), dt.date(2026, 2, 2)
    assert said(None) == "Nobody has looked for statements of either side yet."
    assert said(first) == "Statements of both sides were last looked for on 1 January 2026."
    # A search for one side is never told as one for both.
    assert said(None, search("S", first, "the wire")) == (
        "Statements by Southland were last looked for on 1 January 2026, in the wire."
        " Nobody has looked for statements by Northland yet."
    )
    assert said(first, search("S", second, "the wire")) == (
        "Statements by Southland were last looked for on 2 February 2026, in the wire."
        " Statements by Northland were last looked for on 1 January 2026."
    )
    assert said(None, search("N", first, "A"), search("S", first, "B")) == (
        "Statements by Northland were last looked for on 1 January 2026, in A."
        " Statements by Southland were last looked for on 1 January 2026, in B."
    )
    assert said(None, search("N", first, "A"), search("S", first, "A")) == (
        "Statements of both sides were last looked for on 1 January 2026. Looked in A."
    )


# Questions


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        (
            (claim("a", "N", "S started"), claim("b", "S", "N started")),
            "Each side names the other.",
        ),
        (
            (
                claim("a", "N", "S started"),
                claim("b", "S", "N started"),
                claim("c", "S-ARMY", "REBELS started"),
            ),
            "Each side names the other. Southland also named Rebels.",
        ),
        (
            (claim("a", "N", "S started"), claim("b", "S", "S started", stance="denies")),
            "Northland named Southland; Southland denied it.",
        ),
        (
            (claim("a", "N", "REBELS started"), claim("b", "S", "S started", stance="denies")),
            "Northland named Rebels; Southland denied that it was Southland.",
        ),
        (
            (claim("b", "S", "S started", stance="denies"),),
            f"Southland denied that it was Southland. {NO_NORTH}",
        ),
        (
            (
                claim("a", "N", "S ceasefire_kept", stance="accuses", quotation="fire"),
                claim("b", "S", "N ceasefire_kept", stance="accuses", quotation="drones"),
            ),
            "Each side accuses the other. Northland: “fire”; Southland: “drones”.",
        ),
        (
            (
                claim("a", "N", "ceasefire", "fire stops at five"),
                claim("b", "S", "ceasefire", quotation="in force", translation="stands"),
            ),
            "Northland: fire stops at five (our words); Southland: “stands” (our translation).",
        ),
        (
            (
                claim("a", "N", "S carried_out", stance="denies"),
                claim("b", "S-OFFICIALS", "S carried_out"),
            ),
            "Unnamed Southern officials named Southland; Northland denied it.",
        ),
        (
            (claim("a", "N", "REBELS carried_out"), claim("b", "S", "REBELS carried_out")),
            "Both sides name Rebels.",
        ),
        (
            (claim("a", "N-MOD", "REBELS carried_out"), claim("b", "S", "REBELS carried_out")),
            "Northern Ministry of Defence and Southland both named Rebels.",
        ),
        (
            (
                claim("a", "S-ARMY", "S carried_out"),
                claim("b", "S-OFFICIALS", "S carried_out"),
            ),
            f"Army of the South and Unnamed Southern officials named Southland. {NO_NORTH}",
        ),
        (
            (
                claim("a", "N", "N started", stance="denies"),
                claim("b", "S", "S started", stance="denies"),
            ),
            "Each side denies it of itself.",
        ),
        (
            (
                claim("a", "N", "N occurred", stance="asserts"),
                claim("b", "S", "S occurred", stance="reports"),
            ),
            "Both sides say that it happened.",
        ),
        (
            (
                claim("a", "N", "ceasefire_meaning", quotation="an end"),
                claim("b", "S-ARMY", "ceasefire_meaning", quotation="a pause"),
            ),
            "Northland: “an end”; Army of the South: “a pause”.",
        ),
        (
            (claim("b", "S", "response"),),
            f"Southland made a statement on what will follow. {NO_NORTH}",
        ),
        (
            (claim("a", "N", "N started", stance="declines"),),
            f"Northland declined to comment. {NO_SOUTH}",
        ),
        (
            (claim("a", "UN", "S carried_out"),),
            "No statement by either side on this was found.",
        ),
    ],
    ids=str,
)  # fmt: skip
def test_answers_to_questions(claims: tuple, said: str) -> None:
    assert reason_of(*claims) == said


def test_answers_come_in_the_order_of_the_file_and_not_of_the_sides() -> None:
    first = claim("a", "S", "ceasefire_meaning", quotation="a pause")
    second = claim("b", "N", "ceasefire_meaning", quotation="an end")
    assert reason_of(first, second) == "Southland: “a pause”; Northland: “an end”."


# Labels


def test_a_row_is_labelled_in_a_few_words() -> None:
    data = dataset(
        a(58), b(23),
        claim("25", "N", "S posts captured", 25),
        claim("no", "S", "S posts captured", stance="disputes"),
        claim("who", "N", "S started"), claim("not", "S", "S started", stance="denies"),
    )  # fmt: skip
    said = [
        (names.title(row, data), *(labels.account(one, row, data) for one in row.accounts),
         labels.verdict(row))
        for row in compare(data)
    ]  # fmt: skip
    assert said == [
        ("Southern soldiers killed", "58 claimed", "23 reported", "×2.5 apart"),
        ("Southern posts captured", "25 claimed", "disputes", "disputed"),
        ("Who began it", "names Southland", "denies", "one says, the other denies"),
    ]


def test_a_figure_of_another_status_says_so() -> None:
    data = dataset(a(58), claim("b", "S", "S soldiers killed_or_wounded", 52))
    (row,) = compare(data)
    assert names.title(row, data) == "Southern soldiers killed; killed or wounded"
    assert labels.account(row.accounts[1], row, data) == "52 reported, killed or wounded"


@pytest.mark.parametrize(
    ("claims", "label"),
    [
        ((a(5), b(5)), "agree"),
        ((a(stance="denies"), b(0)), "both say none"),
        ((a((1, 5)), b(5)), "not contradictory"),
        ((a(5), b(stance="denies")), "claimed and denied"),
        ((a(5), b("few")), "no figure given"),
        ((a(5),), "one side only"),
        ((claim("un", "UN", KILLED, 5),), "no statement found"),
        ((a(5), claim("x", "S", "S carried_out", stance="denies")), "the operation is denied"),
        ((claim("a", "N", "S started"), claim("b", "S", "N started")), "each says the other"),
    ],
)
def test_verdicts_in_a_few_words(claims: tuple, label: str) -> None:
    assert labels.verdict(compare(dataset(*claims))[0]) == label


def test_third_parties_keep_their_own_words() -> None:
    data = dataset(
        claim("46", "N", "N persons killed", "at least 46"),
        claim("un", "UN", CIVILIANS, "dozens"),
        claim("did", "S", "REBELS carried_out", stance="accuses"),
        claim("rebels", "REBELS", "REBELS carried_out", stance="denies"),
        claim("un2", "UN", "S carried_out"),
    )
    persons, who = compare(data)
    assert [labels.other(data.claims[one], persons, data) for one in persons.others] == [
        "“dozens” UN mission (Northern civilians killed)"
    ]
    assert [labels.other(data.claims[one], who, data) for one in who.others] == [
        "Rebels: denies", "UN mission: names Southland",
    ]  # fmt: skip


def test_the_whole_row_can_be_read_aloud() -> None:
    data = dataset(a(58), b(23), claim("un", "UN", KILLED, 40))
    (row,) = compare(data)
    assert reasons.alternative(row, data, "11 Oct, Chaman") == (
        "Southern soldiers killed, 11 Oct, Chaman. Northland: 58 claimed; Southland: 23 reported;"
        " 40 UN mission. ×2.5 apart. Northland’s figure is 2.5 times the one Southland reports:"
        " 35 apart."
    )


def test_a_third_party_is_never_named_beside_a_figure_of_other_people_alone() -> None:
    data = dataset(
        a(58),
        claim("same", "UN", KILLED, 40),
        claim("wider", "UN", "S persons killed", 90),
        claim("children", "UN", "S children killed", 9),
        claim("all", "UN", "BOTH persons killed", 100),
    )
    said = {
        one: labels.by(data.claims[one], row, data) for row in compare(data) for one in row.others
    }
    assert said["same"] == "UN mission"
    assert said["wider"] == "UN mission: Southern people"
    assert said["children"] == "UN mission"  # on a row of its own
    assert said["all"] == "UN mission: Both countries"


def test_who_names_nobody_is_not_among_those_who_name() -> None:
    data = dataset(
        claim("one", "N", "S asked_for_truce"),
        claim("two", "N", "asked_for_truce", quotation="we are ready"),
    )
    (row,) = compare(data)
    assert [one.id for one in names.speaking(data, row.accounts[0])] == ["one"]
    assert labels.answer(row.accounts[0], data) == "names Southland"


def test_a_list_of_quotations_is_joined_as_one_whatever_signs_are_in_them() -> None:
    said = reason_of(
        claim("a", "N", "response", quotation="soon, and hard"),
        claim("b", "N", "response", quotation="or never"),
    )
    assert said == f"Northland: “soon, and hard” and “or never”. {NO_SOUTH}"


def test_a_loss_that_only_others_count_is_no_sides_whatever_it_denies() -> None:
    data = dataset(
        claim("un", "UN", "N civilians killed", 17),
        claim("no", "S", "S carried_out", stance="denies"),
    )
    row = next(one for one in compare(data) if one.category)
    assert labels.verdict(row) == "no figure on this by either side"
