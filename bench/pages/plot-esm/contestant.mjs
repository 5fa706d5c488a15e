export default { title: 'Observable Plot, bundle', group: 'bar', packages: ['@observablehq/plot'] };
