"""Remembering answers, so that what did not change is not asked again."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeVar, cast

Answer = TypeVar("Answer")
Key = TypeVar("Key", bound=Hashable)

ANSWERS = 256
SLICES = 24
PARTS = 16_384
"""How many answers, slices of some megabytes and parts of some kilobytes a store remembers."""


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
        self._keep({key: found})
        return found

    def recall_all(
        self, keys: Sequence[Key], answer: Callable[[Sequence[Key]], Sequence[Answer]]
    ) -> list[Answer]:
        """Give the answers to some keys in their order, asking at once for those not remembered."""
        with self._lock:
            found: dict[Key, object] = {
                key: self._answers[key] for key in keys if key in self._answers
            }
        missing = [key for key in keys if key not in found]
        if missing:
            found |= zip(missing, answer(missing), strict=True)
        self._keep(found)
        return [cast("Answer", found[key]) for key in keys]

    def _keep(self, found: Mapping[Key, object]) -> None:
        with self._lock:
            for key, answer in found.items():
                self._answers[key] = answer
                self._answers.move_to_end(key)
            while len(self._answers) > self._most:
                self._answers.popitem(last=False)
