"""Working apart: an answer, a refusal in words, and nothing that a stranger's file could use."""

from __future__ import annotations

import ctypes
import os
import platform
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from incidents import apart
from incidents.errors import ArticleError, DatasetError
from incidents.words.tongue import language, speaking

LINUX = sys.platform == "linux" and platform.machine() in ("x86_64", "aarch64")


def echoed(*given: object) -> apart.Answer:
    return [*map(str, given), language()], {"bytes": b"\0\xff" * 3, "none": b""}


def refusing() -> apart.Answer:
    raise DatasetError("the row has no cells")


def hungry() -> apart.Answer:
    return len(b"x" * 400_000_000), {}


def endless() -> apart.Answer:
    while True:
        time.sleep(1)


def crashing() -> apart.Answer:
    os.abort()


def broken() -> apart.Answer:
    raise ValueError("a traceback")


def printing() -> apart.Answer:
    os.write(1, b"what a library says")
    print("more of it")  # noqa: T201
    return "fine", {}


def reaching_out() -> apart.Answer:
    found = []
    for reach in (
        lambda: socket.create_connection(("127.0.0.1", 9)),
        lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM),
        lambda: subprocess.run(["true"], check=True),
        lambda: os.execv("/bin/true", ["true"]),
    ):
        try:
            reach()
        except OSError as error:
            found.append(type(error).__name__)
        else:
            found.append("reached")
    return found, {}


def reaching_past_python() -> apart.Answer:
    libc = ctypes.CDLL(None, use_errno=True)
    return [libc.socket(2, 1, 0), ctypes.get_errno()], {}


def knowing() -> apart.Answer:
    return sorted(name for name in os.environ if "CROSSCLAIM" in name or "SECRET" in name), {}


def telling() -> apart.Answer:
    for number in range(3):
        apart.tell("rows", number)
    return "told", {}


def waiting() -> apart.Answer:
    apart.tell(os.getpid())
    return endless()


def asked(task: object, *given: object, **more: int) -> object:
    return apart.ask(task, *given, fails=ArticleError, **more)  # type: ignore[arg-type]


def test_an_answer_comes_back_as_values_and_bytes_in_the_language_that_is_spoken() -> None:
    with speaking("en_GB"):
        plain, found = apart.ask(echoed, 1, b"x", fails=ArticleError)
    assert plain == ["1", "b'x'", "en_GB"]
    assert found == {"bytes": b"\0\xff" * 3, "none": b""}


def test_what_a_task_tells_on_its_way_is_heard() -> None:
    heard: list[object] = []
    told = apart.ask(telling, fails=ArticleError, heard=lambda *one: heard.append(one))
    assert (told, heard) == (("told", {}), [("rows", 0), ("rows", 1), ("rows", 2)])


@pytest.mark.skipif(not LINUX, reason="the system does not see to it here")
def test_it_ends_with_who_asked() -> None:
    lines = (
        "from incidents import apart; from incidents.errors import ArticleError",
        "from tests.incidents.test_apart import waiting",
        "apart.ask(waiting, fails=ArticleError, heard=lambda pid: print(pid, flush=True))",
    )
    asking = subprocess.Popen([sys.executable, "-c", "\n".join(lines)], stdout=subprocess.PIPE)
    assert asking.stdout
    child = Path(f"/proc/{int(asking.stdout.readline())}/stat")
    asking.kill()
    asking.wait()
    until = time.monotonic() + 30
    while child.exists() and child.read_text().rpartition(")")[2].split()[0] != "Z":
        assert time.monotonic() < until
        time.sleep(0.05)


def test_a_refusal_is_told_as_the_caller_tells_it() -> None:
    with pytest.raises(ArticleError, match="the row has no cells"):
        asked(refusing)


@pytest.mark.parametrize("task", [crashing, broken])
def test_whatever_ends_it_is_told_in_words(task: object) -> None:
    with pytest.raises(ArticleError, match="ended without an answer"):
        asked(task)


def test_memory_is_bounded() -> None:
    if not LINUX:
        pytest.skip("no bound on memory here")
    with pytest.raises(ArticleError, match="more than 100 MB"):
        asked(hungry, most_mb=100)


def test_time_is_bounded() -> None:
    begun = time.monotonic()
    with pytest.raises(ArticleError, match="longer than 2 seconds"):
        asked(endless, seconds=2)
    assert time.monotonic() - begun < 30


def test_what_a_library_prints_is_no_answer() -> None:
    assert asked(printing) == ("fine", {})


def test_there_is_no_network_and_no_other_program() -> None:
    assert asked(reaching_out)[0] == ["PermissionError"] * 4  # type: ignore[index]


@pytest.mark.skipif(not LINUX, reason="the kernel is not asked to refuse here")
def test_the_kernel_refuses_what_does_not_go_through_python() -> None:
    assert asked(reaching_past_python)[0] == [-1, 1]  # type: ignore[index]


def test_nothing_of_the_environment_goes_along(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSCLAIM_DESK", "postgresql://user:password@db/desk")
    monkeypatch.setenv("A_SECRET", "x")
    assert asked(knowing) == ([], {})
