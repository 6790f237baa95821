"""The seal: what a picture was made from, written into it, so that anyone can make it again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from importlib.metadata import PackageNotFoundError, version
from typing import Any, get_type_hints

from incidents import __version__
from incidents.brief import Brief, Sight
from incidents.errors import SnapshotError
from incidents.model import Claim, Incident
from incidents.picture import Editor, Picture
from incidents.query.identity import canonical, make_id
from incidents.words.verdicts import refused

MOST_RECORDS = 2000
SHORT = 8
TOOLS = (
    *("typst", "pillow", "shapely", "babel", "pikepdf"),
    *("fontpkg-ibm-plex-sans", "fontpkg-ibm-plex-sans-arabic", "fontpkg-source-serif-4"),
)
"""What draws: with other versions of these, the same view may come out otherwise."""


@dataclass(frozen=True)
class Seal:
    """What a picture was made from.

    Attributes
    ----------
    id
        Follows from ``query``, ``data``, ``atlas_digest`` and ``version``: the same view has it in
        every format, layout and language, and at any address.
    query
        The view as parameters of an address.
    dataset, data, updated
        The dataset's name and version, the SHA-256 of its files, the day it was last changed.
    atlas, atlas_digest
        The name of the dataset's atlas, and the SHA-256 of what that can answer and draw.
    version
        Of Crossclaim.
    fmt, layout, theme, scale, pages, language
        How it was drawn.
    records
        Each claim and incident behind it, with a short digest, so that a change can be named.
    tools
        What drew it, with versions.
    address
        The page's public address, if it had one.
    title, credit, alt
        The editor's own words.
    """

    id: str
    query: dict[str, str]
    dataset: str
    data: str
    updated: str
    atlas: str
    atlas_digest: str
    version: str
    fmt: str
    layout: str
    theme: str
    scale: float
    pages: bool
    language: str
    records: dict[str, str]
    tools: dict[str, str]
    address: str
    title: str
    credit: str
    alt: str

    @property
    def picture(self) -> Picture:
        """How it was drawn.

        Raises
        ------
        SnapshotError
            If the editor's words are longer than any editor's can be.
        """
        editor = Editor(self.title, self.credit, self.alt)
        return Picture(self.fmt, self.layout, self.theme, self.scale, self.pages, editor)

    @property
    def is_whole(self) -> bool:
        """Whether the id follows from what the seal says."""
        return self.id == make_id(self.query, self.data, self.version, self.atlas_digest)

    def to_json(self) -> str:
        """Write the seal as one line of ASCII JSON."""
        return canonical(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Seal:
        """Read a seal.

        Raises
        ------
        SnapshotError
            If it is not exactly one.
        """
        values = parsed(text)
        known = {one.name for one in fields(cls)}
        if set(values) != known:
            raise SnapshotError(refused("other_fields"))
        hints = get_type_hints(cls)
        for name, value in values.items():
            if not _is_of(value, hints[name]):
                raise SnapshotError(refused("bad_field", name=name, value=str(value)[:40]))
        return cls(**values)


def parsed(text: str) -> dict[str, Any]:
    """Read the JSON of a seal of any version.

    Raises
    ------
    SnapshotError
        If it is no JSON object.
    """
    try:
        values = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SnapshotError(refused("no_json")) from error
    if not isinstance(values, dict):
        raise SnapshotError(refused("no_json"))
    return values


def _is_of(value: Any, kind: Any) -> bool:
    """Tell whether a value is of the kind that a field has."""
    if kind == dict[str, str]:
        pairs = value.items() if isinstance(value, dict) else [(None, None)]
        return all(isinstance(text, str) for pair in pairs for text in pair)
    if kind is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, kind)


def made(brief: Brief, sight: Sight, picture: Picture) -> Seal:
    """Seal a brief that is to be drawn so."""
    asked = brief.asked
    return Seal(
        id=asked.id,
        query=asked.params,
        dataset=f"{asked.dataset} {asked.dataset_version}",
        data=asked.digest,
        updated=asked.updated,
        atlas=asked.atlas,
        atlas_digest=asked.atlas_digest,
        version=__version__,
        language=brief.language,
        records=digests(sight),
        tools=tools_here(),
        address=sight.address,
        **picture.as_fields(),
    )


def tools_here() -> dict[str, str]:
    """List the versions of what draws on this machine."""
    found = {}
    for name in TOOLS:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def digests(sight: Sight) -> dict[str, str]:
    """Digest each claim and incident that a picture is made from, at most 2,000 of them."""
    whole = sight.whole
    found = [*_digested("claim", whole.claims), *_digested("incident", whole.incidents)]
    return dict(found[:MOST_RECORDS])


def _digested(
    kind: str, records: Mapping[str, Claim] | Mapping[str, Incident]
) -> Iterable[tuple[str, str]]:
    for name, record in sorted(records.items()):
        written = canonical(record.model_dump(mode="json"))
        yield f"{kind} {name}", hashlib.sha256(written.encode()).hexdigest()[:SHORT]
