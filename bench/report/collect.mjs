// From samples to figures: of every contestant the median, least and most of everything that was measured.

import { summary } from '../measure/statistics.mjs';

const KEPT = {
  bytes: ['br', 'gz', 'raw', 'core', 'requests'],
  cold: ['ready', 'readable', 'loaded', 'blocking'],
  redraw: ['update', 'called', 'create', 'main', 'all'],
  many: ['created', 'drawn', 'whole', 'heap', 'dom', 'wasm', 'renderer'],
  hover: ['main', 'all', 'wall', 'moves'],
  scale: ['called', 'drawn', 'seen', 'heap', 'renderer'],
  crowd: ['drawn', 'seen'],
  away: ['wasm', 'main'],
  endurance: ['heap', 'wasm'],
};

/** Rounded so that the file stays small. */
const rounded = (value) => (value == null ? value : +value.toPrecision(5));
const summaryOf = (values) => {
  const all = summary(values);
  return all && Object.fromEntries(Object.entries(all).map(([name, value]) => [name, rounded(value)]));
};

/** The part of a scenario that samples belong to: slow and fast visits, and memory after so many updates, are figures of their own. */
function partOf({ scenario, isSlow, updates }) {
  if (scenario === 'cold') return `cold ${isSlow ? 'slow' : 'fast'}`;
  return updates ? `${scenario} ${updates}` : scenario;
}

function figuresOf(samples) {
  const figures = {};
  for (const part of new Set(samples.map(partOf))) {
    const own = samples.filter((sample) => partOf(sample) === part);
    const keys = KEPT[part.split(' ')[0]] ?? [];
    const found = keys.map((key) => [key, summaryOf(own.map((sample) => sample[key]))]);
    figures[part] = Object.fromEntries(found.filter(([, value]) => value));
  }
  return figures;
}

/** What was seen in pictures, and what went wrong. */
function checksOf(samples) {
  const pictures = Object.fromEntries(samples.filter(({ bars }) => bars != null).map(({ scenario, bars, coloured, changed }) => [scenario, { bars, coloured, changed }]));
  const missing = samples.flatMap((sample) => sample.missing ?? []);
  const failures = Object.fromEntries(samples.filter(({ error }) => error).map(({ scenario, error }) => [scenario, error]));
  return { pictures, missing, errors: samples.flatMap((sample) => sample.errors ?? []), failures };
}

/** Visits by round, for comparisons in pairs. */
const visitsOf = (samples) => samples.filter(({ scenario, isSlow, error }) => scenario === 'cold' && isSlow && !error)
  .map(({ round, ready, readable }) => ({ round, ready: rounded(ready), readable: rounded(readable) }));

/** Everything that the report is made of. */
export function collect(samples) {
  const { at, titles, groups, versions, scenario, load, ...machine } = samples.find((sample) => sample.scenario === 'run');
  const measured = samples.filter(({ id }) => id);
  const contestants = {};
  for (const id of new Set([...Object.keys(titles), ...measured.map((sample) => sample.id)])) {
    const own = measured.filter((sample) => sample.id === id);
    contestants[id] = {
      title: titles[id], group: groups[id], versions: versions[id],
      figures: figuresOf(own.filter(({ error }) => !error)), visits: visitsOf(own), ...checksOf(own),
    };
  }
  return { date: at, ...machine, load: summaryOf(samples.map((sample) => sample.load)), contestants };
}
