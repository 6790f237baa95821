/*
 * The map in the browser: the base layers, the patterns, the marks, the keyboard.
 *
 * Python calls two functions: crossmap.base once per map, and crossmap.marks after each change of
 * the marks. Text from data is only ever set as textContent.
 */
(function () {
"use strict";

const SVG = "http://www.w3.org/2000/svg";
const NEAR_ZOOM = 5.8; // below it, stretches are drawn thinner
const AIM_ZOOM = 8.5; // a village is shown with what lies around it
const CALM = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
const DARK = window.matchMedia("(prefers-color-scheme: dark)");
const ARROWS = ["→", "↘", "↓", "↙", "←", "↖", "↑", "↗"]; // clockwise from east
const VIEW = ["zoom", "bounds"]; // what streamlit-folium calls the parts of the view
const PANES = [ // name, z-index, whether it takes clicks
  ["land", 200, false], ["relief", 210, false], ["context", 220, false], ["areas", 350, true],
  ["boundary", 370, false], ["stretch", 380, true], ["leaders", 440, false], ["dots", 450, true],
  ["labels", 620, false],
];

/* What this page knows of its one map. */
const state = {
  map: null, settings: null, baseLabels: [], marks: [], boundaryLine: [], cells: new Set(),
  layers: new Map(), shapes: new Map(), group: null, leaders: null, beyond: null, hint: null,
  selected: new Set(), touched: false, opened: false, aim: null, followed: false, focus: null, reporting: false, theme: "light",
};

/* ---- base map ---------------------------------------------------------------------------- */

function base(map, settings) {
  Object.assign(state, { map, settings });
  calm(map);
  nameFrame(settings.words);
  leaveOneFinger(map, settings.words);
  applyTheme("light");
  definePatterns();
  PANES.forEach((pane) => createPane(map, pane));
  drawBase(map, settings);
  addControls(map, settings);
  watch(map, settings);
}

/* Leave out every animation for a reader who asks for less motion. */
function calm(map) {
  if (!CALM) return;
  map._zoomAnimated = false;
  Object.assign(map.options, { inertia: false, fadeAnimation: false, zoomAnimation: false });
  const pan = map.panBy;
  map.panBy = (offset, options) => pan.call(map, offset, { ...options, animate: false });
}

/* Name the document inside the frame, and the frame for a screen reader; its title is not ours. */
function nameFrame(words) {
  if (!window.frameElement) return;
  document.title = words.map;
  document.documentElement.lang = words.language;
  window.frameElement.setAttribute("aria-label", words.map);
}

/* One finger scrolls the page, also over the map; two move and zoom it; a mouse drags it. */
function leaveOneFinger(map, words) {
  const container = map.getContainer();
  container.addEventListener("pointerdown", ({ pointerType }) => {
    if (pointerType === "touch") map.dragging.disable();
    else map.dragging.enable();
  }, { capture: true });
  state.hint = container.appendChild(element("div", "cc-hint", words.fingers));
  state.hint.setAttribute("aria-hidden", "true");
  let fading = 0;
  const show = (isShown) => state.hint.classList.toggle("cc-shown", isShown);
  container.addEventListener("touchmove", ({ touches }) => {
    clearTimeout(fading);
    show(touches.length === 1);
    fading = setTimeout(() => show(false), 900);
  }, { passive: true });
}

function applyTheme(asked) {
  const own = DARK.matches ? "dark" : "light";
  const name = asked === "reader" ? own : asked;
  const tokens = state.settings.themes[name] || state.settings.themes.light;
  const root = document.documentElement;
  for (const [token, value] of Object.entries(tokens)) {
    root.style.setProperty(`--cc-${token.replace("_", "-")}`, value);
  }
  root.style.colorScheme = name;
}

function createPane(map, [name, zIndex, clickable]) {
  const pane = map.createPane(`cc-${name}`);
  pane.style.zIndex = zIndex;
  if (!clickable) pane.style.pointerEvents = "none";
}

/* Layers that stand in the page itself, as in a file that is opened from disk. */
const inside = JSON.parse(document.getElementById("layers")?.textContent || "{}");

async function fetchLayer(name) {
  if (inside[name]) return inside[name];
  if (!state.settings.layers[name]) return null;
  try {
    const answer = await fetch(state.settings.layers[name]);
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    return await answer.json();
  } catch (error) {
    // One missing layer must not blank the map.
    console.warn(`Crossclaim: the layer ${name} was not drawn: ${error.message}`);
    return null;
  }
}

async function addLayer(map, data, pane, className, options = {}) {
  const collection = await data;
  if (!collection) return;
  const style = (feature) => ({
    className: typeof className === "function" ? className(feature) : className,
  });
  L.geoJSON(collection, { interactive: false, pane: `cc-${pane}`, style, ...options }).addTo(map);
}

function drawBase(map, settings) {
  const boundary = fetchLayer("boundary");
  const land = (feature) => feature.properties.focus ? "cc-land" : "cc-land cc-neighbour";
  addLayer(map, fetchLayer("countries"), "land", land);
  addLayer(map, fetchLayer("borders"), "context", "cc-border");
  const relief = inside.relief || settings.layers.relief;
  if (relief && settings.reliefBounds) {
    L.imageOverlay(relief, settings.reliefBounds,
      { pane: "cc-relief", interactive: false, alt: "" }).addTo(map);
  }
  addLayer(map, fetchLayer("rivers"), "context", "cc-water");
  addLayer(map, fetchLayer("provinces"), "context", "cc-province");
  addLayer(map, fetchLayer("disputed"), "context", "cc-disputed");
  addLayer(map, boundary, "boundary", "cc-boundary-casing", { smoothFactor: 2 })
    .then(() => addLayer(map, boundary, "boundary", "cc-boundary", { smoothFactor: 2 }));
  boundary.then((data) => { state.boundaryLine = vertices(data); placeLabels(); });
  fetchLayer("labels").then((data) => { state.baseLabels = data || []; placeLabels(); });
}

/* List the vertices of every line of a GeoJSON collection, line by line. */
function vertices(data) {
  const found = [];
  L.geoJSON(data || [], {
    onEachFeature: (_feature, layer) => found.push(...layer.getLatLngs().flat(2)),
  });
  return found;
}

function addControls(map, settings) {
  map.attributionControl.setPrefix(false);
  map.attributionControl.addAttribution(settings.attribution);
  state.beyond = addBeyond(map);
  state.leaders = L.layerGroup().addTo(map);
  nameZoom(map.zoomControl.getContainer(), settings.words);
  L.control.scale({ imperial: false, maxWidth: 90, position: "bottomright" }).addTo(map);
  map.getContainer().setAttribute("aria-label", settings.words.map);
  map.getContainer().setAttribute("role", "region");
}

function nameZoom(control, words) {
  const names = [[".leaflet-control-zoom-in", words.closer], [".leaflet-control-zoom-out", words.wider]];
  names.forEach(([button, name]) => {
    ["title", "aria-label"].forEach((attribute) =>
      control.querySelector(button).setAttribute(attribute, name));
  });
}

function addBeyond(map) {
  const control = L.control({ position: "bottomleft" });
  control.onAdd = () => {
    const box = element("div", "cc-beyond", "");
    L.DomEvent.disableClickPropagation(box);
    return box;
  };
  return control.addTo(map).getContainer();
}

function element(tag, className, text) {
  const node = document.createElement(tag);
  node.className = className;
  node.textContent = text;
  return node;
}

/* Fit the region until the reader moves the map; keep the labels right after that. */
function watch(map, settings) {
  const container = map.getContainer();
  const touch = () => { state.touched = true; };
  ["pointerdown", "wheel", "keydown"].forEach((event) =>
    container.addEventListener(event, touch, { passive: true, capture: true }));
  const fit = () => {
    map.invalidateSize({ animate: false });
    if (!state.touched && !state.opened) lookAt(map, state.aim, false);
  };
  new ResizeObserver(fit).observe(container);
  map.on("zoomstart", () => { map.getPane("cc-labels").style.opacity = 0; });
  map.on("zoomend", spread);
  // Paper is light.
  window.matchMedia("print").addEventListener("change", ({ matches }) =>
    applyTheme(matches ? "light" : state.theme));
  DARK.addEventListener("change", () => applyTheme(state.theme));
  map.on("zoomend moveend resize", placeLabels);
  trackFocus(container);
}

/* Look at a place that the view asks for, or at the whole region. */
function lookAt(map, aim, animate) {
  const options = aim ? { padding: [36, 36], maxZoom: AIM_ZOOM } : { padding: [4, 4] };
  map.fitBounds(aim || state.settings.home, { animate, ...options });
}

/* Go where the filter of a place goes, and back when it is lifted; a move by hand stands else. */
function follow(map, aim) {
  if (JSON.stringify(aim) === JSON.stringify(state.aim)) return;
  state.aim = aim;
  state.touched = false;
  if (!state.opened || state.followed) lookAt(map, aim, !CALM);
}

function spread() {
  crossspread.arrange(state.map, state.marks, state.layers, state.leaders);
}

function placeLabels() {
  const { map, marks: labels, baseLabels, boundaryLine } = state;
  map.getContainer().classList.toggle("cc-far", map.getZoom() < NEAR_ZOOM);
  const { boundary } = state.settings;
  crosslabels.place(map, { marks: labels, places: baseLabels, line: boundaryLine, boundary });
}

/* ---- patterns ---------------------------------------------------------------------------- */

const CODES = ["s", "d", "h", "n"]; // has stated, only denies, hidden by a filter, nothing said
const THIRD = "tt"; // only third parties have spoken

/* Patterns take their colours from the theme's variables, so they follow it by themselves. */
function definePatterns() {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "cc-patterns");
  svg.setAttribute("aria-hidden", "true");
  const pairs = CODES.flatMap((a) => CODES.map((b) => [a, b]));
  const patterns = [thirdPattern(), ...pairs.flatMap((pair) => [circlePattern(...pair), hatchPattern(...pair)])];
  svg.innerHTML = `<defs>${patterns.map((one) => one + dimmed(one)).join("")}</defs>`;
  document.body.appendChild(svg);
}

/* The same beside what is open: crossmap.css mixes its colours into the paper. */
function dimmed(pattern) {
  return pattern.replace(/id="([^"]+)"/, 'id="$1-dim" class="cc-dimmed"');
}

