// The classic script of an embed: `<script async src="…/migration-facts.js"></script>`.

import { migrationFacts } from './api.js';

// As a module it has no `currentScript`, pasted into the page no address: then the page's, where the error says what is missing.
const { src } = document.currentScript ?? document.querySelector('[src*=migration-facts]') ?? '';
const locate = (name) => new URL(`${name}?v=${__BUILD__}`, /^http/.test(src) ? src : document.baseURI).href;

migrationFacts(locate, () => import(locate('migration-facts-desk.js')));
