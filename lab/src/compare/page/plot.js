// Charts on one clock: what is zoomed or pointed at in one is so in all.
//
// A Clock holds the window shown, the cursor and the selection being dragged; Charts draw themselves when it tells them to. Moving the
// cursor moves lines, dots and texts only: curves are drawn anew when the window, the size or the choice of curves changes.

/** Rows of a chart's table: moments, evenly spread over the window. */
const TABLE_ROWS = 101;
/** Pixels below which a drag is a click. */
const LEAST_DRAG = 5;

/** The index of the moment nearest to `t`. */
function nearest(at, t) {
  let low = 0;
  let high = at.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at[middle] < t) low = middle + 1;
    else high = middle;
  }
  return low > 0 && t - at[low - 1] <= at[low] - t ? low - 1 : low;
}

/** One quantity over time. `at` in seconds, `values` in KiB. */
class Curve {
  constructor({ key, label, colour, dash = '', width = 1.3, at, values }) {
    Object.assign(this, { key, label, colour, dash, width, at, values });
    this.shown = true;
    const last = at.length - 1;
    this.slack = last > 0 ? (2 * (at[last] - at[0])) / last : 0;
  }

  /** The value at the sample nearest to `t`; null where the run was not there. */
  value(t) {
    const { at, values, slack } = this;
    if (!at.length || t < at[0] - slack || t > at[at.length - 1] + slack) return null;
    return values[nearest(at, t)];
  }

  /** The indices drawn for a window: one beyond it on each side. */
  range(from, to) {
    const { at } = this;
    if (!at.length) return [0, 0];
    return [Math.max(0, nearest(at, from) - 1), Math.min(at.length, nearest(at, to) + 2)];
  }

  /** The greatest value in a window and when it was: [KiB, seconds], or null. */
  peak(from, to) {
    let best = null;
    const [first, end] = this.range(from, to);
    for (let index = first; index < end; index += 1) {
      const inside = this.at[index] >= from && this.at[index] <= to;
      if (inside && this.values[index] !== null && (!best || this.values[index] > best[0])) {
        best = [this.values[index], this.at[index]];
      }
    }
    return best;
  }

  /** The last value in a window: [KiB, seconds], or null. */
  end(from, to) {
    const [first, end] = this.range(from, to);
    for (let index = end - 1; index >= first; index -= 1) {
      if (this.at[index] <= to && this.at[index] >= from && this.values[index] !== null) {
        return [this.values[index], this.at[index]];
      }
    }
    return null;
  }

  /** The piece of line that shows it, for a key. */
  swatch() {
    return s('svg', { class: 'swatch', width: 20, height: 10, 'aria-hidden': 'true', focusable: 'false' },
      s('line', { x1: 0, y1: 5, x2: 20, y2: 5, class: 'curve', style: `stroke:var(${this.colour})`,
        'stroke-width': this.width, 'stroke-dasharray': this.dash }));
  }
}

/** The window all charts show, the cursor in them, the selection being dragged. Times are seconds. */
class Clock {
  constructor(length) {
    this.length = length > 0 ? length : 1;
    Object.assign(this, { from: 0, to: this.length, cursor: null, selection: null, charts: [], listeners: [] });
    this.pending = null;
  }

  get span() { return this.to - this.from; }
  get zoomed() { return this.span < this.length * 0.9999; }

  /** Shows a window, kept within the run and no shorter than a 20000th of it. */
  show(from, to) {
    const span = Math.min(this.length, Math.max(to - from, this.length / 20000));
    this.from = Math.min(Math.max(0, from), this.length - span);
    this.to = this.from + span;
    this.changed('window');
  }

  reset() { this.show(0, this.length); }

  /** Zooms by a factor about the cursor, or the middle. */
  zoom(factor) {
    const inside = this.cursor !== null && this.cursor >= this.from && this.cursor <= this.to;
    const about = inside ? this.cursor : (this.from + this.to) / 2;
    const span = Math.min(this.length, this.span * factor);
    const part = (about - this.from) / this.span;
    this.show(about - part * span, about + (1 - part) * span);
  }

  /** Moves the window by a share of itself. */
  pan(share) { this.show(this.from + share * this.span, this.to + share * this.span); }

  point(cursor) {
    this.cursor = cursor === null ? null : Math.min(this.length, Math.max(0, cursor));
    this.changed('cursor');
  }

  select(selection) {
    this.selection = selection;
    this.changed('cursor');
  }

  /** Draws with the next frame, however much changes until then. */
  changed(what) {
    if (this.pending === null) requestAnimationFrame(() => this.flush());
    if (this.pending !== 'window') this.pending = what;
  }

