// What stands for `fetch` in the module. For the widget's own files it also reads what a browser or Node would not: Node's
// reads no files, and a page's policy need not allow the `data:` addresses into which bundlers turn small files.

import { addresses } from 'migration-facts-addresses';

/** The bytes at an address, by how it begins. */
const own = {
  data: (url) => Uint8Array.from(atob(url.slice(url.indexOf(',') + 1)), (letter) => letter.charCodeAt()),
  // By name: bundlers for browsers would look for what is imported.
  file: (url) => process.getBuiltinModule('fs').readFileSync(new URL(url)),
};

/** No option may name another file of a server. */
const isOwn = (url) => Object.values(addresses).some((address) => address().href === url.split('?')[0]);

/** As the global one, and for such addresses as well. */
export const fetch = async (url, ...rest) => {
  const read = own[`${url}`.split(':')[0]];
  return read && isOwn(`${url}`) ? new Response(read(`${url}`)) : globalThis.fetch(url, ...rest);
};
