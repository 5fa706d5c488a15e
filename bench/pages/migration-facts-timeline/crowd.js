import { PICTURE } from '../../common/own.js';
import { init } from '../_libraries/own.js';

export default {
  init,
  prep: (fetched) => (__PACKED__ ? fetched('incidents.bin', 'text') : fetched('incidents.json', 'json')),
  create: (element, data) => window.MigrationFacts.mount(element, { ...PICTURE.events, title: 'Incidents', data }),
};
