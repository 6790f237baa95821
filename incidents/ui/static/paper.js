/*
 * Paper gets the view on one sheet: the map as it is on the screen, as wide as its column there, and
 * everything as much smaller as it must be. A browser tells its sizes on paper to nobody, so the
 * rules for paper are tried on the screen for a moment, before it prints.
 */
const SHEET = { wide: 1511, tall: 1040 }; // pixels inside the margins of a sheet of print.css
const COLUMN = 848; // pixels of the map's column there
const TALLEST = 600; // pixels of the map there: a phone's is nearly square
const ZOOMS = [0.66, 0.62, 0.58, 0.54, 0.5, 0.46, 0.42, 0.38]; // smaller cannot be read

function mediaRules(rules) {
  const media = [...rules].filter((rule) => rule instanceof CSSMediaRule);
  return media.filter((rule) => /^(print|screen)|-width/.test(rule.media.mediaText));
}

/* A sheet is wider than any limit, and no screen. */
function holdsOnPaper(text) {
  return text.startsWith('print') || (!text.startsWith('screen') && !text.includes('max-width'));
}

/* Do something while the page is laid out as on paper. */
function onPaper(act) {
  const rules = [...document.styleSheets].flatMap((sheet) => mediaRules(sheet.cssRules));
  const kept = rules.map((rule) => rule.media.mediaText);
  rules.forEach((rule, place) => {
    rule.media.mediaText = holdsOnPaper(kept[place]) ? 'all' : 'not all';
  });
  document.body.style.width = `${SHEET.wide}px`;
  try {
    act();
  } finally {
    document.body.style.width = '';
    rules.forEach((rule, place) => { rule.media.mediaText = kept[place]; });
  }
}

/* What is scrolled loses its place when it is laid out without scrolling. */
function scrolled(node) {
  const found = [];
  for (let one = node; one; one = one.parentElement) if (one.scrollTop) found.push([one, one.scrollTop]);
  return found;
}

function lay(zoom, { width, height }) {
  const by = Math.min(COLUMN / width, TALLEST / height);
  const values = { '--w': `${width}px`, '--h': `${height}px`, '--by': by, '--tall': `${height * by / zoom}px` };
  const wrap = document.querySelector('.st-key-map-frame');
  Object.entries(values).forEach(([name, value]) => wrap.style.setProperty(name, value));
  document.documentElement.style.setProperty('--paper-zoom', zoom);
}

function toPaper() {
  const map = document.querySelector('.st-key-map-frame iframe');
  const view = document.querySelector('.st-key-main');
  if (!map || !view) return;
  const size = map.getBoundingClientRect();
  const places = scrolled(view);
  onPaper(() => ZOOMS.some((zoom) => {
    lay(zoom, size);
    return view.getBoundingClientRect().bottom <= SHEET.tall;
  }));
  places.forEach(([node, top]) => { node.scrollTop = top; });
}

window.addEventListener('beforeprint', toPaper);

