// The worker that reads large own data: the core for data beside the page.

import init, { begin, build, own, recover } from 'migration-facts-data-core';
import { makeLoader } from './core.js';

onmessage = async ({ data: { wasm, asked, text, places } }) => {
  const load = makeLoader({ init, begin, build, own, recover }, '', () => wasm, ({ call }) => call);
  try {
    const call = await load({ tag: 'en' });
    postMessage({ told: call(own, asked, text, places) });
  } catch ({ code, message, path, hint }) {
    // The page may get the wasm where a worker does not.
    postMessage(/^wasm-(missing|blocked)$/.test(code) ? {} : { fault: { code, message, path, hint } });
  }
};
