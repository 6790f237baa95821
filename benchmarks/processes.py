"""What a command costs: all its processors' seconds, and the memory that it held at most."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Collection, Sequence
from typing import NamedTuple

from benchmarks.serving import ROOT


class Cost(NamedTuple):
    """What a command cost, in seconds of processors and megabytes."""

    cpu: float
    memory: float


def cost_of(command: Sequence[str], accepted: Collection[int] = (0,), **given: str) -> Cost:
    """Run a command to its end.

    Parameters
    ----------
    command
        The command and its words.
    accepted
        The statuses with which it may end.
    given
        Variables of its environment.

    Raises
    ------
    subprocess.CalledProcessError
        If it ends otherwise.
    """
    running = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **given}, stdout=subprocess.DEVNULL
    )
    _pid, ended, used = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(ended)
    if running.returncode not in accepted:
        raise subprocess.CalledProcessError(running.returncode, command)
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
