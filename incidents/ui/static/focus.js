/*
 * Where the keyboard stands and what a screen reader hears. The page says what is open and what is
 * shown; focus goes to what was opened and back to what opened it, and a change is said politely.
 */
const SETTLED = 700; // milliseconds without another change before one is said
const PATIENCE = 8000; // milliseconds until content that was asked for is given up

let open = null; // what the page says is open, or "" for nothing; null before it said anything
let pressed = null; // finds what was pressed last
let cameFrom = null; // finds what opened what is open
let said = null;
let saying = 0;

function frame() {
  return document.querySelector('.st-key-map-frame iframe')?.contentDocument;
}

/* What has the focus, also inside the map; found again after everything was drawn anew. */
function origin() {
  const active = document.activeElement;
  if (active?.tagName === 'IFRAME') {
    const mark = active.contentDocument?.activeElement?.dataset.mark;
    return mark ? () => frame()?.querySelector(`[data-mark="${CSS.escape(mark)}"]`) : null;
  }
  const opener = active?.closest?.('[data-open]');
  if (!opener) return null;
  const { open: target, at } = opener.dataset;
  const part = active.closest('[class*=st-key-]')?.className.match(/st-key-[\w-]+/)?.[0];
  const where = at ? `[data-at="${CSS.escape(at)}"]` : '';
  const named = `[data-open="${CSS.escape(target)}"]${where}`;
  return () => document.querySelector(part ? `.${part} ${named}` : named) || document.querySelector(named);
}

/* Do something once a thing is on the page, or give up. */
function whenThere(find, then) {
  const found = find();
  if (found) return void then(found);
  const watch = new MutationObserver(() => {
    const late = find();
    if (!late) return;
    watch.disconnect();
    then(late);
  });
  watch.observe(document.body, { childList: true, subtree: true, attributes: true });
  setTimeout(() => watch.disconnect(), PATIENCE);
}

/* Focus is moved only where it was lost or rested on what opened this: never out of a field. */
function isFree() {
  const active = document.activeElement;
  return !active || !active.matches('input, textarea, select, [role=slider], [role=combobox], [role=tab]');
}

function stand(node) {
  if (!isFree()) return;
  if (!node.matches('a, button, input, [tabindex]')) node.setAttribute('tabindex', '-1');
  node.focus({ preventScroll: true });
}

function heading(name) {
  const mark = document.querySelector(`.st-key-side [data-here="${CSS.escape(name)}"]`);
  return mark && document.querySelector('.st-key-side h2');
}

function follow(name) {
  const before = open;
  open = name;
  if (before === null || before === name) return;
  if (!before) cameFrom = origin() || pressed;
  const back = name ? null : cameFrom;
  whenThere(() => heading(name), (found) => stand(back?.() || found));
}

function say(region, words) {
  const before = said;
  said = words;
  if (before === null || before === words || !words) return;
  clearTimeout(saying);
  saying = setTimeout(() => { region.textContent = words; }, SETTLED);
}

function live() {
  const there = document.getElementById('xc-live');
  if (there) return there;
  const made = Object.assign(document.createElement('div'), { id: 'xc-live', className: 'xc-away' });
  made.setAttribute('role', 'status');
  document.body.append(made);
  return made;
}

function skip(event) {
  const link = event.target.closest?.('[data-skip]');
  if (!link) return;
  event.preventDefault();
  const target = document.querySelector(link.dataset.skip);
  if (!target) return;
  if (!target.matches('a, button, [tabindex]')) target.setAttribute('tabindex', '-1');
  target.scrollIntoView({ block: 'start' });
  target.focus({ preventScroll: true });
}

document.addEventListener('click', skip);
['click', 'keydown'].forEach((type) =>
  document.addEventListener(type, () => { pressed = origin() || pressed; }, { capture: true }));

/* The page writes what it shows into one element, which it draws anew whenever that changes. */
function hear() {
  const told = document.querySelector('[data-told]');
  if (!told) return;
  follow(told.dataset.told);
  say(live(), told.dataset.said);
}

new MutationObserver(hear).observe(document.body, { childList: true, subtree: true });

export default hear;
