"""What is made ready before the server listens, and what must not be."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from incidents import brief
from incidents.store import Store
from incidents.ui import sights, state, warming


def test_the_first_visitor_finds_the_opening_view_worked_out(store: Store) -> None:
    warming.warm()
    before = sights._part.cache_info()
    sight = sights.overview(store, state.opening(store))
    for make in warming.PARTS:
        sights.part(make, sight)
    sights.part(brief.map_view, sight, None, None, False)
    after = sights._part.cache_info()
    assert after.misses == before.misses
    assert after.hits == before.hits + len(warming.PARTS) + 1


def test_a_dataset_that_cannot_be_read_stops_no_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CROSSCLAIM_DATASET", str(tmp_path / "nowhere"))
    warming.warm()


def test_no_component_is_declared_before_there_is_a_server() -> None:
    told = "import sys; from incidents.ui import warming; print('streamlit_folium' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"
