"""Holding requests to one rate, whatever part of the process makes them."""

import threading
import time
from collections.abc import Callable


class Throttle:
    """Let one request pass every so many seconds; the others wait for their turn.

    Parameters
    ----------
    seconds
        The least time from one request to the next.
    clock, sleep
        What tells the time and what waits, in seconds.
    """

    def __init__(
        self,
        seconds: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._seconds = seconds
        self._clock = clock
        self._sleep = sleep
        self._lock = threading.Lock()
        self._next: float | None = None

    def wait(self) -> None:
        """Wait until a request may be made, and count it as made."""
        with self._lock:  # held while sleeping, so that threads queue up
            if self._next is not None and (delay := self._next - self._clock()) > 0:
                self._sleep(delay)
            self._next = self._clock() + self._seconds
