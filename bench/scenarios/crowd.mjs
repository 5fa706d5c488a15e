// 13,695 dated events: the incidents of `cargo xtask fixtures`.

import { shoot } from '../measure/picture.mjs';
import { inRounds, say } from '../lib/rounds.mjs';

export const rounds = 3;

export async function run(bench, count) {
  if (!bench.hasIncidents) return say('crowd: skipped, there is no target/fixtures/incidents.json: run `cargo xtask fixtures FILE` first');
  return inRounds(bench, 'crowd', count, bench.contestants.filter(({ hasCrowd }) => hasCrowd), async ({ id }, round) => {
    const opened = await bench.browser.open(`${bench.server.url}/${id}/crowd.html`);
    const times = await opened.page.evaluate(() => window.bench.draw());
    if (!round) await shoot(opened.page, `${id}-crowd`);
    await opened.close();
    return times;
  });
}
