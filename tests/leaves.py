"""Every text of a brief with the field it stands in, and which fields hold no words of ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from incidents.model import Dataset

NO_WORDS = frozenset({
    "id", "key", "incident", "claim", "claims", "side", "state", "states", "heard", "verdict",
    "stance", "scope", "subject", "subject_side", "category", "measure", "owner", "shape",
    "symbol", "what",
    "row", "language", "version", "dataset", "dataset_version", "params", "url", "address",
    "digest", "start", "end", "updated", "field", "parameter", "noted", "superseded", "claimant",
    "geometry", "as_known_on", "software", "speaker", "replaces", "changes",
})  # fmt: skip
"""Fields that hold ids, ISO texts, addresses, words of a fixed list, a speaker as recorded, or the
log with the names of its columns."""

IDS_HERE = {"marks": "incidents", "groups": "name"}
"""Fields that hold ids in one list alone: the incidents of a mark, the name of a group."""


def leaves(value: Any, name: str = "", within: str = "") -> Iterator[tuple[str, str]]:
    """Yield each text of plain data with the name of its field."""
    if isinstance(value, dict):
        for key, one in value.items():
            if (key not in NO_WORDS and IDS_HERE.get(within) != key) or _is_shape(one, key):
                yield from leaves(one, key, key if isinstance(one, list | tuple) else within)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from leaves(one, name, within)
    elif isinstance(value, str):
        yield name, value


def _is_shape(value: Any, key: str) -> bool:
    """Tell a field that holds more fields, as an open incident, from an id of the same name."""
    return key not in ("params", "geometry") and isinstance(value, dict)


def strings(value: Any) -> Iterator[str]:
    """Yield every text of plain data, whatever its field."""
    if isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from strings(one)
    elif isinstance(value, str):
        yield value


def recorded(data: Dataset) -> list[str]:
    """List every text of a dataset, the longest first."""
    groups: Iterable[Any] = (
        data.parties.values(), data.incidents.values(), data.claims.values(),
        data.sources.values(), data.retellings.values(), data.searches, [data.manifest],
    )  # fmt: skip
    found = {
        text for group in groups for one in group for text in strings(one.model_dump(mode="json"))
    }
    found |= {
        text for name, place in data.places.items() for text in (name, place.name, place.origin)
    }
    for one in data.changes:
        # Only within quotation marks: a cell may be a single word, such as “reports”.
        found |= {one.why, *(f"“{' '.join(cell.split())}”" for cell in (one.before, one.after))}
    found |= {" ".join(one.rstrip(".").split()) for one in found}
    found |= {one[:1].upper() + one[1:] for one in found}
    found |= {one.removeprefix("The ") for one in found}
    return sorted(filter(None, found), key=len, reverse=True)
