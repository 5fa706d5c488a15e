// What the widget of this project is told of the tables: options as its script takes them.

const SAID = { source: 'Chart bench', sourceUrl: 'https://example.org/bench' };

/** Of a table that is read, beside what the picture is to be. A table that was packed says it itself. */
export const TABLE = {
  bar: { ...SAID, labelColumn: 'Kind', valueColumn: 'TWh', year: '2025', population: 'things', measure: 'count' },
  line: { ...SAID, dateColumn: 'Day', valueColumn: 'Value', population: 'things', measure: 'stock' },
  events: { ...SAID, labelColumn: 'Event', dateColumn: 'Day' },
};

/** Of the picture. Eleven lying bars with their words need a hundred pixels more than standing ones; in less they would fold. */
export const PICTURE = {
  bar: { widget: 'totals', title: 'Electricity generation by source, 2025', accent: '#3366cc', height: '500', sort: 'given' },
  line: { widget: 'trend', title: 'A walk', accent: '#3366cc', height: '400' },
  events: { widget: 'timeline', title: 'Twenty years of elections', accent: '#3366cc', height: '400' },
};

/** A day of the walk: so many days after the first of 1850. */
const dayOf = (at) => new Date(Date.UTC(1850, 0, 1 + at)).toISOString().slice(0, 10);

/** Rows of a kind of chart, of which the first has the names. */
export const rowsOf = {
  bar: ({ labels, values }) => [['Kind', 'TWh'], ...labels.map((label, at) => [label, values[at]])],
  line: ({ x, y }) => [['Day', 'Value'], ...Array.from(x, (day, at) => [dayOf(day), +y[at].toFixed(3)])],
  events: (events) => [['Event', 'Day'], ...events.map(({ y, m, d, head }) => [head, [y, m, d].map((part) => `${part}`.padStart(2, '0')).join('-')])],
};

/** The name of the file of a table. */
export const nameOf = (kind, count, seed) => `${kind}-${count}-${seed ?? 0}`;