  flush() {
    const what = this.pending;
    this.pending = null;
    if (what === 'window') {
      const tops = new Map();
      for (const chart of this.charts) tops.set(chart.group, Math.max(tops.get(chart.group) || 0, chart.top()));
      for (const chart of this.charts) chart.draw(tops.get(chart.group));
      for (const listener of this.listeners) listener();
    }
    for (const chart of this.charts) chart.point();
  }
}

/** A chart with its heading, readout and table. Charts of one group have the same y axis. */
class Chart {
  constructor(clock, { id, title, level, group, height, curves, marks = [], extra = null, describe, keyed = null, labels }) {
    Object.assign(this, { clock, id, title, group, height, curves, marks, describe, labels });
    this.picture = s('svg', { role: 'img', class: 'picture', height });
    this.plot = h('div', {
      class: 'plot', role: 'group', tabindex: '0', 'aria-label': `${title}: chart. Arrow keys move the cursor, plus and minus zoom.`,
      'aria-describedby': 'keys',
    }, this.picture);
    this.when = h('span', { class: 'when' });
    this.readout = h('ul', { class: 'readout', 'aria-label': `${title}: values` });
    this.details = h('details', { class: 'table' }, h('summary', {}, 'Table', h('span', { class: 'hidden' }, ` of ${title}`)));
    this.figure = h('figure', { class: 'chart', id, 'aria-labelledby': id + '-title' },
      h('figcaption', {}, h('h' + level, { id: id + '-title' }, breakable(title)), [extra], this.when),
      this.readout, this.plot, this.details);
    this.keyed = keyed;
    this.key();
    this.listen();
    clock.charts.push(this);
  }

  /** Takes other curves and marks: those of another run. */
  replace(curves, marks) {
    Object.assign(this, { curves, marks });
    this.key();
    this.clock.changed('window');
  }

  get visible() { return this.curves.filter((curve) => curve.shown && curve.at.length); }

  top() {
    return Math.max(0, ...this.visible.map((curve) => (curve.peak(this.clock.from, this.clock.to) || [0])[0]));
  }

  // ---- the key, which is also the readout

  key() {
    this.values = new Map();
    this.readout.replaceChildren(...this.curves.map((curve) => {
      const value = h('span', { class: 'value' });
      this.values.set(curve.key, value);
      const inner = [curve.swatch(), h('span', { class: 'name' }, curve.label), ' ', value];
      const item = h('li', { 'data-key': curve.key }, this.keyed ? this.keyed(curve, inner) : inner);
      item.hidden = !this.keyed && !curve.shown;
      return item;
    }));
  }

  // ---- drawing

  /** Where the plot lies within the picture. */
  measure() {
    const width = Math.max(240, this.plot.clientWidth);
    const longest = Math.max(0, ...this.visible.map((curve) => curve.label.length));
    const right = this.labels && width > 520 ? Math.min(width * 0.26, 14 + longest * 6.3) : this.labels || width < 420 ? 12 : 74;
    const below = 22 + this.marks.length * 12;
    this.box = { left: 50, right: width - right, above: 12, below: this.height - below, width, labelled: right > 20, room: right - 12 };
  }

  x(t) {
    const { left, right } = this.box;
    return left + ((t - this.clock.from) / this.clock.span) * (right - left);
  }

  t(x) {
    const { left, right } = this.box;
    return this.clock.from + ((x - left) / (right - left)) * this.clock.span;
  }

  y(value) {
    const { above, below } = this.box;
    return below - (value / this.ceiling) * (below - above);
  }

  draw(top) {
    this.measure();
    this.ceiling = top > 0 ? top * 1.04 : 1;
    const { width, left, right, above, below } = this.box;
    this.picture.setAttribute('width', width);
    this.picture.setAttribute('viewBox', `0 0 ${width} ${this.height}`);
    this.picture.setAttribute('aria-label', this.describe(this));
    const clip = this.id + '-clip';
    this.overlay = s('g', { class: 'overlay' });
    this.picture.replaceChildren(
      s('defs', {}, s('clipPath', { id: clip }, s('rect', { x: left, y: above - 4, width: right - left, height: this.height - above }))),
      ...this.axes(),
      s('g', { 'clip-path': `url(#${clip})` }, this.visible.map((curve) => this.line(curve)), this.strips()),
      ...this.ends(),
      this.overlay,
      s('rect', { class: 'catch', x: left, y: 0, width: right - left, height: this.height }),
    );
    this.point();
    if (this.details.open) this.fillTable();
  }

