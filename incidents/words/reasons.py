"""The reason beside each verdict: plain sentences made by rule, that never adjudicate.

No sentence depends on which side comes first: the larger figure, the wider scope or the one who
speaks leads, so that swapping the sides swaps the names and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from incidents.ledger import MIN_RATIO, POSITIVE, QUIET, Account, Comparison, Loss
from incidents.model import Dataset
from incidents.quantities import CountRange
from incidents.text import capital
from incidents.vocabulary import PERSONS, YES_OR_NO
from incidents.words import answers, counts, labels, names, remarks, silence, terms
from incidents.words.tongue import N_, _


def reason(row: Comparison, dataset: Dataset) -> str:
    """Give the reason for a verdict, in a few short sentences."""
    if row.category is None:
        main = answers.answer(row, dataset)
    elif row.counted is not None and row.verdict == "incomparable":
        main = _unlike(row, dataset)
    else:
        main = _COUNTED[row.verdict](row, dataset)
    beside = [remarks.remark(one, row, dataset) for one in row.remarks]
    first = [one for one in beside[:1] if row.remarks[0].kind == "others_only"]
    rest = beside[len(first) :]
    return " ".join(filter(None, (*first, main, *rest)))


def ranked(row: Comparison, dataset: Dataset) -> list[Account]:
    """Order the accounts that speak without favour: the larger figure, then the file's order."""

    def rank(account: Account) -> tuple[int, int]:
        return (-(account.count.low or 0), names.place(dataset, account.claims))

    return sorted((each for each in row.accounts if each.state not in QUIET), key=rank)


_TIMES = {
    (False, False, "reports"): N_("{large}’s figure is {times} the one {small} reports: {apart}."),
    (False, False, "claims"): N_("{large}’s figure is {times} the one {small} claims: {apart}."),
    (True, False, "reports"): N_(
        "{large}’s lowest figure is {times} the one {small} reports: {apart}."
    ),
    (True, False, "claims"): N_(
        "{large}’s lowest figure is {times} the one {small} claims: {apart}."
    ),
    (False, True, "reports"): N_(
        "{large}’s figure is {times} the highest {small} reports: {apart}."
    ),
    (False, True, "claims"): N_("{large}’s figure is {times} the highest {small} claims: {apart}."),
    (True, True, "reports"): N_(
        "{large}’s lowest figure is {times} the highest {small} reports: {apart}."
    ),
    (True, True, "claims"): N_(
        "{large}’s lowest figure is {times} the highest {small} claims: {apart}."
    ),
}
"""By whether the larger and the smaller account are ranges, and what the smaller does."""


def _differ(row: Comparison, dataset: Dataset) -> str:
    small, large = sorted(row.accounts, key=lambda each: each.count.low or 0)
    distance = row.gap or CountRange()
    apart = counts.apart(distance)
    if not row.ratio or row.ratio < MIN_RATIO:
        return _("The two accounts are {apart}.", apart=apart)
    does = names.done_with(dataset, names.speaking(dataset, small))
    return _(
        _TIMES[_is_wide(large.count), _is_wide(small.count), does],
        large=names.side(dataset, large.side),
        small=names.side(dataset, small.side),
        times=_times(row, distance),
        apart=apart,
    )


def _times(row: Comparison, distance: CountRange) -> str:
    ratio = counts.times(row.ratio or 1, least=distance.is_open)
    if counts.is_more_than(row):
        return _("more than {ratio} times", ratio=ratio)
    if distance.is_open:
        return _("at least {ratio} times", ratio=ratio)
    return _("{ratio} times", ratio=ratio)


def _is_wide(count: CountRange) -> bool:
    return count.high is not None and count.low != count.high


def _agree(row: Comparison, _dataset: Dataset) -> str:
    first, second = row.accounts
    if "figure" not in (first.state, second.state):
        return _("Both sides deny it.")
    if first.state != second.state or first.count.high == 0:
        return _("Both sides say that there were none.")
    return _("Both sides give the same figure.")


