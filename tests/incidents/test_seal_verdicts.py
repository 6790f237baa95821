"""What a check of a picture finds: the same, saved again, altered, forged, of other data."""

from __future__ import annotations

import dataclasses
import io
import json
import re
import shutil
import struct
import subprocess
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markupsafe import escape
from PIL import Image, PngImagePlugin

from geodata.atlas import Atlas
from incidents import seal
from incidents.errors import SnapshotError
from incidents.loader import load
from incidents.picture import Editor, Picture
from incidents.query import Query, View
from incidents.query.identity import make_id
from incidents.seal import reading
from incidents.seal.record import Seal, tools_here
from incidents.store import Store, tables
from incidents.store.database import Database
from tests.conftest import CLAIMS, INCIDENTS, write_tiny

VIEW = View(query=Query(text="r"))
EDITOR = Editor(title="Two accounts", credit="The Gazette", alt="A bridge")


@pytest.fixture(scope="module")
def files(tiny_store: Store) -> dict[str, bytes]:
    return {
        fmt: seal.draw(VIEW, tiny_store, Picture(fmt=fmt, layout="square", editor=EDITOR))
        for fmt in seal.FORMATS
    }


def sealed(content: bytes) -> Seal:
    return Seal.from_json(reading.read(content).text)


def resealed(content: bytes, change: Callable[[dict[str, object]], object] | None = None,
             text: str = "") -> bytes:  # fmt: skip
    """Write another seal into a page, as someone would who edits it."""
    old = reading.read(content).text
    values = json.loads(old)
    if change:
        change(values)
        text = json.dumps(values)
    edited = content.decode().replace(str(escape(old)), str(escape(text)))
    assert edited != content.decode()
    return edited.encode()


def id_of(values: dict[str, Any]) -> str:
    """Give the id that follows from what a seal says."""
    return make_id(
        values["query"], values["data"], values["version"], values.get("atlas_digest", "")
    )


@pytest.mark.parametrize("fmt", seal.FORMATS)
def test_the_file_itself_is_the_same(
    tiny_store: Store, files: dict[str, bytes], fmt: str, tmp_path: Path
) -> None:
    found = seal.verify(files[fmt], tiny_store)
    assert (found.kind, found.same, found.reasons) == ("same", True, ())
    assert found.as_json() == {"same": True, "kind": "same", "reasons": []}
    (tmp_path / "a").write_bytes(files[fmt])
    assert seal.verify(tmp_path / "a", tiny_store) == found


@pytest.mark.parametrize("layout", seal.LAYOUTS)
def test_how_it_was_drawn_is_remembered(tiny_store: Store, layout: str) -> None:
    made = seal.draw(VIEW, tiny_store, Picture(fmt="png", layout=layout, theme="dark", scale=2))
    assert seal.verify(made, tiny_store).same
    known = sealed(made)
    assert (known.layout, known.theme, known.scale, known.fmt) == (layout, "dark", 2, "png")


def test_pages_and_a_language_are_remembered(tiny_store: Store) -> None:
    how = Picture("pdf", "a4", pages=True)
    pages = seal.draw(VIEW, tiny_store, how, language="en_XA")
    assert seal.verify(pages, tiny_store).same
    assert (sealed(pages).pages, sealed(pages).language) == (True, "en_XA")


# ---- saved again by another program


def saved_by_pillow(content: bytes) -> bytes:
    with Image.open(io.BytesIO(content)) as picture:
        info = PngImagePlugin.PngInfo()
        for name, value in picture.text.items():
            info.add_itxt(name, value)
        stream = io.BytesIO()
        picture.convert("RGB").save(stream, "PNG", pnginfo=info, compress_level=9)
    return stream.getvalue()


def with_a_text(content: bytes) -> bytes:
    body = b"tEXtComment\0from the archive"
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return content[:33] + chunk + content[33:]


def linearised(content: bytes) -> bytes:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(stream, linearize=True)
    return stream.getvalue()


