"""The pure parts of the picture pen: labels, names, circles, columns, pages, letters, frames."""

from __future__ import annotations

import math
import re
import typing
from itertools import combinations, pairwise

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.ground import BARE
from geodata.setting import Setting
from incidents import signs
from incidents.brief.shape import Mark, PanelState
from incidents.ledger.records import State
from incidents.print import figure_labels, fitting, silences, sourcing
from incidents.print.cartography import stands, strokes
from incidents.print.cartography.mercator import Frame, latitude, northing
from incidents.print.cartography.plate import scale_length
from incidents.print.cartography.relief import drawn as shadows
from incidents.print.cartography.scene import happened
from incidents.print.cartography.spreading import Disc, spread
from incidents.print.cartography.stands import Board, Box, Candidate, Name
from incidents.print.cites import runs
from incidents.print.figure_labels import Mark1D, overlap
from incidents.print.paging import Flow, pages
from incidents.print.paras import Para, Run
from incidents.print.pieces import EMPTY, Piece, filled, heights, most, split, stack
from incidents.print.ruler import Ruler, settled

LIMIT = 400.0
spans = st.tuples(st.floats(0, 380), st.floats(8, 60), st.floats(10, 200))


def marks_of(drawn: list[tuple[float, float, float]]) -> list[Mark1D]:
    marks = [Mark1D(start, start + long, wide) for start, long, wide in drawn]
    return sorted(marks, key=lambda one: (one.start, one.end))


@settings(max_examples=300, deadline=None)
@given(st.lists(spans, min_size=1, max_size=2), st.booleans())
def test_no_label_stands_on_a_mark_a_bar_or_another(drawn, is_joined) -> None:
    marks = marks_of(drawn)
    labels = figure_labels.place(marks, LIMIT, 7.0, is_joined=is_joined)
    assert len(labels) == len(marks)
    for one, two in combinations(labels, 2):
        assert one.lane != two.lane or not overlap((one.x, one.end), (two.x, two.end))
    for one in labels:
        assert one.x >= 0
        if one.lane == 0:
            assert one.end <= LIMIT
            taken = [(marks[0].start, marks[-1].end)] if is_joined else [
                (mark.start, mark.end) for mark in marks
            ]  # fmt: skip
            assert not any(overlap((one.x, one.end), span) for span in taken)


def test_labels_stand_outward_where_there_is_room() -> None:
    low, high = figure_labels.place([Mark1D(150, 163, 80), Mark1D(220, 233, 80)], LIMIT, 7.0)
    assert (low.x, low.lane) == (63, 0)
    assert (high.x, high.lane) == (240, 0)


def test_a_label_leaves_the_bar_between_two_marks_free() -> None:
    marks = [Mark1D(10, 23, 80), Mark1D(200, 213, 80)]
    assert figure_labels.place(marks, LIMIT, 7.0)[0].lane == 0
    assert figure_labels.place(marks, LIMIT, 7.0, is_joined=True)[0].lane == 1


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(20, 480), st.floats(20, 480), st.floats(6, 16)), max_size=14))
def test_circles_are_pushed_apart_and_stay_in_the_frame(drawn) -> None:
    discs = [Disc(*one) for one in drawn]
    found = spread(discs, 500, 500)
    for one, two in combinations(found, 2):
        assert one.overlaps(two, 0.0) < 0.5
    for one in found:
        assert one.r - 0.1 <= one.x <= 500 - one.r + 0.1
        assert one.r - 0.1 <= one.y <= 500 - one.r + 0.1


def test_a_circle_alone_stays_and_circles_at_one_spot_part() -> None:
    alone, first, second = spread([Disc(50, 50, 9), Disc(200, 200, 9), Disc(200, 200, 9)], 400, 400)
    assert (alone.x, alone.y) == (50, 50)
    assert math.hypot(first.x - second.x, first.y - second.y) >= 20
    for one in (first, second):
        assert math.hypot(one.x - 200, one.y - 200) >= one.r + 2.9


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.floats(0, 300), st.floats(0, 300), st.floats(10, 120)), min_size=1, max_size=20
    )
)
def test_names_cover_no_other_and_stay_in_the_frame(drawn) -> None:
    names = [
        Name(str(n), wide, 14, n, tuple(stands.beside((x, y), 5, wide, 14, (12, 30))))
        for n, (x, y, wide) in enumerate(drawn)
    ]
    board = Board(300, 300, shapely.MultiLineString(), shapely.MultiLineString())
    placed = stands.place(board, names)
    boxes = board.taken
    assert len(boxes) == len(placed) >= 1 or not placed
    assert not any(one.meets(two) for one, two in combinations(boxes, 2))
    assert all(box.lies_in(300, 300, stands.EDGE) for box in boxes)


