// The menu of a widget: copies, files, the source, and what is newer than its figures. Loaded when a reader first opens it.

import { copy } from './copy.js';
import { fileName, toCSV } from './csv.js';
import { toPNG, toSVG } from './export.js';
import { make } from './make.js';

/** Least distance to the edge of the window, and to the button, CSS px. */
const EDGE = 8;
const GAP = 4;

/** How long an item says what it has done, ms. */
const SAID = 2500;

/** How long a file may be asked for by its address, ms. */
const KEPT = 60_000;

const CSS = `[part=menu-list]{contain:none;position:fixed;z-index:9;box-sizing:border-box;display:flex;flex-direction:column;width:max-content;max-width:min(320px,100vw - 16px);min-width:200px;margin:0;padding:4px;border:1px solid var(--rule);border-radius:4px;overflow:auto;overscroll-behavior:contain;color:var(--text);background:var(--ground);box-shadow:0 4px 16px #0004;font-size:14px;line-height:20px;direction:var(--words)}
[part=menu-list]::before{content:none}
[part=menu-list] [role=menuitem]{all:unset;display:block;box-sizing:border-box;width:100%;min-height:28px;margin:0;padding:4px 8px;border-radius:2px;font-size:14px;line-height:20px;text-align:start;text-decoration:none;cursor:pointer}
[part=menu-list] [role=menuitem]:is(:hover,:focus){background:color-mix(in srgb,var(--text) 10%,var(--ground))}
[part=menu-list] [role=menuitem]:focus-visible{outline:2px solid;outline-offset:-2px}
[part=menu-list] small{display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical;overflow:hidden;font-size:12px;line-height:16px;color:var(--muted)}
[part=menu-list] .notes{padding:4px 8px 8px;margin-bottom:4px;border-bottom:1px solid var(--rule);font-size:12px;line-height:16px}
[part=menu-list] .notes div+div{margin-top:8px}
[part=menu-list] .line{display:block;height:1px;margin:4px 8px;background:var(--rule)}
@media (forced-colors:active){[part=menu-list]{forced-color-adjust:auto}[part=menu-list] [role=menuitem]:focus{forced-color-adjust:none;color:HighlightText;background:Highlight}}
@media print{[part=menu-list]{display:none!important}}`;

let shared;

function dress(root) {
  if (!shared) (shared = new CSSStyleSheet()).replaceSync(CSS);
  if (!root.adoptedStyleSheets.includes(shared)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, shared];
}

/** Saves a file of that name. */
function save(blob, name) {
  const href = URL.createObjectURL(blob);
  make('a', { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), KEPT);
}

/** What the items say and do. `copies` has the texts, `done` is said afterwards. */
function itemsOf(widget, copies, words) {
  const { options, description: { source } } = widget.frame();
  const name = (ending) => fileName(options, ending);
  const copied = (key, text, more) => ({ label: words[key], more, act: (button) => copy(text(), button), done: words.copied });
  const saved = (key, ending, blob) => ({ label: words[key], act: async () => save(await blob(), name(ending)) ?? true, done: words.saved });
  const table = () => toCSV(copies, words.address);
  return [
    copied('menu-number', () => copies.figure, copies.value),
    copied('menu-citation', () => copies.plain),
    copied('menu-html', () => copies.html),
    copied('menu-apa', () => copies.apa),
    null,
    copied('menu-table', table),
    // Spreadsheets take a file without the mark for one of another encoding.
    saved('menu-csv', 'csv', () => new Blob(['\ufeff', table()], { type: 'text/csv' })),
    saved('menu-png', 'png', () => toPNG(widget)),
    saved('menu-svg', 'svg', () => new Blob([toSVG(widget)], { type: 'image/svg+xml' })),
    ...(source.url ? [null, { label: words['menu-source'], href: source.url }] : []),
  ];
}

/** An item; its name stays: what it has done is said by the status alone. */
function makeItem({ label, more, act, done, href }, words, live) {
  const shown = () => (more ? [`${label} `, make('small', {}, more)] : [label]);
  if (href) return make('a', { role: 'menuitem', tabindex: -1, href, target: '_blank', rel: 'noopener' }, label);
  const button = make('button', { role: 'menuitem', tabindex: -1, 'aria-label': more ? `${label} ${more}` : label }, ...shown());
  button.onclick = async () => {
    const said = await Promise.resolve(act(button)).then((isDone) => (isDone ? done : words.failed), () => words.failed);
    live.textContent = said;
    button.replaceChildren(said);
    clearTimeout(button.timer);
    button.timer = setTimeout(() => button.replaceChildren(...shown()), SAID);
  };
  return button;
}

/** What is newer than the figures of a widget: that there is something, and what was corrected. */
export function newsOf({ options: { sheet, vintage } }, index, words, tag) {
  const { vintage: now, corrections = {} } = index[sheet] ?? {};
  const newer = now && vintage && now !== vintage ? [words.newer.replace('{0}', () => vintage)] : [];
  return { newer, corrections: corrections[tag] ?? corrections.en ?? [] };
}

