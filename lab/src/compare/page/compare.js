// The page of a comparison: findings, summary tables, charts, failures, machine.

/** Colours and dashes of contenders: both go round, in steps that meet after 24. */
const COLOURS = 8;
const DASHES = ['', '7 3', '2 2.5', '9 3 2 3', '12 4', '4 2 1 2'];
const colourOf = (contender) => `--c${contender % COLOURS}`;
const dashOf = (contender) => DASHES[contender % DASHES.length];

/** Quantities in the order of their switches. */
const QUANTITIES = [
  { key: 'rss', label: 'resident', from: 'outside', colour: '--ink', width: 1.8, on: true, doc: 'Resident memory of the process' },
  { key: 'live', label: 'live heap', from: 'inside', colour: '--c1', on: true, doc: 'Objects that have not been freed' },
  { key: 'goal', label: 'goal', from: 'inside', colour: '--c4', dash: '6 3', on: true, doc: 'The heap goal of the collector' },
  { key: 'limit', label: 'limit', from: 'inside', colour: '--c7', dash: '11 4', on: false, doc: 'GOMEMLIMIT' },
  { key: 'in_use', label: 'in use', from: 'inside', colour: '--c6', dash: '3 2', on: false, doc: 'Spans that hold objects' },
  { key: 'dirty', label: 'dirty', from: 'inside', colour: '--c5', dash: '2 1.5', on: true, doc: 'Free pages that memory is still behind' },
  { key: 'muzzy', label: 'muzzy', from: 'inside', colour: '--c2', dash: '7 2 2 2', on: true, doc: 'Free pages that the kernel may take' },
  { key: 'released', label: 'released', from: 'inside', colour: '--c3', dash: '9 3 1.5 3', on: false, doc: 'Free pages of the heap that the kernel has' },
  { key: 'other', label: 'other', from: 'inside', colour: '--muted', dash: '1.5 2.5', on: false, doc: 'Stacks, work buffers and tables of the runtime' },
  { key: 'lazy_free', label: 'lazy free', from: 'outside', colour: '--c2', dash: '1.5 3', on: false, doc: 'Resident memory that the kernel takes when it needs some' },
  { key: 'huge', label: 'huge pages', from: 'outside', colour: '--muted', dash: '5 2', on: false, doc: 'Resident memory in huge pages' },
];
/** Metrics whose tables are open from the start. */
const KEY_METRICS = ['rss.integral', 'rss.peak', 'cpu.total', 'latency.p99'];
const TONES = { baseline: '', less: '\u25be\u00a0', more: '\u25b4\u00a0', unclear: '\u25cb\u00a0' };
const TONE_WORDS = { less: 'less: ', more: 'more: ', unclear: '' };

const second = DATA.tick_us / 1e6;
const metricOf = (name) => DATA.metrics.find((metric) => metric.name === name);
const rowsOf = (name) => DATA.rows.filter((row) => row.metric === name && row.median !== null);
const labelOf = (contender) => DATA.contenders[contender].label;

// ---- the summary

/** A verdict whose numbers stay with their signs and units. */
const unbroken = (verdict) => verdict.replace(/ ([%=<]) ?/g, (_, sign) => '\u00a0' + sign + (sign === '%' ? ' ' : '\u00a0')).trim();

/** What the summary says of a metric, as a sentence. */
function finding(name, what) {
  const rows = rowsOf(name);
  if (rows.length < 2) return null;
  const { unit } = metricOf(name);
  const first = rows.find((row) => row.tone === 'baseline');
  const name0 = h('b', {}, labelOf(0));
  const less = rows.filter((row) => row.tone === 'less');
  if (less.length > 0) {
    const best = less.reduce((a, b) => (b.median < a.median ? b : a));
    const value = amount(unit, best.median);
    return h('li', {}, what, ': ', h('b', {}, labelOf(best.contender)), ` with ${value}, ${unbroken(best.verdict)} against `, name0, '.');
  }
  if (first && rows.every((row) => row === first || row.tone === 'more')) {
    return h('li', {}, what, ': ', name0, ` with ${amount(unit, first.median)}; all others take more.`);
  }
  return h('li', {}, what, ': none is surely below ', name0, first ? ` with its ${amount(unit, first.median)}.` : '.');
}

