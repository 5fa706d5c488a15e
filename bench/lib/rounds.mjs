// Rounds: every contestant once, then all again, each time another one first. What is measured is written down at once.

import fs from 'node:fs';
import os from 'node:os';
import { SAMPLES } from './places.mjs';

/** Longest message of an error that is kept. */
const LONGEST = 240;

/** A contestant that has failed so often in a scenario takes no more part in it. */
const FAILURES = 2;

export const say = (...words) => console.log(new Date().toISOString().slice(11, 19), ...words);

/** Writes a sample down. */
export function note(sample) {
  const load = +os.loadavg()[0].toFixed(2);
  fs.appendFileSync(SAMPLES, `${JSON.stringify({ at: new Date().toISOString(), load, ...sample })}\n`);
}

/** All samples of this run. */
export const samples = () => fs.readFileSync(SAMPLES, 'utf8').trim().split('\n').map((line) => JSON.parse(line));

/** Begins a run. */
export const begin = () => fs.rmSync(SAMPLES, { force: true });

const rotated = (list, by) => list.map((_, at) => list[(at + by) % list.length]);

/** `measure(contestant, round)` gives a sample, or several; a failure is a sample too. */
export async function inRounds(bench, scenario, count, contestants, measure) {
  const failures = {};
  for (let round = 0; round < count; round++) {
    const start = Date.now();
    for (const contestant of rotated(contestants, round)) {
      const { id } = contestant;
      if (failures[id] >= FAILURES) continue;
      try {
        for (const sample of [await measure(contestant, round)].flat()) note({ scenario, id, round, ...sample });
      } catch ({ message }) {
        const error = message.split('\n')[0].replace(/^page\.\w+: /, '').slice(0, LONGEST);
        note({ scenario, id, round, error });
        say(scenario, id, 'failed:', error);
        failures[id] = (failures[id] ?? 0) + 1;
        await bench.browser.recover();
      }
    }
    say(`${scenario}: round ${round + 1} of ${count}, ${((Date.now() - start) / 1000).toFixed(1)} s`);
  }
}
