// Writes the report: figures as JSON, tables as Markdown.

import fs from 'node:fs';
import path from 'node:path';
import { collect } from './collect.mjs';
import { tablesOf } from './tables.mjs';
import { targetsOf } from './targets.mjs';
import { number, table } from './words.mjs';

function heading({ date, chromium, node, cpu, cpus, load, flags, isPacked, contestants }) {
  const versions = new Map(Object.values(contestants).flatMap(({ versions: own }) => Object.entries(own ?? {})));
  return `# Measured beside others

${date.slice(0, 10)}; Chromium ${chromium} with \`${flags.join(' ')}\`, Node ${node}; ${cpus} × ${cpu}; load average ${number(load.median)}
(${number(load.least)}–${number(load.most)}). Medians, in brackets least and most, of rounds in which the contestants took turns. Compare within a table; milliseconds
of another day or machine are others. What is measured, and where it is uneven, is in [README.md](../README.md).

Own tables: ${isPacked ? 'packed' : 'read in the page, also in `migration-facts`'}. Versions: ${[...versions].map(([name, version]) => `${name} ${version}`).join(', ')}.
`;
}

function targetsTable(data) {
  const rows = targetsOf(data).map(({ measure, reference, ours, ratio, target, reached }) => [measure, reference, ours, ratio, target, reached]);
  return table(['measure', 'reference in this run', 'ours', 'ratio', 'target', 'reached?'], rows);
}

/** Writes `latest.json` and `latest.md` into a folder; gives the table of targets. */
export function writeReport(samples, folder) {
  const data = collect(samples);
  const targets = targetsTable(data);
  const parts = tablesOf(data).filter(([, text]) => text).map(([title, text]) => `## ${title}\n\n${text}`);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'latest.json'), `${JSON.stringify({ ...data, targets: targetsOf(data) })}\n`);
  fs.writeFileSync(path.join(folder, 'latest.md'), [heading(data), '## Targets\n', targets, ...parts].join('\n'));
  return `${targets}\nwritten: ${path.join(folder, 'latest.md')}`;
}
