"""Pictures of the ledger as escaped HTML: pure functions that know nothing of the page."""

from incidents.charts.bars import said_histogram, timeline

__all__ = ["said_histogram", "timeline"]
