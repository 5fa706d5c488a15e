// A newsroom's own data on a page: fetched and read once for all widgets that show them, and again when they are to be refreshed.

import { MigrationFactsError, refuse } from './error.js';
import { fields } from './calls.js';
import { isPacked } from './core.js';
import { kebab } from './options.js';
import { makeParser } from './parser.js';
import { makeSource } from './refresh.js';
import { textOfData } from './rows.js';

/** Options that decide how data are read, as `Asked` of src/sheet/own.rs has them. */
const ASKED = ['label-column', 'value-column', 'date-column', 'series-column', 'unit', 'source', 'source-url', 'population', 'measure', 'title', 'year', 'top', 'facts'];

/** Fewest seconds between two looks at an address. */
const SOONEST = 10;

/** The language that a host is to have, also one that the widget does not speak: its numbers are written so. */
function langOf(host, { lang }) {
  for (let node = host; node && !lang; node = node.parentNode ?? node.host) lang = node.lang;
  return lang;
}

/** What a host asks of a reader of data, as the core takes it. */
function askedOf(all, host) {
  const given = Object.entries(all).map(([name, value]) => [kebab(name), [value].flat().join(' ')]);
  return fields([...given.filter(([name, value]) => value && ASKED.includes(name)), ['lang', langOf(host, all)]]);
}

/** The whole address of data; only what a server serves. */
function addressOf(src) {
  let url;
  try {
    url = new URL(src, globalThis.document?.baseURI);
  } catch {}
  if (!/^https?:$/.test(url?.protocol)) refuse(`“${`${src}`.slice(0, 60)}” is no address of data`, 'src', 'An address that begins with https:, or is relative to the page');
  url.hash = '';
  return url.href;
}

/** Seconds between two looks, or nothing. */
function secondsOf({ refresh }) {
  if (!refresh || `${refresh}` === '0') return 0;
  const seconds = Number(refresh);
  if (!Number.isInteger(seconds) || seconds < SOONEST) refuse(`“${`${refresh}`.slice(0, 60)}” is no time`, 'refresh', `A whole number of seconds from ${SOONEST}`);
  return seconds;
}

/** Data come from one place. */
function checkPlaces({ sheet, src, data }) {
  const places = Object.entries({ data, src, sheet }).filter(([, value]) => value).map(([name]) => name);
  if (places.length > 1) refuse(`“${places.join('” and “')}” are both given`, places[0], 'Leave one of them out');
}

/** Where a remark stands, in words; and as a path. */
const placeOf = ({ line, column, path, option }) => path || option || [line && `line ${line}`, line && column && `column ${column}`].filter(Boolean).join(', ');

/** A remark as readers of this product's errors know it. */
export const asFault = (remark) => ({ ...remark, code: remark.problem, path: placeOf(remark) });

/** The first error of what was said of data, as an error with all of it. */
function faultOf(remarks, name) {
  const first = remarks.find(({ level }) => level === 'error');
  const path = placeOf(first);
  const message = first.line || first.path ? `${path[0].toUpperCase()}${path.slice(1)}: ${first.message}` : first.message;
  const code = first.problem === 'too-large' ? first.problem : 'bad-data';
  return Object.assign(new MigrationFactsError({ code, message, path: path || name, hint: first.hint }), { remarks });
}

/** Letters that were read by a guess. */
const guessed = (encoding) => ({
  level: 'note', problem: 'encoding', message: `The letters were read as ${encoding}.`, hint: 'Save the file in UTF-8.', found: [encoding], line: 0, column: 0, path: '', option: '',
});

/**
 * What reads own data. `load.packed(given)` reads those that were packed, `locate(name)` is the address of a file of this build. What it
 * gives resolves to `{ packed, remarks }`: the text of a sheet, and all that is to be said of the data.
 */
export function makeOwn(load, locate) {
  const parse = makeParser(locate);
  const sources = new Map();
  const kept = new WeakMap();
  const turns = new WeakMap();

  async function read({ text, encoding }, asked, name) {
    const { packed, remarks } = await parse(asked, text);
    if (packed == null) throw faultOf(remarks, name);
    return { packed, remarks: /^utf/.test(encoding ?? 'utf') ? remarks : [...remarks, guessed(encoding)] };
  }

  function sourceOf(url) {
    const found = sources.get(url) ?? makeSource(url, (fetched, asked) => read(fetched, asked, 'src'), () => sources.delete(url));
    sources.set(url, found);
    return found;
  }

  /** A mount shows one source at a time. */
  function leave(mount, but) {
    for (const source of sources.values()) if (source !== but) source.leave(mount);
  }

  async function fromSource(all, asked, mount) {
    const [source, seconds] = [sourceOf(addressOf(all.src)), secondsOf(all)];
    if (!mount) return source.read(asked);
    const turn = {};
    turns.set(mount, turn);
    mount.stop = () => leave(mount);
    const isNew = source.join(mount);
    try {
      const reading = await source.read(asked, mount);
      // While this one came, another may have been asked for.
      if (turns.get(mount) === turn) leave(mount, source);
      return reading;
    } catch (error) {
      // What is shown stays, and is refreshed as before.
      if (isNew && mount.widget) source.leave(mount);
      throw error;
    } finally {
      source.repeat(mount, asked, seconds);
    }
  }

  /** The same data again, as at each change of another option, are not read again. */
  async function fromData(data, asked, mount) {
    const text = await textOfData(data);
    const key = `${asked}\n${text}`;
    const known = kept.get(mount);
    if (known?.key === key) return known.reading;
    const reading = await read({ text }, asked, 'data');
    if (mount) {
      leave(mount);
      kept.set(mount, { key, reading });
    }
    return reading;
  }

  /** The sheet of what a host or a script asks for, nothing where that is no own data; `mount` is who shows it. */
  async function reading(all, host, mount) {
    if (!all.src && !all.data) return undefined;
    checkPlaces(all);
    if (isPacked(all)) return { ...await load.packed(all), remarks: [] };
    const asked = askedOf(all, host);
    return all.data ? fromData(all.data, asked, mount) : fromSource(all, asked, mount);
  }

  return {
    reading,

    /** The same for a mount, kept up to date for it. */
    own: (all, mount) => reading(all, mount.host, mount),
  };
}
