// Data of a script as text: a fact sheet as JSON, rows as the cells of a table.

import { refuse } from './error.js';

/** What parts cells and rows, which no text of a page has. */
const CELL = '\x1f';
const ROW = '\x1e';

/** How long the page waits for us at a time, ms. */
const SLICE = 30;

/** A number so that its point cannot be taken for one between thousands: 1.234 is 1.2340. */
const written = (value) => `${value}`.replace(/\.\d{3}$/, '$&0');

/** A cell as text: without what parts cells, and empty where there is nothing. */
function cell(value) {
  if (typeof value === 'number') return written(value);
  if (value instanceof Date) return Number.isNaN(+value) ? '' : value.toISOString().slice(0, 10);
  return `${value ?? ''}`.replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, ' ');
}

/** A task of its own, so that the page comes to its turn. */
const pause = () => new Promise((resolve) => {
  setTimeout(resolve);
});

/** Does something with each row, in slices: the page stays awake. */
async function each(rows, act) {
  let since = performance.now();
  for (const row of rows) {
    act(row);
    if (performance.now() - since < SLICE) continue;
    await pause();
    since = performance.now();
  }
}

/** Rows as text. */
async function textOfRows(rows) {
  const lines = [];
  const add = (cells) => lines.push(cells.map(cell).join(CELL));
  if (Array.isArray(rows[0])) {
    await each(rows, (row) => add([...row]));
  } else {
    const names = new Set();
    await each(rows, (row) => Object.keys(row).forEach((name) => names.add(name)));
    add([...names]);
    await each(rows, (row) => add([...names].map((name) => (Object.hasOwn(row, name) ? row[name] : ''))));
  }
  return lines.join(ROW);
}

/** Data as text that the core for data reads: an object is a fact sheet, an array has rows: objects, or arrays of which the first has the names. */
export async function textOfData(data) {
  try {
    if (typeof data !== 'object') throw Error(`This is a ${typeof data}.`);
    return Array.isArray(data) ? await textOfRows(data) : JSON.stringify(data);
  } catch ({ message }) {
    return refuse(message, 'data', 'A fact sheet as an object, or an array of rows: objects, or arrays of which the first has the names');
  }
}
