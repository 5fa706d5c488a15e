// The language of the core: one text in, JSON out.

import { MigrationFactsError } from './error.js';

/** Bits of a call's flags: every unknown option is a fault, the page behind is dark, what to paint (`way`: and no answer). */
const STRICT = 1;
const DARK = 2;
const PAINT = { all: 12, overlay: 8, none: 0, way: 20 };

/** Fields of one group, parted by U+001F; control characters of the page become blanks. */
const fields = (values) => values.flat().map((value) => `${value ?? ''}`.replace(/[\0-\x1f]/g, ' ')).join('\x1f');

/** The core's functions, for objects; `texts` has the sheets, packed, by name. `names` are those of all options. */
export function makeCore({ describe, frame, options, recover, sheet }, texts) {
  /** The core throws faults as code, message, path and hint, parted by U+001F; whatever else comes out of a call is a trap. */
  function call(act, ...args) {
    try {
      return JSON.parse(act(...args));
    } catch (error) {
      const [code, message, path, hint] = `${error}`.split('\x1f');
      if (path != null) throw new MigrationFactsError({ code, message, path, hint });
      recover();
      // The glue puts texts into the old memory before it changes instances: a call without any goes first.
      options();
      throw new MigrationFactsError({ code: 'wasm-crashed', message: String(error) });
    }
  }

  const textOf = (id) => texts.get(id) ?? '';
  const sheetOf = (given) => textOf(new Map(given).get('sheet'));

  const core = {
    options: () => call(options),

    sheet: (id) => call(sheet, textOf(id)),

    describe: ({ options: given, strict }) => call(describe, fields(given), sheetOf(given), strict * STRICT),

    /**
     * `request` says options, view, what a reader did, the size of the body, and what to paint; `from` has options and
     * view of an earlier picture, and how many hundredths of the way from it have gone.
     */
    frame({ options: given, strict, view, input, width, height, scale, dark, font, paint, from }, ...layers) {
      const way = from ? [from.options, from.view, [from.part]] : [];
      const asked = [given, view, Object.entries(input), ...way].map(fields).join('\x1e');
      return call(frame, asked, sheetOf(given), width, height, scale, font, strict * STRICT + dark * DARK + PAINT[paint], ...layers);
    },
  };
  core.names = core.options().map(({ name }) => name);
  return core;
}
