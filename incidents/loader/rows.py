"""One function a file: from the cells of a row to a record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from incidents.dates import parse_date, parse_hour, parse_moment
from incidents.loader.cells import Cells
from incidents.model import (
    MAX_QUOTATION_WORDS,
    Change,
    Claim,
    Incident,
    Party,
    Retelling,
    Search,
    Source,
)
from incidents.quantities import CountRange, Moment
from incidents.vocabulary import (
    PARTY_KINDS,
    PRECISIONS,
    REPLACED_STANCES,
    SCOPES,
    STANCES,
    Vocabulary,
)
from incidents.words.tongue import either


@dataclass(frozen=True)
class Rules:
    """What the rows of a dataset are read by.

    Attributes
    ----------
    vocabulary, zone, sides
        Its words, where its days end, and the ids of its two sides.
    parties, sources, incidents, claims
        Ids that rows may name: of the records that were read before and not refused.
    """

    vocabulary: Vocabulary
    zone: dt.tzinfo
    sides: tuple[str, ...]
    parties: Collection[str] = ()
    sources: Collection[str] = ()
    incidents: Collection[str] = ()
    claims: Collection[str] = ()


def party_of(cells: Cells, rules: Rules) -> Party | None:
    """Make a party of a row of parties.csv."""
    _check_camp(cells, rules.sides)
    return cells.made(
        Party,
        id=cells.text("id"),
        name=cells.text("name"),
        kind=cells.text("kind"),
        side=cells.text("side") or None,
        members=cells.listed("members"),
        note=cells.text("note"),
    )


def _check_camp(cells: Cells, sides: tuple[str, ...]) -> None:
    """Refuse a party of a side that is none of the two, or a side's own party outside it."""
    own = cells.text("id")
    if own in sides and cells.text("side") != own:
        cells.refuse("side", "own_side", side=own)
    else:
        cells.known("side", sides, "side_of_party", sides=either(sides))
    kind = cells.text("kind")
    if kind and kind not in PARTY_KINDS:
        cells.warn("kind", "party_kind", known=", ".join(PARTY_KINDS))


def source_of(cells: Cells, _: Rules) -> Source | None:
    """Make a source of a row of sources.csv."""
    cells.parsed("published", parse_moment, "no_moment")
    cells.parsed("captured", _day_or_hour, "no_when")
    names = ("id", "outlet", "title", "published", "published_basis", "country", "tier", "note")
    return cells.made(
        Source,
        **{name: cells.text(name) for name in names},
        url=cells.address("url"),
        language=cells.text("language") or "en",
        captured=cells.text("captured"),
        capture_sha256=cells.sha256("capture_sha256"),
        archive_url=cells.address("archive_url"),
    )


def incident_of(cells: Cells, rules: Rules) -> Incident | None:
    """Make an incident of a row of incidents.csv."""
    start, hour_start = _day_and_hour(cells, "start")
    end, hour_end = _day_and_hour(cells, "end")
    if not cells.text("end"):
        end, hour_end = start, hour_start
    precision = cells.word("precision", PRECISIONS) or "day"
    for column, hour in (("start", hour_start), ("end", hour_end)):
        if hour and cells.text(column) and precision != "hour":
            cells.refuse(column, "hour_precision", precision=precision)
    if (start and end and end < start) or (hour_start and hour_end and hour_end < hour_start):
        cells.refuse("end", "ends_first")
    if not cells.text("start"):
        cells.refuse("start", "empty")
    return cells.made(
        Incident,
        **{name: cells.text(name) for name in ("id", "title", "time_note", "place_note")},
        kind=cells.word("kind", rules.vocabulary.kinds),
        start=start,
        end=end,
        hour_start=hour_start,
        hour_end=hour_end,
        precision=precision,
        places=cells.listed("places"),
        summary=cells.text("summary"),
        searched=cells.parsed("searched", parse_date, "no_date"),
    )


def _day_and_hour(cells: Cells, column: str) -> tuple[dt.date | None, dt.datetime | None]:
    """Read a day as it is written, and the hour with its offset if it has one."""
    if "T" not in cells.text(column):
        return cells.parsed(column, parse_date, "no_date"), None
    hour = cells.parsed(column, parse_hour, "no_hour")
    return (hour.date(), hour) if hour else (None, None)


