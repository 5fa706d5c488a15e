// The one kind of error that leaves this script.

/** An error with a code that a page may act on, the place of the fault and what would be right. */
export let MigrationFactsError = class extends Error {
  constructor({ code, message, path = '', hint = '' }) {
    super(message);
    Object.assign(this, { name: 'MigrationFactsError', code, path, hint });
  }
};

/** Of two scripts that are one product, the second throws the kind of the first. */
export function adopt(kind) {
  MigrationFactsError = kind;
}

/** Throws what a page got wrong: `path` names it. */
export function refuse(message, path, hint, code = 'bad-option') {
  throw new MigrationFactsError({ code, message, path, hint });
}
