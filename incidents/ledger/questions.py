"""Questions without a count: who began it, who asked for the truce, whether it happened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from incidents.ledger.accounts import Finding, account, judge, state_of
from incidents.ledger.records import QUIET, Account, Loss, Remark, Verdict
from incidents.ledger.rows import OpenRow, blanket_answer, camps, make_row, with_each
from incidents.ledger.standing import Known
from incidents.model import Claim, Dataset
from incidents.vocabulary import CARRIED_OUT, YES_OR_NO


def question_rows(known: Known, claims: Sequence[Claim]) -> list[OpenRow]:
    """Form the rows of one incident's questions, one a measure, in the order of the file."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        if not claim.is_count:
            groups.setdefault(claim.measure, []).append(claim)
    return [_row(known, claims, measure, found) for measure, found in groups.items()]


def _row(known: Known, every: Sequence[Claim], measure: str, claims: Sequence[Claim]) -> OpenRow:
    row = make_row(known, Loss(claims[0].incident, None, None, measure), claims)
    row = _answered(known, every, row)
    return replace(row, loss=replace(row.loss, subject=_shared_answer(known.dataset, row)))


def _answered(known: Known, every: Sequence[Claim], row: OpenRow) -> OpenRow:
    """Let a side's answer to one question stand for the other: whose it was, whether it was."""
    answer = _ANSWERS.get(row.loss.measure)
    if answer is None or row.alone is None:
        return row

    def answering(each: Account) -> Account:
        return (answer(known, each.side, every) or each) if each.state in QUIET else each

    return with_each(row, answering)


def _naming(known: Known, side: str, claims: Sequence[Claim]) -> Account | None:
    """Find whom a side names as having carried it out: who names somebody says it happened."""
    mine = [c for c in known.of_side(side, claims) if c.measure == CARRIED_OUT]
    naming = [claim for claim in mine if state_of(claim) == "states"]
    return account(known, side, naming, naming[0].incident) if naming else None


def _telling(known: Known, side: str, claims: Sequence[Claim]) -> Account | None:
    """Find what a side's answer to whose it was tells of whether it was: it names somebody.

    Who declined to comment on the operation, or had not commented on it, did so on this too.
    """
    answer = blanket_answer(known, side, claims)
    is_aside = answer is not None and answer.state in ("declines", "not_commented")
    return answer if is_aside else _naming(known, side, claims)


_ANSWERS: dict[str, Callable[[Known, str, Sequence[Claim]], Account | None]] = {
    CARRIED_OUT: blanket_answer,
    YES_OR_NO: _telling,
}


def named(dataset: Dataset, account: Account) -> tuple[str, ...]:
    """List the parties that an account answers a question with, in the order of the file."""
    found = (dataset.claims[name] for name in account.claims)
    parties = (c.subject for c in found if c.subject and state_of(c) == "states")
    return tuple(dict.fromkeys(parties))


def _shared_answer(dataset: Dataset, row: OpenRow) -> str | None:
    """Find the one party that both sides answer with, or None."""
    first, second = (set(named(dataset, each)) for each in row.accounts)
    return next(iter(first)) if len(first) == 1 and first == second else None


def judge_question(dataset: Dataset, row: OpenRow) -> Finding:
    """Set two answers to one question against each other."""
    states = [each.state for each in row.accounts]
    if states == ["states", "states"]:
        return _both_answer(dataset, row)
    if set(states) <= {"denies", "denies_operation"}:
        return Finding("each_denies" if _each_of_itself(dataset, row) else "agree")
    return judge(*row.accounts)


def _each_of_itself(dataset: Dataset, row: OpenRow) -> bool:
    """Tell whether each side denies what is asked of itself, so that they do not agree."""
    denied = [{dataset.claims[one].subject for one in each.claims} for each in row.accounts]
    return row.loss.measure != YES_OR_NO and denied[0] != denied[1]


def _both_answer(dataset: Dataset, row: OpenRow) -> Finding:
    """Judge two answers; a statement that is no answer to who, or to whether, is not judged."""
    if row.loss.measure == YES_OR_NO:
        return Finding("agree")
    if not dataset.vocabulary.asks_who(row.loss.measure):
        each = _each_accuses_the_other(dataset, row)
        return Finding("each_says_the_other" if each else "incomparable", aspect="side_by_side")
    return Finding(_both_name(dataset, row))


def _each_accuses_the_other(dataset: Dataset, row: OpenRow) -> bool:
    """Tell whether each side accuses the other of it: each says that the other broke the truce."""
    sides = [each.side for each in row.accounts]
    return all(
        _accused(dataset, each) == {other}
        for each, other in zip(row.accounts, reversed(sides), strict=True)
    )


def _accused(dataset: Dataset, account: Account) -> frozenset[str]:
    claims = (dataset.claims[name] for name in account.speaking)
    accusing = [claim.subject for claim in claims if claim.stance == "accuses"]
    return frozenset().union(*(camps(dataset, subject) for subject in accusing))


def _both_name(dataset: Dataset, row: OpenRow) -> Verdict:
    answers = [set(named(dataset, each)) for each in row.accounts]
    if answers[0] and answers[0] == answers[1]:
        return "agree"
    pointed = [_pointed(dataset, each) for each in row.accounts]
    sides = [each.side for each in row.accounts]
    if pointed == [frozenset({side}) for side in reversed(sides)]:
        return "each_says_the_other"
    return "incomparable"


def names_also(known: Known, row: OpenRow, finding: Finding) -> tuple[Remark, ...]:
    """Remark on a side that names more than the other side alone, where each names the other."""
    dataset = known.dataset
    names_each_other = finding.verdict == "each_says_the_other"
    if not names_each_other or not dataset.vocabulary.asks_who(row.loss.measure):
        return ()
    sides = [each.side for each in row.accounts]
    found = [
        each
        for each, other in zip(row.accounts, reversed(sides), strict=True)
        if set(named(dataset, each)) - {other} and other in _pointed(dataset, each)
    ]
    found.sort(key=lambda each: known.position[each.claims[0]])
    return tuple(Remark("names_also", each.side, each.speaking) for each in found)


def _pointed(dataset: Dataset, account: Account) -> frozenset[str]:
    return frozenset().union(*(camps(dataset, one) for one in named(dataset, account)))
