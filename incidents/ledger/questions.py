"""Questions without a count: who began it, who asked for the truce, whether it happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from incidents import vocabulary as words
from incidents.ledger.accounts import Finding, judge, state_of
from incidents.ledger.records import Account, Verdict
from incidents.ledger.rows import Loss, Row, blanket_answer, camps, make_row
from incidents.ledger.standing import Known
from incidents.model import Claim, Dataset

YES_OR_NO = "occurred"


def question_rows(known: Known, claims: Sequence[Claim]) -> list[Row]:
    """Form the rows of one incident's questions, one a measure, in the order of the file."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        if not claim.is_count:
            groups.setdefault(claim.measure, []).append(claim)
    return [_row(known, claims, measure, found) for measure, found in groups.items()]


def _row(known: Known, every: Sequence[Claim], measure: str, claims: Sequence[Claim]) -> Row:
    row = make_row(known, Loss(claims[0].incident, None, None, measure), claims)
    if measure != "carried_out" or row.alone is None:
        return replace(row, loss=replace(row.loss, subject=shared_answer(known.dataset, row)))
    answers = (blanket_answer(known, each.side, every) for each in row.accounts)
    first, second = (
        (answer or each) if each.state == "silent" else each
        for each, answer in zip(row.accounts, answers, strict=True)
    )
    return replace(row, accounts=(first, second))


def named(dataset: Dataset, account: Account) -> tuple[str, ...]:
    """List the parties that an account answers a question with, in the order of the file."""
    found = (dataset.claims[name] for name in account.claims)
    return tuple(dict.fromkeys(c.subject for c in found if c.subject and state_of(c) == "states"))


def shared_answer(dataset: Dataset, row: Row) -> str | None:
    """Find the one party that both sides answer with, or None."""
    first, second = (set(named(dataset, each)) for each in row.accounts)
    return next(iter(first)) if len(first) == 1 and first == second else None


def judge_question(dataset: Dataset, row: Row) -> Finding:
    """Set two answers to one question against each other."""
    if {each.state for each in row.accounts} != {"states"}:
        return judge(*row.accounts)
    return Finding(_both_answer(dataset, row))


def _both_answer(dataset: Dataset, row: Row) -> Verdict:
    """Judge two answers; a statement that is no answer to who, or to whether, is not judged."""
    if row.loss.measure == YES_OR_NO:
        return "agree"
    if row.loss.measure not in words.WHO_MEASURES:
        return "incomparable"
    answers = [set(named(dataset, each)) for each in row.accounts]
    if answers[0] and answers[0] == answers[1]:
        return "agree"
    pointed = [frozenset().union(*(camps(dataset, one) for one in each)) for each in answers]
    sides = [each.side for each in row.accounts]
    if pointed == [frozenset({side}) for side in reversed(sides)]:
        return "each_says_the_other"
    return "incomparable"
