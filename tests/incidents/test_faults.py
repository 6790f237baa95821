"""Words for what is wrong: each fault and each refusal that the code names is worded, and used.

The source is read as it stands, so that no word can be forgotten and none outlives its use.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import incidents
from incidents.loader.cells import BY_TYPE
from incidents.words.faults import FAULTS, message, remedy
from incidents.words.refusals import REFUSALS, refusal
from incidents.words.tongue import speaking

ROOT = Path(incidents.__file__).parent
ROOMS = (*sorted((ROOT / "readers").glob("*.py")), *sorted((ROOT / "loader").glob("*.py")))
WORDS = tuple(ROOT / "words" / name for name in ("faults.py", "coined.py", "refusals.py"))

NOTES = {"warn": -1, "refuse": -1, "_warn": -1, "_refuse": -1, "parsed": -1, "known": -1,
         "all_known": -1, "_Bad": 0}  # fmt: skip
"""The functions that note a fault, and which of their arguments it is."""


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            yield called(node), node


def called(call: ast.Call) -> str:
    return getattr(call.func, "attr", "") or getattr(call.func, "id", "")


def texts(node: ast.AST) -> set[str]:
    """List every string in a piece of code."""
    found = (one.value for one in ast.walk(node) if isinstance(one, ast.Constant))
    return {value for value in found if isinstance(value, str)}


def named_faults() -> Iterator[tuple[str, ast.Call]]:
    """Yield each fault that is named where a problem is noted, with the call that notes it."""
    for path in ROOMS:
        for name, call in calls(path):
            noted = call.args[NOTES[name]] if name in NOTES and call.args else None
            if isinstance(noted, ast.Constant):
                yield str(noted.value), call


def holes(*worded: str) -> set[str]:
    return {name for text in worded for name in re.findall(r"\{(\w*)\}", text)}


def spoken_of() -> set[str]:
    """List every string of the code outside the words: a fault may pass through a variable."""
    paths = (path for path in ROOT.rglob("*.py") if path not in WORDS)
    return set().union(*(texts(tree(path)) for path in paths))


def test_every_fault_that_is_named_is_worded_and_every_one_that_is_worded_is_used() -> None:
    named = {fault for fault, _ in named_faults()}
    assert len(named) > 30
    assert named <= set(FAULTS)
    used = spoken_of() | set(BY_TYPE.values())
    assert [fault for fault in FAULTS if fault not in used] == []


def test_every_fault_is_given_all_that_its_words_need() -> None:
    for fault, call in named_faults():
        given = {keyword.arg for keyword in call.keywords}
        if None in given or fault not in FAULTS:
            continue
        name = called(call)
        given |= {"why"} if name == "parsed" else set()
        given |= texts(call) if name == "_Bad" else set()
        assert holes(*FAULTS[fault]) <= given, fault


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_says_what_is_wrong_and_what_to_do(fault: str) -> None:
    values = dict.fromkeys(holes(*FAULTS[fault]), "7")
    for said in (message(fault, **values), remedy(fault, **values)):
        assert said == said.strip()
        assert not said.endswith(".")
        assert "{" not in said
    with speaking("en_XA"):
        assert message(fault, **values).startswith("⟦")


# Refusals


def named_refusals() -> Iterator[tuple[str, ast.Call]]:
    """Yield each refusal that is named; one that is put together is a pattern."""
    for path in sorted(ROOT.rglob("*.py")):
        for name, call in calls(path):
            if name == "refusal" and call.args:
                for code in codes(call.args[0]):
                    yield code, call
            if name == "value" and len(call.args) == 3:
                for code in codes(call.args[2]):
                    yield code, call


def codes(node: ast.expr) -> Iterator[str]:
    """Give a name, or the pattern of one that is put together; nothing of a mere variable."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield re.escape(node.value)
    if isinstance(node, ast.JoinedStr):
        parts = (one.value if isinstance(one, ast.Constant) else r"\w+" for one in node.values)
        yield "".join(map(str, parts))


def test_every_refusal_that_is_named_is_worded_and_every_one_that_is_worded_is_used() -> None:
    patterns = {code for code, _ in named_refusals()}
    assert len(patterns) > 30
    for pattern in patterns:
        assert any(re.fullmatch(pattern, name) for name in REFUSALS), pattern
    for name in REFUSALS:
        assert any(re.fullmatch(pattern, name) for pattern in patterns), name


def test_every_refusal_is_given_all_that_its_words_need() -> None:
    for pattern, call in named_refusals():
        given = {keyword.arg for keyword in call.keywords}
        for name in REFUSALS:
            if re.fullmatch(pattern, name) and None not in given:
                assert holes(REFUSALS[name]) <= given, name


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refusal_is_one_line(name: str) -> None:
    said = refusal(name, **dict.fromkeys(holes(REFUSALS[name]), "7"))
    assert said == " ".join(said.split())
    assert not said.endswith(".")
    assert "{" not in said
    with speaking("en_XA"):
        assert refusal(name, **dict.fromkeys(holes(REFUSALS[name]), "7")).startswith("⟦")


def test_in_our_own_words_nobody_admits_anything() -> None:
    for path in WORDS:
        said = path.read_text(encoding="utf-8").lower()
        assert "admit" not in said
