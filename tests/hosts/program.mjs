// The product's own command line, as the build under test made it.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PROGRAM = join(process.env.CARGO_TARGET_DIR ?? join(ROOT, 'target'), 'release', 'migration-facts');
const FONTS = join(ROOT, 'node_modules/@expo-google-fonts');

/** What a call prints. `cargo xtask build` makes the program. */
export const program = (...words) => execFileSync(PROGRAM, words, { encoding: 'utf8', maxBuffer: 2 ** 26, env: { MIGRATION_FACTS_FONTS: FONTS, ...process.env } });

/** Every sheet with every widget that suits it. */
export const PAIRS = JSON.parse(program('list', '--json')).flatMap(({ id, widgets, facts }) => widgets.map((widget) => ({ sheet: id, widget, facts })));

/** A folder that ends with the test. */
export function folder(t) {
  const made = mkdtempSync(join(tmpdir(), 'migration-facts-'));
  t.after(() => rmSync(made, { recursive: true }));
  return made;
}
