"""Holding a dataset against its captures: their hashes, and every quotation that rests on them.

What has no capture here is counted, and is no fault: captures are not published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from incidents.desk import quoting
from incidents.desk.captures import Captures
from incidents.desk.errors import CaptureError
from incidents.readers import Row
from incidents.readers.folder import read_one
from incidents.report import Findings, Problem
from incidents.text import one_line
from incidents.words.tongue import listed

SHA256 = re.compile(r"[0-9a-fA-F]{64}")


@dataclass(frozen=True)
class Checked:
    """What was held against what, and what was found wrong.

    Attributes
    ----------
    captures, absent
        How many sources have a capture that was looked at, and how many have theirs elsewhere.
    quotations
        How many quotations were looked for.
    problems
        What is wrong, as a load tells it.
    """

    captures: int = 0
    absent: int = 0
    quotations: int = 0
    problems: tuple[Problem, ...] = ()


@dataclass
class _Bench:
    """One check in the making: the texts that were read, by source."""

    captures: Captures
    findings: Findings = field(default_factory=Findings)
    texts: dict[str, str] = field(default_factory=dict)
    absent: int = 0
    quotations: int = 0


def check(folder: Path, captures: Captures) -> Checked:
    """Check the hashes of a dataset's captures, and look for its quotations in them.

    Claims are read only where there is a text to look in.

    Raises
    ------
    DatasetError
        If the dataset cannot be read at all.
    """
    bench = _Bench(captures)
    sources = read_one(folder, "sources.csv").rows
    # What is no hash is no name of a file either; the load has said so.
    held = [row for row in sources if SHA256.fullmatch(_cell(row, "capture_sha256"))]
    for row in held:
        _look_at(row, bench)
    for row in read_one(folder, "claims.csv").rows if bench.texts else ():
        _look_for(row, bench)
    problems = bench.findings.report().problems
    return Checked(len(held) - bench.absent, bench.absent, bench.quotations, problems)


def _cell(row: Row, column: str) -> str:
    return row.values.get(column, "").strip()


def _look_at(row: Row, bench: _Bench) -> None:
    """Check one capture, and read its text."""
    where, sha = (row.file, row.line), _cell(row, "capture_sha256").lower()
    if not bench.captures.path(sha).exists():
        bench.absent += 1
        if bench.captures.is_there:
            bench.findings.warn(where, "capture_sha256", sha, "capture_gone")
        return
    now = bench.captures.hash_now(sha)
    if now != sha:
        bench.findings.warn(where, "capture_sha256", sha, "capture_changed", found=now)
        return
    try:
        text = bench.captures.read(sha, _cell(row, "url")).text
    except CaptureError as error:
        bench.findings.warn(where, "capture_sha256", sha, "capture_mute", why=str(error))
        return
    if text:
        bench.texts[_cell(row, "id")] = text


def _look_for(row: Row, bench: _Bench) -> None:
    """Look for the quotation of a claim in the captures of its sources."""
    quotation = _cell(row, "quotation")
    named = [one.strip() for one in _cell(row, "sources").split(";")]
    read = [one for one in named if one in bench.texts]
    if not quotation or not read:
        return
    bench.quotations += 1
    if any(quoting.find(quotation, bench.texts[one]) for one in read):
        return
    where, told = (row.file, row.line), {"sources": listed(read)}
    near = next(_near(quotation, read, bench), "")
    fault = "quotation_near" if near else "quotation_absent"
    values = told | {"nearest": near} if near else told
    bench.findings.warn(where, "quotation", quotation, fault, **values)


def _near(quotation: str, sources: list[str], bench: _Bench) -> Iterator[str]:
    for one in sources:
        if (found := quoting.nearest(quotation, bench.texts[one])) is not None:
            yield one_line(found.text)