function circlePattern(a, b) {
  return `<pattern id="cc-mark-${a}${b}" width="1" height="1" patternContentUnits="objectBoundingBox">`
    + half(0, a, "a") + half(0.5, b, "b")
    + `<rect class="cc-fill-paper" x=".47" width=".06" height="1"/></pattern>`;
}

function half(x, code, side) {
  const whole = (name) => `<rect class="cc-fill-${name}" x="${x}" width=".5" height="1"/>`;
  if (code === "s") return whole(side);
  if (code === "n") return whole("paper");
  if (code === "h") return whole("paper") + grain(x);
  const stripe = (y) => `<rect class="cc-fill-${side}" x="${x}" y="${y}" width=".5" height=".13"/>`;
  return whole("paper") + [0.06, 0.31, 0.56, 0.81].map(stripe).join("");
}

/* A grey grain: it has spoken, and a filter leaves it out. */
function grain(x) {
  const dots = [[.12, .22], [.34, .22], [.23, .42], [.12, .62], [.34, .62], [.23, .82]];
  return dots.map(([dx, y]) => `<circle class="cc-fill-faint" cx="${x + dx}" cy="${y}" r=".065"/>`).join("");
}

/* An empty circle with the diamond of third parties. */
function thirdPattern() {
  return `<pattern id="cc-mark-${THIRD}" width="1" height="1" patternContentUnits="objectBoundingBox">`
    + '<rect class="cc-fill-paper" width="1" height="1"/>'
    + '<path class="cc-fill-ink" d="M.5 .22L.78 .5L.5 .78L.22 .5Z"/></pattern>';
}

