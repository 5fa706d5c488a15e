// The preview: what is wrong with a widget, shown where it stands, for those who make the page.

import { make } from './make.js';
import { OWN, fromAttributes, request, tagOf } from './options.js';
import { asFault } from './own.js';
import { lookOf } from './surroundings.js';

const CSS = `[part=preview]{all:initial;display:block;box-sizing:border-box;margin:8px 0;padding:8px 12px;border-inline-start:4px solid #b3420e;font:14px/20px system-ui,sans-serif;color:#14181d;background:#fff4ec;overflow-wrap:anywhere}
[part=preview].fine{border-color:#2e6b34;background:#eef7ef}
[part=preview] b{display:inline;font:inherit;font-weight:700}
[part=preview] ul{margin:4px 0 0;padding-inline-start:20px;color:inherit;font:inherit;list-style:disc}
[part=preview] code{font:13px/20px ui-monospace,monospace}`;

let shared;

function styleSheet() {
  if (!shared) (shared = new CSSStyleSheet()).replaceSync(CSS);
  return shared;
}

/** What the core says in English alone, by the names of the words that say it in other languages. */
const NAMES = { contrast: 'contrast', source: 'no-source', ignored: 'ignored' };

/** Categories of plural, in CLDR's order. */
const CATEGORIES = ['zero', 'one', 'two', 'few', 'many', 'other'];

const filled = (pattern, ...texts) => pattern.replace(/\{(\d)\}/g, (_, at) => texts[at] ?? '');

/** The form of a word for that many things. */
function form({ words, tag }, name, count) {
  const rules = new Intl.PluralRules(tag);
  const known = CATEGORIES.filter((each) => rules.resolvedOptions().pluralCategories.includes(each));
  const forms = words[name].split('|');
  return filled(forms[known.indexOf(rules.select(count))] ?? forms[0], count.toLocaleString(tag));
}

/** A fault in the words of a language; as it is in English, and where there are no words for it. What is said of data has its parts in `found`. */
function told(fault, { words }) {
  const { code, message, hint } = fault;
  if (fault.found) {
    const [said, hinted] = [code, `${code}-hint`].map((name) => words?.[name] && filled(words[name], ...fault.found));
    return { ...fault, message: said ?? message, hint: said && (hinted ?? '') || hint };
  }
  const word = words?.[NAMES[code] ?? code];
  if (!word) return fault;
  const [, found = ''] = /\u201c(.*)\u201d/s.exec(message) ?? /: (\S+)$/.exec(message) ?? [];
  const nearest = /Did you mean \u201c(.*?)\u201d\?/.exec(hint)?.[1];
  const known = /Known: (.*)$/.exec(hint)?.[1];
  const hints = [nearest && filled(words['did-you-mean'], nearest), known && filled(words.known, known)].filter(Boolean).join(' ');
  return { ...fault, message: filled(word, found), hint: hints || (code === 'source' ? words['name-source'] : hint) };
}

const item = ({ code, message, path, hint }) =>
  make('li', {}, make('code', {}, path ? `${path}` : code), ` ${message} `, hint ? make('b', {}, hint) : '');

/** What stands over the list. */
function headline(count, language) {
  if (language.words) return count ? form(language, 'preview-faults', count) : language.words['preview-fine'];
  return count ? `Preview: ${count} to look at; readers do not see this` : 'Preview: nothing found; readers do not see this';
}

/** Puts what was found into the host's shadow root, in place of what was found before; nothing once its widget is destroyed. */
function show(host, faults, language) {
  const root = host.shadowRoot;
  root.querySelector('[part=preview]')?.remove();
  if (!host.dataset.state) return;
  if (!root.adoptedStyleSheets.includes(styleSheet())) root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet()];
  const { tag: lang } = language.words ? language : { tag: 'en' };
  const count = faults.filter((fault) => !isNote(fault)).length;
  const items = faults.toSorted((a, b) => rank(a) - rank(b)).map((fault) => item(told(fault, language)));
  root.append(make('section', { part: 'preview', class: count ? '' : 'fine', role: 'note', lang, dir: 'auto' },
    make('b', {}, headline(count, language)), make('ul', {}, ...items)));
}

