"""Hostile values, by chance: cells, JSON, and bytes that were written over."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

from tests.corpus import CORPUS

NUMBERS = (
    *("0", "-1", "1e3", "1.5", "007", "1_000", "1,000", "٣", "²", "9" * 30, "9" * 400, "-0", "+5"),
    *("NaN", "Infinity", "1e309", "0x10", " 7 ", "~30", "30+", "2147483648", "9223372036854775808"),
)
TIMES = (
    *("2025-10-12", "2025-02-30", "2025-13-01", "0000-01-01", "9999-12-31", "1899-12-31"),
    *("2101-01-01", "2025-10-12T25:00Z", "2025-10-12T04:00", "2025-10-12T04:00+14:00"),
    *(
        "2025-10-12T04:00-99:00",
        "2025-10-12/2025-10-11",
        "2025-10",
        "2025",
        "Saturday",
        "12/10/2025",
    ),
    *("2025-10-12T04:00:00.000000001Z", "2025-W41", "/", "2025-10-12/"),
)
WORDS = (
    *(
        "N",
        "S",
        "N;S",
        "UN",
        "REBELS",
        "N-AND-REBELS",
        "n1",
        "n2;n1",
        "bridge",
        "truce",
        "s1",
        "s1;s1",
    ),
    *("whole", "part", "period", "killed", "soldiers", "asserts", "denies", "withdraws", "admits"),
    *(
        "Kabul",
        "Kabul;Kabul",
        "Durand Line",
        "Khost Province",
        "Nowhere",
        "kabul ",
        ";",
        ";;",
        "en",
    ),
    *("true", "false", "day", "interval", "hour", "totals", "clash", "https://a.example/x", "x:y"),
)
ODD = (
    *("", " ", "\u00a0", "\ud800", "\udfff\udbff", "\x00", "x" * 11_000, "é" * 6_000, "\n"),
    *("\r", '"\n"', "a\u0000", "\u202e", "\ufeff", "\u2028"),
)
JUNK = (
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b'""', b"\r", b"\n", b",", b";", b"\t", b"\x1a"),
    *(b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80", b"sep=;\n", b'"' * 999, b"," * 5000),
)


def cell(chance: random.Random) -> str:
    """Make what a cell may hold."""
    kind = chance.random()
    if kind < 0.3:
        return chance.choice(CORPUS)
    if kind < 0.9:
        return chance.choice(chance.choice((NUMBERS, TIMES, WORDS, ODD)))
    return "".join(chr(chance.randrange(0x11_0000)) for _ in range(chance.randrange(1, 30)))


def overwritten(chance: random.Random, content: bytes) -> bytes:
    """Write over bytes of a file, cut them out, put others in, or cut it off."""
    for _ in range(chance.randrange(1, 4)):
        content = chance.choice(WAYS)(chance, content)
    return content


def _spot(chance: random.Random, content: bytes) -> tuple[int, int]:
    at = chance.randrange(len(content) + 1)
    return at, min(len(content), at + chance.choice((1, 2, 8, 200, 5000)))


def _flip(chance: random.Random, content: bytes) -> bytes:
    at, end = _spot(chance, content)
    return content[:at] + chance.randbytes(end - at) + content[end:]


def _put(chance: random.Random, content: bytes) -> bytes:
    at, _ = _spot(chance, content)
    return content[:at] + chance.choice(JUNK) + content[at:]


def _take(chance: random.Random, content: bytes) -> bytes:
    at, end = _spot(chance, content)
    return content[:at] + content[end:]


def _cut(chance: random.Random, content: bytes) -> bytes:
    return content[: _spot(chance, content)[0]]


def _twice(chance: random.Random, content: bytes) -> bytes:
    at, end = _spot(chance, content)
    return content[:end] + content[at:]


WAYS: tuple[Callable[[random.Random, bytes], bytes], ...] = (
    _flip,
    _flip,
    _put,
    _put,
    _take,
    _cut,
    _twice,
)


def value(chance: random.Random, depth: int = 0) -> Any:
    """Make a value of JSON."""
    made: tuple[Callable[[], Any], ...] = (
        lambda: cell(chance),
        lambda: chance.choice(
            (None, True, False, 0, -1, 10**30, 1.5, 1e308, float("nan"), float("inf"))
        ),
        lambda: [value(chance, depth + 1) for _ in range(chance.randrange(4))],
        lambda: {cell(chance)[:9]: value(chance, depth + 1) for _ in range(chance.randrange(4))},
        lambda: "[" * 50,
    )
    return chance.choice(made[:2] if depth > 3 else made)()


def changed(chance: random.Random, told: Any) -> Any:
    """Put a value at some place of a JSON document, or take one out."""
    if chance.random() < 0.15 or not isinstance(told, dict | list) or not told:
        return value(chance)
    if isinstance(told, dict):
        key = chance.choice(sorted(told))
        if chance.random() < 0.15:
            return {name: one for name, one in told.items() if name != key}
        return {**told, key: changed(chance, told[key])}
    at = chance.randrange(len(told))
    return [*told[:at], changed(chance, told[at]), *told[at + 1 :]]


def document(chance: random.Random, told: Any) -> bytes:
    """Write a JSON document that was changed, now and then with broken bytes."""
    for _ in range(chance.randrange(1, 4)):
        told = changed(chance, told)
    content = json.dumps(told).encode()
    deep = b'{"a":' * 5000
    kind = chance.random()
    return deep if kind < 0.02 else overwritten(chance, content) if kind < 0.2 else content