def _compatible(_row: Comparison, _dataset: Dataset) -> str:
    return _("The two figures do not contradict each other.")


def _clauses(row: Comparison, dataset: Dataset) -> str:
    """Say what each side says, whoever gives a figure first; then who is quiet."""
    speaking = sorted(ranked(row, dataset), key=_order)
    if not speaking:
        return ""
    if len(speaking) == 1:
        return _("{clause}.", clause=clause(speaking[0], dataset))
    if speaking[0].state == speaking[1].state and speaking[0].state in _ALIKE:
        return _(_ALIKE[speaking[0].state])
    first, second = (clause(each, dataset) for each in speaking)
    return _("{first}; {second}.", first=first, second=second)


_ALIKE = {
    "declines": N_("Both sides declined to comment."),
    "disputes": N_("Both sides dispute it and give no figure."),
}


def _order(account: Account) -> int:
    states = (*POSITIVE, "denies", "denies_operation", "disputes", "withdrew", "declines")
    return states.index(account.state)


def clause(account: Account, dataset: Dataset) -> str:
    """Say what one side says of a loss, as a clause: "Northland claims 58"."""
    name = names.side(dataset, account.side)
    if account.state == "figure":
        claims = names.speaking(dataset, account)
        return names.gives(name, counts.voices(account), dataset, claims)
    if account.state == "words" and any(one.count.wording for one in account.voices):
        said = counts.voices(account)
        return _("{name} says {words}, without a figure", name=name, words=said)
    return refusal(account, dataset)


def refusal(account: Account, dataset: Dataset) -> str:
    """Say how a side that gives no figure answers: it denies, disputes, declines, withdraws."""
    name = names.side(dataset, account.side)
    if account.state == "withdrew":
        return _withdrew(account, name, dataset)
    if account.state == "denies_operation":
        return _denies_operation(account, name, dataset)
    return _(_REFUSALS[account.state], name=name)


_REFUSALS = {
    "words": N_("{name} gives no figure"),
    "denies": N_("{name} denies it and gives no figure"),
    "disputes": N_("{name} disputes it and gives no figure"),
    "declines": N_("{name} declined to comment"),
}


def _denies_operation(account: Account, name: str, dataset: Dataset) -> str:
    """Say what is denied: that it happened, or that it was the side's own operation."""
    denied = {dataset.claims[one].measure for one in account.claims if one in dataset.claims}
    if YES_OR_NO in denied:
        return _("{name} denies that it happened", name=name)
    return _("{name} denies that the operation was its own", name=name)


def _withdrew(account: Account, name: str, dataset: Dataset) -> str:
    olds = [dataset.claims[one] for one in account.superseded if one in dataset.claims]
    given = [old for old in olds if old.count.has_number]
    if not given:
        return _("{name} withdrew its figure", name=name)
    return _(
        "{name} had said {figure}, and withdrew it",
        name=name,
        figure=counts.spoken(given[-1].count),
    )


def _one_sided(row: Comparison, dataset: Dataset) -> str:
    """Say who is quiet, and how; what stands is in the row itself."""
    quiet = [each for each in row.accounts if each.state in QUIET]
    if not quiet:
        return _clauses(row, dataset)
    speaking = next(each for each in row.accounts if each.state not in QUIET)
    said = "" if speaking.state in POSITIVE else _clauses(row, dataset)
    return " ".join(filter(None, (said, silence.sentence(quiet[0], dataset))))


def _refused(row: Comparison, dataset: Dataset) -> str:
    quiet = [each for each in row.accounts if each.state in QUIET]
    told = silence.sentence(quiet[0], dataset) if len(quiet) == 1 else ""
    return " ".join(filter(None, (_clauses(row, dataset), told)))


def _silent(row: Comparison, dataset: Dataset) -> str:
    return silence.both(row.accounts, dataset)


