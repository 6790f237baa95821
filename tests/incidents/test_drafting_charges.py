"""Charges, denials and silences: what is denied never becomes a claim that it happened."""

from __future__ import annotations

import pytest

from tests.incidents.drafted import drafted, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Arda accused Bersk of firing first.",
            ("arda", "accuses", "bersk", None, "started", None, None),
        ),
        (
            "Bersk says Ardan troops opened fire first.",
            ("bersk", "accuses", "arda", None, "started", None, None),
        ),
        (
            "Bersk said it was the Ardan side that broke the ceasefire, twice.",
            ("bersk", "accuses", "arda", "violations", "broke_ceasefire", 2, 2),
        ),
        (
            "The Ardan army accused Berskan jets of carrying out three air strikes.",
            ("arda", "accuses", "bersk", "strikes", "carried_out", 3, 3),
        ),
        (
            "Arda accuses Bersk of arming the rebels.",
            ("arda", "accuses", "bersk", None, "supported", None, None),
        ),
        (
            "Bersk denied that its soldiers had crossed the border.",
            ("bersk", "denies", "bersk", "soldiers", "entered", None, None),
        ),
        (
            "Bersk denied losing any tanks.",
            ("bersk", "denies", "bersk", "tanks", "destroyed", None, None),
        ),
        (
            "An Ardan spokesman declined to say how many soldiers had been wounded.",
            ("arda", "declines", "arda", "soldiers", "wounded", None, None),
        ),
        (
            "Arda warned Bersk that it would answer any raid.",
            ("arda", "warns", "bersk", None, None, None, None),
        ),
        (
            "The Lake Mission urged both sides to stop firing.",
            ("Lake Mission", "appeals", None, None, None, None, None),
        ),
        (
            "Arda says it lost no soldiers.",
            ("arda", "reports", "arda", "soldiers", "killed", 0, 0),
        ),
        (
            "Arda did not lose one tank, its ministry said.",
            ("arda", "reports", "arda", "tanks", "destroyed", 0, 0),
        ),
    ],
)
def test_a_charge_or_an_answer_is_drafted(sentence, expected) -> None:
    assert told(sentence) == [expected]


def test_a_denial_answers_the_charge_before_it() -> None:
    found = drafted("Arda accuses Bersk of shelling a village. Bersk rejects the accusation.")
    assert [(one.claimant, one.stance, one.subject, one.measure) for one in found] == [
        ("arda", "accuses", "bersk", "carried_out"),
        ("bersk", "denies", "bersk", "carried_out"),
    ]
    assert found[1].unsure == ("measure",)


@pytest.mark.parametrize(
    "denial",
    [
        "Bersk denies that 40 of its soldiers were killed.",
        "Bersk rejected as false a report that 40 of its soldiers were killed.",
        "“That 40 of our soldiers were killed is a lie,” a Berskan spokesman said.",
        "Bersk dismissed as invented an estimate that 40 soldiers were killed.",
    ],
)
def test_a_denied_figure_is_never_asserted(denial) -> None:
    found = drafted(denial)
    assert found
    assert {one.stance for one in found} <= {"denies", "disputes"}


def test_each_accuses_the_other_is_two_charges() -> None:
    found = told("Who fired first? Each side accuses the other.")
    assert [row[:5] for row in found] == [
        ("arda", "accuses", "bersk", None, "started"),
        ("bersk", "accuses", "arda", None, "started"),
    ]


def test_no_answer_is_a_refusal_of_who_was_asked() -> None:
    text = (
        "Arda accused Bersk of breaking the ceasefire.\n"
        "There was no response from Berskgrad to that charge."
    )
    assert told(text)[1][:5] == ("bersk", "declines", "bersk", None, "broke_ceasefire")