/** What is newer than what a widget is pinned to, in words already. */
const news = ({ newer, corrections }) => [...newer, ...(newer.length ? corrections.map(({ text }) => text) : [])]
  .map((message) => ({ code: 'news', message, path: 'vintage', hint: '' }));

/** Colours of the page at a host, whether or not a widget stands there. */
function look(host) {
  const probe = host.shadowRoot.appendChild(make('i'));
  const found = lookOf(host, host, probe);
  probe.remove();
  return found;
}

/** Whether a fault is what the event said. Of one that came before the preview only the code is known, of data the event says the first error. */
const isSame = (detail, { code, path, level }) => level === 'error' || (code === detail.code && path === (detail.path ?? path));

/** What the script alone knows of: the event's own fault, unless the desk finds the same. */
const withEvent = (faults, detail) => (detail?.code && !faults.some((fault) => isSame(detail, fault)) ? [detail, ...faults] : faults);

/** Beside a sheet the address of data counts for nothing. */
const beside = ({ sheet, src }) => (sheet && src
  ? [{ level: 'warning', code: 'src-beside-sheet', path: 'src', message: 'Beside “sheet” it changes nothing.', hint: 'Leave one of them out, unless it is of another script.' }]
  : []);

/** What is wrong comes first; how data were read is nothing to look at. */
const LEVELS = ['error', 'warning', 'note'];
const rank = ({ level = 'error' }) => LEVELS.indexOf(level);
const isNote = (fault) => rank(fault) === 2;

/**
 * Looks at every widget of the page, now and whenever one changes. `load(sheet)` resolves to the desk's core, `wordsOf(tag)` to
 * the words of a language, `given(host)` are options of a script, `data.reading(options, host)` what own data come to,
 * `newsOf(frame, tag)` resolves to what is newer than a pinned sheet.
 */
export function startPreview(load, wordsOf, given, data, newsOf) {
  const watched = new WeakSet();
  const turns = new WeakMap();
  const failed = new WeakMap();
  const changes = new MutationObserver((records) => records.forEach(({ target }) => examine(target)));

  const isOwn = (host, { sheet, src, data: rows }) => rows || given(host)?.src || (!sheet && src);

  /** All that is to be said: of the data as such, then of the options with them. */
  async function faultsOf(host, all, tag) {
    try {
      const [desk, own] = await Promise.all([load({ ...all, tag }), isOwn(host, all) && data.reading(all, host)]);
      const said = own ? own.remarks.map(asFault) : beside(all);
      if (all.vintage) said.push(...news(await newsOf({ options: all }, tag)));
      return [...said, ...desk.check(request(host, { ...given(host), [OWN]: own }, desk.names), look(host))];
    } catch (error) {
      return error.remarks?.map(asFault) ?? [error];
    }
  }

  async function examine(host) {
    const turn = {};
    turns.set(host, turn);
    if (!watched.has(host)) changes.observe(host, { attributes: true });
    watched.add(host);
    const all = { ...fromAttributes(host), data: null, ...given(host) };
    const tag = tagOf(host, all);
    const faults = await faultsOf(host, all, tag);
    const words = await wordsOf(tag);
    // Another change may have come meanwhile.
    if (host.shadowRoot && turns.get(host) === turn) show(host, withEvent(faults, host.dataset.error && failed.get(host)), { tag, words });
  }

  for (const name of ['ready', 'error']) {
    document.addEventListener(`migration-facts:${name}`, (event) => {
      const host = event.composedPath()[0];
      failed.set(host, event.detail);
      examine(host);
    });
  }
  for (const host of document.querySelectorAll('[data-state=ready],[data-state=error]')) {
    failed.set(host, { code: host.dataset.error, message: 'The console has the whole message.', hint: '' });
    examine(host);
  }
}