def test_a_name_leaves_the_contested_line_free() -> None:
    line = shapely.MultiLineString([[(150, 0), (150, 300)]])
    board = Board(300, 300, line, shapely.MultiLineString())
    places = (Candidate(140, 100, 0.0), Candidate(40, 100, 9.0))
    (placed,) = stands.place(board, [Name("a", 60, 14, 0, places)])
    assert placed.x == 40
    (placed,) = stands.place(Board(300, 300, line, line), [Name("a", 60, 14, 0, places[:1])])
    assert placed.x == 140
    assert not stands.place(board, [Name("b", 60, 14, 0, places[:1], most=stands.ON_LINE)])


def test_the_more_important_name_comes_first() -> None:
    board = Board(300, 300, shapely.MultiLineString(), shapely.MultiLineString())
    spot = (Candidate(100, 100, 0.0),)
    placed = stands.place(board, [Name("b", 50, 14, 2, spot), Name("a", 50, 14, 1, spot)])
    assert [one.key for one in placed] == ["a"]
    assert not Board(300, 300, board.lines, board.shapes, [Box.around((120, 107), 3)]).is_free(
        Box(100, 100, 150, 114)
    )


pieces = st.lists(st.floats(1, 80).map(lambda height: Piece((), height)), max_size=30)


@settings(max_examples=100, deadline=None)
@given(pieces, st.integers(1, 4), st.floats(0, 8))
def test_columns_keep_the_order_and_lose_nothing(found, count, gap) -> None:
    columns = split(found, count, gap)
    assert [one for column in columns for one in column] == found
    assert len(columns) <= count
    tallest = max((heights(column, gap) for column in columns), default=0)
    assert tallest <= heights(found, gap) + 0.01
    assert len(filled(found, tallest + 1, gap)) <= count


@given(st.integers(0, 60), st.integers(0, 60))
def test_the_most_that_fits_is_found(total, fitting) -> None:
    found = most(total, lambda number: number <= fitting, least=0)
    assert found == min(total, fitting)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(5, 300), st.integers(1, 9)), max_size=25))
def test_pages_hold_everything_once_and_leave_room_for_their_sources(drawn) -> None:
    flows = [Flow(Piece((), height, frozenset({number})), kind="rows") for height, number in drawn]

    def room(cites: frozenset[int]) -> float:
        return 600 - 20.0 * len(cites)

    made = pages(flows, Piece((), 200), lambda: Piece((), 30), room, lambda *_told: Piece((), 25))
    leaves = [part for page in made for _x, _y, part in page.parts]
    assert [one for one in leaves if one.cites] == [one.piece for one in flows]
    for page in made:
        rows = [part for _x, _y, part in page.parts if part.cites]
        assert page.height <= room(page.cites) + 0.01 or len(rows) == 1


@given(st.sets(st.integers(1, 60), max_size=30))
def test_numbers_of_sources_are_joined_and_none_is_lost(numbers) -> None:
    found = runs(numbers)
    assert [n for first, last in found for n in range(first, last + 1)] == sorted(numbers)
    assert all(first == last or last > first + 1 for first, last in found)


@pytest.mark.parametrize(
    ("text", "set_"),
    [
        ("plain", "plain"),
        ("11–12 Oct ×2.5 “Ñandú”", "11–12 Oct ×2.5 “Ñandú”"),
        ("\u2068پکتیکا\u2069 Кабул", "\u2068پکتیکا\u2069 Кабул"),
        ("中 😀", "\ufffd \ufffd"),
        ("a\u3000b", "a b"),
    ],
)
def test_what_no_typeface_has_becomes_one_sign(text: str, set_: str) -> None:
    assert fitting.settable(text) == set_


@given(st.text(max_size=200))
def test_every_text_can_be_set(text: str) -> None:
    found = fitting.settable(text)
    known = fitting.covered() | fitting.UNSEEN
    assert all(letter in known or letter.isascii() for letter in found)
    assert not re.search(r"[^\s\u200b-]{40}", found)


def test_what_is_shortened_keeps_its_direction_to_itself() -> None:
    text = "\u2068" + "پکتیکا" * 20 + "\u2069 58"
    found = fitting.shortened(text, 30)
    assert found.endswith("\u2069…")
    assert found.count("\u2068") == found.count("\u2069")
    assert fitting.shortened("short", 30) == "short"


