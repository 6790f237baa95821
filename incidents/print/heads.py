"""The head of a picture: its title, what it shows, how much of it, and what lies outside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from incidents.print import shapes
from incidents.print.composer import Composer
from incidents.print.fitting import shortened
from incidents.print.paras import Run
from incidents.print.pieces import EMPTY, Drawing, Piece, stack, together
from incidents.words import counts, pictures

RULE = 2.0
MOST = 800
"""The most letters of one fact about an incident."""


def title(composer: Composer) -> str:
    """Give the title: the editor's, or else the incident's or the dataset's."""
    return composer.editor.title or own_title(composer)


def own_title(composer: Composer) -> str:
    """Give the title that the view has of itself."""
    brief = composer.brief
    if brief.coverage:
        return brief.coverage.title
    return brief.incident.title if brief.incident else brief.asked.title


def head(composer: Composer, width: float, *, continued: bool = False) -> Piece:
    """Write the title and who made the picture, above a rule."""
    maker = composer.line(composer.run("maker", pictures.MAKER))
    wide = composer.wide(maker)
    size = composer.sheet.sizes["title"] * (0.68 if continued else 1.0)
    text = pictures.continued(title(composer)) if continued else title(composer)
    name = composer.line(composer.run("title", text, size=size), level=0 if continued else 1)
    name = name.within(width - wide - 20)
    at = (width - wide, max(name.ascent - maker.ascent, 0.0))
    titled = together([composer.text(name), composer.text(maker, *at)])
    rule = shapes.rect(0, 0, width, RULE, fill="ink")
    marked = EMPTY
    if composer.editor.title and not continued:
        own = pictures.editors_title(own_title(composer))
        marked = composer.prose(width, composer.run("small", own, is_italic=True))
    ruled = Piece((Drawing(0, 0, width, RULE, shapes=(rule,)),), RULE)
    return stack([titled, marked, ruled], gap=3.0)


def filled(composer: Composer, style: str, message: str, **values: Run) -> list[Run]:
    """Set a message in one type and its values in theirs, wherever a translation has them."""
    pieces = re.split(r"\{(\w+)\}", message)
    return [
        values[piece] if place % 2 else composer.run(style, piece)
        for place, piece in enumerate(pieces)
        if piece
    ]


def sentence(composer: Composer, width: float, *, with_remarks: bool = False) -> Piece:
    """Say what is shown, by which filters, and how old the data is; then what is not shown."""
    told = " · ".join(_remarks(composer)) if with_remarks else ""
    alone = composer.prose(width, *sentence_runs(composer))
    if not told:
        return alone
    run_on = composer.prose(width, *sentence_runs(composer), composer.run("small", f"\u2002{told}"))
    if run_on.height <= alone.height:
        return run_on
    return stack([alone, composer.prose(width, composer.run("small", told))])


def sentence_runs(composer: Composer) -> list[Run]:
    """Set the sentence that says what is shown."""
    asked, incident, plain = composer.brief.asked, composer.brief.incident, "sentence"
    known = composer.run(plain, asked.as_of)
    if incident is None:
        # With an instant, what is asked says it already.
        message = pictures.about(with_known=not asked.as_known_on)
        shown = composer.run(plain, composer.brief.tally.shown, weight=600)
        words = composer.run(plain, asked.words)
        return filled(composer, plain, message, shown=shown, asked=words, known=known)
    return filled(
        composer,
        plain,
        pictures.about_incident(),
        kind=composer.run(plain, incident.kind, weight=600),
        days=composer.run(plain, incident.when, weight=600),
        shown=composer.run(plain, counts.claims(composer.brief.tally.claims)),
        known=known,
    )


def _remarks(composer: Composer) -> Iterator[str]:
    tally = composer.brief.tally
    told = (tally.outside, tally.hidden, tally.past, composer.brief.differences.note)
    yield from filter(None, told)
    yield from (one.words for one in composer.brief.left_out)


def summary(composer: Composer, width: float) -> Piece:
    """Sum up the rows in words."""
    return composer.prose(width, composer.run("plain", composer.brief.differences.summary))


def facts(composer: Composer, width: float) -> Piece:
    """Set the facts about an open incident, each behind its name."""
    incident = composer.brief.incident
    if incident is None:
        return EMPTY
    names = [
        composer.line(composer.run("small", name, weight=600)) for name, _text in incident.facts
    ]
    indent = max((composer.wide(one) for one in names), default=0.0) + 12
    lines = [
        together(
            [
                composer.text(name),
                composer.prose(width - indent, composer.run("plain", shortened(text, MOST))).at(
                    indent, -0.08 * composer.tall(name)
                ),
            ]
        )
        for name, (_name, text) in zip(names, incident.facts, strict=True)
    ]
    return stack(lines, gap=4.0)
