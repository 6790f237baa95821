"""The reason beside an answer to a question: who names whom, and who denies it."""

from __future__ import annotations

from incidents import vocabulary as words
from incidents.ledger import naming
from incidents.ledger.accounts import POSITIVE
from incidents.ledger.questions import named
from incidents.ledger.records import Account, Verdict
from incidents.ledger.rows import Row
from incidents.ledger.standing import Known
from incidents.ledger.telling import called, ranked, silence, silent_too


def answer(known: Known, row: Row, verdict: Verdict) -> str:
    """Say how two answers to a question stand to each other."""
    if verdict == "each_says_the_other":
        return "Each side names the other."
    if verdict == "agree":
        return _same_answer(known, row)
    if verdict == "incomparable":
        return _side_by_side(row)
    if verdict == "silent":
        return silence(known, row.loss.incident, "either side")
    parts = [_says(known, each, row) for each in sorted(ranked(known, row), key=_refuses)]
    return f"{'; '.join(parts)}.{silent_too(known, row)}"


def _refuses(account: Account) -> bool:
    return account.state not in POSITIVE


def _same_answer(known: Known, row: Row) -> str:
    if row.accounts[0].state != "states":
        return "Both sides deny it."
    if row.loss.measure not in words.WHO_MEASURES:
        return "Both sides say that it happened."
    names = [naming.party_name(known.dataset, p) for p in named(known.dataset, row.accounts[0])]
    return f"Both sides name {naming.both(names)}."


def _side_by_side(row: Row) -> str:
    if row.loss.measure in words.WHO_MEASURES:
        return "The sides name different parties: shown side by side."
    return "Both have spoken; statements without a count are shown side by side, not compared."


def _says(known: Known, account: Account, row: Row) -> str:
    name = called(known, account)
    if account.state != "states":
        phrase = {"denies": "denies it", "disputes": "disputes it"}
        return f"{name} {phrase.get(account.state, 'declined to comment')}"
    answers = named(known.dataset, account)
    if row.loss.measure not in words.WHO_MEASURES or not answers:
        return f"{name} has spoken"
    own = (_own_name(known, account.side, party) for party in answers)
    return f"{name} names {naming.both(list(own))}"


def _own_name(known: Known, side: str, party: str) -> str:
    return "itself" if party == side else naming.party_name(known.dataset, party)
