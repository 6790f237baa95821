"""Working on what a stranger gave, in a process of its own: bounded, and without a network.

What is asked goes there as it is; what comes back is plain values and bytes alone, so that not even
a process that was taken over could bring its caller to run something.
"""

from __future__ import annotations

import importlib
import json
import os
import pickle
import struct
import subprocess
import sys
from collections.abc import Callable, Mapping
from typing import Any, BinaryIO

from geodata.errors import GeodataError
from incidents import unplugged
from incidents.errors import CrossclaimError
from incidents.words.refusals import refusal
from incidents.words.tongue import language, speaking

Answer = tuple[Any, Mapping[str, bytes]]
"""What a task gives: values as JSON has them, and bytes by name."""

MOST_MB, MOST_SECONDS = 512, 60
KEPT = ("PATH", "LANG", "LC_ALL", "TZ", "TMPDIR", "SYSTEMROOT", "HOME")
"""What of the environment goes along: nothing that says more than where things are."""

_START = "from incidents.apart import serve; serve()"
_LENGTH = struct.Struct(">Q")


def ask(
    task: Callable[..., Answer],
    *given: object,
    fails: type[CrossclaimError],
    most_mb: int = MOST_MB,
    seconds: int = MOST_SECONDS,
) -> Answer:
    """Do a task apart, and give its answer.

    Parameters
    ----------
    task
        A function of a module; it refuses by raising a `CrossclaimError`.
    given
        What it is called with.
    fails
        What is raised where it refuses, is stopped or ends without an answer.
    most_mb, seconds
        The memory it may take, and how long it may take.

    Raises
    ------
    CrossclaimError
        That of ``fails``, in one line.
    """
    request = pickle.dumps(
        (task.__module__, task.__qualname__, given, language(), most_mb, seconds)
    )
    command = [sys.executable, "-c", _START]
    with subprocess.Popen(  # noqa: S603  our own interpreter
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
    ) as process:
        try:
            told, _ = process.communicate(request, timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise fails(refusal("apart_slow", number=seconds)) from error
        finally:
            process.kill()
    return _read(told, fails, most_mb)


def _environment() -> dict[str, str]:
    """Give the environment of the other process: where to import from, and little else."""
    paths = os.pathsep.join(path or os.curdir for path in sys.path)
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return {**kept, "PYTHONPATH": paths, "OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}


def _read(told: bytes, fails: type[CrossclaimError], most_mb: int) -> Answer:
    try:
        size = _LENGTH.size
        (length,) = _LENGTH.unpack_from(told)
        head = json.loads(told[size : size + length])
        fault, plain, names = head["fault"], head["plain"], head["names"]
    except (struct.error, ValueError, LookupError, TypeError) as error:
        raise fails(refusal("apart_ended", number=most_mb)) from error
    if fault:
        raise fails(str(fault))
    at, found = size + length, {}
    for name, long in names:
        found[str(name)] = told[at : at + long]
        at += long
    return plain, found


# ---- in the other process


def serve() -> None:
    """Do the task that stands on the standard input, and write its answer; then end."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    module, name, given, spoken, most_mb, seconds = pickle.load(sys.stdin.buffer)  # noqa: S301
    task = getattr(importlib.import_module(module), name)
    unplugged.limit(most_mb, seconds)
    unplugged.unplug()
    with speaking(spoken):
        try:
            _write(answers, *task(*given))
        except (CrossclaimError, GeodataError) as error:
            _write(answers, None, {}, str(error))
        except MemoryError:
            _write(answers, None, {}, refusal("apart_large", number=most_mb))
    answers.flush()
    os._exit(0)


def _write(file: BinaryIO, plain: Any, found: Mapping[str, bytes], fault: str = "") -> None:
    names = [(name, len(content)) for name, content in found.items()]
    head = json.dumps({"fault": fault, "plain": plain, "names": names}).encode()
    file.write(_LENGTH.pack(len(head)) + head)
    file.writelines(found.values())
