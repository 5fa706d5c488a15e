// Work and memory: of the main thread as the page's own process tells, of all threads as the system does.

import fs from 'node:fs';

/** Main-thread work of a page since it began, ms of CPU. */
export async function mainThread(protocol) {
  const { metrics } = await protocol.send('Performance.getMetrics');
  return 1000 * metrics.find(({ name }) => name === 'TaskDuration').value;
}

/** Has it counted in time of the thread, not of the wall. */
export const countMainThread = (protocol) => protocol.send('Performance.enable', { timeDomain: 'threadTicks' });

const quietly = (read) => {
  try {
    return read();
  } catch {
    // A thread or process that has ended since it was listed; or a system without /proc.
    return 0;
  }
};

const threadsOf = (id) => quietly(() => fs.readdirSync(`/proc/${id}/task`)) || [];

/** CPU of all threads of renderers and of the graphics process since they began, ms. */
export async function allThreads(browser) {
  const processes = (await browser.processes()).filter(({ type }) => type === 'renderer' || type === 'GPU');
  const threads = processes.flatMap(({ id }) => threadsOf(id).map((thread) => `/proc/${id}/task/${thread}/schedstat`));
  return threads.reduce((sum, file) => sum + quietly(() => +fs.readFileSync(file, 'utf8').split(' ')[0]), 0) / 1e6;
}

/** Memory of the largest renderer, bytes: its share of what it has with others. */
async function renderer(browser) {
  const sizes = (await browser.processes()).filter(({ type }) => type === 'renderer')
    .map(({ id }) => quietly(() => 1024 * /^Pss:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))[1]));
  return Math.max(0, ...sizes);
}

/** What a page holds after its garbage was collected, bytes. */
export async function memory(browser, { page, protocol }) {
  await protocol.send('HeapProfiler.enable');
  for (let turn = 0; turn < 2; turn++) await protocol.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize } = await protocol.send('Runtime.getHeapUsage');
  const wasm = await page.evaluate(() => [...window.seen.memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0));
  return { heap: usedSize, dom: embedderHeapUsedSize, wasm, renderer: await renderer(browser) };
}