  axes() {
    const { left, right, below } = this.box;
    const [unit] = scale('bytes', this.ceiling * 1024);
    const parts = ticks(0, this.ceiling, (below - 12) / 44, unit / 1024).map((value) => {
      const y = Math.round(this.y(value)) + 0.5;
      return [
        s('line', { class: value === 0 ? 'axis' : 'grid', x1: left, x2: right, y1: y, y2: y }),
        s('text', { class: 'tick', x: left - 6, y: y + 3.5, 'text-anchor': 'end' }, value === 0 ? '0' : tickText('bytes', value * 1024)),
      ];
    });
    const { from, to, span } = this.clock;
    const base = this.height - 5;
    for (const t of clockTicks(from, to, (right - left) / 72)) {
      const x = Math.round(this.x(t)) + 0.5;
      const text = span < 180 ? `${+t.toFixed(6)}\u00a0s` : moment(t, span < 600 ? 1000 : span);
      parts.push(s('line', { class: 'axis', x1: x, x2: x, y1: below, y2: below + 4 }));
      const anchor = x < left + 8 ? 'start' : x > this.box.width - 24 ? 'end' : 'middle';
      parts.push(s('text', { class: 'tick', x, y: base, 'text-anchor': anchor }, text));
    }
    return parts.flat();
  }

  line(curve) {
    const [first, end] = curve.range(this.clock.from, this.clock.to);
    const pieces = [];
    let pen = 'M';
    for (let index = first; index < end; index += 1) {
      const value = curve.values[index];
      if (value === null) { pen = 'M'; continue; }
      pieces.push(pen + this.x(curve.at[index]).toFixed(1) + ' ' + this.y(value).toFixed(1));
      pen = 'L';
    }
    return s('path', { class: 'curve', 'data-key': curve.key, d: pieces.join(''), style: `stroke:var(${curve.colour})`,
      'stroke-width': curve.width, 'stroke-dasharray': curve.dash });
  }

  /** Marks as ticks under the plot, a row for each kind. */
  strips() {
    return this.marks.map(({ at, colour }, row) => {
      const y = this.box.below + 8 + row * 11;
      const { from, to } = this.clock;
      const d = at.filter((t) => t >= from && t <= to).map((t) => `M${this.x(t).toFixed(1)} ${y}v7`).join('');
      return s('path', { class: 'mark', d, style: `stroke:var(${colour})` });
    });
  }

  /** Names at the right ends of curves, moved apart; and those of the strips. */
  ends() {
    const { left, right, above, below, labelled, room } = this.box;
    const parts = this.marks.map(({ label }, row) =>
      s('text', { class: 'tick', x: left - 6, y: below + 15 + row * 11, 'text-anchor': 'end' }, label));
    if (!labelled) return parts;
    const labels = this.visible
      .map((curve) => ({ curve, end: curve.end(this.clock.from, this.clock.to) }))
      .filter(({ end }) => end !== null)
      .map(({ curve, end }) => ({ curve, at: this.y(end[0]), y: this.y(end[0]) }))
      .sort((a, b) => a.y - b.y);
    const step = 12.5;
    for (let index = 1; index < labels.length; index += 1) labels[index].y = Math.max(labels[index].y, labels[index - 1].y + step);
    let floor = below + 2;
    for (let index = labels.length - 1; index >= 0; index -= 1) {
      labels[index].y = Math.max(above, Math.min(labels[index].y, floor));
      floor = labels[index].y - step;
    }
    const fits = Math.floor(room / 6.1);
    for (const { curve, at, y } of labels) {
      const name = curve.label.length > fits ? curve.label.slice(0, fits - 1) + '\u2026' : curve.label;
      parts.push(
        s('path', { class: 'leader', d: `M${right + 1} ${at.toFixed(1)}L${right + 7} ${y.toFixed(1)}` }),
        s('text', { class: 'end', x: right + 9, y: y + 3.5, style: `fill:var(${curve.colour})` }, name));
    }
    return parts;
  }

  /** Lets one curve stand out, or none. */
  lift(key) {
    for (const curve of this.picture.querySelectorAll('path.curve')) curve.classList.toggle('back', key !== null && curve.dataset.key !== key);
  }

  // ---- the cursor

