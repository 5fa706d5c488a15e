import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { open } from './browser.mjs';
import { compared } from './differences.mjs';
import { folder, program } from './program.mjs';
import { dates, few, numbers } from './samples.mjs';

const TAGS = ['en', 'es', 'fr', 'pt', 'ar', 'ar-EG', 'zh', 'ru'];
const file = (path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
const CLDR = Object.fromEntries(TAGS.map((tag) => [tag, file(`data/cldr/${tag}.json`)]));
const CODES = file('node_modules/cldr-core/supplemental/codeMappings.json').supplemental.codeMappings;
const ALPHA2 = Object.fromEntries(Object.entries(CODES).map(([alpha2, { _alpha3 }]) => [_alpha3, alpha2]));

const isMillions = (number) => number !== 0 && number % 1e6 === 0;
const states = (tag) => Object.keys(CLDR[tag].places).filter((code) => /^[A-Z]/.test(code));

/** What is asked of both: how it is called, what we are told, what the browser is told. */
const ASKED = {
  number: () => numbers().map((number) => ({ what: `${number}`, told: [number], number })),
  percent: () => numbers().filter((number) => Math.abs(number) <= 1000).flatMap((number) => [0, 1].map((decimals) => ({ what: `${number} ${decimals}`, told: [number, decimals], number, decimals }))),
  compact: () => numbers().filter((number) => Math.abs(number) >= 1e6).flatMap((number) => [0, 1].map((decimals) => ({ what: `${number} ${decimals}`, told: [number, decimals], number, decimals }))),
  category: () => numbers().map((number) => ({ what: `${number}`, told: [number, number % 1 ? 1 : 0, isMillions(number)], number })),
  date: () => dates().map((date) => ({ what: date, told: [date], date: date.split('/') })),
  list: (tag) => few(states(tag)).map((codes) => codes.map((code) => CLDR[tag].places[code])).map((names) => ({ what: names.join('|'), told: names, names })),
  // Browsers have no names for areas.
  place: (tag) => states(tag).map((code) => ({ what: code, told: [code], place: ALPHA2[code] })),
};

/** In the page: what the browser's own Intl writes. */
function written({ kind, locale, asked }) {
  const decimals = (count) => ({ minimumFractionDigits: count, maximumFractionDigits: count });
  const each = (format) => asked.map(format);
  const utc = (edtf) => new Date(`${edtf}${'-01-01'.slice((edtf.length - 4))}T00:00:00Z`);
  const dateFormats = { 4: { year: 'numeric' }, 7: { year: 'numeric', month: 'long' }, 10: { year: 'numeric', month: 'long', day: 'numeric' } };
  const makers = {
    number() {
      const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
      return each(({ number }) => format.format(number));
    },
    percent() {
      const formats = [0, 1].map((count) => new Intl.NumberFormat(locale, { style: 'percent', ...decimals(count) }));
      // A text is read as the decimal number that it is.
      return each(({ number, decimals: count }) => formats[count].format(`${number}e-2`));
    },
    compact() {
      const formats = [0, 1, 2].map((count) => new Intl.NumberFormat(locale, { notation: 'compact', compactDisplay: 'long', ...decimals(count) }));
      const unit = ({ format, number }) => format.formatToParts(number).find(({ type }) => type === 'compact')?.value;
      // Chinese has units of another size, and gives them no decimal, or two.
      const count = (number, asked) => (!asked ? 0 : locale !== 'zh' ? 1 : unit({ format: formats[0], number }) === '万' ? 0 : 2);
      return each(({ number, decimals: asked }) => formats[count(number, asked)].format(number));
    },
    category() {
      const rules = new Intl.PluralRules(locale, { maximumFractionDigits: 1 });
      return each(({ number }) => rules.select(Math.abs(number)));
    },
    date() {
      const formats = Object.fromEntries(Object.entries(dateFormats).map(([length, options]) => [length, new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })]));
      return each(({ date: [from, to] }) => (to ? formats[from.length].formatRange(utc(from), utc(to)) : formats[from.length].format(utc(from))));
    },
    list() {
      const format = new Intl.ListFormat(locale, { type: 'conjunction', style: 'long' });
      return each(({ names }) => format.format(names));
    },
    place() {
      const names = new Intl.DisplayNames(locale, { type: 'region' });
      return each(({ place }) => names.of(place));
    },
  };
  return makers[kind]();
}

/** What we write, by the native program. */
function ours(t, tag, kind, asked) {
  const path = join(folder(t), 'asked.json');
  writeFileSync(path, JSON.stringify(asked.map(({ told }) => [tag, kind, ...told])));
  const texts = JSON.parse(program('words', path));
  // Where a long name may be parted is no matter of how it is written.
  return texts.map((text) => (kind === 'category' ? CLDR[tag].categories[text] : text.replaceAll('\u00ad', '')));
}

for (const kind of Object.keys(ASKED)) {
  test(`every language writes as the browser does: ${kind}`, async (t) => {
    const { page } = await open(t, { body: '' });
    const faults = [];
    let count = 0;
    for (const tag of TAGS) {
      const asked = ASKED[kind](tag);
      const theirs = await page.evaluate(written, { kind, locale: CLDR[tag].locale, asked });
      const texts = ours(t, tag, kind, asked).map((text, at) => ({ what: asked[at].what, ours: text, theirs: theirs[at] }));
      faults.push(...compared('chromium', kind, tag, texts));
      count += texts.length;
    }
    assert.ok(count > 1500, `${count} texts compared`);
    assert.equal(faults.length, 0, `${faults.length} faults in ${count} texts, ${page.context().browser().version()}:\n${faults.slice(0, 40).join('\n')}`);
  });
}
