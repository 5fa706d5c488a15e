// The data as a table: what assistive technology reads in place of the picture.

import { make } from './make.js';

/** A description's table; columns of nothing but figures are set flush at their end. */
export function makeTable({ columns, rows }) {
  const numbers = columns.map((_, column) => column && rows.every((row) => /^\P{L}*\d\P{L}*$/u.test(row[column])));
  const line = (cells, scope) => make('tr', {}, ...cells.map((text, column) => {
    const own = scope ?? (column ? '' : 'row');
    return make(own ? 'th' : 'td', { ...own && { scope: own }, class: numbers[column] ? 'number' : '' }, text);
  }));
  return make('table', {}, make('thead', {}, line(columns, 'col')), make('tbody', {}, ...rows.map((row) => line(row))));
}
