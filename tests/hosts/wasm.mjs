// The core's wasm as it might come: of another build, with a memory that ends, with traps for certain calls.

const TYPES = { types: 1, imports: 2, functions: 3, memory: 5, exports: 7, code: 10 };
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

/** The exported functions of a module by their index: how many parameters and results each has. Names say nothing: a release has letters. */
function exported(bytes) {
  const list = (type, read) => {
    const body = bodyOf(bytes, type);
    let at = 0;
    const next = () => {
      const [value, end] = number(body, at);
      at = end;
      return value;
    };
    const skip = (count) => { at += count; };
    return Array.from({ length: next() }, () => read(next, skip));
  };
  const arities = list(TYPES.types, (next, skip) => {
    skip(1);
    return [0, 1].map(() => {
      const length = next();
      skip(length);
      return length;
    });
  });
  const types = list(TYPES.functions, (next) => next());
  const found = list(TYPES.exports, (next, skip) => {
    skip(next());
    return { kind: next(), index: next() };
  });
  const imported = importedFunctions(bytes);
  // What is imported and exported again is nothing that is called.
  return found.filter(({ kind }) => kind === FUNCTION).map(({ index }) => ({ index, arity: arities[types[index - imported]]?.join() }));
}

/** The index of the one exported function with so many parameters and results. */
function indexOf(bytes, arity) {
  const found = exported(bytes).filter((each) => each.arity === arity);
  if (found.length !== 1) throw Error(`the wasm exports ${found.length} functions with ${arity}`);
  return found[0].index;
}

const importedFunctions = (bytes) => WebAssembly.Module.imports(new WebAssembly.Module(bytes)).filter(({ kind }) => kind === 'function').length;

/** The module with instructions put before those of a function. */
function prefixed(bytes, index, instructions) {
  const wanted = index - importedFunctions(bytes);
  return changed(bytes, TYPES.code, (body) => {
    let [, at] = number(body, 0);
    for (let passed = 0; passed < wanted; passed += 1) {
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
const FRAME = `${FRAME_ARGUMENTS},4`;
const ALLOCATE = '2,1';

/** What goes wrong, as instructions; each ends in a trap or an error of the engine. */
const FAULTS = {
  // A failed assertion, a bug: what a release makes of a panic.
  unreachable: () => [0x00],
  // Asks the allocator for memory at a third of a byte: Rust itself gives up.
  panic: (bytes) => [CONST, 1, CONST, 3, CALL, ...written(indexOf(bytes, ALLOCATE)), 0x1a],
  // Reads behind the end of the memory.
  bounds: () => [CONST, 0x7f, 0x28, 0, 0, 0x1a],
  // Calls itself with what it was called with.
  recursion: (bytes) => [
    ...Array.from({ length: FRAME_ARGUMENTS }, (_, at) => [GET, at]).flat(), CALL, ...written(indexOf(bytes, FRAME)), 0x00,
  ],
};

/** The module with a fault in what draws for requests of more bytes than `most`. */
export function trapping(bytes, fault, most) {
  const instructions = FAULTS[fault](bytes);
  return prefixed(bytes, indexOf(bytes, FRAME), [GET, 1, CONST, ...signed(most), 0x4b, 0x04, 0x40, ...instructions, 0x0b]);
}

/** The module with a memory that ends, that many pages of 64 KiB after its start. */
export function limited(bytes, pages) {
  return changed(bytes, TYPES.memory, (body) => {
    const [least] = number(body, 2);
    return [1, 1, ...written(least), ...written(least + pages)];
  });
}

/** The module with a text in it changed to another of the same length. */
export function replaced(bytes, from, to) {
  const copy = Buffer.from(bytes);
  const at = copy.indexOf(from);
  if (at < 0) throw Error(`no "${from}" in the wasm`);
  copy.write(to, at, 'latin1');
  return copy;
}

/** The module with the first of its exports, or imports, under a name that the script does not know. */
export function renamed(bytes, type) {
  return changed(bytes, TYPES[type], (body) => {
    const copy = Buffer.from(body);
    const [, at] = number(copy, 0);
    const [length, start] = number(copy, at);
    // An import begins with the name of its module.
    const [own, first] = type === 'imports' ? number(copy, start + length) : [length, start];
    copy.write('~'.repeat(own), first, 'latin1');
    return copy;
  });
}
