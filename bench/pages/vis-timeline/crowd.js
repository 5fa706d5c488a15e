import { createBar } from './bar.js';

/** The library places dates only. */
const dated = ({ period }) => period.stated;

function eventOf({ label, period }) {
  const [y, m, d] = period.stated.split('-').map(Number);
  return { y, m, d, head: label, text: label };
}

export default {
  prep: async (fetched) => (await fetched('incidents.json', 'json')).facts.filter(dated).map(eventOf),
  create: createBar,
};