/* Side 1 leans one way and side 2 the other, so that both together make a crosshatch. */
function hatchPattern(a, b) {
  const styles = { d: ' stroke-dasharray="3 2"', h: ' stroke-dasharray=".5 2.5"' };
  const line = (code, side, path) => code === "n" ? ""
    : `<path class="cc-hatch-${code === "h" ? "h" : side}" d="${path}"${styles[code] || ""}/>`;
  return `<pattern id="cc-hatch-${a}${b}" width="10" height="10" patternUnits="userSpaceOnUse">`
    + line(a, "a", "M-2 12L12 -2M-2 2L2 -2M8 12L12 8")
    + line(b, "b", "M-2 -2L12 12M8 -2L12 2M-2 8L2 12") + "</pattern>";
}

/* ---- marks ------------------------------------------------------------------------------- */

/* Draw the marks pass by pass, each as a layer of the group; those without an outline yet wait. */
function draw(group, { passes, styles }) {
  group.clearLayers();
  state.layers = new Map();
  for (const [options, rows] of passes) {
    const features = rows.map(([place, style]) => outlined(state.marks[place], styles[style]));
    L.geoJSON(features.filter((one) => one.geometry), {
      ...options,
      style: (one) => one.properties.style,
      pointToLayer: (one, place) =>
        L.circleMarker(place, { ...options, fill: true, radius: one.properties.mark.size }),
      onEachFeature: makeMark,
    }).addTo(group);
  }
}

