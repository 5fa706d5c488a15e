// What the widget is to reach, beside what it reached in this run.

import { bytes, number, percent, ratio, times } from './words.mjs';

const KIB = 1024;

/** Below this the two pages of `away` differ by what is left of noise, ms. */
const NOTHING = 1;

const IDS = { bar: 'migration-facts', timeline: 'migration-facts-timeline' };

/** A figure of a contestant: its median. */
const of = ({ contestants }, id, part, key) => contestants[id]?.figures[part]?.[key]?.median ?? null;

const failure = ({ contestants }, id, scenario) => contestants[id]?.failures[scenario];

/** A row of the table; a figure that is not there makes it one that was not measured, or that failed. */
function row(measure, reference, own, target, { say = number, isReached, failed, comment = '' }) {
  const isThere = reference != null && own != null;
  const reached = isThere ? (isReached(own, reference) ? 'yes' : 'NOT REACHED') : failed ? 'NOT REACHED' : 'not measured';
  return {
    measure,
    reference: reference == null ? '–' : say(reference),
    ours: own == null ? (failed ?? '–') : `${say(own)}${comment}`,
    ratio: isThere && reference ? ratio(own / reference) : '–',
    target,
    reached,
  };
}

/** At most so many times a figure of another contestant. */
function atMost(data, measure, factor, { other, part, key, id = IDS.bar }) {
  const reference = of(data, other, part, key);
  return row(measure, reference, of(data, id, part, key), `≤ ${factor} × ${other}`, {
    say: times, isReached: (own) => own <= factor * reference, failed: failure(data, id, part.replace(/ slow$/, '')),
  });
}

/** The chart on a slow phone, against Chart.js in every round. */
function beforeChartjs(data) {
  const visits = (id) => data.contestants[id]?.visits ?? [];
  const pairs = visits(IDS.bar).flatMap((own) => visits('chartjs').filter(({ round }) => round === own.round).map((other) => own.ready < other.ready));
  const won = pairs.filter(Boolean).length;
  const said = pairs.length ? `; ${won} of ${pairs.length} pairs` : '';
  return row('chart drawn, slow', of(data, 'chartjs', 'cold slow', 'ready'), of(data, IDS.bar, 'cold slow', 'ready'), '< chartjs in every round', {
    say: times, isReached: () => won === pairs.length, comment: said, failed: failure(data, IDS.bar, 'cold'),
  });
}

/** Memory must not grow from the first thousand updates to the last. */
function endurance(data) {
  // As the samples came: the fewest updates first.
  const [first, last] = Object.keys(data.contestants[IDS.bar]?.figures ?? {}).filter((part) => part.startsWith('endurance'));
  const sum = (part) => (part ? of(data, IDS.bar, part, 'heap') + of(data, IDS.bar, part, 'wasm') : null);
  const countOf = (part) => part.split(' ')[1];
  const label = last ? `memory after ${countOf(first)} and ${countOf(last)} updates, wasm and JS heap` : 'memory after many updates';
  return row(label, sum(first), sum(last), `≤ ${percent(1.02)} of the first`, { say: bytes, isReached: (own, reference) => own <= 1.02 * reference });
}

function away(data) {
  const reference = of(data, 'alone', 'away', 'main');
  const own = of(data, 'away', 'away', 'main');
  const wasm = of(data, 'away', 'away', 'wasm');
  return [
    row('far below the fold: bytes of wasm', wasm == null ? null : 0, wasm, '0', { say: bytes, isReached: (found) => found === 0 }),
    row('far below the fold: main thread in two seconds after loading', reference, own, `0 more than without the script (< ${NOTHING} ms)`, {
      say: times, isReached: () => own - reference < NOTHING,
    }),
  ];
}

/** All targets, as rows. */
export function targetsOf(data) {
  const core = of(data, IDS.bar, 'bytes', 'core');
  const blocking = of(data, IDS.bar, 'cold slow', 'blocking');
  return [
    row('script and wasm, brotli', of(data, 'chartjs', 'bytes', 'br'), core, '≤ 60 KiB', { say: bytes, isReached: (own) => own <= 60 * KIB }),
    row('fact readable, slow', of(data, 'raw', 'cold slow', 'ready'), of(data, IDS.bar, 'cold slow', 'readable'), '≤ 1 × raw drawn', {
      say: times, isReached: (own, reference) => own <= reference, failed: failure(data, IDS.bar, 'cold'),
    }),
    beforeChartjs(data),
    atMost(data, 'chart drawn, slow (aim)', 1.25, { other: 'raw', part: 'cold slow', key: 'ready' }),
    row('blocking time, slow', of(data, 'raw', 'cold slow', 'blocking'), blocking, '≤ 100 ms', {
      say: times, isReached: (own) => own <= 100, failed: failure(data, IDS.bar, 'cold'),
    }),
    atMost(data, 'redraw of 11 bars, main thread', 1.2, { other: 'raw', part: 'redraw', key: 'main' }),
    atMost(data, 'hover, main thread for a move', 1.2, { other: 'raw', part: 'hover bar 11', key: 'main' }),
    atMost(data, '20 charts on a page', 0.5, { other: 'raw', part: 'many', key: 'drawn' }),
    atMost(data, '233 bars, first drawing', 1.5, { other: 'raw', part: 'scale bar 233', key: 'drawn' }),
    atMost(data, '13,695 events', 0.2, { other: 'vis-timeline', part: 'crowd', key: 'drawn', id: IDS.timeline }),
    atMost(data, 'trend of 10,000 points', 1, { other: 'uplot', part: 'scale line 10000', key: 'drawn' }),
    atMost(data, 'trend of 100,000 points', 1, { other: 'uplot', part: 'scale line 100000', key: 'drawn' }),
    ...away(data),
    endurance(data),
  ];
}
