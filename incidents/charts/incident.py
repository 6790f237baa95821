"""One incident: when, where, and both sides' statements facing each other topic by topic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from incidents.charts import told, words
from incidents.charts.axis import Axis
from incidents.charts.cards import claim_card, silent_card
from incidents.charts.differ import axis_over, verdict
from incidents.charts.html import Html, bdi, el, esc, join, link, mark
from incidents.charts.track import shown_low
from incidents.ledger import sentences
from incidents.ledger.records import Account, Comparison
from incidents.model import Dataset, Incident, Retelling, Side


def incident_view(
    dataset: Dataset,
    incident_id: str,
    comparisons: Iterable[Comparison],
    line: str = "",
) -> Html:
    """Draw one incident.

    Parameters
    ----------
    dataset
        The view: must hold the incident, its claims in view and what they replaced.
    incident_id
        The incident.
    comparisons
        Comparisons of the view; those of other incidents are passed over.
    line
        Where it lies from the contested line: "12 km from the line, on the … side".

    Raises
    ------
    KeyError
        If the view does not hold the incident.
    """
    incident = dataset.incidents[incident_id]
    own = [one for one in comparisons if one.incident == incident_id]
    axis = axis_over(own, dataset)
    return el(
        "div",
        "inc",
        el("p", "eye", _eyebrow(incident)),
        el("h2", "", bdi(incident.title)),
        facts(incident, dataset, line),
        el("div", "fp heads", *(_side_head(side, dataset) for side in dataset.manifest.sides)),
        join(topic(one, incident, dataset, axis) for one in own),
        _rest(incident, own, dataset),
        _others(incident, dataset),
        _retellings(incident, dataset),
    )


def _eyebrow(incident: Incident) -> str:
    when = words.incident_days(incident, full=True)
    return f"{words.kind_label(incident)} · {when}"


def facts(incident: Incident, dataset: Dataset, line: str = "") -> Html:
    """List when, where, how far from the line, and how many claims by whom."""
    lines = [
        ("When", _when(incident)),
        ("Where", _where(incident, dataset)),
        ("Line", line),
        ("Claims", _claims(incident, dataset)),
        ("In short", incident.summary),
    ]
    return el("dl", "", join(_fact(key, text) for key, text in lines if text))


def _fact(key: str, text: str) -> Html:
    return el("div", "", el("dt", "", key), el("dd", "", bdi(text)))


def _when(incident: Incident) -> str:
    return _sentences(words.incident_days(incident, full=True), incident.time_note)


def _sentences(*parts: str) -> str:
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def _where(incident: Incident, dataset: Dataset) -> str:
    """Name the places, how precisely they are known, and what was noted about them."""
    if not incident.places:
        return _sentences("Not on the map: no place given", incident.place_note)
    named = [_place(name, dataset) for name in incident.places]
    return _sentences(", ".join(named), incident.place_note)


def _place(name: str, dataset: Dataset) -> str:
    found = dataset.places.get(name)
    if found is None:
        return f"{name} (not on the map)"
    kinds = {"point": "", "area": " (an area)", "line": " (a stretch of line)"}
    return name + kinds.get(found.shape, "")


def _claims(incident: Incident, dataset: Dataset) -> str:
    claims = words.standing(incident, dataset)
    by_side = [
        f"{sum(dataset.side_of(one.claimant) == side.id for one in claims)} {side.adjective}"
        for side in dataset.manifest.sides
    ]
    others = sum(dataset.side_of(one.claimant) is None for one in claims)
    outlets = words.plural(len(words.outlets(dataset, claims)), "publication")
    tail = f", {others} by others" if others else ""
    return f"{', '.join(by_side)}{tail}, from {outlets}"


def _side_head(side: Side, dataset: Dataset) -> Html:
    css = words.side_class(dataset, side.id)
    return el("div", f"cc-side {css}", el("h3", "fh", mark(css), bdi(f"{side.name} says")))


def topic(comparison: Comparison, incident: Incident, dataset: Dataset, axis: Axis) -> Html:
    """Set both sides' cards on one loss or question against each other."""
    title = sentences.title(comparison, dataset)
    sentence = sentences.sentence(comparison)
    columns = (_column(one, title, incident, dataset) for one in comparison.accounts)
    head = el(
        "div",
        "hd",
        el("b", "", bdi(title)),
        sparkline(comparison, dataset, axis),
        verdict(comparison),
    )
    said = el("p", "say", sentence) if sentence else None
    return el("section", "tp", head, said, el("div", "fp q", *columns))


