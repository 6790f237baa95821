"""Naming sides, parties and losses for people, in the same words whichever side it is."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence

from incidents.ledger import Account, Comparison
from incidents.model import Claim, Dataset
from incidents.query import Names
from incidents.text import capital, one_line
from incidents.words import terms
from incidents.words.counts import distinct, spoken
from incidents.words.tongue import N_, _

_VERBS = {
    "reports": (N_("{name} reports {figure}"), N_("reported")),
    "claims": (N_("{name} claims {figure}"), N_("claimed")),
    "counts": (N_("{name} counts {figure}"), N_("counted")),
}
"""What is done with a figure: a sentence, and the word beside the figure."""


def side(dataset: Dataset, name: str) -> str:
    """Name one of the two sides.

    Raises
    ------
    KeyError
        If it is not a side of this dataset.
    """
    return one_line({each.id: each.name for each in dataset.manifest.sides}[name])


def party(dataset: Dataset, name: str | None) -> str:
    """Name a side or a party; an id that is not on record is its own name."""
    for each in dataset.manifest.sides:
        if each.id == name:
            return one_line(each.name)
    found = dataset.parties.get(name or "")
    return one_line(found.name) if found else name or _("not named")


def known(names: Names, name: str) -> str:
    """Name a side or a party of a query; an unknown id is its own name."""
    for each in names.sides:
        if each.id == name:
            return one_line(each.name)
    return one_line(names.parties[name].name) if name in names.parties else name


def short(name: str) -> str:
    """Shorten a name to its letters where it ends in them: "Some Long Name (SLN)"."""
    found = re.search(r"\(([A-Z][A-Za-z]{1,9})\)$", name)
    return found[1] if found else name


def adjective(dataset: Dataset, subject: str | None) -> str | None:
    """Give the adjective of a side that is a subject as a whole, else None."""
    found = (each.adjective for each in dataset.manifest.sides if each.id == subject)
    return next(map(one_line, found), None)


def things(dataset: Dataset, subject: str, category: str, number: int | None = None) -> str:
    """Name what is counted and whose: "Northern posts", "Red Banner militants"."""
    label = terms.category(dataset.vocabulary, category, number)
    owner = adjective(dataset, subject)
    if owner is not None:
        return _("{owner} {things}", owner=owner, things=label)
    name = party(dataset, subject)
    if _says(name, dataset, category):
        return name
    return _("{owner} {things}", owner=name, things=label)


def _says(name: str, dataset: Dataset, category: str) -> bool:
    """Tell whether the name of an owner says what is counted: "Red Banner militants"."""
    return terms.category(dataset.vocabulary, category).casefold() in name.casefold()


def loss(
    dataset: Dataset,
    subject: str | None,
    category: str | None,
    measure: str,
    number: int | None = None,
) -> str:
    """Name a loss or a question, as in a sentence: "Northern soldiers killed"."""
    words = dataset.vocabulary
    label = terms.measure(words, measure)
    if category is None:
        return label
    thing = terms.category(words, category, number)
    if subject is None:
        return _("{things} {done}", things=thing, done=label)
    name = party(dataset, subject)
    if adjective(dataset, subject) is None and not _says(name, dataset, category):
        return _("{owner}: {things} {done}", owner=name, things=thing, done=label)
    return _("{things} {done}", things=things(dataset, subject, category, number), done=label)


def title(row: Comparison, dataset: Dataset) -> str:
    """Head a row: "Northern soldiers killed", "Who asked for the truce"."""
    return capital(topic(row, dataset))


def topic(row: Comparison, dataset: Dataset) -> str:
    """Name what a row is about, as in a sentence."""
    if row.category is None:
        return terms.measure(dataset.vocabulary, row.measure)
    name = loss(dataset, row.loss.subject, row.category, row.measure)
    measures = {one.measure for one in row.counted or ()} - {row.measure}
    if not measures:
        return name
    other = terms.measure(dataset.vocabulary, measures.pop())
    return _("{loss}; {measure}", loss=name, measure=other)


def claim_loss(dataset: Dataset, claim: Claim) -> str:
    """Name the loss a claim is about, in the singular for exactly one."""
    if claim.subject is None or claim.category is None:
        return loss(dataset, None, claim.category, claim.measure, exactly(claim))
    thing = things(dataset, claim.subject, claim.category, exactly(claim))
    return _("{things} {done}", things=thing, done=terms.measure(dataset.vocabulary, claim.measure))


def claimed_loss(dataset: Dataset, claim: Claim) -> str:
    """Say what is claimed, without who claims it: "58 Southern soldiers killed"."""
    name = claim_loss(dataset, claim)
    if not claim.count.is_given:
        return name
    return _("{figure} {loss}", figure=spoken(claim.count), loss=name)


def exactly(claim: Claim) -> int | None:
    """Give the number of a claim that says exactly how many, with which a noun agrees."""
    return claim.count.low if claim.count.low == claim.count.high else None


def is_own(dataset: Dataset, claim: Claim) -> bool:
    """Tell whether a claim is about a loss of the claimant's own side."""
    own = dataset.side_of(claim.claimant)
    return own is not None and dataset.side_of(claim.subject) == own


