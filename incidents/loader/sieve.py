"""Checks of whole columns at once: which rows are surely sound, and what is in them.

Each statement reads the text of a file's plain lines and gives typed columns and ``sound``. It is
stricter than the rules: a row that is sound here is one of which `incidents.loader.rows` would
say nothing, and would make exactly this record. Every other row is read there, by the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from incidents.loader.cells import MAX_LISTED
from incidents.loader.waiting import TABLES
from incidents.model import MAX_QUOTATION_WORDS
from incidents.quantities import MAX_COUNT
from incidents.readers.sift import LINE, named

ID = r"[A-Za-z0-9][A-Za-z0-9_.-]{0,79}"
_URL = r"(?i)(https?://[^\s\pZ/?#]+\.[^\s\pZ]+|urn:[a-z0-9][a-z0-9-]+:[^\s\pZ]+)"
_BLANK = r"[\s\x{0085}\pZ]"
_HIDDEN = r"[\x{200b}\x{2060}\x{feff}\x{202a}-\x{202e}\x{2066}-\x{2069}]"
_ODD = rf"(^|\x1f)([=+@-]|{_BLANK})|{_BLANK}(\x1f|$)|{_HIDDEN}"
"""Space around a cell, a formula, or a character that nobody sees."""

EMPTY = "''"

SOURCES = (
    *("id", "outlet", "url", "title", "published", "published_basis", "language", "country"),
    *("tier", "note"),
)
INCIDENTS = (
    *("id", "title", "kind", "start", "end", "precision", "time_note", "places", "place_note"),
    *("summary", "searched"),
)
CLAIMS = (
    *("id", "incident", "claimant", "speaker", "stance", "subject", "category", "measure", "low"),
    *("high", "stated", "sources", "wording", "scope", "part_of", "stated_basis", "revises"),
    *("quotation", "quotation_language", "translation", "translation_by", "note"),
)
"""The columns that are checked here; where any other holds something, the row is not sound."""


def _text_of(known: Sequence[str], given: Sequence[str]) -> str:
    """Read the table of text with the known columns, empty where the file has none of a name."""
    place = {name: named(number) for number, name in enumerate(given)}
    columns = (f'{place.get(name, EMPTY)} AS "{name}"' for name in known)
    others = [f"{place[name]} = {EMPTY}" for name in given if name not in known]
    return f"""
        SELECT line, {", ".join(columns)}, {" AND ".join(others) or "TRUE"}
          AND count(*) OVER (PARTITION BY {place["id"]}) = 1
          AND {place["id"]} NOT IN (SELECT id FROM odd_ids)
          AND NOT regexp_matches(concat_ws(chr(31), {", ".join(place.values())}), '{_ODD}')
          AND regexp_full_match({place["id"]}, '{ID}') AS clean
        FROM waiting_text
    """


def _sources(text: str) -> str:
    """Check sources; `waiting_sources` and ``sound``."""
    return f"""
        SELECT t.* EXCLUDE (clean) REPLACE (coalesce(nullif("language", ''), 'en') AS "language"),
          clean AND outlet <> '' AND regexp_full_match(url, '{_URL}')
          AND (published = '' OR m.text IS NOT NULL) AS sound
        FROM ({text}) t LEFT JOIN moments m ON m.text = t.published AND m.basis = ''
    """


def _incidents(text: str) -> str:
    """Check incidents; `waiting_incidents` and ``sound``."""
    return f"""
        SELECT line, t.id, title, kind, a.day AS start, coalesce(b.day, a.day) AS "end",
          coalesce(nullif("precision", ''), 'day') AS "precision", a.began, time_note,
          p.names AS places, place_note, summary, s.day AS searched,
          coalesce(clean AND title <> '' AND kind IN (SELECT word FROM words WHERE "of" = 'kind')
            AND a.day IS NOT NULL AND (t."end" = '' OR b.day >= a.day)
            AND ("precision" = ''
              OR "precision" IN (SELECT word FROM words WHERE "of" = 'precision'))
            AND (searched = '' OR s.day IS NOT NULL) AND p.known, FALSE) AS sound
        FROM ({text}) t
        LEFT JOIN days a ON a.text = t.start LEFT JOIN days b ON b.text = t."end"
        LEFT JOIN days s ON s.text = t.searched LEFT JOIN cells p ON p.text = t.places
    """


def _claims(text: str) -> str:
    """Check claims, each by itself; `waiting_claims` and ``sound``."""
    return f"""
        SELECT line, t.id, t.incident, claimant, speaker, stance, nullif(subject, '') AS subject,
          nullif(category, '') AS category, measure, try_cast(nullif(low, '') AS BIGINT) AS low,
          try_cast(nullif(high, '') AS BIGINT) AS high, wording,
          coalesce(nullif(scope, ''), 'whole') AS scope, nullif(part_of, '') AS part_of,
          stated, stated_basis, m.earliest, m.latest, m.last, m.said,
          {_list("revises")} AS revises, {_list("t.sources")} AS sources, quotation,
          coalesce(nullif(quotation_language, ''), 'en') AS quotation_language,
          translation, translation_by, note,
          coalesce({" AND ".join(_claim_checks())}, FALSE) AS sound
        FROM ({text}) t
        LEFT JOIN (SELECT id AS incident FROM waiting_incidents) i ON i.incident = t.incident
        LEFT JOIN moments m ON m.text = t.stated AND m.basis = t.stated_basis
        LEFT JOIN known_cells s ON s.text = t.sources
        LEFT JOIN words w ON w.word = t.measure AND w."of" = 'measure'
    """


def _claim_checks() -> list[str]:
    words = 'SELECT word FROM words WHERE "of" = '
    party = "SELECT id FROM known_parties"
    blanks = r"regexp_replace(quotation, '[^\s\pZ]+', '', 'g')"
    return [
        *("clean", "i.incident IS NOT NULL", "speaker <> ''", "s.text IS NOT NULL"),
        f"claimant IN ({party})",
        f"(subject = '' OR subject IN ({party}))",
        f"stance IN ({words}'stance')",
        f"(category = '' OR category IN ({words}'category'))",
        f"(scope = '' OR scope IN ({words}'scope'))",
        "(stated = '' OR m.text IS NOT NULL)",
        f"(part_of = '' OR regexp_full_match(part_of, '{ID}'))",
        f"regexp_full_match(revises, '({ID}(;{ID}){{0,9}})?')",
        f"len(list_distinct({_list('revises')})) = len({_list('revises')})",
        r"regexp_full_match(low, '\d{0,8}') AND regexp_full_match(high, '\d{0,8}')",
        f"coalesce(try_cast(nullif(low, '') AS BIGINT), 0) <= {MAX_COUNT}",
        f"coalesce(try_cast(nullif(high, '') AS BIGINT), 0) <= {MAX_COUNT}",
        "(high = '' OR low <> '')",
        "(low = '' OR high = '' OR try_cast(low AS BIGINT) <= try_cast(high AS BIGINT))",
        "(w.counts OR (w.word IS NOT NULL AND low = '' AND high = '' AND category = ''))",
        "(NOT w.counts OR (subject <> '' AND category <> ''))",
        f"length({blanks}) < {MAX_QUOTATION_WORDS}",
    ]


def _list(cell: str) -> str:
    return f"CASE WHEN {cell} = '' THEN [] ELSE string_split({cell}, ';') END"


def _known_cells(given: Sequence[str]) -> str:
    """List the cells of sources of which every one is known, and none named twice."""
    cell = named(given.index("sources"))
    return f"""
        CREATE OR REPLACE TEMP TABLE known_cells AS
        WITH given AS (SELECT DISTINCT {cell} AS text FROM waiting_text WHERE {cell} <> ''),
        parts AS (SELECT text, unnest(string_split(text, ';')) AS id FROM given)
        SELECT text FROM parts LEFT JOIN waiting_sources s USING (id) GROUP BY text
        HAVING count(s.id) = count(*) AND count(*) = count(DISTINCT id)
          AND count(*) <= {MAX_LISTED}
    """


@dataclass(frozen=True)
class _Check:
    """How one file is checked: into which table, which columns, by which statement."""

    into: str
    known: tuple[str, ...]
    sound: Callable[[str], str]


_CHECKS = {
    "sources.csv": _Check("waiting_sources", SOURCES, _sources),
    "incidents.csv": _Check("waiting_incidents", INCIDENTS, _incidents),
    "claims.csv": _Check("waiting_claims", CLAIMS, _claims),
}


def into(file: str) -> str:
    """Name the table in which the records of a file wait."""
    return _CHECKS[file].into


def statements(file: str, given: Sequence[str]) -> tuple[str, ...]:
    """Give what puts the sound rows of ``waiting_text`` where they wait; ``unsound`` has the rest.

    Parameters
    ----------
    file
        Which file it is.
    given
        Its columns.
    """
    check = _CHECKS[file]
    names = ", ".join(f'"{name}"' for name in TABLES[check.into] if name != "json")
    cells = ", ".join(named(place) for place in range(len(given)))
    return (
        *([_known_cells(given)] if file == "claims.csv" else []),
        f"CREATE OR REPLACE TEMP TABLE checked AS {check.sound(_text_of(check.known, given))}",
        f"INSERT INTO {check.into} BY NAME SELECT {names} FROM checked WHERE sound",
        f"""
        CREATE OR REPLACE TEMP TABLE unsound AS SELECT {LINE}, {cells} FROM waiting_text
        WHERE {LINE} IN (SELECT {LINE} FROM checked WHERE NOT sound)
        """,
        "DROP TABLE checked",
        "DROP TABLE waiting_text",
    )
