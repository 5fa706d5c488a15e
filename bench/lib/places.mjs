// Where things lie: what is given in the environment by `cargo xtask bench`, and what is made in Cargo's output folder.

import path from 'node:path';
import { fileURLToPath } from 'node:url';

const given = (name) => {
  const value = process.env[name];
  if (!value) throw Error(`${name} is not set: run \`cargo xtask bench\``);
  return path.resolve(value);
};

export const BENCH = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
export const PAGES = path.join(BENCH, 'pages');
export const MODULES = path.join(BENCH, 'node_modules');
export const RESULTS = path.join(BENCH, 'results');

/** A browser, the built product, its command line, and Cargo's output folder. */
export const CHROMIUM = given('CHROMIUM');
export const DIST = given('DIST');
export const PROGRAM = given('PROGRAM');
export const TARGET = given('TARGET');

export const WORK = path.join(TARGET, 'bench');
export const SITE = path.join(WORK, 'site');
export const SHOTS = path.join(WORK, 'shots');
export const SAMPLES = path.join(WORK, 'samples.jsonl');
export const INCIDENTS = path.join(TARGET, 'fixtures', 'incidents.json');
