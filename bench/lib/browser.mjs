// The browser of the measurements: started, ended, and pages in it that begin with an empty cache.

import { chromium } from 'playwright-core';
import { CHROMIUM } from './places.mjs';

export const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--hide-scrollbars',
];

/** A slow phone: bytes a second, ms of delay for a request, and how many times slower than this machine. */
const SLOW = { downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8, latency: 150, cpu: 4 };

/** How long a page may take to be ready, ms. */
const PATIENCE = 60_000;

/** Runs before all else in a page: notes long tasks, errors, and the memories of wasm. */
function observe() {
  const seen = (window.seen = { tasks: [], errors: [], memories: new Set() });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.tasks.push([startTime, duration]);
  }).observe({ type: 'longtask', buffered: true });
  addEventListener('error', ({ message }) => seen.errors.push(`${message}`));
  addEventListener('unhandledrejection', ({ reason }) => seen.errors.push(`${reason?.message ?? reason}`));
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate(...given);
    for (const value of Object.values((made.instance ?? made).exports)) if (value instanceof WebAssembly.Memory) seen.memories.add(value);
    return made;
  };
}

/** A browser that can be started anew when a page has brought it down. */
export async function launch(more = []) {
  let browser;
  let session;
  const start = async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, headless: true, args: [...FLAGS, ...more] });
    session = await browser.newBrowserCDPSession();
  };
  await start();
  return {
    version: () => browser.version(),

    /** The processes of this browser. */
    processes: async () => (await session.send('SystemInfo.getProcessInfo')).processInfo,

    /** Opens a page of the bench; resolves once it says that it is ready. */
    async open(address, { isSlow = false } = {}) {
      const context = await browser.newContext({ viewport: { width: 800, height: 600 }, deviceScaleFactor: 2 });
      await context.addInitScript(observe);
      const page = await context.newPage();
      const protocol = await context.newCDPSession(page);
      if (isSlow) {
        const { cpu, ...conditions } = SLOW;
        await protocol.send('Network.enable');
        await protocol.send('Network.emulateNetworkConditions', { offline: false, ...conditions });
        await protocol.send('Emulation.setCPUThrottlingRate', { rate: cpu });
      }
      await page.goto(address, { waitUntil: 'commit' });
      const told = await page.waitForFunction(() => window.bench?.ready || window.bench?.error || window.seen.errors[0], null, { polling: 100, timeout: PATIENCE });
      const value = await told.jsonValue();
      if (typeof value === 'string') throw Error(value);
      return { page, protocol, close: () => context.close() };
    },

    /** Closes what a failure left open; a browser that answers no more is ended, by its own process. */
    async recover() {
      const closed = Promise.all(browser.contexts().map((context) => context.close())).then(() => true, () => false);
      const isFine = await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 5000, false))]);
      if (isFine && browser.isConnected()) return;
      await Promise.race([browser.close().catch(() => {}), new Promise((resolve) => setTimeout(resolve, 5000))]);
      await start();
    },

    close: () => browser.close(),
  };
}
