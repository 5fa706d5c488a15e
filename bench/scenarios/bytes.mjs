// Bytes on the wire for one chart, and what the page looks like.

import { look, shoot } from '../measure/picture.mjs';
import { inRounds } from '../lib/rounds.mjs';

const ofPage = ({ name }) => name.endsWith('.html');
/** The figures themselves, which every other contestant has in its script. */
const ofData = ({ name }) => name.includes('/tables/');

export const rounds = 1;

export async function run(bench, count) {
  await inRounds(bench, 'bytes', count, bench.contestants, async ({ id }) => {
    bench.server.take();
    const opened = await bench.browser.open(`${bench.server.url}/${id}/cold.html`);
    const seen = look(await shoot(opened.page, `${id}-cold`));
    await opened.page.waitForTimeout(600);
    const log = bench.server.take().filter((entry) => !ofPage(entry));
    const sum = (key, entries = log) => entries.reduce((all, entry) => all + entry[key], 0);
    const errors = await opened.page.evaluate(() => window.seen.errors);
    await opened.close();
    const core = log.filter((entry) => !ofData(entry));
    return {
      br: sum('br'), gz: sum('gz'), raw: sum('raw'), core: sum('br', core), requests: log.length, ...seen, errors,
      missing: log.filter(({ isThere }) => !isThere).map(({ name }) => name),
      files: log.map(({ name, br }) => ({ name: name.split('/').at(-1), br })),
    };
  });
}
