"""Words of a dispute: what a dataset adds to the core's words, and what is wrong with it."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.errors import DatasetError
from incidents.loader import load
from incidents.loader.coined import MOST, coined
from incidents.model import Dataset
from incidents.report import Findings, Report
from incidents.vocabulary import ANSWERS, AXES, CORE, Term
from incidents.words import terms
from tests.conftest import CLAIMS, INCIDENTS, PACKAGE, claim, write_tiny

Entry = dict[str, Any]
GUARDS = {"id": "border_guards", "parent": "combatants", "label": "border guard",
          "plural": "border guards"}  # fmt: skip
FIRE = {"id": "set_on_fire", "parent": "destroyed", "label": "set on fire"}
RAID = {"id": "raid", "parent": "attack", "label": "cattle raid", "plural": "cattle raids"}
ALL = {"categories": [GUARDS], "measures": [FIRE], "kinds": [RAID]}


def loaded(folder: Path, own: Mapping[str, Any], **tables: Any) -> tuple[Dataset, Report]:
    """Load the tiny dataset with words of its own."""
    write_tiny(folder, **tables)
    package: Any = copy.deepcopy(PACKAGE)
    package["crossclaim"] |= own
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    return load(folder)


def told(own: Mapping[str, Any]) -> list[tuple[str, str, str, str]]:
    """Read words alone: level, field, value and fault of everything that is wrong with them."""
    findings = Findings()
    coined(own, findings)
    found = findings.report().problems
    assert {(one.file, one.line) for one in found} <= {("datapackage.json", 1)}
    assert all(one.message and one.remedy for one in found)
    return [(one.level, one.column, one.value, one.fault) for one in found]


def test_words_of_its_own_are_used_like_the_cores(tmp_path: Path) -> None:
    claims = (
        *CLAIMS[:6],
        claim("w1", "bridge", "N", category="border_guards", low="4", high="4"),
        claim("w2", "bridge", "N", category="posts", measure="set_on_fire", low="2", high="2"),
    )
    incidents = ({**INCIDENTS[0], "kind": "raid"}, *INCIDENTS[1:])
    data, report = loaded(tmp_path / "d", ALL, claims=claims, incidents=incidents)
    assert report.is_clean
    assert data.claims["w1"].category == "border_guards"
    words = data.vocabulary
    assert words.contains("combatants", "border_guards")
    assert words.related("border_guards", "soldiers")
    assert not words.related("border_guards", "civilians")
    assert words.counts("set_on_fire")
    assert words.same_things("set_on_fire", "damaged")
    assert not words.same_things("set_on_fire", "killed")
    assert words.kinds_of("attack") == {"attack", "raid"}


def test_the_core_and_other_datasets_know_nothing_of_them(tmp_path: Path) -> None:
    own, _ = loaded(tmp_path / "own", ALL)
    other, _ = loaded(tmp_path / "other", {"kinds": [{**RAID, "label": "theft"}]})
    assert terms.kind(own.vocabulary, "raid", 2) == "cattle raids"
    assert terms.kind(other.vocabulary, "raid") == "theft"
    assert "border_guards" not in {*other.vocabulary.categories, *CORE.categories}


def test_a_word_that_is_misspelt_is_answered_with_the_datasets_own(tmp_path: Path) -> None:
    rows = (*CLAIMS[:6], claim("w1", "bridge", "N", category="Border guard", low="4", high="4"))
    _, report = loaded(tmp_path / "d", ALL, claims=rows)
    (problem,) = report.problems
    assert (problem.file, problem.column, problem.value) == (
        "claims.csv",
        "category",
        "Border guard",
    )
    assert problem.remedy.startswith("write border_guards, or another of persons")


def test_words_may_be_given_by_id() -> None:
    by_id = {"border_guards": {name: text for name, text in GUARDS.items() if name != "id"}}
    listed = coined({"categories": [GUARDS]}, Findings())
    assert coined({"categories": by_id}, Findings()) == listed
    assert listed["categories"] == (
        Term("border_guards", "combatants", "border guard", "border guards"),
    )
    assert listed["measures"] == listed["kinds"] == ()


def test_a_word_may_stand_before_its_parent_and_be_a_root_of_its_own() -> None:
    herd = {"id": "livestock", "label": "animal", "plural": "animals"}
    calves = {"id": "calves", "parent": "livestock", "label": "calf", "plural": "calves"}
    found = coined({"categories": [calves, herd]}, Findings())
    words = CORE.extended(found)
    assert words.categories["livestock"] is None
    assert list(words.ancestors("calves")) == ["calves", "livestock"]
    assert told({"categories": [calves, herd]}) == []


FAULTY = [
    ({"categories": [{**GUARDS, "parent": "combatant"}]},
     [("refused", "crossclaim.categories.border_guards.parent", "combatant",
       "coined_parent_near")]),
    ({"categories": [{**GUARDS, "parent": "?!"}]},
     [("refused", "crossclaim.categories.border_guards.parent", "?!", "coined_parent")]),
    ({"categories": [{**GUARDS, "id": "a", "parent": "b"}, {**GUARDS, "id": "b", "parent": "a"}]},
     [("refused", "crossclaim.categories.a.parent", "b", "coined_circle"),
      ("refused", "crossclaim.categories.b.parent", "a", "coined_circle")]),
    ({"kinds": [{**RAID, "parent": "raid"}]},
     [("refused", "crossclaim.kinds.raid.parent", "raid", "coined_circle")]),
    ({"categories": [{**GUARDS, "id": "soldiers"}]},
     [("refused", "crossclaim.categories", "soldiers", "coined_core")]),
    ({"measures": [{**FIRE, "id": "count"}]},
     [("refused", "crossclaim.measures", "count", "coined_core")]),
    ({"measures": [{**FIRE, "parent": ""}]},
     [("refused", "crossclaim.measures.set_on_fire.parent", "", "coined_no_parent")]),
    ({"kinds": [RAID, {**RAID, "label": "theft"}]},
     [("refused", "crossclaim.kinds", "raid", "coined_twice")]),
    ({"kinds": [{**RAID, "id": "Cattle raid"}]},
     [("refused", "crossclaim.kinds", "Cattle raid", "coined_no_id")]),
    ({"kinds": [{"label": "raid", "plural": "raids"}]},
     [("refused", "crossclaim.kinds", "", "coined_no_id")]),
    ({"kinds": [{**RAID, "label": ""}]},
     [("warned", "crossclaim.kinds.raid.label", "", "coined_no_label")]),
    ({"kinds": [{**RAID, "plural": " "}]},
     [("warned", "crossclaim.kinds.raid.plural", "", "coined_no_plural")]),
    ({"kinds": [{**RAID, "label": "long " * 13}]},
     [("refused", "crossclaim.kinds.raid.label", ("long " * 13).strip(), "coined_long")]),
    ({"kinds": [{**RAID, "label": "Ceasefire"}]},
     [("warned", "crossclaim.kinds.raid.label", "Ceasefire", "coined_same_label")]),
    ({"kinds": [{**RAID, "label": "cattle\u202e raid"}]},
     [("warned", "crossclaim.kinds.raid.label", "cattle\\u202e raid", "invisible")]),
    ({"kinds": [{**RAID, "lable": "raid"}]},
     [("warned", "crossclaim.kinds.raid", "lable", "coined_key")]),
    ({"kinds": "raid"}, [("refused", "crossclaim.kinds", '"raid"', "coined_form")]),
    ({"kinds": ["raid", {"id": 5}]},
     [("refused", "crossclaim.kinds", '"raid"', "coined_form"),
      ("refused", "crossclaim.kinds", '{"id": 5}', "coined_form")]),
    ({"kinds": [{**RAID, "id": f"r{n}", "label": f"r{n}"} for n in range(MOST + 1)]},
     [("refused", "crossclaim.kinds", str(MOST + 1), "coined_many")]),
]  # fmt: skip


@pytest.mark.parametrize(("own", "wanted"), FAULTY, ids=lambda one: str(one)[-60:])
def test_a_word_that_is_none_is_told_with_field_value_and_remedy(
    own: Mapping[str, Any], wanted: list[tuple[str, str, str, str]]
) -> None:
    assert told(own) == wanted


def test_what_hangs_below_a_word_that_is_left_out_is_left_out_too(tmp_path: Path) -> None:
    below = {"id": "patrols", "parent": "border_guards", "label": "patrol", "plural": "patrols"}
    faulty = {**GUARDS, "parent": "nobody_at_all"}
    rows = (*CLAIMS[:6], claim("w1", "bridge", "N", category="patrols", low="4", high="4"))
    data, report = loaded(tmp_path / "d", {"categories": [below, faulty]}, claims=rows)
    assert [(one.file, one.fault) for one in report.problems] == [
        ("datapackage.json", "coined_parent"),
        ("datapackage.json", "coined_parent_refused"),
        ("claims.csv", "word_near"),
    ]
    assert data.vocabulary == CORE
    assert report.refused["claims.csv"] == 1


@pytest.mark.parametrize("number", [0, 1, 3])
def test_a_ledger_has_two_sides_and_says_where_the_others_stand(
    tmp_path: Path, number: int
) -> None:
    sides = [{"id": one, "name": one, "adjective": one} for one in ("N", "S", "E")][:number]
    with pytest.raises(DatasetError, match="a ledger has two sides") as caught:
        loaded(tmp_path / "d", {"sides": sides})
    assert f"{number} are named" in str(caught.value)
    assert "parties.csv without a side" in str(caught.value)
    assert "\n" not in str(caught.value)


ENTRIES = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "id": st.sampled_from(("a", "b", "c", "soldiers", "A b", "")),
            "parent": st.sampled_from(("a", "b", "c", "soldiers", "killed", "count", "x", "")),
            "label": st.sampled_from(("a", "soldier", "", "\u202ex", "\n")),
            "plural": st.sampled_from(("a", "")),
            "odd": st.just("x"),
        },
    )
    | st.none()
    | st.text(max_size=3),
    max_size=6,
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.differing_executors])
@given(st.fixed_dictionaries({}, optional=dict.fromkeys(AXES, ENTRIES)))
def test_whatever_is_written_the_trees_are_trees(own: Mapping[str, list[Any]]) -> None:
    findings = Findings()
    found = coined(own, findings)
    words = CORE.extended(found)
    for axis in AXES:
        tree: Mapping[str, str | None] = getattr(words, axis)
        assert tree.items() >= getattr(CORE, axis).items()
        given = own.get(axis, [])
        # Every word is kept, or something is said of it.
        problems = [one for one in findings.report().problems if one.level == "refused"]
        lost = len(given) - len(found[axis])
        assert lost == sum(one.column.startswith(f"crossclaim.{axis}") for one in problems)
        assert all(one.label and one.plural for one in found[axis])
    assert all(list(words.ancestors(one))[-1] for one in words.categories)
    assert {words.answered_by(one) for one in words.measures} == set(ANSWERS)
    assert all(words.is_kind(one, one) for one in words.kinds)
