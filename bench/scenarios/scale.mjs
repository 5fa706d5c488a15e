// Larger data: the first drawing in a fresh page.

import { look, shoot } from '../measure/picture.mjs';
import { memory } from '../measure/work.mjs';
import { inRounds } from '../lib/rounds.mjs';

const CELLS = [['bar', 233], ['line', 10_000], ['line', 100_000]];
/** How long one drawing may take, ms. */
const PATIENCE = 60_000;

export const rounds = 5;

export async function run(bench, count) {
  for (const [kind, number] of CELLS) {
    const cell = `${kind} ${number}`;
    await inRounds(bench, `scale ${cell}`, count, bench.contestants.filter(({ hasBench }) => hasBench), async ({ id }, round) => {
      const opened = await bench.browser.open(`${bench.server.url}/${id}/bench.html#wait`);
      const { page } = opened;
      const drawing = page.evaluate(([what, n]) => window.bench.first(what, n), [kind, number]);
      const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, null));
      const times = await Promise.race([drawing, late]);
      if (!times) throw Error(`more than ${PATIENCE / 1000} s`);
      const more = round ? {} : { ...look(await shoot(page, `${id}-${kind}-${number}`, true)), ...await memory(bench.browser, opened) };
      await opened.close();
      return { ...times, ...more };
    });
  }
}
