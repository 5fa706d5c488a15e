// The classic script of an embed: `<script async src="…/migration-facts.js"></script>`.

import { migrationFacts } from './api.js';

migrationFacts(document.currentScript.src);
