/*
 * The page in one file: a map, a slider and the claims, from the JSON beside this script.
 * Text from data is only ever set as textContent. Nothing is fetched.
 */
(function () {
"use strict";

const SVG = "http://www.w3.org/2000/svg";
const DAY = 86400000;
const data = JSON.parse(document.getElementById("data").textContent);
const at = (id) => document.getElementById(id);
const t = data.tokens;
const SIDES = ["a", "b"];
const seen = { from: 0, to: 0, chosen: "" };

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function drawn(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  return made;
}

/* ---- time -------------------------------------------------------------------------------- */

const first = Date.parse(data.span[0]);
const steps = Math.max(Math.round((Date.parse(data.span[1]) - first) / DAY), 1);
const dayOf = (text) => Math.round((Date.parse(text) - first) / DAY);
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

function dayText(step) {
  const day = new Date(first + step * DAY);
  return `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
}

const isShown = (incident) => dayOf(incident.end) >= seen.from && dayOf(incident.start) <= seen.to;
const byId = new Map(data.incidents.map((incident) => [incident.id, incident]));

/* ---- map --------------------------------------------------------------------------------- */

const map = L.map("map", {
  zoomSnap: 0.25, minZoom: 4, maxZoom: 11, attributionControl: true, fadeAnimation: false,
});
map.attributionControl.setPrefix(false).addAttribution(data.attribution);
L.control.scale({ imperial: false, maxWidth: 110, position: "bottomright" }).addTo(map);
map.fitBounds(data.bounds, { animate: false });
[["land", 200], ["relief", 210], ["context", 220], ["areas", 350], ["boundary", 370],
  ["stretch", 380], ["dots", 450], ["names", 620]].forEach(([name, z]) => {
  const pane = map.createPane(name);
  pane.style.zIndex = z;
  if (!["areas", "stretch", "dots"].includes(name)) pane.style.pointerEvents = "none";
});
map.getContainer().append(element("div", "north", "N"));

function lines(name, pane, style) {
  return L.geoJSON(data.layers[name], { interactive: false, pane, style });
}

const land = (feature) => ({
  weight: 0, fillOpacity: 1, fillColor: feature.properties.focus ? t.land : t.neighbour,
});
const outline = (color, weight, more) => ({ color, weight, fill: false, ...more });
lines("countries", "land", land).addTo(map);
lines("borders", "context", outline(t.border, 1)).addTo(map);
lines("boundary", "boundary", outline(t.paper, 4.5)).addTo(map);
lines("boundary", "boundary", outline(t.ink, 1.6, { dashArray: "7 4", lineCap: "butt" })).addTo(map);
const choices = {
  "hills": L.imageOverlay(data.relief.picture, data.relief.bounds,
    { pane: "relief", interactive: false, opacity: t.relief, alt: "" }),
  "rivers": lines("rivers", "context", outline(t.water, 0.8)),
  "provinces": lines("provinces", "context", outline(t.province, 0.7)),
  "disputed lines": lines("disputed", "context", outline(t.border, 1, { dashArray: "1 4" })),
  "marks": L.layerGroup(),
  "names": L.layerGroup(),
};

function offerLayers() {
  Object.entries(choices).forEach(([name, layer]) => {
    layer.addTo(map);
    const label = element("label", "", "");
    const box = element("input");
    box.type = "checkbox";
    box.checked = true;
    box.addEventListener("change", () => {
      if (box.checked) layer.addTo(map); else layer.remove();
      placeNames();
    });
    label.append(box, ` ${name}`);
    at("layers").append(label);
  });
}

/* ---- patterns ---------------------------------------------------------------------------- */

const rect = (x, y, width, height, fill) => drawn("rect", { x, y, width, height, fill });

function circlePattern(states) {
  const pattern = drawn("pattern", { id: `mark-${states.join("-")}`, width: 1, height: 1,
    patternContentUnits: "objectBoundingBox" });
  pattern.append(rect(0, 0, 1, 1, t.paper));
  states.forEach((state, side) => {
    if (state === "stated") pattern.append(rect(side / 2, 0, 0.5, 1, t[SIDES[side]]));
    if (state === "denies") [0.06, 0.31, 0.56, 0.81].forEach((y) =>
      pattern.append(rect(side / 2, y, 0.5, 0.13, t[SIDES[side]])));
  });
  pattern.append(rect(0.47, 0, 0.06, 1, t.paper));
  return pattern;
}

function hatchPattern(states) {
  const pattern = drawn("pattern", { id: `hatch-${states.join("-")}`, width: 10, height: 10,
    patternUnits: "userSpaceOnUse" });
  const paths = ["M-2 12L12 -2M-2 2L2 -2M8 12L12 8", "M-2 -2L12 12M8 -2L12 2M-2 8L2 12"];
  states.forEach((state, side) => {
    if (state === "silent") return;
    const dash = state === "denies" ? { "stroke-dasharray": "3 2" } : {};
    pattern.append(drawn("path", { d: paths[side], stroke: t[SIDES[side]], "stroke-width": 1.5,
      fill: "none", ...dash }));
  });
  return pattern;
}

function definePatterns() {
  const svg = drawn("svg", { width: 0, height: 0, style: "position:absolute", "aria-hidden": "true" });
  const defs = drawn("defs", {});
  const words = ["stated", "denies", "silent"];
  words.forEach((a) => words.forEach((b) =>
    defs.append(circlePattern([a, b]), hatchPattern([a, b]))));
  svg.append(defs);
  document.body.append(svg);
}

/* ---- marks ------------------------------------------------------------------------------- */

function stateOf(claims, side) {
  const own = claims.filter((claim) => claim.side === side && claim.stance !== "declines");
  if (!own.length) return "silent";
  return own.every((claim) => ["denies", "disputes"].includes(claim.stance)) ? "denies" : "stated";
}

/* What a mark stands for while only some days are shown. */
function summed(mark) {
  const incidents = mark.incidents.map((id) => byId.get(id)).filter((one) => one && isShown(one));
  const claims = incidents.flatMap((one) => one.claims).filter((claim) => !claim.replaced);
  return { mark, incidents, claims, states: SIDES.map((side) => stateOf(claims, side)) };
}

const radiusOf = (count) => 5.2 + 1.75 * Math.sqrt(count);
let shown = [];

function drawMarks() {
  choices.marks.clearLayers();
  shown = data.marks.map(summed).filter((one) => one.incidents.length)
    .sort((x, y) => y.claims.length - x.claims.length);
  shown.forEach((one) => layersOf(one).forEach((layer) => {
    choices.marks.addLayer(layer);
  }));
}

function layersOf(one) {
  const on = one.incidents.some((incident) => incident.id === seen.chosen);
  const opacity = seen.chosen && !on ? 0.35 : 1;
  const ink = { color: t.ink, opacity, fillOpacity: opacity, weight: on ? 3 : 1.3 };
  if (one.mark.shape === "area") {
    return [active(L.geoJSON(one.mark.geometry, { pane: "areas",
      style: { ...ink, weight: on ? 2.2 : 1, fillColor: `url(#hatch-${one.states.join("-")})` } }), one)];
  }
  if (one.mark.shape === "line") return stretch(one, opacity);
  const circle = L.circleMarker([one.mark.lat, one.mark.lon], { ...ink, pane: "dots",
    radius: radiusOf(one.claims.length), fillColor: `url(#mark-${one.states.join("-")})` });
  return [active(circle, one)];
}

function stretch(one, opacity) {
  const line = (style) => L.geoJSON(one.mark.geometry, { pane: "stretch",
    style: { fill: false, lineCap: "butt", opacity, ...style } });
  const dashes = one.states.map((state, side) => state === "silent" ? null
    : line({ color: t[SIDES[side]], weight: 6, dashArray: "7 7", dashOffset: String(7 * side) }));
  return [active(line({ color: t.paper, weight: 9 }), one),
    ...dashes.filter(Boolean).map((layer) => active(layer, one))];
}

function active(layer, one) {
  const tip = element("div", "", "");
  tip.append(element("b", "", one.mark.label), element("br"),
    `${one.incidents.length} of the incidents shown, ${one.claims.length} claims`);
  layer.bindTooltip(tip, { sticky: true });
  layer.on("click", () => choose(one.incidents[0].id, true));
  return layer;
}

/* ---- names ------------------------------------------------------------------------------- */

function placeNames() {
  const pane = map.getPane("names");
  pane.replaceChildren();
  if (!map.hasLayer(choices.names)) return;
  const taken = shown.filter((one) => one.mark.shape === "point").map((one) =>
    around(map.latLngToLayerPoint([one.mark.lat, one.mark.lon]), radiusOf(one.claims.length) + 1));
  wanted().forEach((name) => settle(pane, name, taken));
}

function wanted() {
  const zoom = map.getZoom();
  const named = new Set(shown.map((one) => one.mark.label.split(",")[0]));
  const marks = shown.filter((one) => one.mark.shape !== "line").map((one) => ({
    text: one.mark.label.split(",")[0], lat: one.mark.lat, lon: one.mark.lon, css: "",
    count: one.incidents.length > 1 ? String(one.incidents.length) : "",
    gap: one.mark.shape === "area" ? -1 : radiusOf(one.claims.length) + 3,
    order: one.mark.shape === "area" ? 0.5 : -one.claims.length / 1e4,
  }));
  const places = data.labels.filter((raw) => raw.cls !== "lb-line" && !named.has(raw.t)
    && zoom >= (raw.minz || 0) && zoom <= (raw.maxz || 99)).map((raw) => ({
    text: raw.t, lat: raw.lat, lon: raw.lon, css: raw.cls.slice(3), order: raw.pr,
    gap: raw.cls === "lb-town" ? 6 : -1,
  }));
  return [...boundaryNames(), ...marks, ...places].sort((x, y) => x.order - y.order);
}

function boundaryNames() {
  if (!data.boundary) return [];
  const inside = data.boundaryPoints.filter((point) => map.getBounds().contains(point));
  const step = Math.max(1, Math.floor(inside.length / 24));
  const spots = inside.filter((_point, index) => index % step === 0);
  return spots.length ? [{ text: data.boundary.name, sub: data.boundary.note, spots, css: "", order: -1 }] : [];
}

const around = ({ x, y }, reach) => [x - reach, y - reach, x + reach, y + reach];

function settle(pane, name, taken) {
  const node = element("div", `name ${name.css}`, name.text);
  if (name.count) node.append(element("i", "", name.count));
  if (name.sub) node.append(element("small", "", name.sub));
  pane.append(node);
  const size = [node.offsetWidth, node.offsetHeight];
  const points = name.spots || [[name.lat, name.lon]];
  const spot = points.flatMap((point) => corners(map.latLngToLayerPoint(point), name.spots ? 10 : name.gap, size))
    .find(([x, y]) => isFree([x, y, x + size[0], y + size[1]], taken)
      && !(name.spots && covers([x, y, x + size[0], y + size[1]])));
  if (!spot) { node.remove(); return; }
  node.style.left = `${Math.round(spot[0])}px`;
  node.style.top = `${Math.round(spot[1])}px`;
  taken.push([spot[0], spot[1], spot[0] + size[0], spot[1] + size[1]]);
  if (name.css === "town") addDot(pane, name, taken);
}

function addDot(pane, name, taken) {
  const { x, y } = map.latLngToLayerPoint([name.lat, name.lon]);
  const dot = element("span", "dot");
  dot.style.left = `${Math.round(x - 2)}px`;
  dot.style.top = `${Math.round(y - 2)}px`;
  pane.append(dot);
  taken.push(around({ x, y }, 3));
}

/* Whether a box lies over the contested line, whose own name must stand beside it. */
function covers(box) {
  return data.boundaryPoints.map((point) => map.latLngToLayerPoint(point))
    .some(({ x, y }) => x > box[0] - 3 && x < box[2] + 3 && y > box[1] - 3 && y < box[3] + 3);
}

function corners({ x, y }, gap, [width, height]) {
  if (gap < 0) return [[x - width / 2, y - height / 2]];
  return [[x + gap, y - height / 2], [x - gap - width, y - height / 2],
    [x - width / 2, y + gap - 1], [x - width / 2, y - gap - height + 1]];
}

function isFree(box, taken) {
  const corner = map.containerPointToLayerPoint([0, 0]);
  const size = map.getSize();
  return box[0] > corner.x + 2 && box[1] > corner.y + 2 && box[2] < corner.x + size.x - 2
    && box[3] < corner.y + size.y - 2
    && !taken.some((o) => box[0] < o[2] && box[2] > o[0] && box[1] < o[3] && box[3] > o[1]);
}

/* ---- key --------------------------------------------------------------------------------- */

function drawKey() {
  const [one, two] = data.sides;
  [[["stated", "stated"], "both have spoken"], [["stated", "silent"], `${one} only`],
    [["silent", "stated"], `${two} only`], [["stated", "denies"], "denies it"]].forEach(([states, text]) => {
    const svg = drawn("svg", { width: 18, height: 18 });
    svg.append(drawn("circle", { cx: 9, cy: 9, r: 7.5, stroke: t.ink, "stroke-width": 1.2,
      fill: `url(#mark-${states.join("-")})` }));
    keyEntry(svg, text);
  });
  const hatch = drawn("svg", { width: 24, height: 15 });
  hatch.append(drawn("rect", { x: 0.5, y: 0.5, width: 23, height: 14, stroke: t.ink, fill: "url(#hatch-stated-stated)" }));
  keyEntry(hatch, "area, not a point");
  if (!data.boundary) return;
  const line = drawn("svg", { width: 28, height: 6 });
  line.append(drawn("path", { d: "M0 3H28", stroke: t.ink, "stroke-width": 1.6, "stroke-dasharray": "7 4" }));
  keyEntry(line, `${data.boundary.name}, ${data.boundary.note}`);
}

function keyEntry(picture, text) {
  const entry = element("span");
  entry.append(picture, text);
  at("key").append(entry);
}

/* ---- bars -------------------------------------------------------------------------------- */

function drawBars() {
  const svg = drawn("svg", { viewBox: "0 0 1000 72", preserveAspectRatio: "none" });
  const counts = new Map();
  data.incidents.forEach((incident) => incident.claims.forEach((claim) => {
    if (claim.replaced) return;
    const day = dayOf(incident.start);
    const count = counts.get(day) || { a: 0, b: 0 };
    if (claim.side in count) count[claim.side] += 1;
    counts.set(day, count);
  }));
  const most = Math.max(1, ...[...counts.values()].flatMap((count) => [count.a, count.b]));
  const width = Math.min(12, Math.max(2, 700 / steps));
  counts.forEach((count, day) => {
    const x = Math.max(0, Math.min(1, day / steps)) * (1000 - width);
    [["a", 36 - 33 * count.a / most], ["b", 36]].forEach(([side, y]) =>
      svg.append(drawn("rect", { x, y, width, height: 33 * count[side] / most, fill: t[side], "data-day": day })));
  });
  svg.append(drawn("path", { d: "M0 36H1000", stroke: t.ink, "vector-effect": "non-scaling-stroke" }));
  at("bars").append(svg);
}

/* ---- list -------------------------------------------------------------------------------- */

function claimNode(claim) {
  const node = element("div", `claim ${claim.side}${claim.replaced ? " old" : ""}`);
  node.append(element("span", "stance", claim.stanceText), element("b", "", claim.figure || ""));
  node.append(` ${claim.loss}`, element("small", "", `${claim.who}${claim.speaker ? `: ${claim.speaker}` : ""} · said ${claim.said}`));
  if (claim.quotation) {
    const quote = element("q", "", claim.quotation);
    quote.lang = claim.language;
    quote.dir = "auto";
    node.append(quote);
  }
  if (claim.replaced) node.append(element("small", "", "Replaced, not added."));
  if (claim.note) node.append(element("small", "", claim.note));
  claim.sources.forEach((number) => node.append(sourceLine(data.sources[number], number + 1)));
  return node;
}

function sourceLine(source, number) {
  const line = element("small", "", `${number} ${source.outlet}, ${source.published} `);
  if (source.url) {
    const link = element("a", "", "open the page");
    link.href = source.url;
    link.rel = "noreferrer noopener nofollow";
    line.append(link);
  }
  return line;
}

function incidentNode(incident) {
  const node = element("details");
  node.id = `incident-${incident.id}`;
  const head = element("summary", "", incident.title);
  head.append(element("span", "", `${incident.when} · ${incident.where} · ${incident.claims.length} claims`));
  const claims = element("div", "claims");
  incident.claims.forEach((claim) => claims.append(claimNode(claim)));
  node.append(head, element("p", "", incident.summary), claims);
  incident.silent.forEach((text) => node.append(element("p", "", text)));
  node.addEventListener("toggle", () => {
    if (node.open) choose(incident.id, false);
    else if (seen.chosen === incident.id) choose("", false);
  });
  return node;
}

function choose(id, scroll) {
  if (seen.chosen !== id) { seen.chosen = id; drawMarks(); placeNames(); }
  const node = id && at(`incident-${id}`);
  if (node && scroll) { node.open = true; node.scrollIntoView({ block: "start" }); }
}

function drawSources() {
  data.sources.forEach((source) => {
    const line = element("li", "", `${source.outlet}, ${source.published}`);
    if (source.title) line.append(`: ${source.title}`);
    if (source.url) {
      const link = element("a", "", source.url);
      link.href = source.url;
      link.rel = "noreferrer noopener nofollow";
      line.append(" ", link);
    }
    at("sources").append(line);
  });
}

/* ---- all together ------------------------------------------------------------------------ */

function show() {
  const from = Number(at("from").value), to = Number(at("to").value);
  [seen.from, seen.to] = [Math.min(from, to), Math.max(from, to)];
  at("days").textContent = seen.from === seen.to ? dayText(seen.from) : `${dayText(seen.from)} – ${dayText(seen.to)}`;
  let count = 0;
  data.incidents.forEach((incident) => {
    const visible = isShown(incident);
    at(`incident-${incident.id}`).hidden = !visible;
    count += visible;
  });
  at("count").textContent = `${count} of ${data.incidents.length} incidents in these days`;
  document.querySelectorAll("#bars [data-day]").forEach((bar) => {
    const day = Number(bar.dataset.day);
    bar.setAttribute("opacity", day >= seen.from && day <= seen.to ? 1 : 0.3);
  });
  drawMarks();
  placeNames();
}

definePatterns();
offerLayers();
drawKey();
drawBars();
drawSources();
data.incidents.forEach((incident) => at("incidents").append(incidentNode(incident)));
at("from").max = at("to").max = String(steps);
at("to").value = String(steps);
["from", "to"].forEach((id) => at(id).addEventListener("input", show));
map.on("zoomend moveend resize", placeNames);
show();
if (document.fonts) document.fonts.ready.then(placeNames);
})();
