// The classic script of an embed: `<script async src="…/migration-facts.js"></script>`.

import { migrationFacts } from './api.js';

// As a module it is not the `currentScript`; pasted into a page it has no address, and the error will say what is missing there.
const { src } = document.currentScript ?? document.querySelector('script[src*=migration-facts]') ?? '';
migrationFacts(/^http/.test(src) ? src : document.baseURI);