def _column(account: Account, title: str, incident: Incident, dataset: Dataset) -> Html:
    cards = [claim_card(claim, dataset) for claim in told.claims_of(account, dataset)]
    return el("div", "", join(cards) or _silence(account, title, incident, dataset))


def _silence(account: Account, title: str, incident: Incident, dataset: Dataset) -> Html:
    name = words.side_named(dataset, account.side).name
    searched = incident.searched
    looked = f" Last looked for on {words.day(searched)}." if searched else ""
    text = f"By {name}, on: {title}.{looked}"
    return silent_card(words.side_class(dataset, account.side), text)


def sparkline(comparison: Comparison, dataset: Dataset, axis: Axis) -> Html | None:
    """Draw both figures small, joined only where the ledger compared them."""
    figures = [one for one in comparison.accounts if one.state == "figure" and one.count.has_number]
    if len(figures) < 2:
        return None
    low, high = sorted(axis.at(shown_low(one.count)) for one in figures)
    bar = f"left:{low:.1f}%;width:{high - low:.1f}%"
    return el(
        "span",
        "sp",
        el("u", "", style=bar) if comparison.verdict == "differ" else None,
        join(_spark(one, dataset, axis, close=high - low < 8) for one in _by_figure(figures)),
        aria_hidden="true",
    )


def _by_figure(accounts: Iterable[Account]) -> list[Account]:
    return sorted(accounts, key=lambda one: one.count.low or 0)


def _spark(account: Account, dataset: Dataset, axis: Axis, *, close: bool) -> Html:
    css = words.side_class(dataset, account.side) + (" near" if close else "")
    return el("i", css, style=f"left:{axis.at(shown_low(account.count)):.1f}%")


def _rest(incident: Incident, comparisons: Sequence[Comparison], dataset: Dataset) -> Html:
    """Show the sides' claims that belong to no comparison, so that none is hidden."""
    accounts = [account for one in comparisons for account in one.accounts]
    compared = {claim for account in accounts for claim in account.claims}
    left = [one for one in words.standing(incident, dataset) if one.id not in compared]
    columns = [
        join(claim_card(one, dataset) for one in left if dataset.side_of(one.claimant) == side.id)
        for side in dataset.manifest.sides
    ]
    if not any(columns):
        return esc("")
    head = el("div", "hd", el("b", "", "Other statements"))
    return el("section", "tp", head, el("div", "fp q", *(el("div", "", one) for one in columns)))


def _others(incident: Incident, dataset: Dataset) -> Html:
    """Show third parties in a section of their own, below both sides."""
    claims = [
        one for one in words.standing(incident, dataset) if dataset.side_of(one.claimant) is None
    ]
    if not claims:
        return esc("")
    head = el("div", "hd", el("b", "", mark("t"), "Others"))
    cards = (el("div", "", claim_card(one, dataset)) for one in claims)
    return el("section", "tp", head, el("div", "fp q", *cards))


def _retellings(incident: Incident, dataset: Dataset) -> Html:
    """List publications that changed a claim in passing it on."""
    found = [
        one
        for one in dataset.retellings.values()
        if one.claim in dataset.claims and dataset.claims[one.claim].incident == incident.id
    ]
    if not found:
        return esc("")
    head = el("div", "hd", el("b", "", "Retellings that differ"))
    told_ = join(_retelling(one, dataset) for one in found)
    return el("section", "tp rt", head, el("ul", "", told_))


def _retelling(retelling: Retelling, dataset: Dataset) -> Html:
    """Set what was printed against the claim it retells."""
    claim = dataset.claims[retelling.claim]
    name = sentences.party_name(dataset, claim.claimant)
    back = el("a", "", bdi(f"{name}’s claim"), href=f"#claim-{claim.id}")
    return el(
        "li",
        "",
        link(retelling.outlet, retelling.url),
        " printed “",
        bdi(retelling.printed),
        "”: ",
        bdi(retelling.explanation),
        " See ",
        back,
        ".",
    )
