"""What a check of a picture found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from incidents.words import verdicts as said

Kind = Literal[
    "same",
    "same_pixels",
    "altered",
    "data_changed",
    "atlas_changed",
    "forged",
    "version",
    "tools",
    "no_seal",
    "unreadable",
]
"""What a picture can be found to be.

``same``: byte for byte what its seal rebuilds to. ``same_pixels``: saved again by another program,
and nothing that is seen was changed. ``altered``: it is not what its seal names.
``data_changed``: the data is another by now. ``atlas_changed``: the data is the same, and the atlas
that it is drawn on is another. ``forged``: the id does not follow from the seal, or
its records never stood in the data it names. ``version``, ``tools``: it was made by others than
are here, so that it cannot be rebuilt. ``no_seal``: it says nothing of its making.
``unreadable``: it is damaged, or no picture at all.
"""


@dataclass(frozen=True)
class Verdict:
    """What a file is, and why, in sentences.

    ``version`` is that of Crossclaim by which it was made, where that is another.
    """

    kind: Kind
    reasons: tuple[str, ...] = ()
    version: str = ""

    @property
    def same(self) -> bool:
        """Whether the file is, byte for byte, what its seal rebuilds to."""
        return self.kind == "same"

    @property
    def words(self) -> str:
        """The finding in one sentence."""
        return said.headline(self.kind, self.version)

    def as_json(self) -> dict[str, Any]:
        """Write it as plain data."""
        return {"same": self.same, "kind": self.kind, "reasons": list(self.reasons)}
