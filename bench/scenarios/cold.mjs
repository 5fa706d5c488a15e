// First visits: on this machine as it is, and as a slow phone on a slow network.

import { inRounds } from '../lib/rounds.mjs';

/** Tasks up to this long block nobody, ms. */
const SHORT = 50;

export const rounds = 7;

/** When the page was read, when the chart stood, and for how long the page could not answer until then. */
async function visit(bench, id, isSlow) {
  const opened = await bench.browser.open(`${bench.server.url}/${id}/cold.html`, { isSlow });
  // The last long task is told late.
  await opened.page.waitForTimeout(isSlow ? 300 : 50);
  const { ready, readable, tasks, loaded } = await opened.page.evaluate(() => ({
    ready: window.bench.ready,
    readable: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    tasks: window.seen.tasks,
    loaded: Math.max(0, ...performance.getEntriesByType('resource').map(({ responseEnd }) => responseEnd)),
  }));
  await opened.close();
  const blocking = tasks.filter(([start]) => start < ready).reduce((sum, [, length]) => sum + Math.max(0, length - SHORT), 0);
  return { isSlow, ready, readable, loaded, blocking };
}

export async function run(bench, count) {
  await inRounds(bench, 'cold', count, bench.contestants, async ({ id }) => [await visit(bench, id, false), await visit(bench, id, true)]);
}
