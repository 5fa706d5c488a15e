// What a page's makers ask for, and its readers do not: lists, descriptions, exports, what is wrong. Fetched when asked for.

import init, { begin, build, check, cite, describe, options, recover, sheet } from 'migration-facts-desk-core';
import { STRICT, fields, textOf } from './calls.js';
import { makeLoader } from './core.js';
import { adopt, refuse } from './error.js';
import { assertDrawn, toPNG, toSVG } from './export.js';
import { newsOf, openMenu } from './menu.js';
import { OWN, request, tagOf } from './options.js';
import { makeOwn } from './own.js';
import { startPreview } from './preview.js';

const GLUE = { init, begin, build, check, cite, describe, options, recover, sheet };

/** The forms of a citation. */
const FORMS = ['plain', 'html', 'apa'];

/** The desk's core. */
const makeDesk = ({ call, names }, texts) => ({
  names,
  options: () => call(options),
  sheet: (id) => call(sheet, textOf({ options: [['sheet', id]], tag: 'en' }, texts)),
  describe: (request) => call(describe, fields(request.options), textOf(request, texts), request.strict * STRICT),
  copies({ core, asked, frame }, fact = '') {
    const request = asked();
    // Own data have no vintage, whatever they are called.
    const given = { ...frame().options, ...(request.own && { vintage: '' }) };
    return call(cite, fields(Object.entries(given)), core.text(request), fact);
  },
  check: (request, { font }) => call(check, fields(request.options), textOf(request, texts), font),
});

/** The desk of a build whose files are at the addresses that `locate(name)` says; it throws errors of that kind. */
export function open(locate, kind) {
  adopt(kind);
  const words = {};
  const jsonOf = (name) => fetch(locate(name)).then((response) => response.json()).catch(() => null);
  /** What makers of pages are told, by name; nothing for English, which the core has, and where it is not to be had. */
  const wordsOf = (tag) => (tag === 'en' ? null : (words[tag] ??= Promise.all(['problems', 'makers'].map((kind) => jsonOf(`lang/${tag}.${kind}.json`)))
    .then(([problems, makers]) => makers && { ...problems, ...makers })));
  const load = makeLoader(GLUE, 'migration_facts_desk_bg.wasm', locate, makeDesk);
  const data = makeOwn(load, locate);
  const files = {};
  /** A file of this build, once; after a failure the next call tries again. */
  const fileOf = (name) => (files[name] ??= fetch(locate(name)).then((response) => (response.ok ? response.json() : Promise.reject(Error(`HTTP ${response.status}`)))).catch((error) => {
    delete files[name];
    throw error;
  }));
  const indexOf = () => fileOf('sheets/vintages.json');
  const menuWords = (tag) => fileOf(`lang/${tag}.makers.json`);
  /** What can be copied of a widget: of what a reader chose, else of what comes first. */
  const copiesOf = async (widget) => (await load({ tag: 'en' })).copies(widget, widget.frame().view[1] || widget.frame().targets[0]?.fact.split('.')[0]);
  let core;
  const desk = {
    /** What a mounted widget asks by name; once the core is there a citation needs no waiting, without it the rest goes on. */
    maker: async () => {
      core = await load({ tag: 'en' }).catch((error) => ({ copies() { throw error; } }));
      return (name, ...given) => desk[name](...given);
    },
    cite(widget, form) {
      assertDrawn(widget);
      if (!FORMS.includes(form)) refuse(`bad-option: “${form}”`, 'form', `Known: ${FORMS.join(' ')}`);
      return core.copies(widget)[form];
    },
    menu: (mount, button) => openMenu(mount, button, { copiesOf, wordsOf: menuWords, indexOf }),
    sheets: () => Promise.all(__SHEETS__.split(' ').map(async (id) => (await load({ sheet: id, tag: 'en' })).sheet(id))),
    options: async () => (await load({ tag: 'en' })).options(),
    describe: async (given) => {
      const [desk, own] = await Promise.all([load({ ...given, tag: tagOf(null, { ...given }) }), data.reading({ ...given }, null)]);
      return desk.describe(request({ dataset: {} }, { ...given, [OWN]: own }, desk.names));
    },
    own: (mount, all) => data.own(all, mount),
    preview: (given) => startPreview(load, wordsOf, given, data, async (frame, tag) => newsOf(frame, await indexOf(), await menuWords(tag), tag)),
    toPNG,
    toSVG,
  };
  return desk;
}
