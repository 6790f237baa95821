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
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import IO, Any, BinaryIO

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
_ANSWERS: list[BinaryIO] = []
"""In the other process: where answers go."""


def ask(
    task: Callable[..., Answer],
    *given: object,
    fails: type[CrossclaimError],
    most_mb: int = MOST_MB,
    seconds: int = MOST_SECONDS,
    heard: Callable[..., None] | None = None,
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
    heard
        Called with what the task tells with `tell` on its way.

    Raises
    ------
    CrossclaimError
        That of ``fails``, in one line.
    """
    request = pickle.dumps(
        (task.__module__, task.__qualname__, given, language(), most_mb, seconds)
    )
    with _started() as process, _until(seconds, process) as late:
        try:
            fault, *answer = _talk(process, request, heard or (lambda *_: None))
        except (struct.error, ValueError, LookupError, TypeError, OSError) as error:
            slow = refusal("apart_slow", number=seconds)
            ended = refusal("apart_ended", number=most_mb)
            raise fails(slow if late.is_set() else ended) from error
        finally:
            process.kill()
    if fault:
        raise fails(str(fault))
    return answer[0], answer[1]


@contextmanager
def _until(seconds: int, process: subprocess.Popen[bytes]) -> Iterator[threading.Event]:
    """End a process when its time is over, and tell whether that was so."""
    late = threading.Event()

    def stop() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield late
    finally:
        timer.cancel()


def _started() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", _START]
    return subprocess.Popen(  # noqa: S603  our own interpreter
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
    )


def _talk(
    process: subprocess.Popen[bytes], request: bytes, heard: Callable[..., None]
) -> tuple[str, Any, Mapping[str, bytes]]:
    """Send a request, hear what is told, and read the answer: why not, values, bytes by name."""
    sent, told = process.stdin, process.stdout
    if sent is None or told is None:
        raise OSError
    sent.write(request)
    sent.close()
    while "told" in (head := _head(told)):
        heard(*head["told"])
    found = {str(name): _bytes(told, long) for name, long in head["names"]}
    return head["fault"], head["plain"], found


def _head(file: IO[bytes]) -> Mapping[str, Any]:
    (length,) = _LENGTH.unpack(file.read(_LENGTH.size))
    head: Mapping[str, Any] = json.loads(file.read(length))
    return head


def _bytes(file: IO[bytes], length: int) -> bytes:
    content = file.read(length)
    if len(content) < length:
        raise ValueError
    return content


def _environment() -> dict[str, str]:
    """Give the environment of the other process: where to import from, and little else."""
    paths = os.pathsep.join(path or os.curdir for path in sys.path)
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return {**kept, "PYTHONPATH": paths, "OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}


# ---- in the other process


def tell(*values: object) -> None:
    """Tell who asked how far a task is; where nobody asked for it apart, nobody hears it."""
    if _ANSWERS:
        _send(_ANSWERS[0], {"told": values})
        _ANSWERS[0].flush()


def serve() -> None:
    """Do the task that stands on the standard input, and write its answer; then end."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    module, name, given, spoken, most_mb, seconds = pickle.load(sys.stdin.buffer)  # noqa: S301
    task = getattr(importlib.import_module(module), name)
    unplugged.follow()
    unplugged.limit(most_mb, seconds)
    unplugged.unplug()
    _ANSWERS.append(answers)
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
    _send(file, {"fault": fault, "plain": plain, "names": names})
    file.writelines(found.values())


def _send(file: BinaryIO, head: Mapping[str, Any]) -> None:
    text = json.dumps(head).encode()
    file.write(_LENGTH.pack(len(text)) + text)
