// The page of a sweep: cost along x, memory along y, the front of what nothing beats, and the table.

const noteOf = (point) => (point.note ? `. ${point.note}` : '');
const spread = (metric, { median, low, high }) => (median === null ? '\u2013'
  : `${amount(metric.unit, median)} (${amount(metric.unit, low, median, true)}\u2009\u2013\u2009${amount(metric.unit, high, median, true)})`);
const sentenceOf = (point, index) => `${point.label}: ${DATA.x.title} ${spread(DATA.x, point.x)}, ${DATA.y.title} ${spread(DATA.y, point.y)}${DATA.front[index] ? ', on the front' : ''}${noteOf(point)}`;

/** The scatter plot. Arrow keys go from point to point, by x. */
class Scatter {
  constructor(points) {
    this.points = points;
    this.current = null;
    this.height = 460;
    const front = points.filter(({ front: on }) => on);
    this.picture = s('svg', { role: 'img', class: 'picture', height: this.height,
      'aria-label': `${points.length} settings by ${DATA.x.title} and ${DATA.y.title}. ${front.length} are on the front, beaten by none in both: ${front.map(({ label }) => label).join('; ')}.` });
    this.plot = h('div', { class: 'plot', role: 'group', tabindex: '0', 'aria-label': 'Picture of the sweep. Arrow keys go from point to point.' }, this.picture);
    this.readout = h('p', { class: 'readout one', id: 'point' }, '\u00a0');
    this.listen();
  }

