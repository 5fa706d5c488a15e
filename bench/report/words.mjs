// How figures are written.

export function number(value) {
  if (value == null) return '–';
  const size = Math.abs(value);
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2);
}

export const times = (ms) => `${number(ms)} ms`;
export const ratio = (value) => `${number(value)} ×`;
export const percent = (part) => `${Math.round(100 * part)} %`;

export function bytes(count) {
  if (count == null) return '–';
  if (count === 0) return '0';
  return count < 2 ** 20 ? `${(count / 1024).toFixed(1)} KiB` : `${(count / 2 ** 20).toFixed(1)} MiB`;
}

/** Median, and between which figures. */
export const spread = (figure) => (figure ? `${number(figure.median)} (${number(figure.least)}–${number(figure.most)})` : '–');

/** A table of Markdown; numbers stand at the right. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => `${cell}`.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map((_, at) => (at ? '--:' : '---')).join('|')}|`, ...rows.map(line), ''].join('\n');
}
