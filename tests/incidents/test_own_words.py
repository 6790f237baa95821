"""A dispute with words of its own, from its folder to every sentence, filter, file and picture."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import frictionless
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents import brief, export
from incidents.brief import Sight
from incidents.cli import main
from incidents.desk import writing
from incidents.desk.drawer import Drawer
from incidents.desk.location import locate
from incidents.ledger import Comparison, compare, news, order
from incidents.loader import load
from incidents.model import Dataset
from incidents.query import Query, View
from incidents.readers.folder import PACKAGE
from incidents.schemas import schemas
from incidents.store import LossKey, Store
from incidents.ui.desk import options
from incidents.vocabulary import CORE, Term
from incidents.words import asking, changes, names, reasons, summary, terms
from tests.commands import Capture, rows, run, told
from tests.conftest import REED
from tests.desks import CLAIM, DANA, Desk
from tests.exports import equal, unpacked, written
from tests.incidents.test_loader_bulk import check
from tests.ledgers import CATEGORIES, HOURS, ledgers


@pytest.fixture(scope="module")
def reed() -> Dataset:
    data, report = load(REED)
    assert report.is_clean
    return data


def told_of(data: Dataset) -> dict[str, Comparison]:
    rows = (row for row in compare(data) if row.loss.scope == "whole")
    return {names.title(row, data): row for row in rows}


# The ledger


def test_its_words_stand_in_every_sentence(reed: Dataset) -> None:
    found = told_of(reed)
    said = {title: reasons.reason(row, reed) for title, row in found.items()}
    assert found["Uplandish border guards killed"].verdict == "differ"
    assert found["Uplandish head of livestock driven off"].verdict == "differ"
    assert said["Downlander soldiers and fighters wounded"] == (
        "The categories differ: Upland counts Downlander soldiers and fighters; Downland counts "
        "Downlander border guards."
    )
    assert said["Downlander sluices destroyed; set on fire"].startswith(
        "The status differs: Upland counts Downlander sluices set on fire; Downland"
    )
    assert said["Who closed the water"] == "Each side names the other."
    assert "How the water is shared" in said


def test_a_third_partys_child_category_stands_beside_its_parent(reed: Dataset) -> None:
    row = told_of(reed)["Uplandish head of livestock driven off"]
    assert row.others == ("c9",)
    assert row.account_of("U").count.low == 40


def test_a_kind_below_totals_is_added_to_nothing(reed_store: Store) -> None:
    (found,) = [
        one
        for one in reed_store.sums(Query())
        if one.key == LossKey("U", "U", "livestock", "driven_off")
    ]
    assert (found.total.low, found.claims, found.left_out) == (40, ("c7",), 1)


def test_both_ways_of_loading_know_its_words() -> None:
    check(REED)


LEAVES = sorted(set(CATEGORIES) & {one for one in CORE.categories if one not in
                                   CORE.categories.values()})  # fmt: skip


def renamed(data: Dataset, name: str) -> Dataset:
    """Let a dataset say a word of the core as a word of its own, which is said alike."""
    own = Term("own_word", CORE.categories[name] or "", *terms.CATEGORIES[name])
    claims = {
        key: one.model_copy(update={"category": "own_word"}) if one.category == name else one
        for key, one in data.claims.items()
    }
    manifest = data.manifest.model_copy(update={"categories": (own,)})
    return replace(data, claims=claims, manifest=manifest)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(ledgers(), st.sampled_from(LEAVES))
def test_a_word_of_the_core_and_one_in_its_place_give_one_ledger(data: Dataset, name: str) -> None:
    other = renamed(data, name)
    one, two = compare(data), compare(other)
    assert repr(two).replace("'own_word'", repr(name)) == repr(one)
    assert repr(order(two)).replace("'own_word'", repr(name)) == repr(order(one))
    for row, image in zip(one, two, strict=True):
        assert names.title(image, other) == names.title(row, data)
        assert reasons.reason(image, other) == reasons.reason(row, data)
    assert summary.summary(other, two) == summary.summary(data, one)
    assert said(other) == said(data)


def said(data: Dataset) -> list[str]:
    """Say all that was said between two instants."""
    return [changes.sentence(item, data) for item in news(data, HOURS[0], HOURS[-1])]


# Filters


def test_a_kind_holds_those_that_hang_below_it(reed_store: Store) -> None:
    def found(**asked: tuple[str, ...]) -> list[str]:
        return [one.kind for one in reed_store.incidents(Query(**asked))]

    assert found(kinds=("attack",)) == found(kinds=("cattle_raid",)) == ["cattle_raid"]
    assert found(kinds=("clash", "totals")) == ["season", "clash"]
    assert found(kinds=("naval",)) == []
    assert reed_store.totals(Query(kinds=("attack",))).claims == 4


def test_an_address_may_name_its_kinds_and_no_other_datasets(
    reed_store: Store, tiny_store: Store
) -> None:
    asked = {"kind": "cattle_raid,water_cut"}
    query, ignored = Query.from_params(asked, reed_store.names)
    assert (query.kinds, ignored) == (("cattle_raid", "water_cut"), ())
    query, ignored = Query.from_params(asked, tiny_store.names)
    assert query.kinds == ()
    assert ignored


def test_the_terminal_asks_for_its_words(capsys: Capture) -> None:
    here = ("--dataset", str(REED))
    assert [row["category"] for row in rows(capsys, *here, "--category", "sluices")] == ["sluices"]
    assert len(rows(capsys, *here, "--measure", "set_on_fire")) == 1
    assert len(rows(capsys, *here, "--kind", "cattle_raid")) == 2
    asked = ("--claimant", "U", "--subject", "U", "--measure", "driven_off")
    (total,) = told(capsys, "ledger", *here, "--sum", *asked)
    assert (total["low"], total["category"]) == (40, "livestock")
    assert "ground clashes" not in run(capsys, "brief", *here, "--kind", "cattle_raid")[1]


@pytest.mark.parametrize(
    ("option", "typed", "meant"),
    [("measure", "set_fire", "set_on_fire"), ("category", "sluice", "sluices")],
)
def test_a_word_that_the_dataset_has_not_is_answered_with_the_nearest(
    capsys: Capture, option: str, typed: str, meant: str
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["ledger", "--dataset", str(REED), f"--{option}", typed])
    said = capsys.readouterr()
    assert (left.value.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert meant in said.err


def test_the_desk_offers_its_words_as_they_are_said(reed_store: Store) -> None:
    frame = reed_store.frame
    for field, word, said in (
        ("category", "livestock", "head of livestock"),
        ("measure", "set_on_fire", "set on fire"),
        ("kind", "season", "count of a season"),
    ):
        assert word in options.every(field, frame)
        assert options.say(field, frame)(word) == said
    told = asking.set_against("set_on_fire", frame.vocabulary)
    assert "“set on fire” is compared with “set on fire” alone" in told
    assert "destroyed" in told
    assert asking.explained("sluices", frame.vocabulary) == "buildings › waterworks › sluices"


def test_the_desk_writes_its_words_into_the_schema(tmp_path: Path) -> None:
    folder = shutil.copytree(REED, tmp_path / "reed")
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    package["resources"] = list(schemas(CORE, ("U", "D")).values())
    (folder / "datapackage.json").write_text(json.dumps(package), "utf-8")
    location = locate(folder, "on")
    desk = Desk(location, Drawer(location.database))
    bundle = desk.drawer.open(DANA, "2026-04-05-meadow", "")
    loss = {"claimant": "U", "subject": "D", "category": "livestock", "measure": "driven_off"}
    where = {"incident": "2026-04-05-meadow", "sources": "s1"}
    one = desk.add(bundle, "claims.csv", {**CLAIM, **loss, **where})
    plan = writing.plan(folder, bundle, [one], "2026-05-01")
    described = {table["name"]: table for table in json.loads(plan.contents[PACKAGE])["resources"]}
    fields = {one["name"]: one for one in described["claims"]["schema"]["fields"]}
    assert fields["category"]["constraints"]["enum"][-6:] == [
        one.id for one in load(REED)[0].manifest.categories
    ]


# Two datasets in one process


def test_two_datasets_are_open_with_different_words(
    tmp_path: Path, reed_store: Store, tiny_store: Store
) -> None:
    shutil.copytree(REED, tmp_path / "other")
    path = tmp_path / "other" / "datapackage.json"
    path.write_text(path.read_text("utf-8").replace("head of livestock", "beast"), "utf-8")
    other = Store.open(tmp_path / "other")
    said = [str(brief.as_json(brief.make(Sight(View(), one)))) for one in (reed_store, other) * 2]
    assert said[0] == said[2] != said[1] == said[3]
    assert "Uplandish head of livestock driven off" in said[0]
    assert "Uplandish beast driven off" in said[1]
    assert "livestock" not in str(brief.as_json(brief.make(Sight(View(), tiny_store))))
    assert other.manifest.vocabulary != reed_store.manifest.vocabulary
    assert tiny_store.manifest.vocabulary == CORE


# Files and pictures


def test_its_words_go_out_and_come_back(reed_store: Store, tmp_path: Path) -> None:
    folder = unpacked(written(reed_store, "zip"), tmp_path)
    loaded, report = load(folder)
    assert report.is_clean
    assert loaded.manifest == reed_store.manifest
    assert equal(loaded, reed_store.slice(Query(), limit=None))
    assert frictionless.validate(str(folder / "datapackage.json")).valid
    described = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert described["crossclaim"]["kinds"][0]["plural"] == "cattle raids"


@pytest.mark.parametrize("fmt", sorted(export.FORMATS))
def test_every_format_takes_its_words(reed_store: Store, fmt: str) -> None:
    content = written(reed_store, fmt)
    if fmt in ("csv", "geojson", "kml"):
        assert b"livestock" in content
        assert b"driven_off" in content
    assert len(content) > 100


@pytest.mark.parametrize("ending", ["svg", "html"])
def test_a_picture_with_its_words_is_sealed_and_verified(
    capsys: Capture, tmp_path: Path, ending: str
) -> None:
    out = tmp_path / f"view.{ending}"
    here = ("--dataset", str(REED))
    assert run(capsys, "snapshot", *here, "--kind", "cattle_raid", "--out", str(out))[0] == 0
    assert told(capsys, "verify", *here, str(out))["same"]
    assert "cattle raids" in out.read_text("utf-8")
