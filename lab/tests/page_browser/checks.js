// Checks that run within the page: each returns a list of what is wrong. `main.rs` puts a call behind them.

/** A CSS colour as [red, green, blue, alpha]. */
function colourOfText(text) {
  const numbers = text.match(/[\d.]+/g).map(Number);
  return [numbers[0], numbers[1], numbers[2], numbers.length > 3 ? numbers[3] : 1];
}

/** WCAG's contrast of two colours. */
function contrastOf(one, other) {
  const luminance = (colour) => {
    const [r, g, b] = colour.slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** The colour behind an element. */
function ground(element) {
  for (let at = element; at; at = at.parentElement) {
    const colour = colourOfText(getComputedStyle(at).backgroundColor);
    if (colour[3] === 1) return colour;
  }
  return [255, 255, 255, 1];
}

function nameOf(element) {
  const labelled = element.getAttribute('aria-labelledby');
  const label = element.getAttribute('aria-label');
  return (label || (labelled && labelled.split(' ').map((id) => document.getElementById(id)?.textContent).join(' ')) || element.textContent).trim();
}

/** Whether it is shown: has a box and is not inside a closed `details`. */
const isShown = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';

/** Text below 4.5:1 and lines of charts below 3:1. */
function contrastFaults() {
  const faults = new Set();
  let seen = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.textContent.trim() || element.closest('script, noscript') || !isShown(element)) continue;
    const style = getComputedStyle(element);
    const colour = colourOfText(element instanceof SVGElement ? style.fill : style.color);
    const contrast = contrastOf(colour, ground(element));
    seen += 1;
    if (contrast < 4.5) faults.add(`text "${node.textContent.trim().slice(0, 30)}" has ${contrast.toFixed(2)}`);
  }
  for (const line of document.querySelectorAll('.curve, .mark, .interval, .front, .each, .cursor, .point .bars, .axis')) {
    if (!isShown(line)) continue;
    const contrast = contrastOf(colourOfText(getComputedStyle(line).stroke), ground(line.closest('div, button, td, li')));
    seen += 1;
    if (contrast < 3) faults.add(`line .${line.getAttribute('class')} has ${contrast.toFixed(2)}`);
  }
  if (seen < 50) faults.add(`only ${seen} texts and lines were seen`);
  return [...faults];
}

/** Controls without a name, charts without role and label, tables without caption or scope, headings that skip a level, ids used twice. */
function structureFaults() {
  const faults = [];
  for (const control of document.querySelectorAll('button, select, summary, a, [tabindex]:not([tabindex="-1"])')) {
    if (!nameOf(control)) faults.push(`no name: ${control.outerHTML.slice(0, 90)}`);
  }
  for (const chart of document.querySelectorAll('svg.picture')) {
    if (chart.getAttribute('role') !== 'img' || nameOf(chart).length < 20) faults.push('a chart without role or text');
  }
  for (const other of document.querySelectorAll('svg:not(.picture)')) {
    if (other.getAttribute('aria-hidden') !== 'true') faults.push('a decoration that is not hidden');
  }
  for (const table of document.querySelectorAll('table')) {
    if (!table.caption?.textContent.trim()) faults.push('a table without caption');
    for (const head of table.querySelectorAll('th')) if (!['col', 'row'].includes(head.scope)) faults.push(`a head without scope: ${head.textContent}`);
  }
  let before = 0;
  for (const heading of document.querySelectorAll('h1, h2, h3, h4')) {
    const level = Number(heading.tagName[1]);
    if (level > before + 1) faults.push(`heading ${heading.textContent} of level ${level} after ${before}`);
    before = level;
  }
  for (const landmark of ['header', 'main', 'footer']) {
    if (document.querySelectorAll(`body > ${landmark}`).length !== 1) faults.push(`not one ${landmark}`);
  }
  if (document.querySelectorAll('h1').length !== 1) faults.push('not one h1');
  if (!document.documentElement.lang || !document.title) faults.push('no language or title');
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) faults.push(`id used twice: ${id}`);
  for (const one of document.querySelectorAll('[aria-labelledby], [aria-describedby]')) {
    for (const id of `${one.getAttribute('aria-labelledby') || ''} ${one.getAttribute('aria-describedby') || ''}`.trim().split(/\s+/)) {
      if (!document.getElementById(id)) faults.push(`refers to nothing: ${id}`);
    }
  }
  if (document.documentElement.scrollWidth > innerWidth) {
    const wide = [...document.body.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > innerWidth && !one.parentElement.closest('.scroll, .plot'));
    faults.push(`the page is ${document.documentElement.scrollWidth} wide in ${innerWidth}: ${wide.slice(0, 3).map((one) => one.outerHTML.slice(0, 90))}`);
  }
  return faults;
}
