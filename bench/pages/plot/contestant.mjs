export default { title: 'Observable Plot, two script tags', group: 'bar', packages: ['@observablehq/plot', 'd3'], scripts: ['d3/dist/d3.min.js', '@observablehq/plot/dist/plot.umd.min.js'] };
