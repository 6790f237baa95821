"""The claims behind one figure of a panel, incident by incident, with what was not added."""

from __future__ import annotations

from collections.abc import Iterable

from incidents.charts.cards import claim_card
from incidents.charts.html import Html, bdi, el, join
from incidents.charts.summing import title
from incidents.charts.words import side_class
from incidents.ledger.records import Sum
from incidents.model import Dataset


def sum_view(dataset: Dataset, sum_: Sum) -> Html:
    """Draw every claim in a sum, and every one left out with the reason."""
    head = title(dataset, sum_.side, sum_.subject, sum_.category, sum_.measure)
    css = side_class(dataset, sum_.side)
    return el(
        "div",
        "inc",
        el("p", "eye", "The claims behind a figure"),
        el("h2", "", bdi(head), " ", el("span", f"nu {css}", sum_.total.label)),
        el("p", "say", sum_.refusal) if sum_.refusal else None,
        _section("Added, each incident once", [(one, "") for one in sum_.parts], dataset),
        _section("Not added", sum_.left_out, dataset),
    )


def _section(head: str, claims: Iterable[tuple[str, str]], dataset: Dataset) -> Html | None:
    found = [(dataset.claims[one], why) for one, why in claims if one in dataset.claims]
    if not found:
        return None
    cards = join(
        el("div", "", el("p", "say", why) if why else None, claim_card(one, dataset, context=True))
        for one, why in found
    )
    return el("section", "tp", el("div", "hd", el("b", "", head)), el("div", "fp q", cards))
