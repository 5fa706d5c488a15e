// The contestants: a folder of pages/ each, with a manifest.

import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { DIST, MODULES, PAGES } from './places.mjs';

/** In the order of the tables. */
export const ORDER = [
  'raw', 'migration-facts', 'migration-facts-csv', 'chartjs', 'chartjs-umd', 'uplot', 'echarts', 'echarts-core', 'vega', 'plot', 'plot-esm', 'plotly', 'frappe', 'apex',
  'raw-timeline', 'migration-facts-timeline', 'vis-timeline', 'timelinejs',
];

const versionIn = (folder) => JSON.parse(fs.readFileSync(path.join(folder, 'package.json'))).version;

async function read(id) {
  const folder = path.join(PAGES, id);
  const { default: manifest } = await import(pathToFileURL(path.join(folder, 'contestant.mjs')));
  const versions = Object.fromEntries(manifest.packages.map((name) => [name, versionIn(path.join(MODULES, name))]));
  if (manifest.ours) versions['migration-facts'] = versionIn(DIST);
  const has = (file) => fs.existsSync(path.join(folder, file));
  return { id, folder, ...manifest, versions, hasBench: has('bench.js'), hasCrowd: has('crowd.js') };
}

/** All of them, or those that are named. */
export async function contestants(only) {
  const unknown = only?.find((id) => !ORDER.includes(id));
  if (unknown) throw Error(`no contestant "${unknown}"; known: ${ORDER.join(' ')}`);
  return Promise.all(ORDER.filter((id) => !only || only.includes(id)).map(read));
}