def test_each_state_has_a_glyph_of_its_own() -> None:
    states = {*typing.get_args(State), *typing.get_args(PanelState)} - {"speaks"}
    drawn = {
        (state, slot): tuple(silences.glyph(state, slot, (0, 0), 14, ("a", "b", "ink")))
        for state in states
        for slot in (0, 1)
    }
    assert all(drawn.values())
    spoken = {"figure", "states"}
    for one, two in combinations(sorted(states - spoken), 2):
        assert drawn[one, 0] != drawn[two, 0], (one, two)
    for state in states - set(signs.VIEW):
        assert drawn[state, 0] != drawn[state, 1], state
    for state in signs.VIEW:
        assert {shape.stroke or shape.fill for shape in drawn[state, 0]} == {"ink"}


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://a.example/?x=1&y=2#z", "https://a.example/?x=1&y=2#z"),
        (" http://a.example ", "http://a.example"),
        ('https://a.example/"<>\\', "https://a.example/%22%3C%3E%5C"),
        ("https://a.example/\u0627", "https://a.example/%D8%A7"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("https:///x", ""),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_only_the_web_is_linked(url: str, linked: str) -> None:
    assert sourcing.linked(url) == linked
    assert bool(sourcing.host(url)) == bool(linked)


GROUND = Setting("af-pk").ground(())


@given(st.floats(-84, 84))
def test_the_projection_turns_back(lat: float) -> None:
    assert latitude(northing(lat)) == pytest.approx(lat, abs=1e-9)


@settings(max_examples=80, deadline=None)
@given(st.floats(60, 79), st.floats(24, 38), st.floats(0, 6), st.floats(0, 6), st.floats(200, 1500))
def test_a_frame_shows_its_extent_and_nothing_beyond_the_ground(lon, lat, wide, tall, w) -> None:
    extent = (lon, lat, min(lon + wide, 80), min(lat + tall, 39))
    frame = Frame.fit(w, 500, extent, 20)
    for x, y in ((extent[0], extent[1]), (extent[2], extent[3])):
        assert frame.shows(x, y)
    within = frame.within(GROUND.extent)
    assert within.spot(GROUND.extent[0], 30)[0] <= 0.01
    assert within.spot(GROUND.extent[2], 30)[0] >= w - 0.01
    assert within.spot(70, GROUND.extent[3])[1] <= 0.01
    assert within.spot(70, GROUND.extent[1])[1] >= 499.99


def test_a_scale_is_as_long_as_is_round() -> None:
    assert [scale_length(km) for km in (0.01, 0.5, 1.5, 4)] == [1, 50, 100, 200]


def mark_at(lon: float, lat: float, *, spoken_about: bool = False) -> Mark:
    where = ("k", "point", lon, lat, None, "A", (), "", ("", ""))
    return Mark(*where, (), 1, 1, 0, ("stated", "silent"), 1, spoken_about, "side")


def test_what_happened_on_the_ground_is_framed() -> None:
    near, far = mark_at(70, 33), mark_at(51.5, 25.3)
    told = mark_at(65, 30, spoken_about=True)
    assert happened(GROUND, [near, far, told]) == (70, 33, 70, 33)
    assert happened(GROUND, [told, far]) == (65, 30, 65, 30)
    assert happened(GROUND, [far]) == (51.5, 25.3, 51.5, 25.3)
    assert happened(GROUND, []) is None


def test_shadows_are_cut_to_the_map_and_missing_ones_are_none() -> None:
    frame = Frame.fit(300, 200, (66, 30, 70, 34), 10)
    drawn = shadows(frame, GROUND, 0.2, 1.0)
    assert drawn.startswith("<image ")
    assert len(drawn) < 120_000
    assert shadows(frame, BARE, 0.2, 1.0) == ""


@pytest.mark.parametrize(
    ("value", "text"), [(1.0, "1"), (-0.01, "0"), (2.25, "2.2"), (-3.06, "-3.1")]
)
def test_lengths_are_written_shortly(value: float, text: str) -> None:
    assert strokes.number(value) == text


def test_empty_pieces_take_no_room() -> None:
    assert stack([EMPTY, Piece((), 10), EMPTY, Piece((), 5)], gap=3).height == 18
    assert stack([]).is_empty
    places = [y for _x, y, _part in stack([Piece((), 10), Piece((), 5)], gap=3).parts]
    assert all(low < high for low, high in pairwise(places))


def test_a_picture_is_composed_until_its_sizes_are_known() -> None:
    def para(text: str) -> Para:
        return Para((Run(text, 10.0),))

    asked: list[str] = []

    def measure(paras):
        asked.extend(one.text for one in paras)
        return [(float(len(one.text)), 10.0) for one in paras]

    ruler = Ruler(measure)
    found = settled(ruler, lambda: ruler.size(para("b" * int(ruler.size(para("aaa"))[0]))))
    assert found == (3.0, 10.0)
    assert asked == ["aaa", "", "bbb"]
