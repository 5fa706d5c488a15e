// One browser a test file, driven through WebDriver: the engine that ENGINE names, and host pages in it.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { after, before } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { Builder, Capabilities, Key, Origin } from 'selenium-webdriver';
import { document as htmlOf } from '../hosts/browser.mjs';
import { serve } from '../hosts/server.mjs';

export { CHART, SCRIPT, host } from '../hosts/browser.mjs';
export { Key };

const { ENGINE, DRIVER, BROWSER } = process.env;

/** How the driver of an engine is called, and what it is asked for. WebKit's drivers know their browser's place. */
const ENGINES = {
  firefox: {
    program: 'geckodriver',
    flags: (port) => ['--port', port],
    wanted: { browserName: 'firefox', 'moz:firefoxOptions': { args: ['-headless'], ...(BROWSER && { binary: BROWSER }) } },
  },
  webkit: { program: 'WebKitWebDriver', flags: (port) => [`--port=${port}`], wanted: { browserName: 'MiniBrowser' } },
  safari: { program: 'safaridriver', flags: (port) => ['-p', port], wanted: { browserName: 'safari' } },
};

/** How long a condition may take to come true, ms. */
const PATIENCE = 10_000;

/** Inner width and height of the window of every test. */
const WINDOW = { width: 800, height: 860 };

let child;
let driver;

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

/** Waits until `holds()` gives something; fails with `what` did not come. */
export async function until(holds, what) {
  const end = performance.now() + PATIENCE;
  for (;;) {
    const found = await holds();
    if (found) return found;
    assert.ok(performance.now() < end, `not within ${PATIENCE / 1000} s: ${typeof what === 'function' ? await what() : what}`);
    await wait(30);
  }
}

async function start() {
  const { program, flags, wanted } = ENGINES[ENGINE] ?? assert.fail(`ENGINE is "${ENGINE}", not one of ${Object.keys(ENGINES)}`);
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  child = spawn(DRIVER || program, flags(`${port}`), { stdio: 'ignore' });
  await once(child, 'spawn');
  await until(() => fetch(`${address}/status`, { signal: AbortSignal.timeout(PATIENCE) }).then(({ ok }) => ok, () => false), `${program} answers`);
  driver = await new Builder().disableEnvironmentOverrides().usingServer(address).withCapabilities(new Capabilities(wanted)).build();
  const capabilities = await driver.getCapabilities();
  const [name, version] = [capabilities.getBrowserName(), capabilities.getBrowserVersion()];
  assert.equal(name.toLowerCase(), wanted.browserName.toLowerCase());
  console.log(`${name} ${version}`);
  await resize(WINDOW);
}

/** Sets the size of what a page has of the window: what the browser adds around it is not the same everywhere. */
async function resize({ width, height }) {
  const window = driver.manage().window();
  await until(async () => {
    const [wide, high] = await run(() => [innerWidth, innerHeight]);
    if (wide === width && high === height) return true;
    const outer = await window.getRect();
    await window.setRect({ width: outer.width + width - wide, height: outer.height + height - high });
  }, 'the window has its size');
}

/** A browser that crashed may not answer any more. */
const leaving = (end) => Promise.race([end, wait(PATIENCE, null, { ref: false })]);

before(start);
after(async () => {
  try {
    if (driver) await leaving(driver.quit());
  } finally {
    child?.kill();
  }
});

/** Calls a function in the page and gives what it returns, or what its promise resolves to. */
export const run = (act, ...args) => driver.executeScript(act, ...args);

/** Keeps from the first on what the product and the browser say: events, errors, complaints of the console. */
function record() {
  window.events = [];
  window.complaints = [];
  const complain = (kind, text) => window.complaints.push(`${kind}: ${text}`);
  for (const name of ['ready', 'select', 'error']) {
    document.addEventListener(`migration-facts:${name}`, ({ type, detail }) => window.events.push({ type, detail }));
  }
  // A loop of a ResizeObserver is an error of the window, too.
  addEventListener('error', ({ message, target }) => complain('error', message ?? target.src), true);
  addEventListener('unhandledrejection', ({ reason }) => complain('unhandled', reason));
  addEventListener('securitypolicyviolation', ({ violatedDirective }) => complain('policy', violatedDirective));
  for (const name of ['error', 'warn', 'info']) {
    const say = console[name];
    console[name] = (...words) => {
      complain(name, words[0]);
      say.apply(console, words);
    };
  }
}

/** Opens a page with this `body` on a server of its own, which ends with the test `t`; the rest goes to the server. */
export async function open(t, { body, head = '', ...options }) {
  const page = htmlOf(body, `<script>(${record})()</script>${head}`);
  const server = await serve({ ...options, pages: { ...options.pages, '/host.html': page } });
  t.after(async () => {
    // Nothing of this page goes on while its server closes.
    await driver.get('about:blank');
    await server.close();
  });
  await driver.get(`${server.origin}/host.html`);
  return server;
}

