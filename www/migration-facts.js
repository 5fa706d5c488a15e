// The classic script of an embed: `<script async src="…/migration-facts.js"></script>`.

import { migrationFacts } from './api.js';

const { src } = document.currentScript;

migrationFacts((name) => new URL(`${name}?v=${__WASM_HASH__}`, src).href);
