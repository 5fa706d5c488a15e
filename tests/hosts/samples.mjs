// What is written in every language: numbers, dates, lists and places, the same ones every time.

/** Numbers at which something changes: a form, a group of digits, a unit. */
const EDGES = [0, 1, 2, 3, 5, 10, 11, 12, 14, 19, 20, 21, 22, 25, 100, 101, 102, 103, 110, 111, 121, 200, 999, 1000, 1001, 1100, 1999, 9999, 1e4, 1e5];

/** A plain sequence of numbers that look random. */
function sequence() {
  let state = 1;
  return (limit) => {
    state = (state * 48271) % 2147483647;
    return Math.floor((state / 2147483647) * limit);
  };
}

const range = (length, make) => Array.from({ length }, (_, at) => make(at));

/** Two thousand numbers: edges, powers of ten, and as many of every size; some with a decimal, some negative. */
export function numbers() {
  const powers = [6, 7, 8, 9, 10, 11].map((power) => 10 ** power);
  const edges = [...EDGES, ...powers.flatMap((power) => [power - 1, power, power + 1, 2 * power, 3 * power]), 103e6, 1e12];
  const signed = edges.flatMap((whole) => (whole ? [whole, -whole] : [whole]));
  const decimals = range(60, (at) => (at + 1) / 10).filter((number) => number % 1);
  const below = sequence();
  const random = range(2000 - signed.length - decimals.length, () => {
    const whole = below(10 ** (1 + below(12)));
    return (below(4) ? 1 : -1) * (whole + (below(3) ? 0 : below(10) / 10));
  });
  return [...signed, ...decimals, ...random].map((number) => number || 0);
}

const two = (number) => String(number).padStart(2, '0');

/** Two thousand days of a hundred and fifty years, each with a later day of its month, month of its year, and year. */
function days() {
  const below = sequence();
  return range(2000, () => {
    const [year, month, day] = [1900 + below(150), 1 + below(11), 1 + below(27)];
    return { year, month, day, laterDay: day + 1 + below(28 - day), laterMonth: month + 1 + below(12 - month), laterYear: year + 1 + below(9) };
  });
}

const edtf = (year, ...rest) => [year, ...rest.map(two)].join('-');

/** Dates of every precision and spans of them, as EDTF; each once. */
export function dates() {
  const all = days().flatMap(({ year, month, day, laterDay, laterMonth, laterYear }) => [
    edtf(year),
    edtf(year, month),
    edtf(year, month, day),
    `${edtf(year, month, day)}/${edtf(year, month, laterDay)}`,
    `${edtf(year, month, day)}/${edtf(laterYear, month, day)}`,
    `${edtf(year, month)}/${edtf(year, laterMonth)}`,
    `${edtf(year, month)}/${edtf(laterYear, month)}`,
    `${edtf(year)}/${edtf(laterYear)}`,
  ]);
  return [...new Set(all)];
}

/** Neighbours of a list, two to five of them. */
export const few = (names) => [2, 3, 4, 5].flatMap((size) => range(names.length - size + 1, (at) => names.slice(at, at + size)));
