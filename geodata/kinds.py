"""Words that say the kind of a place, as in “Khost Province” or «ولایت خوست»."""

from collections.abc import Iterator

from geodata.folding import fold

_SETTLEMENTS = frozenset({"city", "town", "village", "neighbourhood"})
_DISTRICTS = frozenset({"district", "region"})

GROUPS = {
    "settlement": _SETTLEMENTS,
    "local area": frozenset({"district", "tehsil", "region"}),
}

_WORDS: dict[str, frozenset[str]] = {
    **dict.fromkeys(["city", "town", "village", "شهر", "ښار", "قصبه"], _SETTLEMENTS),
    **dict.fromkeys(["province", "ولایت", "صوبه"], frozenset({"province"})),
    **dict.fromkeys(["district", "ولسوالی", "ضلع"], _DISTRICTS),
    "agency": _DISTRICTS,
    "region": frozenset({"region"}),
    "tehsil": frozenset({"tehsil"}),
    "subdivision": frozenset({"tehsil"}),
    "valley": frozenset({"valley"}),
    "crossing": frozenset({"crossing"}),
    "country": frozenset({"country"}),
}
_KINDS = {fold(word): kinds for word, kinds in _WORDS.items()}


def split_kind(name: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Split the word for a kind off a name's end or beginning.

    Parameters
    ----------
    name
        A name such as “Khost Province”, “City of Khost” or «ولایت خوست».

    Yields
    ------
    tuple of str and frozenset of str
        The folded name without the word, and the kinds that the word admits.
    """
    words = fold(name).split()
    if len(words) > 1 and words[-1] in _KINDS:
        yield " ".join(words[:-1]), _KINDS[words[-1]]
    if len(words) > 1 and words[0] in _KINDS:
        rest = words[2:] if words[1] == "of" else words[1:]
        yield " ".join(rest), _KINDS[words[0]]