  /** Shows the cursor, the selection and the values there; without a cursor the peaks of the window. */
  point() {
    if (!this.overlay) return;
    const { cursor, selection, from, to, span } = this.clock;
    const { above, below } = this.box;
    const parts = [];
    if (selection) {
      const [a, b] = selection.map((t) => this.x(Math.min(to, Math.max(from, t)))).sort((one, other) => one - other);
      parts.push(s('rect', { class: 'selection', x: a, y: above - 4, width: b - a, height: below - above + 4 }));
    }
    const there = cursor !== null && cursor >= from && cursor <= to;
    if (there) {
      const x = this.x(cursor).toFixed(1);
      parts.push(s('line', { class: 'cursor', x1: x, x2: x, y1: above - 4, y2: below }));
    }
    this.when.textContent = there ? 'at ' + moment(cursor, span) : this.clock.zoomed ? 'peaks in view' : 'peaks';
    for (const curve of this.curves) {
      const value = there ? curve.value(cursor) : (curve.peak(from, to) || [null])[0];
      this.values.get(curve.key).textContent = curve.shown ? kib(value) : '';
      if (there && curve.shown && value !== null) {
        parts.push(s('circle', { class: 'dot', cx: this.x(cursor).toFixed(1), cy: this.y(value).toFixed(1), r: 3, style: `fill:var(${curve.colour})` }));
      }
    }
    this.overlay.replaceChildren(...parts);
  }

  /** The values at the cursor as a sentence. */
  sentence() {
    const values = this.visible.map((curve) => `${curve.label} ${kib(curve.value(this.clock.cursor))}`);
    return `${moment(this.clock.cursor, this.clock.span)}: ${values.join(', ')}`;
  }

  // ---- pointer and keys

  listen() {
    const { clock, plot } = this;
    const at = (event) => this.t(event.clientX - this.picture.getBoundingClientRect().left);
    let start = null;
    plot.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      start = { x: event.clientX, t: at(event) };
      plot.setPointerCapture(event.pointerId);
    });
    plot.addEventListener('pointermove', (event) => {
      clock.point(at(event));
      if (start && Math.abs(event.clientX - start.x) >= LEAST_DRAG) clock.select([start.t, at(event)]);
    });
    plot.addEventListener('pointerup', (event) => {
      const dragged = start && Math.abs(event.clientX - start.x) >= LEAST_DRAG;
      const range = dragged ? [start.t, at(event)].sort((a, b) => a - b) : null;
      start = null;
      clock.select(null);
      if (range) clock.show(Math.max(range[0], clock.from), Math.min(range[1], clock.to));
    });
    plot.addEventListener('pointercancel', () => { start = null; clock.select(null); });
    plot.addEventListener('pointerleave', () => { if (!start && document.activeElement !== plot) clock.point(null); });
    plot.addEventListener('blur', () => clock.point(null));
    plot.addEventListener('dblclick', () => clock.reset());
    plot.addEventListener('keydown', (event) => this.keydown(event));
    this.details.addEventListener('toggle', () => { if (this.details.open) this.fillTable(); });
    new ResizeObserver(() => clock.changed('window')).observe(plot);
  }

  keydown(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { clock } = this;
    const cursor = clock.cursor === null || clock.cursor < clock.from || clock.cursor > clock.to ? (clock.from + clock.to) / 2 : clock.cursor;
    const move = (t) => { clock.point(Math.min(clock.to, Math.max(clock.from, t))); speak(this.sentence()); };
    const actions = {
      ArrowLeft: () => (event.shiftKey ? clock.pan(-0.2) : move(cursor - clock.span / 200)),
      ArrowRight: () => (event.shiftKey ? clock.pan(0.2) : move(cursor + clock.span / 200)),
      PageUp: () => move(cursor - clock.span / 10),
      PageDown: () => move(cursor + clock.span / 10),
      Home: () => move(clock.from),
      End: () => move(clock.to),
      '+': () => clock.zoom(0.5),
      '=': () => clock.zoom(0.5),
      '-': () => clock.zoom(2),
      0: () => clock.reset(),
      Escape: () => { clock.select(null); clock.point(null); clock.reset(); },
    };
    if (!Object.hasOwn(actions, event.key)) return;
    event.preventDefault();
    actions[event.key]();
  }

  // ---- the table

  fillTable() {
    const { from, to, span } = this.clock;
    const columns = this.visible;
    const rows = Array.from({ length: TABLE_ROWS }, (_, row) => from + (span * row) / (TABLE_ROWS - 1));
    const table = h('table', {},
      h('caption', {}, `${this.title}: values at ${TABLE_ROWS} moments from ${moment(from, span)} to ${moment(to, span)}, each of the nearest sample kept`),
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Time'), columns.map((curve) => h('th', { scope: 'col' }, curve.label)))),
      h('tbody', {}, rows.map((t) => h('tr', {}, h('th', { scope: 'row' }, moment(t, span)),
        columns.map((curve) => h('td', {}, kib(curve.value(t))))))));
    this.details.querySelector('.scroll')?.remove();
    this.details.append(scrolling(`Table of ${this.title}`, table));
  }
}
