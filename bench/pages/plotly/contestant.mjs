export default { title: 'Plotly, basic build', group: 'bar', packages: ['plotly.js-basic-dist-min'], scripts: ['plotly.js-basic-dist-min/plotly-basic.min.js'] };
