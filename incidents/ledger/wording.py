"""The fixed words of the ledger: verdicts, headings, states. One table, no country in it."""

from __future__ import annotations

from incidents.ledger.records import State, Verdict

VERDICTS: dict[Verdict, str] = {
    "agree": "agree",
    "differ": "apart",
    "incomparable": "not compared",
    "denied": "claimed and denied",
    "disputed": "disputed",
    "declined": "declined to comment",
    "no_number": "no figure given",
    "one_sided": "one side only",
    "silent": "no statement found",
    "each_says_the_other": "each says the other",
}
"""Verdict to its label; *differ* is completed with the distance, "×2.5 apart"."""

STATES: dict[State, str] = {
    "figure": "figure given",
    "words": "no figure given",
    "states": "stated",
    "denies": "denies",
    "disputes": "disputes",
    "declines": "declines to comment",
    "silent": "no statement found",
}
"""What an account amounts to; *denies*, *no statement found* and a figure of 0 are three things."""

COMPARED = "Figures that can be set against each other"
NOT_COMPARED = "Figures that cannot"
REFUSED = "One side gives a figure, the other denies or disputes it"
ALONE = "Only one side gives a figure"
NEITHER = "Neither side gives a figure"
UNCOUNTED = "Statements without a count"

HEADINGS = (COMPARED, NOT_COMPARED, REFUSED, ALONE, NEITHER, UNCOUNTED)
"""The groups of rows, in the order in which they are shown."""

MIN_RATIO = 1.15
"""A ratio smaller than this is said as a distance: "1 apart"."""
