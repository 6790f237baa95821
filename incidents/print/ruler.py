"""How large paragraphs come out: asked of the typesetter for many at once, and remembered.

A picture is composed several times. First nothing has a size; what was asked for is then
measured, and the picture composed anew, until nothing more is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from incidents.errors import SnapshotError
from incidents.print.paras import Para
from incidents.words.pictures import refused

Size = tuple[float, float]
"""Width and height in pixels."""

Measure = Callable[[Sequence[Para]], Sequence[Size]]

MOST_ROUNDS = 20

T = TypeVar("T")


class Ruler:
    """Sizes of paragraphs, as far as they are known.

    Parameters
    ----------
    measure
        What to ask for the sizes of paragraphs.

    Attributes
    ----------
    misses
        How often it was asked for what it did not know.
    """

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self._known: dict[Para, Size] = {}
        self._asked: dict[Para, None] = {}
        self.misses = 0

    def size(self, para: Para) -> Size:
        """Give the width and height of a paragraph; nothing as long as it is not measured."""
        found = self._known.get(para)
        if found is None:
            self._asked[para] = None
            self.misses += 1
        return found or (0.0, 0.0)

    def learn(self) -> bool:
        """Measure what was asked for; tell whether there was anything."""
        asked, self._asked = list(self._asked), {}
        if asked:
            self._known |= zip(asked, self._measure(asked), strict=True)
        return bool(asked)


def settled(ruler: Ruler, compose: Callable[[], T]) -> T:
    """Compose until every size that it needs is known.

    Raises
    ------
    SnapshotError
        If it asks for ever more.
    """
    for _round in range(MOST_ROUNDS):
        found = compose()
        if not ruler.learn():
            return found
    raise SnapshotError(refused("never_at_rest"))
