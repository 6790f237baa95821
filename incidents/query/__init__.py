"""Queries: what to look at, in fields and as URL parameters; one table says what filters do."""

from incidents.query.filters import FILTERS, Filter
from incidents.query.names import Names
from incidents.query.query import Query
from incidents.query.view import View

__all__ = ["FILTERS", "Filter", "Names", "Query", "View"]
