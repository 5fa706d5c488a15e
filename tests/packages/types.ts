// What TypeScript takes and refuses. Compiled in its strictest mode, never run.

import { MigrationFacts, MigrationFactsError } from 'migration-facts';
import type { Description, ErrorCode, OptionEntry, Options, SelectDetail, Sheet, Widget, WidgetName } from 'migration-facts';

/** Fails to compile unless both are the same type. */
type Same<One, Other> = (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;
const same = <One, Other>(_: Same<One, Other>): void => undefined;

const host = document.createElement('migration-facts');
same<typeof host, HTMLElement>(true);

export async function calls(headline: string | undefined): Promise<void> {
  same<typeof MigrationFacts.version, string>(true);
  // @ts-expect-error: nobody sets it
  MigrationFacts.version = '2';

  const sheets: Sheet[] = await MigrationFacts.sheets();
  const options: OptionEntry[] = await MigrationFacts.options();
  const description: Description = await MigrationFacts.describe({ sheet: 'iom', facts: ['a', 'b'] as const });
  same<typeof description.source.url, string | null>(true);
  console.log(sheets[0]?.facts[0]?.label, options[0]?.values.length, description.rows[0]?.[0]);

  MigrationFacts.scan();
  MigrationFacts.scan(host.attachShadow({ mode: 'open' }));
  // @ts-expect-error: an element, not its selector
  await MigrationFacts.mount('#figures');
  // @ts-expect-error: nothing to mount in
  await MigrationFacts.mount(document.querySelector('div'), {});

  const widget = await MigrationFacts.mount(host, { sheet: 'undesa-2020', title: headline, year: 2020, sort: 'name' });
  same<typeof widget, Widget>(true);
  await widget.update({ highlight: undefined, top: '3' });
  await widget.select('asia');
  await widget.select(null);
  // @ts-expect-error: nothing is `null`
  await widget.select(undefined);
  // @ts-expect-error: the host may be out of the page
  console.log(widget.description.title);
  console.log(widget.description?.title, widget.options?.['year']);

  same<ReturnType<typeof widget.toSVG>, string>(true);
  same<Awaited<ReturnType<typeof widget.toPNG>>, Blob>(true);
  await widget.toPNG();
  await widget.toPNG({ scale: 2 });
  // @ts-expect-error: a number
  await widget.toPNG({ scale: '2' });
  widget.destroy();
}

export function options(): Options[] {
  const good: Options[] = [{}, { widget: 'trend' }, { facts: 'asia europe' }, { theme: 'auto', motion: 'none', layout: 'map' }];
  // @ts-expect-error: no such widget
  good.push({ widget: 'pie' });
  // @ts-expect-error: a misspelt option
  good.push({ titel: 'x' });
  // @ts-expect-error: in JavaScript, camelCase names only
  good.push({ 'data-title': 'x' });
  // @ts-expect-error: nothing is not given by leaving it out
  good.push({ title: null });
  // @ts-expect-error: a number or its text
  good.push({ height: true });
  return good;
}

export function errors(error: unknown): string {
  if (!(error instanceof MigrationFactsError)) return '';
  same<typeof error.code, ErrorCode>(true);
  // @ts-expect-error: no such code
  if (error.code === 'oops') return '';
  const own: Error = new MigrationFactsError({ code: 'no-canvas', message: 'm' });
  // @ts-expect-error: a fault has a code
  new MigrationFactsError({ message: 'm' });
  return own.message + error.path + error.hint;
}

export function events(): void {
  host.addEventListener('migration-facts:select', ({ detail }) => same<typeof detail, SelectDetail>(true));
  document.addEventListener('migration-facts:ready', ({ detail }) => same<typeof detail.widget, WidgetName>(true));
  window.addEventListener('migration-facts:error', ({ detail }) => same<typeof detail.code, ErrorCode>(true));
  // @ts-expect-error: a plain event has no detail
  host.addEventListener('migration-facts:gone', ({ detail }) => detail);
  same<typeof window.MigrationFacts, typeof MigrationFacts>(true);
}
