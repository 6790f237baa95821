"""One function a file: from a row of text to a record."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from incidents.loader.fields import FieldError, listed, read, web_address, whole_number
from incidents.model import Claim, CountRange, Incident, Moment, Party, Retelling, Source
from incidents.moments import DAY_REMEDY, REMEDY, parse_date, parse_hour, parse_moment
from incidents.readers import Row

LIST_REMEDY = "separate values with ;"
COUNT_REMEDY = "write digits alone, such as 58, and put how it was said into wording"
URL_REMEDY = "write one that begins with https://"
HOUR_REMEDY = "write the day alone, or 2025-10-11T19:00Z with precision hour"


def party_of(row: Row) -> Party:
    """Make a party of a row of parties.csv."""
    text = _stripped(row)
    return Party(
        id=text["id"],
        name=text["name"],
        kind=text["kind"],
        side=text.get("side") or None,
        members=read(row, "members", listed, LIST_REMEDY),
        note=text.get("note", ""),
    )


def source_of(row: Row) -> Source:
    """Make a source of a row of sources.csv."""
    text = _stripped(row)
    text["url"] = read(row, "url", lambda url: web_address(url.strip()), URL_REMEDY)
    text["language"] = text.get("language") or "en"
    read(row, "published", lambda day: parse_moment(day.strip()), REMEDY)
    return Source(**text)


def incident_of(row: Row) -> Incident:
    """Make an incident of a row of incidents.csv."""
    text = _stripped(row)
    start, hour_start = _day_and_hour(row, "start")
    end, hour_end = _day_and_hour(row, "end") if text["end"] else (start, hour_start)
    searched = text.get("searched", "")
    precision = text.get("precision") or "day"
    if hour_start and precision != "hour":
        raise FieldError("start", f"gives an hour, but the precision is {precision}", HOUR_REMEDY)
    if hour_start and hour_end and hour_end < hour_start:
        raise FieldError("end", "the end is before the start", "correct one of them")
    return Incident(
        id=text["id"],
        title=text["title"],
        kind=text["kind"],
        start=start,
        end=end,
        hour_start=hour_start,
        hour_end=hour_end,
        precision=precision,
        time_note=text.get("time_note", ""),
        places=read(row, "places", listed, LIST_REMEDY),
        place_note=text.get("place_note", ""),
        summary=text.get("summary", ""),
        searched=read(row, "searched", lambda _: parse_date(searched), DAY_REMEDY)
        if searched
        else None,
    )


def claim_of(row: Row) -> Claim:
    """Make a claim of a row of claims.csv."""
    text = _stripped(row)
    basis = text.get("stated_basis", "")
    return Claim(
        id=text["id"],
        incident=text["incident"],
        claimant=text["claimant"],
        speaker=text["speaker"],
        stance=text["stance"],
        subject=text["subject"] or None,
        category=text["category"] or None,
        measure=text["measure"],
        count=CountRange(
            low=read(row, "low", lambda low: whole_number(low.strip()), COUNT_REMEDY),
            high=read(row, "high", lambda high: whole_number(high.strip()), COUNT_REMEDY),
            wording=text.get("wording", ""),
        ),
        scope=text.get("scope") or "whole",
        part_of=text.get("part_of") or None,
        stated=read(row, "stated", lambda stated: _moment(stated.strip(), basis), REMEDY),
        revises=read(row, "revises", listed, LIST_REMEDY),
        sources=read(row, "sources", listed, LIST_REMEDY),
        quotation=text.get("quotation", ""),
        quotation_language=text.get("quotation_language") or "en",
        note=text.get("note", ""),
    )


def retelling_of(row: Row) -> Retelling:
    """Make a retelling of a row of retellings.csv."""
    text = _stripped(row)
    text["url"] = read(row, "url", lambda url: web_address(url.strip()), URL_REMEDY)
    return Retelling(**text)


def _stripped(row: Row) -> dict[str, str]:
    return {field: value.strip() for field, value in row.values.items()}


def _day_and_hour(row: Row, field: str) -> tuple[dt.date, dt.datetime | None]:
    """Read a day as it is written, and the hour in UTC if it has one."""
    text = row.values[field].strip()
    if "T" not in text:
        return read(row, field, lambda _: parse_date(text), DAY_REMEDY), None
    hour = read(row, field, lambda _: parse_hour(text), HOUR_REMEDY)
    return hour.date(), hour.astimezone(dt.UTC)


@lru_cache(maxsize=4096)
def _moment(text: str, basis: str) -> Moment:
    return parse_moment(text, basis)