/** The runs, the interval and the median of a row as a picture. The numbers stand beside it. */
function dotPlot(row, most, reference) {
  const width = 118;
  const x = (value) => (4 + (most > 0 ? value / most : 0) * (width - 10)).toFixed(1);
  const colour = `var(${colourOf(row.contender)})`;
  return s('svg', { class: 'dots', width, height: 22, 'aria-hidden': 'true', focusable: 'false' },
    s('line', { class: 'axis', x1: 4, x2: 4, y1: 0, y2: 22 }),
    reference !== null && s('line', { class: 'reference', x1: x(reference), x2: x(reference), y1: 0, y2: 22 }),
    s('path', { class: 'each', d: row.each.map((value) => `M${x(value)} 14v5`).join('') }),
    row.low !== null && row.high !== null
      && s('path', { class: 'interval', d: `M${x(row.low)} 5.5v5M${x(row.high)} 5.5v5M${x(row.low)} 8H${x(row.high)}`, style: `stroke:${colour}` }),
    s('circle', { class: 'dot', cx: x(row.median), cy: 8, r: 3.5, style: `fill:${colour}` }));
}

/** A metric's table: a row for each contender. */
function metricTable(metric) {
  const rows = rowsOf(metric.name);
  if (!rows.length) return null;
  const most = Math.max(...rows.flatMap((row) => [row.median, row.high || 0, ...row.each]));
  const reference = rows[0].tone === 'baseline' ? rows[0].median : null;
  const body = rows.map((row) => {
    const range = row.low === null || row.high === null ? '\u2013'
      : `${amount(metric.unit, row.low, row.median, true)}\u2009\u2013\u2009${amount(metric.unit, row.high, row.median, true)}`;
    const words = row.tone === 'baseline' ? 'the reference' : unbroken(row.verdict);
    return h('tr', {},
      h('th', { scope: 'row' }, h('span', { class: 'row' }, contenderSwatch(row.contender), h('span', { class: 'policy' }, breakable(labelOf(row.contender))))),
      h('td', { class: 'plotted' }, dotPlot(row, most, reference)),
      h('td', { class: 'number' }, amount(metric.unit, row.median)),
      h('td', { class: 'number range' }, range),
      h('td', { class: `verdict ${row.tone}` },
        TONES[row.tone] && h('span', { 'aria-hidden': 'true' }, TONES[row.tone]),
        TONE_WORDS[row.tone] && h('span', { class: 'hidden' }, TONE_WORDS[row.tone]),
        words, row.outliers > 0 && h('span', { class: 'outliers' }, ` ${row.outliers} outlier${row.outliers === 1 ? '' : 's'}`)));
  });
  const head = ['Policy', '', 'Median', 'Interval', `Against ${labelOf(0)}`];
  return h('div', { class: 'card' }, scrolling(`Table of ${metric.title}`, h('table', { class: 'metric', 'data-metric': metric.name },
    h('caption', {}, h('b', {}, metric.title), ' ', h('span', {}, metric.doc)),
    h('thead', {}, h('tr', {}, head.map((text, index) => (index === 1
      ? h('th', { scope: 'col' }, h('span', { class: 'ends' }, h('span', {}, '0'), h('span', {}, amount(metric.unit, most))), h('span', { class: 'hidden' }, ' plot'))
      : h('th', { scope: 'col', class: index === 2 || index === 3 ? 'number' : null }, text))))),
    h('tbody', {}, body))));
}

function contenderSwatch(contender) {
  return new Curve({ colour: colourOf(contender), dash: dashOf(contender), width: 2, at: [], values: [] }).swatch();
}

function summarySection() {
  const findings = [
    finding('rss.integral', 'Least resident memory over time'),
    finding('rss.peak', 'Lowest peak'),
    finding('cpu.total', 'Least CPU'),
    finding('latency.p99', 'Quickest allocations, 99 % of them'),
  ].filter(Boolean);
  const without = DATA.contenders.map((_, contender) => contender).filter((contender) => !DATA.rows.some((row) => row.contender === contender));
  findings.push(...without.map((contender) => h('li', {}, 'No result: ', h('b', {}, labelOf(contender)), '. None of its runs counts.')));
  const some = KEY_METRICS.map(metricOf).filter(Boolean).map(metricTable).filter(Boolean);
  const rest = DATA.metrics.filter((metric) => !KEY_METRICS.includes(metric.name)).map(metricTable).filter(Boolean);
  return h('section', { 'aria-labelledby': 'summary' },
    h('h2', { id: 'summary' }, 'In short'),
    findings.length ? h('ul', { class: 'findings' }, findings) : h('p', { class: 'lead' }, 'There are too few finished runs to compare.'),
    some.length > 0 && h('p', { class: 'lead' },
      'Less is better, where it is not said that neither is. A dot is the median, its bar the interval, each tick below it a run; the upright line is the median of ', h('b', {}, labelOf(0)), '.'),
    h('div', { class: 'cards' }, some),
    rest.length > 0 && h('details', { class: 'more' },
      h('summary', {}, `The other ${rest.length} metrics`), h('div', { class: 'cards' }, rest)));
}

// ---- curves

const kibs = (thin, key) => decode(thin.columns[key], DATA.grain_kib);

