// A widget of ours far below what the reader sees, beside the same page without its script.

import { countMainThread, mainThread } from '../measure/work.mjs';
import { inRounds } from '../lib/rounds.mjs';

/** How long a page is watched after it has loaded, ms. */
const WATCHED = 2000;

export const rounds = 7;

export async function run(bench, count) {
  const ours = bench.contestants.find(({ id }) => id === 'migration-facts');
  if (!ours) return;
  const pages = [{ id: 'away' }, { id: 'alone' }];
  await inRounds(bench, 'away', count, pages, async ({ id }) => {
    bench.server.take();
    const { page, protocol, close } = await bench.browser.open(`${bench.server.url}/${ours.id}/${id}.html`);
    await page.waitForLoadState('load');
    await countMainThread(protocol);
    const loaded = await mainThread(protocol);
    await page.waitForTimeout(WATCHED);
    const main = await mainThread(protocol) - loaded;
    await close();
    const wasm = bench.server.take().filter(({ name }) => name.endsWith('.wasm')).reduce((sum, { br }) => sum + br, 0);
    return { wasm, main };
  });
}
