// The data as a table: what assistive technology reads in place of the picture.

import { make } from './make.js';

/**
 * A description's table; columns of nothing but figures are set flush at their end. A row of heads heads columns, and a
 * column of heads rows, without being told so.
 */
export function makeTable({ columns, rows }) {
  const numbers = columns.map((_, column) => column && rows.every((row) => /^\P{L}*\d\P{L}*$/u.test(row[column])));
  const line = (cells, isHead) => make('tr', {}, ...cells.map((text, column) =>
    make(isHead || !column ? 'th' : 'td', { class: numbers[column] ? 'number' : '' }, text)));
  return make('table', {}, make('thead', {}, line(columns, true)), make('tbody', {}, ...rows.map((row) => line(row))));
}
