"""The few words that stand on a row: what an account amounts to, the verdict, a third party."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from incidents.ledger import POSITIVE, Account, Comparison
from incidents.model import Claim, Dataset
from incidents.text import capital, one_line
from incidents.words import counts, names, terms
from incidents.words.tongue import _, either, listed


def verdict(row: Comparison) -> str:
    """Say a verdict in a few words: "×2.5 apart", "1 apart", "claimed and denied"."""
    if row.verdict == "differ":
        return counts.gap(row)
    said = _PARTICULAR.get(row.verdict)
    return (said and said(row)) or _(terms.VERDICTS[row.verdict])


def _denied(row: Comparison) -> str:
    states = {each.state for each in row.accounts}
    if row.category is None:
        return _("one says, the other denies")
    if "denies_operation" in states and "denies" not in states:
        return _("the operation is denied")
    return ""


def _agree(row: Comparison) -> str:
    if row.category is None:
        return _("both say the same")
    is_figures = all(each.state == "figure" for each in row.accounts)
    return "" if is_figures else _("both say none")


def _other_statement(claim: Claim, name: str) -> str:
    """Say what a third party states; an appeal or a warning is called one."""
    words, stance = statement(claim), terms.stance(claim.stance)
    if words and claim.stance in ("appeals", "warns"):
        return _("{name} {appeals}: {words}", name=name, appeals=stance, words=words)
    return _("{name}: {words}", name=name, words=words or stance)


def _one_sided(row: Comparison) -> str:
    """Say of a loss that only third parties count that it is no side's figure."""
    is_given = any(each.state in POSITIVE for each in row.accounts)
    return "" if is_given or not row.others else _("no figure on this by either side")


def _silent(row: Comparison) -> str:
    first, second = (each.state for each in row.accounts)
    if "elsewhere" in (first, second):
        return _("no figure on this by either side")
    if "unsearched" in (first, second) and first != second:
        return _("no statement on record")
    return terms.state(first) if first == second else _("neither side has spoken")


_PARTICULAR: Mapping[str, Callable[[Comparison], str]] = {
    "denied": _denied,
    "agree": _agree,
    "one_sided": _one_sided,
    "silent": _silent,
}
"""Verdicts that are said in words of their own where more is known."""


def account(each: Account, row: Comparison, dataset: Dataset) -> str:
    """Say an account in a few words: "58 claimed", "0 reported", "“heavy losses”", "denies"."""
    if each.state == "figure":
        return _figure(each, row, dataset)
    if each.state == "words" and any(one.count.wording for one in each.voices):
        return counts.voices(each)
    if each.state == "states":
        return answer(each, dataset)
    return terms.state(each.state)


def _figure(each: Account, row: Comparison, dataset: Dataset) -> str:
    return _("{figure} {verb}", figure=counts.account_figure(each), verb=told(each, row, dataset))


def told(each: Account, row: Comparison, dataset: Dataset) -> str:
    """Say all that stands beside a figure: its verb, and what makes it uncertain."""
    said, doubt = verb(each, row, dataset), counts.doubt(each)
    return _("{verb} ({doubt})", verb=said, doubt=doubt) if doubt else said


def verb(each: Account, row: Comparison, dataset: Dataset) -> str:
    """Say the verb of a figure, and its status where that is another one than the row's."""
    said = names.verb(dataset, names.speaking(dataset, each))
    measure = row.counted_by(each.side).measure
    if measure == row.measure:
        return said
    return _("{verb}, {status}", verb=said, status=terms.measure(dataset.vocabulary, measure))


def also(each: Account) -> str:
    """Say what other voices of an account say in words, beside its figure; or nothing."""
    if each.state != "figure":
        return ""
    told = [one.count for one in each.voices if one.state == "words" and one.count.wording]
    return either(counts.spoken(count) for count in told)


def in_full(each: Account, row: Comparison, dataset: Dataset) -> str:
    """Say an account with all that stands beside it: "3 claimed (reportedly)"."""
    label, beside = account(each, row, dataset), also(each)
    return _("{label} ({also})", label=label, also=beside) if beside else label


def answer(each: Account, dataset: Dataset) -> str:
    """Say what an account answers to a question: whom it names, or its own words."""
    claims = names.speaking(dataset, each)
    who = [claim for claim in claims if dataset.vocabulary.asks_who(claim.measure)]
    if parties := names.parties_named(dataset, who):
        return _("names {parties}", parties=listed(parties))
    said = counts.distinct(statement(claim) for claim in claims)
    return "; ".join(said) if said else terms.state("states")


def _is_of_everyone(claim: Claim, row: Comparison, dataset: Dataset) -> bool:
    """Tell whether a third party counts a set of both sides beside the loss of one."""
    counted = dataset.members(claim.subject or "")
    return claim.subject != row.loss.subject and counted.issuperset(dataset.manifest.side_ids)


def by(claim: Claim, row: Comparison, dataset: Dataset) -> str:
    """Name a third party beside its figure, whose that is, and what makes it uncertain."""
    said, doubt = _by(claim, row, dataset), counts.uncertainty(claim.count)
    return _("{name} ({doubt})", name=said, doubt=doubt) if doubt else said


def _by(claim: Claim, row: Comparison, dataset: Dataset) -> str:
    """Name a third party, and whose its figure is where that is not the row's own."""
    name = capital(names.short(names.party(dataset, claim.claimant)))
    if not claim.is_count or not row.category:
        return name
    if claim.category == row.category and not _is_of_everyone(claim, row, dataset):
        return name
    if _is_of_everyone(claim, row, dataset):
        whose = names.party(dataset, claim.subject)
    else:
        whose = names.things(dataset, claim.subject or "", claim.category or "")
    return _("{name}: {whose}", name=name, whose=whose)


def statement(claim: Claim) -> str:
    """Give the words of a statement without a count: its quotation, else what it was, in ours.

    A quotation in another language is given in translation; its card has both. Only what was
    quoted stands in quotation marks.
    """
    if claim.quotation and claim.translation:
        return translated(claim)
    if claim.quotation:
        return counts.quoted(claim.quotation)
    wording = one_line(claim.count.wording)
    return _("{words} (our words)", words=wording) if wording else ""


def translated(claim: Claim) -> str:
    """Give what a quotation means, marked as a translation and as whose."""
    words = counts.quoted(claim.translation)
    if claim.translation_by:
        return _("{words} (translated by {by})", words=words, by=one_line(claim.translation_by))
    return _("{words} (our translation)", words=words)


def other(claim: Claim, row: Comparison, dataset: Dataset) -> str:
    """Say a third party's claim beside a row, naming its category where it is another one."""
    name = names.party(dataset, claim.claimant)
    if claim.stance in ("denies", "disputes", "declines", "withdraws", "no_comment"):
        return _("{name}: {words}", name=capital(name), words=terms.stance(claim.stance))
    if dataset.vocabulary.asks_who(claim.measure) and claim.subject:
        named = names.party(dataset, claim.subject)
        return _("{name}: names {party}", name=capital(name), party=named)
    if not claim.is_count:
        return _other_statement(claim, capital(name))
    figure = counts.hedged(claim.count) if claim.count.has_number else counts.spoken(claim.count)
    if claim.category == row.category and not _is_of_everyone(claim, row, dataset):
        return _("{figure} {name}", figure=figure, name=capital(name))
    loss = names.loss(dataset, claim.subject, claim.category, claim.measure)
    return _("{figure} {name} ({loss})", figure=figure, name=capital(name), loss=loss)
