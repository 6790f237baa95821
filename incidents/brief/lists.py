"""Lists of a view: incidents, those without a place, third parties' counts, numbered sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from incidents import ledger
from incidents.brief.cards import slot_of
from incidents.brief.panels import kind_rank
from incidents.brief.quiet import quiet_state
from incidents.brief.shape import IncidentLine, OtherCount, Reference
from incidents.brief.sight import Sight
from incidents.ledger import Comparison
from incidents.ledger.standing import Known
from incidents.model import Claim, Dataset, Incident, Source
from incidents.query import Query
from incidents.store import MOST_ROWS
from incidents.text import capital, one_line
from incidents.words import cards, counts, names, places, when
from incidents.words import incidents as words

THIRD = 2


def incident_lines(sight: Sight) -> tuple[IncidentLine, ...]:
    """List the incidents in view, by date, each with who has spoken of it."""
    ordered = sorted(sight.shown.incidents.values(), key=lambda one: (one.start, one.end, one.id))
    return tuple(_lines(ordered[:MOST_ROWS], sight.shown, sight.whole, sight))


def unplaced(sight: Sight) -> tuple[IncidentLine, ...]:
    """List the incidents in view that have no place on the map."""
    found = sight.store.unplaced(sight.query)
    if all(one.id in sight.shown.incidents for one in found):
        return tuple(_lines(found, sight.shown, sight.whole, sight))
    # Of more incidents than are judged: a bound makes no side silent, so these are asked for.
    ids = [one.id for one in found]
    shown, whole = (sight.store.slice(one, incidents=ids) for one in (sight.query, Query()))
    return tuple(_lines(found, shown, whole, sight))


def _lines(
    incidents: Iterable[Incident], shown: Dataset, whole: Dataset, sight: Sight
) -> Iterator[IncidentLine]:
    claims = _by_incident(shown, sight)
    view = Known.at(whole, sight.query.as_known_on)
    for one in incidents:
        yield incident_line(one, claims.get(one.id, []), view)


def _by_incident(shown: Dataset, sight: Sight) -> Mapping[str, list[Claim]]:
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in ledger.standing(shown, sight.query.as_known_on):
        if claim.stance != "no_comment":
            found[claim.incident].append(claim)
    return found


def incident_line(incident: Incident, claims: Iterable[Claim], view: Known) -> IncidentLine:
    """Write one incident of a list, with the claims in view about it."""
    slots = [slot_of(view.dataset, claim) for claim in claims]
    first, second = (
        "speaks" if slot in slots else _state(incident, side, view)
        for slot, side in enumerate(view.side_ids)
    )
    spoken = (
        words.count_or_state(slots.count(0), first),
        words.count_or_state(slots.count(1), second),
        counts.claims(slots.count(THIRD)),
    )
    return IncidentLine(
        id=incident.id,
        title=words.title(incident),
        start=incident.start.isoformat(),
        end=incident.end.isoformat(),
        when=when.incident(incident, full=False),
        where=places.where(incident, view.dataset, 3),
        kind=words.kind(incident, view.dataset),
        spoken=spoken,
        states=(first, second),
    )


def _state(incident: Incident, side: str, view: Known) -> str:
    """Tell why nothing by a side is in view: a filter and an instant make no side silent."""
    mine = view.of_side(side, view.claims.get(incident.id, ()))
    if any(one.stance != "no_comment" for one in mine):
        return "hidden"
    return quiet_state(view, incident.id, side)


def others(sight: Sight) -> tuple[OtherCount, ...]:
    """List third parties' counts: whole incidents first, deaths before other harm."""
    ordered = sorted(counted(sight), key=lambda one: _rank(one, sight.whole))
    return tuple(_other(one, sight) for one in ordered[:MOST_ROWS])


def counted(sight: Sight) -> list[Claim]:
    """Gather third parties' claims that give a number, once each, in the order of the rows."""
    ids = dict.fromkeys(claim for row in sight.comparisons for claim in row.others)
    claims = (sight.whole.claims[one] for one in ids)
    return [one for one in claims if one.count.has_number]


def _rank(claim: Claim, dataset: Dataset) -> tuple[bool, bool, int, tuple[int, int, str, str]]:
    is_part = claim.scope != "whole" or claim.part_of is not None
    incident = dataset.incidents[claim.incident]
    loss = (claim.category or "", claim.measure)
    days = (incident.end - incident.start).days
    is_harm = "killed" not in dataset.vocabulary.statuses(claim.measure)
    return (is_part, is_harm, days, kind_rank(dataset.vocabulary, loss))


def _other(claim: Claim, sight: Sight) -> OtherCount:
    incident = sight.whole.incidents[claim.incident]
    is_total = claim.scope == "period"
    return OtherCount(
        claim=claim.id,
        incident=claim.incident,
        name=capital(names.party(sight.whole, claim.claimant)),
        figure=counts.figure(claim.count),
        loss=cards.topic(claim, sight.whole),
        where=when.incident(incident, sight.year, full=False)
        if is_total
        else places.first(incident, sight.whole),
    )


def references(sight: Sight) -> tuple[Reference, ...]:
    """Give each source of the claims in view a number, in the order in which rows cite them."""
    carried = _carried(sight.comparisons, sight.whole)
    for claim in sight.shown.claims.values():
        for source in claim.sources:
            carried.setdefault(source, {})[claim.id] = None
    found = ((name, ids) for name, ids in carried.items() if name in sight.whole.sources)
    return tuple(
        _reference(number, sight.whole.sources[name], tuple(ids))
        for number, (name, ids) in enumerate(found, start=1)
    )


def _carried(rows: Iterable[Comparison], dataset: Dataset) -> dict[str, dict[str, None]]:
    """Gather sources with the claims that rows cite from them, in the order of the rows.

    Within a row they come in the order of the file, so that no side's sources come first.
    """
    carried: dict[str, dict[str, None]] = {}
    place = {name: number for number, name in enumerate(dataset.claims)}
    for row in rows:
        ids = [one for each in row.accounts for one in (*each.claims, *each.noted)]
        for name in (*sorted(ids, key=place.__getitem__), *row.others):
            for source in dataset.claims[name].sources:
                carried.setdefault(source, {})[name] = None
    return carried


def _reference(number: int, source: Source, claims: tuple[str, ...]) -> Reference:
    return Reference(
        number=number,
        id=source.id,
        outlet=one_line(source.outlet),
        title=one_line(source.title),
        url=source.url,
        published=cards.published(source),
        basis=one_line(source.published_basis),
        language=source.language,
        tier=one_line(source.tier),
        archive=source.archive_url,
        claims=claims,
    )
