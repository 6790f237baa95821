"""Verifying: read the seal, rebuild the picture, and say what the file is, or what differs."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from incidents import __version__, files
from incidents import brief as briefs
from incidents.brief import Brief, Sight
from incidents.errors import CrossclaimError, SnapshotError
from incidents.query import View
from incidents.query.identity import make_id
from incidents.query.permalink import checked
from incidents.seal import comparing
from incidents.seal.drawing import COVERAGE, HTML, as_sealed, check, effective, set_by
from incidents.seal.reading import MAX_BYTES, Sealed, read
from incidents.seal.record import Seal, digests, made, parsed
from incidents.seal.verdict import Verdict
from incidents.words import verdicts as said
from incidents.words.tongue import in_digits, language

if TYPE_CHECKING:
    from incidents.store import Store


def dataset_in(content: bytes) -> str:
    """Read which dataset a file says it was made from; empty where it does not."""
    try:
        return Seal.from_json(read(content).text).dataset.rpartition(" ")[0]
    except SnapshotError:
        return ""


def verify_file(path: Path, store: Store) -> Verdict:
    """Verify a file against a dataset.

    Raises
    ------
    SnapshotError
        If the file is not there, or is larger than any picture.
    """
    try:
        content = files.read(path, MAX_BYTES)
    except files.TooLargeError as error:
        large = said.refused("too_large", file=path.name, most=in_digits(MAX_BYTES))
        raise SnapshotError(large) from error
    except OSError as error:
        raise SnapshotError(said.refused("missing", file=path.name, why=error.strerror)) from error
    return verify_bytes(content, store)


def verify_bytes(content: bytes, store: Store) -> Verdict:
    """Verify the content of a file; never *same* for a file that differs by a byte."""
    try:
        found = read(content)
    except SnapshotError as error:
        return Verdict("unreadable", (str(error),))
    if not found.text:
        return Verdict("no_seal", (said.no_seal_of_ours(),))
    try:
        return _sealed(content, found, store)
    except CrossclaimError as error:
        # What a seal asks for, and what a file holds, may be anything.
        return Verdict("altered", (str(error), said.unchecked()))


def _sealed(content: bytes, found: Sealed, store: Store) -> Verdict:
    """Judge by the seal alone, as far as that goes; then by the data."""
    try:
        values = parsed(found.text)
        version = values.get("version")
        if isinstance(version, str) and version != __version__:
            return _of_version(values, version)
        seal = Seal.from_json(found.text)
    except SnapshotError as error:
        return Verdict("altered", (said.broken_seal(str(error)), said.unchecked()))
    if not seal.is_whole:
        return Verdict("forged", (said.wrong_id(), said.unchecked()))
    if seal.fmt != found.fmt or found.ident not in ("", seal.id):
        return Verdict("altered", (said.other_facts(), said.unchecked()))
    return _of_data(content, seal, store)


def _of_version(values: dict[str, object], version: str) -> Verdict:
    """Name the version of a seal that was written by another one."""
    query = values.get("query")
    is_read = isinstance(query, dict) and isinstance(values.get("data"), str)
    if not is_read or not _follows(values):
        return Verdict("forged", (said.wrong_id(), said.unchecked()), version)
    short = version[:20]
    return Verdict("version", (said.install(short), said.unchecked()), short)


def _follows(values: dict[str, object]) -> bool:
    """Tell whether the id of a seal follows from the rest, in any version."""
    query, *given = (values.get(name) for name in ("query", "data", "version", "atlas_digest"))
    data, version, atlas = (str(one or "") for one in given)
    try:
        return values.get("id") == make_id(query, data, version, atlas)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return False


def _of_data(content: bytes, seal: Seal, store: Store) -> Verdict:
    """Judge a seal of this version whose id follows."""
    _check(seal)
    view, ignored = View.from_params(seal.query, store.names)
    if seal.data != store.digest:
        return _of_other_data(content, seal, store, view, ignored)
    if ignored:
        return Verdict("forged", (said.unanswerable("; ".join(ignored)), said.unchecked()))
    sight = Sight(view, store, seal.address)
    wrong = _wrong(seal.records, digests(sight))
    if wrong:
        return Verdict("forged", (said.no_such_records(wrong), said.unchecked()))
    if seal.atlas_digest != store.atlas_digest:
        return _of_other_atlas(content, seal, sight)
    return _rebuilt(content, seal, sight)


def _check(seal: Seal) -> None:
    """Refuse a seal of what cannot be drawn.

    Raises
    ------
    SnapshotError
        If it names what does not exist.
    AddressError
        If its address is none.
    """
    picture = seal.picture
    if picture.fmt == HTML:
        if effective(picture) != picture:
            raise SnapshotError(said.refused("no_such_page", value=picture.layout[:60]))
        picture = replace(picture, layout="map")
    check(picture)
    if checked(seal.address) != seal.address:
        raise SnapshotError(said.refused("no_such_address", value=seal.address[:60]))


def _wrong(sealed: dict[str, str], here: dict[str, str]) -> list[str]:
    """Name the records that two lists do not agree on."""
    names = sealed.keys() | here.keys()
    return sorted(name for name in names if sealed.get(name) != here.get(name))


def _rebuilt(content: bytes, seal: Seal, sight: Sight) -> Verdict:
    """Make the picture again, and compare."""
    found, own = _made_here(seal, sight)
    if set_by(own, found, sight) == content:
        return Verdict("same")
    changed = _changed(seal, own)
    if changed:
        return Verdict("altered", (said.not_as_sealed(changed), said.unchecked()))
    told = tuple(comparing.differences(content, set_by(seal, found, sight), seal))
    if not told:
        return Verdict("same_pixels")
    tools = _other_tools(seal, own)
    if tools:
        return Verdict("tools", (said.other_tools(tools), said.unchecked()))
    return Verdict("altered", told)


def _made_here(seal: Seal, sight: Sight) -> tuple[Brief, Seal]:
    """Work out the brief of a view, and the seal that its picture would have here."""
    found = briefs.make(sight, seal.language, with_coverage=seal.layout == COVERAGE)
    return found, made(found, sight, seal.picture)


def _changed(seal: Seal, own: Seal) -> list[str]:
    """Name the fields of a seal that its picture would not have; tools may be others."""
    mine, theirs = asdict(replace(own, tools=seal.tools)), asdict(seal)
    return sorted(name for name, value in theirs.items() if mine[name] != value)


def _other_tools(seal: Seal, own: Seal) -> list[tuple[str, str, str]]:
    return [
        (name, there, own.tools.get(name, ""))
        for name, there in sorted(seal.tools.items())
        if own.tools.get(name) != there
    ]


def _of_other_atlas(content: bytes, seal: Seal, sight: Sight) -> Verdict:
    """Say which atlas a picture was drawn on; where this one draws the same, compare after all."""
    _, own = _made_here(seal, sight)
    there = replace(own, id=seal.id, atlas=seal.atlas, atlas_digest=seal.atlas_digest)
    if changed := _changed(seal, there):
        return Verdict("altered", (said.not_as_sealed(changed), said.unchecked()))
    is_kept = _is_as_sealed(content, seal, sight)
    told = _other_atlas(seal, sight.store)
    return Verdict("atlas_changed", (*told, said.as_sealed() if is_kept else said.unchecked()))


def _other_atlas(seal: Seal, store: Store) -> list[str]:
    """Name the atlas of a seal and the one that is here, where they are two."""
    if seal.atlas_digest == store.atlas_digest:
        return []
    there = said.dataset(seal.atlas, seal.atlas_digest)
    return [said.drawn_on(there, said.dataset(store.atlas, store.atlas_digest))]


def _of_other_data(
    content: bytes, seal: Seal, store: Store, view: View, ignored: tuple[str, ...]
) -> Verdict:
    """Say what of the data was changed; where nothing that is shown was, compare after all."""
    now = f"{store.manifest.name} {store.manifest.version}"
    reasons = [
        said.made_from(said.dataset(seal.dataset, seal.data), said.dataset(now, store.digest))
    ]
    reasons += _other_atlas(seal, store)
    if ignored:
        told = said.unanswerable("; ".join(ignored))
        return Verdict("data_changed", (*reasons, told, said.unchecked()))
    sight = Sight(view, store, seal.address)
    try:
        here = digests(sight)
    except CrossclaimError as error:
        return Verdict("data_changed", (*reasons, str(error), said.unchecked()))
    reasons += _records(seal.records, here)
    is_kept = seal.records == here and _is_as_sealed(content, seal, sight)
    return Verdict("data_changed", (*reasons, said.as_sealed() if is_kept else said.unchecked()))


def _records(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """Name the records that were changed, are gone, or came."""
    changed = [one for one in before if one in after and before[one] != after[one]]
    removed = [one for one in before if one not in after]
    added = [one for one in after if one not in before]
    return said.records(changed, removed, added) or [said.records_kept()]


def _is_as_sealed(content: bytes, seal: Seal, sight: Sight) -> bool:
    """Tell whether a picture is what its seal names, as far as this data can tell."""
    found = as_sealed(
        briefs.make(sight, seal.language or language(), with_coverage=seal.layout == COVERAGE), seal
    )
    rebuilt = set_by(seal, found, sight)
    return rebuilt == content or not comparing.differences(content, rebuilt, seal)
