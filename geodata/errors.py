"""Errors of the geodata package.

::

    GeodataError
    ├── UnknownPlaceError         (also LookupError)  no entry of that name
    │   └── ElsewherePlaceError                       only entries that lie elsewhere
    ├── AmbiguousPlaceError       (also LookupError)  several entries of that name
    │   └── UnconfirmedPlaceError                     one small place, not known to be meant
    ├── BeyondMapError            (also LookupError)  a place that no map can show
    ├── AtlasError                (also ValueError)   an atlas that cannot be read or made
    ├── ShapeError                (also ValueError)   a geometry that cannot be drawn or measured
    └── GeocodingError                                the geocoding service gave no usable answer
"""

from collections.abc import Iterable


class GeodataError(Exception):
    """Base of every error raised on purpose by this package."""


class UnknownPlaceError(GeodataError, LookupError):
    """The gazetteer has no place of that name.

    The name is the caller's: correct it, or add a row to the dataset's places or to the
    gazetteer's sources.

    Attributes
    ----------
    name
        The name that was asked for.
    suggestions
        Up to five names that resolve, spelt alike, nearest first.
    """

    def __init__(self, name: str, suggestions: Iterable[str] = ()) -> None:
        self.name = name
        self.suggestions = tuple(suggestions)
        super().__init__(self._words())

    def _words(self) -> str:
        return f"The gazetteer has no place called {_quoted(self.name)}." + self._remedy()

    def _remedy(self) -> str:
        if not self.suggestions:
            return ""
        return f" Did you mean {', '.join(map(_quoted, self.suggestions))}?"


class ElsewherePlaceError(UnknownPlaceError):
    """The gazetteer has the name, but of places that lie elsewhere than the caller says.

    Attributes
    ----------
    name
        The name that was asked for.
    asked
        Where it should lie, in the caller's words.
    suggestions
        Names of the places that bear the name, nearest first; each of them resolves.
    """

    def __init__(self, name: str, asked: str, suggestions: Iterable[str] = ()) -> None:
        self.asked = asked
        super().__init__(name, suggestions)

    def _words(self) -> str:
        return (
            f"The gazetteer has no place called {_quoted(self.name)} {self.asked}, only elsewhere."
        )


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
        super().__init__(self._words())

    def _words(self) -> str:
        bearers = ", ".join(map(_quoted, self.candidates))
        return f"{_quoted(self.name)} names more than one place; say which: {bearers}."


class UnconfirmedPlaceError(AmbiguousPlaceError):
    """The gazetteer has one small place of that name, and others may bear it too.

    Villages share names, on both sides of a border above all, and no gazetteer has them all.
    Ask again with the qualified name, if that is the place that is meant.

    Attributes
    ----------
    name
        The name that was asked for.
    candidates
        The qualified name of each place that may be meant; each of them resolves.
    """

    def _words(self) -> str:
        known = ", ".join(map(_quoted, self.candidates))
        return f"{_quoted(self.name)} alone may mean another place; if it is meant, write {known}."


class BeyondMapError(GeodataError, LookupError):
    """The place lies nearer to a pole than a map can show.

    Attributes
    ----------
    name
        The name that was asked for.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"{_quoted(name)} lies beyond 85° of latitude, where maps end.")


class AtlasError(GeodataError, ValueError):
    """An atlas that cannot be read or made; the message says what is wrong with it."""


class ShapeError(GeodataError, ValueError):
    """A geometry that cannot be drawn or measured; the message says why."""


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
