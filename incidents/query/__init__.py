"""Queries: what to look at, in fields, in English and as URL parameters."""

from incidents.query.query import Query
from incidents.query.values import instant_text, parse_day, parse_instant
from incidents.query.view import View

__all__ = ["Query", "View", "instant_text", "parse_day", "parse_instant"]
