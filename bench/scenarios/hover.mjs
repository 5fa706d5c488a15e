// A mouse over the bars: moves of the browser's own input, each of which may end on another bar.

import { difference, look, shoot } from '../measure/picture.mjs';
import { allThreads, countMainThread, mainThread } from '../measure/work.mjs';
import { inRounds } from '../lib/rounds.mjs';

const CELLS = [['bar', 11], ['line', 10_000]];
const WARMING = 12;
const MOVES = 200;
/** Of a chart that takes longer for a move, ms, fewer are asked. */
const SLOW = 120;
const FEW = 40;

export const rounds = 3;

/** The n-th place of the mouse: along the bars in leaps, across them a little. */
function placeOf({ left, top, width, height, down }, at) {
  const [along, across] = [((at * 37) % MOVES) / MOVES, (at % 7) / 7];
  return down ? { x: left + across * width, y: top + along * height } : { x: left + along * width, y: top + across * height };
}

async function hover(bench, { page, protocol }, name, round) {
  const move = (place) => protocol.send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...place });
  const area = await page.evaluate(() => window.bench.area());
  await move({ x: 790, y: 590 });
  await page.waitForTimeout(100);
  const without = round ? null : await shoot(page, `${name}-still`);
  const start = Date.now();
  for (let at = 0; at < WARMING; at++) await move(placeOf(area, at));
  const moves = (Date.now() - start) / WARMING > SLOW ? FEW : MOVES;
  const [main, all, began] = [await mainThread(protocol), await allThreads(bench.browser), Date.now()];
  for (let at = 0; at < moves; at++) await move(placeOf(area, at));
  const wall = Date.now() - began;
  await page.waitForTimeout(60);
  const sample = { moves, main: (await mainThread(protocol) - main) / moves, all: (await allThreads(bench.browser) - all) / moves, wall: wall / moves };
  if (round) return sample;
  await move(placeOf(area, 1));
  await page.waitForTimeout(400);
  const pointed = await shoot(page, `${name}-pointed`);
  return { ...sample, changed: difference(without, pointed), ...look(pointed) };
}

export async function run(bench, count) {
  for (const [kind, number] of CELLS) {
    const cell = `${kind} ${number}`;
    await inRounds(bench, `hover ${cell}`, count, bench.contestants.filter(({ hasBench }) => hasBench), async ({ id }, round) => {
      const opened = await bench.browser.open(`${bench.server.url}/${id}/bench.html`);
      await countMainThread(opened.protocol);
      if (kind !== 'bar') await opened.page.evaluate(([what, n]) => window.bench.draw(what, n), [kind, number]);
      await opened.page.waitForTimeout(150);
      const sample = await hover(bench, opened, `${id}-hover-${kind}`, round);
      await opened.close();
      return sample;
    });
  }
}
