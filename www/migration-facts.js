// The classic script of an embed: `<script async src="…/migration-facts.js"></script>`.

import { migrationFacts } from './api.js';
import { filesAt } from './core.js';

const at = filesAt(document.currentScript.src);

migrationFacts(at, () => import(at('migration-facts-desk.js')));
