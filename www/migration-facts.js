// The classic script of an embed: `<script async src="…/migration-facts.js"></script>`.

import { migrationFacts } from './api.js';

// As a module it is not the `currentScript`; pasted into a page it has no address, and the error will say what is missing there.
const { src } = document.currentScript ?? document.querySelector('script[src*=migration-facts]') ?? '';
const locate = (name) => new URL(`${name}?v=${__BUILD__}`, /^http/.test(src) ? src : document.baseURI).href;

migrationFacts(locate, () => import(locate('migration-facts-desk.js')));
