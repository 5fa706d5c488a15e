export default {
  title: 'Vega-Lite, three script tags',
  group: 'bar',
  packages: ['vega', 'vega-lite', 'vega-embed'],
  scripts: ['vega/build/vega.min.js', 'vega-lite/build/vega-lite.min.js', 'vega-embed/build/vega-embed.min.js'],
};