def done_with(dataset: Dataset, claims: Sequence[Claim]) -> str:
    """Tell what a claimant does with a figure: reports its own loss, claims another's."""
    if any(dataset.side_of(claim.claimant) is None for claim in claims):
        return "counts"
    return "reports" if claims and all(is_own(dataset, claim) for claim in claims) else "claims"


def verb(dataset: Dataset, claims: Sequence[Claim]) -> str:
    """Say the word beside a figure: "reported", "claimed", "counted"."""
    return _(_VERBS[done_with(dataset, claims)][1])


def reported() -> str:
    """Say the word beside a figure of one's own losses."""
    return _(_VERBS["reports"][1])


def claimed() -> str:
    """Say the word beside a figure of another's losses."""
    return _(_VERBS["claims"][1])


def gives(name: str, figure: str, dataset: Dataset, claims: Sequence[Claim]) -> str:
    """Say who gives which figure: "Northland claims 58"."""
    return _(_VERBS[done_with(dataset, claims)][0], name=name, figure=figure)


def speaking(dataset: Dataset, account: Account) -> list[Claim]:
    """List the claims that make an account what it is: those with its figure or its answer.

    Where whom a side names is its answer, what it said besides without naming anybody is none.
    """
    claims = [dataset.claims[name] for name in account.speaking if name in dataset.claims]
    naming = [one for one in claims if one.subject and dataset.vocabulary.asks_who(one.measure)]
    return naming or claims


def parties_named(dataset: Dataset, claims: Iterable[Claim]) -> tuple[str, ...]:
    """Name the parties that claims point at, each once."""
    return distinct(party(dataset, one.subject) for one in claims if one.subject)


def place(dataset: Dataset, claims: Container[str]) -> int:
    """Tell where the first of some claims stands in the file: an order that favours no side."""
    found = (number for number, name in enumerate(dataset.claims) if name in claims)
    return next(found, len(dataset.claims))


def taken(dataset: Dataset, claim: Claim) -> str:
    """Name a figure by what it counts and who says it did what: "the 25 posts that …"."""
    name = party(dataset, dataset.side_of(claim.claimant) or claim.claimant)
    thing = things(dataset, claim.subject or "", claim.category or "", exactly(claim))
    figure = spoken(claim.count)
    if not is_own(dataset, claim) and claim.measure in terms.DONE:
        done = _(terms.DONE[claim.measure], name=name)
        return _("the {figure} {things} {done}", figure=figure, things=thing, done=done)
    status = terms.measure(dataset.vocabulary, claim.measure)
    return _(
        "the {figure} {things} that {name} gives as {status}",
        figure=figure,
        things=thing,
        name=name,
        status=status,
    )
