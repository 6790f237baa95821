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