function makeNotes({ newer, corrections }, words) {
  if (!newer.length && !corrections.length) return [];
  const heading = corrections.length ? [make('div', {}, make('b', {}, words.corrections))] : [];
  const lines = [...newer, ...corrections.map(({ text }) => text)].map((text) => make('div', {}, text));
  return [make('div', { class: 'notes', id: 'n' }, ...lines.slice(0, newer.length), ...heading, ...lines.slice(newer.length))];
}

/** Puts the list below its button, or above it where there is more room, their ends in one line, inside the window. */
function place(list, button) {
  const { style } = list;
  // In the top layer it is placed in the window, whatever zoom its host has.
  style.zoom = 1 / (list.parentNode.currentCSSZoom ?? 1);
  const { left, right, top, bottom } = button.getBoundingClientRect();
  const { clientWidth } = document.documentElement;
  const under = innerHeight - bottom - GAP - EDGE;
  const over = top - GAP - EDGE;
  const isUnder = list.offsetHeight <= under || under >= over;
  const room = Math.max(isUnder ? under : over, Math.min(200, innerHeight - 2 * EDGE));
  style.maxHeight = `${room}px`;
  const { offsetWidth, offsetHeight } = list;
  const isRtl = getComputedStyle(list.parentNode).direction === 'rtl';
  const wanted = isRtl ? left : right - offsetWidth;
  style.left = `${Math.max(EDGE, Math.min(wanted, clientWidth - EDGE - offsetWidth))}px`;
  const y = isUnder ? bottom + GAP : top - GAP - offsetHeight;
  style.top = `${Math.max(EDGE, Math.min(y, innerHeight - EDGE - offsetHeight))}px`;
}

/** The item that a key goes to. */
function goal(key, items, at) {
  const last = items.length - 1;
  const goals = { ArrowDown: at < last ? at + 1 : 0, ArrowUp: at > 0 ? at - 1 : last, Home: 0, End: last };
  if (key in goals) return items[goals[key]];
  if (key.length > 1 || key === ' ') return null;
  const begins = (item) => item.textContent.toLowerCase().startsWith(key.toLowerCase());
  return [...items.slice(at + 1), ...items].find(begins);
}

/** Keys, clicks elsewhere and scrolls of an open list; all listeners end with it. */
function listen(list, button, items) {
  const end = new AbortController();
  const { signal } = end;
  const close = (isReturned) => {
    end.abort();
    button.setAttribute('aria-expanded', 'false');
    if (isReturned) button.focus({ preventScroll: true });
    list.remove();
  };
  list.close = close;
  list.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey) return;
    // From the button the key itself goes on to what comes next.
    if (key === 'Tab') return close(true);
    const item = goal(key, items, items.indexOf(list.getRootNode().activeElement));
    if (!item && key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (item) item.focus();
    else close(true);
  }, { signal });
  const isOurs = (event) => event.composedPath().some((node) => node === list || node === button);
  document.addEventListener('pointerdown', (event) => isOurs(event) || close(), { signal });
  // A scroll of the list itself does not leave the shadow root.
  window.addEventListener('scroll', () => close(list.matches(':focus-within')), { signal, capture: true });
  window.addEventListener('resize', () => close(list.matches(':focus-within')), { signal });
  list.addEventListener('focusout', ({ relatedTarget }) => relatedTarget && !list.contains(relatedTarget) && relatedTarget !== button && close(), { signal });
}

/**
 * Opens the menu of a widget at its button, or closes it. `copiesOf()` resolves to what can be copied, `wordsOf(tag)` to the
 * words of a language, `indexOf()` to the published states and corrections of the sheets.
 */
export async function openMenu({ root, widget }, button, { copiesOf, wordsOf, indexOf }) {
  const open = root.querySelector('[part=menu-list]');
  if (open) return open.close(true);
  if (button.isBusy) return undefined;
  button.isBusy = true;
  try {
    const { lang, words: direction, menu: [label] } = widget.frame();
    const [copies, words, index] = await Promise.all([copiesOf(widget), wordsOf(lang), indexOf()]);
    button.replaceChildren(label);
    dress(root);
    const notes = makeNotes(newsOf(widget.frame(), index, words, lang), words);
    const live = root.querySelector('[role=status]');
    const rows = itemsOf(widget, copies, words).map((item) => (item ? makeItem(item, words, live) : make('div', { class: 'line', role: 'separator' })));
    const menu = make('div', { role: 'menu', 'aria-label': label, ...(notes.length && { 'aria-describedby': 'n' }) }, ...rows);
    const list = make('div', { part: 'menu-list', popover: 'manual', dir: direction }, ...notes, menu);
    button.after(list);
    list.showPopover?.();
    place(list, button);
    button.setAttribute('aria-expanded', 'true');
    const items = rows.filter((row) => row.getAttribute('role') === 'menuitem');
    listen(list, button, items);
    items[0].focus({ preventScroll: true });
  } finally {
    button.isBusy = false;
  }
  return undefined;
}
