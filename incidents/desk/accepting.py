"""Accepting: what two people agreed on becomes the dataset, whole or not at all."""

from __future__ import annotations

import fcntl
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from incidents import files
from incidents.desk import amendments, journal, writing
from incidents.desk.drawer import Drawer, now
from incidents.desk.errors import ReviewError, WritingError
from incidents.desk.location import Location
from incidents.loader import load
from incidents.report import Problem, Report
from incidents.words.refusals import refusal

JOURNAL = "journal"
LOCK = "lock"


def recover(location: Location, drawer: Drawer) -> int:
    """Finish what was committed when the machine stopped, and clear away what was not.

    Call it at every start. Gives how many writings were finished.

    Raises
    ------
    WritingError
        If a file was changed by another hand since; nothing is overwritten.
    """
    with _alone(location):
        return _recover(location, drawer)


def publish(location: Location, drawer: Drawer, bundle: int) -> str:
    """Write what was accepted of a bundle, and give the version that it makes.

    The rest goes back to its author. Where nothing was accepted, nothing is written and the
    version is empty.

    Raises
    ------
    ReviewError
        If something of the bundle is still to be decided.
    WritingError
        If the files cannot be written so; they are what they were.
    """
    with _alone(location):
        _recover(location, drawer)
        found = drawer.bundle(bundle)
        sent = drawer.sent(bundle)
        if found.state != "sent" or any(not one.is_decided for one in amendments.decidable(sent)):
            raise ReviewError(refusal("undecided"))
        chosen = amendments.accepted(sent)
        if not chosen:
            drawer.finish(bundle, found.version, {})
            return ""
        plan = writing.plan(location.dataset, found, chosen, now())
        _check(location.dataset, plan.contents)
        facts = {"bundle": bundle, "version": plan.version, "names": dict(plan.names)}
        entry = journal.commit(location.home / JOURNAL, location.dataset, plan.contents, facts)
        _finish(entry, location, drawer)
        return plan.version


def _recover(location: Location, drawer: Drawer) -> int:
    entries = journal.pending(location.home / JOURNAL)
    for entry in entries:
        _finish(entry, location, drawer)
    return len(entries)


def _finish(entry: journal.Writing, location: Location, drawer: Drawer) -> None:
    journal.apply(entry, location.dataset)
    facts = entry.facts
    drawer.finish(facts["bundle"], facts["version"], facts["names"])
    journal.clear(entry)


def _check(dataset: Path, contents: Mapping[str, bytes]) -> None:
    """Refuse what the loader would refuse, before anything is written."""
    with tempfile.TemporaryDirectory(prefix="crossclaim-desk-") as name:
        folder = Path(name) / "dataset"
        folder.mkdir()
        for path in dataset.resolve().iterdir():
            (folder / path.name).symlink_to(path)
        before = load(folder)[1]
        for file, content in contents.items():
            files.write(folder / file, content)  # in place of the link, never through it
        after = load(folder)[1]
    fresh = _refused(after) - _refused(before)
    if fresh:
        raise WritingError(refusal("would_be_refused", why=min(fresh)))


def _refused(report: Report) -> set[str]:
    return {_told(one) for one in report.problems if one.level == "refused"}


def _told(problem: Problem) -> str:
    return f"{problem.file}: {problem.column} “{problem.value}”: {problem.message}"


@contextmanager
def _alone(location: Location) -> Iterator[None]:
    """Wait until no other process writes this dataset."""
    location.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (location.home / LOCK).open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
