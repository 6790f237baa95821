"""The words: titles, labels, the order of the page, the summary, the data behind it."""

import json

from incidents.ledger import as_json, compare, groups, order, sentences, summary
from incidents.ledger.wording import HEADINGS, STATES, VERDICTS
from tests.build import claim, dataset, incident


def many():
    return dataset(
        claim("w1", "AF", "PK soldiers wounded", 30),
        claim("w2", "PK", "PK soldiers wounded", 29),
        claim("k1", "AF", "PK soldiers killed", 58),
        claim("k2", "PK", "PK soldiers killed", 23),
        claim("z1", "AF", "PK drones shot_down", 3),
        claim("z2", "PK", "PK drones shot_down", 0),
        claim("9", "AF", "AF soldiers killed", 9),
        claim("200", "PK", "AF-AND-ALLIES fighters killed", "more than 200"),
        claim("25", "AF", "PK posts captured", 25),
        claim("no", "PK", "PK posts captured", stance="disputes"),
        claim("21", "PK", "AF posts captured_briefly", 21),
        claim("g", "PK", "AF gates destroyed", "the gate"),
        claim("un", "UNAMA", "AF civilians killed", "at least 17"),
        claim("who1", "AF", "PK started", stance="accuses"),
        claim("who2", "PK", "AF started", stance="accuses"),
    )


def test_rows_stand_under_their_headings_the_farthest_apart_first() -> None:
    ds = many()
    found = {name: [sentences.title(row, ds) for row in rows] for name, rows in groups(compare(ds))}
    assert list(found) == list(HEADINGS)
    assert list(found.values()) == [
        ["Pakistani drones shot down", "Pakistani soldiers killed", "Pakistani soldiers wounded"],
        ["Afghan soldiers and fighters killed"],
        ["Pakistani posts captured"],
        ["Afghan posts captured, briefly"],
        ["Afghan gates destroyed", "Afghan civilians killed"],
        ["Who began it"],
    ]
    assert [row for _, rows in groups(compare(ds)) for row in rows] == list(order(compare(ds)))


def test_titles_name_the_owner_in_its_own_words() -> None:
    ds = many()
    assert sentences.loss_title(ds, "PK", "soldiers", "killed") == "Pakistani soldiers killed"
    assert sentences.loss_title(ds, "AF", "persons", "wounded") == "Afghan people wounded"
    assert sentences.loss_title(ds, "AF-AND-ALLIES", "fighters", "killed") == (
        "Taliban and affiliated fighters killed"
    )
    assert sentences.loss_title(ds, "TTP-HGB", "militants", "killed") == (
        "Gul Bahadur group: militants killed"
    )


def test_labels_of_figures_have_a_verb() -> None:
    ds = many()
    labels = {
        sentences.title(row, ds): [sentences.account_label(each, ds) for each in row.accounts]
        for row in compare(ds)
    }
    assert labels["Pakistani soldiers killed"] == ["58 claimed", "23 admitted"]
    assert labels["Pakistani drones shot down"] == ["3 claimed", "0 admitted"]
    assert labels["Afghan soldiers and fighters killed"] == ["9 admitted", "200+ claimed"]
    assert labels["Pakistani posts captured"] == ["25 claimed", "disputes"]
    assert labels["Afghan posts captured, briefly"] == ["no statement found", "21 claimed"]
    assert labels["Who began it"] == ["names Pakistan", "names Afghanistan"]


def test_third_parties_keep_their_own_words() -> None:
    ds = dataset(
        claim("46", "AF", "AF persons killed", "at least 46"),
        claim("un", "UNAMA", "AF civilians killed", "dozens"),
        claim("did", "PK", "TTP carried_out", stance="accuses"),
        claim("ttp", "TTP", "TTP carried_out", stance="denies"),
        claim("un2", "UNAMA", "PK carried_out"),
    )
    persons, who = compare(ds)
    assert [sentences.other_label(ds.claims[name], persons, ds) for name in persons.others] == [
        "“dozens” UNAMA (Afghan civilians killed)"
    ]
    assert [sentences.other_label(ds.claims[name], who, ds) for name in who.others] == [
        "TTP: denies",
        "UNAMA: names Pakistan",
    ]


