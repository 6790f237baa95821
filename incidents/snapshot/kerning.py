"""Kerning as a plain list of pairs, in place of the layout tables that a fixed weight needs not.

Cutting letters out of a font with layout tables takes ten times as long as out of one with such a
list, and every vector picture needs that several times over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0

PAIR_POSITIONING, EXTENSION = 2, 9
LETTERS = frozenset((*range(0x21, 0x7F), *map(ord, "‘’“”–—…")))
"""Letters whose pairs are kept: the table holds at most 10,920 of them."""


def flatten(font: TTFont) -> None:
    """Write the pairs of a font's ``kern`` feature as a ``kern`` table, drop its layout tables."""
    pairs = dict(_pairs(font)) if "GPOS" in font else {}
    for name in ("GPOS", "GSUB", "GDEF"):
        if name in font:
            del font[name]
    if pairs:
        table = newTable("kern")
        table.version = 0
        table.kernTables = [_listed(pairs)]
        font["kern"] = table


def _listed(pairs: dict[tuple[str, str], int]) -> KernTable_format_0:
    listed = KernTable_format_0(apple=False)
    listed.coverage, listed.tupleIndex, listed.kernTable = 1, None, pairs
    return listed


def _pairs(font: TTFont) -> Iterator[tuple[tuple[str, str], int]]:
    """Find, for each two letters, by how many units they move together: the first rule counts."""
    cmap = font.getBestCmap()
    glyphs = [cmap[code] for code in sorted(LETTERS) if code in cmap]
    rules = list(_rules(font))
    for left in glyphs:
        mine = [rule for rule in rules if left in rule.Coverage.glyphs]
        for right in glyphs:
            moved = next((by for rule in mine if (by := _moved(rule, left, right)) is not None), 0)
            if moved:
                yield (left, right), moved


def _rules(font: TTFont) -> Iterable[Any]:
    """List the pair rules of the ``kern`` features, in the order in which they are tried."""
    table = font["GPOS"].table
    wanted = {
        number
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "kern"
        for number in record.Feature.LookupListIndex
    }
    for number in sorted(wanted):
        for rule in table.LookupList.Lookup[number].SubTable:
            found = rule.ExtSubTable if rule.LookupType == EXTENSION else rule
            if found.LookupType == PAIR_POSITIONING:
                yield found


def _moved(rule: Any, left: str, right: str) -> int | None:
    """Apply one rule to a pair; None if it says nothing of it, so that the next is tried."""
    if rule.Format == 1:
        pairs = rule.PairSet[rule.Coverage.glyphs.index(left)].PairValueRecord
        found = next((one.Value1 for one in pairs if one.SecondGlyph == right), None)
        return None if found is None else int(found.XAdvance or 0)
    first = rule.ClassDef1.classDefs.get(left, 0)
    second = rule.ClassDef2.classDefs.get(right, 0)
    value = rule.Class1Record[first].Class2Record[second].Value1
    by = int(getattr(value, "XAdvance", 0) or 0) if value is not None else 0
    # Class 0 is everything that has no class: it says nothing unless it moves the pair.
    return by if by or second else None
