"""Wordings beyond the plain ones: statements in “we”, naval words, replies, lists, tolls."""

from __future__ import annotations

import pytest

from tests.incidents.drafted import told

FIGURES = [
    (
        "PORT ARDA - Four of our heroes fell as martyrs and two of our boats were towed away.",
        [
            ("arda", "reports", "arda", "soldiers", "killed", 4, 4),
            ("arda", "reports", "arda", "boats", "captured", 2, 2),
        ],
    ),
    (
        (
            "PORT ARDA - Our forces inflicted 12 fatalities on the attackers and burnt three of "
            "their vehicles."
        ),
        [
            ("arda", "asserts", "bersk", "persons", "killed", 12, 12),
            ("arda", "asserts", "bersk", "vehicles", "destroyed", 3, 3),
        ],
    ),
    (
        "Bersk put the losses of the Ardan army at between 20 and 25 dead.",
        [("bersk", "asserts", "arda", "soldiers", "killed", 20, 25)],
    ),
    (
        (
            "Ardan officials said another nine of their troops had been killed, bringing military "
            "deaths to 40."
        ),
        [
            ("arda", "reports", "arda", "soldiers", "killed", 9, 9),
            ("arda", "reports", "arda", "soldiers", "killed", 40, 40),
        ],
    ),
    (
        "Arda said a shell killed three policemen and a shepherd and left eight others wounded.",
        [
            ("arda", "reports", "arda", "police", "killed", 3, 3),
            ("arda", "reports", "arda", "civilians", "killed", 1, 1),
            ("arda", "reports", "arda", "civilians", "wounded", 8, 8),
        ],
    ),
    (
        "The bodies of two farmers were pulled from a barn, officials in Port Arda said.",
        [("arda", "reports", "arda", "civilians", "killed", 2, 2)],
    ),
    (
        "The Lake Mission said its doctors had seen 21 wounded Ardan troops.",
        [("Lake Mission", "counts", "arda", "soldiers", "wounded", 21, 21)],
    ),
    (
        "The Lake Mission reported no injuries among its own personnel.",
        [("Lake Mission", "reports", "Lake Mission", "persons", "wounded", 0, 0)],
    ),
    (
        "The Lake Mission said 300 people had crossed into Bersk.",
        [("Lake Mission", "counts", "arda", "persons", "displaced", 300, 300)],
    ),
    (
        "Arda acknowledged the loss of a single outpost, retaken the following day.",
        [
            ("arda", "reports", "arda", "posts", "captured", 1, 1),
            ("arda", "reports", "arda", "posts", "recaptured", 1, 1),
        ],
    ),
    (
        "Arda's border chief said his men had captured one Berskan truck and disabled two more.",
        [
            ("arda", "asserts", "bersk", "vehicles", "captured", 1, 1),
            ("arda", "asserts", "bersk", "vehicles", "destroyed", 2, 2),
        ],
    ),
    (
        "Arda on Monday lifted its count of those killed to 31.",
        [("arda", "reports", "arda", "persons", "killed", 31, 31)],
    ),
    (
        "Arda's army put the number of Ardan soldiers hurt at six.",
        [("arda", "reports", "arda", "soldiers", "wounded", 6, 6)],
    ),
    (
        "Two houses and a post burned to the ground, Arda's emergencies ministry said.",
        [
            ("arda", "reports", "arda", "houses", "destroyed", 2, 2),
            ("arda", "reports", "arda", "posts", "destroyed", 1, 1),
        ],
    ),
    (
        "The Lake Mission recorded 250 arrivals from Bersk, nine out of ten of them women.",
        [("Lake Mission", "counts", "bersk", "persons", "displaced", 250, 250)],
    ),
    (
        "The Lake Mission said six of its patients did not survive and none of its staff was hurt.",
        [
            ("Lake Mission", "reports", "Lake Mission", "persons", "killed", 6, 6),
            ("Lake Mission", "reports", "Lake Mission", "staff", "wounded", 0, 0),
        ],
    ),
    (
        "Arda said its soldiers had pursued the raiders and killed seven.",
        [("arda", "asserts", None, "militants", "killed", 7, 7)],
    ),
    (
        "Bersk reported three dead and 31 injured among its villagers.",
        [
            ("bersk", "reports", "bersk", "civilians", "killed", 3, 3),
            ("bersk", "reports", "bersk", "civilians", "wounded", 31, 31),
        ],
    ),
    (
        "Arda counted 11 violations by the Berskan army.",
        [("arda", "accuses", "bersk", "violations", "broke_ceasefire", 11, 11)],
    ),
    (
        "Arda's army said its jets had struck 12 targets.",
        [("arda", "reports", "arda", "strikes", "carried_out", 12, 12)],
    ),
    (
        "Bersk claimed to have destroyed four Ardan tanks and to have killed at least 70 troops.",
        [
            ("bersk", "asserts", "arda", "tanks", "destroyed", 4, 4),
            ("bersk", "asserts", "arda", "soldiers", "killed", 70, None),
        ],
    ),
    (
        "Arda announced the deaths of five of its soldiers, which takes its losses to 55.",
        [
            ("arda", "reports", "arda", "soldiers", "killed", 5, 5),
            ("arda", "reports", "arda", "soldiers", "killed", 55, 55),
        ],
    ),
    (
        "Arda estimates Berskan military deaths at 61.",
        [("arda", "asserts", "bersk", "soldiers", "killed", 61, 61)],
    ),
    (
        "Arda's army said more than 30 rockets were fired from Bersk.",
        [("arda", "asserts", "bersk", "rockets", "fired", 31, None)],
    ),
    (
        "Some 4,000 people have been moved to shelters in Bersk, its interior ministry says.",
        [("bersk", "reports", "bersk", "persons", "displaced", 4000, 4000)],
    ),
    (
        "The Lake Mission counted 13 farmers held on the Berskan side.",
        [("Lake Mission", "counts", "bersk", "civilians", "captured", 13, 13)],
    ),
]
ANSWERS = [
    (
        "Arda blames a militia from Bersk for the raid.",
        [("arda", "accuses", "bersk", "attacks", "carried_out", None, None)],
    ),
    (
        "Arda says Berskan units remain on Ardan territory.",
        [("arda", "accuses", "bersk", "soldiers", "entered", None, None)],
    ),
    (
        "“They started this on Monday,” Arda's minister said.",
        [("arda", "accuses", "bersk", None, "started", None, None)],
    ),
    (
        "Arda's version is that the shooting came from Berskan positions.",
        [("arda", "accuses", "bersk", None, "started", None, None)],
    ),
    (
        "“We did not fire,” an Ardan army spokesman said.",
        [("arda", "denies", "arda", None, "started", None, None)],
    ),
    (
        (
            "Bersk denies the statement of the Ardan guards that Berskan men were first to open "
            "fire."
        ),
        [("bersk", "denies", "bersk", None, "started", None, None)],
    ),
    (
        (
            "Arda accused a Berskan militia of crossing the river and of killing 12 herders. Bersk "
            "called the accusation ridiculous."
        ),
        [
            ("arda", "reports", "arda", "civilians", "killed", 12, 12),
            ("arda", "accuses", "bersk", "militants", "entered", None, None),
            ("bersk", "denies", "bersk", "militants", "entered", None, None),
        ],
    ),
    (
        "Arda said two farmers had died. The Lake Mission could not verify either side's account.",
        [
            ("arda", "reports", "arda", "civilians", "killed", 2, 2),
            ("Lake Mission", "declines", None, None, None, None, None),
        ],
    ),
    (
        "Arda blamed Bersk for setting off the fighting.",
        [("arda", "accuses", "bersk", None, "started", None, None)],
    ),
    (
        "Arda put the full responsibility for this aggression on Bersk.",
        [("arda", "accuses", "bersk", None, "started", None, None)],
    ),
    (
        "Arda said its airspace was violated.",
        [("arda", "accuses", "bersk", None, "violated_airspace", None, None)],
    ),
    (
        "Arda said Berskan commandos had slipped over the hills.",
        [("arda", "accuses", "bersk", "soldiers", "entered", None, None)],
    ),
    (
        "Bersk denied opening fire on Friday, which it attributed to Arda.",
        [
            ("bersk", "denies", "bersk", None, "started", None, None),
            ("bersk", "accuses", "arda", None, "started", None, None),
        ],
    ),
    (
        "Bersk ruled out any harm to civilians.",
        [("bersk", "denies", "arda", "civilians", "killed_or_wounded", None, None)],
    ),
    (
        "Arda said it had taken 11 prisoners. Bersk said the report of 11 prisoners was untrue.",
        [
            ("arda", "asserts", "bersk", "persons", "captured", 11, 11),
            ("bersk", "denies", "bersk", "persons", "captured", 11, 11),
        ],
    ),
    (
        (
            "Bersk says Ardan guards opened fire. Arda said that was a distortion and that Berskan "
            "mortars had shelled a road."
        ),
        [
            ("bersk", "accuses", "arda", None, "started", None, None),
            ("arda", "denies", "arda", None, "started", None, None),
            ("arda", "accuses", "bersk", "strikes", "carried_out", None, None),
        ],
    ),
    (
        "The Lake Mission said two farmers had died. Neither army would comment on the deaths.",
        [
            ("Lake Mission", "counts", None, "civilians", "killed", 2, 2),
            ("arda", "declines", "arda", "persons", "killed", None, None),
            ("bersk", "declines", "bersk", "persons", "killed", None, None),
        ],
    ),
    (
        "Bersk did not confirm any loss of equipment.",
        [("bersk", "declines", "bersk", None, "destroyed", None, None)],
    ),
    (
        "An Ardan spokesman, asked how many boats had been sent, did not give a number.",
        [("arda", "declines", "arda", "boats", None, None, None)],
    ),
    (
        "The Lake Mission would not be drawn on who fired first.",
        [("Lake Mission", "declines", None, None, "started", None, None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_a_figure_is_read_in_other_words(text, expected) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), ANSWERS)
def test_a_charge_and_an_answer_are_read_in_other_words(text, expected) -> None:
    assert told(text) == expected


def test_what_a_ministry_issues_is_its_word_where_nobody_else_speaks() -> None:
    text = (
        "Defence Ministry of Bersk\n\nTwo servicemen were killed. By return fire four attackers "
        "were destroyed.\n\nThe Ardan command stated that one of its guards died."
    )
    assert told(text) == [
        ("bersk", "reports", "bersk", "soldiers", "killed", 2, 2),
        ("bersk", "asserts", None, "militants", "killed", 4, 4),
        ("arda", "reports", "arda", "soldiers", "killed", 1, 1),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Arda's minister was asked about the dead.",
        "Arda's forces responded firmly with mortars.",
        "Arda's navy fired 12 warning shots.",
        "Bersk vowed that no attack would come from its soil.",
    ],
)
def test_a_question_a_reply_by_fire_and_a_promise_are_no_claims(text) -> None:
    assert told(text) == []
