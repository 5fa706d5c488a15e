// The same as an ES module, and the npm entry. Without a DOM it can be imported, not drawn with.

import { migrationFacts } from './api.js';
import { filesAt } from './core.js';

export { MigrationFactsError } from './error.js';

/** `version`, `sheets`, `options`, `describe`, `scan`, `mount`. */
export const MigrationFacts = migrationFacts(filesAt(import.meta.url), () => import('./migration-facts-desk.js'));