function outlined(mark, style) {
  const { id, shape, lat, lon } = mark;
  const isRound = shape === "point" || shape === "cell";
  const geometry = isRound ? { type: "Point", coordinates: [lon, lat] } : state.shapes.get(id);
  return { type: "Feature", id, geometry, properties: { style, mark } };
}

/* Give a mark its tooltip, its keyboard, and the small answer that a click sends. */
function makeMark({ id, properties: { mark } }, layer) {
  if (layer.options.interactive === false) return;
  layer.crossmapLines = mark.lines;
  layer.bindTooltip(() => tip(mark.lines), { className: "cc-tip", direction: "auto" });
  // streamlit-folium sends what toGeoJSON returns: the id, and a stamp that tells two clicks
  // on one mark apart. The geometry need not travel back; a cell that only zooms has no stamp.
  let at = null;
  layer.toGeoJSON = () => ({ type: "Feature", id, geometry: null, properties: { at } });
  layer.on("add", () => {
    // Beyond the edge it has a button of its own, with its name.
    if (isBeyond(state.map, center(layer))) layer.getElement().setAttribute("aria-hidden", "true");
    else makeButton(layer, id);
  });
  state.layers.set(id, layer);
  layer.on("click", () => {
    at = zoomIntoCell(layer, id) ? null : Date.now();
    if (at) window.dispatchEvent(new CustomEvent("crossmap-open", { detail: id }));
  });
}

function tip([name, ...lines]) {
  const box = document.createElement("div");
  box.append(element("b", "", name), ...lines.map((line) => element("span", "", line)));
  return box;
}

function makeButton(layer, id) {
  const path = layer.getElement();
  Object.entries({ tabindex: "0", role: "button", "aria-label": words(layer), "data-mark": id })
    .forEach(([name, value]) => path.setAttribute(name, value));
  path.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    press(layer);
  });
}

function press(layer) {
  layer.fire("click", { latlng: center(layer) }, true);
}

/* Say a tooltip in one line, for a screen reader. */
function words(layer) {
  return layer.crossmapLines.join(", ");
}

/* Tell whether a place lies where the map cannot be moved to. */
function isBeyond(map, place) {
  return !L.latLngBounds(map.options.maxBounds).contains(place);
}

/* Name the places that lie beyond the map at its edge, so that none is dropped. */
function listBeyond(map) {
  const beyond = state.marks.filter(({ id, lat, lon }) =>
    state.layers.has(id) && isBeyond(map, [lat, lon]));
  state.beyond.replaceChildren(...beyond.map((mark) => beyondButton(map, mark)));
  state.beyond.hidden = !beyond.length;
}

function beyondButton(map, { id, text, count, lat, lon, className }) {
  const layer = state.layers.get(id);
  const home = map.latLngToLayerPoint(L.latLngBounds(state.settings.home).getCenter());
  const away = map.latLngToLayerPoint([lat, lon]).subtract(home);
  const eighth = Math.round(Math.atan2(away.y, away.x) / (Math.PI / 4));
  const button = element("button", className, `${ARROWS[(eighth + 8) % 8]} ${text} ${count}`.trim());
  Object.entries({ type: "button", "aria-label": state.settings.words.beyond.replace("{mark}", words(layer)), "data-mark": id })
    .forEach(([name, value]) => button.setAttribute(name, value));
  button.addEventListener("click", () => press(layer));
  return button;
}

