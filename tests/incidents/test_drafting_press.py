"""What the words of agencies and armies of many countries mean, one kind of wording a case."""

from __future__ import annotations

import datetime as dt

import pytest

from incidents.drafting import read
from tests.incidents.drafted import DISPUTE, drafted, told

Told = tuple[object, ...]


def _own(side: str, category: str | None, measure: str, number: int) -> Told:
    return (side, "reports", side, category, measure, number, number)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Arda said an attack killed three people, one of them an infant, and wounded six.",
            [
                _own("arda", "persons", "killed", 3),
                _own("arda", "children", "killed", 1),
                _own("arda", "persons", "wounded", 6),
            ],
        ),
        (
            "Bersk said that fifty women and children had been killed.",
            [_own("bersk", "persons", "killed", 50)],
        ),
        (
            (
                "Arda's army said eleven of the enemy were killed. "
                "Our own losses were one martyr and five wounded."
            ),
            [
                ("arda", "asserts", "bersk", "soldiers", "killed", 11, 11),
                _own("arda", "soldiers", "killed", 1),
                _own("arda", "soldiers", "wounded", 5),
            ],
        ),
        (
            "Bersk said 40 people had fled, two in three of them minors.",
            [_own("bersk", "persons", "displaced", 40)],
        ),
        (
            "The Berskan army has published the names of four soldiers killed at the ford.",
            [_own("bersk", "soldiers", "killed", 4)],
        ),
        (
            "Arda's health ministry said clashes wounded 87 people.",
            [_own("arda", "persons", "wounded", 87)],
        ),
        (
            "Bersk says it has moved 1,200 people to shelters. Arda says it has moved 500.",
            [
                _own("bersk", "persons", "displaced", 1200),
                _own("arda", "persons", "displaced", 500),
            ],
        ),
        (
            "Arda's army put the number of wounded Berskan troops at six.",
            [("arda", "asserts", "bersk", "soldiers", "wounded", 6, 6)],
        ),
        (
            "Bersk said nine guards had laid down their arms.",
            [_own("bersk", "soldiers", "captured", 9)],
        ),
        ("Arda's minister said none of its soldiers was seriously hurt.", []),
        (
            "Bersk's health ministry reported 187 injured, including 32 police officers.",
            [_own("bersk", "persons", "wounded", 187), _own("bersk", "police", "wounded", 32)],
        ),
        (
            "Arda's army said 14 soldiers were killed. On 12 October it raised the toll to 19.",
            [_own("arda", "soldiers", "killed", 14), _own("arda", "persons", "killed", 19)],
        ),
        (
            "STATEMENT BY THE ARDAN DEFENCE FORCE\n\nNo rank was injured. One boat was damaged.",
            [_own("arda", "soldiers", "wounded", 0), _own("arda", "boats", "damaged", 1)],
        ),
        (
            "Arda said 12 people were killed. Nine of the dead were Ardan farmers, it said.",
            [
                _own("arda", "persons", "killed", 12),
                _own("arda", "civilians", "killed", 9),
            ],
        ),
        (
            "The Lake Mission said it had treated 36 Berskan casualties. Three of them died.",
            [
                ("Lake Mission", "counts", "bersk", "persons", "wounded", 36, 36),
                ("Lake Mission", "counts", "bersk", "persons", "killed", 3, 3),
            ],
        ),
        (
            "Arda's army released the names of three soldiers killed. A fourth died overnight.",
            [_own("arda", "soldiers", "killed", 3), _own("arda", "soldiers", "killed", 1)],
        ),
        (
            "Bersk said a mill, three houses and a school burned down.",
            [
                _own("bersk", "mills", "destroyed", 1),
                _own("bersk", "houses", "destroyed", 3),
                _own("bersk", "schools", "destroyed", 1),
            ],
        ),
        (
            "Arda's police said they had arrested eight people and seized 22 rifles.",
            [("arda", "asserts", None, "persons", "captured", 8, 8)],
        ),
    ],
)
def test_a_loss_is_read_as_the_press_tells_it(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "A statement by the governor of Port Arda, Orel Vann, said two farmers died. "
                "A day later, “a shop burned and five people were hurt”, Vann said."
            ),
            [_own("arda", "civilians", "killed", 2), _own("arda", "persons", "wounded", 5)],
        ),
        (
            (
                "“There was a clash”, said Mira Toll, governor of a county in Bersk. "
                "“There were no casualties”, Toll said."
            ),
            [_own("bersk", None, "killed_or_wounded", 0)],
        ),
        (
            "Troops met, officials said, with the Berskan side confirming a guard was killed.",
            [_own("bersk", "soldiers", "killed", 1)],
        ),
        (
            "Bersk, which denies supporting the raiders, has blamed Arda for the attack.",
            [
                ("bersk", "denies", "bersk", None, "supported", None, None),
                ("bersk", "accuses", "arda", "attacks", "carried_out", None, None),
            ],
        ),
        (
            "LAKE, a UN body, said the toll in Bersk was 12. The U.N. Lake Mission said it was 14.",
            [
                ("LAKE", "counts", "bersk", "persons", "killed", 12, 12),
                ("Lake Mission", "counts", "bersk", "persons", "killed", 14, 14),
            ],
        ),
    ],
)
def test_a_speaker_is_known_again(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Arda said Berskan troops advanced four kilometres into the valley.",
            ("arda", "accuses", "bersk", "soldiers", "entered", None, None),
        ),
        (
            "Arda said “armed elements” crossed from the Berskan side.",
            ("arda", "accuses", "bersk", "militants", "entered", None, None),
        ),
        (
            "Arda said its troops had suffered an attack by the Berskan army.",
            ("arda", "accuses", "bersk", "attacks", "carried_out", None, None),
        ),
        (
            "The Lake Mission said Berskan troops opened fire first.",
            ("Lake Mission", "accuses", "bersk", None, "started", None, None),
        ),
        (
            "Arda said the Berskan army had broken the truce at least six times.",
            ("arda", "accuses", "bersk", "violations", "broke_ceasefire", 6, None),
        ),
        (
            "Arda says Bersk started it. Bersk did not respond to the accusation.",
            ("bersk", "declines", "bersk", None, "started", None, None),
        ),
        (
            "Arda blamed Berskan soldiers, who, it said, had shelled a bridge.",
            ("arda", "accuses", "bersk", "strikes", "carried_out", None, None),
        ),
        (
            "Arda accuses Bersk of breaking the 2018 agreement.",
            ("arda", "accuses", "bersk", None, "broke_ceasefire", None, None),
        ),
        (
            "Bersk has published no losses.",
            ("bersk", "declines", "bersk", None, "killed_or_wounded", None, None),
        ),
        (
            "Bersk said no shell had been fired from its soil.",
            ("bersk", "denies", "bersk", None, "started", None, None),
        ),
        (
            "Arda accuses Bersk of shelling a mill. Bersk called it “a tired tale”.",
            ("bersk", "denies", "bersk", "strikes", "carried_out", None, None),
        ),
        (
            "Arda says it killed 20 Berskan soldiers. The Berskan army has so far not reacted.",
            ("bersk", "declines", "bersk", "soldiers", "killed", None, None),
        ),
        (
            "Arda's army announced losses, without specifying the number of dead.",
            ("arda", "declines", "arda", "persons", "killed", None, None),
        ),
    ],
)
def test_a_charge_and_its_answer_are_read(text: str, expected: Told) -> None:
    assert told(text)[-1] == expected