_COUNTED: dict[str, Callable[[Comparison, Dataset], str]] = {
    "agree": _agree,
    "compatible": _compatible,
    "differ": _differ,
    "incomparable": _clauses,
    "denied": _refused,
    "disputed": _refused,
    "declined": _refused,
    "no_number": _refused,
    "one_sided": _one_sided,
    "silent": _silent,
}


def _unlike(row: Comparison, dataset: Dataset) -> str:
    """Say what each side counts, the wider first, and that these are not one thing."""
    first, second = _by_width(row, dataset)
    spoken = (_spoken_of(row, dataset, *each) for each in (first, second))
    told = dict(zip(("first", "second"), spoken, strict=True))
    if row.aspect == "who" and "killed" in dataset.vocabulary.statuses(row.measure):
        return _(_WHO_THE_DEAD_WERE, **told)
    return _(_UNLIKE[row.aspect], **told)


_WHO_THE_DEAD_WERE = N_("The sides disagree on who the dead were: {first}; {second}.")
_UNLIKE = {
    "who": N_("The sides disagree on who they were: {first}; {second}."),
    "scope": N_("The scope differs: {first}; {second}."),
    "subject": N_("The scope differs: {first}; {second}."),
    "category": N_("The categories differ: {first}; {second}."),
    "measure": N_("The status differs: {first}; {second}."),
}


def _spoken_of(row: Comparison, dataset: Dataset, account: Account, loss: Loss) -> str:
    """Say what a side counts; one that gives no figure of it counts nothing, and speaks of it."""
    name, things = names.side(dataset, account.side), _what(row, dataset, account, loss)
    if account.state == "figure" and row.aspect != "scope":
        return _("{name} counts {things}", name=name, things=things)
    return _("{name} speaks of {things}", name=name, things=things)


def _by_width(row: Comparison, dataset: Dataset) -> Sequence[tuple[Account, Loss]]:
    """Pair accounts with what they count, the widest scope first; what is as wide by the file."""
    words = dataset.vocabulary
    pairs = [(each, row.counted_by(each.side)) for each in ranked(row, dataset)]

    def width(pair: tuple[Account, Loss]) -> tuple[bool, bool, int, int]:
        account, loss = pair
        own = dataset.side_of(loss.subject) == account.side
        members = len(dataset.members(loss.subject or ""))
        depth = len(list(words.ancestors(loss.category or PERSONS)))
        return (loss.scope == "part", own, -members, depth)

    return sorted(pairs, key=width)


def _what(row: Comparison, dataset: Dataset, account: Account, loss: Loss) -> str:
    """Say what a side counts: "its own soldiers only", "Taliban and affiliated fighters"."""
    if row.aspect == "scope":
        return _("a part of it") if loss.scope == "part" else _("the whole incident")
    words, category = dataset.vocabulary, loss.category or PERSONS
    if row.aspect == "who" and loss.subject == account.side:
        return terms.category(words, category)
    thing = names.things(dataset, loss.subject or "", category)
    if {one.measure for one in row.counted or ()} != {loss.measure}:
        return _("{things} {done}", things=thing, done=terms.measure(words, loss.measure))
    if row.aspect == "subject" and loss.subject == account.side:
        return _("only its own {things}", things=terms.category(words, category))
    if len(dataset.members(loss.subject or "")) > 1:
        return _("{things} together", things=thing)
    return thing


def alternative(row: Comparison, dataset: Dataset, where: str) -> str:
    """Say a whole row in words, for those who cannot see it."""
    first, second = (
        _(
            "{name}: {words}",
            name=names.side(dataset, one.side),
            words=labels.in_full(one, row, dataset),
        )
        for one in row.accounts
    )
    told = [
        labels.other(dataset.claims[one], row, dataset)
        for one in row.others
        if one in dataset.claims
    ]
    return _(
        "{title}, {where}. {accounts}. {verdict}. {reason}",
        title=names.title(row, dataset),
        where=where,
        accounts="; ".join((first, second, *told)),
        verdict=capital(labels.verdict(row)),
        reason=reason(row, dataset),
    )
