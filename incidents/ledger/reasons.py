"""The reason beside each verdict: plain sentences made by rule, that never adjudicate.

No sentence depends on which side comes first: the larger figure, the wider scope or the one who
speaks leads, so that swapping the sides swaps the names and nothing else.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from incidents import vocabulary as words
from incidents.ledger import naming
from incidents.ledger.accounts import POSITIVE, Finding
from incidents.ledger.answering import answer
from incidents.ledger.records import Account, Verdict
from incidents.ledger.rows import Loss, Row
from incidents.ledger.standing import Known, is_known
from incidents.ledger.telling import called, ranked, silence, silent_too
from incidents.ledger.wording import MIN_RATIO
from incidents.model import CountRange, Dataset


def reason(known: Known, row: Row, finding: Finding) -> str:
    """Give the reason for a verdict, in one to three short sentences."""
    if row.loss.category is None:
        main = answer(known, row, finding.verdict)
    elif row.loss.scope != "whole":
        main = _scope(known, row)
    elif row.counted is not None:
        main = _unlike(known, row.counted, row)
    else:
        main = _COUNTED[finding.verdict](known, row, finding)
    only = _others_only(known, row) if row.loss.category is not None else ""
    return " ".join(filter(None, (only, main, *_asides(known, row, finding))))


def _differ(known: Known, row: Row, finding: Finding) -> str:
    small, large = sorted(row.accounts, key=lambda each: each.count.low or 0)
    gap, least = finding.gap or CountRange(), "at least " if large.count.is_open else ""
    if not finding.ratio or finding.ratio < MIN_RATIO:
        return f"The two accounts are {least}{gap.low} apart."
    mine = "lowest figure" if _is_wide(large.count) else "figure"
    verb = naming.account_verb(known.dataset, small)
    one = "the highest" if _is_wide(small.count) else "the one"
    ratio = times(finding.ratio, least=large.count.is_open)
    return (
        f"{called(known, large)}’s {mine} is {least}{ratio} times {one}"
        f" {called(known, small)} {verb}: {least}{gap.low} apart."
    )


def _is_wide(count: CountRange) -> bool:
    return count.high is not None and count.low != count.high


def times(ratio: float, *, least: bool = False) -> str:
    """Write a ratio with one decimal, never a bare ".0"; a least is rounded down."""
    shown = math.floor(ratio * 10) / 10 if least else ratio
    return f"{shown:.1f}".removesuffix(".0") if shown < 100 else f"{math.floor(shown)}"


def _agree(_: Known, row: Row, __: Finding) -> str:
    first, second = row.accounts
    if first.state != "figure":
        return "Both sides deny it."
    if first.count.low == first.count.high == second.count.low == second.count.high:
        return "Both sides give the same figure."
    return "The two ranges overlap."


def _refused(known: Known, row: Row, _: Finding) -> str:
    """Say who gives what, and how the other refuses it."""
    speaker = next((each for each in row.accounts if each.state in POSITIVE), None)
    if speaker is None:
        return _nobody_gives(known, row)
    other = next(each for each in row.accounts if each is not speaker)
    return f"{_gives(known, speaker)}; {called(known, other)} {_refusal(known, other)}."


def _refusal(known: Known, account: Account) -> str:
    claims = [known.dataset.claims[name] for name in account.claims]
    broad = any(not claim.is_count for claim in claims)
    if account.state == "denies":
        return "denies that it happened" if broad else "denies it and gives no figure"
    if account.state == "disputes":
        return "disputes it and gives no figure"
    return "declined to comment on the incident" if broad else "declined to comment"


def _nobody_gives(known: Known, row: Row) -> str:
    phrases = {
        "denies": "denies it",
        "disputes": "disputes it without giving a figure",
        "declines": "declined to comment",
    }
    states = {each.state for each in row.speakers}
    if len(states) == 1 and len(row.speakers) == 2:
        return "Both declined to comment." if states == {"declines"} else "Both dispute it."
    parts = [
        f"{called(known, each)} {phrases[state]}"
        for state in phrases
        for each in row.speakers
        if each.state == state
    ]
    return f"{'; '.join(parts)}.{silent_too(known, row)}"


def _gives(known: Known, account: Account) -> str:
    name, said = called(known, account), naming.voices(account)
    if account.state == "figure":
        return f"{name} {naming.account_verb(known.dataset, account)} {said}"
    return f"{name} says {said}, without a figure" if said else f"{name} gives no figure"


def _no_number(known: Known, row: Row, _: Finding) -> str:
    given = sorted(ranked(known, row), key=lambda each: each.state != "figure")
    return f"{'; '.join(_gives(known, each) for each in given)}.{silent_too(known, row)}"


def _one_sided(known: Known, row: Row, _: Finding) -> str:
    if row.speakers[0].state not in POSITIVE:
        return _nobody_gives(known, row)
    return silent_too(known, row).strip()


def _silent(known: Known, row: Row, _: Finding) -> str:
    return silence(known, row.loss.incident, "either side")


def _others_only(known: Known, row: Row) -> str:
    """Name who alone counts a loss that neither side speaks of."""
    if not row.others or any(each.state in POSITIVE for each in row.accounts):
        return ""
    claims = [known.dataset.claims[name] for name in row.others]
    names = dict.fromkeys(naming.party_name(known.dataset, claim.claimant) for claim in claims)
    return f"Counted only by others: {naming.both(list(names))}."


_COUNTED: dict[Verdict, Callable[[Known, Row, Finding], str]] = {
    "agree": _agree,
    "differ": _differ,
    "denied": _refused,
    "disputed": _refused,
    "declined": _refused,
    "no_number": _no_number,
    "one_sided": _one_sided,
    "silent": _silent,
}


def _scope(known: Known, row: Row) -> str:
    """Say why a part of an incident, or a total over a period, is set against nothing."""
    if row.loss.scope == "period":
        return "A total over a period: shown beside the incidents, never added to them."
    claim = known.dataset.claims[row.loss.part]
    whole = known.dataset.claims.get(claim.part_of or "")
    if whole is None or not whole.is_count or not is_known(whole, known.on):
        return "A part of the incident: never set against a figure for the whole."
    denying = [called(known, each) for each in row.accounts if each.state == "denies"]
    denial = f" {denying[0]} denies the whole." if len(denying) == 1 else ""
    return f"Part of {_counted(known.dataset, whole.id)}: never added to it.{denial}"


def _counted(dataset: Dataset, claim: str) -> str:
    found = dataset.claims[claim]
    return f"{naming.spoken(found.count)} {naming.losses(dataset, found)}"


def _unlike(known: Known, counted: tuple[Loss, Loss], row: Row) -> str:
    """Say what each side counts, the wider scope first."""
    dataset = known.dataset
    losses = {each.side: loss for each, loss in zip(row.accounts, counted, strict=True)}
    pairs = [(each, losses[each.side]) for each in ranked(known, row)]
    pairs.sort(key=lambda pair: _width(dataset, *pair))
    wide, narrow = ((_who(dataset, one), _what(dataset, one, loss)) for one, loss in pairs)
    same = counted[0].subject == counted[1].subject
    head = "Categories differ" if same else "Scope differs"
    return f"{head}: {wide[0]} counts {wide[1]}, {narrow[0]} {narrow[1]}."


def _width(dataset: Dataset, account: Account, loss: Loss) -> tuple[bool, int, int]:
    own = dataset.side_of(loss.subject) == account.side
    depth = len(list(words.ancestors(loss.category or "")))
    return (own, -len(dataset.members(loss.subject or "")), depth)


def _who(dataset: Dataset, account: Account) -> str:
    return naming.side_name(dataset, account.side)


def _what(dataset: Dataset, account: Account, loss: Loss) -> str:
    subject, category = loss.subject or "", loss.category or ""
    if subject == account.side:
        return f"its own {naming.category_words(category)} only"
    together = " together" if len(dataset.members(subject)) > 1 else ""
    return naming.things(dataset, subject, category) + together


def _asides(known: Known, row: Row, finding: Finding) -> list[str]:
    """Say what else belongs beside a count: voices that disagree, older figures, disputes."""
    if row.loss.category is None:
        return []
    speakers = ranked(known, row)
    refused = finding.verdict in ("denied", "disputed", "declined")
    voices = [] if refused else [_voices(known, each) for each in speakers]
    older = [_older(known, row, each, finding) for each in speakers]
    refusals = [_refuses_too(known, row, each) for each in speakers]
    return [sentence for sentence in (*voices, *older, *refusals) if sentence]


def _voices(known: Known, account: Account) -> str:
    if account.state != "figure" or len(account.voices) < 2:
        return ""
    return f"{called(known, account)}’s sources give {naming.voices(account)}."


def _older(known: Known, row: Row, account: Account, finding: Finding) -> str:
    """Say what a side said first: "It first said 12." Revisions replace, and never add up."""
    olds = [known.dataset.claims[name] for name in account.superseded]
    if not olds or not (olds[0].count.has_number or olds[0].count.wording):
        return ""
    old = olds[0]
    status = f" {words.MEASURES[old.measure]}" if old.measure != row.loss.measure else ""
    largest = max(row.accounts, key=lambda each: each.count.low or 0)
    leads = finding.verdict == "differ" and (finding.ratio or 0) >= MIN_RATIO
    who = "It" if leads and account is largest else called(known, account)
    return f"{who} first said {naming.spoken(old.count)}{status}."


def _refuses_too(known: Known, row: Row, account: Account) -> str:
    """Say that a side which gives a figure has also refused one, or declined to give one."""
    claims = [known.dataset.claims[name] for name in account.claims]
    if account.state not in POSITIVE:
        return ""
    declining = [claim.claimant for claim in claims if claim.stance == "declines"]
    if declining:
        return f"{naming.party_name(known.dataset, declining[0])} declined to give a figure."
    stances = {claim.stance for claim in claims} & {"denies", "disputes"}
    if not stances or len(row.speakers) < 2:
        return ""
    return f"{called(known, account)} also {min(stances)} the other figure."
