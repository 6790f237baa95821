"""Whether a quotation is in what was kept of its sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from incidents.desk import quoting
from incidents.desk.captures import Captures
from incidents.desk.errors import CaptureError
from incidents.desk.quoting import Passage


@dataclass(frozen=True)
class Evidence:
    """What came of looking for a quotation.

    Attributes
    ----------
    looked
        Where it was looked for: ``capture``, ``article`` (the text that was pasted) or nothing.
    found
        Where it stands, or None.
    near
        The nearest passage, where it is not found.
    text
        The text that was looked through.
    """

    looked: str
    found: Passage | None = None
    near: Passage | None = None
    text: str = ""


def look(
    quotation: str, sources: Sequence[Mapping[str, str]], captures: Captures, article: str = ""
) -> Evidence:
    """Look for a quotation in the captures of sources; where there is none, in a pasted text."""
    texts = [text for one in sources if (text := captured(one, captures))]
    looked = "capture" if texts else "article"
    tried = texts or [article] * bool(article)
    if not tried or not quotation.strip():
        return Evidence("")
    for text in tried:
        if (found := quoting.find(quotation, text)) is not None:
            return Evidence(looked, found, None, text)
    return Evidence(looked, None, quoting.nearest(quotation, tried[0]), tried[0])


def captured(source: Mapping[str, str], captures: Captures) -> str:
    """Read the text of a source's capture; empty where there is none that can be read."""
    sha = source.get("capture_sha256", "")
    if len(sha) != len("0" * 64) or not captures.path(sha).exists():
        return ""
    return _text(captures.folder, sha, source.get("url", ""))


@lru_cache(maxsize=64)
def _text(folder: Path, sha: str, address: str) -> str:
    try:
        return Captures(folder).read(sha, address).text
    except CaptureError:
        return ""