function center(layer) {
  return layer.getLatLng ? layer.getLatLng() : layer.getBounds().getCenter();
}

/* Look closer at a cell. Tells whether that was possible: at the deepest zoom it opens instead. */
function zoomIntoCell(layer, id) {
  const map = state.map;
  if (!state.cells.has(id) || map.getZoom() >= map.getMaxZoom()) return false;
  map.setView(center(layer), Math.min(map.getZoom() + 2, map.getMaxZoom()));
  return true;
}

/* Called for each new group of marks, before it is on the map. */
function marks(map, settings, group) {
  // streamlit-folium adds to this list for ever; only the newest group is on the map.
  window.feature_group = [];
  const { theme, view, aim, reportView: isReported } = settings;
  state.marks = settings.marks.map((row) => crosslabels.ofMark(row, settings.lines));
  state.cells = new Set(state.marks.filter(({ shape }) => shape === "cell").map(({ id }) => id));
  state.selected = new Set(
    state.marks.filter(({ emphasis }) => emphasis === "cc-on").map(({ id }) => id));
  Object.assign(state, { theme, group });
  applyTheme(theme);
  if (view && !state.opened) open(map, view);
  follow(map, aim);
  state.followed = true;
  reportView(map, isReported);
  keep(settings.shapes);
  draw(group, settings);
  // The group is put on the map right after this script, in the same task: a microtask comes
  // after that and still before the next frame.
  queueMicrotask(settle);
  outline(group, settings);
}

function keep(shapes) {
  Object.entries(shapes).forEach(([id, geometry]) => state.shapes.set(id, geometry));
}

/* Fetch the files of outlines that were never asked for, and then draw what waited for them. */
const files = new Map();

async function outline(group, settings) {
  const wanted = settings.files.map((file) => {
    if (!files.has(file)) files.set(file, fetchShapes(file));
    return files.get(file);
  });
  const isLate = state.marks.some(({ id, shape }) =>
    (shape === "area" || shape === "line") && !state.shapes.has(id));
  if (!isLate) return;
  await Promise.all(wanted);
  if (state.group !== group) return;
  draw(group, settings);
  settle();
}

async function fetchShapes(file) {
  try {
    const answer = await fetch(file);
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    keep(await answer.json());
  } catch (error) {
    files.delete(file); // the next step asks again
    console.warn(`Crossclaim: some outlines were not drawn: ${error.message}`);
  }
}

function open(map, [lat, lon, zoom]) {
  state.opened = true;
  map.setView([lat, lon], zoom, { animate: false });
}

/* Let streamlit-folium send the view after each move, or stop it: each move then costs a rerun. */
function reportView(map, wanted) {
  const data = window.__GLOBAL_DATA__;
  if (!data || wanted === state.reporting) return;
  state.reporting = wanted;
  const others = data.returned_objects.filter((name) => !VIEW.includes(name));
  data.returned_objects = wanted ? [...others, ...VIEW] : others;
  if (wanted) {
    setTimeout(() => map.fire("moveend"), 0);
    return;
  }
  // It sends what differs from before; that the view is gone is not worth a run.
  const kept = Object.entries(data.previous_data || {}).filter(([name]) => others.includes(name));
  data.previous_data = Object.fromEntries(kept);
}

function settle() {
  listBeyond(state.map);
  spread();
  placeLabels();
  document.querySelectorAll("[data-mark]").forEach((path) => {
    path.setAttribute("aria-pressed", String(state.selected.has(path.dataset.mark)));
  });
  // Where the page has taken the focus out of the map, it stays there.
  if (!state.focus || !document.hasFocus()) return;
  const again = document.querySelector(`[data-mark="${state.focus}"]`);
  if (again && document.activeElement === document.body) again.focus({ preventScroll: true });
}

/* Remember which mark has the focus, so that it keeps it when the marks are drawn anew. */
function trackFocus(container) {
  container.addEventListener("focusin", (event) => {
    state.focus = event.target.dataset.mark || null;
  });
  container.addEventListener("focusout", (event) => {
    setTimeout(() => { if (event.target.isConnected) state.focus = null; }, 0);
  });
}

window.crossmap = { base, marks };
})();
