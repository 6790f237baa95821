"""The map as one drawing: the ground, the marks, their names, scale, north and credit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from incidents.brief.shape import Mark
from incidents.print import shapes
from incidents.print.cartography import strokes
from incidents.print.cartography.naming import Letterer, Lettering
from incidents.print.cartography.scene import Scene, framed
from incidents.print.cartography.stands import Box
from incidents.print.composer import Composer
from incidents.print.pieces import Drawing, Piece, Words
from incidents.print.shapes import Shape, Spot
from incidents.theme import Tokens
from incidents.words import legends
from incidents.words.tongue import in_digits

STEPS = (1, 2, 5)
LONGEST = 110.0
CORNER = 14.0


@dataclass(frozen=True)
class Plate:
    """A map as it is drawn, with what its key and its list must tell."""

    piece: Piece
    scene: Scene
    lettering: Lettering
    is_sparse: bool = False

    @property
    def has_numbers(self) -> bool:
        """Whether a number stands beside a name."""
        return not self.is_sparse and any(one.mark.n_incidents > 1 for one in self.scene.sites)

    @property
    def beyond(self) -> tuple[Mark, ...]:
        """Marks that lie beyond its edge."""
        return self.scene.beyond


@dataclass(frozen=True)
class Furniture:
    """What stands in the corner of a map: shapes, words, and the room they take."""

    shapes: tuple[Shape, ...]
    texts: tuple[Words, ...]
    taken: tuple[Box, ...]


def plate(
    composer: Composer,
    marks: Sequence[Mark],
    w: float,
    h: float,
    *,
    alt: str,
    with_credit: bool = True,
    is_sparse: bool = False,
) -> Plate:
    """Draw a map into a box.

    Parameters
    ----------
    composer
        The picture it belongs to.
    marks
        What to show, and to frame.
    w, h
        Its size in pixels.
    alt
        What it shows, in words.
    with_credit
        Whether it carries its credit.
    is_sparse
        Whether it names less: few towns, no provinces, no numbers, no note to the line.
    """
    key = ("plate", w, h, alt, with_credit, is_sparse, tuple(one.key for one in marks))
    return composer.remembered(
        key, lambda: _plate(framed(composer, marks, w, h), alt, with_credit, is_sparse)
    )


def _plate(scene: Scene, alt: str, with_credit: bool, is_sparse: bool) -> Plate:
    composer, w, h = scene.composer, scene.frame.w, scene.frame.h
    corner = furniture(composer, scene, with_credit=with_credit)
    lettering = Letterer(scene, corner.taken, is_sparse).letter()
    drawing = Drawing(
        x=0,
        y=0,
        w=w,
        h=h,
        alt=alt,
        picture=lambda tokens: strokes.picture(
            w, h, [strokes.cropped(w, h, _drawn(scene, lettering, tokens))]
        ),
        shapes=(*corner.shapes, shapes.rect(0, 0, w, h, stroke="line", weight=1.0)),
        texts=(*lettering.texts, *corner.texts),
    )
    return Plate(Piece((drawing,), h), scene, lettering, is_sparse)


def _drawn(scene: Scene, lettering: Lettering, tokens: Tokens) -> list[str]:
    symbol = scene.symbol
    under = [
        strokes.path(strokes.lines([line]), stroke=color, weight=weight * symbol)
        for line in lettering.leaders
        for color, weight in ((tokens.land, 2.6), (tokens.muted, 0.9))
    ]
    dots = [strokes.disc(at, 2.0 * symbol, fill=tokens.label) for at in lettering.dots]
    drawn = scene.drawn(tokens)
    circles = sum(1 for site in scene.sites if site.r)
    cut = len(drawn) - circles
    return [*drawn[:cut], *under, *dots, *drawn[cut:]]


def furniture(composer: Composer, scene: Scene, *, with_credit: bool) -> Furniture:
    """Draw the scale bar, the arrow to the north, and the credit."""
    strip = _credit(composer, scene) if with_credit else Furniture((), (), ())
    room = strip.taken[0].bottom - strip.taken[0].top if strip.taken else 0.0
    base = scene.frame.h - CORNER * max(scene.symbol, 0.8)
    corners = (
        _scale(composer, scene, base - room),
        _scale(composer, scene, base - room, at_left=True),
    )
    bar = min(corners, key=lambda one: _crossed(scene, one))
    return Furniture(strip.shapes + bar.shapes, strip.texts + bar.texts, strip.taken + bar.taken)


def _crossed(scene: Scene, bar: Furniture) -> float:
    """Tell how much of the contested line and of marks lies below a scale bar."""
    box = bar.taken[0]
    marks = sum(box.meets(Box.around(site.at, site.r)) for site in scene.sites if site.r)
    return box.covers(scene.contested) + 100.0 * marks


def _credit(composer: Composer, scene: Scene) -> Furniture:
    para = composer.line(composer.run("fine", composer.brief.map.credit))
    wide, tall = composer.ruler.size(para)
    x, y = scene.frame.w - wide - 10, scene.frame.h - tall - 2
    strip = shapes.rect(x - 6, y - 1, wide + 16, tall + 3, fill="paper")
    return Furniture(
        (strip,), (Words(x, y, para),), (Box(x - 6, y - 1, x + wide + 10, y + tall + 2),)
    )


def scale_length(km: float, most: float = LONGEST) -> int:
    """Choose the longest of 1, 2, 5, 10, … km that is at most so many pixels long.

    Examples
    --------
    >>> scale_length(1.5)
    100
    """
    lengths = [step * 10**power for power in range(5) for step in STEPS]
    return max((one for one in lengths if one / km <= most), default=1)


def _scale(composer: Composer, scene: Scene, base: float, *, at_left: bool = False) -> Furniture:
    """Draw the scale bar with the arrow to the north at its left, on a base."""
    symbol, km = max(scene.symbol, 0.9), scene.frame.km
    length = scale_length(km, LONGEST * symbol)
    wide = length / km
    left = (CORNER + 26) * symbol if at_left else scene.frame.w - CORNER * symbol - wide
    said = composer.line(composer.run("town", legends.km(in_digits(length))))
    north = composer.line(composer.run("town", legends.north()))
    bar, tick, x = (left, left + wide), 6 * symbol, left - 20 * symbol
    top = base - 18 * symbol - composer.tall(said) * 0.9
    middle = left + (wide - composer.wide(said)) / 2
    return Furniture(
        (*_bar(bar, base, tick, symbol), _needle(x, base, symbol)),
        (
            Words(middle, base - tick * 0.4 - composer.tall(said), said),
            Words(x - composer.wide(north) / 2, top + composer.tall(said) * 0.06, north),
        ),
        (Box(x - 10 * symbol, top, bar[1] + CORNER, base + 6),),
    )


def _bar(bar: Spot, base: float, tick: float, symbol: float) -> tuple[Shape, Shape]:
    left, right = bar
    corners = ((left, base - tick), (left, base), (right, base), (right, base - tick))
    return (
        shapes.path(*corners, stroke="land", weight=4 * symbol),
        shapes.path(*corners, stroke="label", weight=1.3 * symbol),
    )


def _needle(x: float, base: float, symbol: float) -> Shape:
    tip, foot, notch = base - 18 * symbol, base, base - 4 * symbol
    spots = ((x, tip), (x + 5 * symbol, foot), (x, notch), (x - 5 * symbol, foot))
    return shapes.path(*spots, fill="label", is_closed=True)