def with_a_keyword(content: bytes) -> bytes:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.docinfo["/Archive"] = "shelf 4"
        pdf.save(stream, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return stream.getvalue()


def indented(content: bytes) -> bytes:
    return re.sub(rb"><(g|path|use)\b", rb">\n <\1", content)


def rounded(content: bytes) -> bytes:
    return re.sub(rb"\d+\.\d{3}\b", lambda found: b"%.2f" % float(found[0]), content)


@pytest.mark.parametrize(
    ("fmt", "again"),
    [
        ("png", saved_by_pillow),
        ("png", with_a_text),
        ("pdf", linearised),
        ("pdf", with_a_keyword),
        ("svg", indented),
    ],
)
def test_what_was_only_saved_again_is_told_apart(
    tiny_store: Store, files: dict[str, bytes], fmt: str, again: Callable[[bytes], bytes]
) -> None:
    found = seal.verify(again(files[fmt]), tiny_store)
    assert (found.kind, found.same, found.reasons) == ("same_pixels", False, ())
    assert "saved again by another program" in found.words


def test_qpdf_writes_the_same_pixels(
    tiny_store: Store, files: dict[str, bytes], tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(files["pdf"])
    command = ["qpdf", "--linearize", str(tmp_path / "a.pdf"), str(tmp_path / "b.pdf")]
    try:
        subprocess.run(command, check=True)
    except FileNotFoundError:
        pytest.skip("qpdf is not installed")
    assert seal.verify(tmp_path / "b.pdf", tiny_store).kind == "same_pixels"


# ---- altered


def flipped(content: bytes) -> bytes:
    with Image.open(io.BytesIO(content)) as picture:
        picture.load()
        info = PngImagePlugin.PngInfo()
        for name, value in picture.text.items():
            info.add_itxt(name, value)
        first, *rest = picture.getpixel((400, 500))
        picture.putpixel((400, 500), (first ^ 1, *rest))
        stream = io.BytesIO()
        picture.save(stream, "PNG", pnginfo=info)
    return stream.getvalue()


def painted(content: bytes) -> bytes:
    return content.replace(b"</svg>", b"", 0)[:-6] + (
        b'<path d="M100 200h40v40z" fill="#8a4b00"/></svg>'
    )


def scripted(content: bytes) -> bytes:
    return content[:-6] + b"<script>1</script></svg>"


def relinked(content: bytes) -> bytes:
    return content[:-6] + b'<a href="https://evil.example/"><path d="M0 0"/></a></svg>'


def drawn_over(content: bytes) -> bytes:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.pages[0].contents_add(b"q 0 0 0 rg 100 400 30 30 re f Q")
        pdf.save(stream)
    return stream.getvalue()


def reworded(content: bytes) -> bytes:
    return content.replace(b"Where they differ", b"Where they lie!!", 1)


@pytest.mark.parametrize(
    ("fmt", "change", "reason"),
    [
        ("png", flipped, "1 pixel differs."),
        ("svg", painted, "pixels differ."),
        ("svg", scripted, "It holds a script or parts from elsewhere."),
        ("svg", relinked, "Its links lead elsewhere."),
        ("pdf", drawn_over, "pixels differ."),
        ("html", reworded, "Its bytes are not those of the page."),
    ],
)
def test_an_alteration_is_seen(
    tiny_store: Store,
    files: dict[str, bytes],
    fmt: str,
    change: Callable[[bytes], bytes],
    reason: str,
) -> None:
    content = change(files[fmt])
    assert content != files[fmt]
    found = seal.verify(content, tiny_store)
    assert found.kind == "altered"
    assert any(one.endswith(reason) for one in found.reasons), found.reasons


def test_other_links_of_a_pdf_are_seen(tiny_store: Store) -> None:
    made = seal.draw(VIEW, tiny_store, Picture(fmt="pdf", layout="a4"))
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(made)) as pdf:
        pdf.pages[0].Annots[0].A.URI = "https://evil.example/"
        pdf.save(stream)
    found = seal.verify(stream.getvalue(), tiny_store)
    assert (found.kind, found.reasons) == ("altered", ("Its links lead elsewhere.",))


@pytest.mark.parametrize("fmt", seal.FORMATS)
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_one_changed_byte_is_never_the_same(
    tiny_store: Store, files: dict[str, bytes], fmt: str, data: st.DataObject
) -> None:
    content = bytearray(files[fmt])
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= data.draw(st.integers(1, 255))
    found = seal.verify(bytes(content), tiny_store)
    assert not found.same
    assert found.reasons or found.kind == "same_pixels"


@pytest.mark.parametrize("fmt", seal.FORMATS)
def test_added_and_missing_bytes_are_seen(
    tiny_store: Store, files: dict[str, bytes], fmt: str
) -> None:
    content = files[fmt]
    for other in (content + b" ", content[:-1], content[: len(content) // 2], b""):
        assert not seal.verify(other, tiny_store).same


# ---- forged, edited, of another version


@pytest.mark.parametrize(
    ("name", "value", "kind"),
    [
        ("id", "cc-000000000000", "forged"),
        ("query", {}, "forged"),
        ("data", "0" * 64, "forged"),
        ("records", {}, "forged"),
        ("fmt", "gif", "altered"),
        ("fmt", "png", "altered"),
        ("layout", "map", "altered"),
        ("theme", "sepia", "altered"),
        ("theme", "dark", "altered"),
        ("scale", 99.0, "altered"),
        ("scale", 2.0, "altered"),
        ("scale", "\n\u202e", "altered"),
        ("pages", True, "altered"),
        ("language", "ur", "altered"),
        ("address", "javascript:alert(1)", "altered"),
        ("address", "https://elsewhere.example/", "altered"),
        ("dataset", "other 9.9", "altered"),
        ("updated", "1999-01-01", "altered"),
        ("atlas", "elsewhere", "altered"),
        ("atlas_digest", "0" * 64, "forged"),
        ("title", "Another title", "altered"),
        ("credit", "", "altered"),
        ("alt", "x" * 5000, "altered"),
        ("title", 4, "altered"),
        ("tools", {"typst": 1}, "altered"),
    ],
)
def test_an_edited_seal_is_never_the_same(
    tiny_store: Store, files: dict[str, bytes], name: str, value: object, kind: str
) -> None:
    content = resealed(files["html"], lambda values: values.update({name: value}))
    found = seal.verify(content, tiny_store)
    assert found.kind == kind
    assert found.reasons
    assert all("\n" not in reason for reason in found.reasons)
    if kind == "forged":
        assert "The picture itself could not be checked." in found.reasons


def test_forged_records_are_named(tiny_store: Store, files: dict[str, bytes]) -> None:
    def forge(values: dict[str, object]) -> None:
        values["records"]["claim n2"] = "00000000"
        values["records"]["claim nobody-said"] = "11111111"

    found = seal.verify(resealed(files["html"], forge), tiny_store)
    assert found.kind == "forged"
    assert found.reasons[0].endswith("claim n2 and claim nobody-said.")


def test_a_forged_number_under_a_whole_id_is_found(tiny_store: Store) -> None:
    """Whoever recalculates the id of a seal still cannot make its picture."""

    def forge(values: dict[str, object]) -> None:
        values["query"] = {"text": "b"}
        values["id"] = id_of(values)

    content = resealed(seal.draw(VIEW, tiny_store, Picture(fmt="html")), forge)
    assert seal.verify(content, tiny_store).kind in ("forged", "altered")


def test_a_seal_of_another_version_is_named(tiny_store: Store, files: dict[str, bytes]) -> None:
    def age(values: dict[str, object]) -> None:
        values["version"] = "0.9.1"
        values["id"] = id_of(values)

    found = seal.verify(resealed(files["html"], age), tiny_store)
    assert (found.kind, found.version) == ("version", "0.9.1")
    assert found.words == "The picture was made by Crossclaim 0.9.1."
    assert found.reasons == (
        "Install Crossclaim 0.9.1 to rebuild it.",
        "The picture itself could not be checked.",
    )


OLD = {
    "address": "https://crossclaim.example.org/",
    "data": "5" * 64,
    "dataset": "af-pk 1.0.0",
    "fmt": "html",
    "id": "",
    "layout": "page",
    "query": {"from": "2025-10-11"},
    "records": {"claim c001": "0123abcd"},
    "scale": 1.0,
    "theme": "light",
    "tools": {"matplotlib": "3.11.2"},
    "version": "0.1.0",
}


@pytest.mark.parametrize("lost", ["", "address"])
def test_a_seal_of_the_first_version_is_read(
    tiny_store: Store, files: dict[str, bytes], lost: str
) -> None:
    values = {name: value for name, value in OLD.items() if name != lost}
    values["id"] = make_id(OLD["query"], OLD["data"], "0.1.0")
    found = seal.verify(resealed(files["html"], text=json.dumps(values)), tiny_store)
    assert (found.kind, found.version) == ("version", "0.1.0")
    values["id"] = "cc-000000000000"
    forged = seal.verify(resealed(files["html"], text=json.dumps(values)), tiny_store)
    assert forged.kind == "forged"


def test_a_pdf_of_the_first_version_is_read(tiny_store: Store, files: dict[str, bytes]) -> None:
    old = {**OLD, "id": make_id(OLD["query"], OLD["data"], "0.1.0")}
    stream = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.docinfo["/Keywords"] = json.dumps(old)
        pdf.save(stream)
    assert seal.verify(stream.getvalue(), tiny_store).version == "0.1.0"


def test_other_tools_are_named(
    tiny_store: Store, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = {**tools_here(), "typst": "0.1"}
    monkeypatch.setattr("incidents.seal.record.tools_here", lambda: other)
    made = seal.draw(VIEW, tiny_store, Picture(fmt="png", layout="square"))
    monkeypatch.undo()
    again = seal.verify(made, tiny_store)
    assert again.kind == "same_pixels"
    found = seal.verify(flipped(made), tiny_store)
    assert found.kind == "tools"
    assert found.reasons[0].startswith("Drawn with typst 0.1, here ")
    assert "could not be checked" in found.reasons[1]


# ---- other data


def test_changed_claims_are_named(tmp_path: Path, files: dict[str, bytes]) -> None:
    changed = [{**one, "low": "59", "high": "59"} if one["id"] == "n2" else one for one in CLAIMS]
    kept = [one for one in changed if one["id"] != "u1"]
    store = Store.open(write_tiny(tmp_path / "other", claims=kept), tmp_path / "cache")
    found = seal.verify(files["png"], store)
    assert (found.kind, found.same) == ("data_changed", False)
    told = " ".join(found.reasons)
    assert "It was made from tiny 1.0.0 (" in told
    assert "Changed: claim n2." in told
    assert "No longer there: claim u1." in told
    assert found.reasons[-1] == "The picture itself could not be checked."


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Give the same data with a party more, whom no picture shows."""
    folder = tmp_path_factory.mktemp("elsewhere")
    write_tiny(folder / "data")
    path = folder / "data" / "parties.csv"
    path.write_text(path.read_text("utf-8") + "NEW,New ones,armed group,,,\n", "utf-8")
    return Store.open(folder / "data", folder / "cache")


@pytest.mark.parametrize("fmt", ["png", "svg", "pdf"])
def test_where_nothing_that_is_shown_changed_the_picture_is_compared(
    elsewhere: Store, files: dict[str, bytes], fmt: str
) -> None:
    found = seal.verify(files[fmt], elsewhere)
    assert found.kind == "data_changed"
    assert found.reasons[-2:] == (
        "No claim or incident that it shows was changed: the change is elsewhere.",
        "The picture is what its seal names, pixel for pixel.",
    )


def test_an_altered_picture_of_other_data_gets_no_soothing_word(
    elsewhere: Store, files: dict[str, bytes]
) -> None:
    found = seal.verify(flipped(files["png"]), elsewhere)
    assert found.kind == "data_changed"
    assert found.reasons[-1] == "The picture itself could not be checked."


def test_a_view_that_cannot_be_shown_any_more_is_said(tmp_path: Path, tiny_store: Store) -> None:
    made = seal.draw(View(incident="bridge"), tiny_store, Picture(fmt="png", layout="square"))
    claims = [one for one in CLAIMS if one["incident"] != "bridge"]
    incidents = [one for one in INCIDENTS if one["id"] != "bridge"]
    folder = write_tiny(tmp_path / "o", claims=claims, incidents=incidents, retellings=[])
    found = seal.verify(made, Store.open(folder, tmp_path / "cache"))
    assert found.kind == "data_changed"
    assert "bridge" in found.reasons[1]
    assert found.reasons[-1] == "The picture itself could not be checked."


# ---- another atlas


def on_an_atlas(folder: Path, note: str, town: str) -> Store:
    """Open the tiny data, the same files, on the shipped atlas with another note and a town."""
    data = write_tiny(folder / "data")
    said = json.loads((data / "datapackage.json").read_text("utf-8"))
    del said["crossclaim"]["atlas"]
    (data / "datapackage.json").write_text(json.dumps(said), "utf-8")
    shutil.copytree(Atlas.named("af-pk").folder, data / "atlas")
    for name, before, after in (
        ("atlas.json", '"note": "', f'"note": "{note}'),
        ("web/labels.json", '"Kabul"', f'"{town}"'),
    ):
        path = data / "atlas" / name
        path.write_text(path.read_text("utf-8").replace(before, after), "utf-8")
    dataset, report = load(data)
    tables.write(replace(dataset, digest="d" * 64), report, folder / "store.duckdb", "rules")
    return Store(Database(folder / "store.duckdb"), data)


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return on_an_atlas(tmp_path_factory.mktemp("there"), "", "Kabul")


@pytest.fixture(scope="module")
def drawn_there(there: Store) -> dict[str, bytes]:
    made = {fmt: seal.draw(VIEW, there, Picture(fmt, "map")) for fmt in seal.FORMATS}
    assert all(seal.verify(one, there).same for one in made.values())
    return made


@pytest.mark.parametrize(("town", "last"), [
    ("Kabul", "The picture is what its seal names, pixel for pixel."),
    ("Elsewhere", "The picture itself could not be checked."),
])  # fmt: skip
def test_a_picture_drawn_on_another_atlas_is_never_the_same(
    there: Store, drawn_there: dict[str, bytes], tmp_path: Path, town: str, last: str
) -> None:
    here = on_an_atlas(tmp_path, "Another note. ", town)
    for fmt, drawn in drawn_there.items():
        found = seal.verify(drawn, here)
        assert (found.kind, found.same) == ("atlas_changed", False)
        assert found.words == "The picture was drawn on another atlas than the one here."
        first = f"Its map was drawn on the atlas af-pk ({there.atlas_digest[:12]})"
        assert found.reasons[0].startswith(first)
        # A page repeats its id in its citations, and is compared by its bytes alone.
        told = "The picture itself could not be checked." if fmt == "html" else last
        assert found.reasons[-1] == told


# ---- the seal itself


def test_a_seal_survives_being_written(files: dict[str, bytes]) -> None:
    seals = [sealed(content) for content in files.values()]
    assert {one.id for one in seals} == {seals[0].id}
    for one in seals:
        assert Seal.from_json(one.to_json()) == one
        assert one.is_whole
        assert one.query == {"text": "r"}
        assert one.picture.editor == EDITOR
        assert one.to_json().isascii()


@pytest.mark.parametrize("wrong", [True, "2", None, [1], {"a": 1}])
def test_a_seal_of_the_wrong_kinds_is_refused(files: dict[str, bytes], wrong: object) -> None:
    values = dataclasses.asdict(sealed(files["png"]))
    for name in ("scale", "query", "records"):
        with pytest.raises(SnapshotError):
            Seal.from_json(json.dumps(values | {name: wrong}))


@pytest.mark.parametrize(
    "text", ["", "[1]", "{}", "null", "[" * 100_000, '{"id": NaN}', "9" * 5000]
)
def test_what_is_no_seal_is_refused(text: str) -> None:
    with pytest.raises(SnapshotError):
        Seal.from_json(text)
