"""Captures: what was read, kept under its SHA-256, so that it can be read again."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from incidents import files
from incidents.desk import texts
from incidents.desk.archives import MOST_OF_PAGE
from incidents.desk.errors import CaptureError
from incidents.text import one_line
from incidents.words.refusals import refusal


@dataclass(frozen=True)
class Capture:
    """One capture.

    Attributes
    ----------
    sha256
        Of its bytes, in hexadecimal: its name.
    size
        How many bytes.
    kind
        One of `texts.KINDS`.
    name, address
        The name of the file that was given, and the address it is of.
    kept, by
        The instant at which it was kept, in UTC, and by whom.
    """

    sha256: str
    size: int
    kind: str
    name: str
    address: str
    kept: str
    by: str


class Captures:
    """The captures of a desk, in a folder that nothing of this product publishes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def is_there(self) -> bool:
        """Whether there are any."""
        return self.folder.is_dir()

    def keep(self, content: bytes, *, name: str, address: str, by: str) -> Capture:
        """Keep bytes under their hash; the same bytes are kept once, as they first came.

        Raises
        ------
        CaptureError
            If they are none that can be kept: too large, empty, or of another kind.
        """
        if len(content) > MOST_OF_PAGE:
            raise CaptureError(refusal("capture_large", most=MOST_OF_PAGE // 1_000_000))
        sha = hashlib.sha256(content).hexdigest()
        if (known := self.find(sha)) is not None and self.is_whole(sha):
            return known
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        kind = texts.kind_of(content)
        made = Capture(sha, len(content), kind, one_line(name, 120), address, now, by)
        # What describes it comes last: what a crash leaves without it is kept anew.
        files.write(self.path(sha), content, files.PRIVATE)
        about = json.dumps(asdict(made), ensure_ascii=False, indent=1)
        files.write(self._about(sha), about.encode(), files.PRIVATE)
        return made

    def find(self, sha256: str) -> Capture | None:
        """Find a capture by its hash."""
        try:
            return Capture(**json.loads(self._about(sha256).read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def is_whole(self, sha256: str) -> bool:
        """Tell whether the bytes of a capture are those that were kept."""
        try:
            return self.hash_now(sha256) == sha256
        except OSError:
            return False

    def hash_now(self, sha256: str) -> str:
        """Compute the hash that a capture's bytes have now."""
        with self.path(sha256).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def read(self, sha256: str, address: str = "") -> texts.Read:
        """Read the text of a capture.

        Raises
        ------
        CaptureError
            If it is not there or cannot be read.
        """
        try:
            content = self.path(sha256).read_bytes()
        except OSError as error:
            raise CaptureError(refusal("capture_unread", why=error.strerror)) from error
        return texts.read(content, texts.kind_of(content), address)

    def path(self, sha256: str) -> Path:
        """Give the path of a capture's bytes."""
        return self.folder / sha256[:2] / sha256

    def _about(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / f"{sha256}.json"
