"""The worked examples of the ledger's rules: what may be set against what, and what may not."""

from incidents.ledger import Comparison, as_json, compare, sentences, sums
from incidents.ledger.records import Refusal
from incidents.model import Claim, CountRange, Dataset
from tests.build import claim, dataset, incident


def rows(ds: Dataset) -> dict[str, Comparison]:
    """Find the rows by their titles; a part never hides its whole."""
    return {sentences.title(row, ds): row for row in reversed(compare(ds)) if row.scope != "part"}


def only(*claims: Claim) -> Comparison:
    (row,) = compare(dataset(*claims))
    return row


def durand_line() -> Dataset:
    return dataset(
        claim("early", "AF-MOD", "PK soldiers killed", "at least 12", on="2025-10-12T02:00Z"),
        claim("58", "AF", "PK soldiers killed", 58, on="2025-10-12T08:13Z", revises=("early",)),
        claim("23", "PK-ISPR", "PK soldiers killed", 23),
        claim("30", "AF", "PK soldiers wounded", 30),
        claim("29", "PK-ISPR", "PK soldiers wounded", 29),
        claim("9", "AF", "AF soldiers killed", 9),
        claim("200", "PK-ISPR", "AF-AND-ALLIES fighters killed", "more than 200"),
        claim("25", "AF", "PK posts captured", 25),
        claim("3", "AF", "PK posts captured", 3, scope="part", part_of="25"),
        claim("20", "AF", "PK posts destroyed", 20),
        claim("19", "PK", "AF posts captured", 19, on="2025-10-11"),
        claim("21", "PK-ISPR", "AF posts captured_briefly", 21, revises=("19",)),
        claim("who-af", "AF", "PK started", stance="accuses"),
        claim("who-pk", "PK-ISPR", "AF started", stance="accuses"),
    )


def test_soldiers_killed_differ_by_35() -> None:
    row = rows(durand_line())["Pakistani soldiers killed"]
    assert row.verdict == "differ"
    assert (row.gap, round(row.ratio or 0, 1)) == (CountRange(low=35, high=35), 2.5)
    assert sentences.verdict_label(row) == "×2.5 apart"
    assert row.reason == (
        "Afghanistan’s figure is 2.5 times the one Pakistan admits: 35 apart."
        " It first said at least 12."
    )
    assert row.accounts[0].superseded == ("early",)


def test_soldiers_wounded_differ_by_1() -> None:
    row = rows(durand_line())["Pakistani soldiers wounded"]
    assert (row.verdict, row.gap) == ("differ", CountRange(low=1, high=1))
    assert sentences.verdict_label(row) == "1 apart"
    assert row.reason == "The two accounts are 1 apart."


def test_at_least_30_differs_by_at_least_1() -> None:
    row = only(
        claim("30", "AF", "PK soldiers wounded", "at least 30"),
        claim("29", "PK", "PK soldiers wounded", 29),
    )
    assert (row.verdict, row.gap) == ("differ", CountRange(low=1))
    assert sentences.verdict_label(row) == "at least 1 apart"


def test_fighters_killed_are_incomparable_in_scope() -> None:
    row = rows(durand_line())["Afghan soldiers and fighters killed"]
    assert row.verdict == "incomparable"
    assert (row.gap, row.ratio) == (None, None)
    assert row.reason == (
        "Scope differs: Pakistan counts Taliban and affiliated fighters together,"
        " Afghanistan its own soldiers only."
    )
    assert row.counted == (("AF", "soldiers"), ("AF-AND-ALLIES", "fighters"))
    sides = as_json(row, durand_line())["sides"]
    assert isinstance(sides, dict)
    assert (sides["AF"]["low"], sides["AF"]["high"]) == (9, 9)
    assert (sides["PK"]["low"], sides["PK"]["high"], sides["PK"]["label"]) == (
        201,
        None,
        "200+ claimed",
    )


def test_posts_are_never_set_against_posts_of_the_other_owner() -> None:
    found = rows(durand_line())
    theirs, ours = found["Pakistani posts captured"], found["Afghan posts captured, briefly"]
    assert theirs.verdict == ours.verdict == "one_sided"
    assert (
        "Not set against the 21 Afghan posts that Pakistan says it captured briefly:"
        " different owners." in theirs.reason
    )
    assert "20 destroyed is another status: not one number." in theirs.reason
    assert "Pakistan first said 19 captured." in ours.reason
    assert "last looked for on 22 November 2026" in ours.reason


