// Twenty charts on one page.

import { look, shoot } from '../measure/picture.mjs';
import { memory } from '../measure/work.mjs';
import { inRounds } from '../lib/rounds.mjs';

const CHARTS = 20;

export const rounds = 5;

export async function run(bench, count) {
  await inRounds(bench, 'many', count, bench.contestants.filter(({ hasBench }) => hasBench), async ({ id }, round) => {
    const opened = await bench.browser.open(`${bench.server.url}/${id}/bench.html#wait`);
    const { page } = opened;
    const times = await page.evaluate((charts) => window.bench.many(charts), CHARTS);
    // Those that waited for the reader.
    const scrolled = await page.evaluate(() => window.bench.rest());
    if (scrolled != null && scrolled < CHARTS) throw Error(`${scrolled} of ${CHARTS} charts stand after scrolling`);
    const seen = round ? {} : look(await shoot(page, `${id}-many`, true));
    const sample = { ...times, ...seen, ...await memory(bench.browser, opened) };
    await opened.close();
    return sample;
  });
}