/** The curves of a run, for those quantities that it has and that are not 0 throughout. */
function curvesOf(run) {
  const moments = { outside: decode(run.outside.at, second), inside: decode(run.inside.at, second) };
  return QUANTITIES.filter(({ key, from }) => run[from].columns[key]?.some((delta) => delta)).map((quantity) => {
    const curve = new Curve({ ...quantity, at: moments[quantity.from], values: kibs(run[quantity.from], quantity.key) });
    curve.shown = quantity.on;
    return curve;
  });
}

const total = (numbers) => numbers.reduce((sum, number) => sum + number, 0);

function marksOf(run) {
  return [
    { label: 'GC', at: decode(run.collections.at, second), colour: '--muted', words: `${total(run.collections.count)} collections` },
    { label: 'return', at: decode(run.releases.at, second), colour: '--c3', words: `memory given back: ${kib(total(run.releases.kib))}` },
  ];
}

const clock = new Clock(Math.max(0, ...DATA.contenders.flatMap(({ runs }) =>
  runs.flatMap((run) => [run.outside, run.inside].map(({ at }) => at.reduce((sum, delta) => sum + delta, 0) * second)))));

/** The curve's course in words. */
function course(curve) {
  const { from, to, span } = clock;
  const peak = curve.peak(from, to);
  const end = curve.end(from, to);
  return peak ? `peak ${kib(peak[0])} at ${moment(peak[1], span)}, ${kib(end[0])} at ${moment(end[1], span)}` : 'no samples in view';
}

/** All policies' resident memory in one chart. */
function overlayChart(shown) {
  const curves = shown.map(({ contender, run }) => new Curve({
    key: `c${contender}`, label: labelOf(contender), colour: colourOf(contender), dash: dashOf(contender), width: 1.6,
    at: decode(run.outside.at, second), values: run.outside.columns.rss ? kibs(run.outside, 'rss') : [],
  })).filter(({ values }) => values.length);
  const switchOf = (curve, inner) => {
    const button = h('button', { type: 'button', class: 'key', 'aria-pressed': 'true' }, inner);
    const lift = (key) => () => chart.lift(key);
    for (const event of ['pointerenter', 'focus']) button.addEventListener(event, lift(curve.key));
    for (const event of ['pointerleave', 'blur']) button.addEventListener(event, lift(null));
    button.addEventListener('click', () => {
      curve.shown = !curve.shown;
      button.setAttribute('aria-pressed', String(curve.shown));
      clock.changed('window');
    });
    return button;
  };
  const describe = (chart) => {
    const rows = rowsOf('rss.integral').sort((a, b) => a.median - b.median);
    const order = rows.length > 1
      ? ` Over the whole run least memory: ${labelOf(rows[0].contender)}, ${amount('byte_seconds', rows[0].median)}; most: ${labelOf(rows.at(-1).contender)}, ${amount('byte_seconds', rows.at(-1).median)}.` : '';
    return `Resident memory of ${chart.visible.length} policies over time.${order} ${chart.visible.map((curve) => `${curve.label}: ${course(curve)}`).join('. ')}.`;
  };
  const chart = new Chart(clock, { id: 'overlay', title: 'All policies: resident memory', level: 3, group: 'overlay', height: 340, curves, keyed: switchOf, describe, labels: true });
  return chart;
}

/** A policy's own chart: all quantities of one of its runs. */
function policyChart({ contender, run }) {
  const { runs, shown, label, go } = DATA.contenders[contender];
  const describe = (chart) => `${label}: ${chart.visible.map((curve) => `${curve.label} ${course(curve)}`).join('. ')}.`
    + chart.marks.map(({ words }) => ` In the whole run, ${words}.`).join('');
  const pick = h('select', { 'aria-label': `Run of ${label}` }, runs.map(({ number, counts, full }, index) =>
    h('option', { value: index, selected: index === shown },
      `run ${number}` + (index === shown ? (counts ? ', median' : '') : ', resident only') + (counts ? '' : ', failed'))));
  const chart = new Chart(clock, {
    id: `policy-${contender}`, title: label, level: 4, group: 'policies', height: 230, curves: curvesOf(run), marks: marksOf(run), extra: [go && h('span', { class: 'when-go' }, 'run by Go'), runs.length > 1 && pick], describe,
  });
  pick.addEventListener('change', () => {
    const chosen = runs[Number(pick.value)];
    chart.replace(curvesOf(chosen), chosen.full ? marksOf(chosen) : []);
  });
  return chart;
}

// ---- the charts' section

