// Own data for host pages: a table as a newsroom has it, and servers that do with it what servers do.

import { SCRIPT, events, host, open, state } from './browser.mjs';

/** Rows of a table: country, year, people. */
export const ROWS = [['Germany', 2015, 10220418], ['Germany', 2020, 15762457], ['Turkey', 2015, 4346197], ['Turkey', 2020, 6052652], ['Poland', 2015, 611855], ['Poland', 2020, 817254]];

/** The table as text, with one of its numbers changed. */
export const csv = (last = 817254) => [['Country', 'Year', 'Migrants'], ...ROWS.slice(0, -1), ['Poland', 2020, last]].map((row) => row.join()).join('\n');

/** What a table needs to be said of it. */
export const SAID = 'data-source="Office of tests" data-population="migrants" data-measure="stock"';

/** A host with own data. */
export const own = (src, more = '', fallback = '<p>The fallback.</p>') => host(`data-src="${src}" ${SAID} ${more}`, fallback);

/** Opens a page with one such host; `answer` is what is at `/table.csv`. */
export const show = (t, answer, { more = '', body = own('table.csv', more) + SCRIPT, ...options } = {}) =>
  open(t, { body, types: { '/table.csv': 'text/csv' }, ...options, pages: { '/table.csv': answer, ...options.pages } });

/** The detail of the one error that a page gets; its fallback shows. */
export async function refusal(page, selector = '.migration-facts') {
  await state(page, selector, 'error');
  const [detail, ...more] = await events(page, 'error');
  if (more.length) throw Error(`${more.length} more errors: ${JSON.stringify(more)}`);
  if (!await page.getByText('The fallback.').first().isVisible()) throw Error('the fallback does not show');
  return detail;
}

/** An answer of a server with status, headers and body. */
export const answering = (status, headers, body) => (request, response) => response.writeHead(status, headers).end(body);

/** The first column and the last of what a host shows. */
export const shown = (page, selector = '.migration-facts') => page.locator(`${selector} >> table`).evaluate((table) =>
  [...table.tBodies[0].rows].map(({ cells }) => [...cells].map(({ textContent }) => textContent).join(' | ')));
