"""Taking from this process, for good, the network, other programs, and memory without end.

What is taken cannot be had back: only a process that ends with its task may do this.
"""

from __future__ import annotations

import ctypes
import platform
import signal
import struct
import sys
from pathlib import Path

CALLS = {
    "x86_64": (0xC000003E, (41, 42, 59, 101, 322, 425)),
    "aarch64": (0xC00000B7, (198, 203, 221, 117, 281, 425)),
}
"""By machine: its number, and those of its calls ``socket``, ``connect``, ``execve``, ``ptrace``,
``execveat`` and ``io_uring_setup``, as the kernel's tables have them."""

_LOAD, _IS, _IS_FROM, _ANSWER = 0x20, 0x15, 0x35, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050001
_OTHER_CALLS = 0x40000000
"""From here on, numbers are of calls under another name."""

_DIE_WITH_PARENT = 1
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
_EVENTS = ("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.system")


def follow() -> None:
    """End with the process that began this one, where the system can see to it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)


def limit(most_mb: int, seconds: int) -> None:
    """Bound what this process may take from now on, where the system can.

    Parameters
    ----------
    most_mb
        The memory that it may take besides what it has.
    seconds
        How long it may compute.
    """
    try:
        import resource  # noqa: PLC0415  not on every system
    except ModuleNotFoundError:
        return
    most = _in_use() + (most_mb << 20)
    for name, value in (("RLIMIT_DATA", most), ("RLIMIT_CPU", seconds), ("RLIMIT_CORE", 0)):
        resource.setrlimit(getattr(resource, name), (value, value))


def _in_use() -> int:
    """Tell how many bytes of data this process has; nothing where the system does not say."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    lines = status.read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmData:")) << 10


def unplug() -> None:
    """Take the network and other programs away: from Python and, where that can be, its libraries.

    On Linux the kernel refuses; elsewhere, only what goes through Python is refused.
    """
    sys.addaudithook(_refuse)
    if sys.platform == "linux" and platform.machine() in CALLS:
        _install(_program(*CALLS[platform.machine()]))


def _refuse(event: str, _given: tuple[object, ...]) -> None:
    if event.startswith(_EVENTS):
        raise PermissionError(1, f"Not permitted here: {event}")


def _program(machine: int, calls: tuple[int, ...]) -> bytes:
    """Write the kernel's filter: refuse these calls, and whatever is of another machine."""
    number, kind = 0, 4
    steps = [
        (_LOAD, 0, 0, kind),
        (_IS, 0, len(calls) + 3, machine),
        (_LOAD, 0, 0, number),
        (_IS_FROM, len(calls) + 1, 0, _OTHER_CALLS),
        *((_IS, len(calls) - place, 0, call) for place, call in enumerate(calls)),
        (_ANSWER, 0, 0, _ALLOW),
        (_ANSWER, 0, 0, _REFUSE),
    ]
    return b"".join(struct.pack("HBBI", *step) for step in steps)


def _install(program: bytes) -> None:
    """Give the filter to the kernel; one that takes none leaves what Python refuses."""
    libc = ctypes.CDLL(None, use_errno=True)
    kept = ctypes.create_string_buffer(program)
    fitted = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(kept))
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0:
        libc.prctl(_SET_SECCOMP, _FILTER, ctypes.c_char_p(fitted), 0, 0)
