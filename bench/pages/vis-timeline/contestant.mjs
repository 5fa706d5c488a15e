export default {
  title: 'vis-timeline, script tag',
  group: 'timeline',
  packages: ['vis-timeline'],
  css: ['vis-timeline/styles/vis-timeline-graph2d.min.css'],
  scripts: ['vis-timeline/standalone/umd/vis-timeline-graph2d.min.js'],
};
