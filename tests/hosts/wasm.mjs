// The core's wasm as it might come: of another build, with a memory that ends, with traps.

const name = (text) => Buffer.from(text, 'latin1');

/** The same module, with a name in it changed to another of the same length: an import or an export that the script does not know. */
export function renamed(bytes, from, to) {
  const found = Buffer.concat([Buffer.from([from.length]), name(from)]);
  const at = from.startsWith('_') ? bytes.indexOf(name(from)) : bytes.indexOf(found) + 1;
  if (at < 1) throw Error(`no "${from}" in the wasm`);
  const copy = Buffer.from(bytes);
  name(to).copy(copy, at);
  return copy;
}
