// The core's wasm as it might come: of another build, with a memory that ends, with traps for certain calls.

const TYPES = { imports: 2, functions: 3, memory: 5, exports: 7, code: 10 };
const FUNCTION = 0;

/** A number of variable length, read from bytes at a place: the number, and the place after it. */
function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value |= (byte & 127) << shift;
    if (byte < 128) return [value >>> 0, at];
  }
}

/** The same, written. */
function written(value) {
  const bytes = [];
  for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
  return [...bytes, value];
}

const signed = (value) => (value < 64 ? [value] : [...written(value).slice(0, -1), written(value).at(-1) | 128, 0]);

/** The sections of a module, in order: their types and bytes. */
function sections(bytes) {
  const all = [];
  for (let at = 8; at < bytes.length;) {
    const [size, start] = number(bytes, at + 1);
    all.push({ type: bytes[at], body: bytes.subarray(start, start + size) });
    at = start + size;
  }
  return all;
}

/** The module with one of its sections changed. */
function changed(bytes, type, change) {
  const all = sections(bytes).map((section) => (section.type === type ? { type, body: Buffer.from(change(section.body)) } : section));
  return Buffer.concat([bytes.subarray(0, 8), ...all.flatMap(({ type: id, body }) => [Buffer.from([id, ...written(body.length)]), body])]);
}

const bodyOf = (bytes, type) => sections(bytes).find((section) => section.type === type).body;

/** The index of an exported function. */
function exported(bytes, name) {
  const body = bodyOf(bytes, TYPES.exports);
  let [count, at] = number(body, 0);
  for (; count; count -= 1) {
    const [length, start] = number(body, at);
    const [index, end] = number(body, start + length + 1);
    if (body.toString('latin1', start, start + length) === name && body[start + length] === FUNCTION) return index;
    at = end;
  }
  throw Error(`the wasm exports no function "${name}"`);
}

const importedFunctions = (bytes) => WebAssembly.Module.imports(new WebAssembly.Module(bytes)).filter(({ kind }) => kind === 'function').length;

/** The module with instructions put before those of an exported function. */
function prefixed(bytes, name, instructions) {
  const wanted = exported(bytes, name) - importedFunctions(bytes);
  return changed(bytes, TYPES.code, (body) => {
    let [, at] = number(body, 0);
    for (let index = 0; index < wanted; index += 1) {
      const [size, start] = number(body, at);
      at = start + size;
    }
    const [size, start] = number(body, at);
    let [groups, first] = number(body, start);
    for (; groups; groups -= 1) first = number(body, first)[1] + 1;
    const code = [...body.subarray(start, first), ...instructions, ...body.subarray(first, start + size)];
    return [...body.subarray(0, at), ...written(code.length), ...code, ...body.subarray(start + size)];
  });
}

const CALL = 0x10;
const GET = 0x20;
const CONST = 0x41;
const FRAME_ARGUMENTS = 12;

/** What goes wrong, as instructions; each ends in a trap or an error of the engine. */
const FAULTS = {
  // A failed assertion, a bug: what a release makes of a panic.
  unreachable: () => [0x00],
  // Asks the allocator for memory at a third of a byte: Rust itself gives up.
  panic: (bytes) => [CONST, 1, CONST, 3, CALL, ...written(exported(bytes, '__wbindgen_malloc')), 0x1a],
  // Reads behind the end of the memory.
  bounds: () => [CONST, 0x7f, 0x28, 0, 0, 0x1a],
  // Calls itself with what it was called with.
  recursion: (bytes) => [
    ...Array.from({ length: FRAME_ARGUMENTS }, (_, at) => [GET, at]).flat(), CALL, ...written(exported(bytes, 'frame')), 0x00,
  ],
};

/** The module with a fault in `frame` for requests of more bytes than `most`. */
export function trapping(bytes, fault, most) {
  const instructions = FAULTS[fault](bytes);
  return prefixed(bytes, 'frame', [GET, 1, CONST, ...signed(most), 0x4b, 0x04, 0x40, ...instructions, 0x0b]);
}

/** The module with a memory that ends, that many pages of 64 KiB after its start. */
export function limited(bytes, pages) {
  return changed(bytes, TYPES.memory, (body) => {
    const [least] = number(body, 2);
    return [1, 1, ...written(least), ...written(least + pages)];
  });
}

/** The module with a name in it changed to another of the same length: an import or an export that the script does not know. */
export function renamed(bytes, from, to) {
  const copy = Buffer.from(bytes);
  const isImport = from.startsWith('_');
  const found = isImport ? Buffer.from(from) : Buffer.from([from.length, ...Buffer.from(from)]);
  const at = copy.indexOf(found);
  if (at < 0) throw Error(`no "${from}" in the wasm`);
  copy.write(to, isImport ? at : at + 1, 'latin1');
  return copy;
}
