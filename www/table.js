// The data as a table: what assistive technology reads in place of the picture.

import { make } from './make.js';

/**
 * Shows a description's table in an element; columns of nothing but figures are set flush at their end. A row of heads heads
 * columns, and a column of heads rows, without being told so. Where there are as many cells as before they stay, with what is new in them.
 */
export function showTable(element, { columns, rows }) {
  const lines = [columns, ...rows];
  const numbers = columns.map((_, column) => column && rows.every((row) => /\d/.test(row[column]) && !/\p{L}/u.test(row[column])));
  const shape = [lines.length, numbers].join();
  if (element.shape !== shape) {
    element.shape = shape;
    const [head, ...body] = lines.map((cells, line) => make('tr', {}, ...cells.map((_, column) =>
      make(line && column ? 'td' : 'th', { class: numbers[column] ? 'number' : '' }))));
    element.replaceChildren(make('table', {}, make('thead', {}, head), make('tbody', {}, ...body)));
  }
  const texts = lines.flat();
  // What a browser has translated stays so as long as it says the same.
  element.querySelectorAll('th,td').forEach((cell, at) => cell.said === texts[at] || (cell.textContent = cell.said = texts[at]));
}
