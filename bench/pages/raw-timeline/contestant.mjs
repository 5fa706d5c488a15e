export default { title: 'Canvas by hand, timeline (baseline)', group: 'timeline', packages: [] };