def test_25_minus_19_is_a_refusal_that_explains_itself() -> None:
    found = sums.subtract(durand_line(), "25", "19")
    assert isinstance(found, Refusal)
    assert found.reason == (
        "The 25 are Pakistani posts that Afghanistan says it captured; the 19, later 21, are"
        " Afghan posts that Pakistan says it captured: they are different posts with different"
        " owners."
    )


def test_a_part_is_shown_apart_and_never_added() -> None:
    part = next(row for row in compare(durand_line()) if row.scope == "part")
    assert part.accounts[0].claims == ("3",)
    assert part.reason == "Part of 25 Pakistani posts captured: never added to it."


def test_who_began_it() -> None:
    row = rows(durand_line())["Who began it"]
    assert row.verdict == "each_says_the_other"
    assert row.subject is None
    assert sentences.verdict_label(row) == "each says the other"


def spin_boldak() -> Dataset:
    return dataset(
        claim("12", "AF", "AF civilians killed", "more than 12"),
        claim("15", "AF-MOD", "AF civilians killed", 15),
        claim("17", "UNAMA", "AF civilians killed", "at least 17"),
        claim("35", "UNAMA", "AF civilians killed", 35, incident="that-day"),
        claim("15-20", "PK-ISPR", "AF fighters killed", (15, 20)),
        claim("many", "AF", "PK soldiers killed", "a large number"),
        claim("who", "AF", "PK started", stance="accuses"),
        claim("not-us", "PK-ISPR", "PK started", stance="denies"),
        incidents=(incident("clash"), incident("that-day", kind="totals")),
    )


def test_several_voices_and_a_third_party_beside() -> None:
    row = next(r for r in compare(spin_boldak()) if r.key == "clash/AF/civilians/killed")
    assert row.verdict == "one_sided"
    assert row.others == ("17",)
    account = row.accounts[0]
    assert [voice.label for voice in account.voices] == ["12+", "15"]
    assert (account.count.low, account.count.high) == (13, None)
    assert "Afghanistan’s sources give more than 12 or 15." in row.reason
    assert "Pakistan speaks of fighters here, not of civilians." in row.reason


def test_a_day_total_of_a_wider_area_is_another_row() -> None:
    row = next(r for r in compare(spin_boldak()) if r.incident == "that-day")
    assert (row.scope, row.verdict, row.others) == ("period", "silent", ("35",))
    assert row.reason.endswith("shown beside the incidents, never added to them.")


def test_civilians_and_fighters_are_not_one_loss() -> None:
    row = rows(spin_boldak())["Afghan fighters killed"]
    assert row.verdict == "one_sided"
    assert row.reason.startswith("No statement by Afghanistan on this was found")


def test_a_large_number_is_no_number_and_not_silence() -> None:
    row = rows(spin_boldak())["Pakistani soldiers killed"]
    assert (row.verdict, row.accounts[0].state) == ("no_number", "words")
    assert row.reason.startswith("Afghanistan says “a large number”, without a figure.")
    assert sentences.account_label(row.accounts[0], spin_boldak()) == "“a large number”"


def test_one_says_the_other_denies_having_begun() -> None:
    row = rows(spin_boldak())["Who began it"]
    assert row.verdict == "denied"
    assert row.reason == "Afghanistan names Pakistan; Pakistan denies it."


def test_the_side_struck_may_deny_the_strike() -> None:
    ds = dataset(
        claim("we-did", "PK", "PK carried_out", stance="asserts"),
        claim("tanker", "AF", "AF cause", stance="asserts"),
        claim("no-strike", "AF", "PK carried_out", stance="denies"),
        claim("5", "UNAMA", "AF persons killed", 5),
    )
    found = rows(ds)
    assert found["Who carried it out"].reason == "Pakistan names itself; Afghanistan denies it."
    assert found["Who carried it out"].verdict == "denied"
    killed = found["Afghan people killed"]
    assert (killed.verdict, killed.others) == ("silent", ("5",))
    assert killed.reason.startswith("Counted only by others: UNAMA.")


