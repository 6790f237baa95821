"""Where everything stands on a picture: nothing is cut, nothing runs into anything else."""

from __future__ import annotations

from itertools import combinations

import pytest
import shapely

from incidents.print import LAYOUTS
from incidents.print.sheets import SHEETS
from incidents.query import View
from incidents.store import Store
from tests.pictures import SAMPLES, Composed, brief_of, composed, hostile_store, plated

KINDS = [*SAMPLES, "hostile", "hostile incident"]
LEAST = {"a4": 10.0, "square": 22.0, "landscape": 11.0, "map": 11.0, "coverage": 10.0}
"""Pixels of the smallest text: 7.5 points on A4."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return hostile_store(tmp_path_factory.mktemp("hostile"))


@pytest.fixture
def picture(store: Store, hostile: Store, kind: str, layout: str) -> Composed:
    if kind.startswith("hostile"):
        view = View(incident="bridge") if "incident" in kind else View()
        return composed(brief_of(hostile, view), layout)
    return composed(brief_of(store, SAMPLES[kind]), layout)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("kind", KINDS)
def test_no_text_is_cut_or_runs_into_another(picture: Composed, layout: str, kind: str) -> None:
    sheet = SHEETS[layout]
    texts = picture.texts()
    assert texts
    for one in texts:
        assert min(one.left + 0.5, one.top) >= 0, one
        assert one.right <= sheet.width + 0.5, one
        assert one.bottom <= sheet.height, one
    crossing = [(one, two) for one, two in combinations(texts, 2) if one.meets(two)]
    assert not crossing, crossing[0]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("kind", KINDS)
def test_no_text_is_too_small(picture: Composed, layout: str, kind: str) -> None:
    sizes = [
        run.size for _x, _y, words in picture._words(picture.pages[0]) for run in words.para.runs
    ]
    assert min(sizes) >= LEAST[layout]


@pytest.mark.parametrize("kind", [*SAMPLES, "hostile"])
def test_no_text_of_further_pages_is_cut(store: Store, hostile: Store, kind: str) -> None:
    view = SAMPLES.get(kind, View())
    brief = brief_of(hostile if kind == "hostile" else store, view)
    found = composed(brief, "a4", pages=True)
    for number in range(len(found.pages)):
        texts = found.texts(number)
        low = max(one.bottom for one in texts)
        assert low <= SHEETS["a4"].height, (number, low)
        crossing = [pair for pair in combinations(texts, 2) if pair[0].meets(pair[1])]
        assert not crossing, (number, crossing[0])


@pytest.mark.parametrize("kind", ["opening", "night", "day", "fighting", "everything"])
def test_no_name_on_a_large_map_covers_the_contested_line(store: Store, kind: str) -> None:
    drawn, names = plated(brief_of(store, SAMPLES[kind]), "map", 1152.0, 818.0)
    line = drawn.scene.contested
    assert line.length > 500
    boxes = {one.text: shapely.box(one.left, one.top, one.right, one.bottom) for one in names}
    assert len(boxes) > 20
    assert [text for text, box in boxes.items() if line.intersects(box)] == []
