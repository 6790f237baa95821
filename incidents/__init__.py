"""What is said to have happened: claims, who makes them, and how far apart they are."""

__version__ = "0.2.0"
