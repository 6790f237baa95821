"""Folding names, so that spellings of one name compare equal."""

import re
import unicodedata

# Letters of the Arabic script that Dari, Pashto, Urdu and Arabic keyboards write differently.
_VARIANTS = str.maketrans(
    {
        **dict.fromkeys("يىےېۍێ", "ی"),
        **dict.fromkeys("كڪ", "ک"),
        "ګ": "گ",
        **dict.fromkeys("ہھةۃەۂۀ", "ه"),
        **dict.fromkeys("ڈډ", "د"),
        **dict.fromkeys("ڑړ", "ر"),
        **dict.fromkeys("ٹټ", "ت"),
        **dict.fromkeys("ںڼ", "ن"),
        "ı": "i",
    }
)
# Marks that transliterations use for ʿayn and hamza, and plain apostrophes: no letters.
_APOSTROPHES = re.compile("['`´‘’‛ʻʼʽʾʿˈˌʹ′]")
_NOT_LETTERS = re.compile(r"[\W_]+")
_DROPPED = frozenset({"Mn", "Me", "Cf"})


def fold(name: str) -> str:
    """Fold a name to lower-case words without marks.

    Compatibility forms are decomposed, combining marks and zero-width characters dropped,
    case folded, Arabic-script variants (ي/ی, ك/ک, ۀ/ه …) made one, punctuation made a space.

    Parameters
    ----------
    name
        Any text.

    Returns
    -------
    str
        The folded name; folding it again changes nothing. Empty if there is no letter in it.
    """
    if name.isascii():  # most text is, and needs nothing of what follows
        return _NOT_LETTERS.sub(" ", _APOSTROPHES.sub("", name.lower())).strip()
    text = name
    for _ in range(2):  # case folding can bring back characters that decompose
        kept = (c for c in unicodedata.normalize("NFKD", text) if _kept(c))
        text = "".join(kept).casefold().translate(_VARIANTS)
    return _NOT_LETTERS.sub(" ", _APOSTROPHES.sub("", text)).strip()


def _kept(character: str) -> bool:
    return unicodedata.category(character) not in _DROPPED


def fold_key(name: str) -> str:
    """Fold a name and close it up, so that “Spin Boldak” and “Spinboldak” are one.

    Parameters
    ----------
    name
        Any text.

    Returns
    -------
    str
        The folded name without spaces.
    """
    return fold(name).replace(" ", "")


def spans(text: str, wanted: str) -> list[tuple[int, int]]:
    """Find where a text holds another, compared as `fold` compares them.

    Parameters
    ----------
    text
        The text as it is written.
    wanted
        What to look for, in any spelling that folds alike.

    Returns
    -------
    list of tuple
        Pairs of a first and a last position, the last one exclusive, in order and apart.
    """
    needle, (folded, places) = fold(wanted), _mapped(text)
    found, at = [], folded.find(needle) if needle else -1
    while at >= 0:
        end = at + len(needle)
        found.append((places[at], places[end - 1] + 1))
        at = folded.find(needle, end)
    return found


def _mapped(text: str) -> tuple[str, list[int]]:
    """Fold a text letter by letter, with the position that each folded letter came from."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if not _kept(character) or _APOSTROPHES.match(character):
            continue
        for letter in fold(character) or " ":
            if letter != " " or (letters and letters[-1] != " "):
                letters.append(letter)
                places.append(place)
    return "".join(letters), places


def plain(name: str) -> str:
    """Take diacritics off a name in Latin letters, keeping its case and its spaces.

    Parameters
    ----------
    name
        A name such as “Kandahār” or “Nād ‘Alī”.

    Returns
    -------
    str
        The name as English prose writes it: “Kandahar”, “Nad Ali”.
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if _kept(c))
    return " ".join(_APOSTROPHES.sub("", bare).split())
