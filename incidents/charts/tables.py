"""The ledger, the incidents and the sources as tables that a keyboard and a reader can walk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from incidents.charts import told, words
from incidents.charts.cards import outlet_link
from incidents.charts.differ import SCOPES, alternative
from incidents.charts.html import Html, bdi, el, join, link, mark, opener
from incidents.ledger import naming, sentences
from incidents.ledger.records import Account, Comparison
from incidents.model import Claim, Dataset, Incident, Source
from incidents.vocabulary import STANCES, WHO_MEASURES

MAX_ROWS = 200


def _table(caption: str, css: str, heads: Sequence[str], rows: Iterable[Html], rest: int) -> Html:
    """Make a table; the caption says how many rows were left out."""
    tail = f" {words.plural(rest, 'more row')} not shown." if rest > 0 else ""
    header = el("tr", "", *(el("th", "", head, scope="col") for head in heads))
    return el(
        "table",
        f"lg {css}",
        el("caption", "", caption + tail),
        el("thead", "", header),
        el("tbody", "", *rows),
    )


ORDERS = ("spoken", "date", "gap", "loss")


def ledger(
    comparisons: Sequence[Comparison],
    dataset: Dataset,
    search: str = "",
    order: str = "spoken",
    most: int = MAX_ROWS,
) -> Html:
    """Draw the ledger: one row per loss or question, both sides beside each other.

    Parameters
    ----------
    comparisons, dataset
        The comparisons of a view, and the view.
    search
        Plain text that a row must contain, in any case.
    order
        ``spoken`` (most claims first), ``date``, ``gap`` (widest first) or ``loss``.
    most
        The most rows; the rest is counted under the table.
    """
    wanted = search.strip()
    found = [one for one in comparisons if not wanted or _holds(one, dataset, wanted)]
    ordered = sorted(found, key=lambda one: _rank(one, dataset, order))
    shown = ordered[: min(most, MAX_ROWS)]
    rows = (_ledger_row(one, dataset) for one in shown)
    caption = "The ledger: what each side says of each loss, and whether the two can be compared."
    return _table(caption, "ledger", _ledger_heads(dataset), rows, len(found) - len(shown))


def _ledger_heads(dataset: Dataset) -> list[str]:
    first, second = dataset.manifest.sides
    return [
        "Loss or question",
        join([mark("a"), bdi(f"{first.name} says")]),
        join([mark("b"), bdi(f"{second.name} says")]),
        join([mark("t"), "Others"]),
        "Can they be compared?",
    ]


def _holds(comparison: Comparison, dataset: Dataset, search: str) -> bool:
    incident = dataset.incidents[comparison.incident]
    text = f"{alternative(comparison, dataset)} {incident.title} {' '.join(incident.places)}"
    return search.casefold() in text.casefold()


def _rank(comparison: Comparison, dataset: Dataset, order: str) -> tuple[float, str]:
    """Sort rows without regard to side; what is equal stays in the order it came."""
    if order == "date":
        return (dataset.incidents[comparison.incident].start.toordinal(), "")
    if order == "gap":
        gap = comparison.gap.low or 0 if comparison.gap else -1
        return (-(comparison.ratio or gap), "")
    if order == "loss":
        return (0, sentences.title(comparison, dataset).casefold())
    claims = sum(len(one.claims) for one in comparison.accounts) + len(comparison.others)
    return (-claims, "")


def _ledger_row(comparison: Comparison, dataset: Dataset) -> Html:
    incident = dataset.incidents[comparison.incident]
    title = bdi(sentences.title(comparison, dataset))
    places = words.incident_places(incident, line=words.line_name(dataset))
    where = f"{words.incident_days(incident)}, {places}{SCOPES[comparison.scope]}"
    head = [opener("", title, target=incident.id), el("small", "", bdi(where))]
    verdict = el("b", "", f"{words.capital(sentences.verdict_label(comparison))}.")
    return el(
        "tr",
        "",
        el("th", "", *head, scope="row"),
        *(_account_cell(one, dataset) for one in comparison.accounts),
        el("td", "o", join(_other(one, dataset) for one in told.others(comparison, dataset))),
        el("td", "say", verdict, " ", sentences.sentence(comparison)),
    )


def _account_cell(account: Account, dataset: Dataset) -> Html:
    """Write one side's account: figures and verb, or the words in their place."""
    css = words.side_class(dataset, account.side)
    label = naming.side_name(dataset, account.side)
    if account.state == "figure":
        old = join((el("s", "", one.label) for one in told.superseded(account, dataset)), " ")
        figure = el("b", "", told.account_figure(account))
        verb = told.verb(account, dataset)
        return el("td", css, old, " " if old else None, figure, f" {verb}", data_label=label)
    if account.state == "states":
        return el("td", css, _answers(account, dataset), data_label=label)
    empty = el("i", f"gm {css} {account.state}", aria_hidden="true")
    return el("td", f"{css} no", empty, bdi(told.account_words(account, dataset)), data_label=label)


