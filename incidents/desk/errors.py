"""What can go wrong at a desk; every message is one line that says what to do."""

from __future__ import annotations

from incidents.errors import CrossclaimError


class DeskError(CrossclaimError):
    """Something that was asked of the desk cannot be done."""


class CaptureError(DeskError, ValueError):
    """A capture cannot be kept or read."""


class StaleError(DeskError):
    """Somebody else changed it meanwhile; nothing was overwritten."""


class ReviewError(DeskError, ValueError):
    """A decision that may not be taken: on one's own amendment, twice, or without a reason."""


class WritingError(DeskError, OSError):
    """The dataset's files cannot be written as accepted; they are what they were."""
