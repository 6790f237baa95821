"""Everything that is to be decided, warned of or fine about a claim, all at once."""

from __future__ import annotations

from collections.abc import Iterator

from incidents.brief.shape import LedgerRow
from incidents.desk.amendments import Amendment, Bundle
from incidents.desk.duplicates import twins
from incidents.desk.evidence import Evidence, look
from incidents.desk.previews import Preview
from incidents.ui.desk import options
from incidents.ui.desk.drawing import FINE, TO_DECIDE, UNKNOWN, WARNING
from incidents.ui.desk.session import Desk
from incidents.words import asking, cards
from incidents.words import desk as words

Check = tuple[str, str]


def checks(desk: Desk, bundle: Bundle, one: Amendment, then: Preview) -> Iterator[Check]:
    """List what stands against a claim and what speaks for it."""
    meant = options.assumed(one, desk.frame)
    for name in one.unsure:
        assumed = meant.get(name, "")
        say = options.say(name, desk.frame) if name in ("subject", "category", "measure") else str
        yield TO_DECIDE, words.decide(name, say(assumed) if assumed else "")
    for problem in then.problems.get(one.row, ()):
        kind = TO_DECIDE if problem.level == "refused" and not one.unsure else WARNING
        yield kind, f"{asking.field(problem.column)}: {problem.message}; {problem.remedy}"
    yield from _alike(one, then)
    yield quoted(evidence(desk, bundle, one), one)
    if (row := then.row(one.row)) is not None:
        yield from _silences(row)


def _alike(one: Amendment, then: Preview) -> Iterator[Check]:
    claim = then.dataset.claims.get(one.row)
    for twin in twins(claim, then.dataset) if claim else ():
        if twin.claim in claim.revises:  # type: ignore[union-attr]
            continue
        other = then.dataset.claims[twin.claim]
        named = f"{cards.figure(other)} {cards.topic(other, then.dataset)} ({other.id})".strip()
        yield WARNING, words.like(twin.likeness, named)


def evidence(desk: Desk, bundle: Bundle, one: Amendment) -> Evidence:
    """Look for the quotation of a claim in what is kept of its sources."""
    named = one.values.get("sources", "").split(";")
    proposed = [a.values for a in desk.drawer.of(bundle.id) if a.row in named]
    standing = [row for row in desk.rows("sources.csv") if row.get("id") in named]
    quotation = one.values.get("quotation", "")
    return look(quotation, [*proposed, *standing], desk.captures, bundle.article)


def quoted(found: Evidence, one: Amendment) -> Check:
    """Say what came of looking for a quotation."""
    if not found.looked:
        return WARNING, words.not_looked(is_quoted=bool(one.values.get("quotation")))
    if found.found is None:
        return TO_DECIDE, words.not_found(found.near.text if found.near else "")
    at = found.found
    told = words.found_at(at.start, at.end, is_exact=at.is_exact, where=found.looked)
    return FINE, told


def _silences(row: LedgerRow) -> Iterator[Check]:
    for cell in row.cells:
        if cell.state == "unsearched":
            yield UNKNOWN, words.not_yet(cell.name, row.title)
