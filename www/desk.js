// What a page's makers ask for, and its readers do not: lists, descriptions, exports, what is wrong. Fetched when asked for.

import init, { begin, build, check, describe, options, own, recover, sheet } from 'migration-facts-desk-core';
import { STRICT, fields, textOf } from './calls.js';
import { makeLoader } from './core.js';
import { adopt } from './error.js';
import { toPNG, toSVG } from './export.js';
import { OWN, request, tagOf } from './options.js';
import { makeOwn } from './own.js';
import { startPreview } from './preview.js';

const GLUE = { init, begin, build, check, describe, options, own, recover, sheet };

/** The desk's core. */
const makeDesk = ({ call, names }, texts) => ({
  names,
  options: () => call(options),
  own: (asked, text, places) => call(own, asked, text, places),
  sheet: (id) => call(sheet, textOf({ options: [['sheet', id]], tag: 'en' }, texts)),
  describe: (request) => call(describe, fields(request.options), textOf(request, texts), request.strict * STRICT),
  check: (request, { font }) => call(check, fields(request.options), textOf(request, texts), font),
});

/** The desk of a build whose files are at the addresses that `locate(name)` says; it throws errors of that kind. */
export function open(locate, kind) {
  adopt(kind);
  const words = {};
  /** What makers of pages are told, by name; nothing for English, which the core has, and where it is not to be had. */
  const wordsOf = (tag) => (tag === 'en' ? null : (words[tag] ??= fetch(locate(`lang/${tag}.makers.json`)).then((response) => response.json()).catch(() => null)));
  const load = makeLoader(GLUE, 'migration_facts_desk_bg.wasm', locate, makeDesk);
  const data = makeOwn(load, locate);
  return {
    sheets: () => Promise.all(__SHEETS__.split(' ').map(async (id) => (await load({ sheet: id, tag: 'en' })).sheet(id))),
    options: async () => (await load({ tag: 'en' })).options(),
    describe: async (given) => {
      const [desk, own] = await Promise.all([load({ ...given, tag: tagOf(null, { ...given }) }), data.reading({ ...given }, null)]);
      return desk.describe(request({ dataset: {} }, { ...given, [OWN]: own }, desk.names));
    },
    own: data.own,
    preview: (given) => startPreview(load, wordsOf, given, data),
    toPNG,
    toSVG,
  };
}
