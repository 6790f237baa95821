"""The words that a dataset adds to the core's: each hung in its tree, or left out and told."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from incidents.loader.cells import nearest
from incidents.loader.circles import circles
from incidents.readers.folder import PACKAGE
from incidents.report import Findings
from incidents.text import one_line
from incidents.vocabulary import ANSWERS, AXES, CORE, Axis, Term
from incidents.words import terms

FIELDS = ("id", "parent", "label", "plural")
MOST, LONGEST = 200, 60
EXAMPLE = (
    '[{"id": "border_guards", "parent": "combatants", "label": "border guard", '
    '"plural": "border guards"}]'
)

_ID = re.compile(r"[a-z][a-z0-9_]{0,39}")


def coined(own: Mapping[str, Any], findings: Findings) -> dict[Axis, tuple[Term, ...]]:
    """Read the words that a dataset adds, by the tree in which they hang.

    Parameters
    ----------
    own
        What the manifest says under ``crossclaim``: ``categories``, ``measures`` and ``kinds``
        are each a list of objects, or an object of them by id.
    findings
        Where to note what is wrong. What cannot be hung in its tree is left out, and then every
        row that uses it is refused.
    """
    return {axis: _Coinage(axis, findings).read(own.get(axis)) for axis in AXES}


class _Coinage:
    """The words of one tree, while they are read."""

    def __init__(self, axis: Axis, findings: Findings) -> None:
        self._axis, self._findings = axis, findings
        self._roots = ANSWERS if axis == "measures" else ()
        self._core = (*getattr(CORE, axis), *self._roots)
        self._named: set[str] = set()

    def read(self, given: Any) -> tuple[Term, ...]:
        """Read the words of the tree, in the order of the file."""
        entries = _entries(given)
        if len(entries) > MOST:
            self._refuse("", str(len(entries)), "coined_many", most=str(MOST))
        found = (self._term(one) for one in entries[:MOST])
        kept = self._hung({one.id: one for one in found if one is not None})
        self._note_alike(kept)
        return tuple(kept.values())

    def _term(self, entry: Any) -> Term | None:
        """Make a word of an entry; None where it is none, or its id is no good."""
        if not isinstance(entry, dict) or not all(isinstance(one, str) for one in entry.values()):
            self._refuse("", json.dumps(entry, ensure_ascii=False), "coined_form", example=EXAMPLE)
            return None
        name = str(entry.get("id", ""))
        if fault := self._id_fault(name):
            self._refuse("", name, fault, value=name)
            return None
        self._named.add(name)
        for key in (one for one in entry if one not in FIELDS):
            self._warn(name, key, "coined_key", known=", ".join(FIELDS))
        return self._said(name, *(self._line(entry, name, key) for key in FIELDS[1:]))

    def _line(self, entry: Mapping[str, str], name: str, key: str) -> str:
        """Read a text of a word; it is told where a part of it could not be seen."""
        text = " ".join(entry.get(key, "").split())
        if (line := one_line(text)) != text:
            self._warn(f"{name}.{key}", text, "invisible")
        return line

    def _id_fault(self, name: str) -> str:
        if not _ID.fullmatch(name):
            return "coined_no_id"
        if name in self._core:
            return "coined_core"
        return "coined_twice" if name in self._named else ""

    def _said(self, name: str, parent: str, label: str, plural: str) -> Term | None:
        """Complete a word with what it is said as where that is not told."""
        for key, text in (("label", label), ("plural", plural)):
            if len(text) > LONGEST:
                self._refuse(f"{name}.{key}", text, "coined_long", most=str(LONGEST))
                return None
        if not label:
            label = name.replace("_", " ")
            self._warn(f"{name}.label", "", "coined_no_label", label=label)
        if not plural and self._axis != "measures":
            self._warn(f"{name}.plural", "", "coined_no_plural", label=label)
        return Term(name, parent, label, plural or label)

    def _hung(self, found: Mapping[str, Term]) -> dict[str, Term]:
        """Keep the words that hang in the tree: their parents are of the core, or hang too."""
        turning = circles({one.id: (one.parent,) for one in found.values()})
        kept = {name: one for name, one in found.items() if name not in turning}
        for name in (one for one in found if one in turning):
            self._refuse(f"{name}.parent", found[name].parent, "coined_circle")
        while lost := [one for one in kept.values() if not self._has_parent(one, kept)]:
            for one in lost:
                self._tell_lost(one, kept)
            kept = {name: one for name, one in kept.items() if one not in lost}
        return kept

    def _has_parent(self, one: Term, kept: Mapping[str, Term]) -> bool:
        may_be_root = not one.parent and not self._roots
        return may_be_root or one.parent in self._core or one.parent in kept

    def _tell_lost(self, one: Term, kept: Mapping[str, Term]) -> None:
        known = [*self._core, *(name for name in kept if name != one.id)]
        told = {"value": one.parent, "known": ", ".join(known)}
        near = nearest(one.parent, known)
        if not one.parent:
            fault = "coined_no_parent"
        elif one.parent in self._named:
            fault = "coined_parent_refused"
        else:
            fault = "coined_parent_near" if near else "coined_parent"
        self._refuse(f"{one.id}.parent", one.parent, fault, nearest=near, **told)

    def _note_alike(self, kept: Mapping[str, Term]) -> None:
        """Warn of words that are said alike, so that no reader can tell them apart."""
        said = {text.casefold(): name for name, text in _core_labels(self._axis)}
        for one in kept.values():
            other = said.setdefault(one.label.casefold(), one.id)
            if other != one.id:
                self._warn(f"{one.id}.label", one.label, "coined_same_label", other=other)

    def _refuse(self, where: str, value: str, fault: str, /, **values: str) -> None:
        self._findings.refuse((PACKAGE, 1), self._field(where), value, fault, **values)

    def _warn(self, where: str, value: str, fault: str, /, **values: str) -> None:
        self._findings.warn((PACKAGE, 1), self._field(where), value, fault, **values)

    def _field(self, where: str) -> str:
        return ".".join(filter(None, ("crossclaim", self._axis, where)))


def _entries(given: Any) -> list[Any]:
    """List the words of a tree as they are written."""
    if isinstance(given, dict):
        return [one | {"id": key} if isinstance(one, dict) else one for key, one in given.items()]
    return given if isinstance(given, list) else [] if given is None else [given]


def _core_labels(axis: Axis) -> Iterator[tuple[str, str]]:
    """Give how each of the core's words is said of one."""
    if axis == "measures":
        yield from terms.MEASURES.items()
        return
    pairs = terms.CATEGORIES if axis == "categories" else terms.KINDS
    yield from ((name, one) for name, (one, _many) in pairs.items())
