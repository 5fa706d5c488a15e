// The preview: what is wrong with a widget, shown where it stands, for those who make the page.

import { make } from './make.js';
import { fromAttributes, request, tagOf } from './options.js';
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
const OWN = { contrast: 'contrast', source: 'no-source', ignored: 'ignored' };

/** Categories of plural, in CLDR's order. */
const CATEGORIES = ['zero', 'one', 'two', 'few', 'many', 'other'];

const filled = (pattern, text) => pattern.replace('{0}', () => text);

/** The form of a word for that many things. */
function form({ words, tag }, name, count) {
  const rules = new Intl.PluralRules(tag);
  const known = CATEGORIES.filter((each) => rules.resolvedOptions().pluralCategories.includes(each));
  const forms = words[name].split('|');
  return filled(forms[known.indexOf(rules.select(count))] ?? forms[0], count.toLocaleString(tag));
}

/** A fault in the words of a language; as it is in English, and where there are no words for it. */
function told(fault, { words }) {
  const { code, message, hint } = fault;
  const word = words?.[OWN[code] ?? code];
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
  root.append(make('section', { part: 'preview', class: faults.length ? '' : 'fine', role: 'note', lang, dir: 'auto' },
    make('b', {}, headline(faults.length, language)), make('ul', {}, ...faults.map((fault) => item(told(fault, language))))));
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

/** What the script alone knows of: the event's own fault, unless the desk finds the same. */
const withEvent = (faults, detail) =>
  (detail?.code && !faults.some(({ code, path }) => code === detail.code && path === detail.path) ? [detail, ...faults] : faults);

/**
 * Looks at every widget of the page, now and whenever one changes. `load(sheet)` resolves to the desk's core, `wordsOf(tag)` to
 * the words of a language, `given(host)` are options of a script, `newsOf(frame, tag)` resolves to what is newer than a pinned sheet.
 */
export function startPreview(load, wordsOf, given, newsOf) {
  const watched = new WeakSet();
  const turns = new WeakMap();
  const failed = new WeakMap();
  const changes = new MutationObserver((records) => records.forEach(({ target }) => examine(target)));

  async function examine(host) {
    const turn = {};
    turns.set(host, turn);
    if (!watched.has(host)) changes.observe(host, { attributes: true });
    watched.add(host);
    const all = { ...fromAttributes(host), ...given(host) };
    let faults = [];
    try {
      const desk = await load({ ...all, tag: tagOf(host, all) });
      faults = desk.check(request(host, given(host) ?? {}, desk.names), look(host));
      if (all.vintage) faults.push(...news(await newsOf({ options: all }, tagOf(host, all))));
    } catch (error) {
      faults = [error];
    }
    const tag = tagOf(host, all);
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