  listen() {
    const { plot } = this;
    plot.addEventListener('pointermove', (event) => {
      const box = this.picture.getBoundingClientRect();
      this.go(this.closest(event.clientX - box.left, event.clientY - box.top));
    });
    plot.addEventListener('pointerleave', () => { if (document.activeElement !== plot) this.go(null); });
    plot.addEventListener('blur', () => this.go(null));
    plot.addEventListener('keydown', (event) => {
      const last = this.points.length - 1;
      const at = this.current;
      const to = {
        ArrowRight: () => (at === null ? 0 : Math.min(last, at + 1)), ArrowLeft: () => (at === null ? last : Math.max(0, at - 1)),
        Home: () => 0, End: () => last, Escape: () => null,
      }[event.key];
      if (!to || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      this.go(to());
      if (this.current !== null) speak(this.readout.textContent);
    });
    new ResizeObserver(() => this.draw()).observe(plot);
  }

  closest(x, y) {
    const distance = (point) => (this.x(point.x.median) - x) ** 2 + (this.y(point.y.median) - y) ** 2;
    let best = null;
    this.points.forEach((point, index) => { if (best === null || distance(point) < distance(this.points[best])) best = index; });
    return best !== null && distance(this.points[best]) < 45 ** 2 ? best : null;
  }

  go(index) {
    if (index === this.current) return;
    this.current = index;
    const point = index === null ? null : this.points[index];
    this.readout.textContent = point ? sentenceOf(point, point.index) : '\u00a0';
    this.highlight.replaceChildren(...(point ? [
      s('path', { class: 'cursor', d: `M${this.box.left} ${this.y(point.y.median)}H${this.x(point.x.median)}V${this.box.below}` }),
      s('circle', { class: 'ring', cx: this.x(point.x.median), cy: this.y(point.y.median), r: 8 }),
    ] : []));
  }

  domain(axis) {
    const all = this.points.flatMap((point) => [point[axis].low, point[axis].high, point[axis].median]).filter((value) => value !== null);
    const [least, most] = [Math.min(...all), Math.max(...all)];
    const room = (most - least) * 0.06 || Math.abs(most) * 0.1 || 1;
    return [Math.max(0, least - room), most + room];
  }

  draw() {
    const width = Math.max(260, this.plot.clientWidth);
    this.box = { left: 68, right: width - 16, above: 14, below: this.height - 44 };
    const { left, right, above, below } = this.box;
    const [x0, x1] = this.domain('x');
    const [y0, y1] = this.domain('y');
    this.x = (value) => left + ((value - x0) / (x1 - x0)) * (right - left);
    this.y = (value) => below - ((value - y0) / (y1 - y0)) * (below - above);
    this.picture.setAttribute('width', width);
    this.picture.setAttribute('viewBox', `0 0 ${width} ${this.height}`);
    this.highlight = s('g', {});
    this.picture.replaceChildren(
      ...this.axes(x0, x1, y0, y1), this.frontLine(), ...this.points.map((point) => this.mark(point)), ...this.names(), this.highlight);
    const again = this.current;
    this.current = null;
    this.go(again);
  }

  axes(x0, x1, y0, y1) {
    const { left, right, above, below } = this.box;
    const parts = [];
    for (const value of ticks(x0, x1, (right - left) / 110, scale(DATA.x.unit, x1)[0])) {
      parts.push(s('line', { class: 'grid', x1: this.x(value), x2: this.x(value), y1: above, y2: below }),
        s('text', { class: 'tick', x: this.x(value), y: below + 16, 'text-anchor': 'middle' }, tickText(DATA.x.unit, value, x1)));
    }
    for (const value of ticks(y0, y1, (below - above) / 60, scale(DATA.y.unit, y1)[0])) {
      parts.push(s('line', { class: 'grid', x1: left, x2: right, y1: this.y(value), y2: this.y(value) }),
        s('text', { class: 'tick', x: left - 6, y: this.y(value) + 3.5, 'text-anchor': 'end' }, tickText(DATA.y.unit, value, y1)));
    }
    parts.push(s('text', { class: 'tick title', x: right, y: this.height - 6, 'text-anchor': 'end' }, `${DATA.x.title} \u2192`),
      s('text', { class: 'tick title', x: left + 6, y: above + 2 }, `\u2191 ${DATA.y.title}`));
    return parts;
  }

  /** The front as stairs: what lies above and right of it is beaten. */
  frontLine() {
    const front = this.points.filter(({ front: on }) => on);
    if (!front.length) return s('g', {});
    const steps = front.map(({ x, y }, index) => `${index ? 'H' : 'M'}${this.x(x.median).toFixed(1)}${index ? 'V' : ' '}${this.y(y.median).toFixed(1)}`);
    return s('path', { class: 'front', d: `M${this.x(front[0].x.median).toFixed(1)} ${this.box.above + 8}V${this.y(front[0].y.median).toFixed(1)}${steps.slice(1).join('')}H${this.box.right}` });
  }

  mark({ x, y, front }) {
    const bar = (axis, one) => one.low !== null && one.high !== null && (axis === 'x'
      ? `M${this.x(one.low).toFixed(1)} ${this.y(y.median).toFixed(1)}H${this.x(one.high).toFixed(1)}`
      : `M${this.x(x.median).toFixed(1)} ${this.y(one.low).toFixed(1)}V${this.y(one.high).toFixed(1)}`);
    const [cx, cy] = [this.x(x.median).toFixed(1), this.y(y.median).toFixed(1)];
    return s('g', { class: front ? 'point on' : 'point' },
      s('path', { class: 'bars', d: [bar('x', x), bar('y', y)].filter(Boolean).join('') }),
      front ? s('circle', { cx, cy, r: 4.5 }) : s('rect', { x: cx - 3, y: cy - 3, width: 6, height: 6, transform: `rotate(45 ${cx} ${cy})` }));
  }

  /** The front's names, where there is room for them. */
  names() {
    const { right, above } = this.box;
    const taken = this.points.map(({ x, y }) => [this.x(x.median) - 6, this.y(y.median) - 6, this.x(x.median) + 6, this.y(y.median) + 6]);
    const free = ([a, b, c, d]) => c < right && b > above && !taken.some(([e, f, g, i]) => a < g && c > e && b < i && d > f);
    return this.points.filter(({ front }) => front).map(({ label, x, y }) => {
      const [px, py, wide] = [this.x(x.median), this.y(y.median), label.length * 6.4];
      const place = [[px + 9, py - 14], [px + 9, py + 5], [px - wide - 9, py + 5], [px - wide - 9, py - 14]]
        .map(([a, b]) => [a, b, a + wide, b + 13]).find((box) => box[0] > this.box.left && free(box));
      if (!place) return null;
      taken.push(place);
      return s('text', { class: 'end', x: place[0], y: place[1] + 11 }, label);
    }).filter(Boolean);
  }
}

function sweepTable() {
  const rows = DATA.points.map((point, index) => h('tr', { class: DATA.front[index] ? 'on' : null },
    h('th', { scope: 'row' }, point.label), h('td', { class: 'number' }, spread(DATA.x, point.x)), h('td', { class: 'number' }, spread(DATA.y, point.y)),
    h('td', {}, DATA.front[index] ? 'on the front' : ''), h('td', {}, point.note)));
  return h('table', { class: 'sweep' },
    h('caption', {}, `All ${DATA.points.length} settings by ${DATA.x.title}: median and interval`),
    h('thead', {}, h('tr', {}, ['Setting', DATA.x.title, DATA.y.title, 'Front', 'Note'].map((text, index) => h('th', { scope: 'col', class: index === 1 || index === 2 ? 'number' : null }, text)))),
    h('tbody', {}, rows));
}

function main() {
  const points = DATA.points.map((point, index) => ({ ...point, index, front: DATA.front[index] }))
    .filter(({ x, y }) => x.median !== null && y.median !== null);
  pageHead('Burrow sweep', DATA.program.split('/').pop() || DATA.program, [h('code', {}, DATA.program), ` under ${DATA.points.length} settings, `, startedAt(), '.']);
  const front = points.filter(({ front: on }) => on);
  const scatter = new Scatter(points);
  document.getElementById('main').append(
    h('section', { 'aria-labelledby': 'picture' },
      h('h2', { id: 'picture' }, `${DATA.y.title} against ${DATA.x.title}`),
      h('p', { class: 'lead' }, `Less is better in both: down and to the left. ${front.length} of ${points.length} settings are on the front (round marks, joined): no other takes less of both. Bars are intervals; where they overlap, the order may be chance.`),
      points.length > 0
        ? h('figure', { class: 'chart', 'aria-labelledby': 'picture' }, scatter.readout, scatter.plot)
        : h('p', { class: 'lead' }, 'No setting has a result.')),
    h('section', { 'aria-labelledby': 'values' }, h('h2', { id: 'values' }, 'Values'), scrolling('Table of all settings', sweepTable())),
    machineSection());
  pageFoot();
}

main();