def test_the_summary_names_who_says_what() -> None:
    ds = many()
    assert summary(ds, compare(ds)) == (
        "In view: 6 losses; both sides give comparable figures for 3 and differ on all of these."
        " Farthest apart are Pakistani drones shot down, 11 October 2025: Afghanistan claims 3,"
        " Pakistan admits 0."
        " Of the rest, 1 is claimed by one side and denied or disputed by the other;"
        " 1 is given by one side only; 1 is counted in ways that cannot be compared."
    )


def test_the_summary_of_one_disputed_loss() -> None:
    ds = dataset(
        claim("25", "AF", "PK posts captured", 25),
        claim("no", "PK", "PK posts captured", stance="disputes"),
    )
    assert summary(ds, compare(ds)) == (
        "In view: 1 loss; the two sides give no comparable figures."
        " Pakistani posts captured, 11 October 2025: Afghanistan claims 25,"
        " Pakistan disputes it."
    )


def test_the_summary_of_nothing() -> None:
    assert summary(dataset(), ()) == "No figure by either side is in view."


def test_every_verdict_and_state_has_its_word() -> None:
    assert set(VERDICTS) >= {row.verdict for row in compare(many())}
    assert STATES["denies"] != STATES["silent"] != STATES["words"]


def test_json_has_every_field_and_is_plain_data() -> None:
    ds = many()
    row = next(row for row in compare(ds) if row.category == "soldiers")
    data = json.loads(json.dumps([as_json(each, ds) for each in compare(ds)]))
    killed = next(each for each in data if each["title"] == "Pakistani soldiers killed")
    assert killed["sides"]["AF"] == {
        "state": "figure",
        "low": 58,
        "high": 58,
        "label": "58 claimed",
        "voices": ["58"],
        "claims": ["k1"],
        "superseded": [],
    }
    assert (killed["subject"], killed["subject_side"], killed["gap"], killed["ratio"]) == (
        "PK", "PK", {"low": 35, "high": 35}, 2.52,
    )  # fmt: skip
    folded = next(each for each in data if each["verdict"] == "incomparable")
    assert folded["sides"]["PK"]["subject"] == "AF-AND-ALLIES"
    third = next(each for each in data if each["others"])
    assert third["others"] == [
        {
            "claim": "un",
            "claimant": "UNAMA",
            "name": "UNAMA",
            "category": "civilians",
            "low": 17,
            "high": None,
            "label": "17+",
        }
    ]
    assert row.account_of("AF").side == "AF"


def test_questions() -> None:
    ds = dataset(
        claim("a", "AF", "PK carried_out", stance="accuses"),
        claim("b", "PK", "PK carried_out", stance="admits"),
        claim("c", "AF", "TTP started", stance="accuses", incident="two"),
        claim("d", "PK", "AF started", stance="accuses", incident="two"),
        claim("e", "AF", "PK occurred", stance="asserts", incident="three"),
        claim("f", "PK", "PK occurred", stance="admits", incident="three"),
        claim("g", "AF", "ceasefire_meaning", stance="asserts", incident="four"),
        claim("h", "PK", "ceasefire_meaning", stance="asserts", incident="four"),
        claim("i", "AF", "PK harbours_militants", stance="accuses", incident="five"),
        claim("j", "AF", "AF harbours_militants", stance="denies", incident="five"),
        claim("k", "PK", "AF harbours_militants", stance="accuses", incident="five"),
        claim("m", "QATAR", "ceasefire", stance="asserts", incident="six"),
        claim("n", "PK", "response", stance="warns", incident="seven"),
        claim("o", "PK", "AF started", stance="declines", incident="eight"),
        claim("p", "AF", "AF started", stance="denies", incident="nine"),
        claim("q", "PK", "AF started", stance="denies", incident="nine"),
        incidents=[incident()],
    )
    silent = "was found (last looked for on 22 November 2026)."
    assert [(row.verdict, row.reason) for row in compare(ds)] == [
        ("agree", "Both sides name Pakistan."),
        ("incomparable", "The sides name different parties: shown side by side."),
        ("agree", "Both sides say that it happened."),
        (
            "incomparable",
            "Both have spoken; statements without a count are shown side by side, not compared.",
        ),
        ("each_says_the_other", "Each side names the other."),
        ("silent", f"No statement by either side on this {silent}"),
        ("one_sided", f"Pakistan has spoken. No statement by Afghanistan on this {silent}"),
        ("declined", f"Pakistan declined to comment. No statement by Afghanistan on this {silent}"),
        ("agree", "Both sides deny it."),
    ]
    assert compare(ds)[0].subject == "PK"
