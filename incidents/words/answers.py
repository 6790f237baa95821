"""The reason beside an answer to a question: who says what, in its own words where it has any."""

from __future__ import annotations

from collections.abc import Callable, Container

from incidents.ledger import QUIET, Account, Comparison
from incidents.model import Claim, Dataset
from incidents.text import capital
from incidents.vocabulary import YES_OR_NO
from incidents.words import counts, labels, names, silence, terms
from incidents.words.tongue import N_, _, either, listed

_REFUSALS = {
    "denies": N_("{name} denied it"),
    "denies_operation": N_("{name} denied it"),
    "disputes": N_("{name} disputed it"),
    "declines": N_("{name} declined to comment"),
    "withdrew": N_("{name} took it back"),
}


def answer(row: Comparison, dataset: Dataset) -> str:
    """Say how two answers to a question stand to each other."""
    fixed: dict[str, Callable[[], str]] = {
        "each_says_the_other": lambda: _each(row, dataset),
        "each_denies": lambda: _("Each side denies it of itself."),
        "silent": lambda: silence.both(row.accounts, dataset),
    }
    if row.verdict in fixed:
        return fixed[row.verdict]()
    if row.verdict == "agree":
        return _same(row, dataset)
    return _both(row, dataset)


def _each(row: Comparison, dataset: Dataset) -> str:
    """Say that each side names the other; where the question is not who, with what it says."""
    if dataset.vocabulary.asks_who(row.measure):
        return _("Each side names the other.")
    return " ".join((_("Each side accuses the other."), _both(row, dataset)))


def _same(row: Comparison, dataset: Dataset) -> str:
    if row.accounts[0].state != "states":
        return _("Both sides deny it.")
    if not dataset.vocabulary.asks_who(row.measure):
        return _("Both sides say that it happened.")
    claims = names.speaking(dataset, row.accounts[0])
    named = names.parties_named(dataset, claims)
    accounts = sorted(row.accounts, key=lambda each: names.place(dataset, each.claims))
    first, second = (speaker(each, names.speaking(dataset, each), dataset) for each in accounts)
    if [first, second] == [names.side(dataset, each.side) for each in accounts]:
        return _("Both sides name {parties}.", parties=listed(named))
    told = {"first": first, "second": second, "parties": listed(named)}
    return capital(_("{first} and {second} both named {parties}.", **told))


def _both(row: Comparison, dataset: Dataset) -> str:
    """Say what each that speaks says, those who answer before those who refuse."""

    def rank(account: Account) -> tuple[bool, int]:
        return (account.state != "states", names.place(dataset, account.claims))

    speaking = sorted((each for each in row.accounts if each.state not in QUIET), key=rank)
    named = {party for each in row.accounts for party in answered_with(each, dataset)}
    parts = [clause(each, dataset, named) for each in speaking]
    quiet = [each for each in row.accounts if each.state in QUIET]
    told = silence.sentence(quiet[0], dataset) if len(quiet) == 1 else ""
    if len(parts) == 2:
        said = _("{first}; {second}.", first=parts[0], second=parts[1])
    else:
        said = _("{clause}.", clause=parts[0]) if parts else ""
    return " ".join(filter(None, (capital(said), told)))


def answered_with(account: Account, dataset: Dataset) -> set[str]:
    """List the parties that a side names in answer to who it was."""
    if account.state != "states":
        return set()
    return {claim.subject for claim in names.speaking(dataset, account) if claim.subject}


def clause(account: Account, dataset: Dataset, named: Container[str] = ()) -> str:
    """Say what one side answers, naming who said it where it was not the side as a whole.

    ``named`` is who is named in the same sentence: whoever denies that it was them denies "it".
    """
    claims = names.speaking(dataset, account) or [
        dataset.claims[one] for one in account.claims if one in dataset.claims
    ]
    name = speaker(account, claims, dataset)
    if account.state != "states":
        return _refusal(account, claims, name, dataset, named)
    who = [claim for claim in claims if dataset.vocabulary.asks_who(claim.measure)]
    if parties := names.parties_named(dataset, who):
        by = speakers(account, claims, dataset)
        return _("{name} named {parties}", name=by, parties=listed(parties))
    said = counts.distinct(labels.statement(claim) for claim in claims)
    if said:
        return _("{name}: {words}", name=name, words=listed(said))
    return _stated(name, claims, dataset)


def _refusal(
    account: Account, claims: list[Claim], name: str, dataset: Dataset, named: Container[str]
) -> str:
    """Say what is denied or disputed: of whom, or in its words where the question is not who."""
    whom = _whom(claims, dataset)
    is_other = not all(claim.subject in named for claim in claims)
    if whom and is_other and account.state in _OF_WHOM:
        return _(_OF_WHOM[account.state], name=name, parties=either(whom))
    said = counts.distinct(labels.statement(claim) for claim in claims)
    is_plain = all(_is_plain(claim, dataset) for claim in claims)
    if is_plain or not said or account.state not in _REFUSED:
        return _(_REFUSALS[account.state], name=name)
    return _(_REFUSED[account.state], name=name, words=listed(said))


_OF_WHOM = {
    "denies": N_("{name} denied that it was {parties}"),
    "denies_operation": N_("{name} denied that it was {parties}"),
    "disputes": N_("{name} disputed that it was {parties}"),
}
_REFUSED = {
    "denies": N_("{name} denied what was said of it: {words}"),
    "disputes": N_("{name} disputed what was said of it: {words}"),
}


def _whom(claims: list[Claim], dataset: Dataset) -> tuple[str, ...]:
    """Name of whom it is denied, where every claim is of somebody and the question is who."""
    if not all(claim.subject and dataset.vocabulary.asks_who(claim.measure) for claim in claims):
        return ()
    return names.parties_named(dataset, claims)


def _is_plain(claim: Claim, dataset: Dataset) -> bool:
    """Tell whether a question is answered by whom, or by yes and no."""
    return claim.measure == YES_OR_NO or dataset.vocabulary.asks_who(claim.measure)


def _stated(name: str, claims: list[Claim], dataset: Dataset) -> str:
    if claims and claims[0].measure == YES_OR_NO:
        return _("{name} said that it happened", name=name)
    topic = terms.measure(dataset.vocabulary, claims[0].measure) if claims else ""
    return _("{name} made a statement on {topic}", name=name, topic=topic)


def speaker(account: Account, claims: list[Claim], dataset: Dataset) -> str:
    """Name who speaks as it was said: the one party whose claims they are, else the side."""
    parties = counts.distinct(claim.claimant for claim in claims)
    if len(parties) == 1 and parties[0] != account.side:
        return names.party(dataset, parties[0])
    return names.side(dataset, account.side)


def speakers(account: Account, claims: list[Claim], dataset: Dataset) -> str:
    """Name the one or two parties that say the same, else their side as a whole."""
    parties = counts.distinct(claim.claimant for claim in claims)
    if len(parties) != 2 or account.side in parties:
        return speaker(account, claims, dataset)
    first, second = (names.party(dataset, each) for each in parties)
    return _("{first} and {second}", first=first, second=second)
