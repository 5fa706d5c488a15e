// One headless browser a test file, and host pages in it.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from './server.mjs';

const ARGS = [
  '--no-sandbox', '--headless', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

let started;

async function browser() {
  const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';
  // Readers go back to pages that were kept whole; what drives the browser would forbid it.
  started ??= chromium.launch({ executablePath, args: ARGS, ignoreDefaultArgs: ['--disable-back-forward-cache'] });
  return started;
}

after(async () => (await started)?.close());

/** The script of an embed. */
export const SCRIPT = '<script async src="/migration-facts.js"></script>';

/** A host `div` with attributes and a fallback. */
export const host = (attributes, fallback = '<p>The fallback.</p>') => `<div class="migration-facts" ${attributes}>${fallback}</div>`;

/** A host with the chart that most tests look at. */
export const CHART = 'data-sheet="undesa-2020" data-widget="totals"';

/** A page as a newsroom's. */
export const document = (body, head = '') =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Host</title>${head}<body>${body}</body></html>`;

/** Keeps the events of the product, and what broke a policy of the page, from the first on. */
function record() {
  window.events = [];
  window.violations = [];
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => window.violations.push(`${violatedDirective} ${blockedURI}`));
  for (const name of ['ready', 'select', 'error']) {
    document.addEventListener(`migration-facts:${name}`, ({ type, detail }) => window.events.push({ type, detail }));
  }
}

/**
 * Opens a page on a server of its own; both end with the test `t`. `body` is the page's HTML, `path` another page,
 * `context` the browser's settings, the rest goes to the server. Console messages and requests are kept.
 */
export async function open(t, { body, head, path = '/host.html', context = {}, ...options }) {
  const pages = body === undefined ? options.pages : { ...options.pages, '/host.html': document(body, head) };
  const server = await serve({ ...options, pages });
  const tabs = await (await browser()).newContext({ viewport: { width: 800, height: 900 }, ...context });
  t.after(async () => {
    await tabs.close();
    await server.close();
  });
  const page = await tabs.newPage();
  const messages = [];
  const failures = [];
  const requests = [];
  page.on('console', (message) => messages.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => messages.push(`uncaught: ${error.message}`));
  page.on('requestfailed', (request) => failures.push(request.url()));
  page.on('response', (response) => response.status() >= 400 && failures.push(`${response.status()} ${response.url()}`));
  page.on('request', (request) => requests.push(request.url()));
  await page.addInitScript(record);
  await page.goto(server.origin + path);
  return { page, server, messages, failures, requests };
}

const PAGES = fileURLToPath(new URL('pages', import.meta.url));

/** Any origin may read what a release serves. */
const ANYONE = { 'Access-Control-Allow-Origin': '*' };

/**
 * Opens the page in a folder of `pages/`, as a newsroom serves it: the product comes from another origin, which pages
 * call `https://cdn.example`. `page.json` beside the page, and the options here, say how the two servers answer.
 */
export async function visit(t, name, { cdn, ...options } = {}) {
  const folder = join(PAGES, name);
  const given = JSON.parse(await readFile(join(folder, 'page.json'), 'utf8').catch(() => '{}'));
  const far = await serve({ headers: ANYONE, ...given.cdn, ...cdn });
  t.after(far.close);
  const names = { 'https://cdn.example': far.origin };
  return { ...(await open(t, { path: '/', ...given, ...options, folder, names })), cdn: far };
}

/**
 * What a reader sees of every host of the page, in the order of the page: the state, whether the fallback or the
 * picture shows, how many pictures were made, and the headline, first row and number of rows of what is drawn.
 */
export const seen = (page, selector = '.migration-facts, migration-facts') => page.evaluate((hosts) => {
  const all = (root) => [...root.querySelectorAll('*')].flatMap((element) => [element, ...(element.shadowRoot ? all(element.shadowRoot) : [])]);
  // A slot has no box of its own.
  const isSeen = (node) => !!node && [node, ...(node.assignedElements?.() ?? [])].some((each) => each.getClientRects().length > 0);
  return all(document).filter((element) => element.matches(hosts)).map((element) => {
    const root = element.shadowRoot;
    const figure = root?.querySelector('figure');
    const rows = [...root?.querySelectorAll('tbody tr') ?? []];
    return {
      state: [element.dataset.state, element.dataset.error].filter(Boolean).join(' '),
      shows: [isSeen(figure) && 'picture', isSeen(root ? root.querySelector('slot') : element) && 'fallback'].filter(Boolean).join(' '),
      pictures: root?.querySelectorAll('figure').length ?? 0,
      title: isSeen(figure) ? root.querySelector('h3').textContent : '',
      rows: isSeen(figure) ? rows.map((row) => row.cells[0].textContent) : [],
    };
  });
}, selector);

/** Waits until every host of the page has been drawn or has failed. */
export const done = (page, selector = '.migration-facts, migration-facts') => page.waitForFunction((hosts) => {
  const all = [...document.querySelectorAll(hosts)];
  return all.length && all.every(({ dataset }) => /ready|error/.test(dataset.state));
}, selector);

/** Waits until a host is in a state, and fails with the state that it is in. */
export async function state(page, selector, wanted = 'ready') {
  const of = (element) => [element.getAttribute('data-state'), element.getAttribute('data-error')].filter(Boolean).join(' ');
  const locator = page.locator(selector).first();
  for (let tries = 0; tries < 200; tries += 1) {
    if ((await locator.getAttribute('data-state')) === wanted) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`${selector} is "${await locator.evaluate(of)}", not "${wanted}"`);
}

/** Events of one kind, so far. */
export const events = (page, kind) =>
  page.evaluate((type) => window.events.filter((event) => event.type === type).map(({ detail }) => detail), `migration-facts:${kind}`);

/** Two pictures later, what was asked for has been drawn. */
export const drawn = (page) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))));

