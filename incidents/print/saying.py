"""Who said it, when and in what words: the claims behind a row of an open incident."""

from __future__ import annotations

from dataclasses import replace

from incidents.brief.shape import Card, Topic
from incidents.print.composer import SLOT_WORDS, Composer
from incidents.print.paras import Run
from incidents.print.pieces import Piece, stack, together
from incidents.words import counts, pictures


def said(composer: Composer, topic: Topic, width: float) -> Piece:
    """Set the claims behind a row: both sides' beside each other, side 1 left; others below."""
    wide = (width - 20) / 2
    shown = "".join(cell.label for cell in topic.row.cells)
    columns = [
        stack([card(composer, one, wide, shown) for one in found], 2.0) for found in topic.cards
    ]
    both = together(
        [one.at(n * (wide + 20), 0) for n, one in enumerate(columns) if not one.is_empty]
    )
    told = "".join(one.label for one in topic.row.others)
    others = [card(composer, one, width, told) for one in topic.others]
    return stack([both, *others], gap=2.0)


def card(
    composer: Composer, one: Card, width: float, shown: str = "", *, is_whole: bool = False
) -> Piece:
    """Set one claim: who said it and when, and its quotation where that is not shown already.

    Parameters
    ----------
    composer, one, width
        On what, which claim, how wide in pixels.
    shown
        Words that stands beside it: a quotation in it is not repeated.
    is_whole
        Whether to say what it is about and its figure too, because no row does.
    """
    who = pictures.said_by(one.speaker, one.said)
    runs: list[Run] = []
    if is_whole:
        runs += [
            composer.run("row", f"{one.figure} " if one.figure else "", ink=SLOT_WORDS[one.slot])
        ]
        runs += [composer.run("plain", f"{one.badge}: {one.topic}. ")]
    runs += [composer.run("small", who)]
    if one.quotation and one.quotation not in shown:
        runs += [_quotation(composer, one)]
    if one.translation:
        said_ = pictures.translated(one.translation, one.translated)
        runs += [composer.run("small", f" {said_}", is_italic=True)]
    runs += composer.cite((one.id,))
    cites = composer.cites.numbers((one.id,))
    piece = composer.prose(width, *runs)
    return replace(piece, cites=cites)


def _quotation(composer: Composer, one: Card) -> Run:
    lang = one.language if one.language.isalpha() and len(one.language) in (2, 3) else ""
    words = f" {counts.quoted(one.quotation)}"
    return composer.run("small", words, is_serif=True, ink="ink", lang=lang)
