"""What was said between two instants, a sentence a claim."""

from __future__ import annotations

from incidents.ledger import News
from incidents.model import Claim, Dataset
from incidents.text import capital
from incidents.words import citing, counts, labels, names, terms, when
from incidents.words.tongue import N_, _, n_

_ANSWERS = {
    "denies": N_("{name} denied it: {topic}"),
    "disputes": N_("{name} disputed it: {topic}"),
    "withdraws": N_("{name} took it back: {topic}"),
    "declines": N_("{name} declined to comment: {topic}"),
    "appeals": N_("{name} made an appeal: {topic}"),
    "warns": N_("{name} gave a warning: {topic}"),
    "no_comment": N_("An outlet noted that {name} had not commented: {topic}"),
}
_GAVE = {
    "reports": N_("{name} reported {figure} {topic}"),
    "claims": N_("{name} claimed {figure} {topic}"),
    "counts": N_("{name} counted {figure} {topic}"),
}
_SCOPES = {
    "whole": N_("{said}"),
    "part": N_("{said}, for a part of the incident"),
    "period": N_("{said}, over a period"),
}
_BEFORE = {
    "denies": N_("{said}; before, it was denied"),
    "disputes": N_("{said}; before, it was disputed"),
}


def sentence(news: News, dataset: Dataset) -> str:
    """Say what a claim stated, what it replaced, and when that happened."""
    incident = dataset.incidents.get(news.claim.incident)
    said = _after(news, _(_SCOPES[news.scope], said=_said(news, dataset)), dataset)
    if incident is None:
        return capital(_("{said}.", said=said))
    return capital(_("{said} ({days}).", said=said, days=when.incident(incident)))


def statement(claim: Claim, dataset: Dataset, said: str, more: int) -> str:
    """Say one claim with when it was said, and how many more were said then."""
    told = {"said": said, "statement": citing.statement(claim, dataset)}
    if more > 0:
        return n_(
            "{said}: {statement}; and {number} more claim",
            "{said}: {statement}; and {number} more claims",
            more,
            **told,
        )
    return _("{said}: {statement}", **told)


def _said(news: News, dataset: Dataset) -> str:
    claim = news.claim
    name = names.party(dataset, claim.claimant)
    topic = names.claim_loss(dataset, claim)
    if claim.stance in _ANSWERS:
        return _(_ANSWERS[claim.stance], name=name, topic=topic)
    if not claim.is_count:
        return _answered(news, dataset, name, topic)
    if claim.count.has_number:
        gave = _GAVE[names.done_with(dataset, [claim])]
        return _(gave, name=name, figure=counts.spoken(claim.count), topic=topic)
    if not claim.count.wording:
        return _("{name} gave no figure: {topic}", name=name, topic=topic)
    words = counts.spoken(claim.count)
    return _("{name} gave no figure: {topic}, {words}", name=name, topic=topic, words=words)


def _answered(news: News, dataset: Dataset, name: str, topic: str) -> str:
    claim = news.claim
    if dataset.vocabulary.asks_who(claim.measure) and claim.subject:
        party = names.party(dataset, claim.subject)
        return _("{name} named {party}: {topic}", name=name, party=party, topic=topic)
    words = labels.statement(claim)
    if words:
        return _("{name} on {topic}: {words}", name=name, topic=topic, words=words)
    return _("{name} made a statement: {topic}", name=name, topic=topic)


def _after(news: News, said: str, dataset: Dataset) -> str:
    """Say what a claim replaced: a figure, or a denial that was given up."""
    old = news.instead
    if old is None or news.claim.stance == "no_comment":
        return said
    if old.stance in _BEFORE:
        return _(_BEFORE[old.stance], said=said)
    has_figure = old.count.is_given
    return _instead(old, news.claim, said, dataset) if has_figure else said


def _instead(old: Claim, new: Claim, said: str, dataset: Dataset) -> str:
    """Name the figure that was replaced, with its status where that was another."""
    status = terms.measure(dataset.vocabulary, old.measure)
    told = {"said": said, "figure": counts.spoken(old.count), "status": status}
    if new.stance in _ANSWERS or not new.count.is_given:
        return _("{said}; before, the figure was {figure}", **told)
    if old.measure == new.measure:
        return _("{said}, instead of {figure}", **told)
    return _("{said}, instead of {figure} {status}", **told)
