"""What both sides speak to without a figure: who began it, who did it, what was agreed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from incidents.charts import words
from incidents.charts.html import Html, bdi, el, esc, opener
from incidents.charts.others import strip
from incidents.ledger import ordering, sentences
from incidents.ledger.records import Comparison
from incidents.model import Dataset

MAX_QUESTIONS = 40
IN_SIGHT = 2
# Where both name or deny something, the two accounts meet head on: these come first.
HEAD_ON = ("states", "denies", "disputes")


def questions_strip(dataset: Dataset, comparisons: Sequence[Comparison]) -> Html:
    """Draw the questions on which both sides are on record: two in sight, the rest in a fold."""
    both = [
        one
        for one in ordering.order(comparisons)
        if one.category is None and all(account.state != "silent" for account in one.accounts)
    ]
    told = _claims_by_incident(comparisons)
    ranked = sorted(both, key=lambda one: (*_rank(one), -told[one.incident]))
    found = [_question(one, dataset) for one in ranked[:MAX_QUESTIONS]]
    if not found:
        return esc("")
    rest = len(both) - IN_SIGHT
    return strip(esc("In words"), found[:IN_SIGHT], found[IN_SIGHT:], f"{rest} more")


def _rank(comparison: Comparison) -> tuple[bool, bool]:
    """Put first what can be set against each other; then, what is most spoken of decides."""
    apart = comparison.verdict == "incomparable"
    return (apart, not all(account.state in HEAD_ON for account in comparison.accounts))


def _claims_by_incident(comparisons: Iterable[Comparison]) -> Counter[str]:
    told: Counter[str] = Counter()
    for one in comparisons:
        told[one.incident] += sum(len(account.claims) for account in one.accounts)
    return told


def _question(comparison: Comparison, dataset: Dataset) -> Html:
    """Write a question with its days and what each side says; it opens the incident."""
    incident = dataset.incidents[comparison.incident]
    title = sentences.title(comparison, dataset)
    said = sentences.sentence(comparison) or words.capital(sentences.verdict_label(comparison))
    days = words.incident_days(incident, dataset.manifest.headline.end.year)
    name = opener("q", bdi(title), target=comparison.incident, label=f"{title}. Open the incident.")
    return el("li", "", name, el("small", "", f", {days}: "), said)
