// The tables that the widget of this project shows: the CSV, the packed form of it, and the snippet for a page.

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { EVENTS } from '../common/events.js';
import { make } from '../common/data.js';
import { PICTURE, TABLE, nameOf, rowsOf } from '../common/own.js';
import { DIST, PROGRAM } from './places.mjs';

/** Whether pages show packed tables, which are drawn without what reads tables. The one place where that is said. */
export const PACKED = true;

/** What the pages ask for: kind, number, seed. */
const FILES = [
  ...Array.from({ length: 20 }, (_, at) => ['bar', 11, at + 1]),
  ['bar', 233],
  ['line', 10_000],
  ['line', 100_000],
  ['events', EVENTS.length],
];

const flagsOf = (options) => Object.entries(options).flatMap(([name, value]) => [`--${name.replace(/[A-Z]/g, '-$&').toLowerCase()}`, value]);

const call = (...words) => execFileSync(PROGRAM, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** Writes every table into a folder; what cannot be packed is named and left out. */
export function writeTables(folder) {
  fs.mkdirSync(folder, { recursive: true });
  for (const [kind, count, seed] of FILES) {
    const file = path.join(folder, nameOf(kind, count, seed));
    const rows = rowsOf[kind](kind === 'events' ? EVENTS : make(kind, count, seed));
    fs.writeFileSync(`${file}.csv`, rows.map((row) => row.join()).join('\n'));
    if (PACKED) pack(`${file}.csv`, `${file}.bin`, TABLE[kind]);
  }
}

/** Packs a file of data. */
export function pack(from, to, options = {}) {
  try {
    call('pack', from, '--output', to, ...flagsOf(options));
  } catch ({ stderr, message }) {
    console.log(`not packed: ${path.basename(from)}: ${(stderr || message).trim().split('\n')[0]}`);
  }
}

/**
 * The snippet of a table in that folder, as a newsroom pastes it, with its fallback, and the preloads for the head of its page;
 * `base` and `address` are as the page sees them.
 */
export function snippet(folder, kind, name, { base, address, isPacked }) {
  const options = { ...TABLE[kind], ...PICTURE[kind] };
  const form = (...more) => call('snippet', '--src', `${path.join(folder, name)}.csv`, '--address', `${address}/${name}.${isPacked ? 'bin' : 'csv'}`, '--base', base, ...flagsOf(options), ...more);
  return { head: form('--form', 'head', '--dist', DIST), body: form() };
}
