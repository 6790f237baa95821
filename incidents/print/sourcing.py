"""The sources that a picture cites: numbered, with outlet, title, date and where to read them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import quote, urlsplit

from incidents.brief.shape import Reference
from incidents.print.composer import Composer
from incidents.print.pieces import EMPTY, Piece, heights, most, split, stack, together
from incidents.words import imprints

KEPT = "%/:?#[]@!$&'()*+,;=~"
"""What stays as it is in an address; all else is written in percent."""

GUTTER, LINE_GAP = 24.0, 1.5


def linked(url: str) -> str:
    """Return an address as a link may have it: http or https with a host; or nothing."""
    try:
        parts = urlsplit(url.strip())
        good = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return ""
    return quote(url.strip(), safe=KEPT) if good else ""


def host(url: str) -> str:
    """Name the site of an address, without its "www."."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.") if linked(url) else ""
    except ValueError:
        return ""


def entry(composer: Composer, source: Reference, width: float) -> Piece:
    """Set one source behind its number."""
    indent = composer.sheet.sizes["fine"] * 1.9
    number = composer.run(
        "fine", imprints.numbers(source.number, source.number), weight=600, ink="ink"
    )
    right = composer.line(number).within(indent - 5, "end")
    lang = source.language if source.language.isalpha() and len(source.language) == 2 else ""
    told = imprints.source(source.title, source.published, host(source.url))
    para = composer.line(
        composer.run("fine", source.outlet, weight=600, ink="ink", link=linked(source.url)),
        composer.run("fine", told, lang=lang),
    ).within(width - indent)
    return together([composer.text(right), composer.text(para, indent)])


def columns(
    composer: Composer, numbers: Iterable[int], width: float, count: int, room: float
) -> Piece:
    """Set the sources with these numbers in columns, as many as fit; the rest are counted.

    Parameters
    ----------
    composer
        The picture that cites them.
    numbers
        Of `Composer.cites`.
    width, count
        Pixels, and how many columns they hold.
    room
        The greatest height in pixels.
    """
    known = composer.cites.sources
    listed = [known[one] for one in sorted(set(numbers)) if one in known]
    wide = (width - GUTTER * (count - 1)) / count
    entries = [entry(composer, one, wide) for one in listed]
    shown = most(len(entries), lambda number: _tall(composer, entries, number, count) <= room)
    return _set(composer, entries, shown, count, wide)


def _tall(composer: Composer, entries: Sequence[Piece], shown: int, count: int) -> float:
    line = composer.sheet.sizes["fine"] * 1.3 if shown < len(entries) else 0.0
    columns_ = split(entries[:shown], count, LINE_GAP)
    return max((heights(one, LINE_GAP) for one in columns_), default=0.0) + line


def _set(
    composer: Composer, entries: Sequence[Piece], shown: int, count: int, wide: float
) -> Piece:
    columns_ = split(entries[:shown], count, LINE_GAP)
    stacks = [stack(one, LINE_GAP).at(n * (wide + GUTTER), 0) for n, one in enumerate(columns_)]
    rest = len(entries) - shown
    more = composer.run("fine", imprints.more_sources(rest), is_italic=True) if rest else None
    last = composer.prose(wide * count, more) if more else EMPTY
    return stack([together(stacks), last], LINE_GAP)
