// Larger data, the same in every run: bars of made-up countries, a walk of many points.

import { BARS } from './charts.js';

/** Numbers from 0 to 1 that only look random. */
function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** So many bars; the first eleven are the ones of the cold page. */
export function bars(count, seed = 1) {
  if (count === BARS.labels.length && seed === 1) return BARS;
  const next = numbers(seed);
  const isSmall = count === BARS.labels.length;
  const labels = Array.from({ length: count }, (_, at) => (isSmall ? BARS.labels[at] : `Country ${at + 1}`));
  return { ...BARS, xLabel: isSmall ? BARS.xLabel : 'Country', labels, values: labels.map(() => Math.round(20 + 600 * next())) };
}

/** A walk of so many points, from a value that keeps it above zero. */
export function walk(count, seed = 7) {
  const next = numbers(seed);
  const [x, y] = [new Float64Array(count), new Float64Array(count)];
  let value = 1000;
  for (let at = 0; at < count; at++) {
    value += (next() - 0.5) * 4;
    x[at] = at;
    y[at] = value;
  }
  return { title: `Line of ${count} points`, xLabel: 'x', yLabel: 'y', x, y };
}

/** The data of a kind of chart. */
export const make = (kind, count, seed) => (kind === 'bar' ? bars : walk)(count, seed);
