// A table as comma-separated values (RFC 4180), and the names of files.

/** What separates directions and words in texts, and means nothing in a table. */
const HIDDEN = /[\u00ad\u2066-\u2069]/g;

const NUMBER = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** A cell. A text that a spreadsheet would take for a formula gets an apostrophe before it; a number stays one. */
function cell(text) {
  const plain = text.replace(HIDDEN, '');
  const safe = /^[=+\-@\t\r]/.test(plain) && !NUMBER.test(plain) ? `'${plain}` : plain;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Columns and rows as CSV; where rows have an address at their end, `address` is its column. */
export function toCSV({ columns, rows, addresses }, address) {
  const head = addresses ? [...columns, address] : columns;
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** `undesa-2020-totals-2020.png`: plain letters, for every file system. */
export function fileName({ sheet, widget, year }, ending) {
  const parts = [sheet, widget, year].filter(Boolean).join('-').toLowerCase();
  return `${parts.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'figures'}.${ending}`;
}
