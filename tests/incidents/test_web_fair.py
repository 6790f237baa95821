"""Equal treatment by the pen: of a record with its sides swapped, every part comes out mirrored."""

from __future__ import annotations

import re

from incidents.brief import Brief
from incidents.model import Dataset
from incidents.web import differ
from incidents.web.incident import incident
from incidents.web.panels import panels
from tests.border import claim, dataset
from tests.briefs import brief_of
from tests.incidents.test_web_hostile import PARTS
from tests.swap import mirror_text, swap


def record() -> Dataset:
    """Make a record with a figure, a range, voices, a revision, a denial and a third party."""
    return dataset(
        claim("old", "N", "S soldiers killed", 12, on="2025-10-11"),
        claim("58", "N", "S soldiers killed", 58, revises=("old",)),
        claim("23", "S", "S soldiers killed", 23),
        claim("9", "N", "N soldiers killed", 9),
        claim("200", "S", "N soldiers killed", (15, 20)),
        claim("25", "N", "S posts captured", 25),
        claim("no", "S", "S posts captured", stance="denies"),
        claim("12", "N", "N civilians killed", "more than 12"),
        claim("15", "N-MOD", "N civilians killed", 15),
        claim("17", "UN", "N civilians killed", "at least 17"),
        claim("who1", "N", "S started"),
        claim("who2", "S", "N started"),
    )


def pair() -> tuple[Brief, Brief]:
    return brief_of(record()), brief_of(swap(record()))


def mirrored(markup: str) -> str:
    """Exchange in markup all that names a side: names, ids, classes, up and down."""
    text = mirror_text(markup, record().manifest)
    text = re.sub(r"sum:(N|S)/(N|S)/", lambda m: f"sum:{_other(m[1])}/{_other(m[2])}/", text)
    text = re.sub(r"row:clash/(N|S)/", lambda m: f"row:clash/{_other(m[1])}/", text)
    return re.sub(r'class="([^"]*)"', lambda m: f'class="{_classes(m[1])}"', text)


def _other(side: str) -> str:
    return {"N": "S", "S": "N"}[side]


def _classes(css: str) -> str:
    pairs = {"a": "b", "b": "a", "up": "dn", "dn": "up"}
    return " ".join(pairs.get(one, one) for one in css.split())


def without_labels(markup: str) -> str:
    """Leave out what lists both sides in their order, whoever says what."""
    return re.sub(r' aria-label="[^"]*"', "", markup)


def test_where_they_differ_is_mirrored() -> None:
    one, two = (without_labels(differ.compact(each.differences, 100)) for each in pair())
    assert len(re.findall('class="r ', one)) == 4
    assert mirrored(one) == two


def test_the_lead_is_mirrored() -> None:
    def cut(drawn: str) -> tuple[str, list[str]]:
        lines = re.findall(r'<div class="ln [ab]">.*?</div>', drawn)
        return drawn.split('<div class="two">', maxsplit=1)[0], lines

    (head, lines), (other, turned) = (cut(PARTS["lead"](each)) for each in pair())
    assert mirrored(head) == other
    assert [mirrored(line) for line in lines] == turned[::-1]
    assert len(lines) == 2


def blocks(found: Brief) -> list[str]:
    """Cut the panels into their blocks: side 1 and side 2 in turn."""
    drawn = panels(found.panels, found.others, differ.questions(found.differences))
    inside = drawn.split('<div class="cc-others">', maxsplit=1)[0].removesuffix("</div>")
    return re.split(r'(?=<div class="cc-side)', inside)[1:]


def test_panels_are_mirrored() -> None:
    one, two = map(blocks, pair())
    assert len(one) == len(two) == 8
    for place in range(0, 8, 2):
        assert mirrored(one[place]) == two[place + 1]
        assert mirrored(one[place + 1]) == two[place]


def test_an_incident_is_mirrored() -> None:
    def columns(data: Dataset) -> list[str]:
        found = brief_of(data, incident="clash")
        assert found.incident is not None
        return re.findall(r'<article class="cd ([^"]*)"', incident(found.incident))

    one, two = columns(record()), columns(swap(record()))
    assert sorted(map(_classes, one)) == sorted(two)


def test_the_timeline_is_mirrored() -> None:
    one, two = (PARTS["timeline"](each) for each in pair())
    up, down = (
        re.findall(rf'class="bar {css}"[^>]*height:([\d.]+)', drawn)
        for css, drawn in (("up", one), ("dn", two))
    )
    assert up == down
    assert up
