"""Fixtures that many tests share: a tiny dataset of invented countries, and the shipped one."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from incidents.loader import load
from incidents.model import Dataset
from incidents.store import SHIPPED, Store
from tests import postgres
from tests.postgres import Postgres

Row = Mapping[str, str]

REED = Path(__file__).parent / "reed"
"""A dataset of an invented dispute, whose words are its own."""

COLUMNS = {
    "parties.csv": "id name kind side members note",
    "sources.csv": (
        "id outlet title url published published_basis language country tier note captured "
        "capture_sha256 archive_url"
    ),
    "incidents.csv": (
        "id title kind start end precision time_note places place_note summary searched"
    ),
    "claims.csv": (
        "id incident claimant speaker stance subject category measure low high wording scope "
        "part_of stated stated_basis revises sources quotation quotation_language translation "
        "translation_by note"
    ),
    "retellings.csv": "id claim kind outlet url printed explanation",
    "searches.csv": "incident side day by where languages found note",
    "changes.csv": "id when who proven version file row field before after why",
    "ucdp.csv": "incident id",
    "places.csv": "name alternates kind lat lon precision_km within origin",
}

OPTIONAL = ("part",)

PACKAGE = {
    "name": "tiny",
    "title": "Northland–Southland border",
    "version": "1.0.0",
    "created": "2026-01-02T00:00:00Z",
    "licenses": [
        {"name": "CC0-1.0", "title": "CC0", "path": "https://example.org/cc0", "covers": "all"}
    ],
    "crossclaim": {
        "subtitle": "Who says what happened on an invented border",
        # Against the order of their names: the loader puts them in order.
        "sides": [
            {"id": "S", "name": "Southland", "adjective": "Southern"},
            {"id": "N", "name": "Northland", "adjective": "Northern"},
        ],
        "headline": {"start": "2025-10-09", "end": "2025-10-19"},
        "atlas": "af-pk",
        "boundary": {
            "place": "Durand Line",
            "name": "The Line",
            "note": "not recognised",
            "legend": "disputed",
        },
        "citation": "Nobody (2026): An invented border.",
        "background": [["The line", "It was drawn."]],
        "caveats": ["Nothing here happened."],
    },
}

PARTIES = (
    {"id": "N", "name": "Northland", "kind": "state", "side": "N"},
    {"id": "S", "name": "Southland", "kind": "state", "side": "S"},
    {"id": "N-ARMY", "name": "Northern army", "kind": "military", "side": "N"},
    {"id": "S-ARMY", "name": "Southern army", "kind": "military", "side": "S"},
    {"id": "REBELS", "name": "Rebels", "kind": "armed group"},
    {"id": "N-AND-REBELS", "name": "Northerners and rebels", "kind": "set", "members": "N;REBELS"},
    {"id": "UN", "name": "UN mission", "kind": "united nations"},
)

SOURCES = (
    {
        "id": "s1",
        "outlet": "Gazette",
        "url": "https://gazette.example/1",
        "published": "2025-10-12",
    },
    {"id": "s2", "outlet": "Révue", "url": "https://revue.example/2", "published": "2025-10"},
    {"id": "s3", "outlet": "Leaflet", "url": "urn:crossclaim:leaflet"},
)

INCIDENTS = (
    {
        "id": "bridge",
        "title": "Fighting at the bridge",
        "kind": "clash",
        "start": "2025-10-11",
        "end": "2025-10-12",
        "precision": "interval",
        "places": "Spin Boldak;Chaman",
        "summary": "Forces fought at the Brücke.",
        "searched": "2026-01-01",
    },
    {
        "id": "strike",
        "title": "Strike on a valley",
        "kind": "airstrike",
        "start": "2025-10-15",
        "end": "2025-10-15",
        "places": "Khost Province",
        "summary": "A strike.",
    },
    {
        "id": "truce",
        "title": "Truce",
        "kind": "ceasefire",
        "start": "2025-10-19",
        "end": "2025-10-19",
        "place_note": "Abroad.",
    },
    {
        "id": "quiet",
        "title": "Nobody spoke",
        "kind": "clash",
        "start": "2025-10-17",
        "end": "2025-10-17",
        "places": "Kabul",
    },
    {
        "id": "war",
        "title": "The whole war",
        "kind": "totals",
        "start": "2025-10-01",
        "end": "2025-12-31",
    },
)


def claim(key: str, incident: str, claimant: str, **more: str) -> Row:
    """Make a claim: 58 soldiers of the other side killed, said on 12 October, unless told else."""
    other = "S" if claimant.startswith("N") else "N"
    given = {
        "id": key,
        "incident": incident,
        "claimant": claimant,
        "speaker": "A spokesman",
        "stance": "asserts",
        "subject": other,
        "category": "soldiers",
        "measure": "killed",
        "stated": "2025-10-12",
        "sources": "s1",
    }
    return given | more


CLAIMS = (
    claim("n1", "bridge", "N-ARMY", low="12", high="12", stated="2025-10-12T04:00Z"),
    claim("n2", "bridge", "N-ARMY", low="58", high="58", revises="n1", stated="2025-10-12T09:00Z"),
    claim(
        "n3", "bridge", "N", subject="N", stance="reports", low="9", high="9", category="fighters"
    ),
    claim(
        "s1",
        "bridge",
        "S-ARMY",
        subject="S",
        stance="reports",
        low="23",
        high="23",
        stated="2025-10-13",
    ),
    claim(
        "s2",
        "bridge",
        "S-ARMY",
        subject="N-AND-REBELS",
        category="fighters",
        low="201",
        wording="more than 200",
        stated="2025-10-13",
        speaker="Général Ñandú",
        quotation="over two hundred",
    ),
    claim(
        "u1",
        "bridge",
        "UN",
        stance="counts",
        subject="N",
        category="civilians",
        low="17",
        high="17",
    ),
    claim("n4", "strike", "N", stance="denies", subject="N", category="civilians", stated=""),
    claim(
        "s3", "strike", "S", subject="N", category="fighters", low="15", high="20", stated="2025-10"
    ),
    claim("s4", "strike", "S-ARMY", subject="N", category="fighters", wording="heavy losses"),
    claim(
        "s5",
        "strike",
        "S-ARMY",
        subject="N",
        category="fighters",
        low="3",
        high="3",
        scope="part",
        part_of="s3",
    ),
    claim("n5", "truce", "N", subject="S", category="", measure="asked_for_truce", sources="s1;s2"),
    claim(
        "s6",
        "truce",
        "S",
        subject="N",
        category="",
        measure="asked_for_truce",
        stance="declines",
        stated="2025-10-19/2025-10-20T12:00Z",
        note="an aside",
    ),
    claim("s7", "war", "S", subject="N", category="fighters", low="206", high="206", sources="s3"),
    claim("n6", "strike", "N", subject="S", low="2", high="4", stated="2025-10-16"),
)

RETELLINGS = (
    {
        "id": "r1",
        "claim": "n2",
        "kind": "other people counted",
        "outlet": "Mirror",
        "url": "https://mirror.example/1",
        "printed": "58 people",
        "explanation": "Soldiers became people.",
    },
)

TABLES = {
    "parties.csv": PARTIES,
    "sources.csv": SOURCES,
    "incidents.csv": INCIDENTS,
    "claims.csv": CLAIMS,
    "retellings.csv": RETELLINGS,
}


def write_table(folder: Path, file: str, rows: Sequence[Row]) -> None:
    """Write one file of a dataset; a column that may be left out is there where a row has it."""
    more = dict.fromkeys(column for row in rows for column in row if column in OPTIONAL)
    columns = [*COLUMNS[file].split(), *more]
    with (folder / file).open("w", encoding="utf-8", errors="surrogatepass", newline="") as out:
        writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write_tiny(folder: Path, **tables: Sequence[Row]) -> Path:
    """Write the tiny dataset, with other rows for some of its files: ``claims=[…]``."""
    folder.mkdir(parents=True, exist_ok=True)
    for file, rows in TABLES.items():
        write_table(folder, file, tables.get(file.removesuffix(".csv"), rows))
    (folder / "datapackage.json").write_text(json.dumps(PACKAGE), encoding="utf-8")
    return folder


@pytest.fixture
def tiny_folder(tmp_path: Path) -> Path:
    """Give a folder of a small dataset of two invented countries at real places."""
    return write_tiny(tmp_path / "tiny")


@pytest.fixture(scope="session")
def _tiny_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny(tmp_path_factory.mktemp("data") / "tiny")


@pytest.fixture(scope="session")
def tiny(_tiny_once: Path) -> Dataset:
    """Give the tiny dataset."""
    return load(_tiny_once)[0]


@pytest.fixture(scope="session")
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a cache folder of the tests' own."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def tiny_store(_tiny_once: Path, cache_folder: Path) -> Store:
    """Give the store of the tiny dataset."""
    return Store.open(_tiny_once, cache_folder)


@pytest.fixture(scope="session")
def reed_store(cache_folder: Path) -> Store:
    """Give the store of an invented dispute about water and cattle, with words of its own."""
    return Store.open(REED, cache_folder)


@pytest.fixture(scope="session")
def shipped() -> Dataset:
    """Give the dataset that is shipped."""
    return load(SHIPPED)[0]


@pytest.fixture(scope="session")
def store(cache_folder: Path) -> Store:
    """Give the store of the dataset that is shipped."""
    return Store.open(SHIPPED, cache_folder)


@pytest.fixture(scope="session")
def _postgres() -> Iterator[Postgres]:
    with postgres.started() as server:
        yield server


@pytest.fixture
def team_database(_postgres: Postgres) -> str:
    """Give the address of an empty database of a PostgreSQL of the tests' own."""
    return _postgres.database()


@pytest.fixture(autouse=True, scope="session")
def _own_cache(cache_folder: Path) -> Iterator[None]:
    """Keep every test away from the reader's own cache folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CROSSCLAIM_CACHE", str(cache_folder))
        yield
