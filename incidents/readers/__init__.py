"""Readers: each yields the rows of one input format with file and line, and decides nothing."""

from incidents.readers.rows import Broken, Row, Table

__all__ = ["Broken", "Row", "Table"]
