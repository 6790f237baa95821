"""An open incident: what each side says of it, topic by topic, and what nobody has said."""

from __future__ import annotations

from collections.abc import Sequence

from incidents import ledger
from incidents.brief.cards import card, slot_of
from incidents.brief.differences import differences, rows_of
from incidents.brief.line import line_of
from incidents.brief.shape import Card, LedgerRow, Opened, RetellingLine, Topic
from incidents.brief.sight import Sight
from incidents.ledger import QUIET
from incidents.model import Claim, Incident
from incidents.text import one_line
from incidents.words import incidents as words
from incidents.words import names, places, silence, when


def opened(sight: Sight) -> Opened | None:
    """Work out the incident that is open; None where none is."""
    incident = sight.opened
    if incident is None:
        return None
    claims = ledger.standing(sight.whole, sight.query.as_known_on)
    found = differences(sight)
    rows = rows_of(found)
    spoken = words.spoken([one for one in claims if one.stance != "no_comment"], sight.whole)
    is_past = sight.query.as_known_on is not None
    silent, unsearched = _of("silent", rows, sight), _of("unsearched", rows, sight)
    return Opened(
        id=incident.id,
        title=words.title(incident),
        kind=words.kind(incident, sight.whole),
        when=when.incident(incident),
        where=places.where(incident, sight.whole),
        spoken=spoken,
        summary=_summary(incident, sight),
        facts=_facts(incident, spoken, sight),
        topics=tuple(_topic(row, sight) for row in _in_order(rows)),
        ticks=found.ticks,
        nobody=words.nobody(silent, unsearched) if claims else words.nothing(is_past=is_past),
        searched=silence.searched(incident, sight.whole),
        others=_rest(claims, rows, sight, 2),
        rest=(_rest(claims, rows, sight, 0), _rest(claims, rows, sight, 1)),
        retellings=_retellings(sight),
    )


def absent(sight: Sight, claim: str) -> str:
    """Say why a claim of the open incident has no card at the chosen instant; else nothing."""
    found, on = sight.whole.claims.get(claim), sight.query.as_known_on
    if found is None or on is None or ledger.is_known(found, on):
        return ""
    return words.absent(found, on, sight.store.zone)


def _of(state: str, rows: Sequence[LedgerRow], sight: Sight) -> list[str]:
    """Name the rows of which both sides are quiet in one way, as in a sentence, each name once."""
    alike = {row.key for row in rows if {cell.state for cell in row.cells} == {state}}
    found = (names.topic(row, sight.whole) for row in sight.comparisons if row.key in alike)
    return list(dict.fromkeys(found))


def _slot(claim: Claim, sight: Sight) -> int:
    return slot_of(sight.whole, claim)


def _is_quiet(row: LedgerRow) -> bool:
    return all(cell.state in QUIET for cell in row.cells)


def _in_order(rows: Sequence[LedgerRow]) -> list[LedgerRow]:
    """Put what each side says about what happened first, then losses with figures."""
    return sorted(rows, key=lambda row: (row.is_loss, _is_quiet(row)))


def _facts(incident: Incident, spoken: str, sight: Sight) -> tuple[tuple[str, str], ...]:
    titles = words.fact_names()
    found = {
        "when": words.hours(incident),
        "where": places.full(incident, sight.whole),
        "line": line_of(sight.whole, incident),
        "claims": spoken,
        "summary": _summary(incident, sight),
    }
    return tuple((titles[name], text) for name, text in found.items() if text)


def _summary(incident: Incident, sight: Sight) -> str:
    """Give what happened in the dataset's own words, which were written later than any instant."""
    told = one_line(incident.summary)
    return words.later(told) if told and sight.query.as_known_on else told


def _topic(row: LedgerRow, sight: Sight) -> Topic:
    first, second = (
        tuple(
            card(sight.whole.claims[one], sight.whole, sight) for one in (*cell.claims, *cell.noted)
        )
        for cell in row.cells
    )
    beside = (card(sight.whole.claims[one.claim], sight.whole, sight) for one in row.others)
    return Topic(row, (first, second), tuple(beside), _is_quiet(row))


def _rest(
    claims: Sequence[Claim], rows: Sequence[LedgerRow], sight: Sight, slot: int
) -> tuple[Card, ...]:
    """Show the claims of a slot that are on no row, so that none is hidden."""
    on_rows = {one for row in rows for cell in row.cells for one in (*cell.claims, *cell.noted)}
    on_rows |= {one.claim for row in rows for one in row.others}
    left = [one for one in claims if one.id not in on_rows and _slot(one, sight) == slot]
    return tuple(card(one, sight.whole, sight) for one in left)


def _retellings(sight: Sight) -> tuple[RetellingLine, ...]:
    dataset = sight.whole
    return tuple(
        RetellingLine(
            claim=one.claim,
            outlet=one_line(one.outlet),
            url=one.url,
            printed=one_line(one.printed),
            explanation=one_line(one.explanation),
            back=words.back(one, dataset),
        )
        for one in dataset.retellings.values()
        if one.claim in dataset.claims
    )