def claim_of(cells: Cells, rules: Rules) -> Claim | None:
    """Make a claim of a row of claims.csv."""
    measure = cells.word("measure", rules.vocabulary.measures)
    category = cells.word("category", rules.vocabulary.categories)
    count = count_of(cells)
    _check_measure(cells, rules.vocabulary, measure)
    if len(cells.text("quotation").split()) > MAX_QUOTATION_WORDS:
        cells.refuse("quotation", "quotation_long", most=str(MAX_QUOTATION_WORDS))
    basis = cells.text("stated_basis")
    names = ("id", "speaker", "quotation", "translation", "translation_by", "note", "part")
    return cells.made(
        Claim,
        **{name: cells.text(name) for name in names},
        incident=cells.known("incident", rules.incidents, "unknown_incident"),
        claimant=cells.known("claimant", rules.parties, "unknown_party"),
        stance=cells.word("stance", STANCES, REPLACED_STANCES),
        subject=cells.known("subject", rules.parties, "unknown_party") or None,
        category=category or None,
        measure=measure,
        count=count,
        scope=cells.word("scope", SCOPES) or ("part" if cells.text("part") else "whole"),
        part_of=cells.text("part_of") or None,
        stated=cells.parsed("stated", lambda text: moment_of(text, basis, rules.zone), "no_moment")
        or Moment(basis=basis),
        revises=cells.listed("revises"),
        sources=_sources(cells, rules.sources),
        quotation_language=cells.text("quotation_language") or "en",
    )


def _sources(cells: Cells, known: Collection[str]) -> tuple[str, ...]:
    """Read the sources that carry a claim: at least one must be known."""
    given = cells.listed("sources")
    if given and not any(name in known for name in given):
        cells.refuse("sources", "unknown_sources")
        return given
    return cells.all_known("sources", given, known, "unknown_source")


def count_of(cells: Cells) -> CountRange:
    """Read a count: its least, its most, a best estimate between them, and how it was said."""
    low, high = cells.count("low"), cells.count("high")
    if low is None and high is not None:
        cells.refuse("high", "high_alone")
    elif low is not None and high is not None and low > high:
        cells.refuse("low", "low_above")
    else:
        best = _best(cells, low, high)
        return CountRange(low=low, high=high, best=best, wording=cells.text("wording"))
    return CountRange(wording=cells.text("wording"))


def _best(cells: Cells, low: int | None, high: int | None) -> int | None:
    best = cells.count("best")
    if best is None or (low is not None and high is not None and low <= best <= high):
        return best
    cells.refuse("best", "best_outside")
    return None


def _check_measure(cells: Cells, vocabulary: Vocabulary, measure: str) -> None:
    """Check that what is counted has an owner and a kind, and that nothing else is counted."""
    if measure not in vocabulary.measures:
        return
    if vocabulary.counts(measure):
        for column in ("subject", "category"):
            if not cells.text(column):
                cells.refuse(column, "needs_subject", measure=measure)
        return
    for column in ("low", "high", "category"):
        if cells.text(column):
            cells.refuse(column, "takes_no_number", measure=measure)


@lru_cache(maxsize=4096)
def moment_of(text: str, basis: str, zone: dt.tzinfo) -> Moment:
    """Read when something was said; most are written alike."""
    return parse_moment(text, basis, zone)


def retelling_of(cells: Cells, rules: Rules) -> Retelling | None:
    """Make a retelling of a row of retellings.csv."""
    names = ("id", "kind", "outlet", "printed", "explanation")
    return cells.made(
        Retelling,
        **{name: cells.text(name) for name in names},
        claim=cells.known("claim", rules.claims, "unknown_claim"),
        url=cells.address("url"),
    )


def search_of(cells: Cells, rules: Rules) -> Search | None:
    """Make a search of a row of searches.csv."""
    day = cells.parsed("day", parse_date, "no_date")
    if not cells.text("day"):
        cells.refuse("day", "empty")
    return cells.made(
        Search,
        **{name: cells.text(name) for name in ("by", "where", "note")},
        incident=cells.known("incident", rules.incidents, "unknown_incident"),
        side=cells.known("side", rules.sides, "no_side", sides=either(rules.sides)),
        day=day,
        languages=cells.listed("languages"),
        found=cells.all_known("found", cells.listed("found"), rules.claims, "unknown_found"),
    )


def change_of(cells: Cells, _: Rules) -> Change | None:
    """Make a change of a row of changes.csv."""
    cells.parsed("when", _day_or_hour, "no_when")
    names = ("id", "when", "who", "version", "file", "row", "field", "before", "after", "why")
    return cells.made(
        Change,
        **{name: cells.text(name) for name in names},
        proven=cells.flag("proven"),
    )


def _day_or_hour(text: str) -> dt.date:
    return parse_hour(text) if "T" in text else parse_date(text)
