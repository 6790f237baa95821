"""Errors of the geodata package.

::

    GeodataError
    ├── UnknownPlaceError    (also LookupError)  no entry of that name
    ├── AmbiguousPlaceError  (also LookupError)  several entries of that name
    └── GeocodingError                           the geocoding service gave no usable answer
"""

from collections.abc import Iterable


class GeodataError(Exception):
    """Base of every error raised on purpose by this package."""


class UnknownPlaceError(GeodataError, LookupError):
    """The gazetteer has no place of that name.

    The name is the caller's: correct it, or add a row to the gazetteer's sources.

    Attributes
    ----------
    name
        The name that was asked for.
    suggestions
        Up to five names that resolve and are spelt alike, best first.
    """

    def __init__(self, name: str, suggestions: Iterable[str] = ()) -> None:
        self.name = name
        self.suggestions = tuple(suggestions)
        message = f"The gazetteer has no place called {_quoted(name)}."
        if self.suggestions:
            message += f" Did you mean {', '.join(map(_quoted, self.suggestions))}?"
        super().__init__(message)


class AmbiguousPlaceError(GeodataError, LookupError):
    """Several places bear that name.

    Ask again with one of the qualified names.

    Attributes
    ----------
    name
        The name that was asked for.
    candidates
        Qualified names, one for each bearer; each of them resolves.
    """

    def __init__(self, name: str, candidates: Iterable[str]) -> None:
        self.name = name
        self.candidates = tuple(candidates)
        bearers = ", ".join(map(_quoted, self.candidates))
        super().__init__(f"{_quoted(name)} names more than one place; say which: {bearers}.")


class GeocodingError(GeodataError):
    """The geocoding service gave no usable answer.

    Attributes
    ----------
    retry
        Whether the same request may succeed later, unchanged.
    """

    def __init__(self, message: str, *, retry: bool) -> None:
        self.retry = retry
        super().__init__(message)


def _quoted(name: str) -> str:
    """Quote a name on one line, shortened: it may come from a hostile file."""
    line = " ".join(name.split())
    return f"“{line[:80]}…”" if len(line) > 80 else f"“{line}”"
