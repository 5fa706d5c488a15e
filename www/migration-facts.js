// The classic script of an embed: `<script async src="…/migration-facts.js"></script>`.

import { migrationFacts } from './api.js';

const { src } = document.currentScript;
const locate = (name) => new URL(`${name}?v=${__BUILD__}`, src).href;

migrationFacts(locate, () => import(locate('migration-facts-desk.js')));
