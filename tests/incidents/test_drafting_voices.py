"""Who claims: by name, by office, by pronoun, by the paragraph, by the dateline."""

from __future__ import annotations

import pytest

from tests.incidents.drafted import drafted, told


@pytest.mark.parametrize(
    "sentence",
    [
        "Arda's defence ministry said two soldiers had died.",
        "Two soldiers had died, the Ardan army said.",
        "Two soldiers have died, according to officials in Port Arda.",
        "“Two soldiers have died,” an Ardan army spokesman told reporters.",
        "“Two soldiers have died,” said Col. Ilo Tann, an Ardan spokesman.",
        "In a short statement the Ardan border service says two soldiers died.",
        "Arda's interior ministry: two soldiers have died at the ford.",
        "Ilo Tann, spokesman for the Ardan army, said two soldiers had died.",
    ],
)
def test_the_speaker_is_found_where_it_stands(sentence) -> None:
    assert [(one.claimant, one.low) for one in drafted(sentence)] == [("arda", 2)]


def test_a_pronoun_and_an_office_go_on_with_who_spoke() -> None:
    text = (
        "Arda's health ministry said two villagers had died. It said five others were hurt. "
        "Bersk's army said it had lost three men. The ministry put the number of wounded at nine."
    )
    assert [(one.claimant, one.low) for one in drafted(text)] == [
        ("arda", 2),
        ("arda", 5),
        ("bersk", 3),
        ("arda", 9),
    ]


def test_two_voices_of_one_sentence_are_parted() -> None:
    text = "Arda says four of its soldiers died; Bersk says that it lost two."
    assert [(one.claimant, one.subject, one.low) for one in drafted(text)] == [
        ("arda", "arda", 4),
        ("bersk", "bersk", 2),
    ]


def test_an_office_without_a_country_is_the_datelines() -> None:
    text = "PORT ARDA, June 3 - Two soldiers were killed, the defence ministry said."
    assert [(one.claimant, one.unsure) for one in drafted(text)] == [("arda", ("claimant",))]


def test_a_sentence_that_names_nobody_goes_on_and_says_that_it_is_not_sure() -> None:
    text = "Arda's ministry said two soldiers had died. The number of wounded stands at 12."
    assert [(one.claimant, one.unsure) for one in drafted(text)] == [
        ("arda", ()),
        ("arda", ("claimant",)),
    ]


def test_another_outlets_figure_is_no_draft() -> None:
    assert told("A widely shared post by a news site said 60 Ardan soldiers were killed.") == []


def test_a_third_party_counts_and_reports_its_own() -> None:
    text = "The Lake Mission said two of its peacekeepers were hurt and six villagers killed."
    assert [row[:5] for row in told(text)] == [
        ("Lake Mission", "reports", "Lake Mission", "peacekeepers", "wounded"),
        ("Lake Mission", "counts", None, "civilians", "killed"),
    ]


def test_places_tell_whose_soil_it_is_where_the_article_does_not_dispute_them() -> None:
    from incidents.drafting import dispute_of, drafts  # noqa: PLC0415

    dispute = dispute_of(
        {
            "sides": [
                {"id": "th", "name": "Thailand", "adjective": "Thai"},
                {"id": "kh", "name": "Cambodia", "adjective": "Cambodian"},
            ]
        }
    )
    counted = "A charity said five villagers were killed in Oddar Meanchey."
    assert [one.subject for one in drafts(counted, dispute)] == ["kh"]
    disputed = f"Both armies hold parts of disputed Oddar Meanchey. {counted}"
    assert [one.subject for one in drafts(disputed, dispute)] == [None]
