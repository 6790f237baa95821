"""Third parties' counts across under both panels: beside the sides, never between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from incidents.charts import words
from incidents.charts.html import Html, bdi, el, esc, join, mark, opener
from incidents.charts.summing import loss_rank
from incidents.ledger import naming
from incidents.ledger.records import Comparison
from incidents.model import Claim, Dataset

MAX_OTHERS = 40
PARTIES_IN_SIGHT = 2
COUNTS_IN_SIGHT = 2


def others_strip(dataset: Dataset, comparisons: Sequence[Comparison]) -> Html:
    """Draw third parties' counts: a line for each of two parties, the rest under a fold."""
    ids = dict.fromkeys(claim for one in comparisons for claim in one.others)
    claims = [dataset.claims[one] for one in ids if one in dataset.claims]
    counted = sorted(
        (one for one in claims if one.count.has_number), key=lambda one: _rank(one, dataset)
    )
    if not counted:
        return esc("")
    parties = _by_party(counted)
    first = {name: parties[name][:COUNTS_IN_SIGHT] for name in list(parties)[:PARTIES_IN_SIGHT]}
    seen = {one.id for found in first.values() for one in found}
    rest = [one for one in counted if one.id not in seen]
    return strip(
        join([mark("t"), "Others"]),
        _parties(first, dataset),
        [*_parties(_by_party(rest[:MAX_OTHERS]), dataset), *_beyond(rest)],
        f"{len(rest)} more",
    )


def strip(heading: Html, first: Sequence[Html], rest: Sequence[Html], more: str) -> Html:
    """Draw a heading with a few lines beside it, each cut to one line, and the rest to unfold."""
    fold = None
    if rest:
        # What is cut short in sight is written out there too.
        summary = el("summary", "", el("span", "", more))
        fold = el("details", "cc-fold", summary, el("ul", "", *first, *rest))
    return el("div", "cc-others", el("h3", "", heading), el("ul", "", *first), fold)


def _by_party(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    parties: dict[str, list[Claim]] = {}
    for claim in claims:
        parties.setdefault(claim.claimant, []).append(claim)
    return parties


def _rank(claim: Claim, dataset: Dataset) -> tuple[bool, bool, int, tuple[int, int, str, str]]:
    """Put whole incidents before parts and totals, deaths before other harm, short before long."""
    is_part = claim.scope != "whole" or claim.part_of is not None
    incident = dataset.incidents[claim.incident]
    loss = (claim.category or "", claim.measure)
    return (
        is_part,
        claim.measure != "killed",
        (incident.end - incident.start).days,
        loss_rank(loss),
    )


def _beyond(rest: Sequence[Claim]) -> Iterator[Html]:
    """Count what is not drawn at all."""
    beyond = len(rest) - MAX_OTHERS
    if beyond > 0:
        told = f"and {words.plural(beyond, 'more figure')}, in the ledger below"
        yield el("li", "more", told)


def _parties(parties: dict[str, list[Claim]], dataset: Dataset) -> list[Html]:
    return [_party(name, found, dataset) for name, found in parties.items()]


def _party(party: str, claims: Sequence[Claim], dataset: Dataset) -> Html:
    """Write one third party's counts in a line."""
    name = el("b", "", bdi(naming.party_name(dataset, party)))
    return el("li", "", name, " ", join((_count(one, dataset) for one in claims), "; "))


def _count(claim: Claim, dataset: Dataset) -> Html:
    """Write one count with its place, or its days if it is a total: it opens the incident."""
    loss = words.loss_label(claim.category, claim.measure)
    label = f"{claim.count.label} {loss}. Open the incident."
    figure = opener("v", claim.count.label, target=claim.incident, label=label)
    return join([figure, f" {loss}", el("small", "", ", ", bdi(_where(claim, dataset)))])


def _where(claim: Claim, dataset: Dataset) -> str:
    incident = dataset.incidents[claim.incident]
    if claim.scope == "period":
        return words.incident_days(incident, dataset.manifest.headline.end.year)
    return words.first_place(incident, dataset)
