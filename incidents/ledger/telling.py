"""Phrases that the reasons for counts and for questions share."""

from __future__ import annotations

from incidents.ledger import naming
from incidents.ledger.records import Account
from incidents.ledger.rows import Row
from incidents.ledger.standing import Known
from incidents.phrases import day


def silence(known: Known, incident: str, who: str) -> str:
    """Say that nothing was found, and when it was last looked for.

    For a past instant only what was dated by then counts, whatever was said since.
    """
    if known.on is not None:
        return f"No statement by {who} on this, dated by then, was found."
    found = known.dataset.incidents.get(incident)
    searched = f" (last looked for on {day(found.searched)})" if found and found.searched else ""
    return f"No statement by {who} on this was found{searched}."


def called(known: Known, account: Account) -> str:
    """Name the side whose account it is."""
    return naming.side_name(known.dataset, account.side)


def silent_too(known: Known, row: Row) -> str:
    """Say that nothing was found by the one side that does not speak, if there is one."""
    quiet = [each for each in row.accounts if each.state == "silent"]
    if len(quiet) != 1:
        return ""
    return " " + silence(known, row.loss.incident, called(known, quiet[0]))


def ranked(known: Known, row: Row) -> list[Account]:
    """Order the accounts that speak without favour: the larger figure, then the file's order."""

    def rank(account: Account) -> tuple[int, int]:
        return (-(account.count.low or 0), min(known.position[name] for name in account.claims))

    return sorted(row.speakers, key=rank)
