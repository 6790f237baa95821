/*
 * The search box. It asks for suggestions while somebody types, and hands back what was chosen or
 * entered; what it shows at rest is what the view is set to. Text is only ever set as text.
 */
const PAUSE = 160; // milliseconds without a key before suggestions are asked for

function option(one, number) {
  const row = document.createElement('div');
  row.setAttribute('role', 'option');
  row.setAttribute('aria-selected', 'false');
  row.id = `fd-${number}`;
  row.dataset.value = one.value;
  row.dataset.kind = one.value.split(' ')[0];
  const label = document.createElement('bdi');
  label.append(...one.label.map(([text, found]) => {
    return found ? Object.assign(document.createElement('mark'), { textContent: text }) : text;
  }));
  const detail = document.createElement('span');
  detail.append(Object.assign(document.createElement('bdi'), { textContent: one.detail }));
  row.append(label, detail);
  return row;
}

function group(one, number, count) {
  const part = document.createElement('div');
  part.setAttribute('role', 'group');
  const head = Object.assign(document.createElement('div'), { className: 'hd', id: `fd-g${number}` });
  head.textContent = one.title;
  part.setAttribute('aria-labelledby', head.id);
  part.append(head, ...one.options.map((each, at) => option(each, count + at)));
  return part;
}

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const root = parentElement.querySelector('.fd');
  const field = root.querySelector('input');
  const pop = root.querySelector('.fd-pop');
  const list = root.querySelector('[role=listbox]');
  const kept = root.kept ??= { shown: null, at: -1, timer: 0 };
  const options = () => [...list.querySelectorAll('[role=option]')];

  // In the top layer no row that scrolls can cut it off.
  const place = () => {
    const edge = field.getBoundingClientRect();
    pop.style.left = `${Math.max(8, Math.min(edge.left, window.innerWidth - pop.offsetWidth - 8))}px`;
    pop.style.top = `${edge.bottom + 4}px`;
  };
  const show = () => {
    pop.hidden = false;
    pop.popover = 'manual';
    if (!pop.matches(':popover-open')) pop.showPopover();
    place();
    document.removeEventListener('scroll', kept.place, true);
    document.addEventListener('scroll', kept.place = place, true);
  };
  const close = () => {
    if (pop.matches(':popover-open')) pop.hidePopover();
    pop.hidden = true;
    document.removeEventListener('scroll', kept.place, true);
    kept.at = -1;
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
  };
  const settle = (text) => {
    clearTimeout(kept.timer);
    close();
    if (text !== kept.text) setTriggerValue('searched', text);
  };
  const choose = (row) => {
    clearTimeout(kept.timer);
    close();
    field.value = row.dataset.kind === 'speaker' ? row.dataset.value.slice(8) : '';
    kept.text = field.value;
    setTriggerValue('chosen', row.dataset.value);
  };
  const move = (step) => {
    const rows = options();
    if (pop.hidden || !rows.length) return;
    kept.at = (kept.at + step + rows.length + (kept.at < 0 && step < 0 ? 1 : 0)) % rows.length;
    rows.forEach((row, at) => row.setAttribute('aria-selected', String(at === kept.at)));
    field.setAttribute('aria-activedescendant', rows[kept.at].id);
    rows[kept.at].scrollIntoView({ block: 'nearest' });
  };

  field.setAttribute('aria-label', data.label);
  list.setAttribute('aria-label', data.label);
  field.placeholder = data.hint;
  root.classList.toggle('on', data.text !== '');
  // What the view is set to changed elsewhere: the box says so, whatever was in it.
  if (data.text !== kept.shown) {
    kept.shown = data.text;
    kept.text = data.text;
    field.value = data.text;
    close();
  }
  const isAsked = data.asked === field.value.trim() && field.getRootNode().activeElement === field;
  if (isAsked && data.asked !== data.text && data.asked.length > 1) {
    let count = 0;
    list.replaceChildren(...data.groups.map((one, number) => {
      const part = group(one, number, count);
      count += one.options.length;
      return part;
    }));
    pop.querySelector('p').textContent = count ? data.enter : data.none;
    show();
    kept.at = -1;
    field.setAttribute('aria-expanded', 'true');
    field.removeAttribute('aria-activedescendant');
  }

  field.oninput = () => {
    clearTimeout(kept.timer);
    const text = field.value.trim();
    if (text.length < 2) close();
    if (!text) return void settle('');
    kept.timer = setTimeout(() => setStateValue('typed', text), PAUSE);
  };
  field.onkeydown = (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      event.preventDefault();
      move(steps[event.key]);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const row = options()[kept.at];
      if (row && !pop.hidden) choose(row);
      else settle(field.value.trim());
    } else if (event.key === 'Escape' && !pop.hidden) {
      event.preventDefault();
      close();
    }
  };
  // Left without a choice, the box says again what the view is set to.
  field.onblur = () => {
    clearTimeout(kept.timer);
    close();
    field.value = kept.text;
  };
  list.onmousedown = (event) => event.preventDefault();
  list.onclick = (event) => {
    const row = event.target.closest('[role=option]');
    if (row) choose(row);
  };
}
