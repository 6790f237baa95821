/*
 * Labels on the map, placed greedily in the browser: the most important first, each at the first
 * of several spots that is free of marks, other labels, controls and lines, or not at all.
 *
 * crosslabels.place(map, world) takes the marks' labels (crosslabels.ofMark), the place names of
 * the base map, the vertices of the contested line, and its name and note. Text is only ever set
 * as textContent.
 */
(function () {
"use strict";

const LABEL_GAP = 3; // pixels between a mark and its label
const BOUNDARY_SPOTS = 24; // candidate places along the contested line
const BOUNDARY_GAPS = [9, 20]; // pixels between the line and its label
const LINE_REACH = 3; // pixels beside a line that labels keep free if they can
// How far a label may leave the middle of its area, in widths and heights of the label.
const AREA_SHIFTS = [[0, 0], [0, -0.7], [0, 0.7], [-0.4, 0], [0.4, 0]];
const COUNTRY_SHIFTS = [0, -1.5, 1.5, -3, 3].flatMap((down) => [[0, down], [-0.4, down], [0.4, down]]);
const MARK_SHAPES = new Set(["point", "area", "cell"]);
const ORDER = { selected: -2, cell: -1.5, point: 0, area: 0.5, boundary: 0.6, spoken: 0.8 };

/* Read a mark in the order that incidents/web/map/marks.py writes it; its lines are by number. */
function ofMark([id, shape, lat, lon, radius, count, claims, emphasis, quiet, numbers], lines) {
  const selected = emphasis === "cc-on";
  const rank = quiet ? ORDER.spoken : ORDER[shape];
  const said = numbers.map((number) => lines[number]);
  return {
    text: shape === "cell" ? String(count) : said[0].split(",")[0],
    count: shape !== "cell" && count > 1 ? String(count) : "",
    id, lat, lon, shape, emphasis, lines: said,
    className: `cc-label-${shape} ${emphasis} ${quiet ? "cc-label-quiet" : ""}`,
    size: radius,
    radius: radius + (selected ? 3 : 0),
    order: selected ? ORDER.selected : rank - claims / 1e6,
  };
}

/* Place the labels greedily: the most important first, each at the first spot that is free. */
function place(map, world) {
  const pane = map.getPane("cc-labels");
  const wanted = candidates(map, world).map((label) => ({ ...label, node: labelNode(label) }));
  pane.replaceChildren(...wanted.map((label) => label.node));
  pane.style.opacity = 1;
  // All sizes are read before anything moves: one layout instead of one per label.
  wanted.forEach((label) => { label.size = [label.node.offsetWidth, label.node.offsetHeight]; });
  const taken = { marks: obstacles(map, world.marks), lines: lineObstacles(map, world.line, world.marks) };
  wanted.forEach((label) => settleLabel(map, label, taken));
}

function candidates(map, { marks, places, line, boundary }) {
  const zoom = map.getZoom();
  const bounds = map.getBounds().pad(0.05);
  const marked = new Set(marks.map((mark) => mark.text));
  // The contested line is labelled in the dataset's words, not in the base map's.
  const named = places.filter((raw) => raw.cls !== "lb-line").map(baseLabel)
    .filter((label) => zoom >= label.minZoom && zoom <= label.maxZoom && !marked.has(label.text));
  const own = marks.filter((mark) => mark.shape !== "line");
  return [...own, ...named, ...boundaryLabel(map, line, boundary)]
    .filter((label) => label.along || bounds.contains([label.lat, label.lon]))
    .sort((first, second) => first.order - second.order);
}

function baseLabel(raw) {
  return {
    text: raw.t, sub: raw.sub, lat: raw.lat, lon: raw.lon, shape: raw.cls.replace("lb-", ""),
    className: `cc-label-${raw.cls.replace("lb-", "")}`, radius: raw.cls === "lb-town" ? 3 : 0,
    order: raw.pr, minZoom: raw.minz || 0, maxZoom: raw.maxz || 99,
  };
}

/* The contested line's own label: beside the line, at the first of several spots that is free. */
function boundaryLabel(map, line, boundary) {
  const bounds = map.getBounds();
  const seen = line.filter((point) => bounds.contains(point));
  if (!boundary || !seen.length) return [];
  const step = Math.max(1, Math.floor(seen.length / BOUNDARY_SPOTS));
  const along = seen.filter((_point, index) => index % step === 0);
  const label = { text: boundary.name, along, shape: "boundary", className: "cc-label-boundary" };
  return [{ ...label, sub: boundary.note, order: ORDER.boundary }];
}

function labelNode({ text, count, sub, className }) {
  const node = document.createElement("div");
  node.className = `cc-label ${className}`;
  node.append(text);
  if (count) node.append(" ", element("b", count));
  if (sub) node.append(element("small", sub));
  return node;
}

function element(tag, text) {
  const node = document.createElement(tag);
  node.textContent = text;
  return node;
}

function obstacles(map, marks) {
  const dots = marks.filter((mark) => mark.shape === "point" || mark.shape === "cell")
    .map((mark) => around(map.latLngToLayerPoint(drawnAt(mark)), mark.radius + 1));
  return [...dots, ...controlBoxes(map)];
}

/* A circle that gave way to another is drawn beside its true place. */
function drawnAt({ at, lat, lon }) {
  return at || [lat, lon];
}

function controlBoxes(map) {
  const frame = map.getContainer().getBoundingClientRect();
  return [...map.getContainer().querySelectorAll(".leaflet-control")].map((control) => {
    const box = control.getBoundingClientRect();
    const low = map.containerPointToLayerPoint([box.left - frame.left, box.top - frame.top]);
    return [low.x, low.y, low.x + box.width, low.y + box.height];
  });
}

/* Boxes along the contested line, the stretches and the leaders, a few pixels apart. */
function lineObstacles(map, line, marks) {
  const boxes = [];
  const paths = [line, ...stretches(map), ...leaders(marks)];
  paths.forEach((path) => path.forEach((point, index) => {
    const to = map.latLngToLayerPoint(point);
    const from = index ? map.latLngToLayerPoint(path[index - 1]) : to;
    const parts = Math.min(Math.ceil(from.distanceTo(to) / (2 * LINE_REACH)), 200) || 1;
    for (let part = 1; part <= parts; part += 1) {
      boxes.push(around(from.add(to.subtract(from).multiplyBy(part / parts)), LINE_REACH));
    }
  }));
  return boxes.filter((box) => isInside(map, box));
}

function leaders(marks) {
  return marks.filter(({ at }) => at).map(({ at, lat, lon }) => [[lat, lon], at]);
}

function stretches(map) {
  const found = [];
  map.eachLayer((layer) => {
    if (layer.options.pane === "cc-stretch" && layer.getLatLngs && layer.options.interactive) {
      found.push(layer.getLatLngs().flat(2));
    }
  });
  return found;
}

function around({ x, y }, reach) {
  return [x - reach, y - reach, x + reach, y + reach];
}

/* Take the first spot that is free of marks, labels and lines. A mark's label may cross a line. */
function settleLabel(map, label, taken) {
  const box = (corner) => boxOf(corner, label.size);
  const free = spotsOf(map, label).filter((corner) => isFree(map, box(corner), label, taken.marks));
  const clear = free.find((corner) => !hits(box(corner), taken.lines));
  const spot = clear || (MARK_SHAPES.has(label.shape) ? free[0] : null);
  if (!spot) {
    label.node.remove();
    return;
  }
  label.node.style.translate = `${Math.round(spot[0])}px ${Math.round(spot[1])}px`;
  taken.marks.push(box(spot));
  if (label.shape === "town") addDot(map, label, taken.marks);
}

function addDot(map, label, taken) {
  const at = map.latLngToLayerPoint([label.lat, label.lon]);
  const dot = element("i", "");
  dot.className = "cc-town";
  dot.style.translate = `${Math.round(at.x - 2)}px ${Math.round(at.y - 2)}px`;
  label.node.after(dot);
  taken.push(around(at, 3));
}

/* List the upper left corners at which a label may stand, best first. */
function spotsOf(map, label) {
  const { along, shape, radius, size: [width, height] } = label;
  if (along) {
    const at = along.map((spot) => map.latLngToLayerPoint(spot));
    return BOUNDARY_GAPS.flatMap((gap) => at.flatMap((spot) => beside(spot, gap, width, height)));
  }
  const at = map.latLngToLayerPoint(drawnAt(label));
  if (shape === "point" || shape === "town") {
    return beside(at, radius + LABEL_GAP, width, height);
  }
  const middle = [at.x - width / 2, at.y - height / 2];
  if (shape === "cell" || shape === "prov") return [middle];
  const shifts = shape === "area" ? AREA_SHIFTS : COUNTRY_SHIFTS;
  return shifts.map(([right, down]) => [middle[0] + right * width, middle[1] + down * height]);
}

function beside({ x, y }, gap, width, height) {
  return [
    [x + gap, y - height / 2], [x - gap - width, y - height / 2],
    [x - width / 2, y + gap - 1], [x - width / 2, y - gap - height + 1],
    [x + gap * 0.7, y + gap * 0.5], [x - gap * 0.7 - width, y - gap * 0.5 - height],
    [x + gap * 0.7, y - gap * 0.5 - height], [x - gap * 0.7 - width, y + gap * 0.5],
  ];
}

function boxOf([x, y], [width, height]) {
  return [x - 1, y - 1, x + width + 1, y + height + 1];
}

function isFree(map, box, label, taken) {
  if (label.shape === "cell") return true; // a count sits inside its own mark
  return isInside(map, box) && !hits(box, taken);
}

function isInside(map, box) {
  const corner = map.containerPointToLayerPoint([0, 0]);
  const size = map.getSize();
  return box[0] > corner.x + 2 && box[1] > corner.y + 2
    && box[2] < corner.x + size.x - 2 && box[3] < corner.y + size.y - 2;
}

function hits(box, others) {
  return others.some((other) => overlaps(box, other));
}

function overlaps(a, b) {
  return a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
}

window.crosslabels = { place, ofMark };
})();