/** Waits until a host is in a state, and fails with the state that it is in. */
export const state = (selector = '.migration-facts', wanted = 'ready') => {
  const now = () => run((name) => {
    const { state = '', error = '' } = document.querySelector(name)?.dataset ?? {};
    return `${state} ${error}`.trim();
  }, selector);
  return until(async () => (await now()).split(' ')[0] === wanted, async () => `"${wanted}" of ${selector}, which is "${await now()}"`);
};

/** Events of one kind, so far. */
export const events = (kind) =>
  run((type) => window.events.filter((event) => event.type === type).map(({ detail }) => detail), `migration-facts:${kind}`);

/** What window and console complained of, so far. */
export const complaints = () => run(() => window.complaints);

/** Two pictures later, what was asked for has been drawn. */
export const drawn = () => run(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))));

/** Whether fallback and view of a host can be seen. */
export const shown = (selector = '.migration-facts') => run((name) => {
  const element = document.querySelector(name);
  const isSeen = (node) => !!node?.checkVisibility() && node.getBoundingClientRect().height > 10;
  return { fallback: [...element.children].some(isSeen), view: isSeen(element.shadowRoot?.querySelector('figure')) };
}, selector);

export const FALLBACK = { fallback: true, view: false };
export const VIEW = { fallback: false, view: true };

/** The tip of a host: whether it is open and inside the window, what it says, the names of its buttons. */
export const tipOf = (selector = '.migration-facts') => run((name) => {
  const tip = document.querySelector(name).shadowRoot.querySelector('[part=tip]');
  const { left, top, right, bottom } = tip.getBoundingClientRect();
  return {
    isOpen: !!tip.offsetHeight,
    isInside: left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight,
    lines: tip.innerText.split('\n').filter(Boolean),
    buttons: [...tip.querySelectorAll('button')].map(({ textContent }) => textContent),
  };
}, selector);

/** Where an element of a host's view is in the window, CSS px; if none is named, what its tip points at. */
export const boxOf = (part = '[part=body] i', selector = '.migration-facts') => run((name, inner) => {
  const { x, y, width, height } = document.querySelector(name).shadowRoot.querySelector(inner).getBoundingClientRect();
  return { x, y, width, height, middle: x + width / 2, center: y + height / 2 };
}, selector, part);

/** What has the focus: its id, or its part or words inside a widget. */
export const focused = () => run(() => {
  const { id, localName, shadowRoot } = document.activeElement;
  const inner = shadowRoot?.activeElement;
  return inner ? inner.getAttribute('part') ?? inner.ariaLabel ?? inner.textContent : id || localName;
});

/** Presses keys, one after another, each with the time to be drawn. */
export async function press(...keys) {
  for (const key of keys) {
    await driver.actions().sendKeys(key).perform();
    await drawn();
  }
}

/** Goes back by Shift and Tab. */
export async function back() {
  await driver.actions().keyDown(Key.SHIFT).sendKeys(Key.TAB).keyUp(Key.SHIFT).perform();
  await drawn();
}

/** Moves the pointer to a point of the window, and clicks there when asked to. */
export async function point({ x, y, click = false }) {
  const moved = driver.actions().move({ x: Math.round(x), y: Math.round(y), origin: Origin.VIEWPORT, duration: 0 });
  await (click ? moved.click() : moved).perform();
  await drawn();
}

/**
 * What can be seen of a host: how many pixels of a picture of the window, taken from outside, have the colour of
 * the marks, and how many colours there are.
 */
export async function inkOf(selector = '.migration-facts') {
  const picture = await driver.takeScreenshot();
  return run(async (data, name) => {
    const figure = document.querySelector(name).shadowRoot.querySelector('figure');
    const { x, y, width, height } = figure.querySelector('[part=body]').getBoundingClientRect();
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const context = document.createElement('canvas').getContext('2d');
    Object.assign(context.canvas, { width: image.width, height: image.height });
    context.drawImage(image, 0, 0);
    const scale = image.width / innerWidth;
    const pixels = context.getImageData(x * scale, y * scale, width * scale, height * scale).data;
    const accent = figure.style.getPropertyValue('--accent').match(/\w\w/g).map((part) => parseInt(part, 16));
    const seen = { marks: 0, colors: new Set() };
    for (let at = 0; at < pixels.length; at += 4) {
      if (accent.every((part, offset) => Math.abs(part - pixels[at + offset]) < 12)) seen.marks += 1;
      seen.colors.add((pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2]);
    }
    return { marks: seen.marks / scale ** 2, colors: seen.colors.size };
  }, picture, selector);
}
