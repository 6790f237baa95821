"""The dispute of a dataset, for drafting: its sides and parties by the dataset's own names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from incidents.drafting.english import english
from incidents.drafting.lexicon import Coined
from incidents.drafting.naming import Dispute, Named
from incidents.model import Manifest, Party
from incidents.vocabulary import CORE

_GENERIC = frozenset(english()["generic"])


def dispute_of_dataset(manifest: Manifest, parties: Iterable[Party]) -> Dispute:
    """Name the sides of a dataset, and its other parties, as an article may name them.

    What stands in a party's name beside words such as *officials* names its side too: officials
    of a province are that province's.
    """
    known = list(parties)
    sides = tuple(
        Named(
            side.id,
            side.name,
            side.adjective,
            tuple(dict.fromkeys((*side.aliases, *_aliases(known, side.id, side.name)))),
        )
        for side in manifest.sides
    )
    return Dispute(sides, tuple(_others(known)), _coined(manifest))


def _coined(manifest: Manifest) -> Coined:
    """Take the dataset's own nouns, and how its own measures are said."""
    vocabulary = manifest.vocabulary
    trees = (vocabulary.categories, vocabulary.measures)
    own = (*manifest.categories, *manifest.measures)
    return Coined(
        {said.lower(): one.id for one in manifest.categories for said in (one.label, one.plural)},
        {one.label.lower(): one.id for one in manifest.measures if vocabulary.counts(one.id)},
        {one.id: _ledgers(one.id, tree) for one in own for tree in trees if one.id in tree},
    )


def _ledgers(word: str, tree: Mapping[str, str | None]) -> str:
    """Find the nearest word above that is the ledger's; the root of a tree of its own is itself."""
    core = {**CORE.categories, **CORE.measures}
    above: str | None = word
    while above and above not in core:
        above = tree.get(above)
    return above or word


def _aliases(parties: Iterable[Party], side: str, name: str) -> Iterator[str]:
    for party in parties:
        if party.side == side and party.kind in ("government", "military", "police"):
            plain, short = _plain(party.name)
            words = [word for word in plain.split() if word.lower() not in _GENERIC]
            found = " ".join(words)
            if found[:1].isupper() and found != name and "’" not in found:
                yield found
            if short:
                yield short


def _others(parties: Iterable[Party]) -> Iterator[Named]:
    for party in parties:
        if party.side is None and party.kind not in ("set", "people"):
            plain, short = _plain(party.name)
            yield Named(party.id, plain, "", (short,) if short else (), is_side=False)


def _plain(name: str) -> tuple[str, str]:
    """Part a name from the short form behind it: “UN mission in Afghanistan (UNAMA)”."""
    found = re.fullmatch(r"(.+?) \(([^)]+)\)", name)
    return (found[1], found[2]) if found else (name, "")