def test_a_heading_says_who_the_force_is() -> None:
    text = "Arda. The army says two guards died.\nLake Mission. It says nobody told it."
    assert [(one.claimant, one.speaker) for one in drafted(text)] == [("arda", "The army")]


def test_a_body_of_a_country_that_is_no_side_is_not_one_of_a_side() -> None:
    found = drafted("Arda said two guards died. A Kremlin spokesman said three guards died.")
    assert [one.claimant for one in found] == ["arda", "Kremlin"]


def test_men_somewhere_are_a_charge_only_where_it_is_made_or_answered() -> None:
    assert told("Arda said Berskan troops in the valley of the mill were tired.") == []
    assert told("Bersk denied that it had troops in the valley.") == [
        ("bersk", "denies", "bersk", "soldiers", "entered", None, None)
    ]


def test_a_like_event_of_these_days_is_no_older_one() -> None:
    text = "A similar attack on Sunday had left three farmers dead, Arda said."
    assert read(text, DISPUTE, dt.date(2025, 6, 3)).older == ()


def test_a_worst_since_tells_of_an_older_event() -> None:
    text = "It was the worst clash since 2019, when 20 Ardan farmers were killed, Arda said."
    found = read(text, DISPUTE, dt.date(2025, 6, 3))
    assert (found.drafts, [one.low for one in found.older]) == ((), [20])
