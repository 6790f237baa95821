"""The loader: from a folder of files to a dataset, and a report of every row."""

from incidents.loader.loader import load

__all__ = ["load"]
