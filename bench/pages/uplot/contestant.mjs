export default { title: 'uPlot, bundle and style sheet, tip by hand', group: 'bar', packages: ['uplot'], css: ['uplot/dist/uPlot.min.css'] };
