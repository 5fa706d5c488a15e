// New data into a chart that stands, and the same chart built anew.

import { look, shoot } from '../measure/picture.mjs';
import { median } from '../measure/statistics.mjs';
import { allThreads, countMainThread, mainThread } from '../measure/work.mjs';
import { inRounds } from '../lib/rounds.mjs';

const WARMING = 40;
const UPDATES = 60;
const BUILDS = 25;

export const rounds = 5;

export async function run(bench, count) {
  const { browser, server } = bench;
  await inRounds(bench, 'redraw', count, bench.contestants.filter(({ hasBench }) => hasBench), async ({ id }, round) => {
    const { page, protocol, close } = await browser.open(`${server.url}/${id}/bench.html`);
    await countMainThread(protocol);
    const redraw = (times, way) => page.evaluate(([n, how]) => window.bench.redraw('bar', 11, n, how), [times, way]);
    const worked = async () => ({ main: await mainThread(protocol), all: await allThreads(browser) });
    await redraw(WARMING, 'update');
    const before = await worked();
    const update = await redraw(UPDATES, 'update');
    const after = await worked();
    await page.evaluate((frames) => window.bench.idle(frames), update.frames);
    const idle = await worked();
    const build = await redraw(BUILDS, 'create');
    const seen = round ? {} : look(await shoot(page, `${id}-redrawn`));
    await close();
    // As many frames without a redraw cost something too.
    const work = (key) => (after[key] - before[key] - (idle[key] - after[key])) / UPDATES;
    const walls = { update: median(update.drawn), called: median(update.called), create: median(build.drawn) };
    return { ...walls, frames: update.frames / UPDATES, main: work('main'), all: work('all'), ...seen };
  });
}
