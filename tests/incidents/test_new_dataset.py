"""A new dataset, the guide that leads through it, and the reference of its tables."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import frictionless
import pytest

from incidents.cli import main
from incidents.export import reference
from incidents.importing import blank
from incidents.loader import load
from incidents.loader.manifest import OWN
from incidents.model import Manifest
from incidents.query import Query
from incidents.store import Store
from incidents.vocabulary import AXES, CORE
from tests.commands import Capture, run, told

GUIDE = Path(__file__).parents[2] / "docs" / "your-border.md"
WORDS = re.compile(r"```json datapackage.json\n(.*?)```", re.DOTALL)
BLOCK = re.compile(r"```csv (\S+)\n(.*?)```", re.DOTALL)
DAY = dt.date(2026, 3, 31)


def test_a_new_dataset_is_sound_and_opens(tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "kg"
    command = ("new", str(folder), "--sides", "Kyrgyzstan", "Tajikistan", "--between", "kg", "TJ")
    status, out, err = run(capsys, *command)
    assert (status, err) == (0, "")
    assert str(folder) in out
    checked = told(capsys, "check", str(folder))
    assert not checked["problems"]
    store = Store.open(folder)
    assert [side.id for side in store.manifest.sides] == ["KG", "TJ"]
    assert store.setting.line is not None
    assert not store.totals(Query()).incidents


def test_a_new_dataset_of_no_two_countries_has_no_line(tmp_path: Path) -> None:
    blank.write(tmp_path / "a", ("Ärmel, Inc.", 'The "Front"'), (), DAY)
    dataset, report = load(tmp_path / "a")
    assert report.is_clean
    assert dataset.vocabulary == CORE
    assert {one.name for one in dataset.parties.values()} == {"Ärmel, Inc.", 'The "Front"'}
    assert dataset.manifest.boundary is None
    assert dataset.manifest.headline.end == DAY


@pytest.mark.parametrize(
    ("sides", "between"),
    [(("One", "One"), ()), (("A", "B"), ("KG", "BR")), (("A", "B"), ("ZZ", "QQ"))],
)
def test_what_cannot_be_made_leaves_nothing(
    tmp_path: Path, capsys: Capture, sides: tuple[str, str], between: tuple[str, ...]
) -> None:
    more = ("--between", *between) if between else ()
    status, out, err = run(capsys, "new", str(tmp_path / "x"), "--sides", *sides, *more)
    assert (status, out) == (1, "")
    assert err.count("\n") == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("is_first", [True, False])
def test_a_third_side_is_refused_in_a_sentence(
    tmp_path: Path, capsys: Capture, *, is_first: bool
) -> None:
    folder, sides = [str(tmp_path / "made")], ["--sides", "A", "B", "C"]
    with pytest.raises(SystemExit) as left:
        main(["new", *(folder + sides if is_first else sides + folder)])
    err = capsys.readouterr().err
    assert left.value.code == 2
    assert "a ledger has two sides" in err
    assert err.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_what_is_there_stays(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    status, _out, err = run(capsys, "new", str(tmp_path), "--sides", "A", "B")
    assert status == 1
    assert "not empty" in err
    assert [one.name for one in tmp_path.iterdir()] == ["notes.txt"]


def test_the_guide_leads_to_a_page(tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "my-border"
    assert main(["new", str(folder), "--sides", "Northland", "Southland"]) == 0
    capsys.readouterr()
    blocks = BLOCK.findall(GUIDE.read_text(encoding="utf-8"))
    assert len(blocks) == 6
    for file, text in blocks:
        head, rows = text.split("\n", 1)
        there = (folder / file).read_text(encoding="utf-8")
        # Rows are written below those that are there, by the columns the guide shows.
        assert there.splitlines()[0].startswith(head)
        missing = there.splitlines()[0].count(",") - head.count(",")
        padded = "".join(f"{line}{',' * missing}\n" for line in rows.splitlines())
        (folder / file).write_text(there + padded, encoding="utf-8")
    (words,) = WORDS.findall(GUIDE.read_text(encoding="utf-8"))
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    package["crossclaim"] |= json.loads(f"{{{words}}}")
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    assert told(capsys, "check", str(folder))["problems"] == []
    assert Store.open(folder).manifest.vocabulary.is_of("civilians", "shepherds")
    assert frictionless.validate(str(folder / "datapackage.json")).valid
    asked = ("--from", "2026-03-01", "--to", "2026-03-01")
    found = told(capsys, "brief", "--dataset", str(folder), *asked)
    assert found["tally"]["losses"] == 1
    assert not found["unplaced"]


@pytest.mark.parametrize("name", ["Khost", "Charbagh", "Nowhereton", "Peshawer"])
def test_an_address_and_the_command_say_the_same_of_a_name(
    store: Store, capsys: Capture, name: str
) -> None:
    _query, ignored = Query.from_params({"place": name}, store.names)
    status, out, err = run(capsys, "geocode", name, "--dataset", "af-pk")
    assert (status, out) == (1, "")
    assert err == f"crossclaim: {ignored[0]}\n"


def test_the_reference_is_up_to_date() -> None:
    assert reference.PAGE.read_text(encoding="utf-8") == reference.page()


def test_the_reference_names_every_key_of_a_manifest() -> None:
    assert set(reference.OWN) == {*OWN, *AXES, "sides", "headline"}
    fields = Manifest.model_fields
    needed = {key for key, (is_needed, _means) in reference.OWN.items() if is_needed}
    assert needed - {"headline"} == {name for name in (*OWN, "sides") if fields[name].is_required()}


def test_a_manifest_without_a_needed_key_is_refused(tmp_path: Path, capsys: Capture) -> None:
    blank.write(tmp_path / "a", ("A", "B"), (), DAY)
    package = json.loads((tmp_path / "a" / "datapackage.json").read_text())
    for key, (is_needed, _means) in reference.OWN.items():
        own = {name: value for name, value in package["crossclaim"].items() if name != key}
        (tmp_path / "a" / "datapackage.json").write_text(json.dumps(package | {"crossclaim": own}))
        assert (run(capsys, "check", str(tmp_path / "a"))[0] == 1) == is_needed
