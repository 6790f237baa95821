"""Coverage on A4: a row a month, what is missing, and how to read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from incidents.brief.shape_coverage import Coverage, CoverageRow, SideCover
from incidents.print import feet, heads, shapes
from incidents.print.composer import SLOT_INKS, SLOT_WORDS, Composer
from incidents.print.paras import Run
from incidents.print.pieces import EMPTY, Drawing, Piece, stack, together
from incidents.print.shapes import Shape
from incidents.print.sides import hair
from incidents.words import counts, pictures
from incidents.words import coverage as words

MONTH, INCIDENTS, MIDDLE, OTHERS = 0.0, 120.0, 200.0, 312.0
AXIS, AXIS_WIDE, DATED, TONGUES, SEARCHED = 338.0, 64.0, 430.0, 492.0, 586.0
BAR, BAR_TALL, NAME_WIDE = 46.0, 11.0, 96.0
PADS = (4.0, 3.0, 2.0, 1.0)
BETWEEN = 26.0
"""``PADS`` is the space over and under a month: as much as leaves room for every point below."""


def coverage(composer: Composer) -> list[Piece]:
    """Compose the picture: one page."""
    sheet, found = composer.sheet, composer.brief.coverage
    wide = sheet.inner
    foot = feet.ruled(feet.imprint(composer, wide), wide)
    low = sheet.height - sheet.bottom - foot.height
    body = _body(composer, found, low - sheet.top - BETWEEN) if found else EMPTY
    return [together([body.at(sheet.edge, sheet.top), foot.at(sheet.edge, low)])]


def _body(composer: Composer, found: Coverage, room: float) -> Piece:
    wide = composer.sheet.inner
    said = composer.prose(wide, composer.run("sentence", " ".join(found.sentences)))
    subject = composer.prose(wide, composer.run("small", composer.brief.asked.title))
    top = stack([heads.head(composer, wide), subject, said], gap=4.0)
    most = max(len(found.holes), len(found.reading))
    tables = [_table(composer, found, pad) for pad in PADS]
    pairs = [
        *((one, most) for one in tables),
        *((tables[-1], few) for few in range(most - 1, 0, -1)),
    ]
    whole = (stack([top, one, _lists(composer, found, few)], gap=12.0) for one, few in pairs)
    return next((one for one in whole if one.height <= room), stack([top, tables[-1]], gap=12.0))


def _table(composer: Composer, found: Coverage, pad: float) -> Piece:
    table = Months(composer, found.most, found.names, pad)
    return stack([table.heads(), *(table.row(one) for one in found.rows)])


def _lists(composer: Composer, found: Coverage, most: int) -> Piece:
    """Set what is missing beside how to read it, so many points of each."""
    wide = (composer.sheet.inner - BETWEEN) / 2
    told = words.headings()
    left = _list(composer, told["holes"], found.holes, wide, most)
    right = _list(composer, told["reading"], found.reading, wide, most)
    return together([left, right.at(wide + BETWEEN, 0)])


def _list(composer: Composer, heading: str, items: Sequence[str], width: float, most: int) -> Piece:
    if not items:
        return EMPTY
    head = composer.text(composer.line(composer.run("heading", heading), level=2))
    points = [pictures.point(one) for one in items[:most]]
    rest = [counts.more(len(items) - most)] if len(items) > most else []
    told = [
        composer.prose(width, composer.run("reason", one, ink="ink")) for one in (*points, *rest)
    ]
    return feet.ruled(stack([head, *told], gap=2.0), width)


@dataclass(frozen=True)
class Months:
    """The table of months: where its columns stand, and how long its bars are."""

    composer: Composer
    most: int
    names: tuple[str, str]
    pad: float

    def heads(self) -> Piece:
        """Head the columns, the sides with their marks."""
        told = words.headings()
        columns = [
            self._head(told["month"], MONTH, 62),
            self._head(told["incidents"], INCIDENTS - 56, 56, at="end"),
            stack([self._head(told["claims"], MIDDLE - 90, 180, at="center"), self._legend()]),
            self._head(told["others"], OTHERS - 44, 44, at="end"),
            self._head(told["home"], AXIS - 14, AXIS_WIDE + 28, at="center"),
            self._head(told["dated"], DATED, 52),
            self._head(told["languages"], TONGUES, 90),
            self._head(told["searched"], SEARCHED, 90),
        ]
        high = max(one.height for one in columns)
        placed = [one.at(0, high - one.height) for one in columns]
        return stack([together(placed), hair(self.composer.sheet.inner, "ink")], gap=3.0)

    def _head(self, text: str, x: float, width: float, at: str = "start") -> Piece:
        run = self.composer.run("fine", text, weight=600)
        return self.composer.prose(width, run, align=at).at(x, 0)  # type: ignore[arg-type]

    def _legend(self) -> Piece:
        """Name the sides over their bars."""
        texts = [
            self.composer.line(self._run(name, SLOT_WORDS[slot], weight=600))
            for slot, name in enumerate(self.names)
        ]
        first = self.composer.wide(texts[0])
        tall = self.composer.tall(texts[0])
        middle = MIDDLE - 8
        signs = Drawing(
            0, 0, self.composer.sheet.inner, tall,
            shapes=(
                shapes.mark(0, middle - first - 10, tall / 2, 4.2, fill="a"),
                shapes.mark(1, MIDDLE + 12, tall / 2, 4.2, fill="b"),
            ),
        )  # fmt: skip
        named = (
            self.composer.text(texts[0], middle - first),
            self.composer.text(texts[1], MIDDLE + 20),
        )
        return together([Piece((signs,), tall), *named])

    def _run(self, text: str, ink: str = "ink", **more: object) -> Run:
        return self.composer.run("reason", text, ink=ink, **more)

    def row(self, row: CoverageRow) -> Piece:
        """Set a month between hairlines."""
        bold = 600 if row.kind != "empty" else 400
        ink = "ink" if row.kind != "empty" else "muted"
        label = self._run(row.label, ink, weight=bold)
        name = self.composer.prose(NAME_WIDE, label)
        cells = [self._nothing()] if row.kind == "empty" else list(self._cells(row))
        high = max(one.height for one in (name, *cells)) + 2 * self.pad
        centred = (one.at(0, (high - one.height) / 2) for one in (name, *cells))
        line = "ink" if row.kind == "all" else "line"
        whole = together([Piece(height=high), *centred])
        return stack(
            [hair(self.composer.sheet.inner, line), Piece((), high, parts=((0.0, 0.0, whole),))]
        )

    def _nothing(self) -> Piece:
        """Draw a dashed box that says that nothing is on record."""
        left, wide, tall = INCIDENTS - 30, self.composer.sheet.inner - INCIDENTS + 30, 17.0
        box = shapes.rect(
            0.5, 0.5, wide - 1, tall - 1, r=2, stroke="muted", dash=(3, 2), weight=0.7
        )
        drawn = Piece((Drawing(left, 0, wide, tall, shapes=(box,)),), tall)
        told = self._centred(left + wide / 2, self.composer.run("fine", words.nothing()))
        return together([drawn, told.at(0, (tall - told.height) / 2)])

    def _cells(self, row: CoverageRow) -> Iterator[Piece]:
        yield self._end(self._run(words.number(row.incidents), weight=600), INCIDENTS)
        yield self._bars(row)
        yield self._others(row.sides[2])
        yield self._home(row)
        yield self._dated(row)
        for x, text in ((TONGUES, row.languages), (SEARCHED, row.searched)):
            wide = (SEARCHED if x == TONGUES else self.composer.sheet.inner) - x - 8
            yield self.composer.prose(wide, self.composer.run("fine", text)).at(x, 0)

    def _end(self, run: Run, x: float) -> Piece:
        """Set a run so that it ends at a place."""
        line = self.composer.line(run)
        return self.composer.text(line, x - self.composer.wide(line))

    def _bars(self, row: CoverageRow) -> Piece:
        """Draw the claims of each side, away from the middle; no bars where months are added up."""
        drawn, texts = [], []
        for one in row.sides[:2]:
            long = BAR * one.claims / max(self.most, 1) if row.kind == "month" else 0.0
            run = self._run(words.number(one.claims), SLOT_WORDS[one.slot], weight=600)
            left = one.slot == 0
            x = MIDDLE - 1 - long if left else MIDDLE + 1
            drawn.append(shapes.rect(x, 0, long, BAR_TALL, fill=SLOT_INKS[one.slot]))
            texts.append(
                self._end(run, x - 6)
                if left
                else self.composer.text(self.composer.line(run), x + long + 6)
            )
        box = Drawing(0, 0, self.composer.sheet.inner, BAR_TALL, shapes=tuple(drawn), alt=row.words)
        high = max(BAR_TALL, *(one.height for one in texts))
        placed = [one.at(0, (high - one.height) / 2) for one in texts]
        return together([Piece((box,), BAR_TALL).at(0, (high - BAR_TALL) / 2), *placed])

    def _others(self, one: SideCover) -> Piece:
        run = self._run(words.number(one.claims), weight=600)
        line = self.composer.line(run)
        wide, tall = self.composer.wide(line), self.composer.tall(line)
        sign = shapes.mark(2, 5, tall / 2, 3.6, fill="ink")
        drawn = Piece((Drawing(OTHERS - wide - 16, 0, 10, tall, shapes=(sign,)),), tall)
        return together([drawn, self.composer.text(line, OTHERS - wide)])

    def _home(self, row: CoverageRow) -> Piece:
        """Draw the share of each side that was read first at home, over its numbers."""
        said = [one for one in row.sides[:2] if one.claims]
        if not said:
            told = self.composer.run("fine", words.no_claim())
            return self._centred(AXIS + AXIS_WIDE / 2, told)
        box = Drawing(AXIS, 0, AXIS_WIDE, 12, shapes=tuple(_axis(said)))
        runs: list[Run] = []
        for one in said:
            runs += [self.composer.run("fine", " · ")] if runs else []
            share = words.share(one.at_home, one.claims)
            runs.append(self.composer.run("fine", share, ink=SLOT_WORDS[one.slot]))
        return stack([Piece((box,), 12), self._centred(AXIS + AXIS_WIDE / 2, *runs)], gap=1.0)

    def _centred(self, x: float, *runs: Run) -> Piece:
        line = self.composer.line(*runs)
        return self.composer.text(line, x - self.composer.wide(line) / 2)

    def _dated(self, row: CoverageRow) -> Piece:
        if row.dated is None:
            return EMPTY
        wide, tall = 22.0, 7.0
        bars = (
            shapes.rect(0, 0, wide, tall, fill="line"),
            shapes.rect(0, 0, wide * row.dated / 100, tall, fill="ink"),
        )
        share = self.composer.run("fine", words.percent(row.dated))
        told = self.composer.text(self.composer.line(share))
        drawn = Piece((Drawing(DATED, 0, wide, tall, shapes=bars),), tall)
        return together([drawn.at(0, (told.height - tall) / 2), told.at(DATED + wide + 5, 0)])


def _axis(said: Sequence[SideCover]) -> Iterator[Shape]:
    """Draw the axis from none to all, and a mark a side: hollow where its claims are few."""
    yield shapes.path((0, 6), (AXIS_WIDE, 6), stroke="line", weight=0.8)
    for part in (0.0, 0.5, 1.0):
        x = AXIS_WIDE * part
        yield shapes.path((x, 2), (x, 10), stroke="line", weight=0.8)
    for one in said:
        x, ink = AXIS_WIDE * (one.home or 0.0) / 100, SLOT_INKS[one.slot]
        style = {"fill": "paper", "stroke": ink, "weight": 1.4} if one.is_few else {"fill": ink}
        yield shapes.mark(one.slot, x, 6, 4.0, **style)
