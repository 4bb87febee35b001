// What both pages share: elements, numbers as people read them, the theme, axes, head and foot.
//
// User text goes into text nodes and attributes only, never into markup (invariant P2 of mod.rs).
'use strict';

const DATA = JSON.parse(document.getElementById('data').textContent);
const SVG_NAMESPACE = document.querySelector('svg.seed').namespaceURI;

// ---- elements

/** Sets attributes (functions become listeners), appends children (texts become text nodes), returns the element. */
function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) element.append(child);
  }
  return element;
}
const h = (name, attributes, ...children) => fill(document.createElement(name), attributes, children);
const s = (name, attributes, ...children) =>
  fill(document.createElementNS(SVG_NAMESPACE, name), attributes, children);

/** Says something to screen readers, once the reader has come to rest. */
const speak = (() => {
  let timer = 0;
  return (text) => {
    clearTimeout(timer);
    timer = setTimeout(() => { document.getElementById('spoken').textContent = text; }, 250);
  };
})();

// ---- numbers

const MINUS = '\u2212';
const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** Digits that keep about three figures. */
function digits(value) {
  const size = Math.abs(value);
  if (size === 0 || size >= 100) return value.toFixed(0);
  return value.toFixed(size >= 10 ? 1 : 2);
}

/** A unit for values of this size: [divisor, name]. */
function scale(unit, size) {
  if (unit === 'bytes' || unit === 'byte_seconds') {
    let power = 0;
    while (power + 1 < BYTE_UNITS.length && Math.abs(size) >= 1024 ** (power + 1)) power += 1;
    const name = BYTE_UNITS[power];
    return [1024 ** power, unit === 'bytes' ? name : name + '\u00b7s'];
  }
  if (unit === 'seconds') {
    if (size === 0 || size >= 1) return [1, 's'];
    if (size >= 1e-3) return [1e-3, 'ms'];
    return size >= 1e-6 ? [1e-6, '\u00b5s'] : [1e-9, 'ns'];
  }
  if (size >= 1e6) return [1e6, 'million'];
  return [1, ''];
}

/** A value in a unit of the page, in the scale of `size` (of itself if left out); without the unit's name if `bare`. */
function amount(unit, value, size = value, bare = false) {
  if (value === null || value === undefined) return '\u2013';
  const [divisor, name] = scale(unit, Math.abs(size));
  const scaled = value / divisor;
  const whole = divisor === 1 && (unit === 'count' || unit === 'bytes') && Number.isInteger(value);
  const text = whole ? String(value) : unit === 'count' && divisor === 1 ? digits(value) : digits(scaled);
  return (text + (bare || !name ? '' : '\u00a0' + name)).replace('-', MINUS);
}

/** A value at an axis: as `amount`, without zeros that say nothing. */
const tickText = (unit, value, size = value) => amount(unit, value, size).replace(/\.(\d*?)0+(?=\D|$)/, (_, kept) => (kept ? '.' + kept : ''));

/** A label that may break after its colons and commas. */
const breakable = (label) => label.split(/(?<=[,:/])/).flatMap((part, index) => (index ? [h('wbr'), part] : [part]));

/** KiB as text. */
const kib = (value) => (value === null ? '\u2013' : amount('bytes', value * 1024));

/** A moment in seconds, with the digits that a window of `span` seconds needs. */
function moment(seconds, span) {
  const places = Math.min(6, Math.max(0, Math.ceil(2 - Math.log10(Math.max(span, 1e-6)))));
  if (span < 180) return seconds.toFixed(Math.max(places, span < 60 ? 1 : 0)) + '\u00a0s';
  const rounded = Math.max(0, Number(seconds.toFixed(places)));
  const minutes = Math.floor(rounded / 60);
  return minutes + ':' + (rounded - 60 * minutes).toFixed(places).padStart(places ? 3 + places : 2, '0') + '\u00a0min';
}

/** Undoes the differences of decimate.rs; `null` stays. */
function decode(deltas, factor = 1) {
  let sum = 0;
  return deltas.map((delta) => (delta === null ? null : (sum += delta) * factor));
}

/** Round steps from `from` to `to`, about `count` of them; steps are 1, 2 or 5 times a power of ten times `unit`. */
function ticks(from, to, count, unit = 1) {
  const raw = (to - from) / Math.max(1, count) / unit;
  if (!(raw > 0)) return [];
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= raw * 0.999) * power * unit;
  const list = [];
  for (let index = Math.ceil(from / step - 1e-9); index * step <= to + step * 1e-9; index += 1) list.push(index * step);
  return list;
}

/** Steps of a clock: as above below a minute, then quarters and halves of minutes, then minutes. */
function clockTicks(from, to, count) {
  const raw = (to - from) / Math.max(1, count);
  const step = [15, 30, 60, 120, 300, 600, 1800, 3600].find((one) => one >= raw);
  return to - from < 180 || !step ? ticks(from, to, count) : ticks(from, to, (to - from) / step, step);
}

// ---- theme

/** The theme's button: light or dark, the system's choice at first. */
function themeButton() {
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const dark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : system.matches);
  const button = h('button', { type: 'button', class: 'quiet', id: 'theme' });
  const show = () => { button.textContent = dark() ? 'Light theme' : 'Dark theme'; };
  button.addEventListener('click', () => { root.dataset.theme = dark() ? 'light' : 'dark'; show(); });
  system.addEventListener('change', show);
  show();
  return button;
}

// ---- head and foot

/** The page's head: what it is, of what program, when and where. */
function pageHead(kicker, title, facts) {
  document.getElementById('head').append(
    h('div', { class: 'bar' }, h('p', { class: 'kicker' }, kicker), themeButton()),
    h('h1', {}, title),
    h('p', { class: 'facts' }, facts),
  );
}

const startedAt = () => {
  const date = new Date(DATA.started_s * 1000);
  if (Number.isNaN(date.getTime())) return 'at an unknown time';
  return h('time', { datetime: date.toISOString() }, date.toISOString().slice(0, 16).replace('T', ' ') + '\u00a0UTC');
};

/** The machine's section. */
function machineSection() {
  return h('section', { 'aria-labelledby': 'machine' },
    h('h2', { id: 'machine' }, 'Machine'),
    h('p', { class: 'lead' }, 'Figures from another machine, kernel or setting are other figures.'),
    h('dl', { class: 'machine' },
      DATA.machine.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value)))),
  );
}

function pageFoot(...notes) {
  document.getElementById('foot').append(
    h('p', {}, ...notes, ` Made by Burrow ${DATA.burrow}. This file needs no network and loads nothing.`));
}

/** A box for a table that may be too large for it; while it is, the keyboard can reach it in order to scroll. */
function scrolling(name, table) {
  const box = h('div', { class: 'scroll', role: 'group', 'aria-label': name }, table);
  new ResizeObserver(() => {
    const scrolls = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
    if (scrolls) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  }).observe(box);
  return box;
}
