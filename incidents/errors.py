"""Errors that a reader of this product's messages can act on.

Every message is one readable line that quotes the offending value and says what to do.
"""

from __future__ import annotations

from incidents.words.refusals import no_incident


class CrossclaimError(Exception):
    """Base of every error this package raises on purpose."""


class DatasetError(CrossclaimError, ValueError):
    """A dataset cannot be read at all: a file or a column is missing, or is not text."""


class QueryError(CrossclaimError, ValueError):
    """A filter has a value that means nothing here: an unknown party, an impossible date."""


class UnknownIncidentError(CrossclaimError, LookupError):
    """No incident has this id; the message lists the closest ids."""

    def __init__(self, incident: str, closest: tuple[str, ...] = ()) -> None:
        super().__init__(no_incident(incident, closest))
        self.incident = incident
        self.closest = closest


class AddressError(CrossclaimError, ValueError):
    """The public address of the page is none that a page can have."""


class SnapshotError(CrossclaimError, ValueError):
    """A picture cannot be drawn or its seal cannot be read."""


class ArticleError(CrossclaimError, ValueError):
    """An article cannot be read, or the file that names the sides of its dispute cannot."""


class ExportError(CrossclaimError, ValueError):
    """A view cannot be written in the format that was asked for."""


class EngineError(CrossclaimError, RuntimeError):
    """An engine that builds tables is not installed, or failed."""


class StoreError(CrossclaimError, OSError):
    """The store's database can be neither written nor read."""
