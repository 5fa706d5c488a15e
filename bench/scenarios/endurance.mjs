// Memory after many updates of one chart: ours, and what a library in plain JavaScript takes.

import { launch } from '../lib/browser.mjs';
import { memory } from '../measure/work.mjs';
import { inRounds } from '../lib/rounds.mjs';

/** After so many updates, memory is read. */
const COUNTS = [1000, 10_000];
const WHO = ['migration-facts', 'chartjs'];
/** Nobody looks: frames come as fast as they are made. */
const UNBOUND = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

export const rounds = 1;

export async function run(bench, count) {
  const browser = await launch(UNBOUND);
  const contestants = bench.contestants.filter(({ id }) => WHO.includes(id));
  await inRounds({ ...bench, browser }, 'endurance', count, contestants, async ({ id }) => {
    const opened = await browser.open(`${bench.server.url}/${id}/bench.html`);
    const found = [];
    let done = 0;
    for (const updates of COUNTS) {
      await opened.page.evaluate((times) => window.bench.endure(times), updates - done);
      done = updates;
      found.push({ updates, ...await memory(browser, opened) });
    }
    await opened.close();
    return found;
  });
  await browser.close();
}
