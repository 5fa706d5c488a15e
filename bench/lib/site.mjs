// Makes the pages of all contestants: bundles by esbuild, script tags as their makers name them, the product as it was built.

import { build } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { EVENTS } from '../common/events.js';
import { nameOf } from '../common/own.js';
import { BENCH, DIST, INCIDENTS, MODULES, SITE } from './places.mjs';
import { PACKED, pack, snippet, writeTables } from './tables.mjs';

/** Files of the product that the pages of the bench ask for. */
const PRODUCT = [
  'migration-facts.js', 'migration_facts_bg.wasm', 'migration-facts-desk.js', 'migration_facts_desk_bg.wasm',
  'migration_facts_data_bg.wasm', 'migration-facts-worker.js',
  'sheets/iom.bin', 'lang/en.places.bin',
];

/** What each page is made of. */
const ENTRIES = {
  bar: "import { createBar } from 'PAGE/bar.js'; import { BARS } from 'COMMON/charts.js'; import cold from 'COMMON/cold.js'; cold(createBar, BARS);",
  timeline: "import { createBar } from 'PAGE/bar.js'; import { EVENTS } from 'COMMON/events.js'; import cold from 'COMMON/cold.js'; cold(createBar, EVENTS);",
  bench: "import contestant from 'PAGE/bench.js'; import { install } from 'COMMON/page.js'; install(contestant);",
  crowd: "import contestant from 'PAGE/crowd.js'; import { install } from 'COMMON/crowd.js'; install(contestant);",
};

const SOURCE_MAP = /\n?\/[/*]# sourceMappingURL=\S+( \*\/)?\s*$/;

/** Copies a file of a package beside the page; gives its name there. */
function copyIn({ keepFolders }, name, folder) {
  const short = keepFolders ? name.replace(/^.*\/dist\//, '') : path.basename(name);
  const file = path.join(folder, short);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, fs.readFileSync(path.join(MODULES, name), 'utf8').replace(SOURCE_MAP, '\n'));
  return short;
}

const bundle = (contestant, entry, outfile) => build({
  stdin: {
    contents: ENTRIES[entry].replaceAll('PAGE', contestant.folder).replaceAll('COMMON', path.join(BENCH, 'common')),
    resolveDir: BENCH,
  },
  outfile,
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"production"', __PACKED__: `${PACKED}` },
});

const html = (title, css, scripts, own) => `<!doctype html><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
${css.map((name) => `<link rel="stylesheet" href="${name}">`).join('')}
<style>body{margin:0}#chart,.chart{width:640px;min-height:400px}</style>
<div id="chart"></div>${scripts.map((name) => `<script src="${name}"></script>`).join('')}<script src="${own}"></script>`;

async function buildPages(contestant) {
  const folder = path.join(SITE, contestant.id);
  fs.mkdirSync(folder, { recursive: true });
  const css = (contestant.css ?? []).map((name) => copyIn(contestant, name, folder));
  const scripts = contestant.ours ? ['../product/migration-facts.js'] : (contestant.scripts ?? []).map((name) => copyIn(contestant, name, folder));
  for (const [to, from] of Object.entries(contestant.files ?? {})) fs.cpSync(path.join(MODULES, from), path.join(folder, to), { recursive: true });
  const modes = [
    ...(contestant.ours ? [] : [['cold', contestant.group]]),
    ...(contestant.hasBench ? [['bench', 'bench']] : []),
    ...(contestant.hasCrowd ? [['crowd', 'crowd']] : []),
  ];
  for (const [mode, entry] of modes) {
    await bundle(contestant, entry, path.join(folder, `${mode}.js`));
    fs.writeFileSync(path.join(folder, `${mode}.html`), html(contestant.id, css, scripts, `${mode}.js`));
  }
  if (contestant.ours) fillPages(contestant, folder);
}

/** The hand-written pages of the product, with its snippet in them. */
function fillPages({ folder: from, group, ours }, folder) {
  const isPacked = PACKED && ours === 'packed';
  const [kind, name] = group === 'bar' ? ['bar', nameOf('bar', 11, 1)] : ['events', nameOf('events', EVENTS.length)];
  const { head, body } = snippet(path.join(SITE, 'product/tables'), kind, name, { base: '../product', address: '../product/tables', isPacked });
  for (const page of fs.readdirSync(from).filter((file) => file.endsWith('.html'))) {
    const text = fs.readFileSync(path.join(from, page), 'utf8');
    const filled = text.replace('<!-- preloads -->', () => head).replace('<!-- snippet -->', () => body);
    fs.writeFileSync(path.join(folder, page), filled.replace('<!-- snippet without script -->', () => body.replace(/<script[\s\S]*<\/script>/, '')));
  }
}

function copyProduct() {
  for (const name of PRODUCT) fs.cpSync(path.join(DIST, name), path.join(SITE, 'product', name));
  writeTables(path.join(SITE, 'product/tables'));
}

/** The incidents of `cargo xtask fixtures`, as a fact sheet; whether they are there. */
function copyIncidents() {
  if (!fs.existsSync(INCIDENTS)) return false;
  const file = path.join(SITE, 'incidents.json');
  fs.writeFileSync(file, JSON.stringify(JSON.parse(fs.readFileSync(INCIDENTS)).sheet));
  if (PACKED) pack(file, path.join(SITE, 'incidents.bin'));
  return true;
}

/** Makes everything anew; says whether the incidents are there. */
export async function buildSite(contestants) {
  fs.rmSync(SITE, { recursive: true, force: true });
  fs.mkdirSync(SITE, { recursive: true });
  copyProduct();
  for (const contestant of contestants) await buildPages(contestant);
  return copyIncidents();
}
