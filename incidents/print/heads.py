"""The head of a picture: its title, what it shows, how much of it, and what lies outside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from incidents.print import shapes
from incidents.print.desk import Desk
from incidents.print.letters import shortened
from incidents.print.paras import Run
from incidents.print.pieces import EMPTY, Drawing, Piece, stack, together
from incidents.words import counts, pictures

RULE = 2.0
MOST = 800
"""The most letters of one fact about an incident."""


def title(desk: Desk) -> str:
    """Give the title: the editor's, or else the incident's or the dataset's."""
    return desk.editor.title or own_title(desk)


def own_title(desk: Desk) -> str:
    """Give the title that the view has of itself."""
    brief = desk.brief
    return brief.incident.title if brief.incident else brief.asked.title


def head(desk: Desk, width: float, *, continued: bool = False) -> Piece:
    """Write the title and who made the picture, above a rule."""
    maker = desk.line(desk.run("maker", pictures.MAKER))
    wide = desk.wide(maker)
    size = desk.sheet.sizes["title"] * (0.68 if continued else 1.0)
    text = pictures.continued(title(desk)) if continued else title(desk)
    name = desk.line(desk.run("title", text, size=size), level=0 if continued else 1)
    name = name.within(width - wide - 20)
    at = (width - wide, max(name.ascent - maker.ascent, 0.0))
    titled = together([desk.text(name), desk.text(maker, *at)])
    rule = shapes.rect(0, 0, width, RULE, fill="ink")
    marked = EMPTY
    if desk.editor.title and not continued:
        own = pictures.editors_title(own_title(desk))
        marked = desk.prose(width, desk.run("small", own, is_italic=True))
    ruled = Piece((Drawing(0, 0, width, RULE, shapes=(rule,)),), RULE)
    return stack([titled, marked, ruled], gap=3.0)


def filled(desk: Desk, style: str, message: str, **values: Run) -> list[Run]:
    """Set a message in one type and its values in theirs, wherever a translation has them."""
    pieces = re.split(r"\{(\w+)\}", message)
    return [
        values[piece] if place % 2 else desk.run(style, piece)
        for place, piece in enumerate(pieces)
        if piece
    ]


def sentence(desk: Desk, width: float, *, with_remarks: bool = False) -> Piece:
    """Say what is shown, by which filters, and how old the data is; then what is not shown."""
    told = " · ".join(_remarks(desk)) if with_remarks else ""
    alone = desk.prose(width, *sentence_runs(desk))
    if not told:
        return alone
    run_on = desk.prose(width, *sentence_runs(desk), desk.run("small", f"\u2002{told}"))
    if run_on.height <= alone.height:
        return run_on
    return stack([alone, desk.prose(width, desk.run("small", told))])


def sentence_runs(desk: Desk) -> list[Run]:
    """Set the sentence that says what is shown."""
    asked, incident, plain = desk.brief.asked, desk.brief.incident, "sentence"
    known = desk.run(plain, asked.as_of)
    if incident is None:
        # With an instant, what is asked says it already.
        message = pictures.about(with_known=not asked.as_known_on)
        shown = desk.run(plain, desk.brief.tally.shown, weight=600)
        words = desk.run(plain, asked.words)
        return filled(desk, plain, message, shown=shown, asked=words, known=known)
    return filled(
        desk,
        plain,
        pictures.about_incident(),
        kind=desk.run(plain, incident.kind, weight=600),
        days=desk.run(plain, incident.when, weight=600),
        shown=desk.run(plain, counts.claims(desk.brief.tally.claims)),
        known=known,
    )


def _remarks(desk: Desk) -> Iterator[str]:
    tally = desk.brief.tally
    told = (tally.outside, tally.hidden, tally.past, desk.brief.differences.note)
    yield from filter(None, told)
    yield from (one.words for one in desk.brief.left_out)


def summary(desk: Desk, width: float) -> Piece:
    """Sum up the rows in words."""
    return desk.prose(width, desk.run("plain", desk.brief.differences.summary))


def facts(desk: Desk, width: float) -> Piece:
    """Set the facts about an open incident, each behind its name."""
    incident = desk.brief.incident
    if incident is None:
        return EMPTY
    names = [desk.line(desk.run("small", name, weight=600)) for name, _text in incident.facts]
    indent = max((desk.wide(one) for one in names), default=0.0) + 12
    lines = [
        together(
            [
                desk.text(name),
                desk.prose(width - indent, desk.run("plain", shortened(text, MOST))).at(
                    indent, -0.08 * desk.tall(name)
                ),
            ]
        )
        for name, (_name, text) in zip(names, incident.facts, strict=True)
    ]
    return stack(lines, gap=4.0)
