// The snippets that the gallery of this build prints.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DIST } from './server.mjs';

/** The snippets of the gallery, which the command line prints, without their script and with pictures of this build. */
export async function snippets() {
  const page = await readFile(join(DIST, 'index.html'), 'utf8');
  const plain = (text) => ['<', '>', '"', "'", '&'].reduce((left, sign, at) => left.replaceAll(['&lt;', '&gt;', '&quot;', '&#39;', '&amp;'][at], sign), text);
  return [...page.matchAll(/<code[^>]*>([^]*?)<\/code>/g)]
    .map(([, code]) => plain(code))
    .filter((code) => /^<div class="migration-facts"/.test(code) && code.includes('<figure'))
    .map((code) => code.replace(/<script[^]*/, '').replace(/src="[^"]*\/pictures/, 'src="/pictures'));
}
