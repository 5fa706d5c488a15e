// Where we write otherwise than others on purpose: `tests/icu/differences.json`, which the native tests read as well.

import { readFileSync } from 'node:fs';

const ALL = JSON.parse(readFileSync(new URL('../icu/differences.json', import.meta.url), 'utf8'));

const applied = ({ texts = [], patterns = [] }, theirs) => patterns.reduce(
  (text, [pattern, ours]) => text.replace(new RegExp(pattern, 'u'), ours),
  texts.reduce((text, [their, our]) => text.replaceAll(their, our), theirs),
);

/** The fewest known differences that together make their text ours. */
function reasons(known, ours, theirs) {
  const can = known.filter((one) => applied(one, theirs) !== theirs);
  const sets = Array.from({ length: 2 ** can.length - 1 }, (_, set) => can.filter((__, bit) => ((set + 1) >> bit) & 1));
  return sets.sort((one, other) => one.length - other.length).find((set) => set.reduce((text, one) => applied(one, text), theirs) === ours);
}

/** Compares texts of one kind in one language; what differs and is not known comes back as lines, and what is known and does not differ. */
export function compared(against, kind, tag, texts) {
  const known = ALL.filter((one) => one.against.includes(against) && one.kind === kind && one.languages.includes(tag));
  const seen = new Set();
  const examples = new Set();
  const faults = [];
  for (const { what, ours, theirs } of texts) {
    if (ours === theirs) continue;
    const found = reasons(known, ours, theirs);
    if (!found) faults.push(`${tag}: ${kind} ${what}: ${JSON.stringify(ours)}, they have ${JSON.stringify(theirs)}`);
    for (const one of found ?? []) {
      seen.add(one);
      if (one.example === what) examples.add(one);
    }
  }
  const gone = known.filter((one) => !seen.has(one)).map(({ example }) => `${tag}: ${kind} ${example}: no longer differs`);
  const wrong = known.filter((one) => seen.has(one) && !examples.has(one)).map(({ example }) => `${tag}: ${kind} ${example}: is no example of its difference`);
  return [...faults, ...gone, ...wrong];
}
