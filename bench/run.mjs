// Measures the widget beside other libraries: `cargo xtask bench` calls this. What is measured, and how, is in README.md.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { launch, FLAGS } from './lib/browser.mjs';
import { contestants as readContestants } from './lib/contestants.mjs';
import { RESULTS, SHOTS, SITE, WORK } from './lib/places.mjs';
import { begin, note, samples, say } from './lib/rounds.mjs';
import { serve } from './lib/server.mjs';
import { buildSite } from './lib/site.mjs';
import { PACKED } from './lib/tables.mjs';
import { writeReport } from './report/write.mjs';

/** In this order: what is quick and telling first. */
const SCENARIOS = ['bytes', 'cold', 'redraw', 'many', 'hover', 'scale', 'crowd', 'away', 'endurance'];

const listOf = (text) => text?.split(',').filter(Boolean);

function optionsOf() {
  const text = { type: 'string' };
  const { values } = parseArgs({ options: { only: text, scenarios: text, rounds: text, out: text } });
  const scenarios = listOf(values.scenarios) ?? SCENARIOS;
  const unknown = scenarios.find((name) => !SCENARIOS.includes(name));
  if (unknown) throw Error(`no scenario "${unknown}"; known: ${SCENARIOS.join(' ')}`);
  const isWhole = !values.only && !values.scenarios && !values.rounds;
  // A part of the measurements does not take the place of all.
  const out = values.out ?? (isWhole ? RESULTS : path.join(WORK, 'results'));
  return { scenarios, only: listOf(values.only), rounds: values.rounds && Number(values.rounds), out: path.resolve(out) };
}

const memo = (list, key) => Object.fromEntries(list.map((one) => [one.id, one[key]]));

async function main() {
  const { scenarios, only, rounds, out } = optionsOf();
  fs.mkdirSync(SHOTS, { recursive: true });
  begin();
  const contestants = await readContestants(only);
  say('building the pages of', contestants.map(({ id }) => id).join(' '));
  const hasIncidents = await buildSite(contestants);
  const server = await serve(SITE);
  const browser = await launch();
  note({
    scenario: 'run', chromium: browser.version(), node: process.version, cpu: os.cpus()[0].model, cpus: os.cpus().length, flags: FLAGS, isPacked: PACKED,
    titles: memo(contestants, 'title'), groups: memo(contestants, 'group'), versions: memo(contestants, 'versions'),
  });
  try {
    for (const name of scenarios) {
      const scenario = await import(`./scenarios/${name}.mjs`);
      say(`== ${name}`);
      await scenario.run({ browser, server, contestants, hasIncidents }, rounds || scenario.rounds);
    }
  } finally {
    await browser.close();
    server.close();
  }
  console.log(`\n${writeReport(samples(), out)}`);
}

// At the end of this process its browsers are ended too.
process.once('SIGTERM', () => process.exit(1));

try {
  await main();
  process.exit(0);
} catch (error) {
  console.error(`bench: ${error.message}`);
  process.exit(1);
}