def _answers(account: Account, dataset: Dataset) -> Html:
    """Write what a side answers to a question: whom it names, or its stance."""
    answers = (_answer(claim, dataset) for claim in told.claims_of(account, dataset))
    return bdi(", ".join(dict.fromkeys(answers)))


def _answer(claim: Claim, dataset: Dataset) -> str:
    if claim.measure in WHO_MEASURES and claim.subject:
        return naming.party_name(dataset, claim.subject)
    return f"“{claim.quotation}”" if claim.quotation else "states it"


def _other(claim: Claim, dataset: Dataset) -> Html:
    """Write a third party's figure, or what it does where it gives none."""
    name = bdi(naming.party_name(dataset, claim.claimant))
    if claim.count.label:
        return el("span", "", el("b", "", bdi(claim.count.label)), " ", name)
    return el("span", "", name, f" {STANCES[claim.stance]}")


def incidents(dataset: Dataset) -> Html:
    """Draw the incidents in view, each with who has spoken of it: the map for a reader."""
    first, second = dataset.manifest.sides
    heads = ["Incident", "When", "Where", "Kind", first.name, second.name, "Others"]
    found = sorted(dataset.incidents.values(), key=lambda one: (one.start, one.end, one.id))
    shown = found[:MAX_ROWS]
    claims = _by_incident(dataset)
    rows = (_incident_row(one, claims.get(one.id, []), dataset) for one in shown)
    caption = "Incidents in view, by date, with the number of claims by each side."
    return _table(caption, "incidents", heads, rows, len(found) - len(shown))


def _by_incident(dataset: Dataset) -> dict[str, list[Claim]]:
    """List the claims in view that nothing in view replaces, by incident."""
    replaced = {old for claim in dataset.claims.values() for old in claim.revises}
    found: dict[str, list[Claim]] = {}
    for claim in dataset.claims.values():
        if claim.id not in replaced:
            found.setdefault(claim.incident, []).append(claim)
    return found


def _incident_row(incident: Incident, claims: Sequence[Claim], dataset: Dataset) -> Html:
    sides = [side.id for side in dataset.manifest.sides]
    numbers = [sum(dataset.side_of(one.claimant) == side for one in claims) for side in sides]
    numbers.append(len(claims) - sum(numbers))
    names = [*(naming.side_name(dataset, side) for side in sides), "Others"]
    cells = zip(names, ("a", "b", "o"), numbers, strict=True)
    return el(
        "tr",
        "",
        el("th", "", opener("", bdi(incident.title), target=incident.id), scope="row"),
        el("td", "", words.incident_days(incident), data_label="When"),
        el("td", "wrap", bdi(words.incident_places(incident, 3)), data_label="Where"),
        el("td", "", words.kind_label(incident), data_label="Kind"),
        *(el("td", f"{css} num", _claims(number), data_label=name) for name, css, number in cells),
    )


def _claims(number: int) -> str:
    return words.plural(number, "claim") if number else "no statement found"


def sources(dataset: Dataset) -> Html:
    """Draw the sources of the claims in view."""
    carried: dict[str, int] = {}
    for claim in dataset.claims.values():
        for source in claim.sources:
            carried[source] = carried.get(source, 0) + 1
    used = [source for source in dataset.sources.values() if source.id in carried]
    ordered = sorted(used, key=lambda source: (source.outlet.casefold(), source.id))
    shown = ordered[:MAX_ROWS]
    heads = ["Outlet", "Title", "Published", "Tier", "Claims carried"]
    rows = (_source_row(one, carried[one.id]) for one in shown)
    caption = "Publications that carry the claims in view."
    return _table(caption, "sources", heads, rows, len(ordered) - len(shown))


def _source_row(source: Source, claims: int) -> Html:
    title = link(source.title, source.url) if source.title else outlet_link(source)
    return el(
        "tr",
        "",
        el("th", "", bdi(source.outlet), scope="row"),
        el("td", "wrap", title, lang=source.language or None, data_label="Title"),
        el("td", "", words.published(source), data_label="Published"),
        el("td", "", bdi(source.tier or "not graded"), data_label="Tier"),
        el("td", "num", f"{claims:,}", data_label="Claims carried"),
    )