function toolbar(charts) {
  const shown = h('span', { class: 'window', role: 'status' });
  const button = (text, name, action) => h('button', { type: 'button', 'aria-label': name, title: name, click: action }, text);
  const reset = h('button', { type: 'button', id: 'reset', click: () => clock.reset() }, 'Whole run');
  clock.listeners.push(() => {
    shown.textContent = `${moment(clock.from, clock.span)} to ${moment(clock.to, clock.span)}`;
    reset.disabled = !clock.zoomed;
  });
  const there = QUANTITIES.filter(({ key }) => charts.some((chart) => chart.curves.some((curve) => curve.key === key)));
  const switches = there.map((quantity) => {
    const swatch = new Curve({ ...quantity, at: [], values: [] }).swatch();
    const one = h('button', { type: 'button', class: 'key', 'aria-pressed': String(quantity.on), title: quantity.doc, 'data-quantity': quantity.key }, swatch, quantity.label);
    one.addEventListener('click', () => {
      quantity.on = !quantity.on;
      one.setAttribute('aria-pressed', String(quantity.on));
      for (const chart of charts) {
        for (const curve of chart.curves) if (curve.key === quantity.key) curve.shown = quantity.on;
        chart.key();
      }
      clock.changed('window');
    });
    return one;
  });
  return {
    zoom: h('div', { class: 'tools', role: 'group', 'aria-label': 'Time shown by all charts' },
      button('\u2190', 'Earlier', () => clock.pan(-0.25)), button('\u2192', 'Later', () => clock.pan(0.25)),
      button('+', 'Zoom in', () => clock.zoom(0.5)), button('\u2212', 'Zoom out', () => clock.zoom(2)), reset, shown),
    switches: h('div', { class: 'switches', role: 'group', 'aria-label': 'Curves shown for each policy' }, switches),
  };
}

function chartSections() {
  const shown = DATA.contenders
    .map(({ runs, shown: index }, contender) => ({ contender, run: index === null ? null : runs[index] }))
    .filter(({ run }) => run !== null);
  if (!shown.length) return [];
  const overlay = overlayChart(shown);
  const policies = shown.map(policyChart);
  const { zoom, switches } = toolbar(policies);
  return [
    h('section', { 'aria-labelledby': 'time' },
      h('h2', { id: 'time' }, 'Over time'),
      h('p', { class: 'lead', id: 'keys' },
        'Drag across a chart to zoom all of them; double-click for the whole run. With a chart in focus: ',
        [['\u2190 \u2192', 'move the cursor'], ['Shift', 'with them moves the window'], ['+ \u2212', 'zoom'], ['Esc', 'whole run']]
          .map(([key, what], index) => [index ? ', ' : '', h('kbd', {}, key), ' ', what]), '.'),
      zoom, overlay.figure,
      h('h3', { class: 'apart' }, 'Policy by policy'),
      h('p', { class: 'lead' }, 'Each policy\u2019s median run by RSS \u00d7 time, on one clock and one scale. Ticks below: collections, and memory given back.'),
      switches, h('div', { class: 'multiples' }, policies.map(({ figure }) => figure))),
  ];
}

// ---- failures

function troubleSection() {
  const outliers = DATA.rows.filter(({ outliers: count }) => count > 0);
  const failures = DATA.trouble.map(({ label, number, what, stderr }) => h('li', {},
    h('b', {}, label), number === 0 ? ', warm-up: ' : `, run ${number}: `, what, '.', stderr && h('pre', { tabindex: '0' }, stderr)));
  return h('section', { 'aria-labelledby': 'trouble' },
    h('h2', { id: 'trouble' }, 'Failures and outliers'),
    failures.length ? h('ul', { class: 'failures' }, failures) : h('p', { class: 'lead' }, 'All runs ended as they should.'),
    h('p', { class: 'lead' }, outliers.length ? 'Outliers are counted, not left out: ' : 'No outliers.',
      outliers.map((row, index) => [index ? '; ' : '', h('b', {}, labelOf(row.contender)),
        ` in ${(metricOf(row.metric) || { title: row.metric }).title} (${row.outliers})`]), outliers.length > 0 && '.'));
}

function main() {
  const count = DATA.contenders.length;
  pageHead('Burrow compare', DATA.program.split('/').pop() || DATA.program, [
    h('code', {}, [DATA.program, ...DATA.args].join(' ')), ` under ${count} polic${count === 1 ? 'y' : 'ies'}, ${DATA.runs === 0 ? 'as many runs as fit' : `${DATA.runs} run${DATA.runs === 1 ? '' : 's'} each`}, `, startedAt(), '.',
    DATA.cut_ms !== null && ` Runs were ended after ${DATA.cut_ms / 1000} s: they are compared by what was seen up to then.`,
  ]);
  document.getElementById('main').append(summarySection(), ...chartSections(), troubleSection(), machineSection());
  pageFoot('Curves keep the least and greatest value of each short stretch of time, so no peak is lost.');
  clock.changed('window');
}

main();
