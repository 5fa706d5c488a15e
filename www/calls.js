// The language of the core: one text in, JSON out.

import { filesOf, pinned } from './core.js';
import { MigrationFactsError } from './error.js';

/** Bits of a call's flags: every unknown option is a fault, what to paint (the last: and no answer). */
export const STRICT = 1;
const PAINT = { all: 12, body: 4, overlay: 8, none: 0, way: 20 };

/** Fields of one group, parted by U+001F; control characters of the page become blanks. */
export const fields = (values) => values.flat().map((value) => `${value ?? ''}`.replace(/[\0-\x1f]/g, ' ')).join('\x1f');

/** Calls a function of a core. It throws faults as code, message, path and hint, parted by U+001F; whatever else comes out is a trap. */
export const makeCaller = ({ begin, recover }) => (act, ...args) => {
  // Takes no text. After a trap the glue changes instances in it: it puts texts into the old memory before.
  begin();
  try {
    return JSON.parse(act(...args));
  } catch (error) {
    const [code, message, path, hint] = `${error}`.split('\x1f');
    if (path != null) throw new MigrationFactsError({ code, message, path, hint });
    recover();
    throw new MigrationFactsError({ code: 'wasm-crashed', message: String(error) });
  }
};

/** The words of the language, and the sheet that options name, packed: as it was, where they pin it; or that of own data. */
export const textOf = ({ options, tag, own }, texts) => {
  const all = new Map(options);
  const [words, sheet] = filesOf(all.get('sheet'), tag);
  return [texts.get(words), own?.packed ?? texts.get(pinned(sheet, all.get('vintage'))) ?? texts.get(sheet)].join('\x1d');
};

/** The core for widgets; `names` are those of all options, `texts` has the sheets. */
export const makeCore = ({ call, frame, names }, texts) => ({
  names,

  /** What a request is answered from. */
  text: (request) => textOf(request, texts),

  /**
   * `request` says options, view, what a reader did, the size of the body, and what to paint; `from` has options and
   * view of an earlier picture, and how many hundredths of the way from it have gone.
   */
  frame(request, ...layers) {
    const { options: given, strict, view, input, width, height, scale, font, paint, from } = request;
    const way = from ? [from.options, from.view, [from.part]] : [];
    const asked = [given, view, Object.entries(input), ...way].map(fields).join('\x1e');
    return call(frame, asked, textOf(request, texts), width, height, scale, font, strict * STRICT + PAINT[paint], ...layers);
  },
});
