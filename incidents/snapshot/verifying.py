"""Verifying: read the seal, make the snapshot again, and say the same, or what differs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from incidents import __version__
from incidents.errors import CrossclaimError, SnapshotError
from incidents.query import View
from incidents.snapshot.drawing import draw_view
from incidents.snapshot.formats import FORMATS, LAYOUTS
from incidents.snapshot.permalink import checked
from incidents.snapshot.reading import MAX_BYTES, read_seal
from incidents.snapshot.seal import Seal, digests, tools_here
from incidents.snapshot.sheet import MOST_ROWS

if TYPE_CHECKING:
    from incidents.store import Store

MOST_NAMED = 10
ALTERED = "the file was altered: it is not what its seal rebuilds to"


@dataclass(frozen=True)
class Verdict:
    """Whether a file is the snapshot that its seal rebuilds to, and if not, why."""

    same: bool
    reasons: tuple[str, ...] = ()


def verify_file(path: Path, store: Store) -> Verdict:
    """Verify a file against a dataset: see `incidents.snapshot.verify`."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise SnapshotError(f"{path.name} is larger than {MAX_BYTES:,} bytes: no snapshot is")
        content = path.read_bytes()
    except OSError as error:
        raise SnapshotError(f"{path.name} cannot be read: {error.strerror}") from error
    return verify_bytes(content, store)


def verify_bytes(content: bytes, store: Store) -> Verdict:
    """Verify the content of a file; never answers *same* for a file that differs by a byte."""
    try:
        seal = read_seal(content)
        view = _view(seal, store)
    except SnapshotError as error:
        return Verdict(same=False, reasons=(str(error),))
    reasons = [*_version(seal), *_data(seal, view, store)]
    if not reasons:
        reasons = list(_redrawn(seal, view, store, content))
    return Verdict(same=not reasons, reasons=tuple(reasons))


def _view(seal: Seal, store: Store) -> View:
    """Read the view that a seal names; an id that is not its own was written by someone else."""
    if not seal.is_whole:
        raise SnapshotError("the seal was altered: its id does not belong to its query and data")
    if seal.fmt not in FORMATS or (seal.layout not in LAYOUTS and seal.fmt != "html"):
        raise SnapshotError(f"the seal names an unknown format: {seal.fmt!r}, {seal.layout!r}")
    if checked(seal.address, "the seal’s address") != seal.address:
        raise SnapshotError("the seal was altered: its address is not written as it would be")
    view, ignored = View.from_params(seal.query, store.names)
    if ignored:
        raise SnapshotError(f"this dataset cannot answer its query: {'; '.join(ignored)}")
    return view


def _version(seal: Seal) -> Iterable[str]:
    if seal.version != __version__:
        yield (
            f"the version changed: made by Crossclaim {seal.version}, this is {__version__}; "
            f"install {seal.version} to rebuild it"
        )


def _data(seal: Seal, view: View, store: Store) -> Iterable[str]:
    """Say whether the data changed, and which of the records that are shown."""
    if seal.data == store.digest:
        return
    now = f"{store.manifest.name} {store.manifest.version}"
    then = f"{seal.dataset} ({seal.data[:12]})"
    yield f"the data changed: made from {then}, this is {now} ({store.digest[:12]})"
    only = [view.incident] if view.incident else None
    try:
        present = digests(store.slice(view.query, limit=MOST_ROWS, incidents=only))
    except CrossclaimError as error:
        yield f"its view cannot be shown any more: {error}"
        return
    yield from _changes(seal.records, present)


def _changes(before: Mapping[str, str], after: Mapping[str, str]) -> Iterable[str]:
    """Name the records that were added, removed or changed."""
    kinds = {
        "changed": [one for one in before if one in after and before[one] != after[one]],
        "removed": [one for one in before if one not in after],
        "added": [one for one in after if one not in before],
    }
    for word, names in kinds.items():
        if names:
            rest = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
            yield f"{word}: {', '.join(names[:MOST_NAMED])}{rest}"
    if not any(kinds.values()):
        yield "no claim or incident that it shows changed: the change is elsewhere in the data"


def _redrawn(seal: Seal, view: View, store: Store, content: bytes) -> Iterable[str]:
    """Make the snapshot again and compare every byte."""
    if seal.theme not in ("light", "dark") or not 1 <= seal.scale <= 4:
        yield "the seal was altered: it names a theme or a scale that does not exist"
        return
    layout = seal.layout if seal.layout in LAYOUTS else next(iter(LAYOUTS))
    made = draw_view(
        view,
        store,
        fmt=seal.fmt,
        layout=layout,
        theme=seal.theme,
        scale=seal.scale,
        address=seal.address,
    )
    if made == content:
        return
    here = tools_here()
    tools = [
        f"{name} {there}, here {here[name]}"
        for name, there in seal.tools.items()
        if name in here and here[name] != there
    ]
    if tools:
        yield (
            "it cannot be told whether the file was altered: it was drawn with "
            f"{'; '.join(tools)}; install the pinned versions to rebuild it"
        )
        return
    yield ALTERED
