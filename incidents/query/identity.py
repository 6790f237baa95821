"""The id of a view: a digest of what is asked, of the data, its atlas and this version."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from incidents.query.view import View

ID_LENGTH = 12


def view_params(view: View) -> dict[str, str]:
    """Write what a view shows as parameters; where in it the reader stands is no part of it."""
    return view.shown.to_params()


def make_id(params: Mapping[str, str], digest: str, version: str, atlas: str = "") -> str:
    """Digest parameters, the SHA-256 of data and atlas, and a version: ``cc-7f3a91c2d4e5``.

    Version 0.1.0 knew no atlas, and has ids without one.
    """
    meant = {"query": dict(params), "data": digest, "version": version}
    meant |= {"atlas": atlas} if atlas else {}
    return "cc-" + hashlib.sha256(canonical(meant).encode()).hexdigest()[:ID_LENGTH]


def canonical(value: Any) -> str:
    """Write JSON in one way only: sorted keys, no spaces, no NaN."""
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False
    )
