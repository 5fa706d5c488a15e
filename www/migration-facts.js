// The classic script of an embed: `<script async src="…/migration-facts.js"></script>`.

import { migrationFacts } from './api.js';

// As a module it has no `currentScript`, pasted into the page no address: then the page's, where the error says what is missing.
const { src } = document.currentScript ?? document.querySelector('[src*=migration-facts]') ?? '';
migrationFacts(/^http/.test(src) ? src : document.baseURI);
