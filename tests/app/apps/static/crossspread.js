/*
 * Circles that would cover each other, pushed apart: each keeps a dot at its true place and a
 * leader to it. At a closer zoom they return.
 *
 * crossspread.apart(discs) is the arithmetic, as in incidents/print/spreading.py; crossspread.arrange
 * moves the circles of a map and draws the leaders.
 */
(function () {
"use strict";

const GAP = 2; // pixels between two circles
const DOT = 2.4; // the radius of the dot that stays at a true place
const MOST_ROUNDS = 300;
const GOLDEN = Math.PI * (3 - Math.sqrt(5)); // circles at one spot each go their own way
const LEADS = 1; // a circle moved by less needs no leader

/*
 * Give where each disc { x, y, r }, in pixels, is to stand: in the same order, each moved as little
 * as may be. One that touches no other stays; those that do leave the dots of true places free.
 */
function apart(discs) {
  const now = discs.map(({ x, y, r }, rank) => ({ x, y, r, rank, fixed: false }));
  const crowded = now.filter((one) => now.some((two) => one !== two && lack(one, two, GAP) > 0.01));
  const free = new Set(now.filter((one) => !crowded.includes(one)));
  const all = [...now, ...crowded.map((one) => ({ ...one, r: DOT, fixed: true }))];
  for (let round = 0; crowded.length && round < MOST_ROUNDS; round += 1) {
    if (!push(all, now.length, free)) break;
  }
  return now;
}

function lack(one, two, gap) {
  return one.r + two.r + gap - Math.hypot(two.x - one.x, two.y - one.y);
}

/* Push each pair that is too close apart; tell whether there was any. */
function push(all, movable, free) {
  let found = false;
  for (let first = 0; first < movable; first += 1) {
    for (let second = first + 1; second < all.length; second += 1) {
      const [one, two] = [all[first], all[second]];
      if (two.fixed && free.has(one)) continue;
      const missing = lack(one, two, two.fixed ? 0 : GAP);
      if (missing <= 0.01) continue;
      found = true;
      part(one, two, missing * 1.02); // a little further than it must, so that it comes to rest
    }
  }
  return found;
}

/* The smaller gives way more, and a dot not at all. */
function part(one, two, far) {
  const [dx, dy] = way(one, two);
  const share = two.fixed ? 0 : one.r / (one.r + two.r);
  one.x -= dx * far * (1 - share);
  one.y -= dy * far * (1 - share);
  two.x += dx * far * share;
  two.y += dy * far * share;
}

function way(one, two) {
  const [dx, dy] = [two.x - one.x, two.y - one.y];
  const far = Math.hypot(dx, dy);
  if (far >= 0.01) return [dx / far, dy / far];
  const turn = GOLDEN * (one.rank + 1);
  return [Math.cos(turn), Math.sin(turn)];
}

/* Move the circles of marks on a map, and set where each is drawn as mark.at. */
function arrange(map, marks, layers, leaders) {
  const round = marks.filter((mark) => mark.shape === "point" && layers.has(mark.id));
  const zoom = map.getZoom();
  const places = apart(round.map((mark) => {
    const { x, y } = map.project([mark.lat, mark.lon], zoom);
    return { x, y, r: mark.radius + 1 };
  }));
  leaders.clearLayers();
  round.forEach((mark, index) => move(map, mark, places[index], layers.get(mark.id), leaders));
}

function move(map, mark, place, layer, leaders) {
  const [zoom, home] = [map.getZoom(), L.latLng(mark.lat, mark.lon)];
  const moved = map.project(home, zoom).distanceTo(place) > LEADS;
  mark.at = moved ? map.unproject([place.x, place.y], zoom) : home;
  if (!layer.getLatLng().equals(mark.at, 1e-9)) layer.setLatLng(mark.at);
  if (moved) leader(home, mark, leaders);
}

function leader(home, mark, leaders) {
  const drawn = { pane: "cc-leaders", interactive: false };
  const css = (name) => `${name} ${mark.emphasis}`;
  [[css("cc-leader-casing")], [css("cc-leader")]].forEach(([className]) =>
    leaders.addLayer(L.polyline([home, mark.at], { ...drawn, className, noClip: true })));
  leaders.addLayer(L.circleMarker(home, { ...drawn, className: css("cc-true"), radius: DOT }));
}

window.crossspread = { apart, arrange };
})();