def test_denying_that_it_happened_answers_for_who_did_it_and_for_the_losses() -> None:
    ds = dataset(
        claim("ten", "AF", "AF civilians killed", 10),
        claim("who", "AF", "PK carried_out", stance="accuses"),
        claim("nothing", "PK-ISPR", "PK occurred", stance="denies"),
    )
    found = rows(ds)
    assert found["Afghan civilians killed"].verdict == "denied"
    assert found["Afghan civilians killed"].reason == (
        "Afghanistan admits 10; Pakistan denies that it happened."
    )
    assert found["Who carried it out"].verdict == "denied"


def test_denying_responsibility_does_not_deny_the_losses() -> None:
    ds = dataset(
        claim("12", "PK", "PK persons killed", 12),
        claim("who", "PK", "AF carried_out", stance="accuses"),
        claim("not-us", "AF", "AF carried_out", stance="denies"),
    )
    assert rows(ds)["Pakistani people killed"].verdict == "one_sided"


def test_no_comment_on_the_incident_is_not_silence_on_its_losses() -> None:
    ds = dataset(
        claim("8", "AF", "AF civilians killed", 8),
        claim("no-comment", "PK", "PK carried_out", stance="declines"),
    )
    row = rows(ds)["Afghan civilians killed"]
    assert row.verdict == "declined"
    assert row.reason == "Afghanistan admits 8; Pakistan declined to comment on the incident."


def test_who_asked_for_the_truce() -> None:
    ds = dataset(
        claim("a", "AF", "PK asked_for_truce", stance="asserts"),
        claim("b", "PK", "AF asked_for_truce", stance="asserts"),
    )
    assert rows(ds)["Who asked for the truce"].verdict == "each_says_the_other"


def paktika() -> Dataset:
    return dataset(
        claim("8", "AF-MOD", "AF persons killed", 8),
        claim("17", "AF", "AF civilians killed", 17),
        claim("10", "AF-MOD", "AF civilians killed", 10),
        claim("60-70", "PK", "TTP-HGB militants killed", (60, 70)),
        claim("false", "PK", "AF civilians killed", stance="denies"),
        claim("11", "UNAMA", "AF civilians killed", 11),
    )


def test_people_and_militants_are_incomparable() -> None:
    row = rows(paktika())["Afghan people killed"]
    assert row.verdict == "incomparable"
    assert (row.subject, row.category) == ("AF", "persons")
    assert row.reason == (
        "Scope differs: Pakistan counts Gul Bahadur group militants,"
        " Afghanistan its own people only."
    )


def test_a_denied_loss_keeps_every_voice_and_the_third_party() -> None:
    row = rows(paktika())["Afghan civilians killed"]
    assert (row.verdict, row.others) == ("denied", ("11",))
    assert row.reason == "Afghanistan admits 10 or 17; Pakistan denies it and gives no figure."
    assert sentences.account_label(row.accounts[0], paktika()) == "10 or 17 admitted"
    assert sentences.other_label(paktika().claims["11"], row, paktika()) == "11 UNAMA"


def test_parts_of_a_denied_loss_are_denied_too() -> None:
    ds = dataset(
        claim("10", "AF", "AF civilians killed", 10),
        claim("9", "AF", "AF children killed", 9, part_of="10"),
        claim("no", "PK", "AF civilians killed", stance="denies"),
        claim("un", "UNAMA", "AF civilians killed", "at least 10"),
    )
    assert rows(ds)["Afghan civilians killed"].others == ("un",)
    children = next(row for row in compare(ds) if row.category == "children")
    assert (children.scope, children.verdict) == ("part", "denied")
    assert children.reason.endswith("Pakistan denies the whole.")


def test_period_totals_are_never_added_or_compared() -> None:
    ds = dataset(
        claim("206", "PK", "AF fighters killed", 206, scope="period"),
        claim("9", "AF", "AF fighters killed", 9),
        claim("15", "PK", "AF fighters killed", (15, 20), incident="other"),
    )
    period = next(row for row in compare(ds) if row.scope == "period")
    assert period.verdict == "one_sided"
    found = sums.add(ds, "PK", "AF", "fighters", "killed")
    assert (found.total.low, found.total.high) == (15, 20)
    assert found.left_out == (("206", "a total over a period: shown beside, never added"),)
