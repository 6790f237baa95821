"""The loader: from a folder of files to a dataset, and a report of every row."""

from incidents.loader.loader import load, load_files

__all__ = ["load", "load_files"]