/** Cells of the data table in a host's view. */
export const tableOf = (page, selector) =>
  page.locator(`${selector} >> table`).evaluate((table) => [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent)));

/** The tip of a host: what it says, whether it is open and inside the window, the names of its buttons. */
export const tipOf = (page, selector = '.migration-facts') => page.locator(`${selector} >> [part=tip]`).evaluate((tip) => {
  const { left, top, right, bottom } = tip.getBoundingClientRect();
  return {
    isOpen: !!tip.offsetHeight,
    isInside: left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight,
    text: tip.innerText,
    lines: tip.innerText.split('\n').filter(Boolean),
    value: tip.querySelector('b')?.textContent ?? '',
    buttons: [...tip.querySelectorAll('button')].map(({ textContent }) => textContent),
  };
});

/** Where on the page the thing is that a host's tip points at, CSS px. */
export const pointedAt = (page, selector = '.migration-facts') => page.locator(`${selector} >> [part=body] i`).evaluate((mark) => {
  const { x, y, width, height } = mark.getBoundingClientRect();
  return { x, y, width, height, middle: x + width / 2, center: y + height / 2 };
});

/** A hash of the pixels of a canvas of a host, of at most so many rows: 0 is the body, 1 what is drawn over it. */
export const pixelsOf = (page, layer = 0, selector = '.migration-facts', rows = Infinity) => page.locator(selector).first().evaluate(({ shadowRoot }, [at, most]) => {
  const canvas = shadowRoot.querySelectorAll('canvas')[at];
  // From a copy: to be read from slows a canvas down, and the browser says so.
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
  copy.drawImage(canvas, 0, 0);
  const { data } = copy.getImageData(0, 0, canvas.width, Math.min(most, canvas.height));
  return data.reduce((hash, byte) => (hash * 31 + byte) | 0, 7);
}, [layer, rows]);

/** Lets a change of a picture come to its end. */
export const settled = (page) => page.waitForTimeout(400);
