"""What is read at the desk."""

from __future__ import annotations

from incidents.words.tongue import N_, _

MADE = {"add": N_("added"), "change": N_("corrected"), "remove": N_("withdrawn")}


def made(action: str) -> str:
    """Say what became of a row, where its author gives no reason."""
    return _(MADE[action])
