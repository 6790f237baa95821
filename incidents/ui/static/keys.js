/*
 * Enter is a key of the desk, and it is also how the keyboard presses what it has gone to. There it
 * presses that and nothing else: a button with the focus is never passed over for the desk's own.
 */
const GONE_TO = 'button:focus-visible, a:focus-visible, summary:focus-visible';

function keep(event) {
  const isPlain = !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey;
  if (event.key === 'Enter' && isPlain && event.target.matches?.(GONE_TO)) event.stopImmediatePropagation();
}

window.addEventListener('keydown', keep, { capture: true });

export default function () {}
