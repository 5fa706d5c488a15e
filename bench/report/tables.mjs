// The tables of what was measured, a scenario each.

import { ORDER } from '../lib/contestants.mjs';
import { bytes, number, ratio, spread, table } from './words.mjs';

const BASE = { bar: 'raw', timeline: 'raw-timeline' };

const figure = (data, id, part, key) => data.contestants[id]?.figures[part]?.[key];

/** How many times what the baseline has. */
function against(data, id, part, key, other) {
  const [own, base] = [figure(data, id, part, key), figure(data, other, part, key)];
  return own && base?.median ? ratio(own.median / base.median) : '–';
}

/** Those that were asked for a part, in their order. */
const asked = (data, part, group) => ORDER.filter((id) => {
  const one = data.contestants[id];
  return one && (!group || one.group === group) && (one.figures[part] || one.failures[part.replace(/ (slow|fast)$/, '')]);
});

/** A table with a row for each; a contestant that failed says why. */
function tableOf(data, part, heads, cellsOf, group) {
  const ids = asked(data, part, group);
  if (!ids.length) return '';
  return table(['', ...heads], ids.map((id) => {
    const { figures, failures } = data.contestants[id];
    if (figures[part]) return [id, ...cellsOf(id)];
    return [id, `failed: ${failures[part.replace(/ (slow|fast)$/, '')]}`, ...heads.slice(1).map(() => '')];
  }));
}

function bytesTable(data, group) {
  const size = (id, key) => bytes(figure(data, id, 'bytes', key)?.median);
  return tableOf(data, 'bytes', ['brotli', 'gzip', 'raw', 'requests', '× baseline', '× chartjs'], (id) => [
    size(id, 'br'), size(id, 'gz'), size(id, 'raw'), figure(data, id, 'bytes', 'requests').median,
    against(data, id, 'bytes', 'br', BASE[group]), against(data, id, 'bytes', 'br', 'chartjs'),
  ], group);
}

function coldTable(data, group) {
  return tableOf(data, 'cold slow', ['fast: drawn', 'slow: readable', 'slow: drawn', '× baseline', '× chartjs', 'slow: last byte', 'slow: blocking'], (id) => [
    spread(figure(data, id, 'cold fast', 'ready')), number(figure(data, id, 'cold slow', 'readable')?.median), spread(figure(data, id, 'cold slow', 'ready')),
    against(data, id, 'cold slow', 'ready', BASE[group]), against(data, id, 'cold slow', 'ready', 'chartjs'),
    number(figure(data, id, 'cold slow', 'loaded')?.median), spread(figure(data, id, 'cold slow', 'blocking')),
  ], group);
}

const ofBase = (data, id, part, key) => [against(data, id, part, key, 'raw'), against(data, id, part, key, 'chartjs')];

const redrawTable = (data) => tableOf(data, 'redraw', ['main thread', '× raw', '× chartjs', 'all threads', 'update, wall', 'until the call returns', 'anew, wall'], (id) => [
  spread(figure(data, id, 'redraw', 'main')), ...ofBase(data, id, 'redraw', 'main'), number(figure(data, id, 'redraw', 'all')?.median),
  spread(figure(data, id, 'redraw', 'update')), number(figure(data, id, 'redraw', 'called')?.median), number(figure(data, id, 'redraw', 'create')?.median),
]);

const manyTable = (data) => tableOf(data, 'many', ['drawn', '× raw', '× chartjs', 'from navigation', 'JS heap', 'wasm', 'DOM', 'renderer'], (id) => [
  spread(figure(data, id, 'many', 'drawn')), ...ofBase(data, id, 'many', 'drawn'), number(figure(data, id, 'many', 'whole')?.median),
  ...['heap', 'wasm', 'dom', 'renderer'].map((key) => bytes(figure(data, id, 'many', key)?.median)),
]);

const hoverTable = (data, part) => tableOf(data, part, ['main thread', '× raw', '× chartjs', 'all threads', 'moves', 'pixels changed'], (id) => [
  spread(figure(data, id, part, 'main')), ...ofBase(data, id, part, 'main'), number(figure(data, id, part, 'all')?.median), figure(data, id, part, 'moves').median,
  data.contestants[id].pictures[part]?.changed ?? '–',
]);

const scaleTable = (data, part) => tableOf(data, part, ['drawn', '× raw', '× uplot', 'seen', 'JS heap', 'bars', 'coloured pixels'], (id) => [
  spread(figure(data, id, part, 'drawn')), against(data, id, part, 'drawn', 'raw'), against(data, id, part, 'drawn', 'uplot'), spread(figure(data, id, part, 'seen')),
  bytes(figure(data, id, part, 'heap')?.median), data.contestants[id].pictures[part]?.bars ?? '–', data.contestants[id].pictures[part]?.coloured ?? '–',
]);

const crowdTable = (data) => tableOf(data, 'crowd', ['drawn', 'seen'], (id) => [spread(figure(data, id, 'crowd', 'drawn')), spread(figure(data, id, 'crowd', 'seen'))]);

function enduranceTable(data) {
  const rows = Object.entries(data.contestants).flatMap(([id, { figures }]) => Object.entries(figures).filter(([part]) => part.startsWith('endurance'))
    .map(([part, { heap, wasm }]) => [id, part.split(' ')[1], bytes(heap.median), bytes(wasm.median)]));
  return rows.length ? table(['', 'updates', 'JS heap', 'wasm'], rows) : '';
}

/** What was seen in the pictures, and what pages said. */
function checkTable(data) {
  const ids = ORDER.filter((id) => data.contestants[id]);
  return table(['', 'bars, first visit', 'bars, redrawn', 'errors of the page', 'files not there', 'failed'], ids.map((id) => {
    const { pictures, errors, missing, failures, group } = data.contestants[id];
    const bars = (scenario) => (group === 'bar' ? pictures[scenario]?.bars ?? '–' : '–');
    const listed = (all) => [...new Set(all)].join('; ').slice(0, 120) || 'none';
    return [id, bars('bytes'), bars('redraw'), listed(errors), listed(missing), Object.keys(failures).join(', ') || 'none'];
  }));
}

/** All tables by their headings; an empty one was not measured. */
export const tablesOf = (data) => [
  ['Bytes for one chart, without the page itself', bytesTable(data, 'bar')],
  ['First visits, ms', coldTable(data, 'bar')],
  ['Redraw of eleven bars, ms', redrawTable(data)],
  ['Twenty charts on a page, ms', manyTable(data)],
  ['A move of the mouse over eleven bars, ms', hoverTable(data, 'hover bar 11')],
  ['A move of the mouse over 10,000 points, ms', hoverTable(data, 'hover line 10000')],
  ['233 bars, first drawing, ms', scaleTable(data, 'scale bar 233')],
  ['A line of 10,000 points, first drawing, ms', scaleTable(data, 'scale line 10000')],
  ['A line of 100,000 points, first drawing, ms', scaleTable(data, 'scale line 100000')],
  ['Timelines of twenty events: bytes', bytesTable(data, 'timeline')],
  ['Timelines of twenty events: first visits, ms', coldTable(data, 'timeline')],
  ['13,695 events, first drawing, ms', crowdTable(data)],
  ['Memory after many updates', enduranceTable(data)],
  ['Whether the pictures are what they should be', checkTable(data)],
];
