"""What a store finds while a reader types: incidents, speakers and quotations, a few of each."""

from __future__ import annotations

from incidents.model import Claim, Incident
from incidents.store.database import Database

FEW = 5
CANDIDATES = 60
"""How many claims are looked at for words within a quotation: what matches may be elsewhere."""

_TITLE = "split_part(text, chr(10), 1)"
"""The first line of a folded text: an incident's title, a claim's speaker."""

_WORD_FIRST = f"NOT (starts_with({_TITLE}, $text) OR contains({_TITLE}, ' ' || $text))"

INCIDENTS = (
    f"SELECT json, claims FROM incidents WHERE contains({_TITLE}, $text)"
    f" ORDER BY {_WORD_FIRST}, claims DESC, n LIMIT $limit"
)
SPEAKERS = (
    "SELECT any_value(json_extract_string(json, '$.speaker')), count(*) AS claims"
    f" FROM claims WHERE contains({_TITLE}, $text)"
    f" GROUP BY {_TITLE} ORDER BY {_WORD_FIRST}, claims DESC, {_TITLE} LIMIT $limit"
)
CLAIMS = "SELECT json FROM claims WHERE contains(text, $text) ORDER BY n LIMIT $limit"


def incidents(database: Database, text: str) -> tuple[tuple[Incident, int], ...]:
    """Find incidents by words of their titles, each with the number of claims about it."""
    rows = database.rows(INCIDENTS, text=text, limit=FEW)
    return tuple((Incident.model_validate_json(json), claims) for json, claims in rows)


def speakers(database: Database, text: str) -> tuple[tuple[str, int], ...]:
    """Find speakers by name, each with the number of claims."""
    rows = database.rows(SPEAKERS, text=text, limit=FEW)
    return tuple((speaker, number) for speaker, number in rows)


def claims(database: Database, text: str) -> tuple[Claim, ...]:
    """Find claims that hold words anywhere: in a quotation, or only beside it."""
    rows = database.rows(CLAIMS, text=text, limit=CANDIDATES)
    return tuple(Claim.model_validate_json(json) for (json,) in rows)
