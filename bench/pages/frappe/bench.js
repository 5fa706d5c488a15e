import { dataOf, optionsOf } from './bar.js';

export default {
  prep: (kind, data) => (kind === 'bar' ? data : { ...data, labels: Array.from(data.x, String), values: Array.from(data.y) }),
  // An update at once passes over the timer of the first drawing.
  create(element, kind, data) {
    element.style.width = '640px';
    const chart = new window.frappe.Chart(element, optionsOf(data, kind));
    chart.update(dataOf(data));
    return chart;
  },
  update: (chart, kind, data) => chart.update(dataOf(data)),
  destroy: (chart) => chart.destroy(),
};
