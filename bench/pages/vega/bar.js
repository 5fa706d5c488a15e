import { COLOR } from '../../common/charts.js';

export const rowsOf = (data) => data.labels.map((label, at) => ({ label, value: data.values[at] }));

export const frameOf = (data) => ({
  $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
  title: data.title,
  width: 640,
  height: 400,
  autosize: { type: 'fit', contains: 'padding' },
});

export const embed = (element, spec) => window.vegaEmbed(element, spec, { actions: false, renderer: 'canvas' });

export const createBar = (element, data) => embed(element, {
  ...frameOf(data),
  data: { name: 'rows', values: rowsOf(data) },
  mark: { type: 'bar', color: COLOR, tooltip: true },
  encoding: {
    x: { field: 'label', type: 'nominal', sort: null, title: data.xLabel, axis: { labelOverlap: true } },
    y: { field: 'value', type: 'quantitative', title: data.yLabel },
  },
});
