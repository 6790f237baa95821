"""Remembering answers, so that what did not change is not asked again."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

Answer = TypeVar("Answer")

ANSWERS = 256
SLICES = 24
"""How many answers, and how many slices of some megabytes each, a store remembers."""


class Memory:
    """The last answers by what was asked, at most ``most``. Safe to use from any thread."""

    def __init__(self, most: int) -> None:
        self._answers: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = threading.Lock()
        self._most = most

    def recall(self, key: Hashable, answer: Callable[[], Answer]) -> Answer:
        """Give the answer to a key, asking for it only if it is not remembered."""
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return cast("Answer", self._answers[key])
        found = answer()
        with self._lock:
            self._answers[key] = found
            while len(self._answers) > self._most:
                self._answers.popitem(last=False)
        return found
