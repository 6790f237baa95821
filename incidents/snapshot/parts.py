"""The parts of a picture that layouts put together: header, map, key, chart, footer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from incidents import __version__
from incidents.charts import words
from incidents.export.about import About
from incidents.ledger.records import Comparison
from incidents.maps.theme import TOKENS, Tokens
from incidents.model import Incident
from incidents.snapshot import basemap, differ, figures, fonts, furniture, marks, placing
from incidents.snapshot.boxes import Box
from incidents.snapshot.canvas import Canvas
from incidents.snapshot.frame import Frame
from incidents.snapshot.notes import Notes, draw_list
from incidents.snapshot.sheet import Sheet
from incidents.snapshot.typesetting import Run, Type, fit, width_of, wrap_runs

SMALL, ID = Type(10.5), Type(11, 600)
APART, LEADING = 20.0, 14.0


@dataclass
class Page:
    """A picture in the making."""

    canvas: Canvas
    sheet: Sheet
    tokens: Tokens
    notes: Notes


def header(page: Page, x: float, y: float, width: float) -> float:
    """Write the title, the rule and the sentence that says what is shown; return the y below."""
    sheet, t, canvas = page.sheet, page.tokens, page.canvas
    title = Type(26, 600, fonts.SERIF, t.ink)
    text = sheet.incident.title if sheet.incident else sheet.facts.title
    maker = Type(14, 600, fonts.SERIF, t.muted)
    used = canvas.text(x + width, y + 25, "Crossclaim", maker, anchor="right")
    wide = canvas.text(x, y + 25, fit(text, title, width - used - 20), title)
    muted = Type(14, color=t.muted)
    subtitle = fit(sheet.dataset.manifest.subtitle, muted, width - wide - used - 44)
    if not subtitle.endswith("…"):
        canvas.text(x + wide + 16, y + 25, subtitle, muted)
    canvas.line([(x, y + 36), (x + width, y + 36)], t.ink, 2.0)
    return canvas.paragraph(x, y + 60, _sentence(sheet, t), width, 21) - 21 + 14


def _sentence(sheet: Sheet, t: Tokens) -> list[Run]:
    """Say what is shown, by which filters, as known on when, and what is hidden."""
    plain, bold = Type(15, 400, fonts.SERIF, t.ink), Type(15, 600, fonts.SERIF, t.ink)
    totals = sheet.totals
    if sheet.incident is not None:
        return [(f"{_where(sheet.incident)}. ", bold), (_within(sheet), plain)]
    runs: list[Run] = [
        ("Showing ", plain),
        (words.plural(totals.incidents, "incident"), bold),
        (" and ", plain),
        (words.plural(totals.claims, "claim"), bold),
        (f": {_filters(sheet)}. {_hidden(sheet)}", plain),
    ]
    return runs


def _where(incident: Incident) -> str:
    days = words.incident_days(incident, full=True)
    return f"{words.kind_label(incident)}, {days}, {words.incident_places(incident)}"


def _within(sheet: Sheet) -> str:
    """Say how much of the view one incident is."""
    claims = words.plural(sum(panel.claims for panel in sheet.panels) + sheet.others, "claim")
    rest = words.plural(sheet.totals.incidents, "incident")
    return f"{claims} about this incident, one of {rest} in view: {_filters(sheet)}."


def sentence(sheet: Sheet) -> str:
    """Say what is shown and what is hidden, as plain text."""
    return "".join(text for text, _ in _sentence(sheet, TOKENS["light"]))


def _filters(sheet: Sheet) -> str:
    """Say the filters; as known when they do not say it themselves."""
    said, known = sheet.facts.words, sheet.facts.known
    return said if "as known" in said else f"{said}, {known}"


def _hidden(sheet: Sheet) -> str:
    totals = sheet.totals
    parts = []
    if totals.hidden_claims or totals.hidden_incidents:
        hidden = words.plural(totals.hidden_incidents, "incident")
        claims = words.plural(totals.hidden_claims, "claim")
        parts.append(f"Hidden by the filters: {hidden}, {claims}")
    else:
        parts.append("Nothing is hidden by a filter")
    if totals.undated:
        parts.append(f"{words.plural(totals.undated, 'claim')} without a date left out")
    if totals.unplaced:
        parts.append(f"{words.plural(totals.unplaced, 'incident')} without a place on the map")
    return "; ".join(parts) + "."


def map_box(page: Page, box: Box) -> list[str]:
    """Draw the map with its marks, names, scale, north and credits into a box.

    Returns
    -------
    list of str
        The names of marked places that lie outside of it.
    """
    sheet, t, canvas = page.sheet, page.tokens, page.canvas
    frame = _frame(sheet, box)
    basemap.draw(canvas, frame, t)
    basemap.draw_boundary(canvas, frame, t)
    chosen = sheet.incident.id if sheet.incident else ""
    marks.draw(canvas, frame, sheet.marks, t, chosen)
    taken = furniture.draw_scale(canvas, frame, t)
    taken.append(furniture.draw_credit(canvas, frame, t, basemap.ATTRIBUTION))
    boundary = sheet.facts.boundary
    placing.draw(canvas, frame, sheet.marks, t, boundary=boundary, chosen=chosen, reserved=taken)
    canvas.box(box, stroke=t.line, z=9.0)
    return sorted({mark.label for mark in sheet.marks if not frame.shows(mark.lon, mark.lat)})


def _frame(sheet: Sheet, box: Box) -> Frame:
    """Show the part of the map that the view asks for, or else all marks, if there is ground."""
    ground = basemap.RELIEF_EXTENT
    if sheet.centre is not None:
        lon, lat, zoom = sheet.centre
        return Frame.at(box, lon, lat, zoom)
    extent = sheet.extent(ground)
    if extent is None:
        return Frame.fit(box, ground, margin=0.0).within(ground)
    frame = Frame.fit(box, extent)
    west, south, east, north = extent
    near = west < ground[2] and east > ground[0] and south < ground[3] and north > ground[1]
    if not near:
        return frame
    frame = frame.within(ground)
    seen = [marks.outline(frame, mark) for mark in sheet.framed(ground)]
    return frame.holding(seen).within(ground)


def below_map(page: Page, outside: Sequence[str], x: float, y: float, width: float) -> float:
    """Draw the key and the tray under a map, and return the y below."""
    sheet, t = page.sheet, page.tokens
    items = furniture.key_items(sheet.dataset.manifest.sides, sheet.facts.boundary)
    y = furniture.draw_key(page.canvas, items, Box(x, y, width, 0), t)
    return furniture.draw_tray(page.canvas, _tray(sheet, outside), Box(x, y, width, 0), t)


def _tray(sheet: Sheet, outside: Sequence[str]) -> list[tuple[str, str]]:
    """List what the map cannot show: incidents without a place, places beyond its edge."""
    found = []
    if outside:
        found.append((f"Beyond the map: {len(outside)}", ", ".join(outside)))
    if sheet.totals.unplaced:
        names = " · ".join(incident.title for incident in sheet.unplaced)
        found.append((f"Not on the map: {sheet.totals.unplaced}", names))
    return found


def differences(page: Page, box: Box) -> float:
    """Draw as many rows of the chart as fit a box, count the rest, return the y below."""
    canvas, sheet, t = page.canvas, page.sheet, page.tokens
    canvas.line([(box.x, box.y), (box.right, box.y)], t.ink, 1.0)
    canvas.text(box.x, box.y + 21, "Where they differ", Type(17, 600, fonts.SERIF, t.ink))
    note = "one row per loss; equal steps are equal ratios"
    canvas.text(box.right, box.y + 21, note, Type(12, color=t.muted), anchor="right")
    counted = [(head, row) for head, rows in sheet.rows for row in rows if row.category]
    asked = [(head, row) for head, rows in sheet.rows for row in rows if not row.category]
    listed = [*counted, *asked]
    room = Box(box.x, box.y + 48, box.w, box.h - 48)
    shown, chart = _fitting(page, listed, room)
    y = differ.draw_axis(canvas, chart, box.y + 28) if counted else box.y + 32
    for _, row in shown:
        y = differ.draw_row(canvas, row, chart, y)
    return _rest(page, len(shown), y, len(listed), box)


def _fitting(
    page: Page, listed: Sequence[tuple[str, Comparison]], box: Box
) -> tuple[Sequence[tuple[str, Comparison]], figures.Chart]:
    """Keep the rows that fit, on an axis over just these; a last line counts the rest."""
    shown = list(listed)
    while True:
        axis = figures.axis_of([row for _, row in shown if row.category], page.sheet.dataset)
        chart = figures.Chart(page.sheet.dataset, axis, box.x, box.w, page.tokens, page.notes)
        spare = 0.0 if len(shown) == len(listed) else 18.0
        used, kept = 0.0, 0
        for _, row in shown:
            used += differ.height_of(row, chart)
            if used > box.h - spare:
                break
            kept += 1
        if kept == len(shown):
            return shown, chart
        shown = shown[:kept]


def _rest(page: Page, drawn: int, y: float, total: int, box: Box) -> float:
    muted = Type(12, color=page.tokens.muted)
    if not total:
        text = "No loss is counted by anyone in this view."
    elif drawn < total:
        text = f"{words.plural(total - drawn, 'more row')} on the page."
    else:
        return y
    page.canvas.text(box.x, y + 12, text, muted)
    return y + 18


def footer(page: Page, box: Box) -> None:
    """Write sources, notes, licences, version, link and id at the foot of the picture.

    The notes come whole; the sources have the lines that are left, and count those left out.
    """
    t, canvas = page.tokens, page.canvas
    canvas.line([(box.x, box.y), (box.right, box.y)], t.ink, 1.0)
    lines = wrap_runs([(_fine_print(page.sheet), SMALL.but(color=t.muted))], box.w)
    base, lower = box.bottom - 2, _link_room(page, box.w)
    left = max(int((base - lower - box.y - 24.5) // LEADING) - len(lines), 1)
    y = draw_list(canvas, page.notes, Box(box.x, box.y + 8, box.w, left * LEADING)) + 6
    for line in lines[: max(int((base - lower - y) // LEADING), 1)]:
        canvas.runs(box.x, y, line)
        y += LEADING
    _last_line(page, box, base, lower)


def _link_room(page: Page, width: float) -> float:
    """Work out how much higher the imprint stands if the link does not fit beside it."""
    link, facts = page.sheet.link, page.sheet.facts
    beside = width_of(facts.id, ID) + width_of(_imprint(facts), SMALL) + 2 * APART
    return LEADING if link and width_of(link, SMALL) + beside > width else 0.0


def _last_line(page: Page, box: Box, base: float, lower: float) -> None:
    """Write the imprint, the link and the id; on two lines if there is not room on one."""
    t, canvas, facts = page.tokens, page.canvas, page.sheet.facts
    used = canvas.text(box.right, base, facts.id, ID.but(color=t.ink), anchor="right") + APART
    if lower:
        _link(page, box.x, base, box.w - used)
        used = 0.0
    elif page.sheet.link:
        wide = width_of(page.sheet.link, SMALL)
        used += _link(page, box.right - used - wide, base, wide) + APART
    small = SMALL.but(color=t.muted)
    canvas.text(box.x, base - lower, fit(_imprint(facts), small, box.w - used), small)


def _link(page: Page, x: float, base: float, width: float) -> float:
    """Write the link to the view, shortened to a width, and return how wide it is."""
    link = page.sheet.link
    kind = SMALL.but(color=page.tokens.ink)
    return page.canvas.text(x, base, fit(link, kind, width), kind, url=link)


def _imprint(facts: About) -> str:
    """Say which version of what drew the picture from which data, under which licences."""
    licences = "; ".join(one.title for one in facts.licences)
    data = f"{facts.dataset} {facts.dataset_version}, updated {facts.dataset_updated}"
    return f"Crossclaim {__version__} · {data} · {licences}"


READING = (
    "A side “admits” its own losses and “claims” the other’s: statements, not findings. "
    "Circle, square and diamond: the two sides and others. Dashed outline: no statement found; "
    "slashed: denies or disputes; arrow: more than; struck: replaced."
)


def _fine_print(sheet: Sheet) -> str:
    boundary = sheet.facts.boundary
    said = [f"{boundary.name}: {boundary.note}." if boundary else ""]
    said.append(READING)
    return " ".join(part for part in said if part)


def map_with_key(page: Page, box: Box) -> float:
    """Draw the map with its key and tray below, and return the y below."""
    outside = map_box(page, box)
    return below_map(page, outside, box.x, box.bottom + 5, box.w)


def room_below(page: Page, width: float) -> float:
    """Work out how much room the key and the tray take under a map."""
    items = furniture.key_items(page.sheet.dataset.manifest.sides, page.sheet.facts.boundary)
    lines = len(furniture.key_lines(items, width))
    return 12 + furniture.KEY_LINE * lines + furniture.TRAY_LINE
