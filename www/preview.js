// The preview: what is wrong with a widget, shown where it stands, for those who make the page.

import { make } from './make.js';
import { fromAttributes, request, tagOf } from './options.js';
import { lookOf } from './surroundings.js';

const CSS = `section{all:initial;display:block;box-sizing:border-box;margin:8px 0;padding:8px 12px;border-inline-start:4px solid #b3420e;font:14px/20px system-ui,sans-serif;color:#14181d;background:#fff4ec;overflow-wrap:anywhere}
section.fine{border-color:#2e6b34;background:#eef7ef}
section b{display:inline;font:inherit;font-weight:700}
section ul{margin:4px 0 0;padding-inline-start:20px;color:inherit;font:inherit;list-style:disc}
section code{font:13px/20px ui-monospace,monospace}`;

let shared;

function styleSheet() {
  if (!shared) (shared = new CSSStyleSheet()).replaceSync(CSS);
  return shared;
}

/** A message of the core begins with its code. */
const item = ({ code, message, path, hint }) =>
  make('li', {}, make('code', {}, path ? `${path}` : code), ` ${message} `, hint ? make('b', {}, hint) : '');

/** Puts what was found into the host's shadow root, in place of what was found before; nothing once its widget is destroyed. */
function show(host, faults) {
  const root = host.shadowRoot;
  root.querySelector('section')?.remove();
  if (!host.dataset.state) return;
  if (!root.adoptedStyleSheets.includes(styleSheet())) root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet()];
  const title = faults.length ? `Preview: ${faults.length} to look at; readers do not see this` : 'Preview: nothing found; readers do not see this';
  root.append(make('section', { part: 'preview', class: faults.length ? '' : 'fine', role: 'note' }, make('b', {}, title), make('ul', {}, ...faults.map(item))));
}

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

/** Looks at every widget of the page, now and whenever one changes. `load(sheet)` resolves to the desk's core, `given(host)` are options of a script. */
export function startPreview(load, given) {
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
    } catch (error) {
      faults = [error];
    }
    // Another change may have come meanwhile.
    if (host.shadowRoot && turns.get(host) === turn) show(host, withEvent(faults, host.dataset.error && failed.get(host)));
  }

  for (const name of ['ready', 'error']) {
    document.addEventListener(`migration-facts:${name}`, (event) => {
      const host = event.composedPath()[0];
      failed.set(host, event.detail);
      examine(host);
    });
  }
  for (const host of document.querySelectorAll('[data-state=ready],[data-state=error]')) {
    failed.set(host, { code: host.dataset.error, message: 'The console has the whole message.' });
    examine(host);
  }
}
