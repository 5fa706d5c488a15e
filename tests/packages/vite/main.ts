import { MigrationFacts, type Options } from 'migration-facts';

const options: Options = { sheet: 'rcm-meetings', widget: 'card' };
const host = document.querySelector('#mounted');
if (host) {
  const { description } = await MigrationFacts.mount(host, options);
  document.title = description?.title ?? '';
}
