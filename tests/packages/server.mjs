// A page made on a server: imports the package where there is no document, and prints what it gets.

import { MigrationFacts, MigrationFactsError } from 'migration-facts';

/** What an error says; what is none of ours is thrown on. */
function said(error) {
  if (!(error instanceof MigrationFactsError)) throw error;
  const { name, code, message, hint } = error;
  return { name, code, message, hint };
}

const caught = (act) => {
  try {
    return act();
  } catch (error) {
    return said(error);
  }
};

const asked = { sheet: 'undesa-2020', widget: 'totals' };
console.log(JSON.stringify({
  version: MigrationFacts.version,
  globals: Object.keys(globalThis).filter((name) => /migration/i.test(name)),
  scan: caught(() => MigrationFacts.scan()),
  mount: await MigrationFacts.mount({}, asked).catch(said),
  sheets: await MigrationFacts.sheets().then((sheets) => sheets.map(({ id }) => id), said),
  options: await MigrationFacts.options().then((options) => options.length, said),
  description: await MigrationFacts.describe(asked).catch(said),
  unknown: await MigrationFacts.describe({ sheet: 'nothing' }).catch(said),
}));
