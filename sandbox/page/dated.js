import { h } from './dom.js';

/**
 * Puts the value of a date or time field over it as people here write it, `2026-09-18 14:00`, while nobody edits it: a
 * browser draws such fields in its own language and not in the page's. `redraw` is for values that were set from code.
 */
export function dated(control, blank) {
  const shown = h('span', { class: 'dated-shown', 'aria-hidden': 'true' });
  const redraw = () => {
    shown.textContent = control.value === '' ? blank : control.value.replace('T', ' ');
    shown.classList.toggle('blank', control.value === '');
  };
  control.addEventListener('input', redraw);
  redraw();
  return { box: h('span', { class: 'dated' }, control, shown), redraw };
}
