"""The seal: what a picture was made from, written into it, so that anyone can make it again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from incidents import __version__, cite
from incidents.errors import SnapshotError
from incidents.model import Dataset, Record

if TYPE_CHECKING:
    from incidents.query import View
    from incidents.store import Store

MOST_RECORDS = 2000
SHORT = 8
TOOLS = (
    *("matplotlib", "pillow", "fonttools", "numpy", "shapely", "fontpkg-ibm-plex-sans"),
    *("fontpkg-ibm-plex-sans-arabic", "fontpkg-source-serif-4"),
)
"""What draws: with other versions of these, the same view may come out in other bytes."""


@dataclass(frozen=True)
class Seal:
    """What a snapshot was made from.

    ``id`` digests query, data and version; layout, format, theme, scale and the page's public
    address, if it had one, stand beside it: the same view has the same id at any address.
    ``records`` maps each claim and incident shown to a short digest of it, so that a change can
    be named.
    """

    id: str
    query: dict[str, str]
    dataset: str
    data: str
    version: str
    fmt: str
    layout: str
    theme: str
    scale: float
    records: dict[str, str] = field(default_factory=dict)
    tools: dict[str, str] = field(default_factory=dict)
    address: str = ""

    def to_json(self) -> str:
        """Write the seal as one line of ASCII JSON; of an address it says nothing without one."""
        values = asdict(self)
        if not self.address:
            del values["address"]
        return cite.canonical(values)

    @classmethod
    def from_json(cls, text: str) -> Seal:
        """Read a seal.

        Raises
        ------
        SnapshotError
            If it is not one.
        """
        try:
            values = json.loads(text)
            _check(values)
        except (ValueError, TypeError, RecursionError) as error:
            raise SnapshotError(f"the seal cannot be read: {error}") from error
        return cls(**values)

    @property
    def is_whole(self) -> bool:
        """Whether the id belongs to what the seal says."""
        return self.id == cite.make_id(self.query, self.data, self.version)


def _check(values: Any) -> None:
    """Refuse anything that is not exactly the fields of a seal, each of its own kind."""
    known = {one.name for one in fields(Seal)}
    if not isinstance(values, dict) or set(values) | {"address"} != known:
        raise ValueError("its fields are not those of a seal")
    for name, value in values.items():
        kind = dict if name in ("query", "records", "tools") else str
        if name == "scale":
            good = isinstance(value, int | float) and not isinstance(value, bool)
        else:
            good = isinstance(value, kind)
        if good and kind is dict:
            good = all(isinstance(text, str) for pair in value.items() for text in pair)
        if not good:
            raise ValueError(f"{name} is {str(value)[:40]!r}")


def make(
    view: View,
    store: Store,
    rows: Dataset,
    *,
    fmt: str,
    layout: str,
    theme: str,
    scale: float,
    address: str = "",
) -> Seal:
    """Make the seal of a view in a format and layout."""
    return Seal(
        id=cite.view_id(view, store),
        query=cite.view_params(view),
        dataset=f"{store.manifest.name} {store.manifest.version}",
        data=store.digest,
        version=__version__,
        fmt=fmt,
        layout=layout,
        theme=theme,
        scale=scale,
        records=digests(rows),
        tools=tools_here(),
        address=address,
    )


def tools_here() -> dict[str, str]:
    """List the versions of what draws on this machine."""
    return {name: version(name) for name in TOOLS}


def digests(rows: Dataset) -> dict[str, str]:
    """Digest each claim and incident of a view, at most 2,000 of them."""
    claims = _digested("claim", rows.claims)
    return dict([*claims, *_digested("incident", rows.incidents)][:MOST_RECORDS])


def _digested(kind: str, records: Mapping[str, Record]) -> Iterable[tuple[str, str]]:
    for name, record in sorted(records.items()):
        written = cite.canonical(record.model_dump(mode="json"))
        yield f"{kind} {name}", hashlib.sha256(written.encode()).hexdigest()[:SHORT]
